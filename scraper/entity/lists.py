"""Lists of names: where a comma, a semicolon or "and" parts two names, and where it is inside one.

Brackets are never looked into: their content is masked while a separator is sought.
"""

from __future__ import annotations

import re

from ledger.legal_forms import FORM_IN_FRONT
from ledger.names import core
from scraper.entity.forms import forms_in
from scraper.entity.kinds import (
    ends_surely,
    folded_words,
    has_legal_form,
    is_complete,
    is_generic,
    is_legal_form,
    is_place,
    names_another,
    opens_with_legal_form,
    without_brackets_behind,
)
from scraper.entity.trade_words import TRADE_WORDS

_BRACKET = re.compile(r"\([^()]*\)")
_SEPARATOR = re.compile(r"\s*,\s*and\s+|\s*,\s+|\s+and\s+")
#: Other words for "and".
_AND = re.compile(r"(?<=\s)(?:as\s+well\s+as|along\s+with|together\s+with)(?=\s+(?:the\s+)?[A-Z0-9À-ÖØ-ÞĀ-Ž])")

#: How far back a name is looked at for its end.
_NEAR = 200
#: ", a company located in Penang": words about the name before them.
_DESCRIBES = re.compile(r"(?:an?|located|based|headquartered|registered|incorporated|operating|which|who|whose)\s")


#: "A Berhad, KG Industries Sdn. Bhd.", "A Co., Ltd., S.L. Medical Co., Ltd.": initials, a form elsewhere, that open a name.
_INITIALS = re.compile(
    r"(?!(?:LTD|INC|BHD|SDN|PVT|PTY|PTE|CO)\b)(?P<sure>(?=(?!LLC|PLC)[A-Z]{2,4}\s+(?!of\b|and\b)[A-Z][a-zà-ÿ'-]+\s))?"
    r"(?:PLC|LLC|[A-Z]{2,4}|(?:[A-Z]\.){2,4})\s+(?=[A-Z][a-zà-ÿ'-]+[\s.])"
)


def masked(text: str) -> str:
    """The text with everything in brackets blotted out, at equal length."""
    for _ in range(3):
        blotted = _BRACKET.sub(lambda met: "\x00" * len(met.group()), text)
        if blotted == text:
            break
        text = blotted
    return text


def split_outside_brackets(separator: re.Pattern[str], text: str) -> list[str]:
    """`re.split` that leaves brackets whole; empty parts are dropped."""
    parts, start = [], 0
    for met in separator.finditer(masked(text)):
        parts.append(text[start : met.start()])
        start = met.end()
    return [part.strip() for part in (*parts, text[start:]) if part.strip(" .,")]


def split_names(text: str) -> list[str]:
    """The names in a list written with commas and "and". A text that may be one name stays one."""
    pieces, separators = _pieces(_AND.sub("and", text))
    if len(pieces) == 1:
        return pieces
    if not _is_list(pieces, separators):
        return _one_or_two(pieces, separators)
    names = [pieces[0]]
    for at, (separator, piece) in enumerate(zip(separators, pieces[1:], strict=True), 1):
        if _parts(names[-1], separator, piece, pieces[at:], behind_comma=len(names) > 1):
            names.append(piece)
        else:
            names[-1] += separator + piece
    return _without_seat(names)


def _pieces(text: str) -> tuple[list[str], list[str]]:
    """(pieces, what stands between them); a legal form behind a comma belongs to the piece before it."""
    pieces, separators, start = [], [], 0
    within = {at for begin, end in forms_in(text) for at in range(begin + 1, end)}
    for met in _SEPARATOR.finditer(masked(text)):
        at_name = FORM_IN_FRONT.match(text, met.end()) or _opens_name(text, met.end(), text[start : met.start()])
        if met.start() in within and met.end() in within and not at_name:
            continue
        pieces.append(text[start : met.start()])
        separators.append(met.group())
        start = met.end()
    pieces.append(text[start:])
    at = 1
    while at < len(pieces):
        if "," in separators[at - 1] and _DESCRIBES.match(pieces[at]) and is_complete(pieces[at - 1]):
            del separators[at - 1], pieces[at]
        elif _goes_on(pieces[at - 1], separators[at - 1], pieces[at]):
            pieces[at - 1] += separators.pop(at - 1) + pieces.pop(at)
        else:
            at += 1
    return pieces, separators


def _opens_name(text: str, at: int, before: str) -> bool:
    """Whether initials open a name of its own: dotted ones, and those that may be a form, only with a form behind it."""
    met = _INITIALS.match(text, at)
    if met is None or met["sure"] is not None:
        return met is not None
    own = _SEPARATOR.split(text[met.end() : met.end() + _NEAR], maxsplit=1)[0]
    return has_legal_form(own) and is_complete(before[-_NEAR:])


