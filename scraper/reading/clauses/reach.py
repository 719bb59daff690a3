"""Clauses that change whom or what an order reaches: "removed A from the order on B", "modified the order to include C"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from ledger.legal_forms import LEGAL_FORM
from ledger.model import Action, Effect, Instrument
from scraper.reading.clauses.inserted import without_inserted
from scraper.reading.clauses.referring import FIRM
from scraper.reading.clauses.statement import Statement
from scraper.reading.names.finder import names_in
from scraper.reading.names.seat import SEAT
from scraper.reading.phrases.phrase import Phrase, read_phrase, with_dot
from scraper.reading.text.dates import mentions
from scraper.reading.text.force import HEARSAY, powerless, when_of
from scraper.reading.text.lowercase import Needles, beginnings, in_small, small
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import NO_FORCE, NUMBER

_ORDER = (
    r"(?:(?:the|this|that|its|an?|cbp's|their|an\s+existing)\s+)?(?:(?:scope|coverage|reach|list)\s+of\s+(?:the\s+|this\s+)?)?"
    r"(?!detention\s+by\b)(?:[\w'-]+\s+){0,4}?(?P<order>withhold\s+release\s+orders?|wros?|detention\s+orders?|orders?|(?:forced\s+labor\s+)?findings?)\b"
)
_OUT = in_small(
    r"\b(?P<verb>remov(?:e[sd]?|ing)|exempt(?:s|ed|ing)?|exclud(?:e[sd]?|ing)|carv(?:e[sd]?|ing)\s+out|freed|"
    r"frees|delist(?:s|ed|ing)?|drop(?:s|ped|ping)|str(?:uck|ikes|iking)|delet(?:e[sd]|ing)|(?P<mild>releas(?:e[sd]|ing)|reliev(?:e[sd]|ing)|"
    r"clear(?:s|ed|ing)|excus(?:e[sd]|ing)|spar(?:e[sd]|ing))|"
    r"tak(?:es?|en|ing)(?=[^;:]{2,160}\s(?:off|out\s+of)\s)|took(?=[^;:]{2,160}\s(?:off|out\s+of)\s))\s+(?P<what>(?!from\b)[^;:]{2,260}?)\s+"
    rf"(?:from|off|out\s+of|(?(mild)of(?=\s+(?:the|its|this|that|an?|cbp's|wros?|withhold)\b)|(?!)))\s+(?:{_ORDER}|it(?=\s*[.,;]|\s+and\b|$))"
)
#: "granted A relief from the order on tobacco", "granted an exemption from the order on tobacco to A".
_RELIEF = r"(?:an?\s+|some\s+)?(?:exemption|exception|exclusion|relief|release|carve-out|waiver)\s+(?:from|under)\s+"
_GRANT = r"\b(?P<verb>grant(?:s|ed|ing)|g(?:ive[sn]?|ave|iving)|accord(?:s|ed|ing))\s+"
_GRANTED = in_small(rf"{_GRANT}(?P<what>(?!{_RELIEF})[^;:]{{2,160}}?)\s+{_RELIEF}{_ORDER}")
_GRANTED_TO = in_small(
    rf"{_GRANT}{_RELIEF}{_ORDER}(?:\s+(?:on|against|of)\s[^;:]{{2,120}}?)?\s+to\s+(?P<what>(?:the\s+)?[^;:.,]{{2,80}})"
)
#: "granted the petition of A to be removed from the order".
_GRANTED_AS_ASKED = in_small(
    rf"{_GRANT}(?:the|an?|its)\s+(?:petition|request|application)\s+(?:of|by|from)\s+(?P<what>[^;:]{{2,160}}?)\s+"
    rf"(?:to\s+be\s+(?:removed|exempted|taken|freed|released|excluded)|for\s+(?:its\s+)?(?:removal|exemption|release))\s+(?:from|off|out\s+of)\s+{_ORDER}"
)
#: "Longliner taken off CBP's order on a fleet": a headline has no "is".
_OUT_HEADED = in_small(
    r"^(?P<what>[^;:]{2,160}?)\s+(?:(?:is|are|now)\s+)*(?P<verb>removed|exempt(?:ed)?|excluded|freed|cleared|released|struck|deleted|dropped|"
    rf"delisted|taken|carved\s+out|spared)\s+(?:from|off|out\s+of|(?<=cleared\s)of)\s+(?!one\s[^;]*\banother\b){_ORDER}(?!\s+(?:detention|list\b))"
)
_IN = in_small(
    r"\b(?P<verb>add(?:s|ed|ing)?|bring(?:s|ing)|brought|(?P<put>puts?|placed|places)|(?P<re>reinstat(?:es|ed)|restor(?:es|ed)|return(?:s|ed)))\s+"
    r"(?P<what>(?!to\b)[^;:]{2,260}?),?\s+(?:back\s+)?(?(put)(?:on|onto|under|in)|(?(re)(?:in|into|to|under)|(?:to|under)))\s+(?:(?:the|this|that|its|an\s+existing)\s+|(?(put)(?!)|(?=withhold|wro|detention\s+order|finding|forced|order\s+(?:on|against)\s)))"
    r"(?:(?:scope|coverage|reach)\s+of\s+(?:the\s+|this\s+)?)?(?:[\w'-]+\s+){0,4}?"
    r"(?P<order>withhold\s+release\s+orders?|wros?|detention\s+orders?|order|findings?)\b"
)
#: "the order on tobacco, from which A Ltd. has been removed".
_FROM_WHICH = in_small(
    r"\b(?P<order>(?:withhold\s+release\s+|detention\s+)?orders?|wros?|findings?)\b[^;:]{0,140}?,?\s+(?:from|off|out\s+of)\s+which\s+"
    r"(?P<what>[^;:]{2,160}?)\s+(?P<verb>(?:has|have|was|were|is|are)\s+(?:been\s+|now\s+)*(?:removed|dropped|struck|taken|deleted|exempted|freed))\b"
)
#: "a second company", "another kiln of the group": who comes to an order, in front of the name.
_SOMEBODY_ELSE = rf"(?:another|{NUMBER})\s+(?:[\w-]+\s+){{0,3}}?{FIRM}(?:\s+of\s+[^,;]{{3,40}})?"
#: Behind the name of an order that is modified: it reaches further than before.
TO_INCLUDE = re.compile(
    r"(?!to\s+(?:add|include)\s+(?:(?:the|its|new|further|certain)\s+)*(?:tariff|HTS|HTSUS|harmonized|contact|reporting|spellings?|definitions?|instructions|language|references?|notes?|wording|information)\b)"
    r"(?:(?<!continue\s)(?<!continues\s)(?<!continued\s)\bto\s+(?:also\s+|now\s+)?(?:include|add|cover|encompass|take\s+in|extend\s+to|apply\s+to|reach|name(?=\s+(?:also|its|two|three|four|five|six|further|more)\s))|"
    r"\b(?:and|which|it|that)\s+(?:(?:now|also|henceforth|from\s+now\s+on)\s+)+(?:covers?|includes?|reach(?:es)?|appl(?:y|ies)\s+to|"
    r"extends?\s+to|takes\s+in|names)|\bso\s+that\s+it\s+(?:will\s+)?(?:(?:now|also|henceforth)\s+)*(?:covers?|includes?|reach(?:es)?|"
    r"appl(?:y|ies)\s+to|extends?\s+to|takes\s+in)|"
    r":\s+[^.;:]{0,40}?\b(?:it|the\s+order)\s+(?:now\s+|also\s+)*(?:takes\s+in|reaches|extends\s+to)|"
    r"\band\s+(?:has\s+|have\s+|thereby\s+|now\s+)?(?:(?:added|included|brought\s+in)(?!\s+(?:that|to|an?|the(?!\s+(?:[a-z]+\s+)?(?:vessels?|ships?|boats?|longliners?|trawlers?|compan(?:y|ies)|firms?|subsidiar(?:y|ies)|affiliates?)\b))\b|\s+(?:[\w-]+\s+){0,3}?"
    #: "after a review that took a year and included two visits"
    r"(?:visits?|audits?|interviews?|inspections?|reviews?|steps|measures|tests?|checks?|meetings?|talks|documents|records|evidence|statements|training|repayments?|payments?)\b)|brought(?=\s[^;]{3,120}?\s(?:under|into|within)\s+(?:it|its)\b))|"
    rf"\band\s+(?:has\s+|have\s+|thereby\s+|now\s+)?(?:added|included|named|listed|put|placed|brought|entered)\s+{_SOMEBODY_ELSE}\s+(?:to|in|into|on|under|within)\s+(?:it|its\s+(?:list|scope)|the\s+(?:order|list)),\s+(?:the\s+)?|"
    r"\band\s+(?:has\s+|have\s+|thereby\s+|now\s+|today\s+)?(?:extended|expanded|widened|broadened|enlarged)\s+(?:it|its\s+(?:scope|reach|coverage))\s+to|"
    rf",\s+(?:adding(?:\s+the\s+names?\s+of)?(?:\s+{_SOMEBODY_ELSE},\s+(?:the\s+)?)?|extending\s+it\s+to|widening\s+it\s+to|bringing\s+in)|"
    r"\bby\s+(?:adding|(?:extending|widening|broadening|expanding|enlarging)\s+(?:it|its\s+(?:scope|coverage|reach))\s+to(?:\s+(?:cover|include))?|bringing\s+in|including))\b\s*",
    re.IGNORECASE,
)
#: "Expands WRO to Cover Tea of A", in a headline.
TO_COVER = re.compile(
    r"\s+to\s+(?:also\s+)?(?:cover|include|reach|take\s+in|add|apply\s+to|encompass)\s+(?:(?:all|any)\s+(?:(?:other|of\s+the)\s+)?(?:products|goods|merchandise|items)\s+(?:of|from|by)\s+)?(?=\S)",
    re.IGNORECASE,
)
_NEEDLES = Needles(
    "remov",
    "exempt",
    "exclud",
    "carv",
    "free",
    "delist",
    "drop",
    " off ",
    " out of ",
    "struck",
    "strik",
    "delet",
    "releases",
    "released",
    "releasing",
    "reliev",
    "clear",
    "excus",
    "spar",
)
_NEEDLES_GRANT = Needles("grant", "give", "gave", "giving", "accord")
_NEEDLES_WHICH = Needles("from which", "off which", "out of which")
_NEEDLES_IN = Needles(
    "add ",
    "adds ",
    "added ",
    "adding ",
    "bring",
    "brought",
    "put ",
    "puts ",
    "placed ",
    "places ",
    "reinstat",
    "restor",
    "return",
)
_ABOUT = re.compile(
    r"(?:\s*\([^)]{1,40}\))?(?:\s+(?:(?:that|which)\s+)?(?:(?:it|CBP|the\s+agency)\s+)?(?:had\s+|has\s+|was\s+)?(?:issued|imposed|published|dated|placed)"
    r"(?:\s+(?:(?:in|on|of)\s+)?[A-Z\d][^;]{2,18}?)?,?)?\s+(?:on|against|covering|for)\s+(?=\S)"
)
#: "two additional processors in Pakistan, A and B", "an importer in Ohio, A": the names stand behind what they are.
_KINDS = re.compile(
    r"(?:[\w-]+\s+){0,5}?(?:companies|producers|processors|manufacturers|entities|subsidiaries|affiliates|firms|vessels|units|"
    r"factories|suppliers|exporters|mills|farms|plants|growers|refiners|mines|makers|ships|importers|longliners|trawlers)\b(?:[^,:;]{0,60}[,:])??\s+"
    r"(?:(?:namely|among\s+(?:them|which)|including|such\s+as),?\s+)?(?:the\s+)?(?=[A-Z])|"
    r"(?:an?|one|another)\s+(?:[\w-]+\s+){0,3}?(?:importer|company|producer|processor|subsidiary|affiliate|firm|exporter|grower|maker|manufacturer|refiner|mill|supplier|buyer)"
    r"(?:\s+(?:in|of|from|based\s+in)\s+(?:the\s+)?[A-Z][\w' -]{2,40})?,\s+(?=[A-Z])"
)
_CHANGES = (
    (_OUT, Effect.NARROWED, _NEEDLES),
    (_GRANTED, Effect.NARROWED, _NEEDLES_GRANT),
    (_GRANTED_TO, Effect.NARROWED, _NEEDLES_GRANT),
    (_GRANTED_AS_ASKED, Effect.NARROWED, _NEEDLES_GRANT),
    (_FROM_WHICH, Effect.NARROWED, _NEEDLES_WHICH),
    (_IN, Effect.WIDENED, _NEEDLES_IN),
)
_IN_HEADLINE = ((_OUT_HEADED, Effect.NARROWED, _NEEDLES), *_CHANGES)
#: How the words begin without which nothing of this kind is said.
_OPENINGS = frozenset(one for _, _, needles in _CHANGES for one in needles.beginnings)


def changes_of_reach(sentence: Sentence, released: date | None, *, title: bool) -> list[Statement]:
    """The clause on what goes out or in, and behind it the one on the order itself, where it is described."""
    lowered = small(sentence.plain)
    if _OPENINGS.isdisjoint(beginnings(lowered)):
        return []
    if "order" not in lowered and "wro" not in lowered and "finding" not in lowered:
        return []
    for pattern, effect, needles in _IN_HEADLINE if title else _CHANGES:
        if not needles.stand_in(lowered):
            continue
        for met in pattern.finditer(lowered):
            found = _changed(sentence, met, effect, released, title=title)
            if found:
                return found
    return []


def _changed(
    sentence: Sentence, met: re.Match[str], effect: Effect, released: date | None, *, title: bool
) -> list[Statement]:
    text = sentence.plain
    before = text[: met.start("verb")]
    if met.re is _FROM_WHICH:
        idle = any(pattern.search(before) for pattern in (NO_FORCE, HEARSAY))
    else:
        idle = powerless(text, met.start("verb"), met.group("verb"), title=title)
    if idle:
        return []
    phrase = object_of(text, met.start("what"), met.end("what"), title=title)
    if phrase.entity is None and _THAT_ONE.match(met["what"]):
        phrase = replace(phrase, goods=None)
    if _A_LOAD.search(met["what"]) or (not title and _is_nobody(met, phrase)):
        return []
    dates = tuple(mentions(text, released))
    when = when_of(text, met.start("verb"), met.end("verb"), dates, released, title=title, changes=True)
    word = met.group("order") or "order"
    instrument = Instrument.FINDING if "finding" in word else None if word == "order" else Instrument.WRO
    span = (met.start("verb"), met.end())
    if effect is Effect.NARROWED and _ITS_OWN.match(text, met.end()):
        effect = Effect.LIFTED
    found = [Statement(sentence, effect, Action.MODIFIED, instrument, phrase, when, dates, span, scope=True)]
    about = _ABOUT.match(text, met.end())
    if about:
        order = read_phrase(text, about.end(), title=title)
        whole = Effect.WIDENED if effect is Effect.WIDENED else None
        span = (met.start("order"), order.end)
        found.append(Statement(sentence, whole, Action.MODIFIED, instrument, order, when, dates, span))
    return found


#: "released the vessel from an order that it had issued against it": nobody else's.
_ITS_OWN = re.compile(
    r"(?:\s+\([A-Z]+\))?,?\s+(?:(?:(?:that|which)\s+)?(?:it|CBP|the\s+agency)\s+(?:had\s+|has\s+)?(?:issued|imposed|placed|signed)\s+)?(?:against|on)\s+(?:it|them)\b(?!\s+(?:and|or)\b)"
    #: "relieved A of an order that had barred its batteries"
    r"|\s+(?:that|which)\s+(?:had\s+|has\s+)?(?:barred|stopped|blocked|covered|detained|banned|kept(?:\s+out)?)\s+(?:its|their)\s+[a-z]+\b(?![^.;]*\b(?:others?|those)\b)"
)
#: "released 41 shipments from the order": not what comes after them.
_A_LOAD = in_small(r"\b(?:shipments?|containers?|entr(?:y|ies)|consignments?|loads?|cargo(?:es)?)\b")
#: "struck the longliner from the order": which, the page has said.
_THAT_ONE = in_small(rf"(?:the|this|that|these|those|both)\s+(?:[\w-]+\s+){{0,3}}?(?:{FIRM}|importers?)\b")
#: "struck the product from the order", "took one of three products off it": goods of which the page tells elsewhere.
_THOSE_GOODS = in_small(
    r"(?:(?:the|this|that|these|those|both|(?:one|two|three|four|five|six|seven|eight|several|some)(?:\s+of\s+(?:(?:the|its|their|these)\s+)?"
    r"(?:(?:two|three|four|five|six|seven|eight|nine|ten|several)(?=\s))?)?)\s+(?:[a-z-]+\s+)?(?:products?|goods|articles?|merchandise|items?|commodit(?:y|ies)))|them|it"
)


def _is_nobody(met: re.Match[str], phrase: Phrase) -> bool:
    """Whether no one goes out or in, nor goods of a verb that is said of more than orders."""
    if phrase.entity is not None or _THAT_ONE.match(met["what"]):
        return False
    if met.re is _OUT and not met["mild"] and _THOSE_GOODS.fullmatch(met["what"]):
        return False
    return phrase.goods is None or (met.re is _OUT and met["mild"] is not None)


_SHIPS = re.compile(r"\b(?:vessels|ships|longliners|trawlers)\b")


#: "the Jin Hai 101, the Jin Hai 102": ships by their numbers.
_NUMBERED = re.compile(
    r"the\s+(?:[A-Z][\w-]*\s+){1,4}(?:No\.\s*)?\d{1,4}(?:,\s+|\s+and\s+|,\s+and\s+)the\s+(?:[A-Z][\w-]*\s+){1,4}(?:No\.\s*)?\d"
)


def object_of(text: str, start: int, end: int, *, title: bool = False) -> Phrase:
    """What goes out or in: names behind a word for what they are, else goods and their maker."""
    kinds = _KINDS.match(text[:start] + text[start : start + 1].lower() + text[start + 1 :], start, end)
    phrase = with_dot(read_phrase(text[:end], kinds.end() if kinds else start, title=title), text)
    told = (kinds is not None and _SHIPS.search(kinds.group()) is not None) or _NUMBERED.match(text, start) is not None
    ships = told and phrase.form == "party"
    return replace(phrase, form="vessel") if ships else phrase


def added(act: Statement, behind: int, *, title: bool) -> list[Statement]:
    """ "... to include C", "extended the order to C": what a widened order covers from now on."""
    text = without_inserted(act.sentence.plain)
    if act.effect is not Effect.WIDENED or title:
        return []
    met = TO_INCLUDE.search(text, behind) or _TO.match(text, act.phrase.end) or _TO.match(text, act.span[1])
    if met is None:
        return []
    phrase = object_of(text, met.end(), len(text))
    if phrase.goods is None and phrase.entity is None:
        return []
    first = replace(act, phrase=phrase, span=(met.start(), phrase.end), scope=True, several=None)
    stop = _TURNS.search(text, phrase.end)
    until = text[: stop.start() if stop else len(text)]
    more = [one for one in names_in(until) if one.start >= phrase.end and phrase.entity]
    return [
        first,
        *(
            replace(first, phrase=replace(phrase, entity=text[one.start : one.end], form=one.form, end=one.end))
            for one in more
        ),
    ]


#: Where a clause on why, or on somebody else, begins.
_TURNS = re.compile(
    r"[;:]|,\s+(?:after|because|which|where|whose|who|when|as|since)\b|\b(?:owned|operated|managed|run|chartered)\s+(?:(?:and|or)\s+\w+\s+)?by\b"
)
_TO = re.compile(SEAT + r"\)?,?\s+to\s+(?=[\w\"])")


#: "revoked with respect to B only": whom a change is for.
_FOR_WHOM = re.compile(
    r"\b(?:with\s+(?:respect|regard)\s+to|as\s+(?:to|regards|concerns)|in\s+respect\s+of|insofar\s+as\s+it\s+(?:covers|concerns|applies\s+to))\s+"
    r"(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)


#: "The modification, effective May 8, benefits A alone", "The change exempts the importer A".
_BENEFITS = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]oday's)\s+(?:partial\s+)?(?:modification|revocation|change|exemption|relief|clearance|amendment)(?:,\s[^,]{3,40}(?:,\s*\d{4})?,|\s+[^,;.]{3,40})?\s+"
    r"(?:benefits|concerns|covers|applies\s+(?:only\s+)?to|is\s+(?:limited|confined)\s+to|extends\s+(?:only\s+)?to|affects|is\s+for|(?P<out>exempts|excludes|frees|removes))\s+(?:only\s+)?(?=(?:the\s+)?[A-ZÀ-ÖØ-ÞĀ-Ž])"
)
_ALONE = re.compile(r"\b(?:alone|only|limited|confined)\b")


#: "modified the Finding on cashmere from A, China, to exclude what B comb", "..., removing C Ltd., one of its eleven members".
_TO_EXCLUDE = re.compile(
    r"[^;:]{0,40}?(?:\s+(?:so\s+as\s+|in\s+order\s+)?to\s+(?:[Ee]xclude|[Ee]xempt|except|leave\s+out|carve\s+out|"
    r"(?:remove|free|drop|delete|omit|strike)(?=\s+(?:the\s+)?[A-ZÀ-ÖØ-ÞĀ-Ž]|\s[^.;]{2,80}\sfrom\s+(?:the\s+list|its\s+(?:scope|list|coverage)|the\s+scope)\b|\s+[a-z][\w\s,-]{2,60}$))"
    r"|,\s+(?:thereby\s+|thus\s+)?(?:excluding|exempting|(?:removing|freeing|dropping|deleting)(?=\s+(?:(?:the\s+)?[A-ZÀ-ÖØ-ÞĀ-Ž]|(?:the\s+)?[a-z]+\s+(?:of|from|made|grown|produced)\s))))\s+(?=\S)"
)
#: Behind what the order is on: "modified the order on gold from the region for A".
_FOR_ONE = re.compile(r"[^;:]{0,40}?\s+for\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž])")
#: "modified its country-wide order for that producer only": all that stands behind its name.
_THAT_ONE_ALONE = re.compile(rf"(?:that|this|the|these|those)\s+(?:\w+\s+)?(?:{FIRM}|importers?)\s+(?:alone|only)\b")
#: "changed the order on gold from the region for that refiner": which, the page has said.
_FOR_THAT_ONE = re.compile(
    rf"[^;:]{{0,40}}?\s(?:for|with\s+(?:respect|regard)\s+to|as\s+(?:to|regards))\s+(?:that|the|this|these|those)\s+(?:\w+\s+)?(?:{FIRM}|importers?)\b(?!')(?P<alone>\s+(?:alone|only)\b)?"
)


def benefits(sentence: Sentence, released: date | None) -> list[Statement]:
    """Whom a change told of before is for."""
    text = without_inserted(sentence.plain)
    met = _BENEFITS.search(text) if "he " in text[:40] or "his " in text[:40] else None
    named = next((one for one in names_in(text) if one.start - met.end() in range(5)), None) if met else None
    if met is None or named is None:
        return []
    phrase = Phrase(entity=text[named.start : named.end], form=named.form, end=named.end, whole=text[named.start :])
    effect = Effect.NARROWED if met["out"] or _ALONE.search(text, met.start()) else Effect.LIFTED
    dates = tuple(mentions(text, released))
    when = "then" if any(one.is_past(released) for one in dates) else "unmarked"
    return [Statement(sentence, effect, None, None, phrase, when, dates, (met.start(), phrase.end), scope=True)]


#: "In respect of A, and of no other company, CBP today lifted the order".
_OPENS_FOR = re.compile(
    r"\W*(?:In\s+respect\s+of|With\s+(?:respect|regard)\s+to|As\s+(?:to|regards|for|far\s+as\s+it\s+concerns))\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)


def taken_out(act: Statement) -> list[Statement]:
    """ "modified the order to remove A and B": who leaves an order that the clause only points at."""
    out = _TO_EXCLUDE.match(act.sentence.plain, act.span[1]) if act.effect is not Effect.WIDENED else None
    return _leaving(act, out) if out else []


#: "the tea of its Glenmore and Haputale estates": goods of the same firm.
_OF_ITS_SITES = re.compile(
    r"\b(?:of|from|at)\s+(?:its|their)\s+[^,;.]{3,80}?\s(?:estates?|mills?|plants?|factor(?:y|ies)|farms?|mines?|works|sites?)\b"
)


#: "to exclude potash, which is made by free labor": what is said of it more is none of its name.
_WHICH = re.compile(r",\s+which\s+(?:is|are|was|were|has|have|CBP|it)\b")


def _leaving(act: Statement, out: re.Match[str]) -> list[Statement]:
    """Who, or which goods, stands behind "to exclude"."""
    text = act.sentence.plain
    stop = _WHICH.search(text, out.end())
    what = object_of(text, out.end(), stop.start() if stop else len(text))
    if what.goods and _OF_ITS_SITES.search(what.whole):
        what = replace(what, entity=None)
    pointed = what.entity is None and _THAT_ONE.match(text, out.end())
    what = replace(what, goods=None) if pointed else what
    named = what.goods or what.entity or pointed
    return (
        [replace(act, effect=Effect.NARROWED, phrase=what, span=(out.start(), what.end), scope=True)] if named else []
    )


def freed_for(act: Statement, *, title: bool) -> list[Statement]:
    """The one for whom an order is changed or ended, where the clause names it behind the verb."""
    if act.action is Action.ISSUED or act.effect is Effect.WIDENED:
        return []
    text = act.sentence.plain
    if _THAT_ONE_ALONE.match(act.phrase.whole):
        return [replace(act, effect=Effect.NARROWED, scope=True)]
    out = _TO_EXCLUDE.match(text, act.phrase.end) or _TO_EXCLUDE.match(text, act.span[1])
    if title and out is None:
        return []
    if out and (taken := _leaving(act, out)):
        return taken
    met = (
        _FOR_WHOM.search(text, act.phrase.end)
        or _FOR_WHOM.search(text, *act.span)
        or _FOR_ONE.match(text, act.phrase.end)
        or _OPENS_FOR.match(text, 0, act.span[0])
    )
    if met is None and not LEGAL_FORM.search(act.phrase.entity or ""):
        met = _FOR_THAT_ONE.match(text, act.phrase.end)
        met = met if met and (act.phrase.goods or met["alone"]) else None
        phrase = Phrase(end=met.end(), whole=met.group()) if met else None
    else:
        phrase = read_phrase(text, met.end()) if met else None
    if met is None or phrase is None or not (phrase.entity or met.re is _FOR_THAT_ONE):
        return []
    return [replace(act, effect=Effect.NARROWED, phrase=phrase, span=(met.start(), phrase.end), scope=True)]
