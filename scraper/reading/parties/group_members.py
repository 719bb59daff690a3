"""The firms of a group, or of a company, that another sentence of the opening names: "The group consists of A, B and C"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ledger.legal_forms import LEGAL_FORM
from ledger.model import Party, Role
from scraper.reading.acts.act import Act, Draft
from scraper.reading.names.nobody import is_nobody
from scraper.reading.names.places import place_at
from scraper.reading.names.spans import name_end
from scraper.reading.parties.in_full import OPENING
from scraper.reading.parties.nearby import named_in
from scraper.reading.parties.whole_list import listed_with
from scraper.reading.phrases.kin import parties_beside
from scraper.reading.phrases.party import Named, read_parties, related, without_stop
from scraper.reading.phrases.phrase import Phrase
from scraper.reading.text.lowercase import Seldom
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import NUMBER

_MEMBERS = r"(?:members?|companies|firms|subsidiaries|affiliates|units|entities|mills|factories|plants)"
_VERB = (
    r"(?:consists?\s+of|comprises?|is\s+(?:made\s+up|composed)\s+of|includes?|are|has\s+(?:\w+\s+){1,3}"
    + _MEMBERS
    + r")"
)
#: "the group (comprising", "the group, which is made up of".
_BEHIND = rf"\s*[(,]\s*(?:which\s+{_VERB}|compris(?:ing|ed\s+of)|consisting\s+of|(?:made\s+up|composed)\s+of|namely)"
#: "The group consists of", "Its members are", "The companies of the group are", "The X Group comprises".
_CONSISTS = Seldom(
    "consist|compris|made up|composed|includ|namely|are |are:|has |belong|make up|form |constitut|among",
    rf"\b(?:(?:[Tt]he\s+(?:[A-Z][\w-]*\s+){{0,4}}[Gg]roup(?:'s\s+{_MEMBERS})?|^It|^Its\s+(?:\w+\s+)?{_MEMBERS}|(?:[Tt]he\s+)?[Mm]embers|"
    rf"[Tt]he\s+{_MEMBERS}\s+(?:of|in)\s+the\s+group|^(?:The(?:se)?\s+)?(?:(?i:{NUMBER})|They|{_MEMBERS})(?:\s+{_MEMBERS})?)(?:\s+{_VERB}|{_BEHIND})(?:\s+the\s+following(?:\s+\w+){{0,2}})?:?\s+|"
    rf"^Among\s+(?:these|those|them)(?:\s+{_MEMBERS})?\s+(?:is|are):?\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž])|"
    rf"(?:(?i:{NUMBER})|[Tt]he)\s+{_MEMBERS}\s+(?:that\s+)?(?:belong(?:ing)?\s+to|make\s+up|form|constitute)\s+(?:it|the\s+group|this\s+group)\b[^:;.()]{{0,90}}:\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž]))",
)
#: "from four companies that together make up the X Group: A, B, C and D".
_MAKE_UP = Seldom(
    "group|holding",
    rf"\b{_MEMBERS}\s+(?:(?:that|which)\s+(?:together\s+|jointly\s+)?(?:make\s+up|form|constitute|compose|belong\s+to|are\s+(?:part|members)\s+of)|of|in|making\s+up|belonging\s+to)\s+"
    r"(?:the\s+)?(?:[A-Z][\w&'-]*\s+){1,5}?(?:Groups?|Holdings?|[Gg]roup)\s*(?::|,\s+namely,?|\s-{1,2})\s+",
)
_ORDER = r"(?:[Oo]rder|WRO|Withhold\s+Release\s+Order|[Ff]inding)"
#: "its members", "three of its companies", "the group's wholly-owned subsidiaries".
_ITS = (
    rf"(?:(?:all\s+(?:of\s+)?|{NUMBER}\s+(?:of\s+)?)?(?:its|(?:the|that|this)\s+(?:group|company|firm|conglomerate|family)['’]s)\s+"
    rf"(?:{NUMBER}\s+)?(?:[a-z-]+\s+){{0,2}}?{_MEMBERS}\s*(?:[:(,]|-+)?\s*|the\s+{_MEMBERS}\s+of\s+the\s+(?:group|conglomerate|holding|family|network),?\s+(?:which|that)\s+are\s+|(?:{NUMBER}|some|several)\s+of\s+(?:them|these|those)\s*(?:(?:by\s+name)?\s*(?:[:(,]|-+)\s*)?)"
)
#: "Named in the order are A, B and C", "Covered by the order are the group's units A and B".
_NAMED_IN = re.compile(rf"^(?:Named|Listed|Covered|Included)\s+(?:in|by|under)\s+the\s+{_ORDER}\s+are:?\s+{_ITS}?")
#: "The order names its members (A; B; and C)".
_NAMES = Seldom(
    "names|lists|covers|identifies|applies",
    rf"(?:\b{_ORDER}\b[^.;:()]{{0,60}}?\s(?:names|lists|covers|identifies|applies\s+to)\s+{_ITS}|^(?:It|The\s+{_ORDER})\s+names\s+)"
    r"(?=[A-ZÀ-ÖØ-ÞĀ-Ž])",
)
#: "towels of the group's four companies (A, B, C and D)".
_ITS_FIRMS = re.compile(rf"\b(?:[Tt]he\s+[Gg]roup's|[Ii]ts)\s+(?:{NUMBER}\s+)?{_MEMBERS}\s*[(:]\s*(?=[A-ZÀ-ÖØ-ÞĀ-Ž])")
#: "tea packed by its two affiliates, A and B".
_BY_ITS = re.compile(
    rf"\b(?:by|from)\s+(?:[Tt]he\s+[Gg]roup's|its)\s+(?!sister\b)(?:{NUMBER}\s+)?(?:[a-z-]+\s+){{0,2}}?{_MEMBERS},?\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)
_GROUP = re.compile(r"\b(?:Groups?|Holdings?|Grupo|Groupe)\b")


def with_members(
    parties: tuple[Party, ...], open_ended: bool, act: Act, draft: Draft
) -> tuple[tuple[Party, ...], bool]:
    """Of a page with one act on one name: that name, and the firms told to belong to it; whether there may be others."""
    told = [one for one in draft.sentences if one.block < OPENING and not one.spoken]
    if len(parties) > 1 and len(draft.acts) == 1 and all(one.role is Role.NAMED for one in parties):
        return (*parties, *_group_of(parties, told)), open_ended
    if len(parties) != 1 or len(draft.acts) != 1 or parties[0].role not in (Role.NAMED, Role.GROUP):
        return parties, open_ended
    if named := next(filter(None, (_spelled_out(parties[0], one) for one in told)), None):
        return named.parties, open_ended or named.open_ended
    if group := _as_group(parties[0], told):
        return group, open_ended
    members = next(filter(None, map(_consists, told)), ()) if open_ended else ()
    if members := members or (() if act.releases else _packing(act)):
        return (*parties, *(one for one in members if not related((one,), parties))), open_ended
    for sentence in told:
        if kin := _beside(parties[0], sentence):
            return kin
    past = [one.statement.sentence for one in draft.past] if act.releases else []
    for sentence in told if not act.parties else ():
        if sentence not in past and (listed := listed_with(parties[0], sentence)):
            return listed.parties, open_ended or listed.open_ended
    return parties, open_ended


def _as_group(party: Party, told: Sequence[Sentence]) -> tuple[Party, ...]:
    """The group with the firms that belong to it; a name that several firms share stands behind them."""
    group = replace(party, role=Role.GROUP)
    known = [one for one in told if _known_as(party.name, one)]
    if known:
        members = next(filter(None, map(_consists, told)), ()) or _before(party.name, known[0])
        return (*(replace(one, role=Role.NAMED) for one in members), group)
    called = _GROUP.search(party.name) or any(f"{party.name} group" in one.plain for one in told)
    its_own = told if called else [one for one in told if party.name in one.plain]
    found = next(filter(None, map(_consists, its_own)), ())
    if not _GROUP.search(party.name) and any(one.name == party.name for one in found):
        return tuple(replace(one, role=Role.NAMED) for one in found)
    members = found if called else ()
    others = tuple(one for one in members if one.name != party.name)
    return (group, *others) if others else ()


def _packing(act: Act) -> tuple[Party, ...]:
    """Those of the maker's own firms whom a clause of the act tells by what they do with its goods."""
    for one in act.said:
        sentence = one.statement.sentence
        met = _BY_ITS.search(sentence.plain, one.statement.span[0])
        found = named_in(sentence, met.end()).parties if met else ()
        if kin := tuple(replace(each, role=Role.SUBSIDIARY) for each in found if LEGAL_FORM.search(each.name)):
            return kin
    return ()


