"""Grammar and spelling checks in a separate process, which may hang, crash, or be missing without harm."""
