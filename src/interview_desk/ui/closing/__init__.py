"""The closing statement and its rehearsal."""
