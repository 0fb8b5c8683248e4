"""What others can read: each module writes one form of what the gloss files say."""
