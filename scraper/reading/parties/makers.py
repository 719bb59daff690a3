"""Goods told with their maker, whatever clause they stand in: "Not so the sparklers of X Industries, against which CBP".

Looked for only where the clauses of an act leave open what it covers, or whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ledger.model import Effect, Party
from scraper.reading.acts.act import Act, Draft
from scraper.reading.clauses.inserted import without_inserted
from scraper.reading.clauses.referring import FIRM, REFERS
from scraper.reading.clauses.statement import is_background
from scraper.reading.names.finder import firms_in, is_public_body
from scraper.reading.names.places import place_at
from scraper.reading.names.spans import name_end
from scraper.reading.parties.nearby import near, tells_of_before
from scraper.reading.phrases.kin import parties_beside
from scraper.reading.phrases.making import MADE
from scraper.reading.phrases.party import Named, read_parties
from scraper.reading.phrases.phrase import Phrase, read_phrase
from scraper.reading.text.sentences import MOST_CLAUSES, Sentence

#: No word of goods: verbs, what ties clauses, articles.
_NO_GOODS = frozenset(
    "that which who whose will would shall may can could must is are was were has have had been be being by in "
    "on at to for from under against into with as if when where whether because since until after before keep "
    "keeps kept detain detains detained detaining hold holds stop stops bar bars block blocks cover covers "
    "covering apply applies reach reaches include includes seize seizes withhold the its their this these "
    "those such says said than not no only also now then so but while a an each every both either neither it "
    "they we he she there here through upon about over concerning regarding found find finds means makes make "
    "made sell sells buy buys barred stopped blocked banned withheld kept composed comprised consisting come comes came "
    "any longer way withholds withholding release admitting accepting releasing clearing".split()
)
_MOST_WORDS = 14
#: "the sparklers of X", "the gum from Y".
_OF_NAME = re.compile(r"(?<=[a-z])\s+(?:of|from|by)\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’&.-]*\s+[A-ZÀ-ÖØ-ÞĀ-Ž])")
#: "made by that firm".
_BY_THAT = re.compile(
    r"\s+(?:(?:in|at)\s+[A-Z]\w+(?:\s[A-Z]\w+)?\s+)?(?:by|from|of)\s+(?:that|this|the|these|both|said)\s+(?:[a-z-]+\s+)?[a-z]+"
)
_WORD = re.compile(r"[a-z]{4,}")


def goods_made(
    act: Act, draft: Draft, parties: Sequence[Party] = (), *, anyhow: bool = False
) -> tuple[str, Sentence] | None:
    """The goods that a sentence near the act tells with the act's maker, found elsewhere, or with "that firm".

    `anyhow`: even where they are not said to be made there, "sisal of A Ltd.".
    """
    names = [party.name for party in act.parties or parties]
    headed = {word for one in draft.title for word in _words(one.statement.phrase.goods)}
    for sentence in near(act, draft):
        for phrase, behind, made in goods_with_makers(sentence):
            theirs = names if made or act.parties or anyhow else []
            whose = phrase.entity and any(name in phrase.entity or phrase.entity in name for name in theirs)
            if not act.parties and phrase.entity and headed & _words(phrase.goods):
                return phrase.goods or "", sentence
            if phrase.goods and (whose or (phrase.entity is None and behind)):
                return _OF.sub("", phrase.goods), sentence
    return None


#: "forced labor in the production of sea salt".
_OF = re.compile(
    r"^(?:[a-z]+\s+)?(?:production|manufacture|making|harvest|harvesting|processing|mining|cultivation)\s+of\s+"
)


def _words(goods: str | None) -> set[str]:
    return {word.rstrip("s") for word in _WORD.findall((goods or "").lower())}


def maker_near(act: Act, draft: Draft) -> tuple[Named, Sentence] | None:
    """Who makes the goods of the act, or of the headline, by a sentence near it; of its own sentence, who makes any."""
    if act.releases:
        return None
    goods = [one.statement.phrase.goods for one in (*act.said, *draft.title)]
    words = {word for one in goods for word in _words(one)}
    own = [one.statement.sentence for one in act.said]
    for sentence in near(act, draft):
        for phrase, _, _ in goods_with_makers(sentence):
            same = words & _words(phrase.goods)
            if phrase.entity and (same or sentence in own) and (named := _named(phrase, sentence)).parties:
                return named, sentence
    return None


#: "The workshops are A and B", "They are A and B", "Named are A and B", "Their names: A and B", "The goods come from A".
_INTRODUCED = re.compile(
    r"^(?:(?:They|These|(?:All|The)\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d+))\s+are|"
    r"(?:Named|Covered|Affected|Targeted)(?:\s+(?:in|by|under)\s+(?:the|this)\s+(?:[Oo]rder|WRO|[Ff]inding))?\s+(?:is|are))"
    r":?\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])|"
    rf"\b(?:[Tt]he|[Tt]heir|[Ii]ts|[Bb]oth|[Tt]hese)\s+(?:[\w-]+\s+){{0,2}}?(?:{FIRM}|names?|targets?)"
    r"(?:\s+(?:concerned|in\s+question|named|targeted|affected|covered))?(?:\s+(?:is|are)|:)\s+(?:called\s+|named\s+)?(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])|"
    r"\b(?:[Tt]he|[Ss]uch|[Tt]hese|[Tt]hose)\s+(?:goods|merchandise|products|shipments?)\s+(?:all\s+)?"
    r"(?:(?:comes?|originates?)\s+from|(?:is|are)\s+(?:made|produced|manufactured|grown|mined|harvested)\s+(?:by|at))\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)


def introduced(act: Act, draft: Draft) -> tuple[Named, Sentence] | None:
    """Those whom a sentence near the act does nothing but name."""
    for sentence in near(act, draft) if not act.releases else ():
        met = _INTRODUCED.search(sentence.plain)
        end = name_end(sentence.plain, met.end()) if met else 0
        if met is None or end <= met.end() or place_at(sentence.plain, met.end()):
            continue
        phrase = Phrase(entity=sentence.text[met.end() : end], end=end, whole=sentence.plain)
        if (named := _named(phrase, sentence)).parties:
            return named, sentence
    return None


def headed(act: Act, draft: Draft) -> tuple[Named, Sentence] | None:
    """ "CBP modified this order so that it also takes in ingots": of an order that is widened, the party of the headline."""
    if len(draft.acts) != 1 or act.said[0].statement.effect is not Effect.WIDENED:
        return None
    heads = [one for one in draft.title if one.parties]
    return (heads[0].named, act.said[0].statement.sentence) if len(heads) == 1 else None


def only_firm(act: Act, draft: Draft) -> tuple[Named, Sentence] | None:
    """The one firm that the lead of a page with one act names, where the act speaks of "the mill", whatever stands before it."""
    own = [one.statement.sentence for one in act.said]
    if len(draft.acts) != 1 or act.releases or not any(REFERS.search(one.plain) for one in own):
        return None
    found: dict[str, tuple[Named, Sentence]] = {}
    for sentence in draft.sentences:
        if sentence.block >= _LEAD or sentence.spoken or is_background(sentence) or tells_of_before(sentence):
            continue
        for name in firms_in(sentence.plain):
            phrase = Phrase(
                entity=sentence.text[name.start : name.end], form=name.form, end=name.end, whole=sentence.plain
            )
            found.setdefault(phrase.entity or "", (_named(phrase, sentence), sentence))
    only = next(iter(found.values())) if len(found) == 1 else None
    return only if only and only[0].parties else None


_LEAD = 2


def _named(phrase: Phrase, sentence: Sentence) -> Named:
    return parties_beside(read_parties(phrase), sentence.plain, phrase.end)


def goods_with_makers(sentence: Sentence) -> Iterator[tuple[Phrase, bool, bool]]:
    """(goods with their maker, whether "that firm" stands for it, whether they are said to be made there)."""
    text = without_inserted(sentence.plain)
    ties = [
        *((one.start(), one.end(), True) for one in MADE.finditer(text)),
        *((one.start(), one.end(), False) for one in _OF_NAME.finditer(text)),
    ]
    for at, end, made in sorted(ties)[:MOST_CLAUSES]:
        start = _goods_start(text, at)
        if start is None:
            continue
        phrase = read_phrase(text, start, initial=start == 0)
        if phrase.goods and not (phrase.entity and is_public_body(phrase.entity)):
            yield phrase, _BY_THAT.match(text, end) is not None, made


_THAT = re.compile(r"\s(?:that|which)\s*$")


def _goods_start(text: str, end: int) -> int | None:
    """Where the words for goods begin that end at `end`; None where there are none."""
    end = that.start() if (that := _THAT.search(text, max(0, end - 8), end)) else end
    start = end
    for word in reversed(list(re.finditer(r"\S+", text[max(0, end - 160) : end]))[-_MOST_WORDS:]):
        at = max(0, end - 160) + word.start()
        bare = word.group().strip(',()"')
        opens = at == 0 and bare.isalpha()
        if not (opens or bare[:1].islower()) or bare.lower() in _NO_GOODS or word.group().endswith((";", ":", ".")):
            break
        start = at
    commas = text.rfind(", ", start, end)
    if commas >= 0 and not re.search(r"\b(?:and|or)\b", text[commas:end]):
        start = commas + 2
    start += len("of ") if text.startswith("of ", start) else 0  # "withholds release of coffee"
    return start if start < end else None
