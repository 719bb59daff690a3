"""Numbers about a ledger's file, for monitors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from store.columns import maybe_to_instant, to_instant
from store.database import Database


@dataclass(frozen=True, slots=True)
class LastRun:
    """The last run of a kind. `seconds` is None while it goes on, and for ever when it was killed."""

    kind: str
    started: datetime
    seconds: float | None
    outcome: str | None


class Figures:
    """Counts and stamps; every method is one question."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def rows(self) -> dict[str, int]:
        """How many rows the tables that grow have."""
        tables = ("documents", "snapshots", "observations", "orders", "events")
        return {table: int(self._db.value(f"SELECT count(*) FROM {table}")) for table in tables}  # noqa: S608

    def orders(self) -> dict[str, int]:
        """How many orders stand how, as of the last run."""
        return dict(map(tuple, self._db.rows("SELECT status, count(*) FROM orders GROUP BY 1")))

    def open_issues(self) -> dict[str, int]:
        """How many issues of each code are open."""
        return dict(map(tuple, self._db.rows("SELECT code, count(*) FROM issues WHERE closed IS NULL GROUP BY 1")))

    def deliveries(self) -> dict[str, int]:
        """How many mails are in each state."""
        return dict(map(tuple, self._db.rows("SELECT state, count(*) FROM deliveries GROUP BY 1")))

    def last_runs(self) -> Iterator[LastRun]:
        """Of each kind the run that began last."""
        for row in self._db.rows(
            "SELECT * FROM runs WHERE id IN (SELECT max(id) FROM runs GROUP BY kind) ORDER BY kind"
        ):
            started, finished = to_instant(row["started"]), maybe_to_instant(row["finished"])
            seconds = None if finished is None else (finished - started).total_seconds()
            yield LastRun(row["kind"], started, seconds, row["outcome"])

    def latest_stamp(self) -> datetime | None:
        """The latest instant our own clock ever wrote into this file."""
        return maybe_to_instant(
            self._db.value(
                "SELECT max(t) FROM (SELECT max(started) AS t FROM runs UNION ALL SELECT max(last_tried) FROM sources)"
            )
        )

    def size(self) -> int:
        """Bytes of the file."""
        return int(self._db.value("PRAGMA page_count") * self._db.value("PRAGMA page_size"))
