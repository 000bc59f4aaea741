"""Insights: the search as a whole."""
