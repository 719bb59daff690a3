"""The other hosts: GovDelivery's bulletins, the Federal Register's API, DHS's list, the Wayback Machine."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

from tests.standin import chronicle, markup
from tests.standin.server import Served, World

_BULLETINS = "https://content.govdelivery.com/accounts/USDHSCBP/bulletins/"
_CBP = {"name": "U.S. Customs and Border Protection", "slug": "u-s-customs-and-border-protection"}


class GovDelivery:
    """Both of its hosts. A trade message every third day; those that tell of an act carry its text."""

    def __init__(self) -> None:
        self.emptied = False

    def document(self, host: str, target: str, at: datetime) -> Served | str | None:
        path = urlsplit(target).path
        messages = self._messages(at)
        if path == "/accounts/USDHSCBP/feed.rss":
            items = [(title, f"{_BULLETINS}{number:x}", when) for number, title, when, _ in messages[:25]]
            body = markup.rss("https://public.govdelivery.com/accounts/USDHSCBP", [] if self.emptied else items)
            return Served(body.encode(), at if self.emptied else messages[0][2], "application/rss+xml")
        if path == "/accounts/USDHSCBP/widgets/USDHSCBP_WIDGET_2/0.json":
            shown = [] if self.emptied else [message[:3] for message in messages[:100]]
            return Served(
                markup.jsonp(shown).encode(), at if self.emptied else messages[0][2], "application/javascript"
            )
        found = next((one for one in messages if path == f"/accounts/USDHSCBP/bulletins/{one[0]:x}"), None)
        if found is None:
            return None
        _, title, when, body_text = found
        return Served(markup.bulletin(title, when, body_text).encode(), when)

    def _messages(self, at: datetime) -> list[tuple[int, str, datetime, tuple[str, ...]]]:
        """Number, title, moment and text, newest first."""
        told = [one for one in chronicle.acts() if one.csms]
        found = [(one.csms or 0, one.title, _noon(one.day) + timedelta(hours=1), one.body) for one in told]
        days = (at.date() - date(2025, 1, 1)).days
        for number in range(max(0, days - 110) // 3 * 3, days + 1, 3):
            day = date(2025, 1, 1) + timedelta(days=number)
            found.append((60_000_000 + number, f"Outage number {number}", _noon(day), ("The system rests.",)))
        return sorted((one for one in found if one[2] <= at), key=lambda one: one[2], reverse=True)


class Register:
    """The API: CBP's notices, newest first; what it does not understand it leaves out in silence."""

    def __init__(self) -> None:
        self.filter_lost = False

    def document(self, host: str, target: str, at: datetime) -> Served | str | None:
        path = urlsplit(target).path
        if path == "/api/v1/public-inspection-documents.json":
            answer: dict[str, object] = {"count": 0, "description": "Public Inspection documents"}
            return Served(json.dumps(answer).encode(), _noon(at.date() - timedelta(days=1)), "application/json")
        if path != "/api/v1/documents.json":
            return None
        agencies = [{"slug": "food-and-drug-administration"}] if self.filter_lost else [_CBP]
        results = []
        for number in range(60):
            day = at.date() - timedelta(days=number)
            results.append(
                {
                    "document_number": f"{day:%Y}-{int(f'{day:%j}'):05}",
                    "title": f"Accreditation of Gauger of {day}",
                    "type": "Notice",
                    "abstract": None,
                    "publication_date": day.isoformat(),
                    "html_url": f"https://www.federalregister.gov/documents/{day:%Y/%m/%d}/x",
                    "raw_text_url": f"https://www.federalregister.gov/documents/full_text/text/{day:%Y/%m/%d}/x.txt",
                    "agencies": agencies,
                }
            )
        answer = {"count": 4000, "description": "Documents", "total_pages": 50, "results": results}
        return Served(json.dumps(answer).encode(), _noon(at.date() - timedelta(days=1)), "application/json")


class Dhs:
    """www.dhs.gov: its entity list, which gains a firm on 20 December 2025."""

    def __init__(self) -> None:
        self.emptied = False

    def document(self, host: str, target: str, at: datetime) -> Served | str | None:
        if target != "/uflpa-entity-list":
            return None
        grown = at.date() >= date(2025, 12, 20)
        names = [f"Placeholder Textile {number} Co., Ltd." for number in range(0 if self.emptied else 120 + grown)]
        body = markup.entity_list([(name, "August 1, 2024") for name in names])
        return Served(body.encode(), at if self.emptied else _noon(date(2025, 12, 20) if grown else date(2025, 1, 15)))