def _goes_on(name: str, separator: str, piece: str) -> bool:
    """ "Ltd." behind a comma; "Trade" and "Business Co., Ltd.": what no name begins with closes one that lacks its form."""
    if "and" not in separator:
        if _opens_name(piece, 0, name):
            return False
        return is_legal_form(piece) or opens_with_legal_form(piece)
    piece = without_brackets_behind(piece)
    return separator == " and " and has_legal_form(piece) and is_generic(piece) and not is_complete(name[-_NEAR:])


def _is_list(pieces: list[str], separators: list[str]) -> bool:
    """At least two complete names, the first among them; names that share a word; or names with "and" before the last."""
    if is_complete(pieces[0]) and any(is_complete(piece) for piece in pieces[1:]):
        return True
    if all("," in separator for separator in separators) and _share_a_word(pieces):
        return True
    if len(pieces) < 3 or "and" not in separators[-1] or any("and" in separator for separator in separators[:-1]):
        return False
    return all(folded_words(piece) > 1 and piece[:1].isupper() and not is_place(piece) for piece in pieces)


def _share_a_word(pieces: list[str]) -> bool:
    """ "Everest Carpet, Valley Carpet": each of two words or more, one of them common to all."""
    words = [set(core(piece).split()) for piece in pieces]
    return all(len(each) > 1 for each in words) and bool(set.intersection(*words) - {"and", "no", "of"})


def _parts(name: str, separator: str, piece: str, rest: list[str], *, behind_comma: bool) -> bool:
    """Whether a new name begins with `piece`."""
    opening = piece.removeprefix("the ")[:1]
    if (is_generic(piece) and not _opens_name(piece, 0, name)) or not (
        opening.isupper() or opening.isdigit() or piece.startswith("its ")
    ):
        return False
    if "," in separator:
        return is_complete(piece) or (folded_words(piece) > 1 and not is_place(piece))
    if ends_surely(name) or (behind_comma and folded_words(name) > 2 and names_another(piece)):
        return True
    if behind_comma and folded_words(name) > 1 and folded_words(piece) > 1 and _closes_and_opens(name, piece):
        return True
    return is_complete(name) and any(map(is_complete, rest)) and _not_one_workplace(name, rest[0])


def _closes_and_opens(name: str, piece: str) -> bool:
    """ "Sindh Grain House and the Indus Growers", "Cosmo Works and Pioneer Canneries": where a trade or a works ends."""
    if piece.startswith("the "):
        return True
    words = core(name).split()
    ends = is_complete(name) or (len(words) > 1 and words[-1] in TRADE_WORDS)
    return ends and core(piece).split()[0] not in TRADE_WORDS


def _not_one_workplace(name: str, piece: str) -> bool:
    """ "X Plant and Machinery Works" is one workplace, "X Tea Farm and Y Tea Farm" are two."""
    name = without_brackets_behind(name)
    return (
        has_legal_form(name)
        or (
            is_complete(name)
            and names_another(piece)
            and (max(folded_words(name), folded_words(piece)) > 2 or has_legal_form(piece))
        )
        or name.endswith(("Prison", "Penitentiary", "Factory"))
        or (folded_words(name) > 2 and name.split()[-1] == without_brackets_behind(piece).split()[-1])
    )


#: "Ocean Pearl 3 and Ocean Pearl 11".
_NUMBERED = re.compile(r"(?:the\s+)?[^\W\d_][\w.'’-]*\s(?:[\w.'’-]+\s){0,3}\d{1,4}")


def _one_or_two(pieces: list[str], separators: list[str]) -> list[str]:
    """No list: one name; or two where the first surely ends and "and" follows; a seat behind commas is dropped."""
    each = pieces[1].startswith("the ") and (pieces[0][-1:].isdigit() or is_complete(pieces[0]))
    ends = ends_surely(pieces[0]) or all(map(_NUMBERED.fullmatch, pieces[:2]))
    sure = each or (pieces[1][:1].isupper() and ends)
    if sure and "and" in separators[0] and not is_generic(pieces[1]):
        tail = "".join(sep + piece for sep, piece in zip(separators[1:], pieces[2:], strict=True))
        return [pieces[0], pieces[1] + tail]
    whole = "".join(part for pair in zip(("", *separators), pieces, strict=True) for part in pair)
    if has_legal_form(without_brackets_behind(pieces[0])) and _is_seat(pieces) and "and" not in "".join(separators):
        return [pieces[0]]
    return [whole]


def _is_seat(pieces: list[str]) -> bool:
    """A country at the end, or one word that could be a town: "X Ltd., Penang"."""
    town = pieces[-1].strip(" .")
    return is_place(town) or (len(pieces) == 2 and town.istitle() and town.isalpha())


def _without_seat(names: list[str]) -> list[str]:
    """Without places that a comma has left as names of their own."""
    return [name for name in names if not is_place(name)] or names
