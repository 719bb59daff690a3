"""Blocks into sentences: legal forms and "No. 12" do not end one, what officials say is set apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from scraper.entity.forms import ends_in_short_form
from scraper.reading.text.datelines import dateline_end
from scraper.reading.text.manuscript import Block, Kind, Manuscript
from scraper.reading.text.plain import plain

_STOP = re.compile(r"[.?!][\"”’'\])]*\s+(?=[\"“‘'(\[]*[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|U\.S|U\.S\.C|U\.N|U\.K|D\.C|No|Nos|Mr|Mrs|Ms|Dr|Sr|Jr|St|Mt|Ft|Sen|Rep|Gen|Gov|Lt|Col|Capt|Sgt|"
    r"Hon|Prof|vs|etc|e\.g|i\.e"
    r"|Jan|Feb|(?<!del )Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Va|Md|Ky|Fla|Calif|Tex|Ariz|Mass|Pa|Ill|Mich|Wash|Ga|La|Ala|Vt"
    r"|Conn|Ore|Tenn|Minn|Wis|Mo|Nev|Okla"
    r"|Vol|Dec|Fed|Reg|Sec|Art|Para|cf|approx|est|dept|Dept|Bros|Mfg|Intl|Inds?|a\.k\.a|f\.k\.a|m\.v|M\.V)|\d)$"
)
_OPENS = re.compile(
    r"[\"“‘'(\[]*(?:From|The|This|That|These|Those|A|An|CBP(?:'s|’s)?|U\.S\. Customs|DHS|Effective|As|In|It|Its|On|At|By"
    r"|To|For|When|While|If|Under|After|Information"
    r"|Importers?|Imports?|Shipments?|Goods|Merchandise|All|Any|Such|Based|Forced|Federal|Port|Ports|Products|"
    r"Officers|Personnel|WROs?|Withhold|Unlike|Instead|Neither|Whoever|Nobody|Nothing|Today|Yesterday"
    r"|Beginning|Starting|Immediately|Since|Accordingly|However|Additionally|Separately|Also|Both|Each|Workers|There|They|He|"
    r"She|We|Our|With|Following|Detention|Secretary|Acting"
    r"|Here|There|Where|Now|Then|Yet|But|And|Thus|So|Among|Inside|Behind|Over|Within|Between|Throughout|Until|Once|Last|Next|Along|Beside|Besides|Below|Above|Like|Unlike|Nor|Neither|Otherwise|Elsewhere|Everyone|Everybody|Anyone|Later|Earlier|Some|Most|Many|Several|What|Who"
    r"|According|Because|Given|Despite|Although|Due|Previously|During|Evidence|Investigators|Other|Only|No|Customs|Title|Section|(?:First|Second|Third|Fourth|Finally|Lastly|Meanwhile|Moreover)(?=,))\b(?!\.)"
)
#: "... S.A. de C.V. Tomatoes produced by": goods open a sentence, "D.O.O. Zrenjanin in" goes on with the name.
_GOODS_OPEN = re.compile(
    r"(?:[A-Z][a-z-]*s|Seafood|Tuna|Fish|Shrimp|Squid|Cotton|Sugar|Tobacco|Gold|Palm|Rubber|Rice|Coffee|Cocoa|Tea|"
    r"Apparel|Clothing|Silica|Steel|Aluminum|Salt|Merchandise|Certain|Imported|[A-Z][a-z-]+(?=\s+(?:and|or)\s+[a-z]))\b"
    r"(?:,?\s+[a-z-]+){0,4}?\s+(?:produced|manufactured|made|harvested|mined|grown|processed|sourced|imported|"
    r"exported|from|by|of|will|are|is|may|can|remains?|shall)\b"
)
#: "... S.A. de C.V. New evidence shows": a word with a capital and then a small one that joins no names.
_PROSE_OPENS = re.compile(
    r"(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven)\s+(?:ILO|of\s+the|such|other|indicators|signs|forced)\b|"
    r"(?:The\s+)?(?:Order|WRO|Finding)\s+effective\b|[A-Z][a-z-]+(?:\s[a-z-]+){0,3}\s(?:that|which)\s(?:it|they|(?:the|this|that|these)\s[a-z]+)\s[a-z]+|(?:[A-Z][a-z]+\s+)?(?:[Ii]ndicators?|[Gg]oods|[Mm]erchandise|[Pp]roducts?|[Ee]vidence|[Bb]asis|[Gg]rounds?|[Rr]easons?|[Cc]ountry|[Ff]indings?|[Dd]ate|[Ss]tatus)(?:\s+[a-z]+){0,3}:\s|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?['’]s\s+[a-z]|[A-Z][a-z]+,\s(?!and\b|or\b)[a-z-]+(?:,?\s[a-z-]+){0,2}?,?\s(?:and|or)\s[a-z]|(?![A-Z][a-z]+(?<!s)\s+(?:became|becomes|cannot|can|may|must|would|today|pursuant|through|into|out|means|won|so|sold)\b)[A-Z][a-z]+(?:-[a-z]+)*\s+(?!(?:in|of|and|or|from|for|to|at|on|with|by|de|del|da|do|dos|y|e|et|la|le|will|is|are|was|were|has|have|had|a|an|"
    r"the|based|located|which|that|who|as|under|effective)\b)[a-z]{3,}[\s,]"
)
#: "... Ltda. “Slavery has no place here,” she said": what somebody says, and no name in marks.
_QUOTED_OPENS = re.compile(r"[“\"][A-Z][\w'’]*(?:,?\s+[a-z'’-]+){2}")
#: No name goes on behind these: "... Ltd. Sisal from the estate is".
_LAST_FORM = re.compile(r"\b(?:Ltd|Inc|Bhd|Corp|LLC)$")
_ANY_OPENS = re.compile(
    r"[A-Z][a-z]+(?:-[a-z]+)*\s+(?!(?:in|of|and|or|for|at|on|with|by|de|del|a|an|the|based|located)\b)[a-z]{2,}[\s,]"
)
#: A straight mark behind a word closes: 'A Co., Ltd. ("A"), is' opens no quotation behind the short form.
_QUOTE = re.compile(r"(?:“|(?<![^\s(\[–—-])\")([^“”\"]{25,}?)(?:[”\"]|$)")
_SAYS = re.compile(
    r"\b(?:said|says|stated|states|added|adds|noted|remarked|commented|explained|declared|according to|told|wrote|"
    r"testified|emphasi[sz]ed|concluded|continued)\b"
)
#: "..., the Commissioner said as CBP modified the order on A": news beside the quotation, in the page's own words.
_TOLD_BESIDE = re.compile(
    r"\b(?:as|when|while|after)\s+(?:CBP|U\.S\. Customs and Border Protection|the agency)\s+(?:\([A-Z]+\)\s+)?"
    r"(?:today\s+|yesterday\s+)?(?:announced|issued|modified|revoked|published|lifted|expanded)\b"
)
#: "What changed: Effective May 5, ...": a heading in front of a paragraph.
_LABEL = re.compile(
    r"(?:(?:What|Who|How|When|Where|Why)\b[^.:;]{0,40}|(?:The\s+)?(?:[Nn]ew\s+)?(?:[Oo]rders?|[Mm]odification|[Rr]evocation|[Cc]hanges?|[Uu]pdate|[Dd]ecision|[Aa]ction|"
    r"[Bb]ackground|[Ss]ummary|[Ss]cope|[Dd]etails|[Ss]tatus|[Ee]xception|[Rr]emoval|[Aa]ddition))[.:]\s+(?=[A-Z])"
)
#: "It is the third Withhold Release Order of 2025: CBP has issued one against": a count, and then the news.
_COUNT_FIRST = re.compile(
    r"(?:It|This)\s+(?:is|was|makes|marks)\s+(?:the|its|CBP's)\s[^.:;]{8,120}:\s+(?=(?:CBP|U\.S|The\s+agency|On|Effective)\b)"
)
#: No sentence of a release is longer, or has more clauses that act; what goes on is read in pieces, clauses up to so many.
_LONGEST = 1_500
MOST_CLAUSES = 8


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """`text` is the page's own; `plain` the same length, quotes and dashes plain and long quotations blanked.

    One is only ever equal to itself: it is asked far more often which of a page's sentences it is than what it says.
    """

    text: str
    plain: str
    block: int  #: which block, from 0; -2 the title, -1 the subhead
    kind: Kind
    spoken: bool = False  #: an official's words
    label: str = ""  #: the heading in front of its paragraph: "Modification", "What changed"

    @property
    def opens_list(self) -> bool:
        """Whether it ends in a colon."""
        return self.plain.rstrip().endswith(":")

    def own(self, words: str) -> str:
        """Words of `plain` in the page's own characters; on one line where they are not found in it."""
        at = self.plain.find(words)
        return self.text[at : at + len(words)] if at >= 0 else " ".join(words.split())


