-- Where people can read of an act: the rule is `ledger.citations`. A page that tells of the act comes before the list that shows
-- its result, and of these the government's own first; somebody's table or repository last.
UPDATE events SET url = best.url FROM (
  SELECT e.id, (
    SELECT url FROM (
      SELECT url, list, witness, place, path, substr(rest, 1, instr(rest || '/', '/') - 1) AS host FROM (
        SELECT *, lower(substr(url, instr(url, '://') + 3)) AS rest,
          lower(substr(url, 1, min(instr(url || '?', '?'), instr(url || '#', '#')) - 1)) AS path FROM (
          SELECT substr(said, 1, instr(said || ' ', ' ') - 1) AS url, list, witness, place FROM (
            SELECT w.url AS said, w.channel = 'list' AS list, w.position AS witness, -1 AS place
            FROM witnesses w WHERE w.event_id = e.id
            UNION ALL
            SELECT json_extract(q.value, '$.quote'), w.channel = 'list', w.position, q.key
            FROM witnesses w, json_each(w.evidence) q WHERE w.event_id = e.id AND json_extract(q.value, '$.field') = 'source'
          ) WHERE said LIKE 'http://%' OR said LIKE 'https://%'
        )
      )
    )
    ORDER BY host LIKE '%.github.com' OR host LIKE '%.githubusercontent.com' OR host LIKE '%.gitlab.com'
        OR host IN ('github.com', 'githubusercontent.com', 'gitlab.com')
        OR (host NOT LIKE '%.gov' AND host NOT LIKE '%content.govdelivery.com' AND (path LIKE '%.json' OR path LIKE '%.jsonl'
          OR path LIKE '%.csv' OR path LIKE '%.xml')),
      list, host NOT LIKE '%.gov' AND host NOT LIKE '%content.govdelivery.com', witness, place
    LIMIT 1
  ) AS url FROM events e
) best WHERE best.id = events.id;
