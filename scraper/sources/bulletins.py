"""CBP's bulletins on GovDelivery: what the account feed and the CSMS widget have in common.

A bulletin has one canonical address, whichever way it is linked. Its id is, for a CSMS message, the message's number in
lower-case hexadecimal: CSMS # 69302472 is bulletin 42178c8.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from ledger.model import Document, Issue, Lead, Reading, Verdict

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


def reading(source: str, url: str, title: str, linked: Iterable[Lead]) -> Reading:
    """An index of bulletins, each address once; links that are no bulletins are issues."""
    leads: dict[str, Lead] = {}
    issues: list[Issue] = []
    for lead in linked:
        address = canonical(lead.url)
        if address is None:
            issues.append(Issue("off-host-link", f"{url}: {lead.title!r} leads to no bulletin: {lead.url}", lead.url))
        else:
            leads.setdefault(address, Lead(address, lead.title, lead.released))
    return Reading(Document(source, url, title), Verdict.MENTION, leads=tuple(leads.values()), issues=tuple(issues))
