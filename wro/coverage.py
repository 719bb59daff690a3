"""How far what we show can be relied on: when each source was last read completely. Nothing stale may look current."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from ledger import baseline
from ledger.ledger import Ledger
from store.runs import Coverage, SourceState
from wro import output, shapes
from wro.poll import OUTCOMES

#: Days on which something was the matter with a source, the last of which are named.
SHOWN = 3


def reads(states: Iterable[SourceState]) -> dict[str, datetime]:
    """Source -> its last complete read. The baseline is built in: nobody reads it anew."""
    return {
        state.source: state.last_read_completely
        for state in states
        if state.last_read_completely and state.source != baseline.SOURCE
    }


def asked(states: Iterable[SourceState]) -> list[str]:
    """The sources that were ever asked, whether they could be read or not."""
    return [state.source for state in states if state.source != baseline.SOURCE]


def show(read: Mapping[str, datetime], ledger: Ledger) -> None:
    """One line under whatever rests on the ledger."""
    if read:
        told = ", ".join(f"{source} {at:%Y-%m-%d %H:%M}" for source, at in sorted(read.items()))
        output.paragraph(f"Last read completely (UTC): {told}", faint=True)
        return
    output.paragraph(f"No source has been read completely yet: this is {foundation(ledger)}.", faint=True)


def foundation(ledger: Ledger) -> str:
    """What a ledger rests on of which no source has been read completely: where the baseline ends, and what was taken in."""
    witnesses = [witness for order in ledger.orders.values() for event in order.events for witness in event.witnesses]
    told = [witness.said for witness in witnesses if witness.source == baseline.SOURCE]
    # Its own days: what was taken in since may date an event anew.
    days = [day for said in told if (day := said.get("effective") or said.get("announced"))]
    others = {(witness.source, witness.snapshot) for witness in witnesses if witness.source != baseline.SOURCE}
    last = f", whose last event is of {max(days)}" if days else ""
    return f"the built-in baseline{last}" + (
        f", and {output.count(len(others), 'document')} beside it" if others else ""
    )


def by_day(found: Iterable[Coverage]) -> list[tuple[str, str]]:
    """Source and how its days went, in words: on how many it was read completely, and what was the matter on others."""
    days: dict[str, list[Coverage]] = {}
    for one in found:
        days.setdefault(one.source, []).append(one)
    return [(source, _told(of_source)) for source, of_source in sorted(days.items())]


def _told(days: list[Coverage]) -> str:
    asked = [one for one in days if one.outcome != "not_due"]
    gaps = [f"{one.outcome.replace('_', ' ')} {one.day}" for one in reversed(asked) if not OUTCOMES[one.outcome][0]]
    shown = ", ".join(gaps[:SHOWN]) + (f" and on {len(gaps) - SHOWN} more" if len(gaps) > SHOWN else "")
    complete = f"read completely on {len(asked) - len(gaps)} of {output.count(len(asked), 'day')}"
    if len(asked) < len(days):
        complete += f", not due on {len(days) - len(asked)}"
    return f"{complete}; {shown}" if gaps else complete


def since(state: SourceState | None) -> str:
    """Since when a source has not been read, for a source that was not."""
    if state is None or state.last_read_completely is None:
        return "never read completely"
    return f"last read completely {shapes.instant(state.last_read_completely)}"
