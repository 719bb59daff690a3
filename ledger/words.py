"""The plain words for what the model holds in codes, the same in mails, pages and reports.

The legal words behind them: goods under a WRO are detained (19 CFR 12.42(e)), under a Finding seized (12.42(f)).
"""

from __future__ import annotations

from ledger.model import Effect, Instrument, Role, Status

#: CBP's own words on its list.
STATUS = {
    Status.ACTIVE: "Active",
    Status.PARTIALLY_ACTIVE: "Partially active",
    Status.INACTIVE: "Inactive",
    Status.UNKNOWN: "Not known",
}
#: The look of a status: how bad it is for shipments.
MOOD = {Status.ACTIVE: "held", Status.PARTIALLY_ACTIVE: "partly", Status.INACTIVE: "free", Status.UNKNOWN: "open"}
INSTRUMENT = {Instrument.WRO: "Withhold Release Order", Instrument.FINDING: "Finding"}
#: What happens to goods under it.
HELD = {Instrument.WRO: "detained", Instrument.FINDING: "seized"}
ROLE = {
    Role.NAMED: "named",
    Role.GROUP: "group",
    Role.SUBSIDIARY: "subsidiary",
    Role.VESSEL: "vessel",
    Role.FLEET: "fleet",
    Role.PLACE: "place or goods",
    Role.EXEMPT: "exempt",
}


def headline(instrument: Instrument, effect: Effect, whom: str, freed: str = "", *, vacated: bool = False) -> str:
    """What an act does, in one line: "Smart Glove no longer detained".

    `whom`: whom the order is on; `freed`: whom a carve-out clears, "" for goods; `vacated`: a court lifted it.
    """
    held = HELD[instrument]
    match effect:
        case Effect.IMPOSED:
            return f"{whom} now {held}"
        case Effect.LIFTED if vacated:
            return f"Court sets order aside: {whom} no longer {held}"
        case Effect.LIFTED:
            return f"{whom} no longer {held}"
        case Effect.NARROWED if freed:
            return f"{freed} no longer {held}"
        case Effect.NARROWED:
            return f"Less is now {held}: {whom}"
        case Effect.WIDENED:
            return f"More is now {held}: {whom}"
