"""The prep sheet of an interview."""
