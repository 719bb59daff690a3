"""Words put into a clause that say neither what nor whom it is about: "will, effective May 2, detain", "in whole or in part".

They are blanked, character for character, before clauses are read, so that every place in the text stays what it was. Days
are still read from the whole sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache

from scraper.reading.clauses.afloat import between_ships
from scraper.reading.names.places import place_at
from scraper.reading.names.producers import town_of_works
from scraper.reading.text.dates import MONTH, WEEKDAY

_A_DAY = (
    rf"(?:(?:{WEEKDAY},?\s+)?{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}}\b)?|\d{{1,2}}\s+{MONTH}(?:\s+\d{{4}}\b)?|{WEEKDAY}|today|yesterday|tomorrow|"
    r"immediately|now|at\s+once|this\s+(?:morning|afternoon|week)|(?:the|that|this)\s+(?:same\s+)?(?:day|date)|midnight|noon)"
)
_SINCE = (
    r"(?:(?:in\s+(?:force|effect)\s+)?(?:from|since)|effective|as\s+of|beginning|starting|"
    r"with\s+effect\s+from|with\s+immediate\s+effect|on)"
)
_PORTS = (
    r"(?:at|in|through)\s+(?:(?:all|every|each|any|whichever|whatever)\s+)?(?:of\s+)?(?:the\s+)?(?:nation's\s+|country's\s+|its\s+)?(?:U\.?S\.?\s+|American\s+|\d+\s+)?"
    r"ports?(?:\s+of\s+entry)?(?:\s+(?:nationwide|(?:across|throughout|in|of)\s+the\s+(?:country|nation|U\.S\.(?!\s+[A-Z])|United\s+States)(?:(?:,|,?\s+and)\s+(?:(?:in\s+)?its\s+territories|Puerto\s+Rico|Guam|the\s+(?:U\.S\.\s+)?Virgin\s+Islands))*)|\s+(?:they|it)\s+(?:may\s+)?(?:arrives?|enters?|lands?|reach(?:es)?|comes?\s+in)(?:\s+(?:at|in|through))?|\s+of\s+arrival)?"
)
_WHEN = rf"{_SINCE}(?:\s+(?:on|as\s+of|from))?\s+{_A_DAY}(?:\s+(?:on|onwards?|forward))?"
#: "which took effect on January 21".
_TOOK = (
    r"(?:and\s+(?:effective|in\s+(?:effect|force))|(?:which|that|and)\s+(?:(?:took|takes|will\s+take)\s+effect|(?:went|goes|will\s+go)\s+into\s+(?:effect|force)|(?:is|was|became|becomes|has\s+been)\s+"
    rf"(?:effective|in\s+(?:effect|force))))(?:\s+(?:on|as\s+of|from|since))?\s+{_A_DAY}"
)
_ASIDE = (
    r"(?:according\s+to\s+(?:the\s+agency|CBP|officials|investigators)|in\s+(?:response|turn|addition|consequence|effect|short|all|fact)|as\s+a\s+"
    r"(?:result|consequence)|accordingly|therefore|thus|consequently|for\s+the\s+(?:first|second|third)\s+time|moreover|meanwhile|too|likewise|also|"
    r"however|then|(?:up)?on\s+arrival|at\s+the\s+border|with\s+immediate\s+effect|effective\s+(?:immediately|today|at\s+once|upon\s+publication)|in\s+whole\s+or\s+(?:in\s+)?part|"
    r"wholly\s+or\s+(?:in\s+part|partly)|whether\s+in\s+whole\s+or\s+in\s+part|nationwide|starting\s+immediately|immediately|from\s+now\s+on|"
    r"(?:and\s+)?until\s+further\s+notice|henceforth|wherever\s+(?:it|they|the\s+(?:goods|shipments|merchandise))\s+(?:may\s+)?(?:arrives?|enters?|lands?|(?:is|are|be)\s+(?:landed|entered|imported)))"
)
_HOUR = (
    r"at\s+(?:noon|midnight|\d{1,2}(?::\d\d)?\s+[ap]\.m\.)"
    r"(?:\s+(?:\([A-Z]{2,4}\)|E[DS]?T|(?:Eastern|local)(?:\s+(?:Daylight\s+|Standard\s+)?[Tt]ime)?))?"
)
#: Between two commas.
_BETWEEN_COMMAS = re.compile(
    rf"(?<=[\w.)\"]),\s+(?:{_WHEN}(?:\s+{_PORTS})?|{_PORTS}|{_TOOK}|{_ASIDE}|{_HOUR}),(?=\s)(?!\s+(?:(?:19|20)\d\d\b|{MONTH}\s+\d))"
)
#: "that the companies, jointly known as X, make": of whom another sentence tells in full.
_AS_THEY_ARE_KNOWN = re.compile(
    r"(?<=s),\s+(?:all\s+|which\s+are\s+)?(?:(?:jointly|collectively|together)\s+(?:known|referred\s+to)|known\s+(?:jointly|collectively|together))\s+as\s+[^,;:()]{2,60},(?=\s+[a-z])"
)
#: ", if imported on or after that day,": which of the goods that come in is said elsewhere.
_IF_OF_THAT_DAY = re.compile(
    r"(?<=[\w.)\"]),\s+(?:if|provided\s+(?:that\s+)?(?:it|they)\s+(?:is|are|was|were))\s+(?:imported|entered|received|shipped|exported|produced|made|manufactured|harvested)\s+"
    r"(?:on\s+or\s+after|after|since|from)\s+[^,;]{3,30}(?:,\s*\d{4})?,(?=\s)"
)
#: Between a verb's auxiliary and the verb, without commas: "will as of today detain".
_IN_VERB = re.compile(rf"\b(?P<verb>will|must|shall)\s+(?:{_WHEN}|{_PORTS}|{_ASIDE})(?=\s+[a-z])")


#: Where a notice stands: "published in the Customs Bulletin and the Federal Register a Finding".
_IN_PRINT = re.compile(
    r"(?P<verb>\b(?:published|publishes|issued|issues))\s+(?:(?:today|yesterday)\s+)?in\s+(?:the|its)\s+(?:Customs\s+Bulletin|Federal\s+Register)"
    r"(?:\s+and\s+(?:in\s+)?the\s+(?:Customs\s+Bulletin|Federal\s+Register))?(?=\s+(?:an?|its|the|two|three|four)\s+(?:\w+\s+){0,3}?[Ff]inding)"
)


#: "a Finding in the Federal Register concerning tuna".
_FINDING_IN = re.compile(
    r"(?P<verb>\b[Ff]indings?)\s+in\s+(?:the|its|today's|yesterday's)\s+(?:Customs\s+Bulletin|Federal\s+Register)(?:\s+and\s+(?:in\s+)?the\s+"
    r"(?:Customs\s+Bulletin|Federal\s+Register))?(?=(?:\s+(?:on|of)\s+[A-Z][a-z]+\.?\s+\d{1,2}(?:,\s+\d{4})?)?,?\s+(?:against|concerning|covering|regarding|that|on\s+[a-z])\b)"
)


#: "a Finding on tiles in today's Federal Register".
_PRINTED = re.compile(
    r"(?<=\w)\s+in\s+(?:the|today's|yesterday's)\s+Federal\s+Register(?:\s+(?:today|yesterday))?(?=\s*(?:[.;]|,?\s+and\s|$))"
)
#: "a Finding of forced labor".
_OF_FORCED_LABOR = re.compile(r"(?P<verb>\b[Ff]indings?)\s+of\s+[Ff]orced\s+[Ll]abou?r\b")


#: "cobbles quarried at Budhpura by A": the town between the work and the maker.
_AT_TOWN = re.compile(
    r"(?<=(?:ed|wn|un|en))\s+(?:at|near|outside|around)\s+(?![^,;]{0,40}\b(?:Farm|Mine|Factory|Plant|Mill|Estate|Prison|Works|Camp|Quarry|Plantation)s?\b)"
    r"[A-Z][\w'-]+(?:\s[A-Z][\w'-]+){0,2}(?=\s+by\s+(?:the\s+)?[A-Z])"
)
#: "produced at Chimbote, Peru, by A": the town, not the country.
_TOWN_IN = re.compile(
    r"(?<=(?:ed|wn|un|en)\s)(?:at|near|outside|around|in)(?P<town>\s++[A-Z][\w'-]+(?:\s[A-Z][\w'-]+){0,2},)(?=\s[A-Z][\w'-]+(?:\s[A-Z][\w'-]+){0,2},?\s+by\s+(?:the\s+)?[A-Z])"
)


def _in_country(met: re.Match[str]) -> str:
    return "in" + " " * (len(met.group()) - 2)


#: "classified under heading 7607 of the Harmonized Tariff Schedule".
_CLASSED = re.compile(
    r",?\s+(?:(?:that\s+is|which\s+is|that\s+are)\s+)?(?:classified|classifiable|provided\s+for)\s+(?:under|in)\s+"
    r"(?:sub)?headings?\s+[\d., and]{4,40}"
    r"(?:\s*of\s+the\s+Harmonized\s+Tariff\s+Schedule(?:\s+of\s+the\s+United\s+States)?(?:\s*\([A-Z]+\))?)?,?(?=\s|$)"
)


#: "woven at the Banjarmasin factory of A": by A.
_AT_WORKS = re.compile(
    r"(?P<by>\b(?:at|in|from|on|aboard))\s++the\s++(?:[A-Z][\w'-]++\s++){0,3}(?:[a-z]++\s++){0,2}?(?:factor(?:y|ies)|plants?|mills?|works|workshops?|yards?|"
    r"farms|estates|plantations|greenhouses|facilit(?:y|ies)|kilns|tanner(?:y|ies)|orchards|groves|ponds|(?:quarr(?:y|ies)|mines?|pits?|collier(?:y|ies))(?!\s++of\b))\s++(?:of|owned\s++by|run\s++by|operated\s++by|belonging\s++to)\s++"
    r"(?:the\s++)?(?=[A-Z0-9])(?!CBP)"
)


#: "traceable to the Banjarmasin factory of A": to A.
_TO_WORKS = re.compile(
    _AT_WORKS.pattern.replace(r"(?P<by>\b(?:at|in|from|on|aboard))", r"(?P<verb>\btrace(?:able|d)\s++to)")
)
#: "issued to all port directors a Withhold Release Order", "sent every port of entry a WRO": to whom, between the two.
_TO_PORTS = re.compile(
    r"\b(?:issued|sent|gave|handed|addressed)\s+(?:to\s+)?(?:(?:all|every|its|the|each|U\.S\.|CBP)\s+){1,3}(?:ports?|port\s+directors?|directors?|officers?|field\s+offices?)"
    r"(?:\s+(?:of\s+entry|nationwide|across\s+the\s+country))*(?=\s+(?:an?|two|three|four|its|new)\s+(?:[a-z-]+\s+)?(?:[Ww]ithhold\s+[Rr]elease\s+[Oo]rders?|WROs?|[Ff]indings?)\b)"
)


#: "that enters for the account of A", "consigned to A": whoever brings the goods in.
_FOR_ACCOUNT = re.compile(
    r"\b(?:(?:(?:that|which)\s+)?(?:enters?|entering|entered|(?:is|are)\s+entered|comes?\s+in|coming\s+in|arriv(?:es?|ing))\s+(?:for\s+the\s+account\s+of|consigned\s+to)|"
    r"(?:(?:that|which)\s+(?:is|are)\s+)?consigned\s+to)(?=\s+(?:the\s+)?[A-ZÀ-ÖØ-ÞĀ-Ž])"
)


def _imported_by(met: re.Match[str]) -> str:
    return "imported by".ljust(len(met.group()))


def _issued(met: re.Match[str]) -> str:
    return "issued".ljust(len(met.group()))


def _by(met: re.Match[str]) -> str:
    of = met.start() + met.group().rfind(" of ") + 1
    if place_at(met.string, met.end()) or town_of_works(met.string, met.start(), of, met.end()):
        return met.group()
    return "by" + " " * (len(met.group()) - 2)


_THEY = tuple(
    "convicts prisoners inmates detainees internees trainees conscripts workers women men children families miners diggers "
    "laborers villagers farmers students soldiers recruits migrants".split()
)
_HANDS = rf"(?:[a-z-]+\s+){{0,2}}?(?:{'|'.join(_THEY)})"
#: "pallets that convicts build inside Colony No. 41": made there, whoever's hands do it.
_THAT_HANDS = re.compile(
    rf"\b(?:that|which)\s+{_HANDS}\s+(?:are\s+(?:made|forced|compelled)\s+to\s+)?(?!in\b|at\b|on\b|of\b|from\b|who\b)[a-z]+\s+(?:by\s+hand\s+)?(?:in|at|inside|within|on)\s+(?=(?:the\s+)?[A-Z])"
)
#: "assembled by prisoners in X Prison": there, too.
_BY_HANDS = re.compile(
    rf"(?<=(?:ed|wn|un|en|ug|de)\s)by\s+{_HANDS}\s+(?:in|at|inside|within|on|of|from)\s+(?=(?:the\s+)?[A-Z][^,;.]{{2,60}}?\b(?:Prison|Colony|Camp|Cent(?:er|re)|Penitentiary|Jail|Works|Unit|Mines?|Farm|Facility|mines?|pits?|camp|prison|site|concession)\b)"
)


#: "lime, in whole or in part the product of A": made by A.
_THE_PRODUCT = re.compile(
    r"(?:,\s+|\s+(?:that|which)\s+(?:is|are)\s+)(?:(?:in\s+whole\s+or\s+(?:in\s+)?part|wholly\s+or\s+(?:in\s+part|partly|partially))\s+)?(?:the\s+)?"
    r"(?:products?|output|work|handiwork|produce|catch)\s+of\s+(?=(?:the\s+)?[A-ZÀ-ÖØ-ÞĀ-Ž])"
)


def _made_by(met: re.Match[str]) -> str:
    return " made by".ljust(len(met.group()))


def _made_at(met: re.Match[str]) -> str:
    return "made at".ljust(len(met.group()))


def _at_place(met: re.Match[str]) -> str:
    return "at".ljust(len(met.group()))


#: "modified the order on tea for the third time since it was issued on May 3, 2020": how often, behind what it is on.
_NTH_TIME = re.compile(
    r"\s+for\s+the\s+(?:first|second|third|fourth|fifth|sixth|seventh|eighth)\s+time(?:\s+since\s+(?:its\s+issuance|it\s+(?:was\s+(?:first\s+)?(?:issued|imposed|published|signed)|took\s+effect))"
    rf"(?:\s+(?:in|on)\s+(?:{MONTH}(?:\s+\d{{1,2}})?(?:,?\s+\d{{4}})?|\d{{4}}))?)?(?=\s*[.;:,]|\s+(?:today|yesterday|on|and)\b|$)"
)
#: "not only of A but also of B": B is the news.
_NOT_ONLY = re.compile(r"\bnot\s+only\s+(?P<prep>of|from|by|against|on)\s+[^;:]{3,80}?\s+but\s+also\s+(?=(?P=prep)\s)")


#: In full, where every pattern says "CBP".
_AGENCY = re.compile(
    r"(?:U\.?S\.?|United\s+States)\s+Customs\s+and\s+Border\s+Protection(?:\s*\(CBP\))?(?!'s|\s+(?:Officers?|Commissioner))"
)


#: "made by the following three companies: A and B": the names stand behind.
_THE_FOLLOWING = re.compile(
    r"(?P<verb>\b(?:by|from|against|on|of|at|aboard|cover(?:s|ing)?))\s+(?:(?:any|each|all)\s+of\s+)?(?:(?:the|these|a\s+group\s+of|a\s+total\s+of)\s+)?"
    r"(?:[a-z]+'s(?=\s+(?:members|companies|subsidiaries|affiliates|units|mills|plants|factories)\b)|"
    r"following|below|listed|several|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s+(?:[A-Z]?[a-z-]+\s+){0,4}?[a-z]+"
    r"(?:,?\s+(?:(?:based|located|flagged|registered)\s+)?(?:in|on|of|near|at|from)\s+(?:the\s+)?[A-Z][^:;.()]{2,60}?)?(?:\s+under\s+(?:an?|the|this|its)\s+(?:new\s+)?(?:Withhold\s+Release\s+Order|WRO|order)(?:\s+\(WRO\))?)?(?:\s*:(?=\s)|,\s+namely,?(?=\s)|\s+-{1,2}(?=\s)|(?<=s)-)(?=\s*+(?:the\s+)?[A-ZÀ-ÖØ-ÞĀ-Ž])"
)
#: "against a Turkish marble quarry - A - and", "against the A family of companies: A Ltd. and".
_ONE_FOLLOWS = re.compile(
    r"(?P<verb>\b(?:by|from|against|on|of|at|aboard))\s+(?:an?\s+(?:[A-Z]?[a-z-]+\s+){0,5}?[a-z]+"
    r"(?:\s+(?:in|on|near|of)\s+(?:the\s+)?[A-Z][\w ]{2,40}?)?\s+-{1,2}|"
    r"the\s+(?:[A-Z][\w'-]*\s+){1,5}family\s+of\s+(?:companies|firms|businesses):)"
    r"\s+(?=(?:the\s+)?[A-ZÀ-ÖØ-ÞĀ-Ž])"
)
_SHIPS = re.compile(r"\b(?:vessels?|longliners?|trawlers?|jiggers?|seiners?|ships|boats)\b")


def _but_ships(met: re.Match[str]) -> str:
    """With the word that says that what follows are ships."""
    text, ships = _blank(met), _SHIPS.search(met.group())
    return text[: ships.start()] + ships.group() + text[ships.end() :] if ships else text


#: "so that it covers, besides the A, the longliners B and C".
_BESIDES = re.compile(
    r"(?P<verb>\b(?:covers?|includes?|reach(?:es)?|names?|appl(?:y|ies)\s+to|extends?\s+to)),\s+(?:besides|in\s+addition\s+to)\s+[^,;]{3,80},"
)


#: "No longer will tea of A be detained": in the common order of words, at the same length.
_INVERTED = re.compile(
    r"\A(?P<no>No\s+longer)\s(?P<will>will|shall|may|can|are|is)\s(?P<what>[^;:.]{3,60}(?:[^;:]{0,140}?[^;:.])?)\s(?P<be>be\s)?(?=(?:detained|seized|stopped|barred|held|excluded|subject|released|admitted|cleared|allowed|permitted|accepted|imported|let\s+in|enter|pass|clear|come)\b)"
)


def _turned(met: re.Match[str]) -> str:
    return f"{met['what']} {met['will']} no longer {met['be'] or ''}"


#: "by A or either of its two subsidiaries, B and C": by all of them.
_OR_THEIRS = re.compile(
    r"\bor\s+(?:by\s+)?(?:(?:either|any|one|both|all|each)\s+of\s+)?(?=(?:its|their)\s+(?:[\w-]+\s+){0,3}?(?:subsidiar(?:y|ies)|affiliates?)\b)"
)


#: "A Ltd., its subsidiaries included,": and them.
_INCLUDED = re.compile(
    r",\s(?P<whom>(?:its|their|all\s+its)\s(?:[a-z]+\s)?(?:subsidiaries|affiliates|joint\s+ventures))\sincluded(?:,|(?=[.;]))"
)


#: "grown in A, on the same terms as those grown in B, which have been held since 2022": what it is like is under an older order.
_SAME_TERMS = re.compile(
    r",?\s+(?:up)?on\s+the\s+same\s+(?:terms|footing|basis|conditions|grounds)\s+as\s(?:(?!,\s+(?:effective|beginning|starting|as\s+of)\b)[^;])+"
)


def without_likeness(text: str) -> str:
    """The same length, without what the goods are treated like: its days are those of another order."""
    return _SAME_TERMS.sub(_blank, text) if " same " in text else text


def _joined(text: str) -> str:
    """Both of two that are joined by "or" or "but also"; without how often it was done, and what it is like."""
    text = without_likeness(text)
    if " included" in text:
        text = _INCLUDED.sub(lambda met: " and " + met["whom"].ljust(len(met.group()) - 5), text)
    if "or " in text and ("ubsidiar" in text or "ffiliate" in text):
        text = _OR_THEIRS.sub(lambda met: "and".ljust(len(met.group())), text)
    text = _NTH_TIME.sub(_blank, text) if "for the " in text else text
    return _NOT_ONLY.sub(_blank, text) if "not only " in text else text


#: "announced two forced labor actions: a Withhold Release Order on": the number is told by what follows.
_COUNTED = re.compile(
    r"\b(?:announc(?:ed|es|ing)|took|takes)\s+(?:today\s+)?(?:the\s+following\s+)?(?:two|three|four)\s+(?:[a-z-]+\s+){0,4}?(?:actions|measures|steps|decisions|moves)"
    r"(?:\s+(?:today|by\s+CBP|against\s+forced\s+labor))*\s*+:\s+(?=(?:an?|one)\s+(?:[\w-]+\s+){0,2}?(?:[Ww]ithhold\s+[Rr]elease\s+[Oo]rder|WRO|[Ff]inding)\b)"
)


def _of_findings(text: str) -> str:
    """Where a Finding is printed, and what it is of by name."""
    if " Register" in text or " Bulletin" in text:
        text = _PRINTED.sub(_blank, _FINDING_IN.sub(_blank, _IN_PRINT.sub(_blank, text)))
    return _OF_FORCED_LABOR.sub(_blank, text) if "inding of " in text or "indings of " in text else text


def _at_places(text: str) -> str:
    """Goods made in a place: by whoever it is that works there, or with a town before their maker."""
    if " of " in text and ("product" in text or "output" in text or " work of " in text or " catch of " in text):
        text = _THE_PRODUCT.sub(_made_by, text)
    if " by " in text and (" in " in text or " at " in text or " near " in text or "side " in text):
        hands = any(map(text.__contains__, _THEY))
        text = _TOWN_IN.sub(_in_country, _AT_TOWN.sub(_blank, _BY_HANDS.sub(_at_place, text) if hands else text))
    if " that " in text or " which " in text:
        return _THAT_HANDS.sub(_made_at, text) if any(map(text.__contains__, _THEY)) else text
    return text


_OUR_COMMERCE = (
    r"(?:(?:entry|importation|admission)(?:\s+(?:in)?to\s+(?:the\s+)?(?:United\s+States|U\.S\.|country))?|(?:(?:entering|reaching)\s+)?(?:the\s+)?(?:American|U\.S\.|United\s+States|domestic|(?:nation|country)'s)"
    r"(?:\s+(?:commerce|trade|market(?:place|s)?|soil|shores|ports|shelves|stores|shops|homes|consumers|buyers|supply\s+chains))?)"
)
#: "bars magnesium from American commerce if it was mined by A": from where, between the goods and whose they are.
_FROM_COMMERCE = re.compile(rf"\s+from\s+{_OUR_COMMERCE}(?=\s+(?:if|when|where|whenever)\s)")
#: "will block from American commerce goods made by A": in front of the goods.
_BLOCK_FROM = re.compile(
    r"(?P<verb>\b(?P<keep>keep|shut|hold|block|bar|ban|exclude|stop|turn\s+away|turn\s+back|prohibit|prevent|detain)(?:s|ing)?)(?:\s+(?:out|off|away))?\s+(?:from|of|at|off)\s+"
    rf"{_OUR_COMMERCE}(?=\s+(?!by\b|if\b|when|where|until\b|on\b|and\b|or\b|any\s+longer|as\b|under\b|because|after\b)[a-zA-Z0-9])"
)


def _out(met: re.Match[str]) -> str:
    """To keep, to shut and to hold tell of no port without their "out": to bar does."""
    return ("bar" if met["keep"] in ("keep", "shut", "hold") else met["verb"]).ljust(len(met.group()))


#: "was issued by CBP against A", "modified today by the agency on": by whom, between the deed and on whom.
_BY_US = re.compile(
    rf"(?P<verb>\b(?:issued|modified|revoked|lifted|imposed|announced|published|amended|rescinded|terminated|expanded|broadened|widened|extended|signed|placed|put))\s+"
    rf"by\s+(?:CBP|the\s+agency)(?=\s+(?:(?:today|yesterday|{_WHEN}),?\s+)?(?:on|against|for|covering|to\s+(?:include|cover|add|remove|exclude|exempt|allow))\s)"
)


def _of_agency(text: str) -> str:
    """The agency by its short name, and left out where a deed is told without whose it is."""
    if "order Prot" in text:
        text = _AGENCY.sub(lambda met: "CBP" + " " * (len(met.group()) - 3), text)
    return _BY_US.sub(_blank, text) if " by CBP" in text or " by the agency" in text else text


@lru_cache(maxsize=128)
def without_inserted(text: str) -> str:
    """The same length, with what is put in between blank."""
    text = between_ships(_of_agency(text))
    if text.startswith("No longer"):
        text = _INVERTED.sub(_turned, text)
    if text.count(",") > 1:
        text = _BETWEEN_COMMAS.sub(_blank, text)
        text = _IF_OF_THAT_DAY.sub(_blank, text) if ", if " in text or ", provided " in text else text
        text = _AS_THEY_ARE_KNOWN.sub(_blank, text) if " as " in text else text
    if "inding" in text:
        text = _COUNTED.sub(lambda met: "issued".ljust(len(met.group())), _of_findings(text))
    text = _joined(text)
    text = _TO_PORTS.sub(_issued, text) if " port" in text or "fficer" in text or "irector" in text else text
    text = _FOR_ACCOUNT.sub(_imported_by, text) if "account of" in text or "onsigned to" in text else text
    if "classif" in text or "provided for" in text:
        text = _CLASSED.sub(_blank, text)
    if " the " in text and (" of " in text or " by " in text or " to " in text):
        text = _AT_WORKS.sub(_by, text)
        text = _TO_WORKS.sub(_blank, text) if "trace" in text else text
    text = _at_places(text)
    if ":" in text or "namely" in text or " -" in text or "s-" in text:
        text = _ONE_FOLLOWS.sub(_but_ships, _THE_FOLLOWING.sub(_but_ships, text))
    if " from " in text and (" if " in text or " when" in text or " where" in text):
        text = _FROM_COMMERCE.sub(_blank, text)
    if "U.S." in text or "American " in text or " entry" in text or "'s " in text or "domestic" in text:
        text = _BLOCK_FROM.sub(_out, text)
    if "esides" in text or "ddition to" in text:
        text = _BESIDES.sub(_blank, text)
    return _IN_VERB.sub(_blank, text) if "ill " in text or "ust " in text or "hall " in text else text


def _blank(met: re.Match[str]) -> str:
    kept = met.groupdict().get("verb") or ""
    return kept + " " * (len(met.group()) - len(kept))
