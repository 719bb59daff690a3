"""Federal Register notices of Findings: issued under 19 CFR 12.42(f), ended under (g).

Their titles hold neither "modify" nor "revoke"; the SUMMARY says what was determined of which goods and whom, the DATES
section from when on it applies. The rest of a notice is law and history.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ledger.model import Action, Announcement, Effect, Evidence, Instrument, Issue, Party, Role
from scraper.reading.clauses.statement import is_background
from scraper.reading.effect.effects import goes_on
from scraper.reading.names.origins import is_flag
from scraper.reading.names.places import places
from scraper.reading.notices.days import applies_from
from scraper.reading.notices.names import named_in_summary
from scraper.reading.phrases.kin import parties_beside
from scraper.reading.phrases.party import Named, read_parties
from scraper.reading.phrases.phrase import Phrase, read_phrase
from scraper.reading.text.dates import mentions
from scraper.reading.text.indicators import read_indicators
from scraper.reading.text.manuscript import Block, Manuscript
from scraper.reading.text.plain import blank, plain
from scraper.reading.text.sentences import Sentence, sentences

#: Only these words end a Finding: a review of its maintenance, or its being maintained, does not.
_ENDED = re.compile(
    r"\bno\s+longer\s+(?:necessary|required|warranted|subject\s+to|in\s+effect|prohibited)|\b(?:termination|revocation)\s+of\s+(?:the\s+)?"
    r"(?:forced\s+labor\s+)?finding",
    re.IGNORECASE,
)
_REVIEWED = re.compile(
    r"\bmaintenance\s+of\b|\b(?:initiation|review|reconsideration|proposed|preliminary|intent(?:ion)?\s+to|request\s+for\s+comments?|"
    r"continuation|petition)\b",
    re.IGNORECASE,
)
_FOUND = re.compile(
    r"notice\s+of\s+finding|forced\s+labor\s+finding|produced\s+using\s+convict|prohibited\s+by\s+19\s+u\.?s\.?c|"
    r"finding\s+that",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"\b(?:(?:(?:has|have)\s+(?:\w+\s+)?|is\s+(?:hereby\s+)?)(?:determined|found|decided|concluded|established|ascertained|satisfied\s+itself|(?:come|arrived)\s+(?:to|at)\s+the\s+conclusion|become\s+convinced)|"
    r"(?:its|the|a|this)\s+(?:determination|decision|conclusion)(?:\s+(?:of|by)\s+CBP)?|"
    r"(?:informs?|notif(?:y|ies)|advises?|announces?|makes\s+known|gives\s+notice)(?:\s+(?:to\s+)?(?:the\s+(?:public|trade)|importers|(?:all\s+)?interested\s+(?:parties|persons)))?)\s*,?(?:\s+(?:with|based|pursuant|under|"
    r"upon)\b[^,]{0,120},)?\s+that\s+(?:(?:the\s+)?(?:maintenance\s+of\s+)?(?:the|its)\s+(?:finding|determination)\s+"
    r"(?:of\s+[A-Z][a-z]+\s+\d{1,2},\s+\d{4},?\s+)?(?:that|concerning|pertaining\s+to|relating\s+to|regarding|on|against)\s+)?",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"^(?:Notice\s+of\s+Finding\s+That\s+|(?:Termination|Revocation)\s+of\s+(?:the\s+)?Finding\s+(?:Concerning|Pertaining\s+to|Relating\s+to|Regarding|on|Against)\s+|Determination\s+That\s+(?:Maintenance\s+of\s+(?:the\s+)?(?:Finding|"
    r"Determination)\s+of\s+[A-Z][a-z]+\s+\d{1,2},\s+\d{4},\s+(?:Pertaining|Relating)\s+to\s+)?)",
    re.IGNORECASE,
)
#: Words between goods and their maker that say nothing of either; blanked, so that places in the text stay.
_BETWEEN = re.compile(
    r",?\s+(?:are|is)\s+being,?\s+or\s+(?:are|is)\s+likely\s+to\s+be,?\s+imported(?:\s+into\s+the\s+United\s+States)?"
    r"(?:\s+in\s+violation\s+of\s+[^,;]{4,40})?,?|,?\s+(?:are|is)\s+not(?:\s+any\s+longer)?(?:\s+being)?(?=\s+[a-z]+(?:ed|wn|de|en)\b)|,?\s+(?:have|has)\s+been\b|,?\s+(?:are|is|were|was)\s+(?:no\s+longer\s+)?being\b|"
    r",?\s+(?:are|is)\s+no\s+longer\b(?:\s+necessary)?|"
    r",?\s+with\s+the\s+use\s+of\s+(?:(?:convict|forced|indentured|child|prison|or|and)[\s,/]*){1,6}labou?r\b|\s+in\s+any\s+part\b|"
    r"\s+(?:in\s+whole\s+or\s+in\s+part|wholly\s+or\s+in\s+part)\b(?=[\s,]*$)",
    re.IGNORECASE,
)


#: What a review may end in, said as done.
_SURE = re.compile(r"(?:^|;)\s*Determination\b.*\bno\s+longer\b", re.IGNORECASE | re.DOTALL)


def read_notice(manuscript: Manuscript) -> tuple[tuple[Announcement, ...], tuple[Issue, ...]]:
    """One announcement, or the issue that stands against it."""
    head = f"{manuscript.title} {manuscript.action}"
    ended = _ENDED.search(head) is not None
    if (not ended and not _FOUND.search(head)) or (_REVIEWED.search(head) and not _SURE.search(head)):
        return (), (
            Issue(
                "notice-unclear", ("a notice on section 307 that neither issues nor ends a Finding"), manuscript.title
            ),
        )
    phrase, quote = _subject(manuscript)
    named = parties_beside(read_parties(phrase), _blanked(plain(quote)), phrase.end)
    if not named.open_ended and _OTHERS.search(manuscript.title):
        named = replace(named, open_ended=True)
    country, country_from = _country(manuscript, phrase, quote)
    if not named.parties and country is None:
        return (), (
            Issue("party-unclear", ("neither a party nor a place could be read from the notice"), manuscript.title),
        )
    told = _announcement(manuscript, phrase, named, quote, (country, country_from), ended=ended)
    return (_for_some(told, manuscript) if ended else told,), ()


def _for_some(told: Announcement, manuscript: Manuscript) -> Announcement:
    """A Finding that is said to go on for others was narrowed, and those freed are exempt from it."""
    body = (one for one in sentences(manuscript.blocks) if not is_background(one))
    stays = goes_on(tuple(body))
    if stays is None:
        return told
    exempt = tuple(replace(party, role=Role.EXEMPT) for party in told.parties)
    quotes = (*(one for one in told.evidence if one.field != "effect"), Evidence("effect", stays.text))
    return replace(told, effect=Effect.NARROWED, parties=exempt, evidence=quotes)


_OTHERS = re.compile(r"\b(?:Its|Their)\s+(?:Subsidiaries|Affiliates|Joint\s+Ventures)\b", re.IGNORECASE)


def _announcement(
    manuscript: Manuscript,
    phrase: Phrase,
    named: Named,
    quote: str,
    place: tuple[str | None, str | None],
    *,
    ended: bool,
) -> Announcement:
    """With the title as the quote for what it alone says. `place`: the country and the sentence that names it."""
    applies, applies_in = applies_from(manuscript)
    body = tuple(sentences(manuscript.blocks))
    indicators = None if ended else read_indicators(body)
    revoked = _revoked_in(manuscript, body) if ended else None
    quotes = {
        "action": revoked or manuscript.title,
        "effect": manuscript.title,
        "announced": manuscript.title,
        "effective": applies_in or manuscript.title,
        "goods": quote,
        "parties": quote if named.parties else None,
        "country": place[1],
        "applies_from": applies_in if applies else None,
        "indicators": indicators[1].text if indicators else None,
    }
    return Announcement(
        instrument=Instrument.FINDING,
        action=(Action.REVOKED if revoked else Action.MODIFIED) if ended else Action.ISSUED,
        effect=Effect.LIFTED if ended else Effect.IMPOSED,
        effective=manuscript.released,
        announced=manuscript.released,
        applies_from=applies,
        country=place[0],
        goods=phrase.goods,
        open_ended=named.open_ended,
        parties=_vessels(named, manuscript),
        indicators=indicators[0] if indicators else None,
        evidence=tuple(Evidence(field, text) for field, text in quotes.items() if text),
        recalls=_recalled(manuscript) if ended else None,
    )


#: CBP's own verb for what it did, beside a title that says only what is "no longer necessary".
_REVOKES = re.compile(
    r"\b(?:revocation|termination)\s+of\s+(?:the\s+|its\s+)?(?:forced\s+labor\s+)?finding\b|"
    r"\b(?:(?:has|have|is|are)\s+(?:hereby\s+)?|hereby\s+|(?:CBP\)?|Border\s+Protection|the\s+agency)\s+)(?:revok(?:e[sd]?|ing)|rescind(?:s|ed|ing)?|terminat(?:e[sd]?|ing))\s+(?:its|the|that|this)\s+(?:[a-z]+\s+){0,2}?finding\b|"
    r"\bfinding\b[^.;]{0,120}?\s(?:has\s+been|is|is\s+being)\s+(?:(?!not\b)[a-z]+\s+)?(?:revoked|rescinded|terminated)\b",
    re.IGNORECASE,
)
_SUMMARY = 6  #: sentences of a notice's beginning


def _revoked_in(manuscript: Manuscript, body: Sequence[Sentence]) -> str | None:
    """The title or sentence that says a Finding is revoked."""
    told = (one.text for one in body[:_SUMMARY] if not is_background(one))
    return next((text for text in (manuscript.title, *told) if _REVOKES.search(plain(text))), None)


def _vessels(named: Named, manuscript: Manuscript) -> tuple[Party, ...]:
    """The title says "Fishing Vessel" where the summary may not."""
    at_sea = re.search(r"\bvessel\b", manuscript.title, re.IGNORECASE)
    return tuple(
        Party(party.name, Role.VESSEL, party.aliases)
        if at_sea and party.role is Role.NAMED and len(named.parties) == 1
        else party
        for party in named.parties
    )


def _subject(manuscript: Manuscript) -> tuple[Phrase, str]:
    """The determination of the SUMMARY, else the title's; with the sentence it stands in."""
    tried: list[tuple[Phrase, str]] = []
    for sentence in sentences(tuple(Block(_unlabelled(block.text)) for block in manuscript.blocks)):
        if (sentence.block > 12 and tried) or len(tried) > 1:
            break
        determined = [*_DETERMINED.finditer(sentence.plain)]
        if determined:
            phrase = read_phrase(_blanked(sentence.plain), determined[-1].end())
            tried.append((_as_written(phrase, sentence.plain, sentence.text), sentence.text))
    title = plain(manuscript.title)
    met = _TITLED.match(title)
    if met:
        phrase = read_phrase(_blanked(title), met.end(), title=True)
        tried.append((_as_written(phrase, title, manuscript.title), manuscript.title))
    tried = [(_clear(phrase), quote) for phrase, quote in tried]
    if not any(phrase.entity for phrase, _ in tried) and (behind := _told_in_summary(manuscript)):
        tried.append(behind)
    if not any(phrase.entity for phrase, _ in tried) and (told := _subject_of_old(manuscript)):
        tried.append(told)
    if not any(phrase.entity for phrase, _ in tried) and (
        named := named_in_summary(manuscript, (tried or [(Phrase(), "")])[-1][0])
    ):
        tried.append(named)
    best, quote = max(
        tried, key=lambda one: (bool(one[0].entity), bool(one[0].goods)), default=(Phrase(), manuscript.title)
    )
    goods = best.goods or next((one.goods for one, _ in tried if one.goods), None)
    return replace(best, goods=goods), quote


