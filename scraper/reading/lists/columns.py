"""What the columns of a table on orders hold, by the words of its heading."""

from __future__ import annotations

import re

_SHIPS = r"vessels?|ships?|boats?|longliners?|trawlers?"
#: The first kind whose word stands last is taken: "Company location" is a place, "Product manufacturer" a company.
_KINDS = (
    ("status", re.compile(r"\b(?:status)\b")),
    ("day", re.compile(r"\b(?:dates?|dated|effective|issued|day|since|in\s+force|announced)\b")),
    (
        "country",
        re.compile(
            r"\b(?:countr(?:y|ies)|origin|where|locations?|located|place|province|city|town|address|seat|flag(?:ged)?|flag\s+state|state|nationality|region|"
            r"headquarters|port)\b"
        ),
    ),
    ("goods", re.compile(r"\b(?:merchandise|goods|products?|commodit(?:y|ies)|items?|imports?|catch|cargo)\b")),
    ("owner", re.compile(r"\b(?:owners?|operators?|owned|operated|parent|captain|petitioner)\b")),
    (
        "entity",
        re.compile(
            r"\b(?:entit(?:y|ies)|compan(?:y|ies)|producers?|manufacturers?|names?|part(?:y|ies)|firms?|makers?|growers?|"
            rf"exporters?|suppliers?|importers?|processors?|producing|mills?|farms?|plants?|factor(?:y|ies)|refiners?|sellers?|shippers?|groups?|{_SHIPS})\b|\bagainst$"
        ),
    ),
    ("act", re.compile(r"\b(?:actions?|decisions?|measures?|instruments?|type|kind|order|step)\b")),
)
_SHIP = re.compile(rf"\b(?:{_SHIPS})\b", re.IGNORECASE)


def _kind(words: str) -> str | None:
    """Of the words before "of", the kind whose own stands last."""
    head = re.split(r"\s(?:of|for|by)\s", words.lower(), maxsplit=1)[0]
    found = [
        (max(met.start() for met in mets), kind) for kind, pattern in _KINDS if (mets := list(pattern.finditer(head)))
    ]
    return max(found, key=lambda one: one[0])[1] if found else None


def columns(heading: tuple[str, ...]) -> dict[str, int]:
    """Which column holds what; empty without one for names."""
    found: dict[str, int] = {}
    for at, words in enumerate(heading):
        if (kind := _kind(words)) and kind not in found:
            found[kind] = at
    if "entity" not in found and "owner" in found:
        found["entity"] = found.pop("owner")
    return found if "entity" in found and len(heading) > 1 and all(len(words) < 60 for words in heading) else {}


def of_ships(heading: str) -> bool:
    """Whether the column of names is one of vessels."""
    return _SHIP.search(heading) is not None
