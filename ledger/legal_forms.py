"""Legal forms of companies: where they stand in a folded name, and where one ends a name in running text.

The forms come from cleanco; what it lacks, and the short ones that are safe to drop, are listed here. Its other short
ones ("da", "uk", "at") are left alone: in these names they are words far more often than forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeAlias

from ledger.folding import fold, listed

Forms: TypeAlias = dict[str, list[tuple[str, ...]]]

#: Safe wherever they stand in a name: nothing else is written so.
_ANYWHERE = listed("""
    ltd|limited|llc|l l c|inc|incorporated|corp|corporation|corps|company|plc|p l c|pty|llp|pllc|pty ltd|pte|pte ltd
    pvt|pvt ltd|private limited|private ltd|public limited company|co ltd|co limited|company limited|co llc|co inc
    corporation limited|sdn bhd|sdn|bhd|berhad|sendirian berhad|tbk|gmbh|gmbh and co kg|mbh|doo|d o o|dooel|srl|s r l
    sarl|s a r l|ltda|lda|eirl|sprl|wll|fze|fzco|fzc|fz llc|jsc|ojsc|pjsc|cjsc|ooo|oao|zao|pao|оао|ооо|пао|tnhh
    sa de cv|s a de c v|srl de cv|s de rl de cv|s de rl|sab de cv|sapi de cv|spr de rl|spr de rl de cv
    ltd sti|ltd sirketi|anonim sirketi|limited sirketi
""")

#: Dropped only where they close a name.
_LAST = listed("""
    co|lp|ag|kg|sa|s a|sas|saa|spa|nv|bv|ab|oy|oyj|as|a s|asa|aps|kk|gk|ad|dd|sro|sl|slu|zrt|kft|nyrt|sae|eood|ood|pt
    ou|lt|sp zoo|sti|de cv|kabushiki kaisha|yugen kaisha|godo kaisha|societe anonyme|sociedad anonima|and co|and company
