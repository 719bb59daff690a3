"""What a person must look at."""

from __future__ import annotations

from web.page import Asked, Facts, Page

MOST = 300
_OPEN = """\
SELECT code, subject, message, scope, first_seen, last_seen, count,
  EXISTS (SELECT 1 FROM orders o WHERE o.id = subject) AS is_order
FROM issues WHERE closed IS NULL ORDER BY last_seen DESC, code, subject LIMIT :most"""
_COUNTS = "SELECT count(*) FILTER (WHERE closed IS NULL) AS open, count(*) AS ever FROM issues"


def facts(asked: Asked) -> Facts:
    counts = asked.rows.one(_COUNTS) or {}
    return {**counts, "issues": asked.rows.all(_OPEN, most=-1 if asked.copied else MOST)}


PAGE = Page("issues", facts)
