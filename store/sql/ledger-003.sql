-- Where people can read of an act: a page that tells of it, the government's own first, before the list that shows its result.
UPDATE events SET url = (
  SELECT w.url FROM witnesses w WHERE w.event_id = events.id AND w.url LIKE 'http%'
  ORDER BY w.channel = 'list', w.url NOT LIKE '%.gov/%', w.position LIMIT 1
);

-- Orders are shown by the day of their issue, the latest first, so many at a time.
CREATE INDEX orders_issued ON orders (coalesce(issued, '') DESC, id);
