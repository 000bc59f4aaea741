"""Exit card."""
