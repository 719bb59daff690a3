"""Issues: rows for a person to look at, which close themselves when they stop occurring."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from ledger.model import Issue
from store.columns import instant, maybe_to_instant, to_instant
from store.database import Database


@dataclass(frozen=True, slots=True)
class KnownIssue:
    """An issue with its history."""

    id: int
    scope: str
    code: str
    subject: str
    message: str
    first_seen: datetime
    last_seen: datetime
    count: int
    opened: datetime  #: when it was opened last: `first_seen`, or when it came back
    closed: datetime | None


class Issues:
    """An issue is known by scope, code and subject.

    The scope is what was being read when it came up (an address, a source, the reconciling); reading that again
    without the issue closes it. A closed one that comes back is opened again with its history.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    def raise_all(self, issues: Iterable[Issue], now: datetime, scope: str) -> list[KnownIssue]:
        """Note that these occurred. Returns those that were not open before."""
        with self._db.transaction():
            return [opened for issue in issues if (opened := self._raise(issue, now, scope)) is not None]

    def _raise(self, issue: Issue, now: datetime, scope: str) -> KnownIssue | None:
        key = (scope, issue.code, issue.subject)
        known = self._db.row("SELECT id, closed FROM issues WHERE (scope, code, subject) = (?, ?, ?)", key)
        self._db.write(
            "INSERT INTO issues (scope, code, subject, message, first_seen, last_seen, opened, count) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT (scope, code, subject) DO UPDATE SET "
            "message = excluded.message, last_seen = max(last_seen, excluded.last_seen), count = count + 1, "
            "opened = iif(closed IS NULL, opened, excluded.opened), closed = NULL",
            (*key, issue.message, *[instant(now)] * 3),
        )
        if known is not None and known["closed"] is None:
            return None
        return self._select("(scope, code, subject) = (?, ?, ?)", key)[0]

    def close_missing(self, scope: str, still: Collection[tuple[str, str]], now: datetime) -> list[KnownIssue]:
        """Close the scope's open issues whose (code, subject) is not among `still`. Returns those just closed."""
        with self._db.transaction():
            gone = [known for known in self.open(scope) if (known.code, known.subject) not in still]
            for known in gone:
                self._db.write("UPDATE issues SET closed = ? WHERE id = ?", (instant(now), known.id))
            return gone

    def open(self, scope: str | None = None) -> list[KnownIssue]:
        """Open issues, of one scope or all, the latest first."""
        if scope is None:
            return self._select("closed IS NULL")
        return self._select("closed IS NULL AND scope = ?", (scope,))

    def changed_since(self, moment: datetime) -> list[KnownIssue]:
        """Open ones, and those that were closed since."""
        return self._select("closed IS NULL OR closed >= ?", (instant(moment),))

    def _select(self, where: str, parameters: tuple[str, ...] = ()) -> list[KnownIssue]:
        sql = f"SELECT * FROM issues WHERE {where} ORDER BY last_seen DESC, code, subject, id"  # noqa: S608
        return [_known(row) for row in self._db.rows(sql, parameters)]


def _known(row: sqlite3.Row) -> KnownIssue:
    return KnownIssue(
        id=row["id"],
        scope=row["scope"],
        code=row["code"],
        subject=row["subject"],
        message=row["message"],
        first_seen=to_instant(row["first_seen"]),
        last_seen=to_instant(row["last_seen"]),
        count=row["count"],
        opened=to_instant(row["opened"]),
        closed=maybe_to_instant(row["closed"]),
    )
