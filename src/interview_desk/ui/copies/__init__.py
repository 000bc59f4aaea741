"""The copies of the search: a page over a pane, and what a damaged file opens with."""
