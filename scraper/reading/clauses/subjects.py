"""Where the subject of a clause begins: behind the words that open a sentence or tie its clauses together."""

from __future__ import annotations

import re

from scraper.entity.forms import forms_in
from scraper.reading.phrases.relative import SOMEBODY
from scraper.reading.text.dates import MONTH

#: "the company's ginger", "its ginger": goods of whom the page has spoken.
THEIR_OWN = re.compile(
    r"(?:,?\s*(?:[Tt]he|[Tt]his|[Tt]hat)\s+(?:\w+\s+)?(?:company|firm|producer|manufacturer|maker|group|union|cooperative|exporter|grower|mill|factory|farm|vessel|ship|longliner|trawler|"
    r"fleet|estate|mine|plant|association|plantation|refinery|refiner|smelter|processor|supplier|tannery|quarry|kiln|workshop|packer|canner)'s|"
    r",?\s*(?:[Tt]he|[Tt]hese|[Tt]hose|[Bb]oth)\s+(?:two\s+|three\s+|four\s+|five\s+)?(?:companies|firms|producers|makers|manufacturers|growers|exporters|mills|factories|farms|vessels|"
    r"ships|longliners|trawlers|plants|mines|estates|processors|packers|canners)'|"
    r"[Ii]ts|[Tt]heir)\s+(?=[a-z])"
)


def _parts_names(text: str, met: re.Match[str]) -> bool:
    """A semicolon in brackets, or between two names of a list."""
    if met.group().strip() != ";":
        return False
    if text.count("(", 0, met.start()) > text.count(")", 0, met.start()) and ")" in text[met.end() :]:
        return True
    return text[met.end() :].removeprefix("and ")[:1].isupper() and any(
        end in (met.start(), met.start() + 1) for _, end in forms_in(text)
    )


