"""What a modification does: lifted for all it covered, narrowed by someone or something, or not to be told.

CBP's verb does not say it. An order that goes on for others was narrowed; one whose whole subject goes free was lifted.
A doubt is never settled in favour of a lifting.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.reading.clauses.offices import abroad, at_their_ports, subject
from scraper.reading.effect.apart import OTHER_ORDERS, is_apart, of_the_order
from scraper.reading.effect.other_matters import without_the_general
from scraper.reading.effect.remainder import REMAINDER
from scraper.reading.text.lowercase import AnyOf, small
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import NUMBER

_ORDER = (
    r"(?:WROs?|[Ww]ithhold\s+[Rr]elease\s+[Oo]rders?|[Oo]rder|[Ff]inding|[Dd]etention\s+[Oo]rder|restrictions?|"
    r"measure)"
)
#: The order goes on.
_GOES_ON = AnyOf(
    {
        "continue|remain|stay|still": rf"\b(?:the|this|that|its|existing|original|\d{{4}})\s+(?:\w+\s+)?{_ORDER}\b"
        r"(?:(?!\bno\s+(?:[\w-]+\s+){0,5}?(?:remains?|stays?|continues?)\b|\bnone\s)[^.;]){0,80}?\b(?:continues?|remains?|stays?|still|will\s+(?:continue|remain|stay)|is\s+still)\b(?!\s+(?:to\s+work|working|"
        r"to\s+monitor|committed))"
        r"|\b(?:continues?|remains?|stays?|will\s+(?:remain|continue|stay)|still)\s+(?:to\s+)?(?:be\s+)?(?:apply|"
        r"applies|detain(?:ed|ing)?|seiz(?:e|ed|ing)|subject\s+to|in\s+(?:effect|force|place)|active|covered|"
        r"enforce[ds]?|prohibit(?:ed)?|bar(?:red)?)\b",
        "other|remaining": r"\b(?:all|any|every|the|its|their|[a-z]+'s)\s+(?:other|remaining)\s+"
        r"(?:\w+[\s-]){0,4}?(?:members?|subsidiaries|units|"
        r"mills|plants|growers|sites|makers|producers?|companies|company|manufacturers?|importers?|exporters?|entities|vessels?|"
        r"parties|suppliers?|growers?|farms?|products|goods|merchandise|mines?|firms?)\b[^.;]{0,80}\b(?:remain|"
        r"continue|stay|stand|still|nothing\s+changes|not\s+affected|unaffected|(?:is|are|may|can|will|do|does)\s+not\b)",
        "others|other |rest ": rf"\bthe\s+(?:others|rest|other\s+{NUMBER})\s+(?:of\s+them\s+)?"
        r"(?:remains?|stays?|continues?|stands?|are\s+still|is\s+still)\b",
        "nothing": r"\bnothing\s+(?:(?:in|about)\s+(?:the|this|that)\s+(?:[\w-]+\s+){0,3}?(?:order|wro|finding)\s+)?"
        r"(?:changes|has\s+changed|is\s+different|else\s+(?:changes|has\s+changed))\b",
        "goes on|go on|keeps|keep |holds for|holds good": r"\b(?:order|wro|finding|measure|it|"
        r"restrictions?)\b[^.;]{0,80}?\b(?:goes|go|keeps?|will\s+(?:go|keep))\s+(?:on\s+)?"
        r"(?:apply|applying|cover|covering|being|binding)|\bholds\s+(?:good\s+)?for\s+(?:all|every|any|the\s+(?:other|rest))",
        "as before": r"\b(?:held|detained|stay|stays|remains?|stand|stands|apply|applies|subject|barred|covered|stopped|"
        r"continues?)\b[^.;]{0,80}\bas\s+before\b",
        "everyone else|everybody else|anyone else|anybody else|all others|any other|every other|the others|"
        "the rest": r"\b(?:for|against|to|on|by|from|of)\s+"
        r"(?:everyone\s+else|everybody\s+else|anyone\s+else|anybody\s+else|all\s+others|(?:any|every)\s+other\s+(?:compan|firm|produc|import|grow|export|mak|entit|part|suppl|mine|vessel|farm)|the\s+(?:others|rest))\b",
        " for | against | on |with respect|with regard| as to | as regards": r"\b(?:order|wro|finding|measure|it)\b[^.;]{0,60}?\b"
        r"(?:goes\s+on|stands?|stays?|holds|remains?|continues?|lives\s+on|is\s+kept(?:\s+up)?)\s+"
        r"(?:(?:in\s+(?:place|force|effect)|as\s+it\s+(?:is|was)|unchanged|alive|valid|good|binding)\s+)?(?:for|against|on|with\s+(?:regard|respect)\s+to|as\s+(?:to|regards))\s+"
        r"(?:all|any|every|the\s+(?:other|rest|remaining|two|three|four|five|six)|two|three|four|five|six|seven|eight|nine|ten|its|their|everyone|others?|[a-z]+\s+other)\b",
        "unaffected|untouched|unaltered": r"\b(?:remains?|is|are|stays?|leaves?|left)\b[^.;]{0,60}\b(?:unaffected|"
        r"untouched|unaltered)\b",
        "left it|leaves it|keeps it|kept it": r"\b(?:left|leaves|keeps|kept)\s+it\s+in\s+(?:place|force|effect)\b",
        "full force": r"\b(?:remains?|stays?|stands?|is\s+still)\s+in\s+full\s+force\b",
        "stay|remain|stand": r"\b(?:stays?|remains?|stands?)\s+(?:on|under|within|unchanged\s+for|in\s+place\s+for)\b"
        r"(?!\s+(?:no|none|neither)\b|\s+(?:\w+\s+)?(?:observation|review|watch|scrutiny|surveillance|monitoring|supervision|contract|oversight|pressure|alert|guard|notice|way|study|investigation|consideration|construction|examination)\b)|"
        r"\b(?:stays?|remains?)\s+(?:so|bound|barred|detained|excluded|listed|named|shut\s+out|blocked|banned|locked\s+out|kept\s+out|off\s+limits|prohibited)\b",
        "not ": r"\bdoes\s+not\s+(?:affect|apply|change|extend|alter|cover)\b(?![^.;]{2,90}?\s(?:any\s+(?:longer|more)|anymore)\b)"
        r"|\b(?:is|are|was)\s+not\s+affected\b",
        " not.|cannot.| not:|cannot:| not;": r"\b(?:(?:is|are|do|does|may|will|can)\s+not|cannot)(?:\.$|[:;]\s)",
        "stands unchanged|stands as |stand unchanged": r"\bstands?\s+(?:unchanged|as\s+(?:it\s+(?:is|was)|before))\b",
        "for them|for those|for these": rf"\bfor\s+(?:them|those|these)\s+(?:the|this|that)\s+(?:\w+\s+)?{_ORDER}\b"
        r"[^.;]{0,90}?\b(?:stands|holds|continues|remains|stays|goes\s+on|is\s+still)\b",
        "still are|still is|still do|still apply|remain so|stay so": (
            r"\b(?:still\s+(?:are|is|do|does|appl(?:y|ies))|(?:remains?|stays?)\s+so)(?:\s+(?:subject|covered|on\s+it|under\s+it|named|listed))?\s*[.;,]"
        ),
        "lives on|live on": r"\b(?:order|wro|finding|measure)\b[^.;]{0,60}?\blives\s+on\b",
        "only|solely|exclusively|limited": r"\bonly\s+(?:applies|apply|covers?|affects?|extends?)\b|"
        r"\bnow\s+(?:covers?|reach(?:es)?|names?|bars?|concerns?)\s+only\b|\b(?:applies|apply|"
        r"extends?|limited|relates)\s+(?:only|solely|exclusively)\s+to\b|\blimited\s+to\b",
    }
)
#: Only a part goes free.
_PART = AnyOf(
    {
        "except": r"\bwith\s+the\s+exception\s+of\b|\bexcept(?:ing)?\s+(?:for\s+|that\s+)?(?=[a-z])",
        "apart": r"\bapart\s+from\b",
        "but not": r"\bbut\s+not\b(?!\s+(?:yet\s+|always\s+|necessarily\s+)?(?:conclusive|limited|yet|always|necessarily))",
        "for one|for a single|for the benefit|where |when |if |as it|as they|for its|for some|for two|for several": (
            r"\b(?:orders?|wros?|findings?)\b[^;]{0,140}?\s(?:for\s+(?:one|a\s+single|some|two|several)\s+(?:of\s+(?:its|the)\b|compan|produc|firm|importer|exporter|grower|manufactur|maker)"
            r"|for\s+the\s+benefit\s+of\b|(?:where|when|if)\s+(?:(?:it|they|the\s+[\w-]+)\s+(?:is|are|was|were)\s+)?\w+\s+by\b"
            r"|as\s+(?:it|they)\s+(?:appl(?:y|ies|ied)|relate[ds]?|concern(?:s|ed)?)\b"
            r"|for\s+its\s+(?:own\s+)?(?:[\w-]+\s+){0,3}?(?:plant|mill|factory|facility|estate|farm|mine|site|works|unit)s?\b)"
        ),
        "in respect of|as regards|with respect to|with regard to|as to |as for ": (
            r"^[^\w]*(?:in\s+respect\s+of|as\s+(?:regards|to|for)|with\s+(?:respect|regard)\s+to)\s[^;]{2,140},\s[^;]{0,80}?"
            r"\b(?:lift|modif|revok|end|terminat|rescind)\w*\s[^;]{0,60}?\b(?:order|wro|finding)\b"
        ),
        "extent": r"\bto\s+(?:that|this)\s+extent\b|\bto\s+the\s+extent\b",
        "no further": r"\b(?:and|but)\s+no\s+further\b",
        "as far as": r"\b(?:only\s+)?(?:as|so|in)\s*(?:far\s+as|sofar\s+as)\b[^.;]{2,80}\b(?:concerned|goes?)\b|"
        r"\bonly\s+as\s+far\s+as\b",
        "only for|only as|only to|only with": r"\bonly\s+(?:for|as\s+to|to|with\s+(?:respect|regard)\s+to)\s+(?!u\.s|the\s+united)",
        "as regards|with regard|with respect|in respect|in favo|in the case|as concerns|as to ": r"(?<!maintenance of )"
        r"(?<!maintenance of the )(?<!maintenance of that )\b(?:orders?|wros?|findings?)\b[^.;]{0,140}\b"
        r"(?:as\s+regards|with\s+(?:regard|respect)\s+to|in\s+(?:respect|favou?r)\s+of|in\s+the\s+case\s+of|as\s+concerns|as\s+to)\b"
        r"(?!\s+(?:(?:that|such|this|these|those|the\s+(?:said|above-described|aforementioned))\s+|the\s+(?=merchandise))(?:merchandise|goods|products|articles)\b(?!\s+(?:of|from|by|made|produced|grown|imported|exported|when|if|only|alone)\b))",
        "of four|of five|of six|of seven|of eight|of nine|of ten|of three|of the ": r"\b(?:two|three|four|five|six|"
        r"seven|eight|nine|some|most|several|half)\s+"
        r"of\s+(?:the\s+)?(?:three|four|five|six|seven|eight|nine|ten|\d+)\b"
        r"(?!(?:\s+(?!compan|firm|member|vessel)[\w-]+){0,4}?\s+indicators?\b)",
        "one of|part of the|some of": r"\bone\s+of\s+(?:the\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|several|"
        r"many|\d+)\s+(?:[\w-]+\s+){0,3}?(?:compan|firm|produc|member|vessel|maker|grower|mill|plant|mine|farm|factor|entit|part)",
        "one of|two of|three of|four of|some of|several of": (
            rf"\b(?:one|two|three|four|some|several)\s+of\s+(?:the\s+)?{NUMBER}\s+(?!(?:[\w-]+\s+){{0,3}}?(?:indicators|audits|visits|conditions)\b)(?:[\w-]+\s+){{0,3}}?[a-z-]+s\b"
            r"[^.;]{0,80}?\s(?:under|by|in|on)\s+(?:an?|the|its)\s+(?:[\w-]+\s+){0,3}?(?:wro|order|finding)\b"
        ),
        "one else|nobody else": r"\b(?:for|to|of)\s+(?:no\s+one|nobody|none)\s+else\b",
        "partial": r"\bpartial(?:ly)?\b(?:\s+\w+){0,2}\s+(?:modif|lift|revo|remov|exempt)",
        "in part": r"\b(?:modif\w+|revo\w+|lift\w+)\s+(?:\w+\s+){0,6}in\s+part\b",
        "to ": r"\bto\s+(?:exclude|exempt|remove(?!\s+(?:\w+\s+){0,3}?(?:forced|labou?r|indicators?|conditions?|practices?|abuses?|"
        r"debts?|fees?|risks?|locks?|guards?|causes?|signs?|traces?|barriers?)\b)|carve\s+out|narrow)\b",
        "carve": r"\bcarve[sd]?[- ]out\b|\bcarve[sd]?\s+[^.;]{2,90}?\sout\s+of\s",
        "the list of": r"\b(?:left|leaves|off|from)\s+(?:the|its)\s+list\s+of\s+(?:compan|firm|produc|those|entit|maker|vessel)",
        "exempt": r"\bexempt(?:s|ed|ing|ion)?\b",
        "narrow": r"\bnarrow(?:s|ed|ing)?\b",
        "limit|reduc|confin|trim|cut back|cuts back|pare|scale": (
            r"\b(?:limit(?:s|ed|ing)|reduc(?:e[sd]|ing)|confin(?:e[sd]|ing)|trim(?:s|med)|(?:cuts?|pare[sd]|scale[sd])\s+back)\s+(?:the\s+(?:scope|reach|coverage)\s+of\s+)?"
            rf"(?:the|its|this|that)\s+(?:\w+\s+){{0,3}}?{_ORDER}"
        ),
        "from": r"\b(?:removed?|removes|removing|excluded?|excludes)\s+(?:[^.;]{2,160}?\s)?from\s+(?:the\s+"
        rf"(?:scope|coverage)\s+of\s+)?(?:the|this|its|a|an)\s+(?:\w+\s+){{0,3}}{_ORDER}",
    }
)
_NTH_TIME = AnyOf(
    {
        "time|modification": r"\b(?:second|third|fourth|fifth|sixth|\d(?:nd|rd|th))\s+(?:time|modification)\b[^.;]{0,60}\b"
        r"(?:this|the|that|same)\s+(?:\w+\s+)?(?:WRO|withhold|order|finding)\b",
        "exempt": r"\b(?:second|third|fourth|fifth|sixth)\s+(?:company|producer|firm|exporter|importer|grower|manufacturer)\s+"
        r"(?:to|that|which)\b[^.;]{0,60}\bexempt",
    }
)
_FREE = re.compile(
    r"\bno\s+longer\b|\b(?:will|shall)\s+not\s+be\s+(?:subject\s+to\s+(?:detention|seizure)|detained|seized)\b|\badmissible\b|\b(?:allow|permit|clear|let|enabl)\w*\b[^.;]{0,140}\b(?:enter|entry|into|import|(?:sold|shipped|marketed|sell)\s+(?:again\s+|once\s+more\s+)?(?:in|to)\s+the\s+(?:United|U\.S\.|American))|"
    r"\b(?:may|can)\s+(?:(?:now|again|once\s+again|once\s+more)\s+)?(?:enter|be\s+(?:imported|entered|sold))|\brelease[ds]?\s+(?:from|into)|\bterminat|\brevok|\brescind|\blift|"
    r"\b(?:discontinu|vacat|repeal|dissolv|annul|abolish|cancel|void|retire|scrap|withdr)\w*\s+(?:the|its|that)\s+(?:[\w-]+\s+){0,3}?(?:order|wro|finding)\b|\bset\s+aside\s|"
    r"\b(?:order|wro|finding)\b[^;]{0,160}\b(?:(?:came|comes|brought)\s+to\s+an?\s+(?:end|close)|ended\b|is\s+over\b|inactive\b)|"
    r"\bceas(?:e[sd]?|ing)\s+to\s+(?:seize|detain|hold|stop)\b|\bstop(?:s|ped)?\s+(?:seizing|detaining|holding)\b|"
    r"\b(?:again|once\s+more|now)\s+welcome\b|\bwelcome\s+(?:again|once\s+more)\b",
    re.IGNORECASE,
)


def _hints(text: str) -> tuple[bool, bool]:
    """Whether a sentence, in small letters, may say that a part goes free, or that the order stands for others."""
    part = _PART.found_in(text)
    return part, part or any(one.found_in(text) for one in (_GOES_ON, REMAINDER, _NTH_TIME))


#: "will admit charcoal on condition that every shipment is accompanied by a certificate": not what comes without one.
_ON_PAPERS = re.compile(
    r"\b(?:on\s+(?:the\s+)?condition|provided|only\s+if|so\s+long\s+as|as\s+long\s+as)(?:\s+that)?\s+(?:(?:every|each|any|all|the|a|its|their)\s+)*(?:[a-z-]+\s+)?"
    r"(?:shipments?|entr(?:y|ies)|loads?|consignments?|containers?)\s+[^.;]{0,30}?\b(?:accompanied|certified|carr(?:y|ies)|bears?|traced|tested|sealed|documented)\b|"
    r"\b(?:arriv|enter|import|present)\w*\s+without\s+(?:such|that|this|an?|the)\s+(?:[a-z-]+\s+){0,2}?(?:certificate|document|declaration|papers?|proof|seal)\b[^.;]*\b(?:detain|held|seiz|stopp|barr)"
)


def goes_on(sentences: Sequence[Sentence]) -> Sentence | None:
    """The sentence that says the order stands for others, or that only a part was freed."""
    for sentence in sentences:
        text, lowered = sentence.plain, of_the_order(sentence.plain)
        part, whole = _hints(lowered)
        if part or whole:
            lowered = without_the_general(lowered)
            part, whole = _hints(lowered)
        if (part or whole) and not is_apart(text, lowered) and (part or not OTHER_ORDERS.search(text)):
            return sentence
    return next((one for one in sentences if _ON_PAPERS.search(one.plain)), None)


def is_nth(sentence: Sentence) -> bool:
    """ "The third time that CBP has modified the order": it went on after the first."""
    return _NTH_TIME.found_in(small(sentence.plain))


def frees(sentence: Sentence) -> bool:
    """Whether a sentence says that goods come in again."""
    text = sentence.plain
    return any(
        not abroad(subject(text, met.start())) and not at_their_ports(text[met.end() :]) for met in _FREE.finditer(text)
    )
