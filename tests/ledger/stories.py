"""Generated stories: what releases, bulletins, notices and editions of the list may say of a few orders."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from ledger.chronicle import Saying
from ledger.model import Action, Announcement, Channel, Effect, Evidence, Instrument, Listing, Party, Role, Status
from ledger.reconcile import Origin

DAYS = st.dates(date(2026, 7, 1), date(2027, 6, 30))
SOURCES = {
    Channel.RELEASE: "newsroom",
    Channel.BULLETIN: "csms",
    Channel.FEDERAL_REGISTER: "federal_register",
    Channel.LIST: "cbp_list",
}

#: (country, goods as they are worded here and there, the ways of naming whom the order is on)
WORLD = (
    (
        "MY",
        ("disposable gloves", "synthetic gloves", None),
        (
            (Party("Kinabalu Glove", Role.GROUP), Party("Kinabalu Glove Sdn Bhd"), Party("Tawau Latex Sdn Bhd")),
            (Party("Kinabalu Glove Sdn. Bhd."), Party("Tawau Latex Sdn. Bhd.")),
            (Party("Tawau Latex Sdn Bhd"),),
        ),
    ),
    ("KE", ("black tea", "tea"), ((Party("Kiriri Tea Estates Ltd"),), (Party("Kiriri Tea Estates Limited"),))),
    (
        "MW",
        ("tobacco", "tobacco and products containing tobacco"),
        ((Party("Tobacco from Zomba", Role.PLACE),), (Party("Zomba Leaf Limited", Role.EXEMPT),)),
    ),
    (None, ("seafood", "tuna"), ((Party("Hai Yu No. 8", Role.VESSEL),), (Party("Hai Yu No.8", Role.VESSEL),))),
)
ACTS = (
    (Action.ISSUED, Effect.IMPOSED),
    (Action.MODIFIED, Effect.LIFTED),
    (Action.MODIFIED, Effect.NARROWED),
    (Action.REVOKED, Effect.LIFTED),
    (Action.VACATED, Effect.LIFTED),
)
STATUSES = (
    (Status.ACTIVE, "Active"),
    (Status.PARTIALLY_ACTIVE, "Partially Modified"),
    (Status.INACTIVE, "Inactive"),
    (Status.UNKNOWN, "Suspended sine die"),
)


def _origin(channel: Channel, on: date, number: int, arrived: int) -> Origin:
    taken = datetime.combine(on, time(9), UTC) + timedelta(minutes=number)
    url = f"https://www.cbp.gov/{channel}/{number}"
    return Origin(SOURCES[channel], channel, url, number, on, taken + timedelta(days=arrived), "", taken)


@st.composite
def announcements(draw: st.DrawFn, number: int) -> Saying:
    country, goods, namings = draw(st.sampled_from(WORLD))
    action, effect = draw(st.sampled_from(ACTS))
    channel = draw(st.sampled_from((Channel.RELEASE, Channel.BULLETIN, Channel.FEDERAL_REGISTER)))
    day = draw(DAYS)
    parties: tuple[Party, ...] = draw(st.sampled_from(namings))
    if effect is Effect.NARROWED:
        parties = tuple(Party(party.name, Role.EXEMPT) for party in parties[-1:])
    said = Announcement(
        instrument=draw(st.sampled_from(Instrument)),
        action=action,
        effect=effect,
        effective=draw(st.sampled_from((day, day + timedelta(days=1), None))),
        announced=day,
        country=country,
        goods=draw(st.sampled_from(goods)),
        parties=parties,
        evidence=(Evidence("action", action.value),),
        recalls=draw(st.sampled_from((None, "2026", "2026-08"))),
    )
    return Saying(
        _origin(channel, day + timedelta(days=draw(st.integers(0, 3))), number, draw(st.integers(0, 400))), said
    )


@st.composite
def editions(draw: st.DrawFn, number: int) -> Saying:
    rows = []
    for country, goods, namings in draw(st.lists(st.sampled_from(WORLD), unique=True)):
        status, text = draw(st.sampled_from(STATUSES))
        parties: tuple[Party, ...] = draw(st.sampled_from(namings))
        rows.append(
            Listing(
                instrument=draw(st.sampled_from(Instrument)),
                effective=draw(DAYS),
                country=country,
                goods=draw(st.sampled_from(goods)),
                industry=None,
                status=status,
                status_text=text,
                parties=parties,
                entity=", ".join(party.name for party in parties),
            )
        )
    return Saying(_origin(Channel.LIST, draw(DAYS), number, draw(st.integers(0, 400))), rows=tuple(rows))


@st.composite
def stories(draw: st.DrawFn, most: int = 7) -> list[Saying]:
    """A few sayings, in no order."""
    size = draw(st.integers(1, most))
    return [draw(st.one_of(announcements(number), editions(number))) for number in range(1, size + 1)]
