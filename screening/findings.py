"""From likenesses and places to hits: one a supplier and order, of the class that says most."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from ledger.imo import imo_of_cell, imo_said
from ledger.ledger import Ledger
from ledger.model import Neighbour, Order, Party, Role
from screening.compare import Likeness
from screening.dating import dated, evidence, removed_goods
from screening.goods import Fit, goods_fit
from screening.hit import Hit, HitClass
from screening.index import THRESHOLD, Index
from screening.jurisdictions import countries_of_form
from screening.neighbours import neighbour_key
from screening.relations import parent_said
from screening.scope import ScopeHit, ScopeRule, in_scope
from screening.supplier import Supplier, place_text
from screening.variants import LONGEST
from screening.vocabulary import WEIGHT, Kind

#: The class that says most stands first; of a supplier and an order only the best line is kept.
_ORDER = (HitClass.NAMED, HitClass.EXEMPT, HitClass.AFFILIATE, HitClass.SCOPE, HitClass.NEIGHBOUR)
_AT_SEA = frozenset((Role.VESSEL, Role.FLEET))
_PARENT_REACHED, _PARENT_NAMED = 0.8, 0.6
_OTHER_NUMBER = 0.5  #: what a name is worth beside another ship's IMO number
_ELSEWHERE, _ELSEWHERE_WEAK = 0.05, 0.2  #: what another country takes off the score


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


def findings(question: Question, supplier: Supplier, on: date) -> list[Hit]:
    """All hits of one supplier, what says most first."""
    best: dict[str, Hit] = {}
    for hit in (
        *_by_imo(question, supplier, on),
        *_by_name(question, supplier, on),
        *_by_parent(question, supplier, on),
        *_by_place(question, supplier, on),
    ):
        other = best.get(hit.order)
        if other is None or _rank(hit) < _rank(other):
            best[hit.order] = hit
    return sorted(best.values(), key=lambda hit: (*_rank(hit), hit.status_now == "inactive", hit.order))


def _by_imo(question: Question, supplier: Supplier, on: date) -> Iterator[Hit]:
    """A ship's number is hers whatever name is written beside it."""
    number = _imo(supplier)
    for order, party in question.ships.get(number or "", ()):
        cls = HitClass.EXEMPT if party.role is Role.EXEMPT else HitClass.NAMED
        why = [f"IMO {number} is {party.name}'s"]
        yield _line(
            question,
            supplier,
            on,
            order,
            party,
            cls,
            f"IMO {number}",
            1.0,
            why,
            "imo",
            (str(number),),
            Fit.UNKNOWN.value,
        )


def _imo(supplier: Supplier) -> str | None:
    """The number of its column, else one written beside the name."""
    return imo_of_cell(supplier.imo) or imo_said(supplier.vessel) or imo_said(supplier.name)


def _another_ship(question: Question, supplier: Supplier, order: Order, party: Party) -> str:
    """What to check where the number in the file is not the one of the ship so called; "" where they do not differ."""
    number = _imo(supplier)
    own = sorted(known for known, ships in question.ships.items() if (order, party) in ships)
    if party.role is not Role.VESSEL or number is None or not own or number in own:
        return ""
    return (
        f"check: IMO {number} in the file, but {party.name} is IMO {', '.join(own)}: likely another ship of that name"
    )


def _rank(hit: Hit) -> tuple[int, float]:
    return _ORDER.index(hit.cls), -hit.score


def _by_name(question: Question, supplier: Supplier, on: date) -> Iterator[Hit]:
    for field in ("name", "vessel"):
        cell = getattr(supplier, field)
        for like in question.index.matches(cell) if cell else ():
            if field == "vessel" and like.spelling.role not in _AT_SEA:
                continue
            yield from _hit(question, supplier, on, like, field)


def _hit(question: Question, supplier: Supplier, on: date, like: Likeness, field: str) -> Iterator[Hit]:
    order = question.ledger.orders.get(like.spelling.order)
    if order is None:
        if not like.kin:
            yield _neighbour(question, supplier, on, like, field)
        return
    party = next(party for party in order.parties if party.name == like.spelling.party)
    if like.kin:
        if _namesake(question, supplier, order, like):
            return
        why = [f"may be covered: the order is on {like.spelling.party} and those that belong to it", *like.why]
        yield _made(question, supplier, on, order, party, HitClass.AFFILIATE, like, field, why, like.score)
        return
    cls = HitClass.EXEMPT if party.role is Role.EXEMPT else HitClass.NAMED
    score, why = _elsewhere(question, supplier, order, party, like)
    if why and (like.placeless or (like.misspelt and score < THRESHOLD)):
        return
    said = [_same_as(like), *why]
    if other := _another_ship(question, supplier, order, party):
        score, said = score * _OTHER_NUMBER, [other, *said]
    yield _made(question, supplier, on, order, party, cls, like, field, said, score)


def _namesake(question: Question, supplier: Supplier, order: Order, like: Likeness) -> bool:
    """Whether only one word is shared with a group of another country, and no goods: Brightway makes gloves, another insures."""
    country = question.country(supplier.country)
    if len(like.spelling.stem) > 1 or country is None or order.country in (None, country):
        return False
    return goods_fit(order.goods, f"{supplier.goods} {supplier.name}", supplier.hs).fit is not Fit.COVERED


def _same_as(like: Likeness) -> str:
    said = f"{' '.join(like.words)!r} is {like.spelling.text!r}"
    if like.spelling.text != like.spelling.party:
        said += f" ({like.spelling.note or 'an alias'}: {like.spelling.party})"
    return said + (f"; {', '.join(like.why)}" if like.why else "")


