"""Use cases: one module for each thing done at the desk, and one place that wires everything together.

A use case is a function over an open `Desk`. If it changes something, that is one transaction and one
history entry.
"""
