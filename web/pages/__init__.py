"""The pages there are. A new page is one module here, one template, and its place in this list."""

from __future__ import annotations

from web.page import Page
from web.pages import (
    about,
    changes,
    country,
    coverage,
    front,
    goods,
    issues,
    order,
    orders,
    parties,
    party,
    search,
    snapshot,
)

PAGES: tuple[Page, ...] = (
    front.PAGE,
    orders.PAGE,
    order.PAGE,
    parties.PAGE,
    party.PAGE,
    country.PAGE,
    goods.PAGE,
    changes.PAGE,
    snapshot.PAGE,
    coverage.PAGE,
    issues.PAGE,
    search.PAGE,
    about.PAGE,
)
