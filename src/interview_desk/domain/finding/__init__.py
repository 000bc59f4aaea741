"""Words by which the search finds a text: one folding for stored text, for queries, and for highlights."""
