"""Practice: stories, closing statements, prep sheets, exit cards."""
