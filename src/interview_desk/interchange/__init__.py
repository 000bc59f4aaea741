"""In and out: the search as files that other programs can read."""
