"""Clauses on what ports do from now on: "will detain ...", "will no longer be detained", "is admissible"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import islice

from ledger.model import Effect
from scraper.reading.clauses.covers_less import less_than_all
from scraper.reading.clauses.from_now_on import ORDERED_THAT, is_told_as_new
from scraper.reading.clauses.inserted import without_inserted, without_likeness
from scraper.reading.clauses.made_if import maker_before, maker_behind, with_label, with_maker
from scraper.reading.clauses.offices import abroad, at_their_ports, subject
from scraper.reading.clauses.port_days import when_of_ports
from scraper.reading.clauses.ports import DETAIN, DETAIN_NEEDLES, RELEASE, RELEASE_NEEDLES
from scraper.reading.clauses.referring import REFERS
from scraper.reading.clauses.seized import under, under_new
from scraper.reading.clauses.statement import Statement
from scraper.reading.clauses.stops_nothing import stops_nothing
from scraper.reading.clauses.subjects import THEIR_OWN, opens_anew, subject_start
from scraper.reading.phrases.any_goods import is_any_goods, might_be, wherever
from scraper.reading.phrases.apposed import apposed
from scraper.reading.phrases.goods import THEIRS, merchandise
from scraper.reading.phrases.phrase import Phrase, read_phrase, with_dot
from scraper.reading.text.dates import MONTH, WEEKDAY, mentions
from scraper.reading.text.lowercase import small
from scraper.reading.text.manuscript import Kind
from scraper.reading.text.sentences import MOST_CLAUSES, Sentence
from scraper.reading.text.vocabulary import ACTOR, NO_FORCE, NUMBER, OTHER_ACTOR, instruments

_AT_PORTS = re.compile(
    r"[\s,]*(?:(?:immediately|now),?\s+)?(?:,?\s*(?:at|from)\s+(?:all|every|each|"
    r"any)?\s*(?:of\s+)?(?:the\s+)?(?:U\.?S\.?\s+|the\s+nation's\s+|"
    r"its\s+)?ports?(?:\s+of\s+entry)?(?:\s+across\s+the\s+country|\s+nationwide)?,?\s+)?(?:immediately\s+)?",
    re.IGNORECASE,
)


#: What is only supposed, or waits for something to happen first.
_NOT_YET = re.compile(
    r"^Whether\b|^Where\s+(?:CBP|the\s+agency|it|an?|importers?)\b|^(?:After|Upon|Following|With|By)\s+an?\s+(?:modification|revocation)\b|"
    r"\buntil\s+(?:its|an?|their|importers?|proof)\b[^.;]{0,60}$|\bto\s+(?:show|prove|demonstrate)\s+that\b[^.;]{0,40}$|(?:^|[,;:]\s+)(?:[Ii]f|[Oo]nce|[Ww]hen|[Aa]s\s+soon\s+as|[Ss]hould|[Uu]nless|[Uu]ntil|[Pp]rovided|[Aa]ssuming|[Ss]uppose|"
    r"[Ii]magine|[Ff]or\s+(?:example|instance))\b(?!\s+again)|\b(?:would|(?:expects?|hopes?|wants?)\s+(?:CBP|the\s+agency|to)|plans?\s+to|intends?\s+to|proposes?\s+to|"
    r"(?:[Oo]rder|WRO|Finding|it)\s+will\s+be\s+(?:modified|revoked|lifted|terminated|rescinded))\b"
)
#: "if it is otherwise compliant": a condition on all goods, not on this release.
_LAWFUL = (
    r"(?:they|it|the\s+(?:goods|merchandise|products|shipments?))\s+(?:(?:is|are)\s+)?(?:\w+\s+){0,2}?(?:compl(?:y|ies|iant)|in\s+(?:compliance|accordance|"
    r"conformity)|meets?|satisf(?:y|ies)|admissible|conforms?|follows?|lawful)\b"
)
#: "from tomorrow on, when the notice appears": a day, not a condition.
_IN_PRINT = (
    r"(?:the|its|a)\s+(?:notice|modification|determination|change|document)\s+(?:of\s+[^,;.]{3,40}?\s)?"
    r"(?:is\s+(?:to\s+be\s+)?published|appears|will\s+(?:appear|be\s+published)|takes\s+effect|runs)\b"
)
#: "detained solely because ...": a rule of procedure, not the end of an order.
_SOLELY = re.compile(
    r"[^.;]{0,60}?\b(?:(?:solely|only|merely|simply)\s+(?:because|on|for|due|by|if|when)|on\s+(?:paper|the\s+sole|that\s+basis|"
    r"this\s+basis|those\s+grounds)|unless|(?:once|if|when)\s+(?!"
    rf"{_LAWFUL}|{_IN_PRINT}|CBP\s+(?:signed|modified|made|took|approved|announced|revoked|lifted|changed)\b)(?:the|it|CBP|an?|importers?)\b|without\s+(?:prior|first|notice|review))\b"
)


#: "to decide whether to release", "how to release", "its refusal to release": no act; "no port shall release": none lets in.
_UNDECIDED = re.compile(
    r"\b(?:refus(?:al|es|ed|ing)|declin(?:es|ed|ing)|fail(?:ure|s|ed|ing)|unable|unwilling(?:ness)?|inability|reluctan(?:ce|t)|not|no\s+(?:duty|obligation|reason|need|right|plans?))\s+to\s*$|"
    r"\b[Nn]o\s+(?:U\.?S\.?\s+)?(?:ports?|officers?|directors?)(?:\s+(?:of\s+entry|directors?))?\s+(?:may|sha|can|wil)$|"
    r"\b(?:whether|how|why|if|when)\s+(?:or\s+not\s+)?(?:to|(?:CBP|ports?|it|they|goods|the\s+\w+)\s+(?:can|may|will|should|could))\s*$"
)


def _of_another(text: str, met: re.Match[str], effect: Effect) -> bool:
    """Whether another state's officers, or another agency, are the ones who stop or let in."""
    if _is_passive(met):
        return at_their_ports(text[met.end() :])
    before = subject(text, met.start())
    if effect is Effect.IMPOSED and OTHER_ACTOR.search(before) and not (ACTOR.search(before) or _PORTS.search(before)):
        return True
    return abroad(before)


