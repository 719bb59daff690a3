"""The words for merchandise, out of the phrase they stand in."""

from __future__ import annotations

import re

from ledger.legal_forms import LEGAL_FORM
from scraper.reading.names.places import place_at
from scraper.reading.phrases.noun_phrase import noun_phrase
from scraper.reading.text.lowercase import in_small

_LEAD = re.compile(
    r"^(?:(?:besides|in\s+addition\s+to|along\s+with)\s+[^,;]{3,60},\s+(?=[a-z])|(?:holding|detaining|stopping|blocking|withholding)\s+(?:back\s+)?(?=[a-z])|(?:halt|stop|block|bar|prevent|ban)(?:ing)?\s+(?=(?:the\s+|all\s+)?(?:imports?|entry|importation|shipments?)\s+of\s)|"
    r"(?:allow|permit(?:t(?=ing))?|admit(?:t(?=ing))?|accept|clear)(?:ing)?\s+(?=[a-z])|(?:import|shuts?|bring\s+in)\s+(?=[a-z])|"
    r"(?:the\s+)?(?:(?:all|any|no|every|each|further|additional|certain|its|their|such|these|those|the|various|some|imported|incoming|future|new"
    r"|other|commercial)\s+)*"
    r"(?:(?:u\.?s\.?\s+)?(?:import\s+)?(?:imports?|importations?|shipments?|entry|entries|consignments?|cargo(?:es)?|trucks?|merchandise|"
    r"goods|products|items|release|catch(?:es)?|landings)\s+(?:of|containing|consisting\s+of|with|for)\s+"
    r"|(?:shipments?|consignments?|containers?|cargo(?:es)?|loads?)\s+(?:(?:that|which)\s+(?:contains?|holds?|carr(?:y|ies))|found\s+to\s+(?:contain|hold|carry))\s+(?:any\s+|some\s+)?"
    r"|imported\s+|imports\s+(?=[a-z]))|(?:all|any|certain|such|these|those|the|some|imported|various)\s+)",
    re.IGNORECASE,
)
WHOLLY = re.compile(
    r"^(?:(?:any|all)\s+)?(?:merchandise|goods|products|items)\s+(?:that\s+(?:is|are)\s+)?(?:made|manufactured|"
    r"produced)?\s*(?:wholly\s+or\s+(?:partly|in\s+part)|in\s+whole\s+or\s+(?:in\s+)?part)\s+"
    r"(?:with|from|by|of|using)\s+(?=(?-i:[a-z]))",
    re.IGNORECASE,
)
#: "goods such as jerseys": the jerseys.
_SUCH_AS = re.compile(
    r"^(?:(?:all|any|certain)\s+)?(?:goods|products|merchandise|items|articles)\s*,?\s+(?:such\s+as|including|like|namely)\s+(?=[a-z])"
)
_EXAMPLES = ("such", "including", "like", "namely")
_TAIL = re.compile(
    r"(?:[\s,]+or\s+(?:any\s+)?(?:products|goods|merchandise)|(?<!\sof)[\s,]+and\s+(?:any\s+|all\s+|other\s+)?(?:goods|merchandise|articles)|[\s,]+and\s+(?:any|all)\s+such\s+(?:merchandise|goods"
    r"|products)|[\s,]+(?:and|or|that|which|were|are|was|is"
    r"|being|wholly|in\s+whole|or\s+in\s+part|in\s+part|partly|imports?|shipments?|also|to\s+be|have\s+been|"
    r"has\s+been|made|such|certain|today|yesterday|production|operations|concerned|in\s+question|at\s+issue|"
    r"involved|from|by|aboard|of|the|with|at|(?<!contain\s)(?<!contains\s)(?<!containing\s)(?<!from\s)(?<!using\s)(?<!of\s)(?<!with\s)(?:it|they)))+$",
    re.IGNORECASE,
)
#: How what `_TAIL` takes away ends.
_TAIL_ENDS = tuple(
    "products goods merchandise articles and or that which were are was is being wholly whole part partly import "
    "imports shipment shipments also be been made such certain today yesterday production operations concerned "
    "question issue involved from by aboard of the with at it they".split()
)
_OF_THIS = re.compile(
    r"\s+(?:of|from|by)\s+(?:this|that|these|those|the|its|their|either|both|all|each|any\s+of\s+the|two|three|four|five|"
    r"six|seven)\s+(?:[A-Za-z-]+\s+){0,4}[a-z]+$"
)
_EMPTY = in_small(
    r"^(?:(?:the|its|their|such|this|these|those|that|all|any|every|each|certain|subject|affected|additional|newly|added|new|further|another|others?|company|company's|covered|listed|named|described|above|said|"
    r"imported|detained|same|of|following|below|next|coming|latest|previous|the\s+following)\s*)*"
    r"(?:shipments?|imports?|merchandise|goods|products|items|entries|cargo|articles|it|them|those|these|they|"
    r"restrictions?|import\s+restrictions|entry|entries|release|revocation|modification|termination|lifting|decision|"
    r"change|determination|part|whole|date|day|midnight|noon)?(?:\s+(?:described|listed|named|set\s+out|below|above|here|following|as\s+follows))*$",
)
#: "the protested entries only": no goods by name.
_ENTRIES = in_small(
    r"(?:[a-z-]+\s+){0,2}(?:entries|shipments|containers)(?:\s+(?:only|alone))?",
)
_JUNK = in_small(
    r"\b(?:order|orders|wros?|finding|cbp|customs|officers|personnel|workers|companies|company|maker|makers|"
    r"producers?|traders?|merchants?|firms?|suppliers?|exporters?|shippers?|smugglers?|vessels?|owners?|fleet|allegations?|indicators?|manufacturers?|"
    r"evidence|information|documents?$|documents\s+(?:by|on|in|from|for)|documentation|submissions?|applications?|importers?|ports?|entit(?:y|ies)|processors?|refiners?|growers?|longliners?|trawlers?|seiners?|jiggers?|subsidiar(?:y|ies)|affiliates?|farms|factor(?:y|ies)|"
    r"plants|plant(?=$|,)|mills?|millers?|packers?|weavers?|spinners?|corps|conglomerates?|corporations?|subordinates|smelters?|tanners?|workshops?|refiner(?:y|ies)|tanner(?:y|ies)|(?:any|some|no)thing|canners?|distillers?|knitters?|brewers?|makers|(?<!pipe\s)unions?|cooperatives?|associations?|estates?|group(?=\s*(?:[(,]|$))|facilit(?:y|ies)|solely|borders?|requirements?)\b",
)
#: Goods of a party named before.
THEIRS = re.compile(
    r"(?:[Ii]ts|[Tt]heir|[Hh]er|(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose)\s+(?:[A-Za-z-]+\s+){0,3}(?!men's|women's|boys'|girls'|children's|ladies'|infants'|babies')[a-z]+(?:'s|s'|’s|s’))\s(?:own\s+|other\s+)?"
)
#: Verbs of a clause, and nouns that are said of orders.
_CLAUSE = in_small(
    r"(?<![\w-])(?:be|is|are|was|were|has|have|had|having|will|shall|could|would|does|did|been|no\s+longer|took|takes|signed|announced|modified(?!\s+(?:starch|cellulose|wood|bitumen|food))|"
    r"revoked|issued|uses|use(?!$)|using|suspected|releas(?:es|ed|ing)|detains?|detained|detaining|seizes?|seized|seizing|determines?|determined)(?![\w-])|\bas\s+(?:it|they|cbp)$|^(?:new|additional|further|more)\s+(?:products|goods|merchandise|items)\b|\b(?:above|effect|extent|actions?|decisions?|measures?|members?|case|ground|grounds|further)$|^free$|\b(?:prohibition|statute|provision)s?\b",
)
#: "Miners in the group's concessions".
_PEOPLE = in_small(
    r"(?:[a-z-]+\s+)?(?:miners|crews?|inmates|prisoners|children|detainees|farmers|families|men|women|people|seamen|sailors|fishermen|laborers|"
    r"labourers|employees|girls|boys|migrants|villagers|mines|quarries|pits)(?:\s+(?:in|at|on|of|who|from|aboard|there)\b.*)?$",
)
#: "goods outright", "entire shipments even": no goods by name, nor "products that contain any input", nor "rather than hold".
_NO_KIND = in_small(
    r"(?:anything|nothing|rather|instead|than|when(?:ever)?|while|wherever|because|until|unless|whatever|not\s+(?:just|only|merely))\b|"
    r"(?:(?:any|all|entire|whole|detained|covered)\s+)*(?:goods|merchandise|shipments?|imports?|products?|items?)\s+"
    r"(?:of\s+(?:forced|convict|prison|child|slave)\s+labou?r|(?:that|which)\s+contain\s+(?:any|an?|some)\s+(?:such\s+)?(?:input|part|material|component)s?|"
    r"outright|even|covered|(?:now\s+|already\s+|still\s+)?(?:in|under)\s+(?:custody|detention|hold)|subject|again|anywhere|everywhere|wherever|alone|altogether)\b|(?:modification|revocation|petition|allegation|detention|remediation|investigation|inspection|audit|closure|merger|acquisition|takeover|bankruptcy|dissolution|liquidation|request|conduct|cooperation|reform)s?$",
)
_ALL = in_small(
    r"^(?:all|any)\s+(?:products|goods|merchandise)$",
)


