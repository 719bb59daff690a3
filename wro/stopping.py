"""Being told to stop, for a command that runs once: the item in hand is finished, told a second time it ends at once."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def when_told() -> Iterator[Event]:
    """An event that SIGTERM or SIGINT sets, once; after that they do what they always do."""
    stopping = Event()

    def stop(number: int, frame: FrameType | None) -> None:
        stopping.set()
        for signal_, before in earlier.items():
            signal.signal(signal_, before)

    earlier = {number: signal.getsignal(number) for number in SIGNALS}
    for number in SIGNALS:
        signal.signal(number, stop)
    try:
        yield stopping
    finally:
        for number, before in earlier.items():
            signal.signal(number, before)
