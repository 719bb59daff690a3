"""The Remarks cell of CBP's list: who and what was taken out of the order, and where the order was published.

Its lines may be glued together without a break or a blank; every removal is found by its own words and date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ledger.folding import listed
from ledger.model import Party, Role
from ledger.names import same
from scraper.day import DAY, us_day
from scraper.entity.kinds import is_complete
from scraper.entity.split import split_entity


@dataclass(frozen=True, slots=True)
class Remarks:
    """What a Remarks cell says. `rest` is what no rule here explains, whitespace folded."""

    removed: tuple[Party, ...] = ()  #: role EXEMPT, each with its day
    removed_goods: tuple[tuple[str, date | None], ...] = ()
    citations: tuple[str, ...] = ()  #: "85 FR 66574", "T.D. 92-78", places in the Customs Bulletin, as they come
    see: tuple[str, ...] = ()  #: cross-references such as "China Finding"
    superseded_by_uflpa: bool = False
    rest: str = ""


_REMOVED = re.compile(
    rf"\b(?:(?:was|were|is|are|has\s+been|have\s+been)\s+)?(?:removed|excluded|exempted)\s+from\s+"
    rf"(?:the\s+|this\s+|its\s+)?(?:orders?|wro|finding|withhold\s+release\s+order)\b"
    rf"(?:[\s,]{{1,4}}(?:by|per|under)\s+(?!the\s+following)[^,\n\d]*)?"
    rf"[\s,:(]{{0,4}}(?:(?:on|effective|as\s+of|dated)\s+)*(?P<day>{DAY})?\)?[.;]?"
    rf"|(?:\s\()?\b(?:removed|exempted)[\s,:(]{{1,4}}(?:(?:on|effective|as\s+of)\s+)*(?P<bare>{DAY})\)?[.;]?",
    re.IGNORECASE,
)
#: "The following were removed from the order:", over lines such as "A Inc., effective 5/4/2021".
_LISTED = re.compile(
    r"\bThe\s+following\b[^:\n]{0,60}?\b(?:removed|excluded|exempted)\s+from\s+(?:the|this)\s+(?:orders?|wro|finding)\b[^:\n]{0,20}:\s*(?P<lines>.+)",
    re.IGNORECASE | re.DOTALL,
)
_LINE = re.compile(
    rf"(?P<who>[^\n]+?)[,\s(]+(?:effective|on|as\s+of|dated)?\s*(?P<day>{DAY})\)?[.;]?(?=\s*(?:\n|$))", re.IGNORECASE
)
_PRODUCERS_FOLLOW = re.compile(
    r"\b(?:by|from|of|for)\s+the\s+following\b[^:\n]{0,60}:?\s*"
    r"|\bthe\s+following\s+(?:entities|companies|producers|parties)\b[^:\n]{0,60}:\s*",
    re.IGNORECASE,
)
_SEE = re.compile(r"\bSee\s+(?:also\s+)?(?:the\s+)?([A-Z][\w ,-]{0,60}?\b(?:WRO|Finding)s?)\b\.?")
_SENTENCE = re.compile(r"[^.\n]+\.?")
_SUPERSEDED = re.compile(r"\bsupersed", re.IGNORECASE)
_UFLPA = re.compile(r"\bUFLPA\b|\bUyghur\s+Forced\s+Labor\s+Prevention\s+Act\b", re.IGNORECASE)
_PAGES = r"\d+(?:\s?[-–]\s?\d+)?"
_CITATION = re.compile(
    r"(?:Federal\s+Register\s*:\s*)?(?P<fr>\d{1,3}\s+(?:FR|Fed\.\s?Reg\.)\s+\d{1,7})"
    r"|T\.\s?D\.\s*(?P<td>\d{2,5}(?:\s?-\s?\d+)?)"
    rf"|(?P<bulletin>Customs\s+Bulletin\s*(?::\s*Vol\.\s*\d+,\s*\w+\s+\d+,\s*\d{{4}},\s*No\.\s*\d+"
    rf"|(?:Vol\.\s*)?\d+\s*\(\d{{4}}\)\s*:\s*{_PAGES}))"
    rf"|(?P<treasury>U\.S\.\s+Treasury\s+Department\s+\d+\s*\(\d{{4}}\)\s*:\s*{_PAGES})"
)
#: Titles of the journals that a citation stands under; they say nothing by themselves.
_JOURNAL = re.compile(r'"[^"\n]*(?:Customs|Treasury)[^"\n]*"|\bTreasury\s+Decisions\b\.?|\bFederal\s+Register\s*:?')
#: The words of a link, left where the link was taken out.
_POINTER = re.compile(
    r"^\s*(?:see\s+)?(?:the\s+)?(?:CBP\s+)?(?:(?:press|news|media)\s+)?release[.;,]?\s*$", re.IGNORECASE | re.MULTILINE
)
#: Goods by their last word, asked only where nothing says that producers follow.
_GOODS = frozenset(
    listed("apparel|cotton|fiber|fibers|fibre|garments|gloves|gold|oil|product|products|salt|sugar|tea|textiles|yarn")
)


def read_remarks(text: str, parties: Iterable[Party] = ()) -> Remarks:
    """The cell as its statements. `parties`, those of the same row, tell a producer's name from goods."""
    text = text.replace("\xa0", " ").replace("\r", "\n")
    text = _LISTED.sub(lambda met: _LINE.sub(r"\g<who> removed from the order, \g<day>", met["lines"]), text)
    citations = tuple(_citation(met) for met in _CITATION.finditer(text))
    see = tuple(" ".join(met[1].split()) for met in _SEE.finditer(text))
    plain = _SENTENCE.sub(lambda met: "\n" if _says_superseded(met.group()) else met.group(), text)
    superseded, text = plain != text, plain
    for said in (_SEE, _JOURNAL, _CITATION, _POINTER):
        text = said.sub("\n", text)
    removals, rest = _removals(text)
    known = tuple(parties)
    removed: list[Party] = []
    goods: list[tuple[str, date | None]] = []
    for who, day, producers in removals:
        found = split_entity(who).parties
        if producers or not _are_goods(who, found, known):
            removed += [replace(party, role=Role.EXEMPT, removed=day) for party in found]
        else:
            goods.append((who, day))
    return Remarks(tuple(removed), tuple(goods), citations, see, superseded, rest)