#: "will detain and seize all tiles".
_AND_THEN = re.compile(
    r"\s+(?:(?:that|which)\s+)?(?:bear(?:s|ing)|carr(?:y|ies|ying)|with|under|of)\s+the\s+(?:brand|trade|product)\s+(?:names?|marks?|label)\b.*$|"
    r"\s+and\s+(?:begin|start|initiate|commence|institute|proceed|notify|return|forfeit|inform|refer|await|examine)s?\b.*$"
    r"|\s+from\s+(?:the|its)\s+(?:list|scope|coverage)\b.*$|\s+(?:on|from|as\s+of)\s+that\s+(?:day|date)\b.*$|"
    r"\s+(?:that\s+|which\s+)?(?:contain(?:s|ing)?|incorporat(?:es?|ing)|us(?:es?|ing))\s+(?:its|their|(?:the|that)\s+[a-z]+(?:'s|s'))\s.*$|"
    r"\s+that\s+(?:inmates|prisoners|convicts|detainees|children|trainees|villagers|migrants)\b.*$"
)
_AND_SEIZE = re.compile(r"^(?:or|and)\s+(?:seize|exclude|detain|stop)\s+(?:(?:all|such|any)\s+)?")
#: "crab - chilled, frozen or canned", "graphite, whether in lumps or powder".
_ASIDE = re.compile(r"\s[-–—]{1,2}\s.*$|,?\s+whether\s.*$")
_MAY_BE_ASIDE = (" -", " –", " —", " whether")


