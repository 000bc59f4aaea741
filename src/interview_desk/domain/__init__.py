"""The rules: what things are, what is due and why, how a note is drafted and reviewed.

Standard library only. No clock, no files, no SQL, no screen: the moment is an argument.
"""
