"""Whether a small word behind a name goes on with it: "Caju de Nampula", "Steel Company of Uganda Ltd.", "A Ltd. of Suva"."""

from __future__ import annotations

import re

from ledger.legal_forms import LEGAL_FORM
from ledger.names import core
from scraper.entity.forms import forms_in
from scraper.entity.kinds import has_legal_form, is_complete
from scraper.entity.trade_words import TRADE_WORDS
from scraper.reading.names.places import place_at

CAPITAL = re.compile(
    r"[\"“‘']?(?:[A-Z0-9À-ÖØ-ÞĀ-ŽȀ-ɏḀ-ỿ](?:[\w.'’&/À-ž+]|-(?!(?:an?|the|which|who|one|all|both|its|in|at)\s))*|#\d+|(?:(?:[dl]|[dn]ell|[ds]?all|sull)['’]|al-|el-)[A-ZÀ-ÖØ-Þ][\w'’-]*)[\"”’']?"
)
_LINK = re.compile(
    r"(?:(?:de|en)\s+(?:la|las|los|el|le)|of\s+the|of|de|des|do|da|dos|das|del|della|"
    r"delle|dei|degli|di|du|la|le|las|los|les|el|al|aux?|y|e|et|ve|och|og|for|the|van|von|den|der|dem|ter|ten|zu[mr]?|av|af|bin|binti|in|und|para|por)\b"
)
#: Small words that stand between a name and where it is, or what is done with it.
_TURNS = frozenset({"in", "for", "of", "of the", "the"})


def linked(text: str, here: int, start: int, at: int) -> int | None:
    """Past the small word at `here`, where a name that began at `start` goes on behind it; None where it has ended."""
    link = _LINK.match(text, here)
    if link is None or not CAPITAL.match(text, link.end() + 1) or text[link.end() : link.end() + 1] != " ":
        return None
    return None if link.group() in _TURNS and _turns(text, link, text[start:at]) else link.end() + 1


def _turns(text: str, link: re.Match[str], name: str) -> bool:
    """Whether the name is over, and its seat, its goods or a reason follows."""
    word, behind = link.group(), link.end() + 1
    if word == "in":
        return True
    if (is_country(text, behind) or is_region(text, behind)) and (not word.startswith("of") or _may_end(name)):
        return True
    if word == "for" and _REASON.match(text, behind):
        return True
    closed = has_legal_form(name) if word == "for" else _is_closed(name, text, behind)
    if word == "for" and not (_FOR_A_TRADE.search(name) or _tells_trade(text, behind)):
        return closed or _is_closed(name, text, behind) or name.endswith(_WHOLE)
    return closed and not _form_follows(text, behind, word)


#: "the X Industrial Park", "A and its subsidiaries".
_WHOLE = (" Park", " Zone", " subsidiaries", " affiliates", " entities", " companies")


def _tells_trade(text: str, at: int) -> bool:
    """Whether what a firm deals in stands behind its "for": "Import and Export S.A.E.", and not another's name."""
    met = CAPITAL.match(text, at)
    return met is not None and met.group().strip('"“”.,').lower() in _KINDS


#: "for Forced Labor" in a headline.
_REASON = re.compile(
    r"(?:Forced|Prison|Convict|Child|Slave|Bonded|Indentured|Using|Use|Its|Abuses?|Alleged|Suspected)\b"
)
#: What may stand between "of" or "for" and a legal form that closes the whole name: "for Import and Export S.A.E.".
_RUN = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w.'-]*|&|and|of|de)(?:\s(?:[A-ZÀ-ÖØ-Þ(][\w.')-]*|&|and|of|de|Ltd))*")
_OF_A_COUNTRY = re.compile(r"[A-Z][\w'-]+(?:\s[A-Z][\w'-]+){0,3},\s+(?:the\s+)?(?=[A-Z])")
#: Forms in full, which a name may go on behind: "the Tea Corporation of Suva".
_LOOSE = re.compile(r"\b(?:Company|Corporation|Cooperative|Union|Enterprises?)$")
#: "El Wadi Co. for Land Reclamation S.A.E.", but not "modified the order on A Group for B Ltd.".
_FOR_A_TRADE = re.compile(rf"{_LOOSE.pattern}|\bCo\.?$")
#: "San Pedro Union of Cooperatives".
_BODIES = re.compile(r"\b(?:Cooperative|Union|Enterprises?|Industries)$")
_KINDS = TRADE_WORDS | frozenset(
    "central women women's womens men mens juvenile state national federal regional district rural general main civil "
    "growers farmers workers producers county provincial municipal royal first second third".split()
)


def _is_closed(name: str, text: str, behind: int) -> bool:
    """Whether nothing is missing at the end of a name: it has a legal form, or is a works by a name of some words."""
    if has_legal_form(name) and not _LOOSE.search(name):
        return True
    if not (is_complete(name) or name.endswith(" Group")) or all(word in _KINDS for word in core(name).split()[:-1]):
        return False
    seat = _OF_A_COUNTRY.match(text, behind)
    several = len(core(name).split()) > 1 and not _BODIES.search(name)
    return several or (seat is not None and is_country(text, seat.end()))


def _form_follows(text: str, at: int, word: str) -> bool:
    """Whether words with capitals, and a legal form behind them, go on with the name."""
    run = _RUN.match(text, at, at + 80)
    words = run.group() if run else ""
    return any(begin for begin, _ in forms_in(words.partition(" and ")[0] if word.startswith("of") else words))


_WORKPLACE = re.compile(
    r"\b(?:Groups?|Mills?|Farms?|Factory|Plants?|Estates?|Prison|Cooperative|Works|Mines?|Refinery)$"
)


#: What has its country in its name: "Bank of China", "Tobacco Union of Malawi".
_BODY = re.compile(
    r"\b(?:Bank|Company|Corporation|Republic|Union|Federation|Association|Industries|Enterprise|University|Institute|Council|Kingdom|States?|Government|"
    r"Ministry|Gulf|Board|Authority|Products|Society|Organi[sz]ation|Workers|Growers|Producers|Park|Zone|Region|Province|District|Department|Mission|Church)$"
)


#: "Kumasi Women's Shea Union of Ghana": no country in its name where a name of its own stands there.
_OF_MEMBERS = re.compile(
    r"\b(?:Union|Enterprise|Industries|Association|Society|Products|Federation|Growers|Producers)$"
)


def _may_end(name: str) -> bool:
    """Whether a name may be whole before "of" and a country: it has a legal form, or says what it is."""
    if LEGAL_FORM.search(name) or has_legal_form(name) or _WORKPLACE.search(name):
        return True
    if _BODY.search(name) is None:
        return " " in name
    return _OF_MEMBERS.search(name) is not None and not all(word in _KINDS for word in core(name).split()[:-1])


def is_region(text: str, at: int) -> bool:
    """A part of a country, and no name that begins with it."""
    place = place_at(text, at)
    return (
        place is not None
        and place.kind == "region"
        and not re.match(r"\s(?!Province|Region|Prefecture|State|County|District|Autonomous)[A-Z]", text[place.end :])
    )


def is_country(text: str, at: int) -> bool:
    """A country standing alone: "X Co., Ltd., Malaysia" ends before it, "China Cotton Co." does not begin with one."""
    place = place_at(text, at)
    if place is None or place.kind != "country":
        return False
    behind = text[place.end : place.end + 2]
    return not behind or behind[0] in ",.;:)" or not re.match(r"\s[A-Z(]", behind)
