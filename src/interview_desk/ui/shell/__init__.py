"""The app itself."""
