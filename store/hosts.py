"""What is remembered of each host: when it was last asked for something, its robots.txt, what time it said it was."""

from __future__ import annotations

from datetime import datetime

from store.columns import instant, maybe_to_instant, to_instant
from store.database import Database


class Hosts:
    """One row a host, changed in place, so that pace and robots.txt outlast a process."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def visited(self, host: str) -> datetime | None:
        """When the host was last asked for something, by whatever process."""
        return maybe_to_instant(self._db.value("SELECT visited FROM hosts WHERE host = ?", (host,)))

    def visit(self, host: str, at: datetime) -> None:
        """The host is being asked for something now."""
        with self._db.light():
            self._db.write(
                "INSERT INTO hosts (host, visited) VALUES (?, ?) ON CONFLICT (host) DO UPDATE SET "
                "visited = excluded.visited",
                (host, instant(at)),
            )

    def hear_clock(self, host: str, at: datetime, ahead: float) -> None:
        """The host answered, and its clock was so many seconds ahead of ours, or behind where that is negative."""
        with self._db.light():
            self._db.write(
                "INSERT INTO hosts (host, heard, ahead) VALUES (?, ?, ?) ON CONFLICT (host) DO UPDATE SET "
                "heard = excluded.heard, ahead = excluded.ahead",
                (host, instant(at), ahead),
            )

    def clocks(self, since: datetime) -> list[float]:
        """By how many seconds the clocks of the hosts that answered since were ahead of ours."""
        rows = self._db.rows("SELECT ahead FROM hosts WHERE heard >= ? ORDER BY ahead", (instant(since),))
        return [row["ahead"] for row in rows]

    def robots(self, host: str) -> tuple[str, datetime] | None:
        """The host's robots.txt and when it was fetched; None when we hold none."""
        row = self._db.row("SELECT robots, robots_fetched FROM hosts WHERE host = ?", (host,))
        if row is None or row["robots"] is None:
            return None
        return row["robots"], to_instant(row["robots_fetched"])

    def keep_robots(self, host: str, text: str, fetched: datetime) -> None:
        """Keep the newest robots.txt; an empty text is that of a host without one."""
        self._db.write(
            "INSERT INTO hosts (host, robots, robots_fetched) VALUES (?, ?, ?) ON CONFLICT (host) DO UPDATE SET "
            "robots = excluded.robots, robots_fetched = excluded.robots_fetched",
            (host, text, instant(fetched)),
        )
