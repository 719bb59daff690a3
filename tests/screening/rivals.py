"""Other matchers on the same pairs: a score for a supplier's name and all spellings of a tracked one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any, TypeAlias

#: (query, every spelling of the target) -> a score, higher is more alike.
Rival: TypeAlias = Callable[[str, Sequence[str]], float]


def rivals() -> dict[str, Rival]:
    """Name -> rival. Development dependencies, imported here only; logic-v2 where the group `rivals` is installed."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import JaroWinkler

    found = {
        "rapidfuzz WRatio": _folded(fuzz.WRatio),
        "rapidfuzz token_set_ratio": _folded(fuzz.token_set_ratio),
        "Jaro-Winkler": _folded(lambda a, b: 100 * JaroWinkler.similarity(a, b)),
    }
    return found | {"nomenklatura logic-v2": logic_v2()} if find_spec("nomenklatura") else found


def _folded(ratio: Callable[[str, str], float]) -> Rival:
    from rapidfuzz.utils import default_process

    def score(query: str, spellings: Sequence[str]) -> float:
        asked = default_process(query)
        return max(ratio(asked, default_process(spelling)) for spelling in spellings)

    return score


def logic_v2() -> Rival:
    """As OpenSanctions runs it: a company with all its names on the one side, one name on the other."""
    from followthemoney import model
    from nomenklatura.matching import get_algorithm

    algorithm: Any = get_algorithm("logic-v2")
    config = algorithm.default_config()

    def entity(side: str, names: Sequence[str]) -> Any:
        # It remembers an entity by its id, so each must have its own.
        key = side + hashlib.sha256("\n".join(names).encode()).hexdigest()
        return model.get_proxy({"id": key, "schema": "Company", "properties": {"name": list(names)}})

    def score(query: str, spellings: Sequence[str]) -> float:
        return 100 * float(algorithm.compare(entity("q", [query]), entity("t", spellings), config).score)

    return score
