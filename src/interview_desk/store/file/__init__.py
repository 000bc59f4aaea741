"""The database file: opening, recognizing, and protecting it."""
