-- The name by which a person is greeted: what they signed with, or asked to be called.
ALTER TABLE contact ADD COLUMN greeting TEXT NOT NULL DEFAULT '';
