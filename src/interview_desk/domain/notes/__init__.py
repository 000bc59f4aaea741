"""Notes: drafting, reviewing, sending."""
