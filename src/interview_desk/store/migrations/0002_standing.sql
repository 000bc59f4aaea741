-- Where each application stands, drawn from its history by the triggers below: at ten thousand applications the plan, the
-- guard over the search and the board would otherwise read every step of every history at every change.
CREATE TABLE standing (
    application TEXT PRIMARY KEY NOT NULL,
    stage TEXT NOT NULL,
    reached_on TEXT NOT NULL,
    applied_on TEXT
);
CREATE INDEX ix_standing_stage ON standing (stage);
CREATE INDEX ix_standing_applied_on ON standing (applied_on);

CREATE TRIGGER standing_after_insert AFTER INSERT ON stage_entry BEGIN
    INSERT OR REPLACE INTO standing (application, stage, reached_on, applied_on)
    SELECT application, stage, reached_on, (
        SELECT reached_on FROM stage_entry
        WHERE application = new.application AND stage NOT IN ('saved', 'closed') ORDER BY seq LIMIT 1
    ) FROM stage_entry WHERE application = new.application ORDER BY seq DESC LIMIT 1;
END;

CREATE TRIGGER standing_after_update AFTER UPDATE ON stage_entry BEGIN
    INSERT OR REPLACE INTO standing (application, stage, reached_on, applied_on)
    SELECT application, stage, reached_on, (
        SELECT reached_on FROM stage_entry
        WHERE application = new.application AND stage NOT IN ('saved', 'closed') ORDER BY seq LIMIT 1
    ) FROM stage_entry WHERE application = new.application ORDER BY seq DESC LIMIT 1;
END;

CREATE TRIGGER standing_after_delete AFTER DELETE ON stage_entry BEGIN
    DELETE FROM standing WHERE application = old.application;
    INSERT INTO standing (application, stage, reached_on, applied_on)
    SELECT application, stage, reached_on, (
        SELECT reached_on FROM stage_entry
        WHERE application = old.application AND stage NOT IN ('saved', 'closed') ORDER BY seq LIMIT 1
    ) FROM stage_entry WHERE application = old.application ORDER BY seq DESC LIMIT 1;
END;

INSERT INTO standing (application, stage, reached_on, applied_on)
SELECT s.application, s.stage, s.reached_on, (
    SELECT reached_on FROM stage_entry f
    WHERE f.application = s.application AND f.stage NOT IN ('saved', 'closed') ORDER BY f.seq LIMIT 1
) FROM stage_entry s
WHERE s.seq = (SELECT max(l.seq) FROM stage_entry l WHERE l.application = s.application);

CREATE INDEX ix_application_outcome ON application (outcome);
CREATE INDEX ix_application_dormant_since ON application (dormant_since);
DROP INDEX ix_note_application;
CREATE INDEX ix_note_application ON note (application, kind);
DROP INDEX ix_touch_application;
CREATE INDEX ix_touch_application ON touch (application, kind);
CREATE INDEX ix_note_state ON note (state);
