"""Hypothesis strategies for readings and orders: anything the types allow."""

from __future__ import annotations

from datetime import UTC, date, datetime

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
    Order,
    Party,
    Reading,
    Role,
    Status,
    Verdict,
    Witness,
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
words = texts.filter(bool)
days = st.dates(date(1953, 1, 1), date(2100, 1, 1))
instants = st.datetimes(datetime(1953, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
maybe_text = st.none() | texts
maybe_day = st.none() | days


def few(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(values, max_size=3).map(tuple)


evidence = st.builds(Evidence, texts, texts)
parties = st.builds(Party, words, st.sampled_from(Role), few(texts), maybe_day)
indicators = st.none() | st.builds(Indicators, st.none() | st.integers(0, 11), few(texts))
instruments = st.sampled_from(Instrument)
actions, effects, statuses, channels = map(st.sampled_from, (Action, Effect, Status, Channel))

announcements = st.builds(
    Announcement,
    instruments,
    actions,
    effects,
    effective=maybe_day,
    announced=maybe_day,
    applies_from=maybe_day,
    country=maybe_text,
    goods=maybe_text,
    open_ended=st.booleans(),
    parties=few(parties),
    indicators=indicators,
    evidence=few(evidence),
    recalls=maybe_text,
)
listings = st.builds(
    Listing,
    instruments,
    maybe_day,
    maybe_text,
    maybe_text,
    maybe_text,
    statuses,
    texts,
    few(parties),
    open_ended=st.booleans(),
    remarks=maybe_text,
    release_url=maybe_text,
    entity=texts,
    row=st.none() | st.integers(1, 100),
)
readings = st.builds(
    Reading,
    st.builds(Document, texts, texts, texts, maybe_day, maybe_day),
    st.sampled_from(Verdict),
    few(announcements),
    few(listings),
    few(st.builds(Lead, texts, texts, maybe_day)),
    few(st.builds(Issue, texts, texts, texts)),
    few(texts),
    texts,
)
marks = st.builds(ListMark, days, statuses, texts, texts, maybe_text)


@st.composite
def witnesses(draw: st.DrawFn, snapshots: list[int], *, held: bool) -> Witness:
    snapshot = st.sampled_from(snapshots)
    return Witness(
        draw(channels),
        draw(texts),
        draw(maybe_text),
        draw(snapshot if held else snapshot | st.none()),
        draw(instants),
        draw(st.dictionaries(texts, texts, max_size=3)),
        draw(few(evidence)),  # type: ignore[arg-type]
    )


@st.composite
def events(draw: st.DrawFn, order: str, n: int, snapshots: list[int]) -> Event:
    held = draw(witnesses(snapshots, held=True))
    others = draw(st.lists(witnesses(snapshots, held=False), max_size=2))
    return Event(
        f"{order}.{n}",
        order,
        draw(instruments),
        draw(actions),
        draw(effects),
        draw(instants),
        draw(days),
        draw(channels),
        draw(texts),
        *draw(st.tuples(maybe_day, maybe_day, maybe_day, maybe_day, maybe_text, maybe_text)),
        draw(few(parties)),  # type: ignore[arg-type]
        draw(indicators),
        draw(maybe_text),
        draw(maybe_text),
        draw(texts),
        tuple(draw(st.permutations([held, *others]))),
    )


@st.composite
def orders(draw: st.DrawFn, snapshots: list[int]) -> list[Order]:
    """A few orders; one may follow any of the others."""
    ids = draw(st.lists(words, min_size=1, max_size=4, unique=True))
    return [
        Order(
            number,
            draw(instruments),
            *draw(st.tuples(maybe_text, maybe_text, maybe_text)),
            draw(few(parties)),  # type: ignore[arg-type]
            draw(st.booleans()),
            draw(st.none() | st.sampled_from(ids).filter(lambda other, number=number: other != number))  # type: ignore[misc]
            if len(ids) > 1
            else None,
            draw(maybe_text),
            draw(few(marks)),  # type: ignore[arg-type]
            tuple(draw(events(number, n, snapshots)) for n in range(draw(st.integers(0, 3)))),
        )
        for number in ids
    ]
