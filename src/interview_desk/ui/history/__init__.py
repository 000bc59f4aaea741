"""History of changes: the page that lists it, and undoes or redoes back to any change."""
