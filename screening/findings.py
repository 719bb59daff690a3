"""From likenesses and places to hits: one a supplier and order, of the class that says most."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.imo import imo_of_cell, imo_said
from ledger.model import Order, Party, Role
from screening.compare import Likeness
from screening.goods import Fit, goods_fit
from screening.hit import Hit, HitClass
from screening.index import THRESHOLD
from screening.jurisdictions import countries_of_form
from screening.relations import parent_said
from screening.scope import in_scope
from screening.supplier import Supplier, place_text
from screening.telling import Met, Question, Row, neighbour, told, with_goods
from screening.variants import LONGEST
from screening.vocabulary import OFTEN_LEFT_OUT, WEIGHT, Kind
from screening.words import words

#: The class that says most stands first; of a supplier and an order only the best line is kept.
_ORDER = (HitClass.NAMED, HitClass.EXEMPT, HitClass.AFFILIATE, HitClass.SCOPE, HitClass.NEIGHBOUR)
_LONG_NAME = 16  #: letters of a name that no other firm has by chance, though a word of it is misspelt
_AT_SEA = frozenset((Role.VESSEL, Role.FLEET))
_PARENT_REACHED, _PARENT_NAMED = 0.8, 0.6
_OTHER_NUMBER = 0.5  #: what a name is worth beside another ship's IMO number
_ELSEWHERE, _ELSEWHERE_WEAK, _SHORTENED = 0.05, 0.2, 0.1  #: what another country takes off the score


def findings(question: Question, supplier: Supplier, on: date) -> list[Hit]:
    """All hits of one supplier, what says most first."""
    row = Row(question, supplier, on)
    best: dict[str, Hit] = {}
    for hit in (*_by_imo(row), *_by_name(row), *_by_parent(row), *_by_place(row)):
        other = best.get(hit.order)
        if other is None or _rank(hit) < _rank(other):
            best[hit.order] = hit
    return sorted(best.values(), key=lambda hit: (*_rank(hit), hit.status_now == "inactive", hit.order))


def imo_of(supplier: Supplier) -> str | None:
    """The ship's number: that of its column, else one written beside the name."""
    return imo_of_cell(supplier.imo) or imo_said(supplier.vessel) or imo_said(supplier.name)


def _by_imo(row: Row) -> Iterator[Hit]:
    """A ship's number is hers whatever name is written beside it."""
    number = imo_of(row.supplier) or ""
    for order, party in row.question.ships.get(number, ()):
        why = (f"IMO {number} is {party.name}'s",)
        yield told(row, Met(order, party, _class(party), f"IMO {number}", 1.0, "imo", (number,), why))


def _class(party: Party) -> HitClass:
    return HitClass.EXEMPT if party.role is Role.EXEMPT else HitClass.NAMED


def _another_ship(row: Row, order: Order, party: Party) -> str:
    """What to check where the number in the file is not the one of the ship so called; "" where they do not differ."""
    number = imo_of(row.supplier)
    own = sorted(known for known, ships in row.question.ships.items() if (order, party) in ships)
    if party.role is not Role.VESSEL or number is None or not own or number in own:
        return ""
    return (
        f"check: IMO {number} in the file, but {party.name} is IMO {', '.join(own)}: likely another ship of that name"
    )


def _rank(hit: Hit) -> tuple[int, float]:
    return _ORDER.index(hit.cls), -hit.score


def _by_name(row: Row) -> Iterator[Hit]:
    for field in ("name", "vessel"):
        cell = getattr(row.supplier, field)
        for like in row.question.index.matches(cell) if cell else ():
            if field == "vessel" and like.spelling.role not in _AT_SEA:
                continue
            yield from _hit(row, like, field)


def _hit(row: Row, like: Likeness, field: str) -> Iterator[Hit]:
    order = row.question.ledger.orders.get(like.spelling.order)
    if order is None:
        if not like.kin:
            yield neighbour(row, like, field, _same_as(like))
        return
    party = _party(order, like)
    if like.kin:
        if _namesake(row, order, like) or (like.spelling.brand and not _its_brand(row, order, like)):
            return
        why = (f"may be covered: the order is on {party.name}{_others(order, party, like)}", *like.why)
        yield with_goods(row, _met(order, party, HitClass.AFFILIATE, like, field, like.score, why))
        return
    score, why = _elsewhere(row, order, party, like)
    if why and like.misspelt and _letters(like) < _LONG_NAME and not _its_goods(row, order, ""):
        return
    if like.doubtful and not _at_home(row, order, like):
        return
    if like.outweighed and not _there_and_its_goods(row, order):
        return
    if why and (like.placeless or score < THRESHOLD):
        return
    why = (_same_as(like), *why)
    if other := _another_ship(row, order, party):
        score, why = score * _OTHER_NUMBER, (other, *why)
    yield with_goods(row, _met(order, party, _class(party), like, field, score, why))


def _party(order: Order, like: Likeness) -> Party:
    return next(party for party in order.parties if party.name == like.spelling.party)


def _reached(order: Order, party: Party) -> bool:
    """Whether the order is on all that belong to the party."""
    return order.open_ended or party.role in (Role.GROUP, Role.FLEET)


def _others(order: Order, party: Party, like: Likeness) -> str:
    """Whom the order is on beside the party itself."""
    if _reached(order, party):
        return " and those that belong to it"
    return ", whose brand and goods these are" if like.spelling.brand else " and subsidiaries of it by name"


