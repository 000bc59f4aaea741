"""Settings, keys, and templates of the config."""
