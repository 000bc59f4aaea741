"""interview-desk: a terminal app for everything that follows a job interview."""

__version__ = "0.2.0"
