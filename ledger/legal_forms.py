"""Legal forms of companies: where they stand in a folded name, and where one ends a name in running text.

The forms come from cleanco; what it lacks, and the short ones that are safe to drop, are listed here. Its other short
ones ("da", "uk", "at") are left alone: in these names they are words far more often than forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TypeAlias

from ledger.folding import fold, listed

Forms: TypeAlias = dict[str, list[tuple[str, ...]]]

#: Safe wherever they stand in a name: nothing else is written so.
_ANYWHERE = listed("""
    ltd|limited|llc|l l c|inc|incorporated|corp|corpn|corporation|corps|company|plc|p l c|pty|llp|pllc|pty ltd|pte|pte ltd
    pvt|pvt ltd|private limited|private ltd|public limited company|co ltd|co limited|company limited|co llc|co inc
    proprietary limited|proprietary ltd|public company limited|public co ltd|smc pvt|smc private|smc pvt ltd|pcl
    corporation limited|sdn bhd|sdn|bhd|berhad|sendirian berhad|persero tbk|tbk|gmbh|gmbh and co kg|gmbh and co kgaa|mbh
    doo|d o o|dooel|eood|ehf|ohf|shpk|sh p k|srl|s r l|sarl|s a r l|sarlu|sarlau|sarl au|ltda|ltda me|ltda epp|lda|cia ltda
    compania limitada|companhia limitada|eirl|eireli|sprl|ges mbh|gesmbh|wll|fze|fzco|fzc|fz llc|saoc|saog|kscp|kscc|qpsc
    jsc|ojsc|pjsc|cjsc|prjsc|joint stock company|joint stock co|open joint stock company|closed joint stock company|mchj|osoo
    ooo|oao|zao|pao|оао|ооо|пао|tnhh
    sa de cv|s a de c v|srl de cv|s de rl de cv|s de rl|sab de cv|sapi de cv|spr de rl|spr de rl de cv
    drustvo s ogranicenom odgovornoscu|drustvo sa ogranicenom odgovornoscu|ltd sti|ltd sirketi|anonim sirketi|limited sirketi
""")

#: Dropped only where they close a name.
_LAST = listed("""
    co|lp|ag|kg|sa|s a|sas|saa|sac|sae|saeca|saci|sal|ca|sc|spa|snc|nv|bv|ab|oy|oyj|as|a s|asa|aps|kk|gk|ad|dd|sro|sl|slu
    zrt|kft|nyrt|sh a|ood|pt|ou|hf|lt|hj|psc|ksc|bsc|qsc|scarl|soc coop|soc coop a rl|soc coop a r l|sp zoo|sti|de cv|dmcc
    suarl|sau|ltee|gie|cc|ek|mmc|yk|s b|еоод|оод|мчж|kabushiki kaisha|kabushiki gaisha|yugen kaisha|godo kaisha
    jusik hoesa|chusik hoesa|yuhan hoesa|societe anonyme|sociedad anonima|compania anonima|limitada|persero|aq
    societa per azioni|societa a responsabilita limitata|societe a responsabilite limitee|sociedad por acciones
    sociedad de responsabilidad limitada|societe par actions simplifiee
    s en c|s en n c|c por a|s coop|s coop and|e k|sp k|sp j|s l|c a|h j|coop ca|scoops|ltd part
    and co|and company|et cie|and cie|and cia|y cia|share company|sanayi ve ticaret|san ve tic|san tic
    gongsi|youxian gongsi|youxian zeren gongsi|gufen youxian gongsi|jituan gongsi|jituan youxian gongsi
    jituan gufen youxian gongsi
""")

#: Dropped where they open a name.
_FIRST = listed("""
    pt|cv|ooo|oao|zao|pao|ao|too|osoo|jsc|ojsc|cjsc|pjsc|prjsc|tov|uab|sia|kabushiki kaisha|kabushiki gaisha
    yugen kaisha|godo kaisha|jusik hoesa|chusik hoesa|yuhan hoesa|cong ty tnhh|cty tnhh|cong ty co phan
    ооо|оао|зао|пао|ао|тоо|осоо|тов