_THAT = re.compile(r"\bthat,?\s+(?=[a-z])")


def _told_in_summary(manuscript: Manuscript) -> tuple[Phrase, str] | None:
    """ "it has reached the view that baskets made in X by A are": goods with their maker, in whatever words they are told."""
    for sentence in list(sentences(tuple(Block(_unlabelled(one.text)) for one in manuscript.blocks)))[:4]:
        text = _blanked(sentence.plain)
        for met in _THAT.finditer(text):
            phrase = _clear(read_phrase(text, met.end()))
            if phrase.goods and phrase.entity and phrase.form != "place":
                return _as_written(phrase, sentence.plain, sentence.text), sentence.text
    return None


def _as_written(phrase: Phrase, flat: str, text: str) -> Phrase:
    """With the name in the page's own characters: quotes and apostrophes as they stand there."""
    at = flat.find(phrase.entity) if phrase.entity else -1
    return replace(phrase, entity=text[at : at + len(phrase.entity or "")]) if at >= 0 else phrase


#: "the Commissioner published a Finding that tuna produced in X by A was made with".
_FOUND_THAT = re.compile(
    r"\b(?:(?:[Cc]ommissioner|CBP|he|she|it)\s+(?:determined|found)|(?:published|issued|made)\s+(?:a|its|the)\s+[Ff]inding,?"
    r"(?:\s+in\s+the\s+(?:Federal\s+Register|Customs\s+Bulletin)[^.;]{0,40}?)?)\s+that\s+(?=[a-z])"
)
#: "On May 3, 2021, a Finding was published (86 FR 1) against tiles made by A".
_PUBLISHED = re.compile(
    r"\b[Ff]inding\b[^.;]{0,60}?\b(?:published|issued|made)\b[^.;]{0,60}?\s(?:against|on|concerning|pertaining\s+to|covering)\s+(?=[a-z])"
)


