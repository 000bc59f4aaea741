"""Prep."""
