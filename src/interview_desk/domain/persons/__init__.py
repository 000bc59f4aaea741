"""Names of people: their parts, and how a person is addressed."""
