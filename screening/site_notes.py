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


def _tells(head: str) -> bool:
    """Whether a name needs nothing behind it: a legal form closes it, or a word of its own or several stand in it."""
    found = words(head)
    if not found or sum(WEIGHT[word.kind] for word in found) < WEIGHT[Kind.COMMON] + WEIGHT[Kind.BUSINESS]:
        return any(end == len(head.rstrip()) for _, end in legal_forms(head)) and len(found) > 1
    return len(found) > 1 or found[0].kind is Kind.RARE
