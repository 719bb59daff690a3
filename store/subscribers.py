"""Subscribers and what each of their subscriptions tracks."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from store.columns import instant, maybe_instant, maybe_to_instant, packed, to_instant
from store.database import Database


@dataclass(frozen=True, slots=True)
class StoredSubscription:
    """One standing wish. `cadence` and `instruments` are the words of `notify`; nothing here interprets them."""

    id: int
    cadence: str
    names: tuple[str, ...]
    countries: tuple[str, ...]
    goods: tuple[str, ...]
    instruments: tuple[str, ...]
    everything: bool
    heartbeat: bool
    starts: datetime  #: changes seen before are no news to it


@dataclass(frozen=True, slots=True)
class StoredHours:
    """When mail of one cadence goes to a person, where that is their own choice. None: as the installation."""

    zone: str | None = None
    weekday: str | None = None
    hour: int | None = None


@dataclass(frozen=True, slots=True)
class StoredSubscriber:
    """One person. `recipient` stands for them in everything that may be shown."""

    id: int
    address: str
    name: str
    token: str
    created: datetime
    confirmed: datetime | None
    stopped: datetime | None
    stop_reason: str | None
    subscriptions: tuple[StoredSubscription, ...]
    hours: Mapping[str, StoredHours]  #: by cadence

    @property
    def recipient(self) -> str:
        return recipient(self.id)


def recipient(subscriber_id: int) -> str:
    """The opaque name of a subscriber."""
    return f"subscriber-{subscriber_id}"


class Subscribers:
    """People by address; upper and lower case make no difference."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(
        self,
        address: str,
        *,
        token: str,
        now: datetime,
        name: str = "",
        confirmed: datetime | None = None,
    ) -> int:
        """Take a person in; the subscriber's id. Who is there already stays as they are.

        `token`: a fresh secret. `confirmed`: when they agreed; None until they answer.
        """
        with self._db.transaction():
            known = self._db.value("SELECT id FROM subscribers WHERE key = ?", (address.casefold(),))
            if known is not None:
                return int(known)
            row = {"address": address, "key": address.casefold(), "name": name, "token": token}
            return self._db.add("subscribers", row | {"created": instant(now), "confirmed": maybe_instant(confirmed)})

    def subscribe(
        self,
        subscriber: int,
        *,
        cadence: str,
        starts: datetime,
        names: tuple[str, ...] = (),
        countries: tuple[str, ...] = (),
        goods: tuple[str, ...] = (),
        instruments: tuple[str, ...] = (),
        everything: bool = False,
        heartbeat: bool = False,
    ) -> tuple[int, bool]:
        """Add a wish; its id, and whether it is new. The same wish again keeps its start and takes the new heartbeat."""
        key = (subscriber, cadence, packed(names), packed(countries), packed(goods), packed(instruments), everything)
        with self._db.transaction():
            known = self._db.value(
                "SELECT id FROM subscriptions WHERE (subscriber_id, cadence, names, countries, goods, instruments, "
                "everything) = (?, ?, ?, ?, ?, ?, ?)",
                key,
            )
            if known is not None:
                self._db.write("UPDATE subscriptions SET heartbeat = ? WHERE id = ?", (heartbeat, known))
                return int(known), False
            columns = ("subscriber_id", "cadence", "names", "countries", "goods", "instruments", "everything")
            row: dict[str, Any] = dict(zip(columns, key, strict=True))
            return self._db.add("subscriptions", row | {"heartbeat": heartbeat, "starts": instant(starts)}), True

    def unsubscribe(self, subscription: int) -> bool:
        """End one wish; whether there was one."""
        return self._db.write("DELETE FROM subscriptions WHERE id = ?", (subscription,)) > 0

    def confirm(self, address: str, now: datetime) -> bool:
        """The person agreed. Repeating it changes nothing; False when nobody has this address."""
        sql = "UPDATE subscribers SET confirmed = coalesce(confirmed, ?) WHERE key = ?"
        return self._db.write(sql, (instant(now), address.casefold())) > 0

    def stop(self, address: str, now: datetime, reason: str) -> bool:
        """Send nothing more, and say why. Repeating it keeps the first; False when nobody has this address."""
        sql = "UPDATE subscribers SET stop_reason = coalesce(stop_reason, ?), stopped = coalesce(stopped, ?) WHERE key = ?"
        return self._db.write(sql, (reason, instant(now), address.casefold())) > 0

    def resume(self, address: str) -> bool:
        """Send again; False when nobody has this address."""
        sql = "UPDATE subscribers SET stop_reason = NULL, stopped = NULL WHERE key = ?"
        return self._db.write(sql, (address.casefold(),)) > 0

    def set_hours(self, subscriber: int, cadence: str, hours: StoredHours) -> None:
        """When mail of this cadence goes to them from now on; nothing of their own is the installation's hours."""
        with self._db.transaction():
            self._db.write("DELETE FROM hours WHERE (subscriber_id, cadence) = (?, ?)", (subscriber, cadence))
            if hours != StoredHours():
                self._db.write(
                    "INSERT INTO hours (subscriber_id, cadence, zone, weekday, hour) VALUES (?, ?, ?, ?, ?)",
                    (subscriber, cadence, hours.zone, hours.weekday, hours.hour),
                )

    def remove(self, address: str, now: datetime) -> bool:
        """Forget a person: their wishes, their unsent mail, and the address and text of what was sent."""
        key = address.casefold()
        with self._db.transaction():
            self._db.write(
                "UPDATE outbox SET state = CASE state WHEN 'ready' THEN 'withdrawn' ELSE state END, changed = ?, "
                "address = '', address_key = '', subject = '', body = x'', said = NULL, key = 'forgotten:' || id "
                "WHERE address_key = ? AND state <> 'claimed'",
                (instant(now), key),
            )
            self._db.write("DELETE FROM sign_ups WHERE address_key = ?", (key,))
            return self._db.write("DELETE FROM subscribers WHERE key = ?", (key,)) > 0

    def get(self, address: str) -> StoredSubscriber | None:
        """The person of this address."""
        return next(iter(self._select("WHERE key = ?", (address.casefold(),))), None)

    def by_token(self, token: str) -> StoredSubscriber | None:
        """The person a link in a mail stands for."""
        return next(iter(self._select("WHERE token = ?", (token,))), None)

    def all(self) -> tuple[StoredSubscriber, ...]:
        """Everybody, by address, stopped and unconfirmed ones included."""
        return self._select()

    def _select(self, where: str = "", parameters: tuple[str, ...] = ()) -> tuple[StoredSubscriber, ...]:
        wishes: dict[int, list[StoredSubscription]] = {}
        hours: dict[int, dict[str, StoredHours]] = {}
        sql = f"SELECT * FROM subscribers {where} ORDER BY key"  # noqa: S608
        with self._db.steady():
            people = self._db.rows(sql, parameters)
            chosen = packed([row["id"] for row in people])
            for row in self._db.rows(
                "SELECT * FROM subscriptions WHERE subscriber_id IN (SELECT value FROM json_each(?)) ORDER BY id",
                (chosen,),
            ):
                wishes.setdefault(row["subscriber_id"], []).append(_subscription(row))
            for row in self._db.rows(
                "SELECT * FROM hours WHERE subscriber_id IN (SELECT value FROM json_each(?)) ORDER BY cadence",
                (chosen,),
            ):
                own = StoredHours(row["zone"], row["weekday"], row["hour"])
                hours.setdefault(row["subscriber_id"], {})[row["cadence"]] = own
        return tuple(_subscriber(row, tuple(wishes.get(row["id"], ())), hours.get(row["id"], {})) for row in people)


def _subscription(row: sqlite3.Row) -> StoredSubscription:
    return StoredSubscription(
        id=row["id"],
        cadence=row["cadence"],
        names=tuple(json.loads(row["names"])),
        countries=tuple(json.loads(row["countries"])),
        goods=tuple(json.loads(row["goods"])),
        instruments=tuple(json.loads(row["instruments"])),
        everything=bool(row["everything"]),
        heartbeat=bool(row["heartbeat"]),
        starts=to_instant(row["starts"]),
    )


def _subscriber(
    row: sqlite3.Row, subscriptions: tuple[StoredSubscription, ...], hours: Mapping[str, StoredHours]
) -> StoredSubscriber:
    return StoredSubscriber(
        id=row["id"],
        address=row["address"],
        name=row["name"],
        token=row["token"],
        created=to_instant(row["created"]),
        confirmed=maybe_to_instant(row["confirmed"]),
        stopped=maybe_to_instant(row["stopped"]),
        stop_reason=row["stop_reason"],
        subscriptions=subscriptions,
        hours=hours,
    )
