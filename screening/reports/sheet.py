"""The evidence sheet: one HTML page that a buyer can print, sign and file."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from screening.decisions import Decision
from screening.hit import Hit, HitClass
from screening.reports.about import About
from screening.reports.workbook import facts
from screening.run import Outcome
from templates import fill

#: Suppliers without a hit that are listed by name; a longer list is in the file the sheet names by its hash.
_LISTED = 3000
_TOLD = 120  #: letters of a cell that are shown beside a supplier's name
_SAID = {
    HitClass.NAMED: "Named in an order",
    HitClass.AFFILIATE: "May be covered: kin of a named party",
    HitClass.SCOPE: "Goods of a place under an order",
    HitClass.EXEMPT: "Cleared out of an order",
    HitClass.NEIGHBOUR: "On a list under another law",
}


@dataclass
class Sheet:
    """What the page shows, gathered part by part."""

    about: About
    supplier_headers: tuple[str, ...]  #: headers of the columns that tell who is meant, the name first
    told_headers: tuple[str, ...] = ()  #: and of those that say where and what
    found: list[tuple[Outcome, str, str]] = field(default_factory=list)
    silenced: list[tuple[Outcome, str, Hit, Decision]] = field(default_factory=list)
    bad: list[Outcome] = field(default_factory=list)
    rest: list[tuple[int, str, str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Outcome) -> None:
        self.counts[outcome.result] += 1
        name = next((cell for header in self.supplier_headers if (cell := outcome.input.get(header))), "")
        self.silenced += [(outcome, name, hit, decision) for hit, decision in outcome.finding.silenced]
        if outcome.bad is not None:
            self.bad.append(outcome)
        elif outcome.finding.hits:
            self.found.append((outcome, name, self._told(outcome, name)))
        elif len(self.rest) < _LISTED:
            self.rest.append((outcome.row, name, "; ".join(outcome.finding.notes)))

    def _told(self, outcome: Outcome, name: str) -> str:
        """What else the file says of a supplier, as it was screened: "F/V Da Wang · TW · frozen tuna"."""
        cells = (outcome.input.get(header) or "" for header in (*self.supplier_headers, *self.told_headers))
        return " · ".join(textwrap.shorten(cell, _TOLD, placeholder=" …") for cell in cells if cell and cell != name)

    def page(self) -> str:
        return fill(
            "screening/sheet.html",
            about=self.about,
            facts=list(facts(self.about)),
            counts=self.counts,
            total=sum(self.counts.values()),
            classes=self._classes(),
            said={cls.value: text for cls, text in _SAID.items()},
            found=self.found,
            silenced=self.silenced,
            bad=self.bad,
            rest=self.rest,
            unlisted=self.counts["no_match"] - len(self.rest),
        )

    def _classes(self) -> list[tuple[str, str, int]]:
        """(class, what it means, suppliers) of the classes there are."""
        suppliers = Counter(cls for outcome, *_ in self.found for cls in {hit.cls for hit in outcome.finding.hits})
        return [(cls.value, text, suppliers[cls]) for cls, text in _SAID.items() if suppliers[cls]]


def page(parts: Iterable[list[Outcome]], about: About, names: Mapping[str, str]) -> str:
    """The whole page. `names`: canonical column -> header of the input."""
    who = tuple(names[column] for column in ("name", "vessel", "parent", "imo") if column in names)
    told = tuple(names[column] for column in ("country", "region", "goods", "hs") if column in names)
    sheet = Sheet(about, who, told)
    for part in parts:
        for outcome in part:
            sheet.add(outcome)
    return sheet.page()