#: "three factories that belong to X", "five firms, all part of what the trade knows as X", "companies known in the industry as X".
_BELONG = Seldom(
    "belong|part of|members of|units of|make up|making up|form |forming|known|trading|doing|go |going|trade|operat",
    rf"(?i)\b{NUMBER}\s+(?:[\w-]+\s+){{0,3}}?[a-z]+s,?\s+(?:(?:that|which|who|all|both|together|collectively|jointly|are)\s+)*"
    r"(?:(?:belong(?:ing)?\s+to|(?:part|members|units)\s+of|mak(?:e|ing)\s+up|form(?:ing)?)\s+(?:what\s+(?:is|[a-z]+(?:\s+[a-z]+)?)\s+(?:known|knows?|calls?)(?:\s+as)?\s+)?|"
    r"(?:known|trading|doing\s+business|go(?:ing)?|trade|operat(?:e|ing))(?:\s+(?:together|in\s+the\s+(?:trade|industry|market)))?\s+(?:as|by|under)\s+(?:the\s+name\s+(?:of\s+)?)?)"
    r"(?:the\s+)?[\"]?(?=[A-Z])",
)
_A_GROUP = re.compile(r"\b[Tt]he\s+((?:[A-ZÀ-ÖØ-Þ][\w&'-]*\s+){1,4}(?:Group|Holdings?))\b(?!\s+[A-Z])")


