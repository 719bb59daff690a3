"""What a modification does: lifted for all it covered, narrowed by someone or something, or not to be told.

CBP's verb does not say it. An order that goes on for others was narrowed; one whose whole subject goes free was lifted.
A doubt is never settled in favour of a lifting.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.reading.clauses.offices import abroad, at_their_ports, subject
from scraper.reading.effect.other_matters import is_other_matter, without_the_general
from scraper.reading.effect.remainder import REMAINDER
from scraper.reading.phrases.any_goods import is_any_goods, wherever
from scraper.reading.text.asides import ASIDE
from scraper.reading.text.lowercase import AnyOf, in_small, small
from scraper.reading.text.sentences import Sentence

_ORDER = (
    r"(?:WROs?|[Ww]ithhold\s+[Rr]elease\s+[Oo]rders?|[Oo]rder|[Ff]inding|[Dd]etention\s+[Oo]rder|restrictions?|"
    r"measure)"
)
#: The order goes on.
_GOES_ON = AnyOf(
    {
        "continue|remain|stay|still": rf"\b(?:the|this|that|its|existing|original|\d{{4}})\s+(?:\w+\s+)?{_ORDER}\b"
        r"(?:[^.;]{0,80}?)\b(?:continues?|remains?|stays?|still|will\s+(?:continue|remain|stay)|is\s+still)\b(?!\s+(?:to\s+work|working|"
        r"to\s+monitor|committed))"
        r"|\b(?:continues?|remains?|stays?|will\s+(?:remain|continue|stay)|still)\s+(?:to\s+)?(?:be\s+)?(?:apply|"
        r"applies|detain(?:ed|ing)?|seiz(?:e|ed|ing)|subject\s+to|in\s+(?:effect|force|place)|active|covered|"
        r"enforce[ds]?|prohibit(?:ed)?|bar(?:red)?)\b",
        "other|remaining": r"\b(?:all|any|every|the)\s+(?:other|remaining)\s+(?:\w+[\s-]){0,4}?(?:members?|subsidiaries|units|"
        r"mills|plants|growers|sites|makers|producers?|companies|company|manufacturers?|importers?|exporters?|entities|vessels?|"
        r"parties|suppliers?|growers?|farms?|products|goods|merchandise|mines?|firms?)\b[^.;]{0,80}\b(?:remain|"
        r"continue|stay|stand|still|nothing\s+changes|not\s+affected|unaffected|are\s+not)",
        "nothing": r"\bnothing\s+(?:changes|has\s+changed|is\s+different|else\s+(?:changes|has\s+changed))\b",
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
        "full force": r"\b(?:remains?|stays?|stands?|is\s+still)\s+in\s+full\s+force\b",
        "stay|remain|stand": r"\b(?:stays?|remains?|stands?)\s+(?:on|under|within|unchanged\s+for|in\s+place\s+for)\b"
        r"(?!\s+(?:\w+\s+)?(?:observation|review|watch|scrutiny|surveillance|monitoring|supervision|pressure|alert|guard|notice|way|study|investigation|consideration|construction|examination)\b)|"
        r"\b(?:stays?|remains?)\s+(?:so|bound|barred|detained|excluded|listed|named)\b",
        "not ": r"\bdoes\s+not\s+(?:affect|apply|change|extend|alter|cover)\b|\b(?:is|are|was)\s+not\s+affected\b",
        " not.|cannot.": r"\b(?:(?:is|are|do|does|may|will|can)\s+not|cannot)\.$",
        "still are|still is|still do|still apply|remain so|stay so": (
            r"\b(?:still\s+(?:are|is|do|does|appl(?:y|ies))|(?:remains?|stays?)\s+so)(?:\s+(?:subject|covered|on\s+it|under\s+it|named|listed))?\s*[.;,]"
        ),
        "lives on|live on": r"\b(?:order|wro|finding|measure)\b[^.;]{0,60}?\blives\s+on\b",
        "only|solely|exclusively|limited": r"\bonly\s+(?:applies|apply|covers?|affects?|extends?)\b|\b(?:applies|apply|"
        r"extends?|limited|relates)\s+(?:only|solely|exclusively)\s+to\b|\blimited\s+to\b",
    }
)
#: Only a part goes free.
_PART = AnyOf(
    {
        "except": r"\bwith\s+the\s+exception\s+of\b|\bexcept(?:ing)?\s+(?:for\s+|that\s+)?(?=[a-z])",
        "apart": r"\bapart\s+from\b",
        "but not": r"\bbut\s+not\b(?!\s+(?:yet\s+|always\s+|necessarily\s+)?(?:conclusive|limited|yet|always|necessarily))",
        "extent": r"\bto\s+(?:that|this)\s+extent\b|\bto\s+the\s+extent\b",
        "no further": r"\b(?:and|but)\s+no\s+further\b",
        "as far as": r"\b(?:only\s+)?(?:as|so|in)\s*(?:far\s+as|sofar\s+as)\b[^.;]{2,80}\b(?:concerned|goes?)\b|"
        r"\bonly\s+as\s+far\s+as\b",
        "only for|only as|only to|only with": r"\bonly\s+(?:for|as\s+to|to|with\s+(?:respect|regard)\s+to)\s+(?!u\.s|the\s+united)",
        "as regards|with regard|with respect|in respect|in favo|in the case|as concerns|as to ": r"(?<!maintenance of )"
        r"(?<!maintenance of the )(?<!maintenance of that )\b(?:orders?|wros?|findings?)\b[^.;]{0,140}\b"
        r"(?:as\s+regards|with\s+(?:regard|respect)\s+to|in\s+(?:respect|favou?r)\s+of|in\s+the\s+case\s+of|as\s+concerns|as\s+to)\b",
        "of four|of five|of six|of seven|of eight|of nine|of ten|of three|of the ": r"\b(?:two|three|four|five|six|"
        r"seven|eight|nine|some|most|several|half)\s+"
        r"of\s+(?:the\s+)?(?:three|four|five|six|seven|eight|nine|ten|\d+)\b"
        r"(?!(?:\s+(?!compan|firm|member|vessel)[\w-]+){0,4}?\s+indicators?\b)",
        "one of|part of the|some of": r"\bone\s+of\s+(?:the\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|several|"
        r"many|\d+)\s+(?:[\w-]+\s+){0,3}?(?:compan|firm|produc|member|vessel|maker|grower|mill|plant|mine|farm|factor|entit|part)",
        "partial": r"\bpartial(?:ly)?\b(?:\s+\w+){0,2}\s+(?:modif|lift|revo|remov|exempt)",
        "in part": r"\b(?:modif\w+|revo\w+|lift\w+)\s+(?:\w+\s+){0,6}in\s+part\b",
        "to ": r"\bto\s+(?:exclude|exempt|remove(?!\s+(?:\w+\s+){0,3}?(?:forced|labou?r|indicators?|conditions?|practices?|abuses?|"
        r"debts?|fees?|risks?|locks?|guards?|causes?|signs?|traces?|barriers?)\b)|carve\s+out|narrow)\b",
        "carve": r"\bcarve[sd]?[- ]out\b",
        "exempt": r"\bexempt(?:s|ed|ing|ion)?\b",
        "narrow": r"\bnarrow(?:s|ed|ing)?\b",
        "from": r"\b(?:removed?|removes|removing|excluded?|excludes)\s+(?:[^.;]{2,160}?\s)?from\s+(?:the\s+"
        rf"(?:scope|coverage)\s+of\s+)?(?:the|this|its|a|an)\s+(?:\w+\s+){{0,3}}{_ORDER}",
    }
)
_NTH_TIME = AnyOf(
    {
        "time|modification": r"\b(?:second|third|fourth|fifth|sixth|\d(?:nd|rd|th))\s+(?:time|modification)\b[^.;]{0,60}\b"
        r"(?:this|the|that|same)\s+(?:\w+\s+)?(?:WRO|withhold|order|finding)\b",
    }
)
#: What stays barred because it was made before the day does not make the order go on.
_BEFORE_THE_DAY = re.compile(
    r"\b(?:before|prior\s+to|(?<!but\s)until)\s+(?:(?:that|this|the|then)\b|[A-Z][a-z]+\.?\s+\d)|"
    r"\b(?:\w+ed|made|mined|grown|caught|spun|woven|sewn|held|knit|cut)\s+(?:earlier|before|previously)\b",
    re.IGNORECASE,
)
_OTHER_ORDERS = re.compile(
    r"\b(?:oversees?|enforces?|enforcing|\d+|other|all)\s+(?:active\s+)?(?:other\s+)?(?:WROs|"
    r"withhold\s+release\s+orders|findings|orders)\b|"
    r"\b(?:together|along|at\s+the\s+same\s+time)\s+(?:with|as)\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several)\s+(?:more|others|other\s+orders)\b|"
    r"\b(?:[Oo]rder|WRO|Finding)\s+(?:is|was|had\s+been)\s+one\s+of\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several)\s+(?:orders\s+)?(?:that|which|issued|imposed)\b|"
    r"\b(?:any|every|no)\s+other\s+(?:active\s+)?(?:WRO|withhold\s+release\s+order|finding|order)\b|"
    r"^(?:Similar\s+|Separate\s+)?(?:WROs|Withhold\s+release\s+orders|Findings|Orders)\s+(?:also\s+|still\s+)?(?:remain|stay|continue|stand|are)\b"
    r"(?!.*\b(?:others?|rest|remaining|its|their|the\s+(?:same|company|group|companies|firms))\b)",
    re.IGNORECASE,
)
#: "All remain in effect until modified.": of the orders counted before.
_ALL_ORDERS = re.compile(
    r"(?:(?:All|These|Those|They|Both)(?:\s+of\s+(?:them|these|those))?(?:\s+(?:the\s+|these\s+)?(?:other\s+)?(?:(?:\w+\s+)?orders|WROs|[Ff]indings|actions))?\s+"
    r"(?:(?:remain|stay|continue|stand|are)\b(?:\s+(?:active|valid|unchanged|(?:to\s+be\s+)?in\s+(?:full\s+)?(?:force|effect|place)|on\s+the\s+(?:list|books))|\s+until|\.)|stand)|Other\s+orders|The\s+other\s+orders|(?:The\s+)?[Oo]rders\s+(?:on|against)\s+other\s+(?:vessels|companies|firms|producers|"
    r"fleets|goods|products|countries)\s+(?:remain|stay|continue|are|stand)|The\s+(?:other|remaining)\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\s+"
    r"(?:(?:[Oo]rders|WROs)\s+)?(?:(?:remain|stay|are)\s+(?:active|in\s+(?:force|effect|place))|stand\.))\b(?!.*\b(?:this|the)\s+(?:WRO|order|"
    r"Finding)\b)"
)
_FREE = re.compile(
    r"\bno\s+longer\b|\badmissible\b|\b(?:allow|permit|clear|let|enabl)\w*\b[^.;]{0,140}\b(?:enter|entry|into|import|(?:sold|shipped|marketed|sell)\s+(?:again\s+|once\s+more\s+)?(?:in|to)\s+the\s+(?:United|U\.S\.|American))|"
    r"\b(?:may|can)\s+(?:(?:now|again|once\s+again|once\s+more)\s+)?(?:enter|be\s+(?:imported|entered|sold))|\brelease[ds]?\s+(?:from|into)|\bterminat|\brevok|\brescind|\blift|"
    r"\b(?:again|once\s+more|now)\s+welcome\b|\bwelcome\s+(?:again|once\s+more)\b",
    re.IGNORECASE,
)


#: "More on the program stands on CBP's forced labor pages.": where to read on, not what stays barred.
_WHERE_TO_READ = in_small(
    r"(?:more|further|details?|information|the\s+(?:full\s+)?(?:list|text|notice|page)|all\s+(?:the\s+)?(?:orders|withhold\s+release\s+orders|wros))\b"
    r"[^.;]{0,120}\b(?:pages?|websites?|portal|online|cbp\.gov|site|register|bulletin)\b"
)


#: "Shipments that are still detained will be released": what was stopped before; "no further ones will be held".
_STILL_HELD = in_small(
    r"\bno\s+(?:further|more|new|additional)\s+(?:[a-z-]+\s+){0,3}?(?:will|shall|are\s+to)\s+be\s+(?:held|detained|stopped|seized|withheld|turned\s+away)\b|"
    r"\b(?:shipments|goods|entries|merchandise|containers)\s+(?:that\s+|which\s+)?(?:are\s+|is\s+)?still\s+(?:detained|held|in\s+detention)\s+(?=will\b|may\b|can\b)"
)


#: "Shipments already detained stay under the rules in force when they arrived": of before the change, whatever becomes of them.
_HELD_BEFORE = in_small(
    r"^(?:the\s+|any\s+|all\s+)?(?:shipments?|goods|entries|merchandise|containers|cargo|imports)\s+(?:(?:that|which)\s+(?:were|are|was|is|had\s+been|have\s+been)\s+)?"
    r"(?:already|previously|earlier|currently|now)\s+(?:in\s+detention|detained|seized|held|stopped)\b(?![^.;]*\b(?:other|remaining|rest)\b)"
)


#: "Importers whose baskets are still detained need not act; they will be released": what is held is let go.
_HELD_UNTIL_NOW = re.compile(
    r"\b(?:whose|that|which|what)\b[^.;,]{0,60}?\b(?:is|are|were|was)\s+(?:still|yet)\s+(?:being\s+)?(?:detained|held|stopped|withheld)\b"
)
_WILL_RELEASE = re.compile(r"\bwill\s+(?:now\s+)?(?:be\s+released|release|be\s+(?:let\s+in|cleared|admitted))\b")


#: "Orders against other producers are not affected", "those on others are not altered": orders apart from the page's one.
_OTHERS_OWN = re.compile(
    r"(?:^|;\s+|,\s+(?:and\s+|but\s+|while\s+)?)(?:"
    r"(?:[Tt]he\s+|CBP's\s+|[Aa]ll\s+|[Aa]ny\s+)*(?:[Oo]ther\s+)?(?:[Ww]ithhold\s+[Rr]elease\s+[Oo]rders|[Oo]rders|WROs)\s+(?:on|against|covering|concerning)\s+"
    r"[^.;]{2,120}?\s(?:is|are|remain|stay|continue|stand)\b[^.;]*"
    r"|(?:[Ss]eparate\s+|[Oo]ther\s+)?(?:[Ww]ithhold\s+[Rr]elease\s+[Oo]rders|[Oo]rders|WROs)\s+(?:also\s+|still\s+)?(?:remain|stay|"
    r"continue|stand|are)\s+[a-z ]{0,24}?(?:on|against|for|over|covering)\s+"
    r"(?:(?:many|several|some|various|dozens\s+of|a\s+number\s+of|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+)?other\s+[^.;]*"
    r"|(?:[\w-]+\s+){1,5}?(?:[Oo]rders|WROs)\s+(?:of|from|issued\s+in|dating\s+from)\s+(?:the\s+)?(?:19|20)\d\ds?\s+(?:are|remain|stay|continue|stand)\b[^.;]*"
    r"|[Tt]hose\s+(?:on|against)\s+[^.;]{2,80}?\s(?:(?:is|are|remain|stay)\s+(?:not\s+(?:altered|changed|affected|touched)|unaltered|unchanged|unaffected|untouched)|stand)\b[^.;]*)"
)
#: "The distinction does not alter what importers may do": a word on words.
_OF_TERMS = re.compile(
    r"\b(?:distinction|difference|term|wording|name|verb|choice)s?\s+(?:of\s+[^.;]{2,30}\s)?does\s+not\s+(?:alter|change|affect)\b[^.;]*"
)
#: "It was one of several on fishing vessels": the order, among others.
_ONE_OF_ORDERS = re.compile(
    r"^(?:It|The\s+(?:[Oo]rder|WRO|Finding))\s+(?:is|was)\s+one\s+of\s+[^.;]{2,30}?\s(?:on|against)\s[^.;]*"
)


def _without_others(text: str) -> str:
    """Without what is said of orders apart from the page's own, and of the words for what CBP does."""
    text = _OTHERS_OWN.sub(" ", text) if "rders " in text or "WROs " in text or "hose " in text else text
    text = _ONE_OF_ORDERS.sub(" ", text) if " one of " in text else text
    return _OF_TERMS.sub(" ", text) if "does not " in text else text


