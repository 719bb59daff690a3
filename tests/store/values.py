"""Hypothesis strategies for readings and orders: anything the types allow.

Every field of every type is named here, so that a new one in `ledger.model` fails until it is stored.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from ledger.model import (
    Action,
    Announcement,
    Channel,
    Document,
    Effect,
    Event,
    Evidence,
    Indicators,
    Instrument,
    Issue,
    Lead,
    Listing,
    ListMark,
    Neighbour,
    Order,
    Party,
    Reading,
    Role,
    StatedCount,
    Status,
    Verdict,
    Witness,
)


def whole(kind: type, **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Values of a type, with something for each of its fields."""
    assert set(parts) == {field.name for field in fields(kind)}, f"say what each field of {kind.__name__} may hold"
    return st.builds(kind, **parts)


def few(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(values, max_size=3).map(tuple)


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
words = texts.filter(bool)
days = st.dates(date(1953, 1, 1), date(2100, 1, 1))
instants = st.datetimes(datetime(1953, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
maybe_text = st.none() | texts
maybe_day = st.none() | days
instruments, actions, effects = st.sampled_from(Instrument), st.sampled_from(Action), st.sampled_from(Effect)
statuses, channels = st.sampled_from(Status), st.sampled_from(Channel)

evidence = few(whole(Evidence, field=texts, quote=texts))
parties = few(whole(Party, name=words, role=st.sampled_from(Role), aliases=few(texts), removed=maybe_day))
indicators = st.none() | whole(Indicators, count=st.none() | st.integers(0, 11), names=few(texts))
marks = few(whole(ListMark, on=days, status=statuses, status_text=texts, entity=texts, remarks=maybe_text))

announcements = whole(
    Announcement,
    instrument=instruments,
    action=actions,
    effect=effects,
    effective=maybe_day,
    announced=maybe_day,
    applies_from=maybe_day,
    country=maybe_text,
    goods=maybe_text,
    open_ended=st.booleans(),
    parties=parties,
    indicators=indicators,
    evidence=evidence,
    recalls=maybe_text,
    against=parties,
)
listings = whole(
    Listing,
    instrument=instruments,
    effective=maybe_day,
    country=maybe_text,
    goods=maybe_text,
    industry=maybe_text,
    status=statuses,
    status_text=texts,
    parties=parties,
    open_ended=st.booleans(),
    remarks=maybe_text,
    release_url=maybe_text,
    removed_goods=few(st.tuples(texts, maybe_day)),
    advisory=maybe_text,
    entity=texts,
    row=st.none() | st.integers(1, 100),
)
neighbours = whole(
    Neighbour,
    register=texts,
    name=texts,
    aliases=few(texts),
    section=texts,
    effective=maybe_day,
    open_ended=st.booleans(),
    entry=texts,
)
readings = whole(
    Reading,
    document=whole(Document, source=texts, url=texts, title=texts, released=maybe_day, modified=maybe_day),
    verdict=st.sampled_from(Verdict),
    announcements=few(announcements),
    listings=few(listings),
    leads=few(whole(Lead, url=texts, title=texts, released=maybe_day)),
    neighbours=few(neighbours),
    issues=few(whole(Issue, code=texts, message=texts, subject=texts)),
    ignored=few(texts),
    text=texts,
    counts=few(whole(StatedCount, number=st.integers(0, 999), what=texts, on=days, quote=texts, since=maybe_day)),
)


def witnesses(snapshots: st.SearchStrategy[int | None]) -> st.SearchStrategy[Any]:
    return whole(
        Witness,
        channel=channels,
        source=texts,
        url=maybe_text,
        snapshot=snapshots,
        seen=instants,
        said=st.dictionaries(texts, texts, max_size=3),
        evidence=evidence,
    )


def events(number: str, order: str, snapshots: list[int]) -> st.SearchStrategy[Any]:
    """Events of an order, each with at least one witness that is a stored snapshot."""
    held = st.sampled_from(snapshots)
    told = st.tuples(witnesses(held), few(witnesses(held | st.none()))).map(lambda both: (both[0], *both[1]))
    return whole(
        Event,
        id=st.just(number),
        order=st.just(order),
        instrument=instruments,
        action=actions,
        effect=effects,
        observed=instants,
        known=days,
        channel=channels,
        reason=texts,
        effective=maybe_day,
        announced=maybe_day,
        applies_from=maybe_day,
        no_later_than=maybe_day,
        country=maybe_text,
        goods=maybe_text,
        parties=parties,
        indicators=indicators,
        title=maybe_text,
        scope=maybe_text,
        confidence=texts,
        witnesses=told.flatmap(st.permutations).map(tuple),
    )


@st.composite
def orders(draw: st.DrawFn, snapshots: list[int]) -> list[Order]:
    """A few orders; one may follow any of the others."""
    ids = draw(st.lists(words, min_size=1, max_size=4, unique=True))
    return [draw(_order(number, [other for other in ids if other != number], snapshots)) for number in ids]


def _order(number: str, others: list[str], snapshots: list[int]) -> st.SearchStrategy[Any]:
    return whole(
        Order,
        id=st.just(number),
        instrument=instruments,
        country=maybe_text,
        goods=maybe_text,
        industry=maybe_text,
        parties=parties,
        open_ended=st.booleans(),
        follows=st.none() | st.sampled_from(others) if others else st.none(),
        advisory=maybe_text,
        marks=marks,
        events=st.integers(0, 3).flatmap(
            lambda n: st.tuples(*(events(f"{number}.{k}", number, snapshots) for k in range(n)))
        ),
    )
