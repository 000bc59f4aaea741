"""Insights into the job search as a whole."""