""")

#: "(M) Sdn. Bhd.", "(P) Ltd.", "(S) Pte Ltd": a letter that belongs to the form behind it.
_LEADING_LETTER = frozenset("mps")


@lru_cache(maxsize=65536)
def without_legal_forms(folded: str) -> str:
    """A folded name without its legal forms, wherever they stand; itself when there is nothing else in it."""
    words = tuple(folded.split())
    while (shorter := _strip(words)) and shorter != words:
        words = shorter
    return " ".join(words)


def is_legal_form(folded: str) -> bool:
    """Whether a folded name has nothing but legal forms in it."""
    words = tuple(folded.split())
    return bool(words) and not _strip(words)


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


#: Forms of initials: written with dots, with dots and blanks, or as one word of capitals.
_INITIALS = listed("""
    S.A.P.I. de C.V.|S.A.B. de C.V.|S.A. de C.V.|S.P.R. de R.L. de C.V.|S.P.R. de R.L.|S. de P.R. de R.L. de C.V.|S. de P.R. de R.L.
    S. de R.L. de C.V.|S. de R.L.
    S.R.L. de C.V.|de C.V.|S.A.E.C.A.|S.A.R.L. A.U.|S.A.R.L.U.|S.A.R.L.|S.A.S.U.|S.A.O.C.|S.A.O.G.|S.A.C.I.|S.A.C.
    S.A.A.|S.A.E.|S.A.L.|S.A.S.|S.R.L.|S.N.C.|S.P.R.L.U.|S.P.R.L.|S.P.A.|S.R.O.|S.L.U.|S.C.A.R.L.|E.I.R.L.|E.O.O.D.
    D.O.O.E.L.|D.O.O.|L.L.C.|L.L.P.|P.L.C.|P.C.L.|W.L.L.|K.S.C.P.|K.S.C.C.|K.S.C.|B.S.C.|Q.P.S.C.|Q.S.C.|P.J.S.C.
    O.J.S.C.|C.J.S.C.|J.S.C.|R.L.|F.Z.E.|F.Z.C.O.|F.Z.C.|S.C. de R.L. de C.V.|S.C. de R.L.|S.C.R.L.|N.V.|B.V.|S.A.
