"""Pages that open over a pane."""
