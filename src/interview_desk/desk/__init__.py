"""The uses: one module for each thing that is done at the desk, and the one place where everything is wired.

A use is a function over an open `Desk`; each that changes something is one transaction and one entry of the history.
"""
