-- What an employer offers, what the user looks for in a job, and the views of board and queue that they keep.
ALTER TABLE application ADD COLUMN offer TEXT;
ALTER TABLE me ADD COLUMN criteria TEXT NOT NULL DEFAULT '[]';
ALTER TABLE me ADD COLUMN views TEXT NOT NULL DEFAULT '[]';
