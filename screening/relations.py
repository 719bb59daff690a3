"""What a cell says of whose a firm is: "Acme Fibres (a subsidiary of Beta Holdings)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BELONGS = re.compile(
    r"[\s,;(–-]*\b(?:(?:an?|the|una?|uma)\s+)?(?:(?:wholly|majority|partly|fully)[\s-]+owned\s+|100\s?%\s+)?"
    r"(?:(?:subsidiary|affiliate|division|unit|branch|member|part|arm|associate)\s+(?:company\s+)?of"
    r"|(?:owned|controlled|managed|run)\s+by|under(?=\s+(?:the|control)\b)(?:\s+control\s+of)?|belong(?:s|ing)\s+to|parent(?:\s+company)?\s*:|filial\s+d[eoa]l?|filiale\s+d[eu]|subsidi[aá]ria\s+d[eoa]|empresa\s+del\s+grupo"
    r"|anak\s+(?:syarikat|perusahaan)(?:\s+dari)?|tochter(?:gesellschaft|unternehmen)?\s+(?:der|von))"
    r"\s+(?:(?:the|la|el|le)\s+)?(?P<parent>[^(),;]{3,})\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Parent:
    """`said`: the words of the cell that say it, the parent's name among them."""

    name: str
    said: str


def parent_said(cell: str) -> Parent | None:
    """The parent that a name cell tells of; None for the plain name of a firm."""
    met = _BELONGS.search(cell)
    return Parent(met["parent"].strip(), met.group()) if met and met.start() else None
