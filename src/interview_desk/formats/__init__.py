"""Formats of files: JSON, CSV, iCalendar, vCard, Markdown, mail."""