def _says_superseded(sentence: str) -> bool:
    return bool(_SUPERSEDED.search(sentence) and _UFLPA.search(sentence))


def _removals(text: str) -> tuple[list[tuple[str, date | None, bool]], str]:
    """((who or what, day, whether producers are meant) of each removal, the words outside of them)."""
    found, unexplained, start, producers = [], [], 0, False
    for met in _REMOVED.finditer(text):
        before = text[start : met.start()]
        opening = list(_PRODUCERS_FOLLOW.finditer(before))
        if opening:
            producers, before = True, before[opening[-1].end() :]
        lines = [line.strip() for line in before.split("\n") if line.strip(' ".;,')]
        while len(lines) > 1 and lines[-2].endswith((",", ";", " and")):
            lines[-2:] = [f"{lines[-2]} {lines[-1]}"]
        unexplained += lines[:-1]
        found.append(
            (lines[-1].strip(" ;,").lstrip(".") if lines else "", us_day(met["day"] or met["bare"] or ""), producers)
        )
        start = met.end()
    words = " ".join((*unexplained, *text[start:].split())).strip(' .;:,"')
    return [removal for removal in found if removal[0]], words


def _are_goods(who: str, found: tuple[Party, ...], known: tuple[Party, ...]) -> bool:
    if any(same(party.name, other.name) for party in found for other in known):
        return False
    if any(is_complete(party.name) or party.aliases for party in found):
        return False
    words = who.split()
    plain = [word for word in words[1:] if word.islower() and word not in ("and", "or", "of", "de")]
    return bool(plain) or words[-1].lower() in _GOODS


def _citation(met: re.Match[str]) -> str:
    if met["td"]:
        return "T.D. " + met["td"].replace(" ", "")
    words = " ".join((met["fr"] or met["bulletin"] or met["treasury"]).split())
    return re.sub(r"(?<=\d) ?[-–] ?(?=\d)", "-", words)
