"""Makes `by_rule.csv`: for each tracked name true variants and near misses. Run by hand when the rules below change.

    python -m tests.screening.make_pairs

What it makes is read through and kept in the repository, so that a change of the rules shows as a change of the file.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator

from ledger import names
from ledger.legal_forms import legal_forms
from ledger.model import Role
from tests.screening.evaluation import FOLDER, tracked

#: Legal forms that are one, in several spellings; the first line that fits a name's form gives the others.
_FORMS = (
    ("Sdn Bhd", "Sdn. Bhd.", "SDN BHD", "Sendirian Berhad", "(M) Sdn Bhd"),
    ("Berhad", "Bhd", "Bhd.", "BERHAD"),
    ("Co., Ltd.", "Co. Ltd", "Company Limited", "CO.,LTD", "Co Limited", "Company Ltd."),
    ("S.A. de C.V.", "SA de CV", "S A DE C V", "S.A. DE C.V."),
    ("Pvt. Ltd.", "(P) Ltd.", "Private Limited", "PVT LTD", "Pvt Ltd"),
    ("D.O.O.", "d.o.o.", "DOO"),
    ("S.R.L.", "SRL", "S.r.l."),
    ("LLC", "L.L.C.", "L.L.C", "llc"),
    ("Ltd.", "Limited", "LTD", "Ltd"),
)
_OTHER_BRANDS = (
    "Aldora Benwick Carsten Dellwood Ferrando Halberg Kestrel Lindqvist Morano Pellegri Quillan Rowanby Tessaro".split()
)
_OTHER_LINES = (
    "Food|Property|Logistics|Insurance|Hotels|Dairy|Cement|Pharma|Motors|Insurance Brokers|Film|Airlines".split("|")
)
_OTHER_PLACES = "Wuhu|Kunming|Penang|Lahore|Guadalajara|Osaka|Durban|Izmir".split("|")
_GENERIC = re.compile(
    r"^(?:co|company|ltd|limited|corp|corporation|corps|inc|group|holdings?|industr\w+|manufacturing|products?|trading|trade|factory|plant|works"
    r"|international|glove|apparel|garment|farm|prison|machinery|carpet|hair|tobacco|plantation|sdn|bhd|berhad|and|de|of|for|the|no|pvt|llc|machine"
    r"|safety|accessories|tea|chemical|technology|information|fishery|fishing|silicon|copper|cotton|salt|d|o|s|a|c|v|r|l|p|m|hk|park|industrial"
    r"|center|training|education|skills|vocational|county|rubber|life|new|labor|auto|parts|coal|iron|mine|asbestos|pipe|steel|heavy|duty|hide|tree"
    r"|specialty|medical|protective|business|linen|fields|diamond|corps|construction|production|agricultural|fruits|vegetable|pressing|forging)$",
    re.IGNORECASE,
)


def pairs() -> Iterator[tuple[str, str, str, str]]:
    """(kind, query, target, expected) for every tracked firm and vessel."""
    for target, role in tracked().items():
        rng = random.Random(target)
        same = "exempt" if role is Role.EXEMPT else "named"
        made = [(kind, query, same) for kind, query in variants(target, rng)]
        made += [(kind, query, "none") for kind, query in near_misses(target, rng)]
        for kind, query, expected in made:
            if (query and names.fold(query) != names.fold(target)) or kind in {"self", "case"}:
                yield kind, query, target, expected


def variants(name: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    yield "self", name
    yield "case", name.upper().replace(".", "") if rng.random() < 0.5 else name.lower().replace(",", "")
    yield from (("legal form", query) for query in _other_forms(name, rng))
    yield "legal form", _form_first(name)
    for _ in range(2):
        yield "typo", _slip(name, rng)
    yield "word order", _reordered(name)
    yield "spaces", _spaced(name, rng)
    if " and " in name or "&" in name:
        yield "ampersand", name.replace(" and ", " & ") if " and " in name else name.replace("&", "and")
    if list(legal_forms(name)):
        street = rng.choice(("Lot 17 Jalan Industri 4", "No. 88 Renmin Road", "Plot 5, Phase 2"))
        yield "address", f"{name}, {street}, {rng.choice(_OTHER_PLACES)}"


def near_misses(name: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    bare = _bare(name)
    words = bare.split()
    if re.search(r"\d", name):
        for number in _other_numbers(name):
            yield "number", re.sub(r"\d+", number, name, count=1)
        yield "number", " ".join(re.sub(r"(?:No\. ?)?\d+", "", name).split())
        return
    telling = [word for word in words if not _GENERIC.match(word.strip('().,"&'))]
    if telling and len(words) > 1:
        yield "other name", name.replace(max(telling, key=len), rng.choice(_OTHER_BRANDS), 1)
    yield (
        "other business",
        f"{words[0]} {rng.choice(_OTHER_LINES)} {' '.join(words[1:])}"
        if len(words) > 1
        else f"{bare} {rng.choice(_OTHER_LINES)}",
    )
    if len(words) > 1 and telling:
        yield "other business", f"{telling[0].strip('(),')} {rng.choice(_OTHER_LINES)} Ltd"
    yield "other place", f"{rng.choice(_OTHER_PLACES)} {bare}"


def _bare(name: str) -> str:
    """The name up to its legal form."""
    first = next((start for start, _ in legal_forms(name) if start), None)
    return name[:first].strip(" ,(") if first else name


def _other_forms(name: str, rng: random.Random) -> Iterator[str]:
    for group in _FORMS:
        found = next((form for form in sorted(group, key=len, reverse=True) if name.rstrip().endswith(form)), None)
        if found:
            others = [form for form in group if form != found]
            yield name.removesuffix(found) + rng.choice(others)
            yield name.removesuffix(found).rstrip(" ,")
            return
    if not list(legal_forms(name)) and not re.search(r"\d", name):
        yield f"{name} {rng.choice(('Co., Ltd.', 'Limited', 'Ltd'))}"


def _form_first(name: str) -> str:
    """ "S.A. de C.V. Agropecuarios Tom": the form in front, as some registers print it."""
    bare = _bare(name)
    form = name[len(bare) :].strip(" ,")
    return f"{form} {bare}" if form and bare else ""


def _slip(name: str, rng: random.Random) -> str:
    """One slip of the hand in a long word: a letter dropped, doubled, swapped or struck beside."""
    places = list(re.finditer(r"[A-Za-z]{6,}", _bare(name)))
    if not places:
        return ""
    match = rng.choice(places)
    word = match.group()
    at = rng.randrange(1, len(word) - 1)
    slip = rng.choice(("drop", "double", "swap", "strike"))
    if slip == "drop":
        word = word[:at] + word[at + 1 :]
    elif slip == "double":
        word = word[:at] + word[at] + word[at:]
    elif slip == "swap":
        word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    else:
        beside = {"a": "s", "e": "r", "i": "o", "o": "p", "u": "y", "n": "m", "t": "r", "g": "h", "l": "k", "s": "d"}
        word = word[:at] + beside.get(word[at].lower(), "e") + word[at + 1 :]
    return name[: match.start()] + word + name[match.end() :]


def _reordered(name: str) -> str:
    words = _bare(name).split()
    if len(words) < 3 or re.search(r"[\d()&]", name) or len([word for word in words if len(word) > 4]) < 2:
        return ""
    return " ".join([*words[1:], words[0]]) + name[len(_bare(name)) :]


def _spaced(name: str, rng: random.Random) -> str:
    words = name.split()
    joints = [
        at for at in range(len(words) - 1) if words[at].isalpha() and words[at + 1].isalpha() and len(words[at]) > 1
    ]
    if not joints:
        return ""
    at = joints[0] if rng.random() < 0.7 else rng.choice(joints)
    return " ".join([*words[:at], words[at] + words[at + 1].lower(), *words[at + 2 :]])


def _other_numbers(name: str) -> list[str]:
    number = re.search(r"\d+", name)
    assert number is not None
    value = int(number.group())
    near = {str(value + 1), str(value * 10 + 1), str(value + 4), number.group()[::-1], f"{value}{value}"}
    return sorted(near - {number.group()})[:4]


def main() -> None:
    rows = list(dict.fromkeys(pairs()))
    with (FOLDER / "by_rule.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("kind", "query", "target", "expected"))
        writer.writerows(rows)


if __name__ == "__main__":
    main()
