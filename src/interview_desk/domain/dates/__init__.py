"""Dates: working days, and days in words."""
