-- The meeting in a calendar that an interview came from, as JSON: by its UID a later version is known, and moves or cancels the interview.
ALTER TABLE interview ADD COLUMN invitation TEXT;
