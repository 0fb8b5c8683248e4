"""What export and import must agree on: how other formats say what a gloss file says."""
