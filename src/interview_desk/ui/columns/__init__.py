"""Table import: the page for the meaning of its columns."""
