-- The instant at which the user said that an interview did not take place.
ALTER TABLE interview ADD COLUMN missed_at TEXT;