def _without_released(text: str) -> str:
    """Without the clause on what is still held, where a sentence says that it will be released."""
    text = _without_others(text)
    return _HELD_UNTIL_NOW.sub(" ", text) if "still" in text and _WILL_RELEASE.search(text) else text


def _hints(text: str) -> tuple[bool, bool]:
    """Whether a sentence, in small letters, may say that a part goes free, or that the order stands for others."""
    part = _PART.found_in(text)
    return part, part or any(one.found_in(text) for one in (_GOES_ON, REMAINDER, _NTH_TIME))


#: "CBP would keep stopping the goods it yields": of goods in general, too.
_KEEPS = re.compile(
    r"\b(?:keeps?(?:\s+on)?|continues?(?:\s+to)?|go(?:es)?\s+on|carr(?:y|ies)\s+on)\s+(?:detain|stop|seiz|hold|block|bar|exclud)\w*\s+(?:out\s+)?"
)


#: "Where an order covers a group, each of its members may ask".
_WHERE_ANY = re.compile(r"(?:Where|If|When|Once)\s+an?\s+(?:[Oo]rder|WRO|Withhold\s+Release\s+Order|Finding)\b")
#: "CBP had told the company in 2022 that the order would stay in place": then, and no longer.
_HAD_SAID = re.compile(r"\bhad\s+(?:told|warned|said|informed|announced|made\s+clear)\b[^.;]*\bwould\b")


