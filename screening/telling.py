"""One hit as it is told: dated, with its evidence, worded alike whatever it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ledger.ledger import Ledger
from ledger.model import Neighbour, Order, Party
from screening.compare import Likeness
from screening.dating import dated, evidence, removed_goods
from screening.goods import Fit, goods_fit
from screening.hit import Hit, HitClass
from screening.index import Index
from screening.neighbours import neighbour_key
from screening.scope import ScopeRule
from screening.supplier import Supplier

_LEAST = 0.05  #: no hit is worth less


class Question(Protocol):
    """What the findings need of a screening."""

    ledger: Ledger
    today: date
    neighbours: tuple[Neighbour, ...]

    @property
    def index(self) -> Index: ...
    @property
    def ships(self) -> dict[str, tuple[tuple[Order, Party], ...]]: ...
    @property
    def rules(self) -> tuple[ScopeRule, ...]: ...
    def country(self, cell: str) -> str | None: ...
    def mark(self, order: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a supplier list, and the question asked of it."""

    question: Question
    supplier: Supplier
    on: date


@dataclass(frozen=True, slots=True)
class Met:
    """How a row meets an order. `party` is None where the order is on a place."""

    order: Order
    party: Party | None
    cls: HitClass
    matched: str  #: the tracked spelling
    score: float
    field: str  #: the column it was found in
    words: tuple[str, ...]  #: what of the cell matched
    why: tuple[str, ...]
    goods_fit: str = Fit.UNKNOWN.value


def with_goods(row: Row, met: Met) -> Hit:
    """The hit, with what there is to say of the supplier's goods beside the order's."""
    goods, codes = row.supplier.goods, row.supplier.hs
    gone = [(was, day) for was, day in removed_goods(met.order) if (goods or codes) and _covers(was, goods, codes)]
    fit = goods_fit(met.order.goods, goods, codes)
    if gone:
        why = tuple(f"the order no longer covers {was} (since {day or 'an unknown day'})" for was, day in gone)
    else:
        why = (fit.why,) if fit.fit is not Fit.UNKNOWN else ()
    return told(row, met, why, "removed" if gone else fit.fit.value)


def _covers(was: str, goods: str, codes: str) -> bool:
    return goods_fit(was, goods, codes).fit is Fit.COVERED


def told(row: Row, met: Met, more: tuple[str, ...] = (), fitness: str = "") -> Hit:
    """The hit, with the order's standing on the row's day and now. `more`: reasons beside those of the meeting."""
    order, party = met.order, met.party
    when = dated(row.question.ledger, order, party, row.on, row.question.today)
    return Hit(
        cls=met.cls,
        party=party.name if party else met.matched,
        matched=met.matched,
        order=order.id,
        score=round(max(met.score, _LEAST), 2),
        status_on=when.status_on,
        status_now=when.status_now,
        why="; ".join([*met.why, *more, when.why]),
        url=evidence(order, party),
        field=met.field,
        words=met.words,
        on=row.on,
        instrument=order.instrument.value,
        country=order.country,
        goods=order.goods,
        goods_fit=fitness or met.goods_fit,
        issued=when.issued,
        since=when.since,
        lifted=when.lifted,
        row_mark=row.supplier.mark,
        order_mark=row.question.mark(order.id),
    )


def neighbour(row: Row, like: Likeness, field: str, why: str) -> Hit:
    """An entry of another law's list; it has no order, and its standing is that of its day."""
    key = like.spelling.order
    entry = next(one for one in row.question.neighbours if neighbour_key(one) == key)
    since = f" since {entry.effective}" if entry.effective else ""
    return Hit(
        cls=HitClass.NEIGHBOUR,
        party=entry.name,
        matched=like.spelling.text,
        order=key,
        score=round(like.score, 2),
        status_on=None,
        status_now=None,
        why=f"{why}; on the {entry.register}{since}, another law's list: no order",
        url=None,
        field=field,
        words=like.words,
        on=row.on,
        instrument=entry.register,
        country="CN",
        goods=None,
        goods_fit=Fit.UNKNOWN.value,
        issued=entry.effective,
        since=entry.effective,
        lifted=None,
        row_mark=row.supplier.mark,
        order_mark=row.question.mark(key),
    )
