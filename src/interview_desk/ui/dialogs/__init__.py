"""Small dialogs over a pane: a question, a menu, the keys. Escape closes each one and loses nothing."""