def _subject_of_old(manuscript: Manuscript) -> tuple[Phrase, str] | None:
    """What the background says of the Finding that ends, where summary and title name no party."""
    for sentence in sentences(manuscript.blocks):
        met = _PUBLISHED.search(sentence.plain) or _FOUND_THAT.search(sentence.plain)
        phrase = _clear(read_phrase(_blanked(sentence.plain), met.end())) if met else Phrase()
        if phrase.entity:
            return phrase, sentence.text
    return None


def _clear(phrase: Phrase) -> Phrase:
    """Without the end of a sentence of law behind a name: ", or Are Likely To Be"."""
    entity = phrase.entity and _LAW.split(phrase.entity)[0].strip(" ,")
    return replace(phrase, entity=entity if entity and not _is_country(entity) else None)


_LAW = re.compile(r"\s*,?\s+(?:or\s+)?(?:Are|Is)\s+(?:Being|Likely)|\s*,?\s+or\s+Are\b|\s+Necessary$")


def _is_country(name: str) -> bool:
    return any(place.start == 0 and place.end == len(name.strip()) for place in places(name.strip()))


def _unlabelled(text: str) -> str:
    return re.sub(r"^(?:SUMMARY|ABSTRACT):\s*", "", text)


def _blanked(text: str) -> str:
    return _BETWEEN.sub(blank, text)


def _country(manuscript: Manuscript, phrase: Phrase, quote: str) -> tuple[str | None, str | None]:
    """Of the determination, of a vessel's flag in the text, of the title."""
    if phrase.form == "vessel" or "essel" in manuscript.title:
        for sentence in sentences(manuscript.blocks):
            for place in places(sentence.plain):
                if is_flag(sentence.plain, place):
                    return place.code, sentence.text
    if phrase.country:
        return phrase.country, quote
    for text in (quote, manuscript.title):
        found = next(places(plain(text)), None)
        if found:
            return found.code, text
    for sentence in list(sentences(manuscript.blocks))[:12]:
        codes = {place.code for place in places(sentence.plain)}
        if len(codes) == 1:
            return codes.pop(), sentence.text
    return None, None


def _recalled(manuscript: Manuscript) -> str | None:
    """The title of a lifting holds the day of the Finding it ends."""
    return next((one.recalled for one in mentions(plain(manuscript.title), manuscript.released) if one.recalled), None)
