"""The today pane."""