def _met(
    order: Order, party: Party, cls: HitClass, like: Likeness, field: str, score: float, why: tuple[str, ...]
) -> Met:
    return Met(order, party, cls, like.spelling.text, score, field, like.words, why)


def _namesake(row: Row, order: Order, like: Likeness) -> bool:
    """Whether one word, or a misspelt name, is shared with a group of another country, and no goods: Brightway makes
    gloves, another insures."""
    country = row.question.country(row.supplier.country)
    if (len(like.spelling.stem) > 1 and not like.misspelt) or country is None or order.country in (None, country):
        return False
    return not _its_goods(row, order, row.supplier.name)


def _its_brand(row: Row, order: Order, like: Likeness) -> bool:
    """Whether a firm that shares the brand makes the order's goods, and its name tells of no others: Sime Darby sells
    cars, too. A brand of one word may be another's in another country."""
    supplier = row.supplier
    if not _its_goods(row, order, supplier.name):
        return False
    tells = {word.text for word in words(supplier.name) if word.kind is Kind.BUSINESS} - OFTEN_LEFT_OUT
    goods = {word.text for word in words(order.goods or "")}
    if tells and not tells & goods and goods_fit(order.goods, supplier.name, "").fit is not Fit.COVERED:
        return False
    return len(like.spelling.stem) > 1 or row.question.country(supplier.country) in (None, order.country)


def _same_as(like: Likeness) -> str:
    said = f"{' '.join(like.words)!r} is {like.spelling.text!r}"
    if like.spelling.text != like.spelling.party:
        said += f" ({like.spelling.note or 'an alias'}: {like.spelling.party})"
    return said + (f"; {', '.join(like.why)}" if like.why else "")


def _at_home(row: Row, order: Order, like: Likeness) -> bool:
    """Whether a supplier is where the order's party is, or, its country unsaid or a ship's, deals in the order's goods."""
    country = row.question.country(row.supplier.country)
    if country is None or like.spelling.role in _AT_SEA:
        return country == order.country or _its_goods(row, order, row.supplier.name)
    return country in _countries(row, order, like)


def _there_and_its_goods(row: Row, order: Order) -> bool:
    """Whether the file says beside the name that a supplier is in the order's country and deals in its goods."""
    country = row.question.country(row.supplier.country)
    return country is not None and country == order.country and _its_goods(row, order, "")


def _countries(row: Row, order: Order, like: Likeness) -> set[str | None]:
    """The order's country, and that which a party has in its name: "Select Protective Technology (HK)"."""
    places = (word.text for word in like.spelling.words if word.kind is Kind.PLACE)
    return {order.country, *map(row.question.country, places)}


def _its_goods(row: Row, order: Order, name: str) -> bool:
    """Whether a supplier deals in the order's goods by what the file says of them, and by `name`."""
    supplier = row.supplier
    return goods_fit(order.goods, f"{supplier.goods} {name}", supplier.hs).fit is Fit.COVERED


def _letters(like: Likeness) -> int:
    return sum(len(word.text) for word in like.spelling.words)


def _elsewhere(row: Row, order: Order, party: Party, like: Likeness) -> tuple[float, tuple[str, ...]]:
    """A firm of the same name in another country is likely another firm, unless the name is rare. Ships sail."""
    if order.country is None or party.role in _AT_SEA:
        return like.score, ()
    cost = _ELSEWHERE
    if like.spelling.weight < WEIGHT[Kind.RARE]:
        cost = _ELSEWHERE_WEAK + _SHORTENED * like.misspelt
    country = row.question.country(row.supplier.country)
    if country is not None and country not in _countries(row, order, like):
        return like.score - cost, (f"country differs: {country} in the file, {order.country} in the order",)
    form = countries_of_form(row.supplier.name) - countries_of_form(like.spelling.text)
    if form and order.country not in form and country is None:
        return like.score - cost, (f"a legal form of {', '.join(sorted(form))}; the order is on {order.country}",)
    return like.score, ()


def _by_parent(row: Row) -> Iterator[Hit]:
    """A supplier whose parent is named: covered where the order reaches subsidiaries, and worth knowing elsewhere."""
    said = parent_said(row.supplier.name[:LONGEST])
    cells = {row.supplier.parent: "parent"} | ({said.name: "name"} if said else {})
    for like, field in (
        (like, field) for cell, field in cells.items() if cell for like in row.question.index.matches(cell)
    ):
        order = row.question.ledger.orders.get(like.spelling.order)
        if order is None or like.kin or like.spelling.role is Role.EXEMPT:
            continue
        party = _party(order, like)
        reached = _reached(order, party)
        why = f"may be covered: its parent is {party.name}, " + (
            "and the order reaches those that belong to it"
            if reached
            else "but the order does not say it reaches others"
        )
        score = like.score * (_PARENT_REACHED if reached else _PARENT_NAMED)
        yield with_goods(row, _met(order, party, HitClass.AFFILIATE, like, field, score, (why,)))


def _by_place(row: Row) -> Iterator[Hit]:
    supplier = row.supplier
    place, country = place_text(supplier), row.question.country(supplier.country)
    for rule in row.question.rules:
        found = in_scope(rule, country, place, supplier.goods, supplier.hs, supplier.name)
        if found is not None:
            order, covered = row.question.ledger.orders[rule.order], Fit.COVERED.value
            met = Met(
                order, None, HitClass.SCOPE, rule.party, found.score, found.field, found.words, found.why, covered
            )
            yield told(row, met)
