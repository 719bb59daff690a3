"""Sign-ups that wait for a yes: nobody is written to because somebody else typed their address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from store.columns import instant, maybe_to_instant, to_instant
from store.database import Database


@dataclass(frozen=True, slots=True)
class SignUp:
    """One request. `wish` is JSON; nothing here interprets it."""

    id: int
    address: str
    wish: str
    asked: datetime
    confirmed: datetime | None


class SignUps:
    """Requests by number."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def ask(self, address: str, wish: str, now: datetime) -> int:
        """Keep a request; its number. The same one again, while it waits, is the same."""
        key = address.casefold()
        with self._db.transaction():
            known = self._db.value(
                "SELECT id FROM sign_ups WHERE address_key = ? AND wish = ? AND confirmed IS NULL", (key, wish)
            )
            if known is not None:
                self._db.write("UPDATE sign_ups SET asked = ? WHERE id = ?", (instant(now), known))
                return int(known)
            row = {"address": address, "address_key": key, "wish": wish, "asked": instant(now)}
            return self._db.add("sign_ups", row)

    def get(self, number: int) -> SignUp | None:
        row = self._db.row("SELECT * FROM sign_ups WHERE id = ?", (number,))
        if row is None:
            return None
        confirmed = maybe_to_instant(row["confirmed"])
        return SignUp(row["id"], row["address"], row["wish"], to_instant(row["asked"]), confirmed)

    def confirm(self, number: int, now: datetime) -> None:
        """They said yes. Repeating it keeps the first moment."""
        self._db.write("UPDATE sign_ups SET confirmed = coalesce(confirmed, ?) WHERE id = ?", (instant(now), number))

    def asked_since(self, moment: datetime, address: str | None = None) -> int:
        """How many requests were made since, of all or for one address."""
        key = None if address is None else address.casefold()
        sql = "SELECT count(*) FROM sign_ups WHERE asked >= ? AND address_key = coalesce(?, address_key)"
        return int(self._db.value(sql, (instant(moment), key)))

    def forget(self, before: datetime) -> int:
        """Drop what nobody confirmed since `before`; how many."""
        return self._db.write("DELETE FROM sign_ups WHERE confirmed IS NULL AND asked < ?", (instant(before),))
