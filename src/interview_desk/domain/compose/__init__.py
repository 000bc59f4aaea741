"""Drafting of notes from facts, and review of drafts for issues."""
