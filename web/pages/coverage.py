"""What is read, when it was last read completely, and what keeps us from reading it."""

from __future__ import annotations

from web import coverage
from web.page import Asked, Facts, Page
from web.rows import unpacked

_RUNS = "SELECT id, kind, started, finished, outcome, sources FROM runs ORDER BY id DESC LIMIT 10"
#: What others published: the built-in baseline is not read like a page.
_DOCUMENTS = """\
SELECT d.source, coalesce(s.title, d.source) AS title, coalesce(d.verdict, 'not read yet') AS verdict, count(*) AS documents
FROM documents d LEFT JOIN sources s ON s.source = d.source WHERE d.source <> 'baseline' GROUP BY 1, 2, 3 ORDER BY 2, 3"""


def facts(asked: Asked) -> Facts:
    runs = [unpacked(row, "sources") for row in asked.rows.all(_RUNS)]
    sources = coverage.sources(asked.rows, asked.frame)
    return {
        "sources": sources,
        "titles": {row["source"]: row["title"] for row in sources},
        "outcomes": coverage.OUTCOME,
        "stale_hours": asked.frame.stale_hours,
        "runs": runs,
        "documents": asked.rows.all(_DOCUMENTS),
    }


PAGE = Page("coverage", facts)
