"""One row of a supplier list, in the columns screening knows."""

from __future__ import annotations

import hashlib
import re
from dataclasses import astuple, dataclass, replace
from datetime import date

from screening.failures import ScreeningError
from screening.origins import whereabouts_said

#: Columns understood, in the order of the contract. Any may be missing; `name` or `vessel` must be there.
COLUMNS = ("id", "name", "parent", "tier", "country", "region", "goods", "hs", "vessel", "imo", "date")
_MONTHS = {month: n for n, month in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?: .*)?")
_NAMED_MONTH = re.compile(
    r"(?:(\d{1,2})[ -]([A-Za-z]{3})[a-z]*\.?,?[ -](\d{4})|([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4}))"
)


@dataclass(frozen=True, slots=True)
class Supplier:
    """Cells as text, "" where the file has none."""

    name: str = ""
    parent: str = ""
    country: str = ""
    region: str = ""
    goods: str = ""
    hs: str = ""
    vessel: str = ""
    imo: str = ""
    date: str = ""

    @property
    def mark(self) -> str:
        """Changes when the supplier does; the date of one shipment is not the supplier."""
        cells = "\x1f".join(" ".join(cell.split()).casefold() for cell in astuple(replace(self, date="")))
        return hashlib.sha256(cells.encode("utf-8", "replace")).hexdigest()[:12]


def place_text(supplier: Supplier) -> str:
    """Everything of a row that may say where the supplier is, each cell's beginning folded, none running into the next."""
    cells = (supplier.region, supplier.country)
    return " . ".join((*map(whereabouts_said, cells), whereabouts_said(supplier.name, firm=True)))


class UnclearDay(ScreeningError):
    """A date that cannot be read, or may be read two ways."""


def day(text: str, *, day_first: bool | None = None) -> date:
    """The day a cell tells. Raises `UnclearDay`. `day_first`: how 03/04/2021 is meant; None: such a date is refused."""
    text = " ".join(text.split())
    try:
        if met := (_YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text)):
            return date(*map(int, met.groups()[:3]))
        if met := _NAMED_MONTH.fullmatch(text):
            number, month, year = met.groups()[:3] if met.group(1) else (met.group(5), met.group(4), met.group(6))
            return date(int(year), _MONTHS[month.lower()], int(number))
        if met := _YEAR_LAST.fullmatch(text):
            return _year_last(int(met.group(1)), int(met.group(3)), int(met.group(4)), met.group(2), day_first)
    except (ValueError, KeyError) as error:
        if isinstance(error, UnclearDay):
            raise
        raise UnclearDay(f"{text[:40]!r} is not a day") from error
    raise UnclearDay(f"{text[:40]!r} is not a day")


def _year_last(a: int, b: int, year: int, sign: str, day_first: bool | None) -> date:
    if sign == "." or a > 12:
        return date(year, b, a)
    if b > 12:
        return date(year, a, b)
    if a != b and day_first is None:
        raise UnclearDay(
            f"{a:02}{sign}{b:02}{sign}{year} may be read two ways, say which with --day-first or --month-first"
        )
    return date(year, b, a) if day_first else date(year, a, b)
