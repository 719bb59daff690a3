"""The questions people ask of the log, as views: name -> SELECT. A new question is one entry here.

Views are made anew whenever their text here differs from the one in the file; they need no migration.
"""

from __future__ import annotations

VIEWS: dict[str, str] = {
    "current_orders": """\
SELECT o.title, o.instrument, o.status, o.since, o.issued, o.country, o.goods, o.industry, o.open_ended,
  o.status_text, o.advisory, o.note,
  (SELECT e.url FROM events e WHERE e.order_id = o.id AND e.url IS NOT NULL ORDER BY e.position DESC LIMIT 1) AS url,
  o.id AS order_id, o.search_row, substr(o.issued, 1, 4) AS year
FROM orders o
WHERE o.status <> 'inactive'
ORDER BY coalesce(o.issued, '') DESC, o.id""",
    "timeline": """\
SELECT e.day, o.title AS "order", e.instrument, e.action, e.effect, e.effective, e.announced, e.applies_from,
  substr(e.observed, 1, 10) AS observed, e.channel, coalesce(e.country, o.country) AS country,
  coalesce(e.goods, o.goods) AS goods,
  (SELECT group_concat(name, '; ') FROM (SELECT p.name FROM event_parties p WHERE p.event_id = e.id ORDER BY p.position))
    AS parties,
  e.title, e.url, e.reason, e.confidence, e.id AS event_id, e.order_id, e.snapshot_id,
  substr(e.day, 1, 4) AS year
FROM events e JOIN orders o ON o.id = e.order_id
ORDER BY e.day, e.order_id, e.position""",
    "recent_changes": """\
SELECT e.observed AS seen, o.title AS "order", e.instrument, e.action, e.effect, o.status AS status_now, e.effective,
  e.announced, coalesce(e.country, o.country) AS country, coalesce(e.goods, o.goods) AS goods, e.channel,
  CAST(julianday(substr(e.observed, 1, 10)) - julianday(coalesce(e.announced, e.effective)) AS INTEGER) AS days_until_seen,
  e.url, e.reason, e.id AS event_id, e.order_id, e.snapshot_id
FROM events e JOIN orders o ON o.id = e.order_id JOIN snapshots s ON s.id = e.snapshot_id
WHERE s.via <> 'built_in'
ORDER BY e.observed DESC, e.day DESC, e.id""",
    "party_status": """\
SELECT p.name, p.role, p.status, p.since, o.instrument, o.country, o.goods, o.title AS "order", o.status AS order_status,
  (SELECT group_concat(name, '; ') FROM (
    SELECT n.name FROM party_names n WHERE n.party_id = p.id AND n.kind = 'alias' ORDER BY n.position)) AS aliases,
  o.open_ended, p.removed, p.id AS party_id, p.order_id
FROM parties p JOIN orders o ON o.id = p.order_id
ORDER BY p.name COLLATE NOCASE, p.order_id""",
    "daily_coverage": """\
WITH RECURSIVE
  told AS (
    SELECT substr(r.started, 1, 10) AS day, json_extract(s.value, '$.source') AS source,
      json_extract(s.value, '$.outcome') AS outcome
    FROM runs r, json_each(r.sources) s WHERE r.kind = 'sync'
  ),
  ranks (rank, outcome) AS (VALUES (1, 'read'), (2, 'not_modified'), (3, 'partial'), (4, 'held'), (5, 'layout_changed'),
    (6, 'blocked'), (7, 'failed'), (8, 'not_due'), (9, 'not_tried')),
  days (day, last) AS (
    SELECT min(day), max(day) FROM told WHERE day IS NOT NULL
    UNION ALL SELECT date(day, '+1 day'), last FROM days WHERE day < last
  ),
  best AS (
    SELECT t.day, t.source, min(r.rank) AS rank, sum(t.outcome <> 'not_due') AS polls
    FROM told t JOIN ranks r USING (outcome) GROUP BY 1, 2
  )
SELECT d.day, s.source, r.outcome, coalesce(b.polls, 0) AS polls
FROM days d JOIN (SELECT source, min(day) AS first FROM told GROUP BY source) s ON s.first <= d.day
LEFT JOIN best b ON b.day = d.day AND b.source = s.source
JOIN ranks r ON r.rank = coalesce(b.rank, 9)
ORDER BY d.day DESC, s.source""",
    "open_issues": """\
SELECT code, subject, message, scope, first_seen, last_seen, count, id AS issue_id
FROM issues
WHERE closed IS NULL
ORDER BY last_seen DESC, code, subject""",
}
