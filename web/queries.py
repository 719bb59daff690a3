"""The questions people ask of the log, ready to fill in: datasette's canned queries.

A question about a day rests on `intervals`, which hold how every order stood over time; nothing is folded here. `today()` is
the day of the program's clock, `escape_fts` makes words of what somebody typed: functions the server adds.
In a subquery `today()` is asked once, not for each row.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from web import given
from web.page import Frame
from web.stated import values
from web.words import STATUS

#: Rows beyond those that are shown at most are not worked out.
_MOST = 1001

#: How every order stood on the day `:day`; today when none is given. SQLite takes the row that max() is of.
_ON_DAY = """\
WITH asked(day) AS (SELECT coalesce(nullif(trim(:day), ''), today())),
stood AS (
  SELECT i.order_id, max(i.position) AS position, i.status, i.start, i.event_id
  FROM intervals i WHERE coalesce(i.start, '') <= (SELECT day FROM asked) GROUP BY i.order_id
)
"""

#: An order's id begins with its instrument: `ledger.identity`.
_INSTRUMENT = "CASE WHEN order_id LIKE 'finding-%' THEN 'Finding' ELSE 'WRO' END"

#: By how many the orders in force grew on a day.
_GROWTH = f"""\
growth AS (
  SELECT day, sum(more) FILTER (WHERE instrument = 'WRO') AS wros, sum(more) FILTER (WHERE instrument = 'Finding') AS findings
  FROM (
    SELECT coalesce(i.start, '') AS day, {_INSTRUMENT.replace("order_id", "i.order_id")} AS instrument,
      (i.status IN ('active', 'partially_active')) - coalesce(p.status IN ('active', 'partially_active'), 0) AS more
    FROM intervals i LEFT JOIN intervals p ON i.position > 1 AND p.order_id = i.order_id AND p.position = i.position - 1
    WHERE coalesce(i.start, '') <= (SELECT today())
  ) WHERE more <> 0 GROUP BY day
)"""  # noqa: S608 - constants

_CHANGES_SINCE = """\
SELECT t.day, t."order", t.instrument, t.action, t.effect, t.effective, t.announced, t.observed, t.channel, t.country,
  t.goods, t.parties, t.url, t.reason, t.event_id
FROM timeline t
WHERE max(coalesce(t.announced, ''), coalesce(t.effective, '')) >= coalesce(nullif(trim(:since), ''), date(today(), '-7 days'))
ORDER BY t.day DESC, t.event_id"""

_ORDERS_ON_DAY = f"""{_ON_DAY}\
SELECT o.title, o.instrument, s.status, s.start AS since, o.country, o.goods, o.industry, o.open_ended,
  s.event_id AS because_of, o.id AS order_id
