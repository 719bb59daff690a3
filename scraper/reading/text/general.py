"""Sentences that tell of no act whatever verbs they hold: on the law, on procedure, on totals and history."""

from __future__ import annotations

from scraper.reading.text.asides import ASIDE
from scraper.reading.text.lowercase import AnyOf
from scraper.reading.text.vocabulary import NUMBER, ORDINAL

#: "A Withhold Release Order is", but not "is now in place", "is effective".
_IS_WHAT = (
    r"(?:is(?!\s+(?:now|in|effective|being|on|against|issued|the)\b)|"
    r"allows|requires|means|may|can|rests|differs|does|lets|remains|prevents|gives)\s"
)
#: And not "the following orders are revoked effective today".
_NOT_TODAY = r"(?!\s+(?:hereby\s+|now\s+)?[a-z]+(?:ed|wn)\s+(?:today|effective|as\s+of|with\s+effect))"
#: What has a day is no law.
_FROM = r"(?:from\s+(?:today|now|[a-z]+\s+\d)|as\s+of|effective|starting|beginning)\b"
#: Sentences about the law, procedure, totals or history, whatever verbs they hold.
GENERAL = AnyOf(
    {
        "remind": r"\bremind(?:s|ed|er)?\b",
        "tariff|1307|section 307|by law": r"(?:tariff\s+(?:law|act)|\b1307\b|section\s+307|by\s+law)\b.*\b(?:bars?|"
        r"forbids?|prohibits?|may\s+not|"
        r"no\s+(?:goods|article|merchandise)|not\s+be\s+(?:imported|entered)|unlawful)\b",
        "list of|lists of": r"\blists?\s+of\b[^.;]{0,60}\b(?:them|orders|wros|findings|all)\b.*\b(?:stands?|found|kept|"
        r"page|pages|website|online)\b",
        "whose": r"(?:importers?|owners?|those|anyone)\s+whose\s+(?:cargo|goods|shipments?|merchandise|entries)",
        "owners": r"owners\s+of\s+(?:detained|held|stopped|seized)",
        "prohibits": r"(?<!order that )(?<!\(wro\) that )(?<!wro that )prohibits\s+(?:the\s+)?import",
        "illegal": r"illegal\s+to\s+import",
        "may not": rf"^(?!{_FROM}).*\bmay\s+not\s+be\s+imported\b"
        rf"(?!(?:\s+into\s+the\s+[a-z.\s]{{3,14}}?)?,?\s+(?:{_FROM}|under\s+(?:an?|the)\s+(?:[a-z-]+\s+){{0,3}}?(?:order|wro)\b))",
        "importer": r"importers?\s+of\s+(?:detained|any\s+detained|such)",
        "allegations|eallegations": r"e-?allegations|receives?\s+allegations",
        "million": r"\b2[58]\s+million\b",
        "detain": r"detain\s+(?:shipments?\s+of\s+)?(?:those|such)\s+(?:goods|shipments|imports|products)",
        "shipments": r"(?:those|such)\s+shipments\s+will",
        "may request": r"may\s+request\s+(?:the\s+)?(?:a\s+)?(?:modif|revoc)",
        "established": r"established\s+a\s+process",
        "does not": r"does\s+not\s+modify",
        "does not suspend|does not stay|does not lift|does not affect": r"^an?\s+(?:petition|request|protest|appeal|filing)\s+"
        r"(?:[a-z]+\s+){0,3}?does\s+not\s+(?:suspend|stay|lift|affect)\b",
        "any person": r"any\s+person\s+(?:or\s+organization|who)",
        "when": r"(?<!day, )(?<!day )(?<!\d, )when\s+(?:cbp|information|the\s+agency|available)|whenever|"
        r"^when\s+(?:an?|any)\s+[a-z]+\s+(?:gives|shows|finds|points|suggests|indicates|yields|reveals|has|is|learns)\b",
        "once |when |where |if ": r"\b(?:once|when|where|if)\s+(?:it|cbp|the\s+agency|(?:the\s+)?(?:evidence|proof|facts?))\s+"
        r"(?:has(?!\s+been\b)|holds?|finds|obtains|gathers|determines|receives|concludes|shows|establishes|possesses|suffices|"
        r"(?:is|are)\s+(?:conclusive|sufficient|available))\b",
        "if |where |when |once |should |upon |unless ": r"^(?:if|where|when|once|should|upon|unless|in\s+cases)\b[^;:]*\b"
        r"(?:issues|publishes|modifies|revokes|lifts)\s+(?:an?|the)\s+(?:[\w-]+\s+)?(?:wro|withhold\s+release\s+order|order|finding)\b"
        r"|^upon\s+(?:(?:the\s+)?(?:issuance|publication)\s+of\s+)?an?\s+(?:wro|withhold\s+release\s+order|order|finding)\b",
        "is issued": r"\ban?\s+(?:wro|withhold\s+release\s+order|finding)\s+is\s+issued\s+"
        r"(?:under|pursuant|when|where|if|once|only|on\s+the\s+basis|by)\b"
        r"(?![^.;]*\b(?:against|today|effective)\b)",
        "cbp.gov|website|dashboard": r"\b(?:orders|wros|findings)\b[^.;]{0,60}\b"
        r"(?:is|are)\s+(?:published|posted|kept|listed|found|shown)\s+(?:on|at|in)\b",
        "findings|wros": r"^(?:all\s+|cbp's\s+)?(?:withhold\s+release\s+orders|wros|findings)\s+and\s+(?:forced\s+labor\s+)?"
        r"(?:findings|wros|withhold\s+release\s+orders)\s+"
        r"(?:are|may|can)\b(?![^.;]*\b(?:today|effective|against)\b)",
        "which": r"\b(?:rules?|process|authority|law|statute|regulations?|procedures?|section|powers?|part)\b"
        r"[^.;]{0,30}\b(?:under|by|through)\s+which\b",
        "issues,|issues and|modifies and|modifies or": r"\b(?:issues|modifies)(?:,\s+(?:modifies|revokes))*,?"
        r"\s+(?:and|or)\s+(?:modifies|revokes)\b",
        "issues": r"issues\s+(?:WROs|withhold\s+release\s+orders|findings)\b",
        "orders": rf"(?:withhold\s+release|detention)\s+orders\s+(?:are{_NOT_TODAY}|may|can|prevent|allow|require)\b",
        "wros": rf"WROs\s+(?:are{_NOT_TODAY}|may|can|prevent|allow|require)\b",
        "a wro": rf"a\s+WRO\s+{_IS_WHAT}",
        "a withhold": rf"a\s+withhold\s+release\s+order\s+{_IS_WHAT}",
        "a modification|a revocation|any modification": r"\b(?:an?|any|such\s+an?)\s+(?:modification|revocation)\s+"
        r"(?:means|lets|allows|frees|does|may|can|requires|gives|admits|permits|clears|is\s+(?:granted|made|possible))\b",
        "issues a|modifies a|revokes a|publishes a|lifts a": r"\b(?:cbp|agency|it)\s+(?:issues|modifies|revokes|publishes|lifts)\s+"
        r"an?\s+(?:wro|withhold\s+release\s+order|order|finding)(?:\s+\([a-z]+\))?,?\s+(?:if|when|where|once|only|whenever|as\s+soon\s+as)\b",
        " then ": r"\b(?:cbp|agency|it)\s+then\s+(?:issues|modifies|revokes|lifts|ends|detains|seizes|publishes)\b",
        "modifies the|revokes the|lifts the|modifies that|modifies an": r"\b(?:modifies|revokes|lifts)\s+"
        r"(?:the|that|an)\s+(?:wro|withhold\s+release\s+order|order|finding),?\s+(?:if|when|where|once|only|whenever|as\s+soon\s+as)\b",
        "orders remain|wros remain|findings remain|orders stay|wros stay|orders and findings": r"^(?:all\s+|such\s+)?"
        r"(?:withhold\s+release\s+orders|wros|orders|findings)"
        r"(?:\s+and\s+(?:findings|wros|orders))?\s+(?:remain|stay|continue)\b[^.;]*\b(?:until|unless|as\s+long\s+as)\b",
        "orders that|wros that|findings that|orders which": r"^(?:such\s+|any\s+)?"
        r"(?:withhold\s+release\s+orders|wros|orders|findings)\s+(?:that|which)\s+(?:have|has|are|were|had)\s+"
        r"(?:been\s+)?(?:modified|revoked|lifted|issued|ended|terminated|changed|amended)"
        r"\s+(?:no|do|does|may|can|will|are|remain|still)\b",
        "prevention act|uflpa": r"\b(?:prevention\s+act(?:\s+\(uflpa\))?|uflpa)\s+"
        r"(?:presumes|bars|prohibits|forbids|provides|creates|establishes|"
        r"treats|keeps|blocks|stops|covers|applies|requires|excludes)\b",
        "a finding": rf"a\s+finding\s+{_IS_WHAT}",
        "bars|stops|blocks|keeps": r"^an?\s+(?:wro|withhold\s+release\s+order|order|finding)\s+"
        r"(?:bars|stops|blocks|keeps)\s+(?:out\s+)?(?:any\s+|all\s+)?(?:goods|merchandise|imports|shipments|products)\b(?!\s+(?:of|from|made|produced|by|containing)\b)",
        "directs|instructs|obliges|tells": r"\b(?:an?|such\s+an?)\s+(?:wro|withhold\s+release\s+order|order|finding)\s+"
        r"(?:directs|instructs|obliges|tells)\s+(?:[\w.]+\s+){1,6}?to\s+(?:detain|seize|stop|hold|withhold)"
        r"(?=\s*[,;:.]|\s+(?:the\s+|such\s+)?(?:goods|shipments|merchandise|imports)\b"
        r"(?!\s+(?:of|from|by|(?:produced|made|manufactured|harvested)\s+(?:by|in|at))\b))",
        " enough to": r"\b(?:strong|good|solid|clear|sufficient|conclusive|weighty)\s+enough\s+to\s+"
        r"(?:stop|detain|seize|hold|block)\b",
        "information": r"information\s+(?:that\s+)?(?:reasonably\s+)?(?:but\s+not\s+conclusively\s+)?indicates?\s+that\s+"
        r"(?:merchandise|goods|imported)|for\s+more\s+information",
        "learn": r"learn\s+more",
        "to report": r"to\s+report\b",
        "u.s. law": r"under\s+u\.s\.\s+law",
        "statute": r"federal\s+statute",
        "urged": r"are\s+urged\s+to",
        "encourage": r"are\s+encouraged\s+to|strongly\s+encourage",
        "all ": r"all\s+(?:active\s+)?(?:withhold\s+release\s+orders|wros)\b.{0,60}\b(?:available|listed|found)",
        "available": r"available\s+(?:on|at)\b",
        "goods of many|goods of several": r"\bissued\s+(?:withhold\s+release\s+orders|wros|orders)\s+(?:on|against)\s+goods\s+of\b",
        "are published|are posted|are announced|are listed": r"^(?:"
        r"(?:forced\s+labor\s+)?findings|withhold\s+release\s+orders|wros|orders|modifications|revocations)\s+"
        r"are\s+(?:published|posted|announced|listed)\b(?![^.;]*\b(?:today|effective|against)\b)",
        "published": r"^all\s+(?:[\w-]+\s+){0,6}?(?:orders|wros|findings)\s+(?:and\s+findings\s+)?are\s+published\b",
        "pages|portal|website": r"^(?:more|further|details)\b[^.;]{0,80}\b(?:pages?|portal|websites?)\b",
        "by way of|by means of|through a|via a|with a|under a|through withhold": r"\b(?:detain|seize|withhold|stop)s?\s+"
        r"(?:such\s+)?(?:shipments|goods|merchandise|imports|cargo|them)\s+"
        r"(?:by\s+way\s+of|by\s+means\s+of|through|via|with|under)\s+(?:an?\s+)?(?:wros?|withhold\s+release\s+orders?|detention\s+orders?)\b",
        "under a": r"^under\s+an?\s+(?:wro|withhold\s+release\s+order|order|finding)(?:\s+\([a-z]+\))?,?\s+"
        r"(?:cbp|the\s+agency|officers|ports|personnel)\s+(?:detain|seize|stop|hold|withhold)s?\s+"
        r"(?:the\s+|such\s+)?(?:shipments|goods|merchandise|imports|cargo|them)\b(?!\s+(?:of|from|by|containing|(?:produced|made|manufactured|harvested)\s+(?:by|in|at))\b)",
        "not a ban": r"is\s+not\s+a\s+ban",
    }
)
_ORDERS = r"(?:withhold\s+release\s+orders|WROs|(?:forced\s+labou?r\s+)?findings)"
_RANK = (
    r"\b(?:is|was|marks|marked|being|represents|becomes)\s+(?:the\s+)?(?:agency's\s+|"
    rf"CBP's\s+)?(?:only\s+)?(?:the\s+)?{ORDINAL}\b|"
    rf"\b(?<!for )the\s+{ORDINAL}\s+(?:WRO|withhold|detention|finding|modification|time|such)\b"
)
#: How many orders there are, and which of them this is.
TOTALS = AnyOf(
    {
        "orders|wros|findings|actions": r"\b(?:over(?:sees?|seeing)|"
        r"enforc(?:es?|ing)|administer(?:s|ing)?|manag(?:es|ing)|maintain(?:s|ing)|"
        r"bring(?:s|ing)\s+(?:to|the)|currently|now\s+has|total(?:s|ing)?\s+of|(?<!\bput\s)(?<!\bputs\s)in\s+place|there\s+are)\b"
        rf".{{0,60}}\b{NUMBER}\s+(?:active\s+)?{_ORDERS}|(?<!\bput\s)(?<!\bputs\s)\b{NUMBER}\s+(?:active\s+)?{_ORDERS}\b.{{0,60}}\b(?:being\s+enforced|"
        r"enforced|in\s+(?:force|effect|place)|active|stood|on\s+the\s+books)\b|"
        r"\b(?:previous|prior|past|earlier|recent)\s+(?:withhold\s+release\s+orders|WROs|detention\s+orders|findings|actions)\b",
        "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|"
        "fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|"
        "1st|2nd|3rd|0th|1th|2th|3th|4th|5th|6th|7th|8th|9th": _RANK,
        "issued": r"\b(?:has|have)\s+(?:now\s+|already\s+|so\s+far\s+)?issued\s+(?:a\s+total\s+of\s+)?(?:more\s+than\s+|"
        rf"over\s+)?(?!an?\s|one\s){NUMBER}\b.{{0,80}}\b(?:since|year|FY|(?:in|during|for|of)\s+(?:\w+\s+)?20\d\d|to\s+date|far)|"
        rf"\b(?:fiscal|calendar)\s+year\b.{{0,80}}\b(?:has|have)?\s*issued\s+{NUMBER}\b|"
        rf"\bissued\s+{NUMBER}\s+(?:withhold\s+release\s+orders|WROs|modifications|detention\s+orders)\b.{{0,60}}\b(?:fiscal|"
        r"calendar|in\s+20\d\d|FY)",
    }
)
BACKGROUND = AnyOf({}, GENERAL, TOTALS, ASIDE)
