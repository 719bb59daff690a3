"""Announcements, listings and their parts as JSON and back, without loss."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from ledger.model import (
    Action,
    Announcement,
    Effect,
    Evidence,
    Indicators,
    Instrument,
    Issue,
    Lead,
    Listing,
    Neighbour,
    Party,
    Role,
    StatedCount,
    Status,
)
from store.columns import to_day

Told = Announcement | Listing | Party | Lead | Neighbour | Issue | Indicators | Evidence | StatedCount


def to_json(value: Told) -> str:
    """Every field of the value, under its own name."""
    return json.dumps(asdict(value), ensure_ascii=False, separators=(",", ":"), default=date.isoformat)


def many_to_json(values: Iterable[Told]) -> str:
    return "[" + ",".join(map(to_json, values)) + "]"


def announcement(said: Mapping[str, Any]) -> Announcement:
    return Announcement(
        **dict(said)
        | {
            "instrument": Instrument(said["instrument"]),
            "action": Action(said["action"]),
            "effect": Effect(said["effect"]),
            "effective": to_day(said["effective"]),
            "announced": to_day(said["announced"]),
            "applies_from": to_day(said["applies_from"]),
            "parties": tuple(map(party, said["parties"])),
            "indicators": indicators(said["indicators"]),
            "evidence": tuple(map(evidence, said["evidence"])),
            "against": tuple(map(party, said.get("against", ()))),  # readings of older parsers have none
        }
    )


def listing(said: Mapping[str, Any]) -> Listing:
    return Listing(
        **dict(said)
        | {
            "instrument": Instrument(said["instrument"]),
            "effective": to_day(said["effective"]),
            "status": Status(said["status"]),
            "parties": tuple(map(party, said["parties"])),
            "removed_goods": tuple((goods, to_day(removed)) for goods, removed in said["removed_goods"]),
        }
    )


def party(said: Mapping[str, Any]) -> Party:
    return Party(said["name"], Role(said["role"]), tuple(said["aliases"]), to_day(said["removed"]))


def indicators(said: Mapping[str, Any] | None) -> Indicators | None:
    return None if said is None else Indicators(said["count"], tuple(said["names"]))


def evidence(said: Mapping[str, Any]) -> Evidence:
    return Evidence(said["field"], said["quote"])


def lead(said: Mapping[str, Any]) -> Lead:
    return Lead(said["url"], said["title"], to_day(said["released"]))


def issue(said: Mapping[str, Any]) -> Issue:
    return Issue(said["code"], said["message"], said["subject"])


def neighbour(said: Mapping[str, Any]) -> Neighbour:
    return Neighbour(**dict(said) | {"aliases": tuple(said["aliases"]), "effective": to_day(said["effective"])})


def stated_count(said: Mapping[str, Any]) -> StatedCount:
    return StatedCount(**dict(said) | {"on": date.fromisoformat(said["on"]), "since": to_day(said["since"])})
