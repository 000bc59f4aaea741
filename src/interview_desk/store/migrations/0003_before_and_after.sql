-- What is prepared before an interview and learned after it: the checklist, the stories to have ready, questions of one's
-- own, the answer "they have my contact details", the hardest question, the lesson of an application that closed.
ALTER TABLE application ADD COLUMN lesson TEXT NOT NULL DEFAULT '';
ALTER TABLE interview ADD COLUMN checked TEXT NOT NULL DEFAULT '[]';
ALTER TABLE interview ADD COLUMN stories TEXT NOT NULL DEFAULT '[]';
ALTER TABLE exit_card ADD COLUMN they_have_mine TEXT NOT NULL DEFAULT 'null';
ALTER TABLE exit_card ADD COLUMN promise TEXT NOT NULL DEFAULT 'null';
ALTER TABLE debrief ADD COLUMN hardest TEXT NOT NULL DEFAULT '';

CREATE TABLE own_question (
    id TEXT PRIMARY KEY NOT NULL,
    text TEXT NOT NULL,
    application TEXT REFERENCES application (id),
    rank INTEGER NOT NULL,
    asked_in TEXT NOT NULL,
    answer TEXT NOT NULL
);
CREATE INDEX ix_own_question_application ON own_question (application);
