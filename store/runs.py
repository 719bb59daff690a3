"""Runs, and how each source fared: what `wro health` and "last read completely on" rest on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from store.columns import instant, maybe_to_instant, packed, to_instant
from store.database import Database

_TRIED = """\
INSERT INTO sources (source, title, last_tried, last_outcome, message) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (source) DO UPDATE SET title = excluded.title, last_tried = excluded.last_tried,
  last_outcome = excluded.last_outcome, message = excluded.message"""


@dataclass(frozen=True, slots=True)
class Run:
    """One run. `finished` is None while it goes on, and for ever when it was killed."""

    id: int
    kind: str
    started: datetime
    finished: datetime | None
    outcome: str | None
    sources: tuple[Mapping[str, Any], ...]
    version: str


@dataclass(frozen=True, slots=True)
class SourceState:
    """How a source fares: what its last poll gave, and when it was last read completely."""

    source: str
    title: str
    last_tried: datetime
    last_outcome: str
    last_read_completely: datetime | None
    failures_in_a_row: int
    failing_since: datetime | None
    message: str

    @property
    def unasked(self) -> bool:
        """Whether nobody ever asked it: a folder that is a mirror of other sites was read in its place."""
        return self.last_outcome == "not_tried" and self.last_read_completely is None and not self.failures_in_a_row


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a day's polls gave of a source: the best outcome of `polls` of them; `not_tried` where there were none, `not_due`
    where it needed none."""

    day: date
    source: str
    outcome: str
    polls: int


class Runs:
    """One row a run: the only row that a second run on the same bytes adds."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def start(self, kind: str, now: datetime, version: str) -> int:
        """Begin a run of a kind ("sync", "digest", ...) by this version of the program; its id."""
        return self._db.add("runs", {"kind": kind, "started": instant(now), "version": version})

    def finish(self, run: int, now: datetime, outcome: str, sources: Sequence[Mapping[str, Any]] = ()) -> None:
        """End a run; `sources` holds one object a source, for people and `wro sync --json`."""
        self._db.write(
            "UPDATE runs SET finished = ?, outcome = ?, sources = ? WHERE id = ?",
            (instant(now), outcome, packed(list(sources)), run),
        )

    def last(self, kind: str | None = None) -> Run | None:
        """The run that began last, of a kind or of any."""
        row = self._db.row("SELECT * FROM runs WHERE kind = coalesce(?, kind) ORDER BY id DESC LIMIT 1", (kind,))
        return None if row is None else _run(row)

    def all(self, kind: str) -> Iterator[Run]:
        """The runs of a kind, oldest first."""
        return map(_run, self._db.rows("SELECT * FROM runs WHERE kind = ? ORDER BY id", (kind,)))

    def coverage(self, since: date) -> list[Coverage]:
        """By day from `since` to that of the last sync, and by source: what was seen of it, and what was not."""
        rows = self._db.rows("SELECT * FROM daily_coverage WHERE day >= ? ORDER BY day, source", (since.isoformat(),))
        return [Coverage(date.fromisoformat(row["day"]), row["source"], row["outcome"], row["polls"]) for row in rows]


def _run(row: sqlite3.Row) -> Run:
    return Run(
        id=row["id"],
        kind=row["kind"],
        started=to_instant(row["started"]),
        finished=maybe_to_instant(row["finished"]),
        outcome=row["outcome"],
        sources=tuple(json.loads(row["sources"])),
        version=row["version"],
    )


class Sources:
    """How each source fares, one row a source, changed in place."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def record(
        self,
        source: str,
        title: str,
        outcome: str,
        at: datetime,
        *,
        message: str = "",
        complete: bool,
        failed: bool,
        as_of: datetime | None = None,
    ) -> SourceState:
        """Note what a poll of a source gave, and return how it fares now.

        `complete`: everything it publishes was seen, so it counts as read, as of `as_of` where that is not `at` (a
        mirror of a past day). `failed`: another failure in a row; with `as_of`, copies of that moment were read in its
        place, so it counts as read then, and as failing all the same. Neither (held back for a person, not tried)
        leaves both counts as they are.
        """
        moment = instant(at)
        with self._db.transaction():
            self._db.write(_TRIED, (source, title, moment, outcome, message))
            if complete or (failed and as_of is not None):
                self._db.write(
                    "UPDATE sources SET last_read_completely = max(coalesce(last_read_completely, ''), ?) "
                    "WHERE source = ?",
                    (instant(as_of or at), source),
                )
            if complete:
                self._db.write(
                    "UPDATE sources SET failures_in_a_row = 0, failing_since = NULL WHERE source = ?", (source,)
                )
            if failed:
                self._db.write(
                    "UPDATE sources SET failures_in_a_row = failures_in_a_row + 1, "
                    "failing_since = coalesce(failing_since, ?) WHERE source = ?",
                    (moment, source),
                )
            return next(state for state in self.all() if state.source == source)

    def all(self) -> list[SourceState]:
        """Every source ever polled, by name."""
        return [
            SourceState(
                source=row["source"],
                title=row["title"],
                last_tried=to_instant(row["last_tried"]),
                last_outcome=row["last_outcome"],
                last_read_completely=maybe_to_instant(row["last_read_completely"]),
                failures_in_a_row=row["failures_in_a_row"],
                failing_since=maybe_to_instant(row["failing_since"]),
                message=row["message"],
            )
            for row in self._db.rows("SELECT * FROM sources ORDER BY source")
        ]

    def last_read(self) -> dict[str, datetime]:
        """When each source was last read completely; a source never read is missing."""
        return {state.source: at for state in self.all() if (at := state.last_read_completely) is not None}
