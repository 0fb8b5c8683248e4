"""A lesson from a gloss file: what students are asked, on paper, on a wall and in an LMS."""