FROM (
  SELECT *, CASE status WHEN 'active' THEN 1 WHEN 'partially_active' THEN 2 WHEN 'unknown' THEN 3 ELSE 4 END AS rank
  FROM stood WHERE :status = '' OR status = :status ORDER BY rank, start DESC, order_id LIMIT {_MOST}
) s JOIN orders o ON o.id = s.order_id
ORDER BY s.rank, s.start DESC, o.id"""  # noqa: S608 - constants

_COUNTS_ON_DAY = f"""{_ON_DAY}\
SELECT (SELECT day FROM asked) AS day, {_INSTRUMENT} AS instrument, status, count(*) AS orders
FROM stood GROUP BY 2, 3 ORDER BY 2 DESC, 3"""  # noqa: S608 - constants

_IN_FORCE_BY_YEAR = f"""\
WITH RECURSIVE years(year) AS (
  SELECT 1991 UNION ALL SELECT year + 1 FROM years WHERE year < CAST(strftime('%Y', today()) AS INTEGER)
),
{_GROWTH},
by_year AS (
  SELECT CAST(substr(day, 1, 4) AS INTEGER) AS year, sum(wros) AS wros, sum(findings) AS findings FROM growth GROUP BY 1
)
SELECT y.year, coalesce(sum(wros), 0) AS wros_in_force, coalesce(sum(findings), 0) AS findings_in_force
FROM years y LEFT JOIN by_year b ON b.year <= y.year
GROUP BY y.year ORDER BY y.year DESC"""  # noqa: S608 - constants

_STATED_COUNTS = f"""\
WITH stated(day, wros, findings, said_in) AS (VALUES
  {values()}
),
{_GROWTH},
held AS (
  SELECT day, wros_said, findings_said, said_in, sum(wros) OVER upto AS wros_held, sum(findings) OVER upto AS findings_held
  FROM (
    SELECT day, wros AS wros_said, findings AS findings_said, said_in, 0 AS wros, 0 AS findings FROM stated
    UNION ALL SELECT day, NULL, NULL, NULL, coalesce(wros, 0), coalesce(findings, 0) FROM growth
  ) WINDOW upto AS (ORDER BY day RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
)
SELECT day, wros_said, wros_held, wros_held - wros_said AS wros_differ_by, findings_said, findings_held,
  findings_held - findings_said AS findings_differ_by, said_in
FROM held WHERE said_in IS NOT NULL ORDER BY day DESC, said_in"""  # noqa: S608 - constants

_ONE_ORDER = """\
SELECT t.day, t.action, t.effect, t.effective, t.announced, t.applies_from, t.observed, t.channel, t.parties, t.goods,
  t.title, t.url, t.reason, t.confidence, t.event_id, t.snapshot_id
FROM timeline t
WHERE t.order_id = trim(:order) OR t.order_id IN (SELECT id FROM orders WHERE follows = trim(:order))
ORDER BY t.day, t.event_id"""

_ON_COUNTRY = """\
SELECT o.title, o.instrument, o.status, o.since, o.issued, o.lifted, o.goods, o.industry, o.status_text, o.id AS order_id
FROM orders o
WHERE o.country = upper(trim(:country))
ORDER BY o.status, o.since DESC, o.id"""

_ON_GOODS = """\
SELECT o.title, o.instrument, o.status, o.since, o.country, o.goods, o.industry, o.open_ended, o.id AS order_id
FROM orders_search s JOIN orders o ON o.id = s.order_id
WHERE orders_search MATCH 'goods : (' || coalesce(nullif(escape_fts(:goods), ''), '""') || ')'
ORDER BY o.status, o.since DESC, o.id"""

_SEARCH = """\
SELECT o.title, o.instrument, o.status, o.since, o.country, snippet(orders_search, -1, '[', ']', '…', 12) AS found,
  o.id AS order_id
FROM orders_search JOIN orders o ON o.id = orders_search.order_id
WHERE orders_search MATCH coalesce(nullif(escape_fts(:words), ''), '""')
ORDER BY bm25(orders_search, 0, 10, 4, 2, 1), o.id"""

_QUIET_CHANGES = """\
WITH quiet AS (
  SELECT e.id FROM events e
  WHERE e.channel IN ('list', 'person', 'unknown')
    AND EXISTS (SELECT 1 FROM witnesses w WHERE w.event_id = e.id AND w.channel = 'list')
    AND NOT EXISTS (SELECT 1 FROM witnesses w WHERE w.event_id = e.id
      AND w.channel IN ('release', 'federal_register', 'bulletin', 'court'))
  ORDER BY e.observed DESC, e.day DESC LIMIT 500
)
SELECT e.day, substr(e.observed, 1, 10) AS observed, o.title AS "order", e.instrument, e.effect,
  coalesce(e.country, o.country) AS country, coalesce(e.goods, o.goods) AS goods,
  (SELECT group_concat(p.name, '; ') FROM event_parties p WHERE p.event_id = e.id) AS parties,
  e.reason, e.url, e.order_id, e.id AS event_id, e.snapshot_id
FROM quiet q JOIN events e ON e.id = q.id JOIN orders o ON o.id = e.order_id
ORDER BY e.observed DESC, e.day DESC"""

_DELAYS = """\
SELECT e.label, o.title AS "order", e.effective, e.announced, substr(e.observed, 1, 10) AS seen,
  CAST(julianday(e.announced) - julianday(e.effective) AS INTEGER) AS days_to_announcement,
  CAST(julianday(substr(e.observed, 1, 10)) - julianday(e.announced) AS INTEGER) AS days_to_our_seeing,
  e.channel, e.url, e.id AS event_id
FROM events e JOIN orders o ON o.id = e.order_id JOIN snapshots s ON s.id = e.snapshot_id
WHERE e.effective IS NOT NULL AND e.announced IS NOT NULL AND (:first_fill_too <> '' OR s.via <> 'built_in')
ORDER BY abs(julianday(e.announced) - julianday(e.effective)) DESC, e.announced DESC"""

_DISAGREEMENTS = """\
SELECT e.label, o.title AS "order", f.key AS field,
  group_concat(DISTINCT w.source || ': ' || f.value) AS said, e.id AS event_id
FROM witnesses w JOIN json_each(w.said) f JOIN events e ON e.id = w.event_id JOIN orders o ON o.id = e.order_id
WHERE w.event_id IN (SELECT event_id FROM witnesses WHERE position = 2)
GROUP BY e.id, f.key
HAVING count(DISTINCT f.value) > 1
ORDER BY e.day DESC, e.id, f.key"""

_OPEN_ISSUES = """\
SELECT code, subject, message, scope, first_seen, last_seen, count
FROM issues WHERE closed IS NULL
ORDER BY last_seen DESC, code, subject"""

_COVERAGE = """\
SELECT title, last_outcome, last_read_completely, failures_in_a_row, failing_since, last_tried, message, source
FROM sources
ORDER BY failures_in_a_row DESC, title"""


def _query(title: str, description: str, sql: str) -> dict[str, Any]:
    return {"title": title, "description": description, "sql": sql, "hide_sql": True}


_DAY = "Day as YYYY-MM-DD; left empty: today."

#: name -> title, description, SQL, as datasette's metadata wants them
QUERIES = {
    "search": _query("Search", "Words from a name, alias, goods, headline or quote, in any order.", _SEARCH),
    "changes_since": _query(
        "What changed since a day",
        "Events announced or effective since the day (YYYY-MM-DD); left empty: in the last seven days.",
        _CHANGES_SINCE,
    ),
    "orders_on_day": _query(
        "Orders as they stood on a day",
        f"{_DAY} Status: as it was on that day; left empty: all.",
        _ORDERS_ON_DAY,
    ),
    "counts_on_day": _query("How many orders stood how on a day", _DAY, _COUNTS_ON_DAY),
    "in_force_by_year": _query(
        "Orders in force by year", "At the end of each year, and this year so far.", _IN_FORCE_BY_YEAR
    ),
    "stated_counts": _query(
        "Our counts and those CBP states",
        "How many orders CBP said were in force on a day, and how many the ledger holds. CBP's own documents of one day "
        "differ now and then.",
        _STATED_COUNTS,
    ),
    "one_order": _query(
        "The life of one order",
        "By its id, such as wro-2021-smart-glove; with the Finding that followed it.",
        _ONE_ORDER,
    ),
    "on_country": _query("Everything on a country", "Two letters, such as MY: the place of production.", _ON_COUNTRY),
    "on_goods": _query("Everything on goods", "Words from CBP's own wording of the goods.", _ON_GOODS),
    "quiet_changes": _query(
        "Quiet changes", "Changes that only CBP's list shows: no release, no notice. The 500 seen last.", _QUIET_CHANGES
    ),
    "delays": _query(
        "From effect to announcement to our seeing it",
        "Days between the legal day, the announcement and the day we saw it. With yes also the events of the "
        "built-in baseline, which we did not see ourselves.",
        _DELAYS,
    ),
    "disagreements": _query(
        "Where the witnesses disagree", "One event, several documents, different values.", _DISAGREEMENTS
    ),
    "what_is_open": _query(
        "Open issues",
        "What a person must look at: what could not be read or is not clear, the last seen first.",
        _OPEN_ISSUES,
    ),
    "coverage": _query(
        "When each source was last read", "What could not be read, and since when; the worst first.", _COVERAGE
    ),
}

#: parameter -> what it may be, and the words for it; left empty: any
CHOICES: dict[str, Mapping[str, str]] = {
    "status": {status.value: word for status, word in STATUS.items()},
    "first_fill_too": {"yes": "yes"},
}
_OURS = frozenset(str(query["sql"]) for query in QUERIES.values())


def check(sql: str, values: Mapping[str, str], frame: Frame) -> None:
    """Refuse what a question of ours cannot be asked; SQL of somebody's own may take anything. Raises `Unclear`."""
    if sql not in _OURS:
        return
    for name in ("day", "since"):
        given.day(name, values.get(name, ""), frame.now().date())
    for name, choices in CHOICES.items():
        given.one_of(name, values.get(name, ""), choices)
    given.country("country", values.get("country", ""), (), frame.country_name)
