"""Backups of the database: the page that lists them, and the screen for a damaged database."""