def headline(manuscript: Manuscript) -> Sentence:
    """The title as a sentence; empty where there is none."""
    return Sentence(manuscript.title, plain(manuscript.title), -2, Kind.HEADING)


def holds_any(sentence: Sentence, told: Iterable[Sentence]) -> bool:
    """Whether one of those told is the sentence, or a piece of it that stands for an item of a list."""
    return any(one.block == sentence.block and one.plain in sentence.plain for one in told)


def sentences(blocks: Sequence[Block]) -> Iterator[Sentence]:
    """Every sentence of `blocks` in order. A quotation left open runs on into the blocks after it until it closes."""
    open_quote = False
    for at, block in enumerate(blocks):
        text = block.text
        if block.kind is Kind.ROW:
            yield Sentence(text, plain(text), at, block.kind)
            continue
        if open_quote:
            yield Sentence(text, plain(text), at, block.kind, spoken=True)
            open_quote = "”" not in text and not text.endswith('"') and "“" in text[:2]
            continue
        text = text[dateline_end(text, None if at else blocks[1:]) :]
        label = _LABEL.match(text)
        text = text[label.end() :] if label else text
        parts = list(_bearable(split(text)))
        for part, inside in zip(parts, _inside(parts), strict=True):
            told = _spoken_on(part, at, block.kind) if inside else _sentence(part, at, block.kind)
            yield replace(told, label=label.group().strip(" .:")) if label and part is parts[0] else told
        last = text.rfind("“")
        open_quote = last >= 0 and "”" not in text[last:] and len(text) - last > 60


