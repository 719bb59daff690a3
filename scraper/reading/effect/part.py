"""Signs that only a part of what an order covers was freed: another party, one plant, some of the goods.

They stand between a modification and a lifting: where one is found and the text does not say that the order goes on, the
effect is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ledger.legal_forms import LEGAL_FORM
from ledger.model import Effect, Party
from scraper.reading.acts.act import Act, Draft, Said
from scraper.reading.names.places import place_at
from scraper.reading.parties.covered import freed_clauses
from scraper.reading.phrases.goods import words_of
from scraper.reading.phrases.party import related, sails_for
from scraper.reading.text.sentences import Sentence

_FIRM = (
    r"(?:company|companies|firm|producer|manufacturer|maker|union|cooperative|group|vessel|ship|longliner|trawler|seiner|jigger|exporter|supplier|farm|association|mill|"
    r"factory|conglomerate|entity|entities|fleet|firms|two|three|four|five)"
)
#: "the order against the company": a party named before.
BY_REFERENCE = re.compile(
    rf"\b(?:against|on|of|from|by)\s+(?:the|this|that|these|both)\s+(?:[\w-]+\s+)?{_FIRM}s?\b|\b(?:its|their)\b(?!\s+(?:[\w,]+\s+){{0,4}}?(?:[Ww]ithhold|WROs?|[Oo]rders?|[Ff]indings?|[Dd]etention|restrictions?|measures?)\b)|"
    r"\b(?:kept|keeps|barred|stopped|blocked|covered|affected)\s+(?:(?:them|it)\b|the\s+(?:[\w-]+\s+){0,2}?[a-z]+'s\s)|"
    r"\b[Bb]y\s+(?:[A-Z][\w-]+\s+){0,3}?(?:[Vv]essels?|[Ll]ongliners?|[Tt]rawlers?)\b|"
    r"\bof\s+an?\s+(?:[\w-]+\s+){0,3}?(?:[Mm]aker|[Pp]roducer|[Cc]ompany|[Mm]anufacturer|[Ff]irm|[Ee]xporter|[Gg]rower|[Pp]rocessor)\b|"
    r"\b(?:against|[Oo]n)\s+(?:(?:[\w'-]+\s+){0,5}?|(?:(?!from|of|in|by|after|following|to)[\w-]+\s+){5,9}?)(?:[Pp]roducers?|[Cc]ompan(?:y|ies)|[Mm]akers?|[Mm]anufacturers?|[Ff]irms?|[Gg]roups?|[Cc]onglomerates?|[Vv]essels?|[Ll]ongliners?|[Tt]rawlers?|[Ss]einers?|[Jj]iggers?|"
    r"[Ee]xporters?|[Pp]rocessors?|[Gg]rowers?|[Rr]efiners?|[Rr]efiner(?:y|ies)|[Pp]ackers?|[Ss]pinners?|[Ww]eavers?|[Ss]melters?|[Mm]iners?|"
    r"[Ff]actor(?:y|ies)|[Mm]ills?|[Pp]lants?|[Ff]arms?|[Ee]states?|[Kk]ilns?|[Ff]oundr(?:y|ies)|[Mm]erchants?|[Tt]raders?|[Dd]ealers?|[Cc]ollectors?|[Tt]anner(?:y|ies)|[Ss]uppliers?|[Bb]uilders?|[Ss]ubsidiar(?:y|ies)|[Aa]ffiliates?|[Cc]ooperatives?)\b|"
    r"\bagainst\s+(?:it|them)\b|"
    r"\bunder\s+which\s+(?:they|it)\s+(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?:detained|held|stopped|seized)\b"
)
PLANT = re.compile(
    r"\b(?:at|from|in|by|(?:one|two|three|four|five|some|several|most)\s+of)\s+(?:(?:the\s+)?(?:company|firm|producer|group|manufacturer|maker|union|cooperative)'s|its|one\s+of\s+its|"
    r"[A-Z][\w.& ]{1,40}'s)\s+(?:[\w-]+\s+){0,4}?(?:plants?|factor(?:y|ies)|facilit(?:y|ies)|mills?|farms?|sites?|"
    r"workshops?|mines?|estates?|ponds?|greenhouses?|refiner(?:y|ies)|smelters?|kilns?|tanner(?:y|ies)|canner(?:y|ies)|sawmills?|quarr(?:y|ies))\b"
)
#: "at its Malaysian facilities": all of them.
_ALL_PLANTS = re.compile(
    r"\b(?:at|from|in)\s+(?:its|their|the\s+company's|the\s+group's)\s+(?:own\s+)?"
    r"(?:(?=[A-Z])(?P<people>[\w ]+?)\s+|(?:two|three|four|five|six|seven|eight|nine|ten|both)\s+)?"
    r"(?:plants|factories|facilities|mills|farms|workshops|mines|estates)\b"
)


def of_a_plant(text: str) -> bool:
    """Whether goods of one plant are meant, and not of all that a party has."""
    if PLANT.search(text) is None:
        return False
    whole = _ALL_PLANTS.search(text)
    place = place_at(text, whole.start("people")) if whole and whole.group("people") else None
    return whole is None or (whole.group("people") is not None and (place is None or place.kind != "people"))


_MEMBER = re.compile(
    r"\b(?:a|one)\s+(?:member|subsidiary|affiliate|unit|part|division)\b|\bone\s+of\s+the\b|\b(?:subsidiary|affiliate|unit)\s+[A-Z]|"
    r"\b(?:imported|purchased|exported)\b[^.;]{0,60}\bby\b",
)


def one_of_theirs(act: Act, background: Sequence[Said], draft: Draft) -> Sentence | None:
    """The clause that frees a member, a subsidiary or an importer of goods of those the order covers."""
    if not _someone_else(act, background, draft):
        return None
    found = (one.statement.sentence for one in freed_clauses(act) if _MEMBER.search(one.statement.sentence.plain))
    return next(found, None)


#: "gold that is imported by A", "goods of the importer A", "A, an importer in Ohio,": an order is on makers and places.
_IMPORTED_BY = re.compile(
    r"\b(?:(?:imported|bought|purchased|brought\s+in|entered)\s+(?:into\s+[^,;.]{3,30}\s+)?by|for\s+the\s+account\s+of|consigned\s+to|importers?,?)\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}?$"
)
_AN_IMPORTER = re.compile(r",?\s+(?:\([^)]{1,40}\),?\s+)?(?:an?|the|one)\s+(?:[\w.-]+\s+){0,2}?importer\b")


def of_importers(act: Act) -> Sentence | None:
    """The clause that frees an importer: of whatever others bring in, the order goes on."""
    for one in freed_clauses(act):
        text = one.statement.sentence.plain
        for name in (party.name for party in one.parties):
            at = text.find(name)
            if at >= 0 and (_IMPORTED_BY.search(text, max(0, at - 80), at) or _AN_IMPORTER.match(text, at + len(name))):
                return one.statement.sentence
    return None


#: "The company's tin, when shipped to A Corp., is admissible".
FOR_A_BUYER = re.compile(
    r"\b(?:(?:shipped|sold|exported|delivered|supplied|consigned)\s+to|(?:imported|bought|purchased|ordered)\s+by|sells\s+to|(?:for\s+the\s+account|on\s+behalf)\s+of)\s+(?:the\s+)?"
    rf"(?=[A-ZÀ-ÖØ-ÞĀ-Ž])(?=[^;:]{{2,60}}?(?:{LEGAL_FORM.pattern}))"
)


def part_only(act: Act, background: Sequence[Said], draft: Draft, *, whole: bool) -> str | None:
    """Why the freed may be only a part of what the order covers; None where it is the whole, as after a revocation."""
    if _someone_else(act, background, draft):
        return "those freed are not those the order is said to cover"
    if whole:
        return None
    if any(_still_stopped(one, act) for one in draft.past):
        return "goods are said to be let in, and also to be detained"
    scopes = [one for one in act.said if one.statement.scope and one.releases]
    if any(
        not one.parties and LEGAL_FORM.search(_own_words(one)) and not _OF_WHICH.search(_own_words(one))
        for one in scopes
    ):
        return "goods of a company are freed of which it is not clear whether the order covers it"
    if any(of_a_plant(one.statement.sentence.plain[slice(*one.statement.span)]) for one in scopes):
        return "goods of a plant are freed; the text does not say whether the order goes on"
    if any(FOR_A_BUYER.search(one.statement.sentence.plain, one.statement.span[0]) for one in scopes):
        return (
            "goods are let in of which it is said who buys or imports them; whether the order goes on for others is not"
        )
    covered = [one for one in _order(act, background) if one.statement.phrase.goods]
    if scopes and covered and any(_some_goods(one, covered) for one in scopes[:1]):
        return "some of the goods the order covers are freed; the text does not say whether it goes on"
    return None


#: "modified the order on shrimp of A, which will no longer be detained".
_OF_WHICH = re.compile(r",\s+(?:(?:all|none)\s+of\s+)?which\s+(?:will|may|can|is|are|shall)\b")


def _own_words(one: Said) -> str:
    return one.statement.sentence.plain[slice(*one.statement.span)]


#: "The order instructed officers to detain"; "If conditions worsen, CBP will detain": what was, and what might be.
_WAS_TOLD_OR_MIGHT = re.compile(
    r"\b(?:instructed|required|told|directed|ordered|obliged|asked|caused|led|was\s+to|were\s+to)\b[^.;]{0,80}?\s(?:to|and)\s+(?:\w+\s+)?"
    r"(?:detain|stop|withhold|seize|hold|block|exclude|keep)|(?:^|[,;]\s+)(?:[Ii]f|[Ss]hould|[Uu]nless|[Ww]ere|[Ww]henever|[Ww]here)\b"
)
_IF = re.compile(r"\b(?:if|should|unless|whenever)\b")


#: Goods of before the change stay out without making the order go on.
_OLDER = re.compile(r"\b(?:earlier|before|prior|older|previous)\b")


def _still_stopped(one: Said, act: Act) -> bool:
    """A clause of no earlier day that says ports stop goods, of no one else than those of the act."""
    statement = one.statement
    if not statement.scope or statement.effect is not Effect.IMPOSED or statement.when == "then":
        return False
    if _OLDER.search(statement.sentence.plain, *statement.span):
        return False
    text, (start, end) = statement.sentence.plain, statement.span
    if statement.when == "unmarked" and (_WAS_TOLD_OR_MIGHT.search(text[:end]) or _IF.search(text, start)):
        return False
    if one.parties:
        return not act.parties or related(one.parties, act.parties)
    return _tells_theirs(one, act)


#: Whose goods: "its salt", "the company's", "from these vessels".
_THEIRS = re.compile(
    r"\b(?:(?:[Ii]ts|[Tt]heir)(?!\s+(?:[\w-]+\s+)?(?:ports?|officers|personnel|inspectors|directors)\b)|(?:the|this|that|these|those|both|either)\s+(?:[\w-]+\s+){0,2}?(?:compan(?:y|ies)|firms?|producers?|makers?|manufacturers?|groups?|vessels?|"
    r"fleet|farms?|mines?|plants?|factor(?:y|ies)|mills?|estates?|cooperatives?|growers?|exporters?|region))\b"
)


def _tells_theirs(one: Said, act: Act) -> bool:
    """Whether a clause without a party is on the goods of the act; "CBP will detain them" of a law in general is not."""
    text, (start, end) = one.statement.sentence.plain, one.statement.span
    if _THEIRS.search(text, max(0, start - 40), end + 40):
        return True
    stopped = words_of(one.statement.phrase.goods)
    return any(stopped & words_of(said.statement.phrase.goods) for said in act.said)


def _order(act: Act, background: Sequence[Said]) -> list[Said]:
    return [one for one in (*act.said, *background) if one.statement.action is not None and not one.statement.scope]


def _someone_else(act: Act, background: Sequence[Said], draft: Draft) -> bool:
    """Whether parties are freed of whom no clause on the order, nor the headline, speaks."""
    free = tuple(party for one in freed_clauses(act) for party in one.parties)
    said = [*_order(act, background), *(one for one in draft.title if one.releases and one.statement.several is None)]
    held: tuple[Party, ...] = tuple(party for one in said for party in one.parties)
    return bool(free and held) and not related(free, held) and not sails_for(free, held)


#: "will no longer detain the seafood", of an order on swordfish: a word for all of it.
_CLASS = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Ss]uch|[Ii]ts|[Tt]heir)\s+(?:\w+'s\s+)?(?:seafood|catch|fish|harvest|produce|crops?|fruit|clothing|textiles|stones|metal|ore|furniture)\b"
)


def _some_goods(freed: Said, covered: Sequence[Said]) -> bool:
    """ "garnets", of an order on mica and garnets; but not "tuna", of one on tuna and tuna products."""
    free = words_of(freed.statement.phrase.goods)
    if not free or freed.statement.effect is not Effect.LIFTED or _CLASS.search(_own_words(freed)):
        return False
    for one in covered:
        kinds = [words_of(kind) for kind in re.split(r",|\band\b|\bor\b", one.statement.phrase.goods or "")]
        if all(kind & free or not kind for kind in kinds):
            return False
    return True
