"""Where the name of a party begins and ends in running text.

A name is what is written with capitals, and the small words that belong inside one; everything else ends it. So an
unknown verb, preposition or clause behind a name never gets into it.
"""

from __future__ import annotations

import re

from ledger.legal_forms import FORM_IN_FRONT, legal_form_at
from scraper.entity.aliases import ALSO_KNOWN_AS, KNOWN_AS
from scraper.reading.names.linked import CAPITAL, is_country, linked
from scraper.reading.names.places import place_at
from scraper.reading.text.dates import mentions

#: “Surkhon Tola” LLC.
_FORM_BEHIND_QUOTE = re.compile(r"[\"”],?\s+(?=[A-Z])")
#: "Charcoal Producers' Cooperative Society Ltd.": the name of a body of theirs.
_OF_THEM = re.compile(
    r"\s(?:[A-Z][\w-]*\s){0,3}?(?:Cooperative|Co-?operative|Union|Association|Society|Company|Federation|Group|Trust|Collective|Enterprise|Marketing|Multipurpose)\b"
)
_TOKEN = re.compile(r"\s*(?:,\s*|;\s*|&\s*|/\s*)?")
_NUMBER = re.compile(r"(?:[Nn]o\.?|NO\.?|#)\s?\d+\b")
_JOIN = re.compile(r"(?:and/or|and|or|as\s+well\s+as|along\s+with|together\s+with)\b")
_OPEN = re.compile(
    r"(?:(?:all|any|each|some)\s+(?:of\s+)?)?(?:(?:its|their|the\s+company(?:'s|’s))\s+)?"
    r"(?:(?:\d+|two|three|four|five|six|seven|eight|nine|ten|other|various|several|subordinate|affiliated?|"
    r"associated|related|respective|named|listed|"
    r"wholly[- ]owned|majority[- ]owned|direct|indirect|local|joint|[a-z]+ing)(?:,|\s+and|\s+or)?\s+)*"
    r"(?:subsidiar(?:y|ies)|affiliates?|affiliated\s+(?:entities|companies)|subordinates?|entities|"
    r"joint\s+ventures?|units|branches|facilities|factories|plants|divisions|members|"
    r"subordinate\s+(?:and\s+affiliated\s+)?entities|member\s+companies|successors|assigns|companies|"
    r"(?<=its\s)(?:exporter|processor|exporting\s+arm|trading\s+arm))\b(?:(?<=enture)\s+with\s+[^,;:()]{2,60}(?=,\s+[A-Z]))?"
    r"(?-i:\s+(?:from|(?:based\s+|located\s+)?in|on)\s+(?:the\s+)?(?:mainland\s+(?:of\s+)?)?[A-Z]\w+(?:\s+[A-Z]\w+)*(?=,\s+[A-Z]))?",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"(?:(?:two|three|four|five|six|\d+)\s+)?(?:(?:wholly|majority)[- ]owned\s+)?(?:subsidiaries|affiliates)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rf"(?:{KNOWN_AS}\s*:?\s+(?:the\s+)?(?=(?-i:[\"“‘'A-ZÀ-ÖØ-ÞĀ-Ž0-9]))|"
    r"(?:(?:collectively|jointly|together|commonly)\s+(?:known|referred\s+to|called|doing\s+business)\s+"
    r"(?:as|by(?:\s+the\s+names?(?:\s+of)?)?(?=\s+[A-Z\"“]))|(?:which\s+|that\s+)?(?:includ(?:ing|es?)|comprises?|consists?\s+of|"
    r"is\s+(?:made\s+up|composed)\s+of)|namely|among\s+(?:them|which|these)(?:\s+are)?|made\s+up\s+of|"
    r"specifically|consisting\s+of|comprising)\s*:?\s*|"
    r"(?:collectively|jointly|together),?\s+(?:the\s+)?(?=[\"“]?(?-i:[A-Z])))",
    re.IGNORECASE,
)
_APPOSITIVE = re.compile(
    r",\s+(?:a(?!/k/a|\.k\.a|\.s\b)|an|one|which(?!\s+(?:includes?|comprises?|consists?\s+of|is\s+(?:made\s+up|composed)\s+of)\b)|who|whose|where|both|all|part|based|located|"
    r"headquartered|owned|operating|the\s+[a-z]|(?:two|three|four|five|six|seven|eight|\d+)\s+(?:[a-z-]+\s+){0,2}?(?:companies|firms|producers|makers|members)"
    r"\s+(?:in|of|from|based|located|that|which|owned|there)\b(?![^,;:]{2,60}[,:]\s+[A-Z][^,;]{2,60}(?:,|\sand\s)))\b"
)
_MONTH_NEXT = re.compile(
    r"(?:Effective|Beginning|Starting|As|On|Following|Based|In|This|The|CBP|U\.S|United|WRO|WROs|Withhold|Finding|"
    r"ILO|International\s+Labou?r|Federal)\b"
)
_BRACKET = re.compile(r",?\s*[(\[]([^()\[\]]{0,400}(?:\([^()]{0,60}\)[^()\[\]]{0,400}){0,8})[)\]]")
#: A bracket behind a name that is no part of it.
_FOREIGN_BRACKET = re.compile(
    r"^\s*(?:(?:CBP|WROs?|DHS|ILO|DRC|PRC|ASM|UFLPA)\b|U\.S\.|owned\b|operated\b|managed\b|headquartered\b|located\b|based\b|part\s+of\b|see\b|FLD\b|HTSUS?\b|https?:)",
    re.IGNORECASE,
)
#: What a longer form than the known one has left: "S.A." of "S.A.C.".
_REST = re.compile(r"(?:[A-Z]\.)+")
#: The dot that closes a text behind these is a full stop: as often as not they are written without one (but "Cía. Ltda." with).
_FULL_STOP = re.compile(r"\b(?:(?<!\.\s)(?:Ltda|LTDA)|(?:Sdn|Pvt|Pte|Pty|Co)\s(?:Bhd|Ltd))\.$")
_LONGEST = 1200


def name_end(text: str, start: int, limit: int | None = None) -> int:
    """Where the name, or the list of names, that begins at `start` ends; `start` itself when none begins there."""
    limit = min(limit or len(text), start + _LONGEST)
    at = end = start
    while at < limit:
        step = _step(text, at, start)
        if step is None:
            break
        at = step
        if not _dangling(text, start, at):
            end = at
    end = _trimmed(text, start, min(end, limit))
    return end - 1 if not text[end:].strip() and _FULL_STOP.search(text, max(start, end - 9), end) else end


#: "the Khan Towel group, including A Ltd. and B Ltd.".
_GROUP_OF = re.compile(
    r"group(?=,?\s+(?:\(|including|comprising|consisting\s+of|made\s+up\s+of|namely|which\s+(?:includes|comprises|consists))\s*(?:of\s+)?[A-ZÀ-ÖØ-ÞĀ-Ž])"
)


def _step(text: str, at: int, start: int) -> int | None:
    """Past the next piece of the name, or None where it has ended."""
    gap = _TOKEN.match(text, at)
    here = gap.end() if gap else at
    first = text[here : here + 1]
    if at > start and (beside := _beside(text, at, here, start)) is not None:
        return beside if beside > at else None
    if here == at and at > start and text[at - 1] not in " (-/":
        return None
    front = FORM_IN_FRONT.match(text, here) if first.isupper() else None
    if front:
        return here + len(front.group().rstrip())
    form = legal_form_at(text, here) if at > start or first.isupper() else None
    if form:
        rest = _REST.match(text, form)
        return rest.end() if rest and text[form - 1] == "." else form
    if first == "g" and at > start and _GROUP_OF.match(text, here):
        return here + len("group")
    number = _NUMBER.match(text, here) if first in ("N", "n", "#") else None
    if number:
        return number.end()
    joined = _JOIN.match(text, here) if first in ("a", "o", "t") and at > start else None
    if joined:
        return _after_join(text, joined.end())
    return _next_ship(text, here, at, start) or _word(
        text, here, at, start, comma="," in text[at:here] or ";" in text[at:here]
    )


def _beside(text: str, at: int, here: int, start: int) -> int | None:
    """Past brackets, another name or what a firm owns; `at` where an apposition ends the name; None where none of these follows.

    `here`: behind blanks and a comma.
    """
    bracket = _BRACKET.match(text, at) if text[here : here + 1] in ("(", "[") else None
    if bracket:
        return at if _FOREIGN_BRACKET.match(bracket.group(1)) else bracket.end()
    if opened := _owned(text, at) or _behind_quote(text, at, start):
        return opened
    if other := _MAY_BE_LABEL.match(text, at) and ALSO_KNOWN_AS.match(text, at):
        return other.end() if _NAME_OPENS.match(text, other.end()) else at
    return at if text[at : at + 1] == "," and _APPOSITIVE.match(text, at) else None


def _owned(text: str, at: int) -> int | None:
    """Past "'s two subsidiaries"."""
    opened = _OWNED.match(text, at + 3) if text[at : at + 2] in ("'s", "’s") else None
    return opened.end() if opened else None


def _behind_quote(text: str, at: int, start: int) -> int | None:
    """Past the quote that closes a name, where its legal form follows."""
    if text[at : at + 2] in ("' ", "’ ") and legal_form_at(text, at + 2):
        return at + 1  # "Qarshi Yog' JSC"
    form = _FORM_BEHIND_QUOTE.match(text, at) if text[start] in '"“' else None
    return form.end() if form and legal_form_at(text, form.end()) else None


#: "the X 918, the Y 6, and the Z 12"; "the Star of the Sea, the X 918, and the Y 6".
_THE_NEXT_SHIP = re.compile(
    r"the\s(?=[A-Z][\w'-]+(?:\s(?:(?:of|del?)\s(?:the\s)?)?[A-Z][\w'-]+){0,3}(?:\s(?:No\.?\s?)?\d|,\s(?:and\s)?the\s[A-Z]))"
)


def _next_ship(text: str, here: int, at: int, start: int) -> int | None:
    """Past "the", between two ships, or two works, of a list."""
    if "," not in text[at:here]:
        return None
    before = text[start:at].rstrip(" ,;")
    listed = before[-1:].isdigit() or before.endswith(")") or text[max(0, start - 4) : start] == "the "
    if not listed or not _THE_NEXT_SHIP.match(text, here) or place_at(text, here + len("the ")):
        return None
    return here + len("the ")


#: How ", which was known until 2014 as", " and formerly known as" and " until 2014, and now called" open.
_MAY_BE_LABEL = re.compile(r",?\s+(?:and|which|that|who|until|till|since|before|from|in|prior)\s|,\s+(?:[a-z]|\w/)")
_NAME_OPENS = re.compile(r"(?:the\s+)?[\"“‘'A-ZÀ-ÖØ-ÞĀ-Ž0-9]")


#: ", which consists of 31 vessels": no ship called 31.
_COUNT = re.compile(
    r"\d+\s+(?:[a-z-]+\s+)?(?:vessels|ships|boats|companies|firms|members|mills|farms|factories|plants|workers|subsidiaries|affiliates)\b"
)


#: ", Kiribati-flagged longliners": what the ships of a list are.
_FLAGGED = re.compile(r"(?:[A-Z][\w']+\s){0,2}[A-Z][\w']+-flag(?:ged)?\b")


def _word(text: str, here: int, at: int, start: int, *, comma: bool) -> int | None:
    if at > start and not text[here : here + 1].isupper():
        opened = _LABEL.match(text, here) or _OPEN.match(text, here)
        if opened:
            return opened.end()
    capital = None if comma and _FLAGGED.match(text, here) else CAPITAL.match(text, here)
    if capital:
        if text[here].isdigit() and _COUNT.match(text, here):
            return None
        if comma and (_MONTH_NEXT.match(text, here) or _is_day(text, here) or is_country(text, here)):
            return None
        end = capital.end()
        while end > here + 1 and text[end - 1] in "'’\"”" and text[here] not in '"“':
            if text[end - 2] == "s" and _OF_THEM.match(text, end) and not place_at(text, end + 1):
                break
            end -= 1
        if text[end - 2 : end] in ("'s", "’s"):
            return end if _OWNED.match(text, end + 1) or _goes_on(text, here, end) else end - 2
        if (
            text[end - 1] == "."
            and not text[end:].strip()
            and not re.search(r"(?:\b[A-Z]|\.[A-Za-z])\.$", text[here:end])
        ):
            end -= 1
        return end
    return None if comma or at == start else linked(text, here, start, at)


def _goes_on(text: str, start: int, end: int) -> bool:
    """ "Qingdao Women's Prison": a capital behind the "'s", and no country before it ("China's Xinjiang")."""
    return re.match(r"\s[A-Z][a-z]", text[end:]) is not None and place_at(text, start) is None


def _after_join(text: str, at: int) -> int | None:
    """ "and" goes on when a name, or a word for more of them, follows."""
    at += len(text[at:]) - len(text[at:].lstrip())
    opened = _OPEN.match(text, at)
    if opened:
        return opened.end()
    the = 4 if text[at : at + 4] == "the " else 0
    if CAPITAL.match(text, at + the) and not _MONTH_NEXT.match(text, at + the):
        return at + the
    return None


def _is_day(text: str, at: int) -> bool:
    found = next(mentions(text[at : at + 24], None), None)
    return found is not None and found.start == 0


_IN_THE_MIDDLE = tuple(", ; & / and or of de do da del for the y as including a/k/a called".split())
_MIDDLE = re.compile(r"(?:[,;&/]|\b(?:and|or|of|de|do|da|del|for|the|y|known as|including|a/k/a|called))\s*$")


def _dangling(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] stops in the middle: after a comma, a joining word or a label."""
    opens = max(start, end - 14)
    return text[opens:end].rstrip().endswith(_IN_THE_MIDDLE) and _MIDDLE.search(text, opens, end) is not None


def _trimmed(text: str, start: int, end: int) -> int:
    """Without what may not close a name: blanks, commas, a sentence's dot."""
    while end > start and text[end - 1] in " ,;:-":
        end -= 1
    return end
