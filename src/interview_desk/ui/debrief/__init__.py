"""The debrief pane."""
