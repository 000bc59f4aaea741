"""Import and export: data as files that other programs can read."""
