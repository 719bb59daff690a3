"""Clauses on an order told of before: "CBP today modified that order", "revoked it on March 31", "the order was lifted today".

They say what was done and when; what the order covers, the sentences before them say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from ledger.model import Action, Effect
from scraper.reading.clauses.reach import TO_INCLUDE
from scraper.reading.clauses.statement import Statement
from scraper.reading.names.about import ISSUER
from scraper.reading.names.finder import names_in
from scraper.reading.phrases.phrase import Phrase, read_phrase
from scraper.reading.text.dates import MONTH, WEEKDAY, Mention, mentions
from scraper.reading.text.force import HEARSAY, powerless, when_of, whenever
from scraper.reading.text.lowercase import Needles, small
from scraper.reading.text.sentences import MOST_CLAUSES, Sentence
from scraper.reading.text.vocabulary import NO_FORCE, OTHER_ACTOR, PUT_ON, VERB, VERBS, instruments

_THE_ORDER = (
    r"(?:(?:the\s+(?:scope|coverage|reach)\s+of\s+)?(?:that|the|this|its)\s+(?:(?:original|existing|earlier|\d{4})\s+){0,2}(?:(?:order|measure|restriction|prohibition)s?|bans?|bar(?=\s+(?:on|against)\s)|one(?=\s+(?:on|against)\s))\b"
    r"(?!\s+(?:of\s+(?:the\s+)?(?:court|judge)))|(?:that|those)(?=\s+(?:on|against)\s))"
)
#: "modified an order of August 3, 1999", "an order dating from 1998".
_AN_OLD_ORDER = (
    r"(?:an?|one)\s+(?:[\w-]+\s+)?order\s+(?:of|dated|from|dating\s+(?:back\s+to|from)|(?:it\s+)?(?:issued|signed)\s+(?:on|in))\s+"
    rf"(?={MONTH}\b|(?:19|20)\d\d\b)|an\s+(?:earlier|older|existing)\s+order(?=(?:,?\s+\(?(?:that|the\s+one))?\s+(?:on|against)\s)|(?P<new>an?\s+(?:new|second|third|further)\s+one|one)(?=,?\s+(?:on|against)\s(?!{MONTH}\b|[A-Z][a-z]+day\b))"
)
_IT = re.compile(
    r"(?:\s+(?:today|yesterday|now|also|in\s+part|partly))?\s+(?:"
    + _THE_ORDER
    + rf"|{_AN_OLD_ORDER}"
    + r"(?!\s+(?:has|is|was)\b|\s+to\s+(?!exempt|exclude|remove|leave|free|allow|admit|permit|include|add|cover|take|let)\w)|"
    r"(?P<it>it)\b(?!\s+(?:is|was|has|will|easier|clear|possible)))"
)
#: Verbs that may take "it" and "the order": others are about anything.
_CHANGES = re.compile(
    r"(?:revok|rescind|lift|terminat|withdr|modif|amend|broaden|widen|expand|extend|enlarg|narrow)\w*(?:\s+(?:of|to))?|end(?:s|ed)|issue[ds]?",
    re.IGNORECASE,
)
_OF_ITS_DAY = r"(?:\s+(?:of|dated|from|issued(?:\s+(?:on|in))?)\s+(?:[A-Z][a-z]+\.?\s+)?(?:\d{1,2},\s+)?\d{4},?)?"
_PASSIVE = re.compile(
    r"(?:^|[,;]\s+(?:and\s+|but\s+)?|\b(?:and|but|when|as)\s+)"
    + _THE_ORDER
    + _OF_ITS_DAY
    + r"(?:\s+(?:against|on)\s+(?P<about>(?=\S)[^;:]{3,200}?))?"
    r"(?:,\s+[^,;]{3,90},)?\s+(?:was|has\s+been|is|is\s+being|has\s+now\s+been|is\s+now)\s+(?:also\s+|now\s+|today\s+|"
    r"yesterday\s+|therefore\s+|thus\s+|hereby\s+|herewith\s+|accordingly\s+|consequently\s+)*",
    re.IGNORECASE,
)
#: Behind an order: nobody is said to have ended it.
LAPSED = (
    r"(?:(?:has\s+|have\s+)?(?:lapsed|expired|stopped\s+applying|ceased\s+applying)|(?:is|became|becomes|has\s+become)\s+(?:now\s+)?(?:inactive|no\s+longer\s+(?:active|in\s+(?:effect|force)))|(?:ended|ceased\s+to\s+(?:apply|have\s+effect)|ran\s+out|(?:c(?:ame|omes)|has\s+(?:now\s+)?come)\s+to\s+an\s+end)"
    r"(?=\s+(?:on|today|yesterday|at|effective|as\s+of|with\s+effect)\b|[.,;]))"
)
_LAPSED = re.compile(
    rf"(?:^(?:And\s+|But\s+)?|[,;]\s+(?:and\s+(?:that\s+)?|but\s+)?|\b(?:(?:and|but)\s+(?:that\s+)?|(?:announc|stat|declar)(?:ed|es|ing)\s+(?:today\s+)?that\s+)){_THE_ORDER}{_OF_ITS_DAY}(?:\s+(?:against|on)\s+(?P<about>(?=\S)[^;:]{{3,200}}?))?\s+{LAPSED}",
    re.IGNORECASE,
)
_LAPSES = Needles(
    "lapsed",
    "expired",
    "ended ",
    "ended.",
    "ended,",
    "ceased",
    "ran out",
    "to an end",
    "inactive",
    "no longer ",
    "stopped applying",
)
_AGAINST = re.compile(
    rf"(?:\s+(?:(?:that|which)\s+)?{ISSUER}\s+(?:had\s+)?(?:{PUT_ON}))?(?:\s+(?:today|yesterday|on\s+[A-Z][a-z]+day|(?:on|in)\s+{MONTH}(?:\s+\d{{1,2}},)?\s+\d{{4}}|in\s+\d{{4}}|(?:of|dated|from)\s+(?:{MONTH}\s+)?(?:\d{{1,2}},\s+)?\d{{4}}))?,?\s+(?:\(?(?:that|the\s+one)\s+)?(?:against|on)\s+(?!(?:[A-Z][a-z]+\.?\s+\d|\d|[A-Z][a-z]+day\b))(?=\S)"
)
_TAKE_OUT = re.compile(r"\bto\s+(?:exempt|exclude)\b|\bto\s+(?:take|leave|carve)\b[^;:.]{2,120}?\bout\b")


#: What an order told of before is called.
_ORDERS = (
    " it",
    "order",
    " one",
    " that on ",
    " that against ",
    "measure",
    "restriction",
    " ban ",
    " bar ",
    "prohibition ",
)
_STEMS = Needles(
    "revoke",
    "rescind",
    "lift",
    "terminat",
    "withdr",
    "modifi",
    "amend",
    "broaden",
    "wide",
    "expand",
    "extend",
    "enlarg",
    "narrow",
    "ends ",
    "ended ",
    "issued ",
    "issues ",
)
#: A clause of this kind in short: the verb with "it" or an order not far behind, or an order with its verb.
_SHORT = re.compile(
    r"[RrLlTtWwMmAaBbEeNnIi](?:e(?<=[RrTt].)(?:vok|scind|rminat)|i(?<=[LlWw].)(?:ft|thdr|den)|o(?<=[Mm].)dif|m(?<=[Aa].)end|r(?<=[Bb].)oaden|"
    r"x(?<=[Ee].)(?:pand|tend)|n(?<=[Ee].)(?:larg|d)|a(?<=[Nn].)rrow|s(?<=[Ii].)sue)\w*\s+(?:\w+\s+){0,2}?"
    r"(?:it\b|(?:that|the|this|its)\s+(?:\w+\s+){0,3}(?:order|measure|restriction|ban\b|bar\s+on|prohibition|one\s+(?:on|against)\s)|that\s+(?:on|against)\s|one\s+(?:on|against)\s|(?:an?|one)\s+(?:[\w-]+\s+)?(?:order[\s,]|one,?\s+(?:on|against)\s))|"
    r"[TtIi](?<=\b.)(?:(?<=[Tt])h(?:at|e|is)|(?<=[Ii])ts)\s+(?:\w+\s+){0,2}(?:order|measure|ban|bar|prohibition)\b[^;]{0,240}?\s(?:was|is|has)\s"
)


def references(sentence: Sentence, released: date | None) -> list[Statement]:
    """What is done to an order the page has spoken of before; an issuance only as news of a day, or with whom it was against."""
    text = sentence.plain
    if _LAPSES.stand_in(small(text)) and (over := _lapsed(sentence, released)):
        return [over]
    if " modification" in text and (undone := _undone(sentence, released)):
        return [undone]
    if " back in" in text and (anew := _back(sentence, released)):
        return [anew]
    if not _STEMS.stand_in(small(text)) or not any(map(text.__contains__, _ORDERS)) or not _SHORT.search(text):
        return []
    found = [one for verb in islice(VERB.finditer(text), MOST_CLAUSES) if (one := _active(sentence, verb, released))]
    for met in islice(_PASSIVE.finditer(text), MOST_CLAUSES):
        verb = VERB.match(text, met.end())
        if verb and verb.group().endswith(("ed", "wn")) and not _idle(text, met.start(), verb.end()):
            stated = _stated(sentence, verb, verb.end(), met.start(), released)
            found.append(_of(stated, met) if met.group("about") else _to(stated, verb.end()))
    return [one for one in found if one.action is not Action.ISSUED or one.when == "now" or _once(one)]


#: "It put the order back into force on May 3", "the order is back in effect".
_BACK = re.compile(
    rf"\b(?:puts?|putting|placed|brings?|brought)\s+{_THE_ORDER}\s+back\s+in(?:to)?\s+(?:effect|force|place)\b"
    rf"|(?:^|[,;]\s+(?:and\s+)?|\b(?:and|so|that)\s+){_THE_ORDER}\s+(?:is|goes|was\s+put|has\s+been\s+put)\s+(?:now\s+)?back\s+in(?:to)?\s+(?:effect|force|place)\b",
    re.IGNORECASE,
)


#: "rescinded the modification of May 2, 2023, by which gloves of A had ceased to be subject to the order".
_UNDONE = re.compile(
    r"\b(?:rescinds?|rescinded|revokes?|revoked|withdrew|withdraws?|cancels?|cancell?ed|reverse[sd]?|annul(?:s|led))\s+(?:today\s+)?(?:the|its|that|a)\s+(?:\d{4}\s+)?modification\b"
    r"(?:\s+of\s+the\s+(?:[\w-]+\s+){0,3}?(?:order|finding|WRO)\s+(?:on|against)\s+)?(?P<whose>[^;:]{0,30}?,?\s+(?:by|under|through)\s+which\s+)?",
    re.IGNORECASE,
)


def _undone(sentence: Sentence, released: date | None) -> Statement | None:
    """An order that is whole again, since its modification was rescinded."""
    text = sentence.plain
    met = _UNDONE.search(text)
    if met is None or powerless(text, met.start(), met.group().split()[0], title=False):
        return None
    named = [one for one in names_in(text) if one.start >= met.end()]
    phrase = Phrase(end=met.end())
    if named:
        told = read_phrase(text[: named[0].end], met.end())
        phrase = replace(told, entity=text[named[0].start : named[0].end], form=named[0].form, end=named[0].end)
    days = tuple(one for one in mentions(text, released) if one.is_news(released))
    return Statement(
        sentence, Effect.IMPOSED, Action.ISSUED, None, phrase, "now", days, (met.start(), max(met.end(), phrase.end))
    )


def _back(sentence: Sentence, released: date | None) -> Statement | None:
    """ "Five months later it has put the order back into force"."""
    text = sentence.plain
    met = _BACK.search(text)
    if met is None or _idle(text, met.start(), met.end()):
        return None
    dates = tuple(mentions(text, released))
    own = tuple(one for one in dates if one.is_news(released) or one.start >= met.start())
    when = "then" if any(one.is_past(released) for one in own) else "now"
    return Statement(sentence, Effect.IMPOSED, Action.ISSUED, None, Phrase(end=met.end()), when, own, met.span())


def _lapsed(sentence: Sentence, released: date | None) -> Statement | None:
    """ "The order ended on February 18"."""
    text = sentence.plain
    met = _LAPSED.search(text)
    if met is None or _idle(text, met.start(), met.end()):
        return None
    phrase = read_phrase(text[: met.end("about")], met.start("about")) if met["about"] else Phrase(end=met.end())
    dates = tuple(mentions(text, released))
    when = when_of(text, met.end(), met.end(), dates, released, title=False, changes=True)
    return Statement(sentence, Effect.LIFTED, Action.REVOKED, None, phrase, when, dates, met.span())


def _once(issued: Statement) -> bool:
    """ "CBP issued the order in November 2021 on gloves made by A": what it covers, told of its past."""
    return issued.when == "then" and issued.phrase.entity is not None


def _of(stated: Statement, met: re.Match[str]) -> Statement:
    """ "The order against A was modified": with A."""
    phrase = read_phrase(met.string[: met.end("about")], met.start("about"))
    return replace(stated, phrase=phrase)


#: "The order is extended to roof tiles".
_BEHIND_TO = re.compile(r"(?:\s+(?:today|yesterday))?\s+to\s+(?:also\s+)?(?:(?:cover|include|reach)\s+)?(?=[a-zA-Z])")


def _to(stated: Statement, behind: int) -> Statement:
    """With what the order reaches from now on."""
    text = stated.sentence.plain
    met = _BEHIND_TO.match(text, behind) if stated.effect is Effect.WIDENED else None
    phrase = read_phrase(text, met.end()) if met else None
    if met is None or phrase is None or (phrase.goods is None and phrase.entity is None):
        return stated
    return replace(stated, phrase=phrase, span=(stated.span[0], phrase.end), scope=True)


#: Where what follows is said of somebody else: "; the company uses".
_TURNS = re.compile(r"[;:.]\s|,\s+(?:and|as|after|while|when|because|since)\s")


#: "a Withhold Release Order that CBP issued on Wednesday against".
_RELATIVE = re.compile(
    r"\s*(?:\([^)]{1,40}\))?,?\s+(?:that|which)\s+(?:CBP|DHS|[Tt]he\s+agency|it)\s+(?:has\s+)?(?:(?:today|yesterday)\s+)?"
    r"(?=(?P<verb>issued|published|announced|imposed|placed|put)\b)"
)


#: "Effective today, the order that CBP has placed on".
_OPENS_WITH_DAY = re.compile(r"(?:Effective|As\s+of|From|Starting|Beginning)\s[^,;.]{3,30}(?:,\s+\d{4})?,")


def relative_verb(
    text: str, behind: int, days: tuple[Mention, ...], released: date | None
) -> tuple[int, int, Action, Effect] | None:
    """The verb of a clause on the instrument that ends at `behind`, where a day of these days stands beside it."""
    met = _RELATIVE.match(text, behind)
    opened = _OPENS_WITH_DAY.match(text) is not None
    near = [one for one in days if met and one.is_news(released) and (opened or -14 <= one.start - met.end() <= 32)]
    if met is None or not near or any(one.is_past(released) for one in days):
        return None
    return met.end(), met.end("verb"), Action.ISSUED, Effect.IMPOSED


#: "On May 4 it exempted A; on May 15, B", "CBP removed A and B": out of, or into, the order of which the page has just spoken.
_WHOM = re.compile(
    r"(?:(?:^|[;,]\s+|\band\s+)(?P<on>[Oo]n\s+[A-Z][a-z]+\.?\s+\d{1,2}(?:,\s+\d{4})?,?\s+)?(?:(?:it|CBP|the\s+agency)\s+)(?:(?:has|also|then|today|yesterday|later)\s+)*|"
    r"Border\s+Protection\s+(?:\(CBP\)\s+)?(?:(?:has|today|yesterday)\s+)*)"
    r"(?P<verb>exempted|removed|struck|dropped|freed|excluded|deleted|released|(?P<more>added))\s+(?=[A-Z])|"
    r"(?<=\S)[;,]\s+(?:and\s+)?(?P<next>on\s+[A-Z][a-z]+\.?\s+\d{1,2}(?:,\s+\d{4})?,?)\s+(?=[A-Z])",
    re.IGNORECASE,
)
_WHOM_STEMS = Needles("exempted", "removed", "struck", "dropped", "freed", "excluded", "deleted", "released", "added")
_SOMETHING_ELSE = re.compile(r"\s*(?:from|off|out\s+of|to|of|as|with)\b")


def out_of_it(sentence: Sentence, body: Sequence[Sentence], released: date | None) -> list[Statement]:
    """Who leaves, or comes under, the order that the sentence before names, each with the day told of them."""
    text = sentence.plain
    if not _WHOM_STEMS.stand_in(small(text)) or NO_FORCE.search(text):
        return []
    at = body.index(sentence)
    before = body[at - 1] if at and body[at - 1].block >= sentence.block - 1 else None
    told = list(_WHOM.finditer(text)) if before is not None and not before.spoken and instruments(before.plain) else []
    if not told or told[0]["verb"] is None:
        return []
    found = []
    ends = [*(one.start() for one in told[1:]), len(text)]
    for met, end in zip(told, ends, strict=True):
        named = next((one for one in names_in(text[:end]) if one.start - met.end() in range(5)), None)
        if named is None or _SOMETHING_ELSE.match(text, named.end):
            continue
        days = tuple(one for one in mentions(text, released) if met.start() <= one.start < end)
        phrase = Phrase(
            entity=text[named.start : named.end], form=named.form, end=named.end, whole=text[named.start : end]
        )
        when = (
            "then"
            if any(one.is_past(released) for one in days)
            else "now"
            if any(one.is_news(released) for one in days)
            else "unmarked"
        )
        effect = Effect.WIDENED if told[0]["more"] else Effect.NARROWED
        found.append(
            Statement(sentence, effect, Action.MODIFIED, None, phrase, when, days, (met.start(), named.end), scope=True)
        )
    return found


def _idle(text: str, start: int, end: int) -> bool:
    """Whether it was another who did it, or it was only said, asked or feared."""
    return (
        NO_FORCE.search(text[:start]) is not None
        or HEARSAY.search(text[:start]) is not None
        or whenever(text, start, end)
        or OTHER_ACTOR.search(_TURNS.split(text[end : end + 40])[0]) is not None
    )


#: "extended the order to roof tiles".
_TO_MORE = re.compile(
    r"\s+(?:"
    + _THE_ORDER
    + r"(?:\s+(?:of|from|dated)\s+[^,;:]{0,16}(?:,\s+)?\d{4})?|it)\s+to\s+(?:also\s+)?(?:cover\s+|include\s+|reach\s+)?(?=[a-zA-Z])"
)


def _to_more(sentence: Sentence, verb: re.Match[str], released: date | None) -> Statement | None:
    """What an order told of before reaches from now on."""
    text = sentence.plain
    met = _TO_MORE.match(text, verb.end())
    if met is None or powerless(text, verb.start(), verb.group(), title=False):
        return None
    phrase = read_phrase(text, met.end())
    if phrase.goods is None and phrase.entity is None:
        return None
    stated = _stated(sentence, verb, met.end(), verb.start(), released)
    return replace(stated, phrase=phrase, span=(verb.start(), phrase.end), scope=True)


#: "CBP issued it on February 10".
_ON_DAY = re.compile(rf"\s+(?:today|yesterday|(?:on\s+)?(?:{WEEKDAY}|{MONTH}\s+\d))")


def _active(sentence: Sentence, verb: re.Match[str], released: date | None) -> Statement | None:
    text = sentence.plain
    met = _IT.match(text, verb.end())
    _, _, effect = VERBS[int((verb.lastgroup or "v0")[1:])]
    if effect is Effect.WIDENED and (more := _to_more(sentence, verb, released)):
        return more
    if met is None or not _CHANGES.fullmatch(verb.group()) or powerless(text, verb.start(), verb.group(), title=False):
        return None
    if met.group().endswith(" one") and verb.group().endswith((" of", " to")):
        return None  # "her work led to the modification of the one on A"
    if met.group("it") and verb.group().lower().startswith("issue") and not _ON_DAY.match(text, met.end()):
        return None
    stated = _stated(sentence, verb, met.end(), verb.start(), released)
    return replace(stated, when="now") if met["new"] and stated.when == "unmarked" else stated


def _stated(sentence: Sentence, verb: re.Match[str], behind: int, start: int, released: date | None) -> Statement:
    text = sentence.plain
    _, action, effect = VERBS[int((verb.lastgroup or "v0")[1:])]
    if action is Action.MODIFIED and effect is None and TO_INCLUDE.search(text, behind):
        effect = Effect.WIDENED
    if action is Action.MODIFIED and effect is None and _TAKE_OUT.search(text, behind):
        effect = Effect.NARROWED
    against = _AGAINST.match(text, behind)
    phrase = read_phrase(text, against.end()) if against else Phrase(end=behind)
    dates = tuple(mentions(text, released))
    when = when_of(text, verb.start(), verb.end(), dates, released, title=False, changes=action is not Action.ISSUED)
    return Statement(sentence, effect, action, None, phrase, when, dates, (start, max(phrase.end, behind)))