_PORTS = re.compile(r"\bU\.?S\.?\b|\b[Pp]orts?\b")


#: "its gloves are no longer detained, the company said".
_THEY_SAY = re.compile(
    r"[^.;]{0,60},\s+(?:the\s+|a\s+|its\s+)?(?:[a-z]+\s+)?(?:company|firm|group|union|ministry|minister|spokes\w+|lawyers?|owners?|importers?)\s+"
    r"(?:said|says|added|told|claimed|wrote)\b"
)


def _is_void(text: str, met: re.Match[str], effect: Effect) -> bool:
    """Not to be detained, or to be let in only once something happens, or only so said by others."""
    if _THEY_SAY.match(text, met.end()) or _YOU.search(text, 0, met.start()):
        return True
    if effect is Effect.IMPOSED:
        return not is_told_as_new(text, met) or stops_nothing(text, met)
    if _UNDECIDED.search(text[: met.start() + 3]):
        return True
    if met.lastgroup == "turned" and NO_FORCE.search(text[: met.start()]):
        return True
    if met.lastgroup in ("active5", "active8", "active9", "passive6", "not_so") and not (
        _DAY_OPENS.match(text) or _SO_THAT_IT.search(text, 0, met.start())
    ):
        return True
    if maker_behind(text, met.end()) or maker_before(text) or _no_goods(text, met):
        return False
    return _NOT_YET.search(text[: met.start()]) is not None or _SOLELY.match(text, met.end()) is not None


