"""The rows of a column that hold a word of interest, found in bulk by Arrow's kernels."""

from __future__ import annotations

import re
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ledger.folding import fold
from screening.triggers import ALONE, FIRST, SECOND, Triggers
from screening.variants import LONGEST
from screening.words import joined_initials

#: Names in these scripts are compared by other means than words, so all of them are looked at.
_OTHER_SCRIPTS = r"[\p{Han}\p{Cyrillic}\p{Hangul}\p{Hiragana}\p{Katakana}]"
_INITIALS = r"\b\pL \pL\b"
#: ASCII text that `fold` does more to than lower its case and part its words: "Int'l", "S.A.", "No.4".
_FOLDED_OTHERWISE = r"(?i)\w['`]\w|\b[a-z]\.[a-z]\b|\b(?:nos?|nr|num|number)\b|#"
#: Marks between several names in one cell: each of them may be a whole name.
_SEVERAL = re.compile(r"[^\w\s.&'-]")

Strings = Any  # pa.StringArray; pyarrow ships no complete stubs


def worth_a_look(names: Strings, triggers: Triggers) -> list[int]:
    """Positions, ascending, of the strings with a word that may belong to a tracked name. Nulls never do."""
    text = folded(names)
    found: set[int] = set()
    if not pc.all(pc.string_is_ascii(text)).as_py():
        foreign = pc.fill_null(pc.match_substring_regex(text, _OTHER_SCRIPTS), False)
        found |= set(pc.indices_nonzero(foreign).to_pylist())
    return sorted(found | _with_triggers(text, names, triggers))


def folded(texts: Strings) -> Strings:
    """What `ledger.folding.fold` makes of the beginnings of texts, in bulk: a row passes by the text that is compared."""
    texts = pc.utf8_slice_codeunits(texts, 0, LONGEST)
    plain = pc.replace_substring(pc.ascii_lower(texts), "&", " and ")
    plain = pc.replace_substring_regex(plain, r"[^a-z0-9]+", " ")
    odd = pc.or_(pc.invert(pc.string_is_ascii(texts)), pc.match_substring_regex(texts, _FOLDED_OTHERWISE))
    odd = pc.fill_null(odd, False)
    if not pc.any(odd).as_py():
        return plain
    return pc.replace_with_mask(plain, odd, pa.array(list(map(fold, texts.filter(odd).to_pylist())), plain.type))


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


def _with_triggers(text: Strings, names: Strings, triggers: Triggers) -> set[int]:
    """Rows whose words turn a key. `names`: as they stand in the file, where marks tell one name from the next."""
    words_only = pc.replace_substring_regex(_initials_joined(text), r"[^\pL]+", " ")
    lists = pc.split_pattern(words_only, " ")
    tokens = pc.list_flatten(lists).dictionary_encode()
    parents = _that_may_match(triggers.turning(tokens.dictionary.to_pylist()), tokens.indices, lists)
    rows = zip(parents.to_pylist(), lists.take(parents).to_pylist(), names.take(parents).to_pylist(), strict=True)
    return {
        position
        for position, words, name in rows
        if triggers.candidates([word for word in words if word], several=bool(_SEVERAL.search(name)))
    }
