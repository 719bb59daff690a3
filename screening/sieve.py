"""The rows of a column that hold a word of interest, found in bulk by Arrow's kernels."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from screening.triggers import ALONE, FIRST, SECOND, Triggers
from screening.variants import LONGEST
from screening.words import joined_initials

#: Names in these scripts are compared by other means than words, so all of them are looked at.
_OTHER_SCRIPTS = r"[\p{Han}\p{Cyrillic}\p{Hangul}\p{Hiragana}\p{Katakana}]"
_INITIALS = r"\b\pL \pL\b"
_OWN_LETTERS = (("đ", "d"), ("ł", "l"), ("ø", "o"), ("ħ", "h"), ("æ", "ae"), ("œ", "oe"), ("ı", "i"), ("ß", "ss"))

Strings = Any  # pa.StringArray; pyarrow ships no complete stubs


def worth_a_look(names: Strings, triggers: Triggers) -> list[int]:
    """Positions, ascending, of the strings with a word that may belong to a tracked name. Nulls never do."""
    names = pc.utf8_slice_codeunits(names, 0, LONGEST)
    ascii_only = pc.fill_null(pc.string_is_ascii(names), True)
    positions = pa.array(range(len(names)), pa.int64())
    found: set[int] = set()
    if pc.any(ascii_only).as_py():
        plain = pc.ascii_lower(names.filter(ascii_only))
        found |= _with_triggers(plain, positions.filter(ascii_only), r"[^a-z]+", triggers)
    rest = pc.invert(ascii_only)
    if pc.any(rest).as_py():
        others, at = names.filter(rest), positions.filter(rest)
        foreign = pc.fill_null(pc.match_substring_regex(others, _OTHER_SCRIPTS), False)
        found |= set(at.filter(foreign).to_pylist())
        found |= _with_triggers(without_accents(others), at, r"[^\pL]+", triggers)
    return sorted(found)


def without_accents(names: Strings) -> Strings:
    """Lower case, as `ledger.folding.fold` does it, without accents."""
    if pc.all(pc.string_is_ascii(names)).as_py():
        return pc.ascii_lower(names)
    names = pc.utf8_lower(pc.utf8_normalize(names, form="NFKD"))
    names = pc.replace_substring_regex(names, r"\p{Mn}+", "")
    for letter, latin in _OWN_LETTERS:
        names = pc.replace_substring(names, letter, latin)
    return names


def _initials_joined(names: Strings) -> Strings:
    apart = pc.fill_null(pc.match_substring_regex(names, _INITIALS), False)
    if not pc.any(apart).as_py():
        return names
    joined = [joined_initials(name) for name in names.filter(apart).to_pylist()]
    return pc.replace_with_mask(names, apart, pa.array(joined, names.type))


def _that_may_match(turned: list[int], words: Any, lists: Any) -> Any:
    """Rows with a word that opens a spelling alone, or with one that does so together with another, and that other."""
    rows = pc.list_parent_indices(lists)
    flags = pa.array(turned, pa.uint8())
    held = [rows.filter(pc.take(pc.equal(pc.bit_wise_and(flags, bit), bit), words)) for bit in (ALONE, FIRST, SECOND)]
    alone, first, second = held
    both = first.filter(pc.is_in(first, value_set=second.unique()))
    return pa.concat_arrays([alone, both]).unique()


def _with_triggers(names: Strings, positions: Strings, gap: str, triggers: Triggers) -> set[int]:
    """Dots and apostrophes vanish ("F.G.V.", "Int'l"), everything else that is no letter parts words."""
    names = pc.replace_substring_regex(pc.replace_substring_regex(names, r"[.'’`]", ""), gap, " ")
    names = _initials_joined(names)
    lists = pc.split_pattern(names, " ")
    tokens = pc.list_flatten(lists).dictionary_encode()
    parents = _that_may_match(triggers.turning(tokens.dictionary.to_pylist()), tokens.indices, lists)
    rows = zip(positions.take(parents).to_pylist(), lists.take(parents).to_pylist(), strict=True)
    return {position for position, words in rows if triggers.candidates([word for word in words if word])}
