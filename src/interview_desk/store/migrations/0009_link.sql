-- An interview gets a link beside its place, and a place that is only a web address (with or without https://) moves there, also in the history,
-- so that undo and the comparison with the history see the same rows. The search index is rebuilt afterwards (as with every update).
ALTER TABLE interview ADD COLUMN link TEXT NOT NULL DEFAULT '';
UPDATE interview SET link = place, place = ''
WHERE place NOT LIKE '% %' AND (
    place LIKE 'http://_%' OR place LIKE 'https://_%' OR place LIKE 'www._%'
    OR substr(place, 1, instr(place, '/') - 1) GLOB '[a-z]*.[a-z][a-z]*'
    AND substr(place, 1, instr(place, '/') - 1) NOT GLOB '*[^a-z0-9.-]*'
);
UPDATE change_row SET before = json_set(before, '$.link', json_extract(before, '$.place'), '$.place', '')
WHERE of_table = 'interview' AND json_valid(before) AND EXISTS (SELECT 1 FROM (SELECT json_extract(before, '$.place') AS place) WHERE place NOT LIKE '% %' AND (
    place LIKE 'http://_%' OR place LIKE 'https://_%' OR place LIKE 'www._%'
    OR substr(place, 1, instr(place, '/') - 1) GLOB '[a-z]*.[a-z][a-z]*'
    AND substr(place, 1, instr(place, '/') - 1) NOT GLOB '*[^a-z0-9.-]*'
));
UPDATE change_row SET after = json_set(after, '$.link', json_extract(after, '$.place'), '$.place', '')
WHERE of_table = 'interview' AND json_valid(after) AND EXISTS (SELECT 1 FROM (SELECT json_extract(after, '$.place') AS place) WHERE place NOT LIKE '% %' AND (
    place LIKE 'http://_%' OR place LIKE 'https://_%' OR place LIKE 'www._%'
    OR substr(place, 1, instr(place, '/') - 1) GLOB '[a-z]*.[a-z][a-z]*'
    AND substr(place, 1, instr(place, '/') - 1) NOT GLOB '*[^a-z0-9.-]*'
));
