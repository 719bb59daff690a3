"""What a page is: an address, the facts it shows, and a template; the same for the server and the static copy.

A page's facts are plain values, so that its JSON is those facts and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from web.rows import Row, Rows

Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Frame:
    """What pages need that no database holds."""

    now: Callable[[], datetime]
    country_name: Callable[[str], str] = str  #: ISO 3166-1 alpha-2 to a name
    #: an order's goods and goods asked for: the words of these that are another name for them
    known_by: Callable[[str | None, str], Collection[str]] = lambda goods, asked: ()
    stale_hours: float = 36  #: hours after which a source's last complete reading counts as old
    authority: str = "wro-watch.localhost"  #: whose name the feeds' ids carry (RFC 4151): it must stay the same
    public_url: str = ""  #: where readers reach the pages; "": as the request says, or unknown
    views: Mapping[str, str] = field(default_factory=dict)  #: today's views (name to SELECT), where a file's are older
    robots: bool = False  #: whether search engines may index the pages


@dataclass(frozen=True, slots=True)
class Asked:
    """One request for a page."""

    rows: Rows
    frame: Frame
    key: str = ""  #: which order, party, … ("" for pages of which there is one)
    given: Mapping[str, str] = field(default_factory=dict)  #: the query string
    copied: bool = False  #: for the static copy: everything at once, since nobody answers further questions

    @property
    def today(self) -> date:
        return self.frame.now().date()


@dataclass(frozen=True, slots=True)
class Page:
    """A kind of page."""

    name: str  #: first part of its address; "" is the front page
    facts: Callable[[Asked], Facts | None]  #: None: there is no such thing
    every: Callable[[Rows], Iterable[str]] | None = None  #: its keys, where there is one page for each
    drawn: Callable[[Facts], Mapping[str, str]] = lambda facts: {}  #: pictures, as SVG
    events: Callable[[Asked], list[Row]] | None = None  #: what its feed tells, where it has one
    copied: bool = True  #: whether the static copy has it
    asks: tuple[str, ...] = ()  #: the parameters of the query string that it understands

    @property
    def template(self) -> str:
        return f"web/{self.name or 'front'}.html"
