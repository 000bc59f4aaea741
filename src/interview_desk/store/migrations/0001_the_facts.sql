-- Days are local days (YYYY-MM-DD), instants ISO 8601 with their offset; lists that are always read and written whole
-- (the points of a debrief, tags, rehearsals) are JSON in the shapes of the JSON document.

CREATE TABLE me (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    links TEXT NOT NULL
);

CREATE TABLE company (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    formality TEXT NOT NULL,
    sector TEXT NOT NULL,
    website TEXT NOT NULL,
    postal_address TEXT NOT NULL,
    remarks TEXT NOT NULL
);

CREATE TABLE contact (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    company TEXT REFERENCES company (id),
    title TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    postal_address TEXT NOT NULL,
    prefers TEXT NOT NULL,
    may_follow_up BOOLEAN,
    remarks TEXT NOT NULL
);
CREATE INDEX ix_contact_company ON contact (company);

CREATE TABLE application (
    id TEXT PRIMARY KEY NOT NULL,
    company TEXT NOT NULL REFERENCES company (id),
    role TEXT NOT NULL,
    level TEXT NOT NULL,
    url TEXT NOT NULL,
    source TEXT NOT NULL,
    location TEXT NOT NULL,
    salary TEXT NOT NULL,
    lead_contact TEXT REFERENCES contact (id),
    outcome TEXT,
    dormant_since TEXT,
    offer_answer_by TEXT,
    who_was_hired TEXT NOT NULL,
    remarks TEXT NOT NULL
);
CREATE INDEX ix_application_company ON application (company);

CREATE TABLE stage_entry (
    application TEXT NOT NULL REFERENCES application (id),
    seq INTEGER NOT NULL,
    stage TEXT NOT NULL,
    reached_on TEXT NOT NULL,
    PRIMARY KEY (application, seq)
);

CREATE TABLE interview (
    id TEXT PRIMARY KEY NOT NULL,
    application TEXT NOT NULL REFERENCES application (id),
    starts_at TEXT NOT NULL,
    round INTEGER NOT NULL,
    method TEXT NOT NULL,
    style TEXT NOT NULL,
    timezone TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    place TEXT NOT NULL,
    goals TEXT NOT NULL,
    status TEXT NOT NULL,
    ready_at TEXT
);
CREATE INDEX ix_interview_application ON interview (application);

CREATE TABLE interviewer (
    interview TEXT NOT NULL REFERENCES interview (id),
    seq INTEGER NOT NULL,
    contact TEXT NOT NULL REFERENCES contact (id),
    PRIMARY KEY (interview, seq)
);

CREATE TABLE exit_card (
    interview TEXT PRIMARY KEY NOT NULL REFERENCES interview (id),
    answered_at TEXT,
    thanked TEXT NOT NULL,
    wants_the_job TEXT NOT NULL,
    next_step TEXT NOT NULL,
    by_when TEXT NOT NULL,
    may_follow_up TEXT NOT NULL,
    channel TEXT NOT NULL,
    anything_else TEXT NOT NULL,
    contacts_collected TEXT NOT NULL
);

CREATE TABLE debrief (
    interview TEXT PRIMARY KEY NOT NULL REFERENCES interview (id),
    started_at TEXT NOT NULL,
    completed_at TEXT,
    learned TEXT NOT NULL,
    hooks TEXT NOT NULL,
    unsaid TEXT NOT NULL,
    best_moment TEXT NOT NULL,
    fix_next_time TEXT NOT NULL,
    rating INTEGER,
    fit INTEGER,
    still_interested TEXT,
    questions TEXT NOT NULL,
    concerns TEXT NOT NULL,
    salary_said TEXT NOT NULL,
    study_next TEXT NOT NULL,
    speaks_for TEXT NOT NULL,
    speaks_against TEXT NOT NULL,
    next_step TEXT NOT NULL,
    take_it_today TEXT NOT NULL,
    section INTEGER NOT NULL
);

CREATE TABLE promise (
    id TEXT PRIMARY KEY NOT NULL,
    application TEXT NOT NULL REFERENCES application (id),
    promised_by TEXT NOT NULL,
    made_on TEXT NOT NULL,
    interview TEXT REFERENCES interview (id),
    what TEXT NOT NULL,
    words TEXT NOT NULL,
    starts_on TEXT,
    due_on TEXT,
    kept_on TEXT,
    dropped_on TEXT
);
CREATE INDEX ix_promise_application ON promise (application);

CREATE TABLE note (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    application TEXT NOT NULL REFERENCES application (id),
    changed_at TEXT NOT NULL,
    interview TEXT REFERENCES interview (id),
    contact TEXT REFERENCES contact (id),
    channel TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX ix_note_application ON note (application);

CREATE TABLE touch (
    id TEXT PRIMARY KEY NOT NULL,
    application TEXT NOT NULL REFERENCES application (id),
    at TEXT NOT NULL,
    contact TEXT REFERENCES contact (id),
    interview TEXT REFERENCES interview (id),
    note TEXT REFERENCES note (id),
    direction TEXT NOT NULL,
    channel TEXT NOT NULL,
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    summary TEXT NOT NULL
);
CREATE INDEX ix_touch_application ON touch (application);

CREATE TABLE story (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    situation TEXT NOT NULL,
    task TEXT NOT NULL,
    action TEXT NOT NULL,
    result TEXT NOT NULL,
    reflection TEXT NOT NULL,
    tags TEXT NOT NULL
);

CREATE TABLE closing_statement (
    id TEXT PRIMARY KEY NOT NULL,
    application TEXT REFERENCES application (id),
    points TEXT NOT NULL,
    text TEXT NOT NULL,
    rehearsals TEXT NOT NULL
);

CREATE TABLE snooze (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    made_at TEXT NOT NULL,
    until TEXT NOT NULL,
    application TEXT REFERENCES application (id),
    interview TEXT REFERENCES interview (id),
    contact TEXT REFERENCES contact (id),
    promise TEXT REFERENCES promise (id)
);
CREATE INDEX ix_snooze_application ON snooze (application);

CREATE TABLE skip (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    application TEXT REFERENCES application (id),
    interview TEXT REFERENCES interview (id),
    contact TEXT REFERENCES contact (id),
    promise TEXT REFERENCES promise (id),
    reason TEXT NOT NULL
);
CREATE INDEX ix_skip_application ON skip (application);

-- What undo and redo walk: one change for each thing the user did, with the rows before and after it.
CREATE TABLE change (
    id INTEGER PRIMARY KEY NOT NULL,
    made_at TEXT NOT NULL,
    label TEXT NOT NULL,
    topic TEXT NOT NULL,
    state TEXT NOT NULL
);

CREATE TABLE change_row (
    change INTEGER NOT NULL REFERENCES change (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    of_table TEXT NOT NULL,
    of_key TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (change, seq)
);

-- Text that was typed and not yet saved anywhere else, so that a crash does not take it.
CREATE TABLE scratch (
    place TEXT PRIMARY KEY NOT NULL,
    text TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
