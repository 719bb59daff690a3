"""Whether words can name merchandise: a noun phrase, told by small closed classes of words and no list of products."""

from __future__ import annotations

import re

from scraper.reading.text.lowercase import in_small
from scraper.reading.text.vocabulary import NUMBER

#: What stands behind goods and is no part of their name: a figure, a clause, a heading of the tariff, what is made of them.
_BEHIND = re.compile(
    r",?\s+(?:[-–—]{1,2}\s|and\s+(?:ceases|follows|rests|stems|takes\s+effect|is\s+based|was\s+issued)\b|(?:that|which)\s+(?:CBP|U\.S\.\s+Customs|the\s+agency|DHS|officers|ports|t(?:ook|akes)\s+effect|(?:went|goes|came)\s+into\s+(?:effect|force)|(?:is|was)\s+effective)\b|(?:whether|wherever|whenever|worth|valued|bound\s+for|destined\s+for|arriving|en\s+route|"
    r"no\s+matter|regardless|irrespective|provided|unless|(?:as|so)\s+long\s+as|other\s+than|except)\b|"
    r"(?:(?:that|which)\s+(?:are|is)\s+)?(?:currently\s+)?(?:classified|classifiable|falling|described)\s+(?:in|under|as)\b|"
    r"(?:and|or|as\s+well\s+as|together\s+with|plus)\s+(?:(?:any|all|other|the|certain)\s+)*(?:products?|goods|merchandise|articles|items)\s+"
    r"(?:that\s+(?:are|contain)\s+)?(?:containing|made|derived|manufactured|produced|assembled|incorporating|using)?\s*"
    r"(?:(?:wholly\s+or\s+(?:in\s+part|partly)|in\s+whole\s+or\s+in\s+part)\s+)?(?:with|from|of|by|out\s+of)?\s*(?:it|them|these|this|those|such)\b|"
    r"hand-(?:rolled|woven|knotted|made|sewn|picked|stitched|loomed|cut|carved|crafted)$|"
    r"(?:in|from|near|off|outside|to|into)\s+(?:the\s+)?[A-Z]|(?:(?:and|but)\s+)?(?:they|he|she|we)(?![\w-])|and\s+it\b|it\s+[a-z]|(?:who|whom|whose|when|where)\s).*$"
)
_ADVERB = r"(?!(?:jelly|poly|belly|early|woolly|family|assembly|supply|lily|fly|ply|daily|curly|doily|gully|holly)\b)[a-z]{3,}ly"
#: Pronouns, conjunctions, prepositions, adverbs, numbers, words of being and having, adjectives that open a clause.
_NEVER_FIRST = in_small(
    rf"(?:{_ADVERB}|it|he|she|we|they|them|you|this|that|these|those|both|either|neither|nothing|none|nobody|above|"
    r"foregoing|former|latter|same|said|such|who|whom|whose|what|which|there|here|by|in|at|on|under|upon|and|or|nor|but|to|against|for|with|from|into|within|"
    r"without|through|during|between|among|over|about|almost|nearly|hardly|around|not|now|only|also|so|as|if|when|while|until|since|because|before|after|once|unless|"
    r"although|though|whether|where|whereas|how|why|than|then|thus|yet|even|an?\s+(?:\w+\s+)?(?:years?|months?|weeks?|days?)|already|again|ever|never|just|too|very|quite|soon|later|earlier|instead|"
    r"meanwhile|moreover|otherwise|however|therefore|today|yesterday|tomorrow|effective|subject|admissible|eligible|importable|due|based|pending|according|available|able|unable|likely|"
    r"am|is|are|was|were|be|been|being|has|have|had|do|does|did|will|shall|would|could|should|must|may|might|"
    r"release|enforce|alone|add|adds|rests?|remains?|follows|applies|apply|stands|means|begins|goes|takes|comes|becomes?|includes?|joins?|enters?|"
    r"(?:made|produced|manufactured)\s+(?:with|without|by|in|under|from)|makes?|sells|uses|employs|produces|contains|continues?|much|many|more|most|less|fewer|few|enough|half|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|sixty|dozens|hundreds|thousands|millions|"
    r"anyone|everyone|everybody|someone|whoever|whatever|abroad|overseas|there|elsewhere|here)\b(?!-)",
)
#: Function words and adverbs that a phrase may be left with at its end.
_DANGLING = re.compile(
    r"(?:[\s,]+(?:(?:and|or|but|nor|no|not|the|an?|its|their|this|these|those|such|of|from|by|in|on|at|to|for|with|under|into|as|so|than|if|"
    r"also|only|now|again|here|there|already|still|once|is|are|was|were|be|has|have|had|will|may|must|can|any|all|each|every|both|"
    r"immediately|currently|effective|starting|beginning|until|since|because|who|when|where|alone)\b)|\s+-+)+$",
    re.IGNORECASE,
)
#: How what `_DANGLING` takes away ends: looked for first, as most goods have nothing of it.
_DANGLING_ENDS = tuple(
    "- and or but nor no not the a an its their this these those such of from by in on at to for with under into as so than if "
    "also only now again here there already still once is are was were be has have had will may must can any all each every both "
    "immediately currently effective starting beginning until since because who when where alone".split()
)
_LOADS = (
    r"(?:shipments?|imports?|importations?|entries|loads?|truckloads?|boatloads?|containers?|consignments?|cargo(?:es)?|harvests?|output|catch|"
    r"merchandise|goods|products?|items|articles|wares|stock|supplies|lots|parcels|deliveries|exports|sales|trade|production|crops?|materials?)"
)
_POINTER = (
    r"(?:(?:the|its|their|such|this|these|those|all|any|every|each|no|other|another|further|future|new|detained|affected|subject|covered|incoming|said|own|"
    r"listed|named|certain|some|same|company|firm)\s+|[\w.&-]+(?:['’]s|s['’])\s+(?:own\s+|other\s+)?)"
)
#: "shipments", "the cannery's goods", "future harvests": nothing said of what they are.
_LIGHT = in_small(
    rf"{_POINTER}*{_LOADS}",
)
#: "Eleven truckloads of avocados": loads that were counted, not merchandise that an order is on.
_COUNTED = in_small(
    rf"(?:{NUMBER}|\d[\d,.]*|dozens\s+of|hundreds\s+of|several|many|numerous)\s+(?:[a-z-]+\s+)?(?:truckloads?|boatloads?|loads?|containers?|shipments?|"
    r"consignments?|entries|parcels|pallets|crates|boxes|bags|tons|tonnes|metric|kilograms|pounds|cartons)\b",
)
#: "the Mexican state of": what a place is.
_PLACE = re.compile(
    r"(?:[a-z]+\s+)?(?:state|province|region|district|county|department|peninsula|islands?|valley|area|territory|city|town|village|country)"
)
#: Heads that no merchandise has, whatever stands before them: "the place", "a walled site", "business practices".
_HEADS = (
    "enforcement|agency|agencies|government|governments|country|countries|nation|nations|region|regions|province|provinces|district|districts|"
    "village|villages|city|cities|town|towns|place|places|location|locations|premises|site|sites|area|areas|zone|zones|person|persons|"
    "people|individual|individuals|authority|authorities|condition|conditions|abuse|abuses|practice|practices|policy|policies|law|laws|"
    "basis|bases|investigation|investigations|inquiry|inquiries|review|reviews|petition|petitions|allegation|allegations|indicator|indicators|"
    "deadline|deadlines|day|days|week|weeks|month|months|year|years|market|markets|sector|sectors|industry|industries|commerce|trade|"
    r"supply\s+chain|supply\s+chains|business|businesses|trader|traders|merchant|merchants|collector|collectors|dealer|dealers|"
    "seller|sellers|vendor|vendors|group|groups|forfeiture|detention|entry|purpose|purposes|reason|reasons|question|questions|message|"
    r"messages|manner|way|ways|time|times|account|behalf|addition|order\s+to|result|results|response|compliance|jurisdiction|"
    "list|lists|farm|ranch|kiln|kilns|quarry|quarries|sawmill|sawmills|brickworks|brickyard|mine|mines|prison|prisons|camp|camps|orchard|orchards|"
    "vineyard|vineyards|plantation|plantations|foundry|foundries|shipyard|cannery|canneries|hatchery|slaughterhouse|packhouse|ginnery"
)
_HEAD_ENDS = tuple(head.rpartition("+")[2] for head in _HEADS.split("|"))
_NO_HEAD = in_small(
    rf"(?:(?!(?:of|on|in|at|by|for|from|with|and|or|under|to)\b)[\w'’-]+,?\s+){{0,6}}?(?:{_HEADS})",
)
#: "merchandise released before", "goods that arrived earlier": loads told by when they came.
_BY_WHEN = in_small(
    r"(?:[\w'’-]+\s+){0,3}?(?:merchandise|goods|products?|shipments?|imports?|items|articles|cargo(?:es)?|entries|entry\s+summaries|consignments?)\s+(?:(?:that|which)\s+)?(?:(?:has|have|had|was|were|is|are|been|already)\s+)*"
    r"(?:released|entered|arrived|arriving|shipped|exported|received|imported|landed|detained|seized|held|withdrawn|cleared|produced|made|manufactured|filed|submitted|presented|lodged|reach)"
    r"(?:\s+(?:before|after|since|earlier|later|then|now|already|on|by|until|prior|there|here))?",
)
#: A connective that opens what follows "as a result" or "because".
_CONNECTED = in_small(
    r"(?:as\s+a\s+(?:result|consequence)|because)\b|of\s",
)
_NO = re.compile(
    r"(?<![\w-])(?:no|every|each|further|additional)\s+(?:(?:further|more|other|shipments?|imports?|entry|entries)\s+(?:of\s+)?)?(?=[A-Za-z])",
    re.IGNORECASE,
)


def noun_phrase(text: str) -> str | None:
    """The words as far as they name merchandise; None where they name none.

    "no tiles" and "tiles, wherever entered" -> "tiles"; "rests", "shipments it holds", "effective immediately no" -> None.
    """
    text = _BEHIND.sub("", _NO.sub("", text, count=1))
    text = _DANGLING.sub("", text) if text.lower().endswith(_DANGLING_ENDS) else text
    text = text.strip(" ,.;:-–—")
    lowered = text.lower()
    if (
        len(text) < 3
        or _NEVER_FIRST.match(lowered)
        or _LIGHT.fullmatch(lowered)
        or _COUNTED.match(lowered)
        or _PLACE.fullmatch(text)
        or (lowered.endswith(_HEAD_ENDS) and _NO_HEAD.fullmatch(lowered))
        or _BY_WHEN.fullmatch(lowered)
        or _CONNECTED.match(lowered)
    ):
        return None
    return text