#: "You may again enter tiles of A": what its reader may do, another room reads.
_YOU = re.compile(r"\b[Yy]ou\s+$")
#: "Effective Aug. 18, CBP permits".
_DAY_OPENS = re.compile(
    r"(?:[^:;]{3,240}:\s+)?(?:[Ee]ffective|[Ww]ith\s+effect\s+from|[Aa]s\s+of|[Ff]rom|[Ss]ince|[Bb]eginning|[Ss]tarting)\s[^;]{3,50},\s"
)
#: "modified the order on A and its subsidiaries, so that it does not apply to B".
_SO_THAT_IT = re.compile(r"\bso\s+that\s+(?:it|the\s+(?:order|WRO|Finding|Withhold\s+Release\s+Order))\s+(?:now\s+)?$")
#: "granulated and block sugar": what the sugar is, not what is done with it.
_ADJECTIVE = re.compile(r"\band\s+(?:block|stop|hold)$")
_ITS_OBJECT = re.compile(
    r"\s+(?:the|all|any|its|their|shipments?|imports?|entry|such|those|these|it|them|goods|merchandise)\b"
)


def _is_adjective(text: str, met: re.Match[str]) -> bool:
    return _ADJECTIVE.search(text, met.start(), met.end()) is not None and not _ITS_OBJECT.match(text, met.end())


def scope_statement(sentence: Sentence, released: date | None) -> Statement | None:
    """What ports do from now on. Of several such clauses the first that names goods or a producer is taken."""
    text = without_inserted(sentence.plain)
    if sentence.kind is Kind.HEADING:
        return None
    best: Statement | None = None
    lowered = small(text)
    for pattern, effect, needles in (
        (RELEASE, Effect.LIFTED, RELEASE_NEEDLES),
        (DETAIN, Effect.IMPOSED, DETAIN_NEEDLES),
    ):
        if not needles.stand_in(lowered):
            continue
        for met in islice(pattern.finditer(lowered), MOST_CLAUSES):
            if _is_void(text, met, effect) or _of_another(text, met, effect) or _is_adjective(text, met):
                continue
            stated = _scoped(sentence, met, effect, released)
            if stated is None or _is_general(text, met, stated):
                continue
            if best is None or (
                (best.phrase.goods is None and best.phrase.entity is None)
                and (stated.phrase.goods or stated.phrase.entity)
            ):
                best = stated
        if best is not None:
            return best
    return best


def _is_general(text: str, met: re.Match[str], stated: Statement) -> bool:
    """What ports do with any goods made by forced labor or under any order, or would do if something came back."""
    if stated.effect is Effect.IMPOSED and might_be(text):
        return True
    phrase = stated.phrase
    before = REFERS.search(phrase.whole) or _IT_MAKES.search(phrase.whole) or _of_them(text, met)
    if met.re is DETAIN and met["been"] and phrase.entity is None and not before:
        return True
    if phrase.entity is not None or phrase.country is not None:
        return False
    words = text[subject_start(text, met.start()) : met.start()] if _is_passive(met) else text[met.end() :]
    opening = text[: met.start()] if _is_passive(met) else ""  # "Goods whose importer has proof will be let in"
    return is_any_goods(words) or is_any_goods(opening) or (phrase.goods is None and wherever(text))


#: How the two patterns call a clause in which the goods stand first: the group that holds all of it closes last.
_PASSIVE = frozenset(("passive", *(f"passive{number}" for number in range(1, 10)), "removed", "imported"))


def _is_passive(met: re.Match[str]) -> bool:
    """Whether the goods stand before the verb."""
    return met.lastgroup in _PASSIVE


#: "Three shipments that were detained in May will be released": those, and not all that come.
_PARTICULAR = re.compile(
    r"\b(?:shipments?|containers?|entries|consignments?|(?:truck)?loads?|pallets|boxes|cartons|bales|tons|crates)\s+(?:of\s+(?:[\w-]+\s+){1,4}?)?"
    r"(?:(?:that|which)\s+)?(?:(?:was|were|had\s+been|have\s+been)\s+)?(?:detained|seized|held|stopped|in\s+detention|(?:it|they|CBP|the\s+agency)\s+(?:still\s+|now\s+)?holds?)\b"
)


_CLOSE = 12
#: "any seafood it harvests".
_IT_MAKES = re.compile(r"\b(?:it|they)\s+(?:has\s+|have\s+)?[a-z]+(?:s|ed)?\b")
#: "will detain them all under a Withhold Release Order": of which the sentence before has spoken.
_THEM = re.compile(r"\s(?:them|it|these|those)\b(?!\s+[a-z]*(?:ing|ed)\b)")
_THEY = re.compile(r"\b(?:[Tt]hey|[Ii]t|[Tt]hese|[Tt]hose)\s+$")


