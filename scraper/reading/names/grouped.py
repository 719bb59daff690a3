"""The name of a group in brackets behind its members."""

from __future__ import annotations

import re
from dataclasses import replace

from ledger.model import Party, Role

#: "A Ltd., B Ltd., and C Ltd. (the A Group)": all of them, not the last in short.
_THE_GROUP = re.compile(r"\(the\s+[\"“]?(?P<name>[A-Z][^()\"”]{1,60}?\sGroup)[\"”]?\)$")


def with_group(parties: tuple[Party, ...], entity: str) -> tuple[Party, ...]:
    """With the group as a party of its own."""
    met = _THE_GROUP.search(entity) if len(parties) > 1 else None
    if met is None or met["name"] not in parties[-1].aliases:
        return parties
    own = tuple(alias for alias in parties[-1].aliases if alias != met["name"])
    return (*parties[:-1], replace(parties[-1], aliases=own), Party(met["name"], Role.GROUP))
