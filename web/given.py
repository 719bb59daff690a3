"""What visitors fill in: what it may be, and a plain answer to what it is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import date

#: What mailers, search engines and news sites hang on the links that they pass on.
_PASSED_ON = re.compile(r"utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|ref|_")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Unclear(ValueError):
    """A visitor asked for something that there cannot be; answered with 400 and this line."""


def known(given: Iterable[str], asks: Sequence[str]) -> None:
    """Raises `Unclear` for a parameter that a page does not understand: its answer would be to another question."""
    for name in given:
        if name not in asks and not _PASSED_ON.fullmatch(name):
            there = f"it understands {', '.join(asks)}" if asks else "it understands none"
            raise Unclear(f"{_quoted(name)} is no parameter of this page; {there}")


def day(name: str, given: str, today: date) -> date:
    """The day somebody typed, today for nothing. Raises `Unclear` for what is no day."""
    text = given.strip()
    if not text:
        return today
    if not _DAY.fullmatch(text):
        raise Unclear(f"{name}: {_quoted(text)} is not a day; write it like 2023-04-26")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Unclear(f"{name}: {_quoted(text)} is not a day of any year") from error


def one_of(name: str, given: str, allowed: Iterable[str]) -> str:
    """One of the words a parameter may be, "" for nothing. Raises `Unclear` for any other."""
    text, known = given.strip(), list(allowed)
    if text and text not in known:
        raise Unclear(f"{name}: {_quoted(text)} is none of {', '.join(known)}")
    return text


def country(name: str, given: str, in_ledger: Container[str], country_name: Callable[[str], str]) -> str:
    """An ISO 3166-1 alpha-2 code in either case, "" for nothing. Raises `Unclear` for what is no country."""
    text = given.strip()
    code = text.upper()
    if text and code not in in_ledger and country_name(code) == code:
        raise Unclear(f"{name}: {_quoted(text)} is not the code of a country, two letters such as MY")
    return code


def number(name: str, given: str, most: int) -> int:
    """A number from 1 to `most`, 1 for nothing. Raises `Unclear` for what is none."""
    text = given.strip() or "1"
    if not (text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= most):
        raise Unclear(f"{name}: {_quoted(text)} is not a number from 1 to {most:,}")
    return int(text)


def _quoted(text: str) -> str:
    return f"“{text[:80]}{'…' if len(text) > 80 else ''}”"
