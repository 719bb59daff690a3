"""The ledger in its tables: orders with parties, marks, events and witnesses, saved and loaded without loss."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import islice

from ledger.ledger import Ledger
from ledger.model import Order
from store import order_values
from store.database import Database
from store.order_rows import Row, interval_rows, party_standing, rows, standing

#: Orders written at one go: enough to be quick, few enough to keep memory flat.
_CHUNK = 500

#: Parents first, as foreign keys want it.
_TABLES = ("orders", "parties", "party_names", "marks", "events", "event_parties", "witnesses", "orders_search")


class Orders:
    """Orders as last saved. What is loaded equals what was saved."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def load(self) -> Ledger:
        """The whole ledger."""
        with self._db.steady():
            return Ledger(order_values.orders(self._db))

    def get(self, order_id: str) -> Order | None:
        """One order with its life."""
        with self._db.steady():
            return next(order_values.stretch(self._db, order_id, order_id), None)

    def save(self, orders: Iterable[Order], ledger: Ledger, on: date) -> None:
        """Write these orders in place of what is stored of them, with their statuses on the day `on`.

        `ledger` already holds them: an order's status may hang on the Finding that follows it. Raises `UnfoundedEvent`
        for an event without a stored snapshot, and then nothing is changed.
        """
        touched: set[str] = set()
        with self._db.transaction():
            pending = iter(orders)
            while chunk := list(islice(pending, _CHUNK)):
                for order in chunk:
                    self._db.write("DELETE FROM orders WHERE id = ?", (order.id,))
                    touched |= {order.id, order.follows or order.id}
                self._insert(chunk, ledger, on)
            self._retell(sorted(touched), ledger, on)

    def _retell(self, order_ids: Iterable[str], ledger: Ledger, on: date) -> None:
        """Write the intervals anew, of the WROs that a saved Finding follows too: its lifting ends theirs."""
        told: list[Row] = []
        for order in (ledger.orders[order_id] for order_id in order_ids if order_id in ledger.orders):
            self._db.write("DELETE FROM intervals WHERE order_id = ?", (order.id,))
            self._restate_order(order, ledger, on)
            told += interval_rows(order, ledger)
        self._db.add_all("intervals", told)

    def replace_all(self, ledger: Ledger, on: date) -> None:
        """Make the tables hold this ledger and nothing else: for the first fill and for rebuilds."""
        with self._db.transaction():
            self._db.write("DELETE FROM orders")
            self.save(ledger.orders.values(), ledger, on)

    def _insert(self, orders: Iterable[Order], ledger: Ledger, on: date) -> None:
        by_table: dict[str, list[Row]] = defaultdict(list)
        for order in orders:
            for table, row in rows(order, ledger, on):
                by_table[table].append(row)
        for table in _TABLES:
            self._db.add_all(table, by_table[table])

    def restate(self, ledger: Ledger, on: date) -> int:
        """Bring the stored statuses to the day `on`: orders take effect, and findings lift WROs, without being saved.

        Returns how many orders and parties changed; only those are written.
        """
        with self._db.transaction():
            return sum(self._restate_order(order, ledger, on) for order in ledger.orders.values())

    def _restate_order(self, order: Order, ledger: Ledger, on: date) -> int:
        changed = self._restate("orders", order.id, standing(order, ledger, on))
        for n, party in enumerate(order.parties, 1):
            changed += self._restate("parties", f"{order.id}-{n}", party_standing(order, party, ledger, on))
        return changed

    def _restate(self, table: str, number: str, now: Row) -> int:
        columns = ", ".join(now)
        values = ", ".join(f":{column}" for column in now)
        return self._db.write(
            f"UPDATE {table} SET ({columns}) = ({values}) WHERE id = :id AND ({columns}) IS NOT ({values})",  # noqa: S608
            now | {"id": number},
        )
