"""Domain rules: the entities, the items that are due and why, and how notes are drafted and reviewed.

Standard library only. No clock, no files, no SQL, no screen: the time is passed as an argument.
"""