class Archive:
    """The Wayback Machine over another world: it captured `addresses` on `days`, and on `refused` was turned away."""

    def __init__(self, world: World, addresses: list[str], days: list[str], refused: tuple[str, ...] = ()) -> None:
        self.world = world
        self.captured(addresses, days, refused)

    def captured(self, addresses: list[str], days: list[str], refused: tuple[str, ...] = ()) -> None:
        """What it has from now on."""
        self._addresses = addresses
        self._moments = [datetime.fromisoformat(day).replace(hour=6, tzinfo=UTC) for day in sorted(days)]
        self._refused = {datetime.fromisoformat(day).replace(hour=6, tzinfo=UTC) for day in refused}

    def document(self, host: str, target: str, at: datetime) -> Served | str | None:
        parts = urlsplit(target)
        if parts.path == "/cdx/search/cdx":
            return Served(json.dumps(self._index(parse_qs(parts.query), at)).encode(), at, "application/json")
        asked, _, address = target.removeprefix("/web/").partition("id_/")
        address = unquote(address).replace("http://www.cbp.gov:80/", "https://www.cbp.gov/")
        if not target.startswith("/web/") or address not in self._addresses:
            return None
        wanted = datetime.strptime(asked, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        nearest = min((moment for moment in self._moments if moment <= at), key=lambda moment: abs(moment - wanted))
        if nearest != wanted:
            return f"/web/{nearest:%Y%m%d%H%M%S}id_/{address}"
        if nearest in self._refused:
            return Served(b"<html><head><title>Access Denied</title></head><body></body></html>", nearest)
        return self._served(address, nearest)

    def _served(self, address: str, at: datetime) -> Served | str | None:
        """What the site had there."""
        original = urlsplit(address)
        target = original.path + (f"?{original.query}" if original.query else "")
        return self.world.document(original.netloc, target, at)

    def _index(self, asked: dict[str, list[str]], at: datetime) -> list[list[str]]:
        address, since = asked["url"][0], asked.get("from", ["0"])[0]
        if int(asked["limit"][0]) > 0 and asked["collapse"] != ["urlkey"]:
            return self._editions(address, since, asked["to"][0], asked["collapse"][0], asked["fl"][0])
        if address.endswith("*"):
            return self._below(address.rstrip("*"), since, asked["to"][0], asked["fl"][0])
        moments = [one for one in self._moments if one <= at and f"{one:%Y%m%d}" >= since]
        if address not in self._addresses or not moments:
            return []
        newest = moments[int(asked["limit"][0]) :]
        rows = [[f"{one:%Y%m%d%H%M%S}", address, "text/html", "200", f"D{one:%j}"] for one in newest]
        return [asked["fl"][0].split(","), *rows]

    def _editions(self, where: str, since: str, until: str, collapse: str, fields: str) -> list[list[str]]:
        """Captures that differ in their bytes, or one a month, by address and time."""
        rows: dict[tuple[str, str], list[str]] = {}
        for address in self._addresses:
            bare = address.removeprefix("https://")
            if not (bare.startswith(where[:-1]) if where.endswith("*") else bare == where):
                continue
            for moment in (one for one in self._moments if since <= f"{one:%Y%m%d}" <= until):
                served = self._served(address, moment) if moment not in self._refused else None
                digest = hashlib.sha1(served.body).hexdigest() if isinstance(served, Served) else f"refused {moment}"
                by = digest if collapse == "digest" else f"{moment:%Y%m}"
                row = [f"{moment:%Y%m%d%H%M%S}", address, "text/csv", "200", digest]
                rows.setdefault((address, by), row)
        return [fields.split(","), *rows.values()] if rows else []

    def _below(self, prefix: str, since: str, until: str, fields: str) -> list[list[str]]:
        """The first capture of each address below a prefix, in the way the archive met it: plain http, with a port."""
        moments = [one for one in self._moments if since <= f"{one:%Y%m%d}" <= until]
        found = [address for address in self._addresses if address.removeprefix("https://").startswith(prefix)]
        if not moments or not found:
            return []
        met = [address.replace("https://www.cbp.gov/", "http://www.cbp.gov:80/") for address in found]
        return [fields.split(","), *([f"{moments[0]:%Y%m%d%H%M%S}", one, "text/html", "200", "D"] for one in met)]


class Hosts:
    """Every host, each with its world; a host without one answers 404 to everything."""

    def __init__(self, worlds: dict[str, World]) -> None:
        self.worlds = worlds

    def document(self, host: str, target: str, at: datetime) -> Served | str | None:
        world = self.worlds.get(host)
        return None if world is None else world.document(host, target, at)


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
