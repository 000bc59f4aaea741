"""Closing statement and its practice runs."""
