"""An annotated article on paper: a page of its own, and a PDF by the user's own browser."""