def merchandise(text: str) -> str | None:
    """The page's words for the goods: "all imports of certain work gloves" -> "work gloves"; None when there are none.

    "its tiles" points back at goods named in another clause, and so gives none.
    """
    text = text.strip(" ,.;:-\"“”'•·▪").removesuffix("(").rstrip(" ,").removeprefix("whatever ")
    if _ALL.match(text.lower()):
        return text
    text = _ASIDE.sub("", text) if any(map(text.__contains__, _MAY_BE_ASIDE)) else text
    text = _AND_THEN.sub("", text) if "and" in text or "from" in text or " that " in text or "ing " in text else text
    text = WHOLLY.sub("", text) if "whol" in text.lower() else text
    text = _SUCH_AS.sub("", text) if any(map(text.__contains__, _EXAMPLES)) else text
    theirs = THEIRS.match(text)
    while (shorter := _LEAD.sub("", text)) != text:
        text = shorter
    if theirs or THEIRS.match(text):
        return None
    text = _OF_THIS.sub("", text)
    text = _TAIL.sub("", text) if text.lower().endswith(_TAIL_ENDS) else text
    text = text.strip(" ,.;:-\"“”'")
    if not 3 <= len(text) <= 400 or _EMPTY.match(lowered := text.lower()) or _ENTRIES.fullmatch(lowered):
        return None
    named = noun_phrase(_AND_SEIZE.sub("", text) if text.startswith(("or", "and")) else text)
    return named if named and _names_goods(named) else None


#: "Blue Ocean 6, the Hai Xing": names, of whatever they are.
_SHIPS = re.compile(r"\b[A-Z][a-z]+(?:\s[A-Z][a-z]+)+\s(?:No\.\s?)?\d+\b|\bthe\s[A-Z][a-z]+\s[A-Z][a-z]+")


def _names_goods(text: str) -> bool:
    """Whether the words can be merchandise: no pronoun, no clause, nothing said of orders, makers or ports."""
    lowered = text.lower()
    if (
        _SHIPS.search(text)
        or _PEOPLE.match(lowered)
        or _JUNK.search(lowered)
        or text.startswith("of entry")
        or text.endswith(("'s", "’s"))
        or LEGAL_FORM.search(text)
        or _NO_KIND.match(lowered)
        or _CLAUSE.search(lowered)
    ):
        return False
    return text.count("(") == text.count(")")


