-- Remarks of a debrief that are for the user alone, as JSON: no note may say them.
ALTER TABLE debrief ADD COLUMN private TEXT NOT NULL DEFAULT '[]';
