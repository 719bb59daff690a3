"""FollowTheMoney entities (followthemoney.tech), one a line: who is under which order, since when, until when.

An order is a Sanction on each party it covers, or once covered. Vessels are Vessels; firms are Companies; fleets and
groups are Organizations, what is neither known to be a firm nor a vessel a LegalEntity. Goods of a place are no entity
of that model and are left out. Ids are hashes of our own ids, so they stay the same from export to export.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from ledger.model import Status
from web import standing, words
from web.rows import Row, Rows, unpacked

_PARTIES = """\
SELECT p.id, p.name, p.role, p.removed, p.since, o.id AS order_id, o.instrument, o.country, o.goods, o.status_text, o.issued,
  (SELECT folded FROM party_names n WHERE n.party_id = p.id AND n.position = 0) AS folded,
  (SELECT json_group_array(name) FROM (SELECT n.name FROM party_names n WHERE n.party_id = p.id AND n.kind = 'alias'
    ORDER BY n.position)) AS aliases
FROM parties p JOIN orders o ON o.id = p.order_id WHERE p.role <> 'place' ORDER BY folded, o.id, p.position"""
_URLS = """\
SELECT DISTINCT w.url FROM witnesses w JOIN events e ON e.id = w.event_id
WHERE e.order_id = :order AND (w.url LIKE 'http://%' OR w.url LIKE 'https://%') AND w.url NOT LIKE '% %' ORDER BY w.url"""
_SCHEMA = {
    "named": "Company",
    "subsidiary": "Company",
    "exempt": "Company",
    "vessel": "Vessel",
    "fleet": "Organization",
    "group": "Organization",
}
PROGRAM = "19 U.S.C. 1307 (forced labor)"
AUTHORITY = "U.S. Customs and Border Protection"


def lines(rows: Rows) -> Iterator[str]:
    """The entities, each party once under all its names, followed by its sanctions."""
    parties: dict[tuple[str, str], list[Row]] = {}
    for row in rows.all(_PARTIES):
        party = unpacked(row, "aliases")
        parties.setdefault((_SCHEMA[party["role"]], party["folded"]), []).append(party)
    for (schema, folded), found in parties.items():
        entity = _entity(schema, folded, found)
        sanctions = [_sanction(rows, entity["id"], party) for party in found]
        in_force = any("endDate" not in sanction["properties"] for sanction in sanctions)
        if in_force:
            entity["properties"]["topics"] = ["export.control"]
        for one in (entity, *sanctions):
            yield json.dumps(one, ensure_ascii=False) + "\n"


def _entity(schema: str, folded: str, found: list[Row]) -> dict[str, Any]:
    names = list(dict.fromkeys(party["name"] for party in found))
    aliases = list(dict.fromkeys(alias for party in found for alias in party["aliases"] if alias not in names))
    countries = sorted({party["country"].lower() for party in found if party["country"]})
    properties = {"name": names, "alias": aliases, "flag" if schema == "Vessel" else "country": countries}
    return _made(schema, f"{schema}:{folded}", properties)


def _sanction(rows: Rows, entity: str, party: Row) -> dict[str, Any]:
    """The order as it bears on the party: until when, if it no longer does."""
    cleared = party["removed"] or (party["since"] if party["role"] == "exempt" else None)
    spans = standing.of_party(standing.of_order(rows, party["order_id"]), party["role"], cleared)
    last = spans[-1] if spans else None
    over = last is not None and last["status"] == "inactive"
    properties = {
        "entity": [entity],
        "authority": [AUTHORITY],
        "program": [PROGRAM],
        "provisions": [words.INSTRUMENT[party["instrument"]]],
        "country": ["us"],
        "authorityId": [party["order_id"]],
        "startDate": [party["issued"]],
        "endDate": [last["start"] if over and last else None],
        "status": [words.STATUS[Status(last["status"]) if last else Status.UNKNOWN], party["status_text"]],
        "reason": [f"Forced labor: {party['goods']}" if party["goods"] else "Forced labor"],
        "sourceUrl": [row["url"] for row in rows.all(_URLS, order=party["order_id"])],
    }
    return _made("Sanction", f"Sanction:{party['id']}", properties)


def _made(schema: str, name: str, properties: dict[str, list[Any]]) -> dict[str, Any]:
    told = {key: list(dict.fromkeys(filter(None, values))) for key, values in properties.items()}
    number = hashlib.sha256(f"wro-watch:{name}".encode()).hexdigest()[:40]
    return {
        "id": f"wro-{number}",
        "schema": schema,
        "properties": {key: values for key, values in told.items() if values},
    }
