"""What bookkeeping writes around a firm's name: account codes, notes to buyers, which of its sites is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ledger.names import legal_forms
from screening.vocabulary import WEIGHT, Kind
from screening.words import words

#: A number of a register with what it is called, before or behind the name: "RFC ATO991213", "GSTIN 29AAB…".
_REGISTER = (
    r"(?:pib|rfc|cnpj|cpf|gst(?:in)?|pan|uen|ruc|rnc|nit|nif|cif|vat|tin|eori|duns|d-u-n-s|iec|uscc|brn|crn|ssm|roc|ein|npwp"
    r"|mst|usci|cin|tax id|reg(?:istration)?|reg\.? no|license|licence|a/c|acct|account|vendor|supplier|cust(?:omer)?|id)"
    r"\.?\s*(?:no|nr|#|id)?\s*[.:#-]*\s*(?=[\w./-]*\d)[\w./-]{4,}"
)
_REGISTER_BEFORE = re.compile(rf"^[\W_]*{_REGISTER}[\s,;:/|)\]-]+(?=\w)", re.I)
_REGISTER_BEHIND = re.compile(rf"[\s,;(\[/|-]+\b{_REGISTER}[\s)\].]*$", re.I)
#: "MY0047 X", "V-20931/X", "10-4432: X": three digits, or two behind letters.
_CODE_BEFORE = re.compile(
    r"^[\W_]*(?=(?:[a-z_./-]*\d){3}|[a-z]{1,9}[-_]?\d{2})[a-z]{0,9}[-_./#]?\d[\w./#-]*?[\])]?(?:\s*[:|/]+\s*|\s+[–-]+\s*|[–-]\s+|[\s\])]+)(?=[^\W\d])",
    re.I,
)
#: "X #4471", "X [V-1002]", "X - 300412".
_CODE_BEHIND = re.compile(
    r"(?:[\s,;]+[-–#/|*]+\s*|\s*[\[(]\s*#?\s*)(?:[a-z]{1,6}[-_.]?)?\d{3,}[\w-]*\s*[\])*]*\s*$", re.I
)
_BEFORE = re.compile(
    r"^[\s*\[(]*(?:(?:c/o|attn\.?|via|ex)\s*[:.]?|(?:mfr|manufacturer|maker|supplier|vendor|shipper|consignee|seller|exporter|producer|grower"
    r"|sold by|made by|produced by|shipped by|caught by|old|new|do not use|dnu|inactive|blocked|dup(?:licate)?|obsolete|hold"
    r"|test|zz+|xx+)(?:\s*[:*=–\])-]+|(?<=by)|(?<=dnu)|(?<=zz)|(?<=xx)|(?<=use)))\s+(?=\w)",
    re.I,
)
_BEHIND = re.compile(
    r"(?:\s*[*\[(]+|\s+[-–/|]+|\s*[,;:])\s*(?:blocked|inactive|do not use|dnu|dup(?:licate)?|old|closed|on hold|hold|obsolete"
    r"|new|attn|att|pending|to verify|verify|see|use|exw|ex[- ]works|fob|cif|cfr|fca|usd|eur|myr|cny|inr|incl|preferred|approved"
    r"|tier \d|main|primary|secondary|direct|indirect|fyi|n/?a|tbc|prepaid|listed"
    r"|manufacturer|mfr|maker|exporter|producer|supplier|vendor|shipper|consignee|agent|net \d+)\b[^()\[\]]*[\])*]*\s*$",
    re.I,
)
_SITES = (
    r"warehouse|whse|w/?h|depot|godown|gudang|bodega|almac[eé]n|dep[oó]sito|plant|planta|plt|unit|unidad|site|branch|sucursal|filial"
    r"|cawangan|kilang|office|ofc|off|hq|head ?quarters|lote?|block|dock|gate|yard|dc|hub|bldg|building|annex|terminal|phase|bay"
    r"|distribution cent(?:er|re)|pack ?house|mill|factory|fty|works|workshop|refinery|farm|estate|port|quay|line"
    r"|accounts?(?: payable)?|a/?p|sales|purchasing|procurement|export dept|shipping|dispatch|store ?room|fabrik|usine|zavod"
)
#: Behind a mark: " - Udupi depot", "(Shanshan plant)", ", warehouse 3".
_SITE_MARKED = re.compile(
    rf"(?P<site>)\s*(?:\s[-–|/]\s*|[,;]|[(\[])\s*(?:[^,;()\[\]]*\s)?(?:{_SITES})\b[^;()\[\]]*[\])]?\s*$", re.I
)
#: Without one only such as no firm has in its name: "LOTE 14", "unit 2".
_SITE_NUMBERED = re.compile(
    r"(?P<site>)\s+(?:lote?|unit|unidad|batey|parcela|ejido|ingenio|km|zona franca|block|blk"
    r"|gate|dock|bay|bldg|building|bodega|depot|godown|whse|warehouse|site|phase|fase|planta|plt)"
    r"\s*(?:no\.?|nr\.?|#)?\s*(?:\d+[a-z]?|[a-e]|[ivx]+)\s*$",
    re.I,
)
#: Behind a word for a works a site needs neither: "Salt Farm warehouse".
_SITE_OF_WORKS = re.compile(
    r"\b(?:farm|works|mine|mill|plant|factory|fty|prison|group|camp|penitentiary|holdings?|industry|industries)(?P<site>\s+(?:"
    r"warehouse|whse|depot|godown|gudang|bodega|sales office|head office|office|branch|store ?room|dispatch|hq|canteen|workshop)"
    r"(?:\s*(?:no\.?|nr\.?|#)?\s*\d+)?)\s*$",
    re.I,
)
#: In front of a name: "FTY #2 - X", "Unit II X", "2nd Plant of X"; without a number only before a mark: "Plant: X".
_FRONT = (
    r"(?:factory|fty|fcty|plant|plt|unit|mill|workshop|works|site|division|div|branch|f[aá]brica|planta|unidad|unidade|pabrik"
    r"|kilang|usine|fabrik|zavod|filial|sucursal)"
)
_NUMBER = r"(?:\b(?:no|nr|num|number|n[º°])\b\.?|#)?\s*"
_WHICH = rf"{_NUMBER}(?:\d{{1,3}}[a-z]?|[a-e]|[ivx]{{1,5}}|one|two|three|four|five)(?![^\W_])"
_RANK = rf"(?:{_NUMBER}\d{{1,3}}(?:st|nd|rd|th)?|[ivx]{{1,5}}|first|second|third|fourth|fifth)"
_SITE_BEFORE = re.compile(
    rf"^[\W_]*(?:{_FRONT}[\s.,–-]*{_WHICH}|{_RANK}[\s.-]+{_FRONT}(?![^\W_])|{_FRONT}(?=\s*[:|]|\s+[-–/]\s))[\W_]+(?:of\s+|de\s+)?(?=\w)",
    re.I,
)
#: Behind a legal form, which ends the name: "X Ltd Factory A".
_SITE_BEHIND_FORM = re.compile(rf"(?P<site>)\s+{_FRONT}[\s.-]*{_WHICH}[\s)\].]*$", re.I)
#: What one does with what a name grows or makes: the firm itself, or one that deals with it: "Exportadora X".
_TRADE_BEFORE = re.compile(
    r"^[\W_]*(?:(?:agro)?(?:ex|im)portador(?:a|es)?|comercializadora|distribuidora|productora|produtora|procesadora|processadora"
    r"|empacadora|maquiladora|beneficiadora|acopiadora|tostadora|torrefa(?:dora|cci[oó]n|[cç][aã]o)"
    r"|beneficio(?:\s+(?:h[uú]medo|seco))?|exportateur|n[eé]gociant|torr[eé]facteur|exporteur|importeur|eksportir|pengekspor"
    r"|ihracat[cç][iı]|exporter|importer|distributor)(?![^\W_])[\W_]*(?:de\s+|do\s+|da\s+|du\s+|of\s+)?(?=\w)",
    re.I,
)
#: A division or branch of a group is a firm of it rather than a place of work: "8th Division XPCC".
_ARM = re.compile(r"\b(?:division|div|branch|filial|sucursal)\b", re.I)
_ACRONYM = 4  #: letters of a name that may be anybody's initials
#: Behind a comma: words of an address.
_ADDRESS = re.compile(
    r"(?P<site>),(?=.*\b(?:road|rd|street|avenue|ave|industrial (?:city|estate|zone|park|area)|free zone|zona franca|district|dist"
    r"|village|km|jalan|jln|lebuh|calle|carretera|ulica|rua|p\.? ?o\.? ?box|town|county|state|province|prefecture|floor)\b).*$",
    re.I,
)


def without_notes(cell: str) -> str:
    """The cell without codes and notes around the name; itself where nothing would be left."""
    while True:
        left = cell
        for pattern in (_REGISTER_BEFORE, _REGISTER_BEHIND, _CODE_BEFORE, _BEFORE, _CODE_BEHIND, _BEHIND):
            left = pattern.sub("", left, count=1)
        if left == cell or not any(char.isalpha() for char in left):
            return cell
        cell = left


def without_site(name: str) -> Iterator[str]:
    """The name before what tells of one of its sites, where that name tells of a firm by itself."""
    for pattern in (_SITE_NUMBERED, _SITE_OF_WORKS, _SITE_MARKED, _ADDRESS):
        met = pattern.search(name)
        if met and _tells(head := name[: met.start("site")]):
            yield head
            name = head
    if (met := _SITE_BEHIND_FORM.search(name)) and _has_form(head := name[: met.start("site")]) and _tells(head):
        yield head


def is_arm(site: str) -> bool:
    """Whether a site that stands in front of a name may be a firm of its own."""
    return bool(_ARM.search(site))


def without_site_before(name: str) -> str:
    """The name behind the site that stands in front of it; itself where what is left has no word of its own: of the
    numbered works of a town each is another."""
    left = _SITE_BEFORE.sub("", name, count=1)
    return left if left != name and _has_own_word(left) and _tells(left) else name


def without_trade_before(name: str) -> str:
    """The name behind what its firm or one that deals with it does: several words, for "Tom" alone is many a firm's."""
    left = _TRADE_BEFORE.sub("", name, count=1)
    return left if left != name and len(words(left)) > 1 and _has_own_word(left) and _tells(left) else name


def _has_form(head: str) -> bool:
    """Whether a legal form closes a name."""
    return any(end == len(head.rstrip()) for _, end in legal_forms(head))


def _has_own_word(name: str) -> bool:
    """Whether it says more than places and trades, and is no short acronym, which others have too."""
    found = words(name)
    return any(word.kind >= Kind.COMMON for word in found) and (len(found) > 1 or len(found[0].text) > _ACRONYM)


def _tells(head: str) -> bool:
    """Whether a name needs nothing behind it: a legal form closes it, or a word of its own or several stand in it."""
    found = words(head)
    if not found or sum(WEIGHT[word.kind] for word in found) < WEIGHT[Kind.COMMON] + WEIGHT[Kind.BUSINESS]:
        return _has_form(head) and len(found) > 1
    return len(found) > 1 or found[0].kind is Kind.RARE
