"""Flows: dialogs in sequence that end in a change."""