def _of_them(text: str, met: re.Match[str]) -> bool:
    """ "They are detained at the ports under a WRO", "will detain them": those of whom the page has just spoken."""
    if not _is_passive(met):
        return _THEM.match(text, met.end()) is not None
    return _THEY.search(text, 0, met.start()) is not None and " under a" in text[met.end() :]


#: "such that this gold is admissible": of which the sentence has spoken.
_OF_THEIRS = re.compile(r"\s*(?:[Aa]ny|[Aa]ll|[Ee]ach|[Ee]very)\s+of\s+" + THEIRS.pattern)
_THIS = re.compile(r"\s*(?:this|these|such|those)\s+[a-z-]+(?:\s+[a-z-]+)?\s+$")


#: "The order, in effect since 2022, now also covers rum".
_NOW_ALSO = re.compile(r"\bnow\s+also\b|\balso\s+now\b")


#: "will also detain shrimp of B under its existing order on A".
_UNDER_EXISTING = re.compile(
    r"\bunder\s+(?:its|the|an)\s+existing\s+(?:Withhold\s+Release\s+Order|WRO|Finding|order)\b"
)


def _is_also(met: re.Match[str]) -> bool:
    """Whether ports stop something besides what they stopped before."""
    return bool(_NOW_ALSO.search(met.group()) or met["act34"] or (met["act26"] or "")[:5] == "also ")


def _scoped(sentence: Sentence, met: re.Match[str], effect: Effect, released: date | None) -> Statement | None:
    text = without_inserted(sentence.plain)
    if no := _no_goods(text, met):
        told = _kept_out(text, met, no)
    else:
        told = _of_subject(text, met, effect) if _is_passive(met) else _of_object(text, met, effect)
    if told is None:
        return None
    effect, start, phrase = told
    phrase = with_label(phrase, text)
    if (
        phrase.goods is None
        and phrase.entity is None
        and met.lastgroup != "active4"
        and not (effect is Effect.IMPOSED and under_new(text, met.end()))
        and not (_of_them(text, met) and instruments(text))
        and not (not _is_passive(met) and THEIRS.match(text, met.end() + 1))
        and not (_is_passive(met) and (_THIS.match(text, start, met.start()) or _OF_THEIRS.match(text, start)))
        and not re.search(
            r"\b(?i:shipments?|imports?|goods|merchandise|products|entries|(?:the|its|their|such)\s+catch)\b",
            text[max(0, start - 80) : met.end() + 80],
        )
    ):
        return None
    if met.lastgroup == "removed":
        effect = Effect.NARROWED
    elif effect is Effect.LIFTED and less_than_all(text, met, phrase):
        effect, phrase = Effect.NARROWED, replace(phrase, entity=None)
    elif met.re is DETAIN and (_is_also(met) or _UNDER_EXISTING.search(text, met.end())):
        effect = Effect.WIDENED
    if phrase.goods and (shorter := _UNTIL_DAY.split(phrase.goods)[0]) != phrase.goods:
        phrase = replace(phrase, goods=merchandise(shorter))
    dates = tuple(mentions(without_likeness(sentence.plain), released))
    instrument, action = under(text, met, effect)
    when = when_of_ports(sentence.plain, met, effect, dates, released)
    span = min(start, met.start()), max(phrase.end, met.end())
    return Statement(sentence, effect, action, instrument, phrase, when, dates, span, scope=True)


def _no_goods(text: str, met: re.Match[str]) -> re.Match[str] | None:
    """ "No tea will be admitted", but not "no tea is held any longer"."""
    if met.re is not RELEASE or not _is_passive(met) or met["anymore"]:
        return None
    return _NO_GOODS.match(text, subject_start(text, met.start()), met.start())