def _group_of(parties: tuple[Party, ...], told: Sequence[Sentence]) -> tuple[Party, ...]:
    """The group that the opening says those named belong to."""
    for sentence in told:
        text = sentence.plain
        if met := _BELONG.search(text):
            name = without_stop(text[met.end() : name_end(text, met.end())]).rstrip(' "')
        elif {one.name for one in _consists(sentence)} >= {one.name for one in parties}:
            names = {group.group(1) for one in told for group in _A_GROUP.finditer(one.plain)}
            name = names.pop() if len(names) == 1 else ""
        else:
            continue
        if name and not is_nobody(name) and not place_at(name, 0) and not any(name == one.name for one in parties):
            return (Party(_as_written(name, sentence), Role.GROUP),)
    return ()


def _known_as(name: str, sentence: Sentence) -> bool:
    """ "five producers in Thailand, together known as X": what several firms are called."""
    at = sentence.plain.find(name)
    return at > 0 and _TOGETHER.search(sentence.plain, 0, at) is not None


def _before(name: str, sentence: Sentence) -> tuple[Party, ...]:
    """ "five companies - A, B and C (collectively known as X)": the firms told in front of what they are called."""
    at = sentence.plain.find(name)
    opening = replace(sentence, text=sentence.text[:at], plain=sentence.plain[:at])
    found = [one for one in named_in(opening).parties if one.role is not Role.PLACE]
    return tuple(found) if len(found) > 1 else ()


