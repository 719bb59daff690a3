"""How long a piece of work takes when nothing disturbs it."""

from __future__ import annotations

import time
from collections.abc import Callable


def best(work: Callable[[], object], rounds: int, clock: Callable[[], float] = time.process_time) -> float:
    """Seconds of the fastest of some rounds; of the processor, unless the `clock` is another."""
    fastest = float("inf")
    for _ in range(rounds):
        began = clock()
        work()
        fastest = min(fastest, clock() - began)
    return fastest
