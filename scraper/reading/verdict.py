"""A manuscript into a reading: what kind of document it is, what it announces, and on which words that rests."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from ledger.model import Announcement, Issue, Reading, Verdict
from scraper.reading import traps
from scraper.reading.acts.act import Draft
from scraper.reading.acts.both_kinds import half_read
from scraper.reading.acts.dealing import contradiction, dealt_out, short_of
from scraper.reading.acts.drafting import draft
from scraper.reading.acts.frame import left_in_list, taken_amiss, unheard_in, unread, unread_beside
from scraper.reading.acts.own_headline import with_own_headline
from scraper.reading.clauses.statement import background_text
from scraper.reading.counts import stated_counts
from scraper.reading.events import tell
from scraper.reading.lists.reflow import reflowed
from scraper.reading.notices.notice import read_notice
from scraper.reading.own_countries import own_countries
from scraper.reading.own_days import own_days
from scraper.reading.own_indicators import own_indicators
from scraper.reading.phrases.party import split_once
from scraper.reading.text.manuscript import Genre, Manuscript, opening
from scraper.reading.text.vocabulary import NEEDLES

_SPEAKS = re.compile(
    r"[WwFfSs1](?:(?<=[Ww])ithh[eo]ld(?:ing)?[- ](?:(?:and|or|&)[- ])?[Rr]elease"
    r"(?!\s+(?:until|pending|while|of\b(?!\s+[A-Z][a-z]+\.?\s+\d)))|(?<=W)ITHHOLD RELEASE|"
    r"(?<=\bW)ROs?\b|"
    r"(?<=\bF)orced[- ]Labou?r Findings?|(?<=\bf)orced[- ]labou?r [Ff]indings?|(?<=\b1)307\b|(?<=\b[Ss])ection 307\b|"
    r"(?<=\b1)2\.42\b)"
)
#: "withhold release of": under other laws, too.
_HELD_FOR = re.compile(r"\bwithh[eo]ld(?:ing)?\s+(?:(?:the\s+)?release\s+of|from\s+release)\b")
_LABOUR = re.compile(r"\b(?:forced|convict|prison|child|indentured|slave)\s+(?:or\s+\w+\s+|and\s+\w+\s+)?labou?r\b")
#: "a Finding", without the words that name the subject: enough on pages of CBP's newsroom and bulletins.
_FINDING = re.compile(
    r"\b(?:[Aa]|[Tt]he|[Tt]his|[Ii]ts|[Ff]ormal|[Ss]ubject\s+to|[Uu]nder|[Mm]odifies|[Ii]ssue[sd]|[Pp]ublishe[sd]|[Rr]evoke[sd]|[Mm]odified)\s+(?:two\s+|three\s+|new\s+)*Findings?\b(?!\s+of\s+(?:No|Fact))"
)
#: Courts issue detention orders too: ours are on goods.
_DETENTION = re.compile(
    r"(?<!judge issued a )(?<!court issued a )\b[Dd]etention\s+[Oo]rders?\b"
    r"(?![^.;]{0,60}\b(?:trial|bail|custody|hearing|removal)\b)"
)
_GOODS = re.compile(
    r"\b(?:forced\s+labou?r|merchandise|imports?|imported|goods|products?|produced|manufactured|harvested|grown|mined|caught|shipments?)\b"
)
#: Other agencies have detention orders of their own.
_OURS = re.compile(r"\bcbp\b|\bcustoms\b|\b(?:forced|convict|prison|child|indentured)\s+labou?r\b")
_TRADE = re.compile(
    r"\b(?:court\s+of\s+international\s+trade|forced\s+labou?r|seiz(?:e[sd]?|ing|ures?)|importers?|ports?\s+of\s+entry|merchandise|consumption|"
    r"(?:convict|prison|child)\s+labou?r|federal\s+register|customs\s+bulletin|"
    r"cbp\s+(?:has\s+)?(?:modif(?:ies|ied)|revok(?:es|ed)|publish(?:es|ed)|issue[sd]|lift(?:s|ed)|end(?:s|ed)|terminat(?:es|ed)))\b"
)


def _speaks_of_orders(manuscript: Manuscript, text: str) -> bool:
    """Whether a page has the words of our law, or those of ports that hold goods for it."""
    lowered = text.lower()
    return any(map(lowered.__contains__, NEEDLES)) and (
        _SPEAKS.search(text) is not None
        or (
            ("release of" in lowered or "from release" in lowered)
            and _HELD_FOR.search(lowered) is not None
            and _LABOUR.search(lowered) is not None
        )
        or (
            _DETENTION.search(text) is not None
            and _GOODS.search(lowered) is not None
            and _OURS.search(lowered) is not None
        )
        or (
            (manuscript.genre is not Genre.NOTICE or "forced labor" in lowered)
            and _FINDING.search(text) is not None
            and "no significant impact" not in lowered
            and _TRADE.search(lowered) is not None
        )
    )


def read_manuscript(manuscript: Manuscript) -> Reading:
    """Verdict, announcements, issues and the text the quotes are cut from."""
    background_text.cache_clear()
    split_once.cache_clear()
    manuscript = opening(manuscript)
    if (blocks := reflowed(manuscript.blocks)) is not manuscript.blocks:
        manuscript = replace(manuscript, blocks=blocks)
    text = manuscript.text
    speaks = _speaks_of_orders(manuscript, text)
    if manuscript.genre is Genre.NOTICE and not traps.is_other_notice(manuscript):
        found, doubts = read_notice(manuscript)
        return _reading(manuscript, Verdict.ACTION if found else Verdict.UNCLEAR, text, found, doubts)
    if not speaks and not (manuscript.genre is Genre.NOTICE and traps.is_on_our_law(manuscript)):
        return _reading(manuscript, Verdict.UNRELATED, text)
    if manuscript.genre is Genre.NOTICE:
        return _reading(manuscript, Verdict.MENTION, text)
    taken = draft(manuscript)
    acts = [act for act in taken.acts if not traps.is_under_other_law(act, taken)]
    told = [tell(act, with_own_headline(act, taken), [other for other in acts if other is not act]) for act in acts]
    announcements = dealt_out(tuple(one for each in told for one in each.announcements), taken)
    announcements = own_countries(own_days(own_indicators(announcements, taken), taken), taken)
    counted = (*short_of(announcements, taken), *half_read(announcements, taken))
    issues = (*(one for each in told for one in each.issues), *counted)
    return _judged(manuscript, taken, announcements, issues, text)


def _judged(
    manuscript: Manuscript, taken: Draft, announcements: tuple[Announcement, ...], issues: tuple[Issue, ...], text: str
) -> Reading:
    counts = stated_counts(taken.sentences, manuscript.released)
    counted = partial(Reading, manuscript.document, ignored=manuscript.closed, text=text, counts=counts)
    if traps.retells(taken) or traps.reports(taken) or traps.is_on_another_list(taken):
        if traps.newest(taken) or (announcements and traps.tells_news(taken)):
            message = (
                "a page of a kind that retells says that an act was done today; whether it is new must be looked at"
            )
            return counted(Verdict.UNCLEAR, issues=(Issue("retelling-tells-news", message, manuscript.title),))
        retold = tuple(f"retold, not announced: {one.action} {one.instrument}" for one in announcements)
        return counted(Verdict.MENTION, ignored=(*manuscript.closed, *retold))
    if announcements and traps.corrects(manuscript):
        message = "a correction: whether what it tells is new, or told before, must be looked at"
        return counted(Verdict.UNCLEAR, issues=(Issue("correction-told", message, manuscript.title),))
    if (both := contradiction(announcements)) is not None:
        return counted(Verdict.UNCLEAR, issues=(Issue("effects-contradict", both, manuscript.title), *issues))
    if announcements:
        unheard = unheard_in(taken)
        if amiss := taken_amiss(taken, announcements, unheard):
            return counted(Verdict.UNCLEAR, issues=(*amiss, *issues))
        beside = (*unread_beside(taken, announcements, unheard), *left_in_list(taken, announcements))
        return counted(Verdict.ACTION, announcements, issues=(*issues, *beside))
    issues = issues or unread(taken) or _newest(taken) or _foreign(manuscript, text)
    return counted(Verdict.UNCLEAR if issues else Verdict.MENTION, issues=issues)


def _newest(taken: Draft) -> tuple[Issue, ...]:
    message = "an order issued this day is spoken of in passing; whom it is on could not be read"
    return (Issue("announcement-unread", message, taken.manuscript.title),) if traps.newest(taken) else ()


_ENGLISH = re.compile(r"\b(?:the|of|and|to|by|with|from|that|will|under|is|are)\b", re.IGNORECASE)
_NOT_ENGLISH = re.compile(
    r"\b(?:de|la|el|los|las|del|una?|por|para|con|contra|da|dos|das|uma|pelo|pela|et|les|des|du|une|und|der|die|das)\b",
    re.IGNORECASE,
)


def _foreign(manuscript: Manuscript, text: str) -> tuple[Issue, ...]:
    """A page that names our subject in another language: its small words are not English ones."""
    if len(_ENGLISH.findall(text)) > len(_NOT_ENGLISH.findall(text)):
        return ()
    return (Issue("language-unread", "the page speaks of orders in a language that is not read", manuscript.title),)


def _reading(
    manuscript: Manuscript,
    verdict: Verdict,
    text: str,
    announcements: tuple[Announcement, ...] = (),
    issues: tuple[Issue, ...] = (),
) -> Reading:
    return Reading(manuscript.document, verdict, announcements, issues=issues, ignored=manuscript.closed, text=text)