def _elsewhere(
    question: Question, supplier: Supplier, order: Order, party: Party, like: Likeness
) -> tuple[float, list[str]]:
    """A firm of the same name in another country is likely another firm, unless the name is rare. Ships sail."""
    if order.country is None or party.role in _AT_SEA:
        return like.score, []
    cost = _ELSEWHERE_WEAK if like.spelling.weight < WEIGHT[Kind.RARE] else _ELSEWHERE
    country = question.country(supplier.country)
    if country is not None and country != order.country:
        return like.score - cost, [f"country differs: {country} in the file, {order.country} in the order"]
    form = countries_of_form(supplier.name) - countries_of_form(like.spelling.text)
    if form and order.country not in form and country is None:
        return like.score - cost, [f"a legal form of {', '.join(sorted(form))}; the order is on {order.country}"]
    return like.score, []


def _by_parent(question: Question, supplier: Supplier, on: date) -> Iterator[Hit]:
    """A supplier whose parent is named: covered where the order reaches subsidiaries, and worth knowing elsewhere."""
    said = parent_said(supplier.name[:LONGEST])
    cells = {supplier.parent: "parent"} | ({said.name: "name"} if said else {})
    for like, field in (
        (like, field) for cell, field in cells.items() if cell for like in question.index.matches(cell)
    ):
        order = question.ledger.orders.get(like.spelling.order)
        if order is None or like.kin or like.spelling.role is Role.EXEMPT:
            continue
        party = next(party for party in order.parties if party.name == like.spelling.party)
        reached = order.open_ended or party.role in (Role.GROUP, Role.FLEET)
        why = f"may be covered: its parent is {party.name}, " + (
            "and the order reaches those that belong to it"
            if reached
            else "but the order does not say it reaches others"
        )
        score = like.score * (_PARENT_REACHED if reached else _PARENT_NAMED)
        yield _made(question, supplier, on, order, party, HitClass.AFFILIATE, like, field, [why], score)


def _made(
    question: Question,
    supplier: Supplier,
    on: date,
    order: Order,
    party: Party,
    cls: HitClass,
    like: Likeness,
    field: str,
    why: list[str],
    score: float,
) -> Hit:
    fit = goods_fit(order.goods, supplier.goods, supplier.hs)
    gone = [(goods, day) for goods, day in removed_goods(order) if _supplies(goods, supplier)]
    if gone:
        why += [f"the order no longer covers {goods} (since {day or 'an unknown day'})" for goods, day in gone]
    elif fit.fit is not Fit.UNKNOWN:
        why.append(fit.why)
    fitness = "removed" if gone else fit.fit.value
    return _line(question, supplier, on, order, party, cls, like.spelling.text, score, why, field, like.words, fitness)


def _supplies(goods: str, supplier: Supplier) -> bool:
    return bool(supplier.goods or supplier.hs) and goods_fit(goods, supplier.goods, supplier.hs).fit is Fit.COVERED


def _by_place(question: Question, supplier: Supplier, on: date) -> Iterator[Hit]:
    place, country = place_text(supplier), question.country(supplier.country)
    for rule in question.rules:
        found = in_scope(rule, country, place, supplier.goods, supplier.hs, supplier.name)
        if found is not None:
            yield _placed(question, supplier, on, found)


def _placed(question: Question, supplier: Supplier, on: date, found: ScopeHit) -> Hit:
    order = question.ledger.orders[found.rule.order]
    why = list(found.why)
    return _line(
        question, supplier, on, order, None, HitClass.SCOPE, found.rule.party, found.score, why, "region", found.words,
        Fit.COVERED.value,
    )  # fmt: skip


def _line(
    question: Question,
    supplier: Supplier,
    on: date,
    order: Order,
    party: Party | None,
    cls: HitClass,
    matched: str,
    score: float,
    why: list[str],
    field: str,
    words: tuple[str, ...],
    fitness: str,
) -> Hit:
    when = dated(question.ledger, order, party, on, question.today)
    return Hit(
        cls=cls,
        party=party.name if party else matched,
        matched=matched,
        order=order.id,
        score=round(max(score, 0.05), 2),
        status_on=when.status_on,
        status_now=when.status_now,
        why="; ".join([*why, when.why]),
        url=evidence(order, party),
        field=field,
        words=words,
        on=on,
        instrument=order.instrument.value,
        country=order.country,
        goods=order.goods,
        goods_fit=fitness,
        issued=when.issued,
        since=when.since,
        lifted=when.lifted,
        row_mark=supplier.mark,
        order_mark=question.mark(order.id),
    )


def _neighbour(question: Question, supplier: Supplier, on: date, like: Likeness, field: str) -> Hit:
    """An entry of another law's list; it has no order, and its standing is that of its day."""
    entry = next(one for one in question.neighbours if neighbour_key(one) == like.spelling.order)
    since = f" since {entry.effective}" if entry.effective else ""
    return Hit(
        cls=HitClass.NEIGHBOUR,
        party=entry.name,
        matched=like.spelling.text,
        order=like.spelling.order,
        score=round(like.score, 2),
        status_on=None,
        status_now=None,
        why=f"{_same_as(like)}; on the {entry.register}{since}, another law's list: no order",
        url=None,
        field=field,
        words=like.words,
        on=on,
        instrument=entry.register,
        country="CN",
        goods=None,
        goods_fit=Fit.UNKNOWN.value,
        issued=entry.effective,
        since=entry.effective,
        lifted=None,
        row_mark=supplier.mark,
        order_mark=question.mark(like.spelling.order),
    )
