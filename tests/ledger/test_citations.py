"""Where a reader is sent: to the government's own page before others, to a table of somebody's last of all."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from ledger.citations import Page, citations, page
from ledger.ledger import Ledger
from ledger.model import Channel, Evidence

TELLS = "https://www.cbp.gov/newsroom/national-media-release/gloves"
LIST = "https://www.cbp.gov/trade/forced-labor/withhold-release-orders-and-findings"
PRESS = "https://www.seafoodsource.example/news/gloves"
TABLE = "https://github.com/someone/data/blob/main/cbp_wro.json"


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        (TELLS, Page.PRIMARY),
        ("https://www.federalregister.gov/documents/2021/1", Page.PRIMARY),
        ("https://cbp.gov:443/", Page.PRIMARY),
        ("https://content.govdelivery.com/bulletins/gd/1", Page.PRIMARY),
        ("https://www.govexec.com/gloves", Page.READABLE),
        ("https://customs.gov.cn/gloves", Page.READABLE),
        ("https://notgov/", Page.READABLE),
        ("https://cbp.gov.example.org/", Page.READABLE),
        (PRESS, Page.READABLE),
        (TABLE, Page.DATA),
        ("https://raw.githubusercontent.com/someone/data/main/list", Page.DATA),
        ("https://example.org/orders.CSV?download=1", Page.DATA),
    ],
)
def test_the_kind_of_a_page_is_told_by_its_host(url: str, kind: Page) -> None:
    assert page(url) is kind


def test_a_page_that_tells_of_the_act_comes_before_the_list_and_a_table_last(ledger: Ledger) -> None:
    event = ledger.orders["wro-2021-smart-glove"].events[-1]
    [witness] = event.witnesses
    cites = tuple(Evidence("source", url) for url in (TABLE, PRESS, f"{TELLS} seen 2021", TABLE))
    shown = replace(witness, channel=Channel.LIST, url=LIST, evidence=())
    told = replace(witness, channel=Channel.RELEASE, url=None, evidence=cites)
    assert citations(replace(event, witnesses=(shown, told))) == [TELLS, PRESS, LIST, TABLE]


def test_the_baseline_sends_nobody_to_a_table_who_could_read_a_page(ledger: Ledger) -> None:
    first = Counter[Page]()
    for order in ledger.orders.values():
        for event in order.events:
            cited = [page(url) for url in citations(event)]
            assert cited == sorted(cited)
            first.update(cited[:1])
    assert first[Page.PRIMARY] > first[Page.READABLE] > first[Page.DATA]