def _kept_out(text: str, met: re.Match[str], no: re.Match[str]) -> tuple[Effect, int, Phrase] | None:
    """ "No tea from the X estate will be admitted": none where no goods and nobody are named."""
    phrase = read_phrase(text[: met.start()], no.end())
    return (Effect.IMPOSED, no.start(), phrase) if phrase.goods or phrase.entity else None


def _of_subject(text: str, met: re.Match[str], effect: Effect) -> tuple[Effect, int, Phrase] | None:
    """What stands before a passive verb, and what the verb then comes to: "no shipment will be detained" lets them in."""
    opens = maker_before(text)
    start = max(subject_start(text, met.start()), opens[1] if opens and opens[1] < met.start() else 0)
    if effect is Effect.IMPOSED and met["ordered"] and (that := ORDERED_THAT.search(text, 0, met.start())):
        start = max(start, that.end())
    if effect is Effect.LIFTED and met["anymore"]:
        if (no := _NOTHING.match(text, start)) is None:
            return None
        start = no.end()
    elif (
        _NO_SUBJECT.search(text, start, met.start())
        or met.lastgroup == "passive8"
        or (
            effect is Effect.LIFTED
            and (_PARTICULAR.search(text, _whole(text, start), met.start()) or _NOTHING.match(text, start))
        )
    ):
        return None
    if effect is Effect.IMPOSED and (none := _NONE.match(text, start, met.start())):
        effect, start = Effect.LIFTED, none.end()
    if met.lastgroup == "imported" and not _IMPORTS.search(text, start, met.start() - 1):
        return None
    theirs = THEIR_OWN.match(text, start, met.start())
    phrase = read_phrase(
        text[: met.start()], theirs.end() if theirs else start, initial=opens_anew(text, start) and not theirs
    )
    phrase = with_dot(phrase, text)
    if met.lastgroup == "removed" and phrase.entity is None:
        phrase = apposed(text, 0, met.start()) or phrase
    if met.lastgroup == "removed" and phrase.goods is None and phrase.entity is None:
        return None
    if effect is Effect.LIFTED and _ONE_OF.match(text, start, met.start()):
        effect, phrase = Effect.NARROWED, replace(phrase, goods=None, entity=None)
    return effect, start, _on_condition(text, phrase, met.end())


def _whole(text: str, start: int) -> int:
    """Where a subject with a clause of its own begins: "shipments detained under an order that A has cleared"."""
    return max(0, start - 120) if text[:start].endswith(("that ", "which ")) else start


def _of_object(text: str, met: re.Match[str], effect: Effect) -> tuple[Effect, int, Phrase] | None:
    """What stands behind an active verb; none where it is a load that ports hold already."""
    if effect is Effect.LIFTED and (held := _PARTICULAR.search(text, met.end())) and held.start() - met.end() < _CLOSE:
        return None
    if met.lastgroup == "act6" and _NO_OBJECT.match(text, met.end()):
        return None
    if met.lastgroup == "active3" and _ANY_CHANGE.search(text, 0, met.start()) and not _OF_AN_ORDER.search(met.group()):
        return None
    if theirs := _OF_THAT_FIRM.search(text, met.end()) or _OF_A_FIRM.match(text, met.end()):
        text = text[: theirs.end("firm")]
    if met.lastgroup == "treated":
        text = text[: text.index(" admissible", met.end())].removesuffix(" as")
    skip = _AT_PORTS.match(text, met.end())
    phrase = read_phrase(text, skip.end() if skip else met.end())
    return effect, met.start(), _on_condition(text, phrase, phrase.end)


#: "will again detain butter from that company under the order on butter of the X region": whose, the page has said.
_OF_THAT_FIRM = re.compile(
    r"\s(?P<firm>(?:from|by|of)\s+(?:that|this|the)\s+(?:company|firm|producer|maker|exporter|importer|cooperative|refiner|processor|grower|mill))\s+under\s+(?:the|its|that)\s"
)


