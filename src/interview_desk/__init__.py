"""interview-desk: a terminal desk for what happens after the interview."""

__version__ = "0.1.0"
