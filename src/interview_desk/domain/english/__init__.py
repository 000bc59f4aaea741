"""Short English texts as people type them: their grammatical form, and how they are said to a person."""
