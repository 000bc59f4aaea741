"""Settings: the config, changed on the screen."""
