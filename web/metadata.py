"""The words and first views that datasette shows the log with.

The dictionary is of datasette 0.65's form; 1.0 reads it too, moving what is configuration where it wants it.
"""

from __future__ import annotations

from typing import Any

from web.queries import QUERIES
from web.tables import TABLES

_DESCRIPTION = (
    "Withhold Release Orders and Findings of U.S. Customs and Border Protection under 19 U.S.C. 1307, as an event log: "
    "what was issued, modified and revoked, when, on whom, and the document each event rests on. Not legal advice; "
    "CBP's own publications prevail."
)


def metadata(database: str, *, allow_sql: bool = True) -> dict[str, Any]:
    """Datasette's metadata for the log, served under the name `database` (the file's name without its ending).

    `allow_sql`: whether visitors may run queries of their own (read-only, limited in time and rows).
    """
    return {
        "title": "WRO Watch",
        "description": _DESCRIPTION,
        "source": "U.S. Customs and Border Protection",
        "source_url": "https://www.cbp.gov/trade/forced-labor/withhold-release-orders-and-findings",
        "databases": {
            database: {
                "title": "The event log",
                "description": "Begin with orders in force, recent changes, or one of the questions below.",
                "allow_sql": allow_sql,
                "tables": {name: {"size": 50, **shown} for name, shown in TABLES.items()},
                "queries": QUERIES,
            }
        },
    }
