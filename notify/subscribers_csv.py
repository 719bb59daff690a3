"""Subscriptions as a table: one row a subscription, several values in a cell separated by semicolons.

One person gets one mail a cadence: rows of one address and cadence name the same hours, or leave them empty.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from ledger.model import Instrument
from notify.address import BadAddress, recipient
from notify.hours import BadHours, Hours, read
from notify.subscriptions import Cadence, Subscriber, Subscription

COLUMNS = (
    "address", "cadence", "names", "countries", "goods", "instruments", "everything", "heartbeat", "starts",
    "zone", "weekday", "hour",
)  # fmt: skip
_REQUIRED = ("address", "cadence")
_Word = TypeVar("_Word", bound=StrEnum)
_YES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False, "": False}


class BadTable(ValueError):
    """A subscribers' table that cannot be taken in as it stands; nothing of it is."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(f"line {line}: {why}")


def format_table(subscribers: Iterable[Subscriber]) -> str:
    """The table `parse_table` reads back to equal subscribers (ids and stops left out)."""
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    table.writeheader()
    for subscriber in subscribers:
        for subscription in subscriber.subscriptions:
            hours = subscriber.hours.get(subscription.cadence, Hours())
            table.writerow(_row(subscriber.address, subscription, hours))
    return out.getvalue()


def parse_table(text: str) -> tuple[Subscriber, ...]:
    """Reads a table with a header row, in any order of columns. Raises `BadTable` naming the first bad line."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    _check_columns(_header(rows))
    found: dict[str, tuple[list[Subscription], dict[Cadence, Hours]]] = {}
    for row in _rows(rows):
        try:
            wishes, hours = found.setdefault(recipient(row["address"]), ([], {}))
            wish = _subscription(row)
            _set_hours(hours, wish.cadence, row)
        except (BadAddress, BadHours, _BadCell) as error:
            raise BadTable(rows.line_num, str(error)) from error
        if wish not in wishes:
            wishes.append(wish)
    return tuple(Subscriber(who, tuple(wishes), hours=hours) for who, (wishes, hours) in found.items())


class _BadCell(ValueError):
    """One cell that does not say what its column asks for."""


def _header(rows: csv.DictReader[str]) -> tuple[str, ...]:
    try:
        return tuple(rows.fieldnames or ())
    except csv.Error as error:
        raise BadTable(1, str(error)) from error


def _check_columns(columns: tuple[str, ...]) -> None:
    wrong = [f"column {column!r} is missing" for column in _REQUIRED if column not in columns]
    wrong += [f"column {column!r} is not one of {', '.join(COLUMNS)}" for column in columns if column not in COLUMNS]
    if wrong:
        raise BadTable(1, "; ".join(wrong))


def _rows(rows: csv.DictReader[str]) -> Iterator[dict[str, str]]:
    try:
        for row in rows:
            if None in row or None in row.values():
                raise BadTable(rows.line_num, f"expected {len(rows.fieldnames or ())} cells")
            yield row
    except csv.Error as error:
        raise BadTable(rows.line_num + 1, str(error)) from error


def _subscription(row: dict[str, str]) -> Subscription:
    wish = Subscription(
        id=None,
        cadence=_word(Cadence, row["cadence"]),
        names=_split(row.get("names", "")),
        countries=tuple(_country(code) for code in _split(row.get("countries", ""))),
        goods=_split(row.get("goods", "")),
        instruments=tuple(_word(Instrument, word) for word in _split(row.get("instruments", ""))),
        everything=_yes(row.get("everything", "")),
        starts=_instant(row.get("starts", "")),
        heartbeat=_yes(row.get("heartbeat", "")),
    )
    if wish.interest.empty:
        raise _BadCell("tracks nothing: give names, countries, goods, instruments or everything=yes")
    return wish


def _set_hours(hours: dict[Cadence, Hours], cadence: Cadence, row: dict[str, str]) -> None:
    said = read(row.get("zone"), row.get("weekday"), row.get("hour"))
    if not said:
        return
    if cadence is Cadence.IMMEDIATE:
        raise _BadCell("an immediate subscription has no hours")
    if hours.setdefault(cadence, said) != said:
        raise _BadCell(f"another line has other hours for the {cadence} mail of this address")


def _row(who: str, wish: Subscription, hours: Hours) -> dict[str, str]:
    return {
        "address": who,
        "cadence": wish.cadence.value,
        "names": _join(wish.names),
        "countries": _join(wish.countries),
        "goods": _join(wish.goods),
        "instruments": _join(wish.instruments),
        "everything": "yes" if wish.everything else "",
        "heartbeat": "yes" if wish.heartbeat else "",
        "starts": wish.starts.isoformat() if wish.starts else "",
        "zone": hours.zone or "",
        "weekday": hours.day or "",
        "hour": "" if hours.hour is None else str(hours.hour),
    }


def _join(values: Iterable[str]) -> str:
    """A cell of its own: values that hold a semicolon or a quote are quoted as in any CSV."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="").writerow(list(values))
    return out.getvalue()


def _split(cell: str) -> tuple[str, ...]:
    values = next(csv.reader([cell], delimiter=";", skipinitialspace=True), [])
    return tuple(value.strip() for value in values if value.strip())


def _word(words: type[_Word], text: str) -> _Word:
    for word in words:
        if word.value.lower() == text.strip().lower():
            return word
    raise _BadCell(f"{text!r} is none of {', '.join(word.value for word in words)}")


def _country(code: str) -> str:
    if len(code) != 2 or not (code.isascii() and code.isalpha()):
        raise _BadCell(f"{code!r} is not a country code of two letters, such as MY")
    return code.upper()


def _yes(text: str) -> bool:
    try:
        return _YES[text.strip().lower()]
    except KeyError:
        raise _BadCell(f"{text!r} is neither yes nor no") from None


def _instant(text: str) -> datetime | None:
    if not text.strip():
        return None
    try:
        instant = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise _BadCell(f"{text!r} is not an instant such as 2026-07-01T08:00:00+00:00") from error
    if instant.tzinfo is None:
        raise _BadCell(f"{text!r} has no time zone")
    return instant
