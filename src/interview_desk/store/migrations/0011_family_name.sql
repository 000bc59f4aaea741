-- The family name of a person where the name alone does not tell it, as a business card does.
ALTER TABLE contact ADD COLUMN family_name TEXT NOT NULL DEFAULT '';