#: Where a clause may begin. First how each of these opens: quick to see at most places.
_CLAUSE_OPENS = re.compile(
    r"(?:^|\b(?=[aACdeilmrstuw])|(?=[,;:]))"
    r"(?:\bthat(?=\s{6,}(?!(?:was|were|is|are|has|have|had|will|may|can|shall|must|it|they)\s)[a-z])|\bthat,\s+(?:effective|beginning|starting|as\s+of|from)\s[^,]{0,40}(?:,\s*\d{4})?,|"
    r"^The\s+(?:revocation|modification|change|decision|lifting|termination)\s+is\s+effective[^,]{0,40}(?:,\s*\d{4})?,\s+and|"
    r"\b(?:informs|advises|notifies|informed|advised|notified)\s+(?:the\s+trade(?:\s+community)?|importers|filers|brokers)\s+that|\b(?:are|is)\s+(?:hereby\s+|herewith\s+)?(?:advised|informed|notified|reminded|alerted)\s+that|\bunder\s+which|\bwhy(?=\s+[a-z])|\bwhose(?=\s+[a-z])(?!\s+[a-z-]+(?:\s+[a-z-]+){0,2}\s+(?:is|are|was|were|has|have)\s+[^,;]{2,60},\s*$)|\b(?:such|so)\s+that(?:,\s+(?:effective|beginning|starting|as\s+of|from)\s[^,]{0,40}(?:,\s*\d{4})?,)?|\b(?:announced|decided|ruled)\s+(?:today\s+|yesterday\s+|\w+day\s+)?that|\bthat(?!\s+the\s+(?:(?:[\w-]+\s+){0,2}?(?:company|firm|group|maker|producer|manufacturer|exporter|cooperative|mill|vessel|ship|trawler|longliner|grower|miner)\s+(?:(?:\w+|[A-Z][\w-]*(?:\s+[A-Z0-9][\w.-]*){0,3})\s+)??|"
    r"(?:\w+|[A-Z][\w-]*(?:\s+[A-Z0-9][\w.-]*){0,3})\s+)(?:(?:and|or)\s+(?:(?:one|any|all|each|some)\s+(?:of\s+)?)?its\s+(?:[a-z]+\s+)?(?:subsidiaries|affiliates|units|subsidiary|affiliate)\s+)?(?:has\s+|have\s+|had\s+)?"
    r"(?:import|produc|mak|made|export|buy|bought|bring|brought|enter|obtain|draw|knot|sell|sold|grow|grew|harvest|ship|process|sourc|purchas|catch|caught|land|min|spin|sew|weav|pack|refin|mill|assembl|fetch|gather|collect|cast|smelt|quarr|extract|distill)\w*)(?!\s+(?:originate|come|stem|hail|derive)s?\b)(?=\s+(?:all|"
    r"any|the|certain|imports|shipments|[a-z]+\s+(?:and|from)|(?!(?:was|were|is|are|has|have|had|it|they)\s)(?:[a-z-]+,?\s+){1,7}?(?:produced|made|manufactured|imported|harvested|processed|grown)))|\b(?:said|says|told|determined|concluded|informed|announced|announces|stated|reported|declared|reminded|instructed)\b(?:\s+(?!that\b)[\w.]+){0,6}?\s+that(?=\s+(?:[a-z-]+,?\s+){1,7}?(?:[a-z]+(?:ed|wn|un|ght|ewn)\s+(?:by|in|at|on|aboard)\b|(?:of|by|from|that|which)\s+(?:the\s+)?(?=[A-Z])))|;\s+(?:as\s+of|effective|beginning|starting|from)\s[^,;]{0,40}(?:,\s*\d{4})?,|;|:|"
    r"\bAccordingly,|\band\s+as\s+a\s+(?:result|consequence),?|\bmodified\s+and|\b(?:revok|modif|lift|rescind|terminat|withdr)\w+\s+(?:it|(?:that|the)\s+order)\b(?!\s+so\b)[^;:]{0,40}?,?\s+and|\bmeans|\bresult,|\bCBP\s+will\s+allow|"
    rf",\s+and,?\s+(?:effective|as\s+of|beginning|starting|from|since)\s+(?:on\s+)?(?:immediately|today|yesterday|(?:last\s+)?[MTWFS][a-z]+day|now\s+on|(?:that|this)\s+(?:day|date)(?:\s+on)?|then(?:\s+on)?|{MONTH}\s+\d{{1,2}}(?:,\s*\d{{4}})?),?|"
    rf"^(?:Effective|As\s+of|Beginning|Starting|From|Since)\s+(?:today|immediately|now|yesterday|{MONTH}\s+\d{{1,2}}(?:,\s+\d{{4}})?)(?=\s+(?!(?:at|its|the(?!\s+(?:[a-z]+\s+){{0,2}}[a-z]+(?:'s|s')\s)|their|such|these|those|this|no)\s|on(?:wards?)?,|forward,)[a-z])|"
    rf"(?:(?:^|(?<=[:;]\s))[Ee]ffective|^(?:As\s+of|Beginning|Starting|On|From|Since)\s)[^,]{{0,40}}(?:,\s*\d{{4}})?(?:,\s+{MONTH}\s+\d{{1,2}}(?:,\s*\d{{4}})?)?,"
    r"(?:\s+(?:finally|lastly|likewise|moreover|too|also|then),)?|"
    r"^(?:With|By|Through|Following|After|Under)\s+(?:the|this|that|its|an?|today's|yesterday's)\s+(?:\w+\s+)?(?:publication|issuance|notice|announcement|revocation|modification|decision|change|lifting|action|step|"
    r"determination|amendment)\b[^,]{0,80}(?:,\s*\d{4})?,|"
    r"^Under\s+(?:an?|the|this|that|its)\s+(?:new\s+)?(?:Withhold\s+Release\s+Order|WRO|Finding|(?:[Dd]etention\s+)?[Oo]rder)(?:\s+\([A-Z]+\))?"
    r"(?:\s+(?:of|by)\s+CBP(?=[\s,]))?(?:\s+(?:issued|signed|announced|published)\s[^,]{0,70}(?:,\s*\d{4})?)?\s*(?:,\s+(?:in\s+(?:force|effect)|effective)\s[^,]{3,30}(?:,\s*\d{4})?)?(?:,|(?<=\s{3}))|"
    r"^(?:As\s+an?\s+(?:\w+\s+)?(?:result|consequence|part|matter)\s+of|Under(?=\s+(?:\d|[Ss]ection\s|[Tt]itle\s|U\.S\.\s))|With|Given|Because\s+of|In\s+(?:light|view|keeping|line|accordance)\s+(?:of|with)|Due\s+to|Thanks\s+to|Based\s+(?:up)?on|"
    r"Pursuant\s+to|Consistent\s+with|Per|Upon|By\s+virtue\s+of|As\s+part\s+of|Following|On\s+the\s+(?:basis|strength)\s+of|In\s+consequence\s+of)\s(?:[^,;]{2,90}(?:,\s*\d{4})?,|[^,;]{2,60}?\s{9})|"
    r"^(?:From\s+now\s+on|For\s+(?:that|this)\s+reason|As\s+a\s+result|As\s+a\s+consequence|Accordingly|Therefore|Thus|Going\s+forward|"
    r"Henceforth|Hence|Consequently|Now|Under\s+the\s+\w+|Under\s+this\s+\w+|With\s+this\s+\w+|Today|"
    r"Immediately),?|^(?:First|Second|Third|Fourth|Fifth|Finally|Lastly|Last|Next|Also|In\s+addition|Additionally|Moreover|Separately|Meanwhile),|(?:\btoday|immediately),(?:\s+and(?=\s))?|"
    r"^(?:As|Because|Since|After|Now\s+that)\s[^;]{10,240},(?=\s+(?:its|their)\s+[a-z][^,;]{2,80}$))\s+"
)
_AND_MODIFIED = re.compile(r"\b(?:modified|revoked|lifted|rescinded)\s+and\s+")


