-- Search over everything: the words of every row in two indexes, one of what things are called and one of what is told of them. They hold no
-- text of their own (contentless): what is found is read from its own table. `findable` gives each row the number that the indexes know.
-- No triggers: SQLite does not let them write to an index while what the file itself asks for is not trusted. `store.index` keeps them.
CREATE TABLE findable (
    n INTEGER PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL
);
CREATE UNIQUE INDEX ix_findable ON findable (kind, id);
CREATE VIRTUAL TABLE called USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4 5 6 7 8', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE told USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4 5 6 7 8', tokenize = 'unicode61 remove_diacritics 2'
);