def _bearable(parts: Sequence[str]) -> Iterator[str]:
    """No sentence of a release is longer than `_LONGEST`; what is goes on in pieces."""
    for part in parts:
        for at in range(0, len(part), _LONGEST):
            yield part[at : at + _LONGEST]


def _inside(parts: Sequence[str]) -> list[bool]:
    """Whether each part of a block begins inside a quotation that a part before it opened."""
    marks = [plain(part).count('"') for part in parts]
    if sum(marks) % 2:
        return [False] * len(parts)
    return [sum(marks[:at]) % 2 == 1 for at in range(len(parts))]


def _spoken_on(text: str, at: int, kind: Kind) -> Sentence:
    """A sentence inside a quotation, and what stands behind the quotation's end."""
    flat = plain(text)
    ends = flat.find('"') + 1
    outside = flat[ends:]
    if ends and re.search(r"\w", outside) and (not _SAYS.search(outside) or _TOLD_BESIDE.search(outside)):
        return Sentence(text, " " * ends + outside, at, kind)
    return Sentence(text, flat, at, kind, spoken=True)


def _sentence(text: str, at: int, kind: Kind) -> Sentence:
    flat = plain(text)
    spoken = False
    for quote in _QUOTE.finditer(text) if '"' in text or "“" in text else ():
        words = quote.group(1).count(" ") + 1
        if (
            words < 5
            or (words == 5 and quote.group(1)[0].islower())
            or flat[max(0, quote.start() - 2) : quote.start()].endswith("(")
        ):
            continue
        outside = flat[: quote.start()] + flat[quote.end() :]
        if (quote.start() < 3 or _SAYS.search(outside)) and not _TOLD_BESIDE.search(outside):
            spoken = True
        flat = flat[: quote.start()] + " " * (quote.end() - quote.start()) + flat[quote.end() :]
    return Sentence(text, flat, at, kind, spoken)


