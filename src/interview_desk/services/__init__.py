"""Services: one function per operation, each change one transaction."""