""")

#: Dropped where they open a name.
_FIRST = listed("pt|cv|ooo|oao|zao|pao|ao|jsc|ojsc|pjsc|tov|uab|sia|cong ty tnhh|cty tnhh|ооо|оао|зао|пао|ао|тов")

#: "(M) Sdn. Bhd.", "(P) Ltd.", "(S) Pte Ltd": a letter that belongs to the form behind it.
_LEADING_LETTER = frozenset("mps")


def without_legal_forms(folded: str) -> str:
    """A folded name without its legal forms, wherever they stand; itself when there is nothing else in it."""
    words = tuple(folded.split())
    while (shorter := _strip(words)) and shorter != words:
        words = shorter
    return " ".join(words)


def _strip(words: tuple[str, ...]) -> tuple[str, ...]:
    anywhere, last, first = _forms()
    kept: list[str] = []
    at = _longest(first, words, 0)
    while at < len(words):
        run = at
        while step := _step(anywhere, last, words, run):
            run += step
        if run == at or (run < len(words) and not _spans(anywhere, words, at, run)):
            run = at + 1
            kept.append(words[at])
        at = run
    return tuple(kept)


def _step(anywhere: Forms, last: Forms, words: tuple[str, ...], at: int) -> int:
    """How many words of a legal form start here, 0 when none."""
    if at + 1 < len(words) and words[at] in _LEADING_LETTER and (behind := _longest(anywhere, words, at + 1)):
        return 1 + behind
    return max(_longest(anywhere, words, at), _longest(last, words, at))


def _spans(anywhere: Forms, words: tuple[str, ...], start: int, stop: int) -> bool:
    """Whether these words hold a form that is safe within a name."""
    return any(_longest(anywhere, words, at) for at in range(start, stop))


def _longest(forms: Forms, words: tuple[str, ...], at: int) -> int:
    if at >= len(words):
        return 0
    return next((len(form) for form in forms.get(words[at], ()) if words[at : at + len(form)] == form), 0)


@cache
def _forms() -> tuple[Forms, Forms, Forms]:
    """(anywhere, last, first): forms as folded words by their first word, longest first."""
    from cleanco import countrysources, typesources  # 6 ms that `wro --help` need not pay

    known = {fold(term) for _, term in (*typesources(), *countrysources())}
    closing = sorted(term for term in known if " " in term or len(term) > 3)
    return _by_first_word(_ANYWHERE), _by_first_word((*_LAST, *closing)), _by_first_word(_FIRST)


def _by_first_word(terms: Sequence[str]) -> Forms:
    forms: Forms = {}
    for words in {tuple(fold(term).split()) for term in terms}:
        forms.setdefault(words[0], []).append(words)
    for group in forms.values():
        group.sort(key=lambda words: (-len(words), words))
    return forms


#: One element of a legal form as running text writes it. Case matters: "the company" and "limited to" are no forms.
_ELEMENT = (
    r"(?:"
    r"[Pp]vt|PVT|[Pp]te|PTE|Pty|PTY|(?:Private|Public)(?=\s(?:Limited|Ltd|Company))|Ltd|LTD|Ltda|LTDA|Lda|LDA|Limited|LIMITED|Limitada|"
    r"Sdn|SDN|Sendirian|Bhd|BHD|Berhad|BERHAD|Tbk|TBK|Inc|INC|Incorporated|Corp|CORP|Corporation|CORPORATION|"
    r"Company|COMPANY|Co|CO|LLC|L\.\s?L\.\s?C|LLP|L\.L\.P|PLC|Plc|P\.L\.C|GmbH|GMBH|mbH|AG|KGaA|KG|OOO|OAO|ZAO|PAO|"
    r"S\.\s?A\.?\s?P\.?\s?I\.?\s?de\s?C\.?\s?V|S\.?\s?A\.?\s?B?\.?\s?de\s?C\.?\s?V|S\.?\s?P\.?\s?R\.?\s?de\s?R\.?\s?L|"
    r"S\.?\s?de\s?R\.?\s?L|S\.?\s?R\.?\s?L\.?\s?de\s?C\.?\s?V|de\s?C\.?\s?V|S\.\s?R\.\s?L|S\.r\.l|SRL|Srl|SARL|S\.A\.R\.L|"
    r"S\.A\.S|S\.A\.A|S\.p\.A|S\.P\.A|SpA|S\.A|SA|S\.L|E\.I\.R\.L|EIRL|"
    r"D\.\s?O\.\s?O|d\.\s?o\.\s?o|DOO|doo|a\.d|s\.r\.o|S\.R\.O|[Ss]p\.\s?z\s?o\.\s?o|A\.Ş|A\.S|Şti|Sti|Şirketi|Sirketi|"
    r"N\.V|NV|B\.V|BV|AB|Oyj|Oy|ASA|ApS|A/S|W\.L\.L|WLL|FZE|FZCO|FZC|FZ-LLC|JSC|OJSC|PJSC|CJSC"
    r")"
)
_GAP = r"(?:\s?,\s?|\s?&\s?|\s)?"
_LETTER = r"(?:\((?:M|P|S|Pvt|PVT|Pte)\.?\)\s?)?"
#: A whole legal form in running text with its dots and brackets: "(M) Sdn. Bhd.", "Co., Ltd.", "S.A. de C.V.".
#: Linear: every repetition consumes an element and at most two characters between elements. A sentence's full stop is
#: taken in with the form's own ("Ltd."): the two cannot be told apart here.
LEGAL_FORM = re.compile(rf"(?<![\w.]){_LETTER}{_ELEMENT}(?!\w)\.?(?:{_GAP}{_LETTER}{_ELEMENT}(?!\w)\.?)*")


def legal_forms(text: str) -> Iterator[tuple[int, int]]:
    """Where legal forms stand in running text: (start, end) of each, brackets and last dot included."""
    return (match.span() for match in LEGAL_FORM.finditer(text))


def legal_form_at(text: str, start: int) -> int | None:
    """Where the legal form that begins at `start` ends, or None when none begins there."""
    match = LEGAL_FORM.match(text, start)
    return match.end() if match else None