#: "will no longer detain tuna harvested by the X under its order on the fleet of B": whose tuna, and not whose order.
_OF_A_FIRM = re.compile(
    r"(?P<firm>\s[^,;:]{3,160}?\s(?:by|from|of)\s+(?:the\s+)?(?=[A-Z])[^,;:]{2,90}?(?:,\s(?:Ltd|Inc|Limited|LLC|S\.A)[\w.]*)?)\s+under\s+(?:the|its)\s+(?:[\w-]+\s+){0,3}?(?:[Oo]rder|WRO|[Ff]inding)\s+(?:on|against)\s"
)


def _on_condition(text: str, phrase: Phrase, behind: int) -> Phrase:
    """The phrase with the maker that a clause of condition names, behind `behind` or before it all."""
    opens = maker_before(text)
    return with_maker(phrase, opens[0] if opens else maker_behind(text, behind))


#: "Imports of shrimp are permitted": of workers it says nothing for the order.
_IMPORTS = re.compile(r"\b(?:[Ii]mports?|[Ii]mported|[Ii]mportation|[Ss]hipments|[Ee]ntry|[Ee]ntries)\s+\S")
#: "goods that an order covers", "a modification allows goods in": any order, any change.
_NO_OBJECT = re.compile(r"\s*(?:[.,;]|$)")
_OF_AN_ORDER = re.compile(r"\s(?:of|to|in)\s+(?:the|this|that|its)\s|\b(?:today|effective)\b")
_ANY_CHANGE = re.compile(r"\b(?:[Aa]n?|[Aa]ny|[Ee]very|[Ee]ach|[Ss]uch\s+an?)\s+$")
#: "One of the three refineries of A is no longer covered": of the rest nothing is said.
_ONE_OF = re.compile(
    rf"\s*(?i:one|two|three|some|several|part)\s+of\s+(?:the\s+|its\s+)?(?:(?:{NUMBER}|several|many)\s+)?(?:[\w-]+\s+){{0,2}}?"
    r"(?:refiner(?:y|ies)|mills?|plants?|factor(?:y|ies)|farms?|estates?|mines?|sites?|facilit(?:y|ies)|units?|vessels?|works|workshops?|smelters?)"
    r"\s+(?:of|run|owned|operated)\b"
)
#: "Importers learn which goods are admissible", "filers need submit no certificate for goods that are released".
_NO_SUBJECT = re.compile(
    r"\b(?:which|what|whose)\s+(?:goods|merchandise|products|shipments|imports)\s+$"
    r"|\b(?:need\s+not|must|should|ha(?:s|ve)\s+to)\s+(?:submit|file|present|provide|furnish|attach|enclose)\b"
)
_NOTHING = re.compile(r"\s*(?:[Nn]othing|[Nn]obody|[Nn]one|[Nn]either|[Nn]o\s)\b")
#: "No tea from the X estate will be admitted": what may not come in.
_NO_GOODS = re.compile(
    r"\s*(?:[Nn]o|[Nn]ot\s+a\s+single)\s+(?:(?:more|further|other)\s+)?(?!(?:longer|more|one|such)\b)(?=[a-z])"
)
#: "No shipment of theirs will be detained".
_NONE = re.compile(
    r"(?:(?:[Ee]ffective|[Aa]s\s+of|[Ff]rom)\s+(?:immediately|today|now\s+on),?\s+)?[Nn]o\s+(?:more\s+|further\s+|other\s+)?"
    r"(?:shipments?|goods|imports?|entr(?:y|ies)|cargo|containers?|products?|merchandise)\b(?:\s+of)?\s*"
    r"|(?:Neither\s+[a-z]+'s|None\s+of\s+(?:(?:the|its|their|these|those)\s+)(?:[a-z]+'s?\s+)?)\s*(?=[a-z])"
    r"|(?:Goods|Products|Shipments|Merchandise|Imports)\s+(?:of|from)\s+(?:neither|none)\s+(?=[a-z])"
)
#: "the nuts from April 27": the day is no part of the goods.
_UNTIL_DAY = re.compile(
    rf"\s+in\s+(?:19|20)\d\d\b|\s+(?:from|as\s+of|on|since|starting|beginning)\s+(?:{MONTH}\s+\d|\d{{1,2}}\s+{MONTH}|today|now\b|(?:that|this|the\s+same)\s+(?:day|date)\b|{WEEKDAY})"
)
