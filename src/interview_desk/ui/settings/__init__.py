"""Settings page for editing the config."""
