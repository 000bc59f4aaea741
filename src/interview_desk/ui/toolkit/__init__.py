"""Toolkit: widgets and drawing, without knowledge of the app."""
