"""What somebody has → an article in Markdown whose words are theirs, and what is known about it."""