#: "The notice was published on June 3, and seafood of the vessel": what stands before "and" is told already.
_TOLD = re.compile(
    r"\b(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?:\w+ly\s+)?(?:published|issued|signed|announced|modified|revoked|lifted|amended|remediated|addressed|resolved|corrected|remedied|repaid)\b"
    r"|\b(?:appeared|took\s+effect|went\s+into\s+(?:effect|force))\b"
    #: "CBP today modified the order, and tiles of A will".
    r"|\b(?:CBP|[Aa]gency|Border\s+Protection(?:\s+\(CBP\))?)\s+(?:(?:has|today|yesterday|also)\s+)*(?:modified|revoked|lifted|ended|amended|rescinded|issued|withdrew|terminated)\s"
    #: "Its owner, A of Manta, operates 23 longliners, and tuna harvested by any of them is".
    r"|^(?:Its|The|Their)\s[^;:]{3,120}?\s(?<!that\s)(?<!which\s)(?:operates?|owns?|runs?|employs?|manages?)\s"
)


#: "CBP found no forced labor there, and its wood may be imported": a clause of its own before "and".
_FINITE = re.compile(r"\b(?:found|finds|is|are|was|were|has|have|had)\b")


#: "A was added to the order, while B, which has paid its pickers, was taken off it".
_WHILE = re.compile(r",\s+(?:while|whereas)\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž])(?=[^;]{2,120}$)")


def opens_anew(text: str, start: int) -> bool:
    """Whether what stands at `start` has a capital only since a sentence opens there, or goes on behind a colon."""
    return start == 0 or text[:start].rstrip().endswith(":")


def subject_start(text: str, end: int) -> int:
    """Where the subject of the verb at `end` begins: after the last clause boundary that leaves a noun phrase."""
    before = text[:end]
    start = 0
    for met in _CLAUSE_OPENS.finditer(before):
        if not _parts_names(before, met) and not SOMEBODY.match(before, met.start()):
            start = met.end()
    told = before.rfind(", and ", start)
    if told > 0 and (
        _TOLD.search(before, start, told)
        or (THEIR_OWN.match(before, told + len(", and ")) and _FINITE.search(before, start, told))
    ):
        return told + len(", and ")
    if beside := _WHILE.search(before, start):
        return beside.end()
    joined = _AND_MODIFIED.search(before[start:])
    return start + joined.end() if joined else start
