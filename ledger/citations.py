"""Where an event can be read: the pages its witnesses are or name, those first that say it best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum
from urllib.parse import urlsplit

from ledger.model import Channel, Event, Witness

#: Where CBP sends its bulletins from, besides hosts of the government's own domain.
_OF_THE_GOVERNMENT = ("gov", "content.govdelivery.com")
#: Where people keep tables and programs: what is there can be counted, hardly read.
_REPOSITORIES = ("github.com", "githubusercontent.com", "gitlab.com")
_TABLES = (".json", ".jsonl", ".csv", ".xml")


class Page(IntEnum):
    """What kind of page an address leads to, the one to send a reader to first."""

    PRIMARY = 0  #: the government's own
    READABLE = 1
    DATA = 2  #: somebody's table or repository


def page(url: str) -> Page:
    """The kind of page at an address; by its host and the ending of its path."""
    parts = urlsplit(url)
    if _is_below(parts.hostname or "", _OF_THE_GOVERNMENT):
        return Page.PRIMARY
    is_data = _is_below(parts.hostname or "", _REPOSITORIES) or parts.path.lower().endswith(_TABLES)
    return Page.DATA if is_data else Page.READABLE


def _is_below(host: str, domains: Iterable[str]) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


def citations(event: Event) -> list[str]:
    """Where an event can be read: a page that tells of the act before the list that shows its result, and of these the
    government's own first; what can hardly be read comes last."""
    ranked = []
    for witness in event.witnesses:
        for url in _cited(witness):
            kind = page(url)
            ranked.append((kind is Page.DATA, witness.channel is Channel.LIST, kind, url))
    return list(dict.fromkeys(url for *_, url in sorted(ranked, key=lambda found: found[:3])))


def _cited(witness: Witness) -> Iterator[str]:
    """The pages a witness is or names; the baseline names those it rests on."""
    for url in (witness.url, *(quote.quote for quote in witness.evidence if quote.field == "source")):
        if url and url.startswith(("http://", "https://")):
            yield url.split()[0]
