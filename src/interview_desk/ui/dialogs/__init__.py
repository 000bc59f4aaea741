"""The small boxes over a pane: one question, a menu, the keys. Escape closes each and loses nothing."""
