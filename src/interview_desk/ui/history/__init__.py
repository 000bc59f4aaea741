"""The page that reads out what was done, and walks back to it."""
