"""Words that stand for several, and several that stand for one, in the names of firms and camps."""

from __future__ import annotations

from ledger.folding import listed

_PHRASES = listed("""
    hd=heavy duty|heavyduty=heavy duty|ld=light duty|it=information technology|infotech=information technology
    re education=reeducation|re ed=reeducation|re educ=reeducation|laojiao=reeducation through labor|rtl=reeducation through labor
    retl=reeducation through labor|laogai=labor reform|reform through labor=labor reform|reform through labour=labor reform
    agrotrade=agriculture trade|agri trade=agriculture trade|yeomjeon=salt farm|saltfarm=salt farm|saltern=salt farm
    salterns=salt farm|salinas=salt farm|saltworks=salt farm|salt works=salt farm
    im=inner mongolia|yaan=ya an|yaann=ya an|koko nor=qinghai
    sarung tangan=glove|foodstuff=food|impexp=import export|impex=import export|imp exp=import export
    p and c=production construction|a and t=agriculture trade|treefarm=tree farm|teafarm=tea farm|ghee works=ghee factory
    skills training=skill training|palmoil=palm oil|autoparts=auto part|ironworks=iron factory|steelworks=steel factory
    made ups=made up|r and d=research development
""")
#: Folded words of a phrase -> the folded words they are read as.
PHRASES: dict[tuple[str, ...], tuple[str, ...]] = {
    tuple(said.split()): tuple(read.split()) for entry in _PHRASES for said, _, read in [entry.partition("=")]
}
_LONGEST = max(map(len, PHRASES))
#: First words of phrases, so that most names cost one look.
_OPENING = frozenset(said[0] for said in PHRASES)

#: A word of business -> what it is short written as, where the short form is a word or a sign of its own.
SYMBOLS: dict[str, frozenset[str]] = {
    "silicon": frozenset(("si",)),
    "aluminum": frozenset(("al", "alu")),
    "copper": frozenset(("cu",)),
    "iron": frozenset(("fe",)),
    "zinc": frozenset(("zn",)),
    "tobacco": frozenset(("tob", "tobc")),
    "plantation": frozenset(("plant", "plants", "plt", "pltn", "pltns")),
    "manufacturing": frozenset(("mf", "man", "manu", "mnf", "mnfg")),
    "machinery": frozenset(("mc", "machine", "machines")),
    "machine": frozenset(("mc", "mach")),
    "heavy": frozenset(("hvy", "hv")),
    "duty": frozenset(("dty",)),
    "construction": frozenset(("const", "cons", "con")),
    "production": frozenset(("product", "prod")),
    "information": frozenset(("inf", "info")),
    "pacific": frozenset(("pac", "pacif")),
    "international": frozenset(("int", "inter", "internat")),
    "education": frozenset(("ed", "edu")),
    "vocational": frozenset(("voc",)),
    "training": frozenset(("trg", "trng")),
    "center": frozenset(("ctr", "cntr")),
    "vegetable": frozenset(("veg", "veggie", "vegs")),
    "leather": frozenset(("lthr",)),
    "accessory": frozenset(("access",)),
    "fishery": frozenset(("fish",)),
    "fishing": frozenset(("fish",)),
    "chemical": frozenset(("chem",)),
    "agriculture": frozenset(("ag",)),
    "general": frozenset(("gen",)),
}


def spelled_out(words: list[str]) -> list[str]:
    """The words with phrases read as what they stand for: "re education" is one word, "hd" two."""
    if _OPENING.isdisjoint(words):
        return words
    out: list[str] = []
    at = 0
    while at < len(words):
        for count in range(min(_LONGEST, len(words) - at), 0, -1):
            read = PHRASES.get(tuple(words[at : at + count]))
            if read is not None:
                out += read
                at += count
                break
        else:
            out.append(words[at])
            at += 1
    return out


#: A word of a phrase's reading -> words that turn up in a row in its stead.
STAND_INS: dict[str, frozenset[str]] = {}
for _said, _read in PHRASES.items():
    for _word in _read:
        STAND_INS[_word] = STAND_INS.get(_word, frozenset()) | {_said[-1]}
#: A word -> the last of several it is written as: "reeducation" as "re education".
PARTED: dict[str, frozenset[str]] = {}
for _said, _read in PHRASES.items():
    if len(_read) == 1 < len(_said):
        PARTED[_read[0]] = PARTED.get(_read[0], frozenset()) | {_said[-1]}
