"""Other goods, other names, more firms, an aside: what a page announces changes by that word and by nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pytest

from ledger.legal_forms import LEGAL_FORM
from scraper.reading.names.places import places
from tests.reading.corpus import Case, as_told, cases, read

GOODS = (
    "hand-loomed rugs and tapestries", "frozen, breaded and canned shrimp", "T-shirts and denim jeans", "PVC floor tiles",
    "gum arabic", "cane sugar, molasses and rum", "certain electric motors", "LED lamps",
)  # fmt: skip
NAMES = (
    "Grupo Agrícola Río Verde, S.A. de C.V", "PT Cahaya Mandiri Sejahtera Tbk", "JSC Zarya",
    "Al-Noor & Sons (Pvt.) Ltd", "3Z Global Mills Limited", "Nam Á Joint Stock Company", "M/s Lakshmi Spinners LLP",
)  # fmt: skip
SECOND, THIRD = "Nilgiri Crest Exports Pvt. Ltd.", "Jurong Pacific Sdn. Bhd."
#: What stands where one firm stood, and whom it adds.
LISTS = {
    f"{{}} and {SECOND}": {SECOND},
    f"{{}}, {SECOND}, and {THIRD}": {SECOND, THIRD},
    f"{{}}; {SECOND}; and {THIRD}": {SECOND, THIRD},
    f"{{}}, {SECOND} and {THIRD} (collectively, the Rising Star Group)": {SECOND, THIRD, "Rising Star Group"},
    f"{{}} and its subsidiaries {SECOND} and {THIRD}": {SECOND, THIRD},
    f"{{}} and its affiliate, {SECOND}": {SECOND},
    "{} (established in 1994)": set(),
    "{}, also known as Blue Heron,": set(),
}
#: A paragraph of the page's body behind which a sentence goes on, so that what replaces the name stands within it.
_PARAGRAPH = re.compile(r"(?s)<p(?:\s[^>]*)?>.*?</p>")
_WITHIN = re.compile(
    r"\s+(?:in|are|will|is|was|were|based|effective|after|because)\b|,\s+(?:effective|after|because|based)\b"
)
#: A sentence that tells of the act.
_ACT = re.compile(r"Order|WRO|Finding|detain|seize")


@dataclass(frozen=True)
class Page:
    """A page of the corpus that announces one thing of one firm by its full name, which tells of no place."""

    case: Case
    text: str
    told: dict[str, Any]

    @property
    def firm(self) -> str:
        return str(self.told["parties"][0]["name"])

    def read(self, text: str) -> dict[str, Any] | None:
        """The one event of the page with another text."""
        found = as_told(read(replace(self.case.snapshot(), body=text.encode())))["events"]
        return found[0] if len(found) == 1 else None


def _pages() -> Iterator[Page]:
    for case in cases():
        if case.page.suffix != ".html" or case.layout.startswith("notice"):
            continue
        events = as_told(read(case.snapshot()))["events"]
        parties = events[0]["parties"] if len(events) == 1 else []
        if [one["role"] for one in parties] == ["named"] and not parties[0]["aliases"]:
            page = Page(case, case.page.read_text("utf-8"), events[0])
            if _ends_in_form(page.firm) and not any(places(page.firm)):
                yield page


def _ends_in_form(name: str) -> bool:
    return any(form.end() == len(name) for form in LEGAL_FORM.finditer(name))


PAGES = list(_pages())


def _without(told: dict[str, Any] | None, *fields: str) -> dict[str, Any] | None:
    return told and {name: value for name, value in told.items() if name not in fields}


@pytest.mark.parametrize("goods", GOODS)
def test_other_goods(goods: str) -> None:
    changed = []
    for page in PAGES:
        own = page.told["goods"] or ""
        rest = page.text.casefold().replace(own.casefold(), "")
        words = re.findall(r"[a-z]{4,}", own)
        named = own.casefold() in page.firm.casefold()
        if named or not own[:1].islower() or not words or any(word.rstrip("s") in rest for word in words):
            continue
        told = page.read(re.sub(re.escape(own), partial(_as_there, goods), page.text, flags=re.IGNORECASE))
        same = _without(told, "goods") == _without(page.told, "goods")
        if not same or told is None or told["goods"].casefold() not in _ways(goods):
            changed.append((page.case.name, told and told["goods"]))
    assert changed == []


def _ways(goods: str) -> tuple[str, str]:
    return goods.casefold(), goods.casefold().removeprefix("certain ")


def _as_there(goods: str, met: re.Match[str]) -> str:
    return goods[0].upper() + goods[1:] if met.group()[0].isupper() else goods


@pytest.mark.parametrize("name", NAMES)
def test_other_names(name: str) -> None:
    changed = []
    for page in PAGES:
        rest = page.text.replace(page.firm, "")
        if page.firm.endswith(".") or f"{page.firm}." in page.text or _words_of(page.firm, rest):
            continue
        told = page.read(page.text.replace(page.firm, name.replace("&", "&amp;")))
        names = {one["name"].rstrip(".") for one in told["parties"]} if told else set()
        if names != {name} or _without(told, "parties") != _without(page.told, "parties"):
            changed.append((page.case.name, names))
    assert changed == []


def _words_of(name: str, rest: str) -> bool:
    """Whether the page calls it by a part of its name, too."""
    return any(re.search(rf"\b{re.escape(word)}\b", rest) for word in re.findall(r"[A-Z][\w’'-]{2,}", name)[:2])


@pytest.mark.parametrize(("form", "more"), LISTS.items(), ids=LISTS)
def test_more_firms(form: str, more: set[str]) -> None:
    changed = []
    for page in PAGES:
        found = next((one for one in _PARAGRAPH.finditer(page.text) if page.firm in one.group()), None)
        at = found.start() + found.group().index(page.firm) if found else 0
        behind = at + len(page.firm)
        told_of = page.text[page.text.rfind(". ", 0, at) : page.text.find(". ", behind)]
        if page.told["effect"] != "imposed" or not _WITHIN.match(page.text, behind) or not _ACT.search(told_of):
            continue
        told = page.read(page.text[:at] + form.format(page.firm) + page.text[behind:])
        names = {one["name"] for one in told["parties"]} if told else set()
        if names != {page.firm, *more} or _without(told, "parties", "open_ended") != _without(
            page.told, "parties", "open_ended"
        ):
            changed.append((page.case.name, names))
    assert changed == []