_KNOWN_AS = (
    r"(?:(?:together|jointly|collectively)\s+(?:known|referred\s+to)|known\s+(?:together|jointly|collectively)|"
    r"(?:trade|operate|do\s+business)(?:\s+together)?)\s+as\s+(?:the\s+)?[\"]?"
)
_TOGETHER = re.compile(rf"\b{_KNOWN_AS}$")
#: The subject, then "are known together as".
_SHARED = re.compile(
    rf"^(?:The\s+(?:{NUMBER}\s+)?[a-z]+|All(?:\s+of\s+them)?|Both|They)\b[^.;:]{{0,60}}?\s{_KNOWN_AS}(?=[A-ZÀ-ÖØ-ÞĀ-Ž])|"
    rf"\b(?:the|these|those)\s+(?:{NUMBER}\s+)?[a-z]+s,\s+(?:all\s+|which\s+are\s+)?{_KNOWN_AS}(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)


#: "the order against the X group of companies: A, B and C".
_OF_COMPANIES = re.compile(
    r"\s+group(?:\s+of\s+(?:companies|firms))?(?::|,\s+(?:namely|which\s+is)[,:]?|\s+-)\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)


def _spelled_out(party: Party, sentence: Sentence) -> Named | None:
    """The firms told behind the group's short name."""
    at = sentence.plain.find(f"{party.name} group")
    behind = _OF_COMPANIES.match(sentence.plain, at + len(party.name)) if at >= 0 else None
    named = named_in(sentence, behind.end()) if behind else Named()
    return named if len(named.parties) > 1 else None


def _consists(sentence: Sentence) -> tuple[Party, ...]:
    text = sentence.plain
    met = (
        _NAMED_IN.match(text)
        or _NAMES.search(text)
        or _CONSISTS.search(text)
        or _MAKE_UP.search(text)
        or _ITS_FIRMS.search(text)
    )
    if met is None:
        return ()
    behind = replace(sentence, text=sentence.text[met.end() :], plain=sentence.plain[met.end() :])
    found = named_in(behind).parties
    return tuple(replace(one, role=Role.SUBSIDIARY) for one in found) if len(found) > 1 else ()


def _beside(party: Party, sentence: Sentence) -> tuple[tuple[Party, ...], bool] | None:
    """ "The wood goes to A Tbk and its two subsidiaries, B and C", "The order names A Group (B; C)", of a page on A."""
    text = sentence.plain
    at = text.find(f"{party.name} (")
    at = text.find(party.name) if at < 0 and ("subsidiar" in text or "affiliate" in text) else at
    end = name_end(text, at) if at >= 0 else -1
    if end <= at:
        return None
    entity = without_stop(text[at:end])
    named = parties_beside(read_parties(Phrase(entity=entity, end=end, whole=text[at:])), text, end)
    if not any(one.role is Role.SUBSIDIARY for one in named.parties) or named.parties[0].name != party.name:
        return None
    own = tuple(replace(one, name=_as_written(one.name, sentence)) for one in named.parties[1:])
    return (party, *own), named.open_ended


def _as_written(name: str, sentence: Sentence) -> str:
    """In the page's own characters."""
    at = sentence.plain.find(name)
    return sentence.text[at : at + len(name)] if at >= 0 else name


def with_common_name(parties: tuple[Party, ...], draft: Draft) -> tuple[Party, ...]:
    """ "The two smelters are known jointly as the X Group", of a page with one act: the name that its firms share."""
    if (
        len(draft.acts) != 1
        or len(parties) < 2
        or any(one.role not in (Role.NAMED, Role.SUBSIDIARY) for one in parties)
    ):
        return parties
    for sentence in draft.sentences:
        met = _SHARED.search(sentence.plain) if sentence.block < OPENING and not sentence.spoken else None
        name = sentence.text[met.end() : name_end(sentence.plain, met.end())] if met else ""
        if name and not any(party.name == name for party in parties):
            return (*parties, Party(name, Role.GROUP))
    return parties
