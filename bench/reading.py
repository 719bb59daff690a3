"""What reading a release costs, from its bytes to a `Reading`, against the bare lexbor parse of the same page.

Both are measured in one process on the HTML pages of the corpus, so the ratio says the same on any machine. The corpus
keeps a short menu in place of the site's; here each page gets one of the size that dhs.gov and cbp.gov pages really have.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from statistics import median

from bench.figures import RATIO, Figure
from bench.timing import best
from ledger.model import Snapshot

ROUNDS = 7
LIMIT = 4.0  #: times the bare parse
#: Bytes of a page around its text: dhs.gov's UFLPA page has 133 kB, of which 50 kB are its tables.
CHROME = 80_000
_ENTRY = (
    '<li class="usa-nav__submenu-item"><a class="usa-nav__submenu-item-link" href="/menu/{0}" data-path="node/{0}">'
    "<span>Menu entry {0}</span></a></li>"
)


def measure() -> Iterator[Figure]:
    """The ratio is taken page by page, each time the best of `ROUNDS`.

    A round is over all pages, so that no page finds what was remembered of its own sentences when it was read before.
    """
    from tests.reading.corpus import cases

    pages = [_full_size(case.snapshot()) for case in cases() if case.page.suffix == ".html"]
    rounds = [[_costs(page) for page in pages] for _ in range(ROUNDS)]
    parses = [min(parse for parse, _ in costs) for costs in zip(*rounds, strict=True)]
    readings = [min(reading for _, reading in costs) for costs in zip(*rounds, strict=True)]
    ratios = [reading / parse for reading, parse in zip(readings, parses, strict=True)]
    yield Figure("reading a release to the bare lexbor parse, median", round(median(ratios), 2), RATIO, most=LIMIT)
    yield Figure("the same, worst page", round(max(ratios), 2), RATIO)
    yield Figure("reading a release, median", round(median(readings) * 1000, 3), "ms")
    yield Figure("the bare parse, median", round(median(parses) * 1000, 3), "ms")
    yield Figure("pages", len(pages))


def _costs(page: Snapshot) -> tuple[float, float]:
    """Seconds for the bare parse of `page`, and for its reading."""
    from selectolax.lexbor import LexborHTMLParser

    from tests.reading.corpus import read

    text = page.body.decode("utf-8")
    return best(lambda: LexborHTMLParser(text), 1), best(lambda: read(page), 1)


def _full_size(page: Snapshot) -> Snapshot:
    missing = CHROME - len(page.body)
    menu = "".join(_ENTRY.format(number) for number in range(max(0, missing) // len(_ENTRY)))
    head, body, rest = page.body.partition(b"<body")
    return replace(page, body=head + body + rest.replace(b">", f"><ul>{menu}</ul>".encode(), 1))
