"""A table that comes in: the page that says what its columns mean."""
