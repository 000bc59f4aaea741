"""Core: what every screen is built on."""
