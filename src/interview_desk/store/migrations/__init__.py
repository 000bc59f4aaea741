"""Numbered steps of the schema, applied in order and never edited once released."""