def split(text: str) -> list[str]:
    """One block's sentences, the blanks between them gone."""
    count = _COUNT_FIRST.match(text)
    start = count.end() if count else 0
    parts = [text[:start].strip()] if count else []
    for stop in _STOP.finditer(text):
        before = text[max(0, stop.start() - 24) : stop.start()]
        if _in_brackets(text, start, stop.start()) or (not parts and _ITEM_NUMBER.fullmatch(text, 0, stop.start())):
            continue
        if text[stop.start()] == "." and not _ends(before, text[stop.end() : stop.end() + 40]):
            continue
        parts.append(text[start : stop.end()].strip())
        start = stop.end()
    if text[start:].strip():
        parts.append(text[start:].strip())
    return [one for part in parts for one in _beside_what_stays(part)]


_GOES_ON = (
    r"(?:(?:remain|stay|continue|stand)s?|(?:is|are)\s+still)(?:\s+(?:in\s+(?:place|force|effect)|unchanged|active|as\s+(?:it\s+is|before)|"
    r"to\s+(?:apply|stand)))?(?:\s+for\s+[^,;:]{3,60})?"
)
_AN_ORDER = r"(?:[Ww]ithhold\s+[Rr]elease\s+[Oo]rder|WRO|[Oo]rder|[Ff]inding)"
#: "The order on A stays in force, but its subsidiary B is no longer covered by it": two things, of two subjects.
_STAYS = re.compile(
    rf"(?:The|Its|CBP's)\s+(?:[\w-]+\s+){{0,3}}?{_AN_ORDER}\s[^;:]{{0,160}}?\b{_GOES_ON}(?:,\s+(?:but|while|though|yet|whereas)|;\s+but)\s+(?=\S)|"
    rf"(?:While|Although|Though|Whereas)\s+(?:the|its|CBP's)\s+(?:[\w-]+\s+){{0,3}}?{_AN_ORDER}\s[^;:]{{0,160}}?\b{_GOES_ON},\s+(?=\S)"
)
_STAY = ("remain", "stay", "continue", "stand", " still")


def _beside_what_stays(text: str) -> tuple[str, ...]:
    """A sentence; where it says first that an order goes on, that and the rest of it."""
    met = _STAYS.match(text) if any(map(text.__contains__, _STAY)) else None
    return (text[: met.end()].rstrip(), text[met.end() :]) if met else (text,)


def _in_brackets(text: str, start: int, end: int) -> bool:
    """Inside a bracket opened in this sentence, unless it was never closed."""
    opened = text.rfind("(", start, end)
    return opened >= 0 and ")" not in text[opened:end] and 0 <= text.find(")", end) < end + 300


