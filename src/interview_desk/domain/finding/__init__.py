"""Words by which the search finds a text: one folding for what is stored, what is typed, and what is highlighted."""
