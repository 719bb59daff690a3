"""A subscription as somebody fills it in on a page, and as it is kept until they confirm it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from notify.subscriptions import Cadence, Subscription

_MOST = 50  #: names or goods of one subscription
_LONGEST = 200
#: Whoever signs up somebody else has these lines mailed to them: they must not lead anywhere.
_LURE = re.compile(r"://|\bwww\.|@", re.IGNORECASE)


class BadWish(ValueError):
    """What was filled in asks for nothing we could do."""


def from_form(form: Mapping[str, str]) -> Subscription:
    """Names and goods one a line, countries as codes. Raises `BadWish` with what to change."""
    cadence = form.get("cadence", Cadence.WEEKLY)
    if cadence not in set(Cadence):
        raise BadWish("Choose how often we shall write.")
    countries = tuple(code.upper() for code in form.get("countries", "").replace(",", " ").split())
    if any(not (len(code) == 2 and code.isascii() and code.isalpha()) for code in countries):
        raise BadWish("Write countries as codes of two letters, such as MY.")
    wish = Subscription(
        id=None,
        cadence=Cadence(cadence),
        names=_lines(form.get("names", "")),
        countries=countries,
        goods=_lines(form.get("goods", "")),
        everything="everything" in form,
    )
    if wish.interest.empty:
        raise BadWish("Say what to follow: a name, a country, goods, or every change.")
    return wish


def _lines(text: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(line for line in (" ".join(line.split()) for line in text.splitlines()) if line))
    if len(found) > _MOST or any(len(line) > _LONGEST for line in found):
        raise BadWish(f"At most {_MOST} lines of {_LONGEST} characters, please.")
    if any(_LURE.search(line) for line in found):
        raise BadWish("Only names and goods, please, no addresses.")
    return found


def as_text(wish: Subscription) -> str:
    """As JSON, equal for equal wishes; `from_text` reads it back."""
    said = {
        "cadence": wish.cadence.value,
        "names": wish.names,
        "countries": wish.countries,
        "goods": wish.goods,
        "everything": wish.everything,
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def from_text(text: str) -> Subscription:
    said = json.loads(text)
    return Subscription(
        id=None,
        cadence=Cadence(said["cadence"]),
        names=tuple(said["names"]),
        countries=tuple(said["countries"]),
        goods=tuple(said["goods"]),
        everything=bool(said["everything"]),
    )