_WORKPLACE = re.compile(
    r",?\s+(?:from|by|of|at)\s+(?:(?:a|an|two|three|four|five|six|seven|eight|nine|ten|\d+|several|certain)\s+)(?:[\w-]+\s+){0,3}?(?:compan(?:y|ies)|firms?|producers?|processors?|"
    r"makers?|manufacturers?|growers?|exporters?|suppliers?|mills?|factor(?:y|ies)|packers?|farms?|cooperatives?|refiners?|miners?|vessels?|ships?|plants?)\b.*$|"
    r",?\s+(?:from|by|of|at)\s+(?:(?:any|each|all|both|either|none)\s+(?:of\s+)?(?:them|the\s+\w+|these(?:\s+\w+)?|two|three)|them|it|"
    r"both|either|each|all|the\s+(?:two|three|four|five|six|seven|eight|nine|ten))\b.*$|"
    r"\s+(?:from|by|aboard|of|on\s+board)\s+(?:(?:the|this|that|these|those|its)\s+)?(?:vessels?|boats|ships?|"
    r"fleets?|compan(?:y|ies)|factor(?:y|ies)|producers?|manufacturers?)\b.*$|"
    r",?\s+(?:that|which)\s+(?:an?|two|three|four|five|six|seven|eight|nine|ten|\d+|several)\s+(?:[\w-]+\s+){0,2}?(?:compan(?:y|ies)|firms?|producers?|makers?|mills?|factor(?:y|ies)|farms?|"
    r"growers?)\s+(?:make|produce|manufacture|grow|process|mine|harvest|pack|sew|weave|spin)s?\b.*$|"
    r"\s+(?:out\s+of|from|by|of|at|in|on)\s+(?:the|this|that|these|those|its|their)\s+(?:[\w-]+\s+)?(?:farms?|mills?|plants?|mines?|groups?|firms?|growers?|"
    r"exporters?|processors?|kilns?|estates?|refiner(?:y|ies)|smelters?|quarr(?:y|ies)|cooperatives?|longliners?|trawlers?|workshops?)\b.*$"
)


#: "tiles fired by the three": what was done, where by whom is cut off.
_DONE = re.compile(r"\s+(?!\w*(?:seed|feed|weed|reed)$)[a-z]{2,}(?:ed|wn|oven)$")
#: "fittings entered, or withdrawn from warehouse, for consumption".
_IN_A_PLACE = re.compile(
    r"\s+(?:from(?:\s+(?:the\s+)?(?:north|south|east|west)ern)?|in|of)\s+(?:the\s+)?(?:(?:(?:north|south)?-?(?:east|west|north|south)|[a-z]+ern\s+part)\s+of\s+(?:the\s+)?)?(?=[A-Z])"
)
_ENTERED = re.compile(r",?\s+(?:(?:that|which)\s+(?:are|were|is|was)\s+)?(?:entered|withdrawn|received)\b")
_IN_CUSTOMS = ("entered", "withdrawn", "received")


def without_place(text: str) -> str:
    """Goods without the place behind them: "gloves in Malaysia", "cotton grown in X" are cut before."""
    workplace = _WORKPLACE.search(text)
    text = _DONE.sub("", text[: workplace.start()]) if workplace else text
    entered = _ENTERED.search(text) if any(map(text.__contains__, _IN_CUSTOMS)) else None
    text = text[: entered.start()] if entered else text
    for met in _IN_A_PLACE.finditer(text):
        if place_at(text, met.end()):
            return _DONE_TO_MANY.sub("", text[: met.start()])
    return text


#: "roofing tiles fired" before "in the Punjab province": how they come to be.
_DONE_TO_MANY = re.compile(r"(?<=[a-z]s)\s+(?!\w*(?:seed|feed|weed|reed)$)[a-z]{2,}(?:ed|wn|oven)$")


def without_people(goods: str) -> str:
    """ "Malaysian palm oil" -> "palm oil"."""
    place = place_at(goods, 0)
    return goods[place.end :].strip(" -") if place and place.kind == "people" else goods


_APPAREL = frozenset(
    "apparel garment clothing clothe textile knitwear shirt jean trouser pant sweater pullover jacket coat sock underwear uniform "
    "workwear sportswear hosiery blouse skirt".split()
)


def words_of(goods: str | None) -> set[str]:
    """The words by which goods are told apart; all clothes are apparel."""
    words = {word.rstrip("s") for word in re.findall(r"[a-z]{3,}", (goods or "").lower())}
    words -= {
        "and",
        "other",
        "product",
        "good",
        "merchandise",
        "certain",
        "derivative",
        "containing",
        "item",
        "article",
    }
    return words | {"apparel"} if words & _APPAREL else words
