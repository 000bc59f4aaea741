-- What the composer keeps: the words that the user added to the dictionary; and the way to a note's earlier texts in the history.
ALTER TABLE me ADD COLUMN words TEXT NOT NULL DEFAULT '[]';

CREATE INDEX ix_change_row_of ON change_row (of_table, of_key);
