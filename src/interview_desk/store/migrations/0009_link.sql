-- An interview gets a link beside its place, and a place that is only a web address moves there, also in the history, so that undo and the
-- comparison with the history see the same rows. The search index is rebuilt afterwards (as with every update).
ALTER TABLE interview ADD COLUMN link TEXT NOT NULL DEFAULT '';
UPDATE interview SET link = place, place = ''
WHERE (place LIKE 'http://_%' OR place LIKE 'https://_%') AND place NOT LIKE '% %';
UPDATE change_row SET before = json_set(before, '$.link', json_extract(before, '$.place'), '$.place', '')
WHERE of_table = 'interview' AND before IS NOT NULL
    AND (json_extract(before, '$.place') LIKE 'http://_%' OR json_extract(before, '$.place') LIKE 'https://_%')
    AND json_extract(before, '$.place') NOT LIKE '% %';
UPDATE change_row SET after = json_set(after, '$.link', json_extract(after, '$.place'), '$.place', '')
WHERE of_table = 'interview' AND after IS NOT NULL
    AND (json_extract(after, '$.place') LIKE 'http://_%' OR json_extract(after, '$.place') LIKE 'https://_%')
    AND json_extract(after, '$.place') NOT LIKE '% %';