#: "1. Handmade bricks", at the head of a block.
_ITEM_NUMBER = re.compile(r"\s*\(?(?:\d{1,2}|[a-j])\)?")
#: Of the words in small letters only these are written with a dot.
_SHORTENED = frozenset({"approx", "dept"})
_NEVER_LAST = re.compile(
    r"\b(?:Nos?|NO|Mr|Ms|Dr|St|M/s|Soc)$|(?:^|(?:^|\W)[a-z]+,?\s|[;(]\s?)(?:PT|CV|UD|PD|Fa|OOO|TOO|UAB)$"
)
_BEHIND_COMMA = re.compile(r"[,–—-]\s(?:PT|CV|UD|PD|Fa|OOO|TOO|UAB)$")
_MAY_NOT_END = (
    "No",
    "Nos",
    "NO",
    "Mr",
    "Ms",
    "Dr",
    "St",
    "M/s",
    "Soc",
    "PT",
    "CV",
    "UD",
    "PD",
    "Fa",
    "OOO",
    "TOO",
    "UAB",
)
#: "at 12:01 a.m. Tuesday, July 9".
_DAY_BEHIND = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Eastern|local)\b|E[SD]T\b|[A-Z][a-z]{2,8}\.?\s\d"
)
#: "Tic. Ltd.": a form written short goes on with the name.
_FORM_BEHIND = re.compile(
    r"(?:\w{2,5}\.\s(?:ve\s)?){0,4}(?:(?:Co|Ltd|Inc|Corp|Sdn|Bhd|Pvt|Pte|Şti|Sti|Coop|Part|(?!U\.S)[A-Z]\.\s?[A-ZŞ])\.|(?:Ltd|Limited)\b)"
)
_INITIALS = re.compile(r"\b[A-Za-z](?:(?:\.\s?|/)[A-Z])+$")
#: "made by A.K. Brothers": what opens a name.
_FIRST_INITIALS = re.compile(
    r"(?:^|\s)(?:by|of|from|against|on|and|or|for|the)\s(?:[A-Z]\.)+[A-Z]$|^(?:[A-Z]\.)+[A-Z]$"
)
_ABBREVIATED_STATE = re.compile(r"\b(?:U\.S|U\.N|U\.K|D\.C|E\.U|P\.R|D\.R)$")


#: "S.A.E. (Port Said, Egypt)": a seat or a short form behind a name.
_BRACKETED = re.compile(r"[(\[](?!(?:The|This|These|CBP|For|In|It|A)\s)")


#: "cables that Banat Kabel D.O.O. Zrenjanin produces": a town of the firm's name, in the middle of a clause.
_THAT_FIRM = re.compile(r"\b(?:that|which)\s+[A-Z][^,;:]{2,60}$")
_MAKES = re.compile(
    r"[A-Z][\w'-]+\s+(?:produces|makes|manufactures|harvests|grows|mines|processes|sells|exports|supplies|catches|spins|weaves|sews|packs|refines)\b"
)


def _ends(before: str, after: str) -> bool:
    """Whether the dot after `before` ends a sentence that `after` follows."""
    last = before.rpartition(" ")[2]
    if len(last) > 3 and last.isalpha() and last.islower() and last not in _SHORTENED:
        return True
    if (
        (before.endswith(_MAY_NOT_END) and (_NEVER_LAST.search(before) or _opens_next(before, after)))
        or _FORM_BEHIND.match(after)
        or (before.endswith((" a.m", " p.m")) and _DAY_BEHIND.match(after))
    ):
        return False
    initials = _INITIALS.search(before) is not None
    if initials and _FIRST_INITIALS.search(before) and not _ABBREVIATED_STATE.search(before):
        return bool(_OPENS.match(after))
    form = initials or ends_in_short_form(before)
    if form and _BRACKETED.match(after):
        return False
    if form and not before.endswith("U.S") and _opens_anew(before, after):
        return not (_THAT_FIRM.search(before) and _MAKES.match(after))
    if not before[-1:].isdigit() and _ABBREVIATION.search(before):
        return (initials or form) and bool(_OPENS.match(after)) and not after.startswith("Customs")
    return not form or bool(_OPENS.match(after))


def _opens_next(before: str, after: str) -> bool:
    """Whether a form behind a comma is that of the next name, "A, PT. B", and not the end of one: "A, PT. The order"."""
    return _BEHIND_COMMA.search(before) is not None and not _PROSE_OPENS.match(after) and not _OPENS.match(after)


def _opens_anew(before: str, after: str) -> bool:
    """Whether goods or prose stand behind a company's form: no name goes on so."""
    if _GOODS_OPEN.match(after) or _PROSE_OPENS.match(after) or _QUOTED_OPENS.match(after):
        return True
    return _LAST_FORM.search(before) is not None and _ANY_OPENS.match(after) is not None