""")
#: The others, by words. Case matters: "the company" and "limited to" are no forms.
_WRITTEN = (
    r"(?:Ltda|LTDA|EIRELI|Eireli)\.?\s?[-–]?\s?(?:ME|EPP)|[Pp]vt|PVT|[Pp]te|PTE|Pty|PTY|"
    r"(?:Private|Public|Proprietary)(?=\s(?:Limited|Ltd|Company))|Nig(?=\.?\s(?:Ltd|Limited))|Ltd\.?,\sPart|Ltd|LTD|Ltda|LTDA|Lda|LDA|"
    r"Limited\sPartnership|Limited|LIMITED|Limitada|LIMITADA|C[íi]a|C[ÍI]A(?=\.?\sLTDA)|"
    r"(?:Compañ[ií]a|Companhia)(?=\s(?:Limitada|An[oó]nima))|Sociedad\sAn[oó]nima|An[oó]nima|EIRELI|Eireli|"
    r"Sdn|SDN|Sendirian|Bhd|BHD|Berhad|BERHAD|Tbk|TBK|Inc|INC|Incorporated|Corp|CORP|Corporation|CORPORATION|"
    r"(?:(?:Open|Closed|Public|Private)\s)?Joint[- ]Stock\sCo(?:mpany)?|Share\sCompany|Company|COMPANY|"
    r"Cie|CIE|Co|CO|LLC|LLP|PLC|[Pp]lc|"
    r"Ges\.?\s?m\.\s?b\.\s?H|GmbH|GMBH|mbH|BVBA|Aktiebolag|AG|KGaA|KG|OOO|OAO|ZAO|PAO|Srl|SpA|Sarl|doo|dooel|EOOD|OOD|a\.d|d\.d|[Ss]p\.\s?z\s?o\.\s?o|"
    r"[Ss][Hh]\.\s?[pP]\.\s?[kK]|SHPK|S[Hh]\.\s?[Aa]|Koop|Soc\.\s?[Cc]oop(?:\.?\sa\s?r\.?\s?l)?|A\.Ş|A\.S|Şti|Sti|Şirketi|Sirketi|"
    r"(?:Kabushiki|Yugen|Godo)\sKaisha|AB|Oyj|Oy|ASA|ApS|A/S|S/A|FZ-LLC|OJSC|PJSC|CJSC|PrJSC|MChJ|MCHJ|"
    r"[Ll]tée|LTÉE|Kft|Zrt|Nyrt|EURL|SUARL|SCOOPS|COOP-CA|DMCC|[eo]?hf|a\.s|"
    r"S\.\s?en\s(?:N\.\s?)?C|C\.\spor\sA|S\.\s?[Cc]oop\.?(?:\s(?:And|Galega|V))?|S\.L|C\.A|e\.\s?K|[Ss]p\.\s?[kj]"
)
#: What is a form only where it closes a name: "Hokkai Suisan K.K.", but not "K.K. Carpet Industries".
_CLOSING = (
    r"(?:(?=[A-Z][A-ZÜ.])(?:(?<=,\s)PT|(?<=[\w).]\s)(?:(?!U\.\s?[SKNA]|E\.\s?U|D\.\s?[CR]|P\.\s?R\.\s?C|I\.\s?L\.\s?O|C\.\s?B\.\s?P|W\.\s?R\.\s?O|H\.\s?T\.\s?S)"
    r"(?:[A-Z]\.\s?){1,5}[A-Z]|AS|AD|DD|HJ|KK|GK|LP|CC|PT|UAB|SIA|OÜ|MMC|GIE|TOO|XXK|SPC)))(?=\.?(?:$|\s*[,;()]|'s\b|\s+[a-z]{2}))"
)

#: A form that opens a name: "PT A", "OOO B", "Công ty TNHH C".
FORM_IN_FRONT = re.compile(
    r"(?:P\.?T|C\.?V|UD|LLC|OOO|OAO|ZAO|PAO|AO|UAB|AB|SIA|JSC|OJSC|CJSC|PJSC|PrJSC|PrAT|PAT|VAT|TOV|TzOV|TDV|TOO|OsOO|MChJ|M/[sS]|"
    r"C[oô]ng\s+[Tt]y\s+(?:TNHH|[Cc][oổ]\s+[Pp]h[aầ]n)(?:\s+MTV)?)\.?\s+(?=[\"(A-Z0-9À-ÖØ-Þ])"
)


def _spellings(initials: str) -> str:
    """ "S.A. de C.V." as a pattern of its spellings: "S.A. de C.V", "S. A. de C. V", "SA de CV", "S.a. de c.v"."""
    runs = [run.replace(".", "") for run in initials.split()]
    return r"\.?\s?".join(run if run == "de" else _spellings_of(run) for run in runs)


def _spellings_of(letters: str) -> str:
    spaced, close = r"\.\s?".join(letters), r"\.".join(letters)
    return f"(?:{letters}|{spaced}|(?i:{close}))"


#: How initials may begin, told by two letters: most words are passed by without trying each spelling.
_MAY_BE_INITIALS = r"(?![A-Z][a-ce-z]|[a-ce-rt-z][a-z]|s[a-ce-z])"
#: And how any form may: of words in small letters, or with one capital, only a few.
_MAY_BE_FORM = (
    r"(?![a-z][a-z](?<!de)(?<!sd)(?<!do)(?<!pv)(?<!pt)(?<!pl)(?<!mb)(?<!eh)(?<!hf)(?<!oh)(?<!lt)(?<!sp)(?<!sh)|[\s\d,;:'\"/-]|"
    r"(?!A[knp]|B[eh]|C[ilo]|Ei|G[emo]|In|Jo|K[afo]|L[dit]|N[iy]|O[py]|P[lrtuv]|S[adehioprt]|Tb|Yu|Zr)[A-Z][a-z])"
)
_ELEMENT = f"(?:{_MAY_BE_INITIALS}(?:{'|'.join(map(_spellings, _INITIALS))})|{_WRITTEN})"
#: Not in the middle of a word, nor of longer initials ("S.A." of "S.A.I.C.").
_NO_MORE = r"(?!\w|\.[A-Z](?!\w))"
_GAP = r"(?:\s?,\s?|\s?&\s?|\s)?"
_LETTER = r"(?:\((?:M|P|S|Pvt|PVT|Pte|PTE|Pty|PTY|Private|Proprietary|SMC-P(?:vt|rivate)|Persero)\.?\)\s?)?"
#: A whole legal form in running text with its dots and brackets: "(M) Sdn. Bhd.", "Co., Ltd.", "S.A. de C.V.".
#: Linear: every repetition consumes an element and at most two characters between elements. A sentence's full stop is
#: taken in with the form's own ("Ltd."): the two cannot be told apart here.
LEGAL_FORM = re.compile(
    rf"(?<![\w.]){_MAY_BE_FORM}{_LETTER}(?:{_ELEMENT}{_NO_MORE}\.?(?:{_GAP}{_LETTER}{_ELEMENT}{_NO_MORE}\.?)*|{_CLOSING}\.?)"
)


def legal_forms(text: str) -> Iterator[tuple[int, int]]:
    """Where legal forms stand in running text: (start, end) of each, brackets and last dot included."""
    return (match.span() for match in LEGAL_FORM.finditer(text))


def legal_form_at(text: str, start: int) -> int | None:
    """Where the legal form that begins at `start` ends, or None when none begins there."""
    match = LEGAL_FORM.match(text, start)
    return match.end() if match else None
