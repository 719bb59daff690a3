"""IMO ship numbers: seven digits that stay with a hull through every name and flag; the last one checks the others."""

from __future__ import annotations

import re

_SAID = re.compile(r"\bIMO(?:\s*(?:no|number|nr|num|#))?[\s.:#-]*(\d{7})(?!\d)", re.IGNORECASE)
_BARE = re.compile(r"\s*(\d{7})(?:\.0)?\s*")  # ".0": a spreadsheet took it for a measure


def is_imo(digits: str) -> bool:
    """Whether seven digits check: the first six times 7 to 2 add up to a number that ends in the last (IMO A.1117(30))."""
    if len(digits) != 7 or not (digits.isascii() and digits.isdigit()) or digits[0] == "0":
        return False
    return sum(int(digit) * weight for digit, weight in zip(digits, range(7, 1, -1), strict=False)) % 10 == int(
        digits[6]
    )


def imo_said(text: str) -> str | None:
    """The number that a text calls an IMO number ("Da Wang (IMO 9074729)"), where it checks."""
    met = _SAID.search(text)
    return met.group(1) if met and is_imo(met.group(1)) else None


def imo_of_cell(cell: str) -> str | None:
    """The number of a cell that should hold nothing else; None for a blank cell and for one that is no IMO number."""
    met = _BARE.fullmatch(cell)
    return met.group(1) if met and is_imo(met.group(1)) else imo_said(cell)


def without_imo(text: str) -> str:
    """A name without the IMO number written beside it, and the brackets round it."""
    return re.sub(rf"[\s,;/-]*[(\[]?\s*{_SAID.pattern}\s*[)\]]?", " ", text, flags=re.IGNORECASE).strip() or text