def _of_any_goods(text: str) -> bool:
    """Whether a sentence tells of goods by what they may be found to be, and of nobody's."""
    kept = _KEEPS.search(text)
    if _WHERE_ANY.match(text) or _HAD_SAID.search(text):
        return True
    return wherever(text) or is_any_goods(text) or (kept is not None and is_any_goods(text[kept.end() :]))


def goes_on(sentences: Sequence[Sentence]) -> Sentence | None:
    """The sentence that says the order stands for others, or that only a part was freed."""
    for sentence in sentences:
        text, lowered = sentence.plain, _STILL_HELD.sub(" ", small(_without_released(sentence.plain)))
        part, whole = _hints(lowered)
        if part or whole:
            lowered = without_the_general(lowered)
            part, whole = _hints(lowered)
        if not (part or whole):
            continue
        if (
            not _ALL_ORDERS.match(text)
            and not _BEFORE_THE_DAY.search(text)
            and not _WHERE_TO_READ.match(lowered)
            and not _HELD_BEFORE.match(lowered)
            and not (_of_any_goods(text) or is_other_matter(lowered) or ASIDE.found_in(small(text)))
            and (part or not _OTHER_ORDERS.search(text))
        ):
            return sentence
    return None


def frees(sentence: Sentence) -> bool:
    """Whether a sentence says that goods come in again."""
    text = sentence.plain
    return any(
        not abroad(subject(text, met.start())) and not at_their_ports(text[met.end() :]) for met in _FREE.finditer(text)
    )
