-- The words of the indexes are folded and divided by the program (`domain.finding`), for the index and the query alike: SQLite's own folding knows
-- Latin accents only, divides Indic words at their vowels, and cannot find a word inside a text without spaces. What is left to SQLite is ASCII.
-- The indexes are filled again after the last step of an update.
DROP TABLE called;
DROP TABLE told;
CREATE VIRTUAL TABLE called USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4 5 6 7 8', tokenize = "ascii tokenchars '+#'"
);
CREATE VIRTUAL TABLE told USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4 5 6 7 8', tokenize = "ascii tokenchars '+#'"
);
