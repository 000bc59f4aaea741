-- What the user treats themself to for a week full of effort.
ALTER TABLE me ADD COLUMN rewards TEXT NOT NULL DEFAULT '[]';
