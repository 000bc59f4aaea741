"""From facts to a draft, and from a draft to findings."""
