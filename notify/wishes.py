"""A subscription as somebody fills it in on a page, and as it is kept until they confirm it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from notify import hours
from notify.address import BadAddress, address
from notify.hours import Hours
from notify.subscriptions import Cadence, Subscriber, Subscription

_MOST = 50  #: names or goods of one subscription
_LONGEST = 200
#: Whoever signs up somebody else has these lines mailed to them: they must not lead anywhere.
_LURE = re.compile(r"://|\bwww\.|@", re.IGNORECASE)

_Read = TypeVar("_Read")

#: A country's name or code -> its ISO 3166-1 alpha-2 code, None for anything else.
CountryOf = Callable[[str], str | None]


class BadWish(ValueError):
    """What was filled in asks for nothing we could do. `wrong`: by field of the form, what to change."""

    def __init__(self, wrong: Mapping[str, str]) -> None:
        super().__init__(" ".join(wrong.values()))
        self.wrong = wrong


def from_form(form: Mapping[str, str], country_of: CountryOf) -> Subscriber:
    """Whoever filled it in, with what they want: names and goods one a line, countries apart by commas.

    Raises `BadWish` with everything there is to change.
    """
    wrong: dict[str, str] = {}

    def field(name: str, read: Callable[[str], _Read], instead: _Read) -> _Read:
        try:
            return read(form.get(name, ""))
        except ValueError as error:
            wrong[name] = str(error)
            return instead

    who = field("address", _address, "")
    cadence = field("cadence", _cadence, Cadence.WEEKLY)
    wish = Subscription(
        id=None,
        cadence=cadence,
        names=field("names", _lines, ()),
        countries=field("countries", lambda text: _countries(text, country_of), ()),
        goods=field("goods", _lines, ()),
        everything="everything" in form,
    )
    if wish.interest.empty and not wrong.keys() & {"names", "countries", "goods"}:
        wrong["names"] = "Say what to follow: a name, goods, a country, or every change."
    own = Hours(
        field("zone", lambda text: hours.read(text, None, None).zone, None),
        field("weekday", lambda text: hours.read(None, text, None).weekday, None),
        field("hour", lambda text: hours.read(None, None, text).hour, None),
    )
    if wrong:
        raise BadWish(wrong)
    return Subscriber(who, (wish,), hours={cadence: kept} if (kept := own.of(cadence)) else {})


def _address(text: str) -> str:
    try:
        return address(text)
    except BadAddress:  # its reasons are for programs
        raise ValueError("This is no e-mail address we could write to.") from None


def _cadence(text: str) -> Cadence:
    if text not in set(Cadence):
        raise ValueError("Choose how often we shall write.")
    return Cadence(text)


def _countries(text: str, country_of: CountryOf) -> tuple[str, ...]:
    """Names or codes apart by commas or lines; codes alone also by blanks."""
    found: list[str | None] = []
    for part in filter(None, map(str.strip, re.split(r"[,;\r\n]", text))):
        whole = country_of(part)
        codes = [whole] if whole else [country_of(word) if len(word) == 2 else None for word in part.split()]
        if None in codes:
            raise ValueError("We do not know one of these countries. Write them like Malaysia or MY.")
        found += codes
    return tuple(dict.fromkeys(code for code in found if code))


def _lines(text: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(line for line in (" ".join(line.split()) for line in text.splitlines()) if line))
    if len(found) > _MOST or any(len(line) > _LONGEST for line in found):
        raise ValueError(f"At most {_MOST} lines of {_LONGEST} characters, please.")
    if any(_LURE.search(line) for line in found):
        raise ValueError("Only names and goods, please, no addresses.")
    return found


def as_text(person: Subscriber) -> str:
    """One wish and its hours as JSON, equal for equal ones, without the address; `from_text` reads it back."""
    [wish] = person.subscriptions
    own = person.hours.get(wish.cadence, Hours())
    said = {
        "cadence": wish.cadence.value,
        "names": wish.names,
        "countries": wish.countries,
        "goods": wish.goods,
        "everything": wish.everything,
        "zone": own.zone,
        "weekday": own.day,
        "hour": own.hour,
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def from_text(text: str, who: str) -> Subscriber:
    """What `as_text` kept, for that address; what was kept before there were hours has none."""
    said = json.loads(text)
    wish = Subscription(
        id=None,
        cadence=Cadence(said["cadence"]),
        names=tuple(said["names"]),
        countries=tuple(said["countries"]),
        goods=tuple(said["goods"]),
        everything=bool(said["everything"]),
    )
    own = hours.read(said.get("zone"), said.get("weekday"), said.get("hour"))
    return Subscriber(who, (wish,), hours={wish.cadence: own} if own else {})
