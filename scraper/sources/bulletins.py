"""CBP's bulletins on GovDelivery: what the account feed and the CSMS widget have in common.

A bulletin has one canonical address, whichever way it is linked. Its id is, for a CSMS message, the message's number in
lower-case hexadecimal: CSMS # 69302472 is bulletin 42178c8.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from ledger.model import Document, Issue, Lead, Reading, Verdict
from scraper.page import Page, SelectorError
from scraper.xml import entries

HOSTS = ("public.govdelivery.com", "content.govdelivery.com")
_LINKS = (
    re.compile(r"^/accounts/USDHSCBP/bulletins/([0-9a-f]+)/?$"),
    re.compile(r"^/bulletins/gd/USDHSCBP-([0-9a-f]+)/?$"),
)


def canonical(link: str) -> str | None:
    """The bulletin's own address; None for a link that is no bulletin of CBP's."""
    parts = urlsplit(link)
    if parts.scheme not in ("http", "https") or parts.hostname not in HOSTS:
        return None
    found = next((met for form in _LINKS if (met := form.match(parts.path))), None)
    return f"https://content.govdelivery.com/accounts/USDHSCBP/bulletins/{found[1]}" if found else None


def in_feed(page: Page, source: str) -> list[Lead]:
    """What an RSS feed links to."""
    return [Lead(entry.link, entry.title, entry.published) for entry in entries(page, source)]


def reading(source: str, url: str, title: str, linked: Sequence[Lead]) -> Reading:
    """An index of bulletins, each address once; links that are no bulletins are issues.

    Raises `SelectorError` for an empty one: CBP sends several bulletins a day.
    """
    if not linked:
        raise SelectorError("bulletin", "at least one", 0, url)
    leads: dict[str, Lead] = {}
    issues: list[Issue] = []
    for lead in linked:
        address = canonical(lead.url)
        if address is None:
            issues.append(Issue("off-host-link", f"{url}: {lead.title!r} leads to no bulletin: {lead.url}", lead.url))
        else:
            leads.setdefault(address, Lead(address, lead.title, lead.released))
    return Reading(Document(source, url, title), Verdict.MENTION, leads=tuple(leads.values()), issues=tuple(issues))
