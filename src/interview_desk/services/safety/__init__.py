"""Backups, checks, and permanent deletion."""
