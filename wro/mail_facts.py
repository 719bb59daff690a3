"""What composing mail needs to know: the ledger, its sources, who writes, and the links in the mails."""

from __future__ import annotations

from datetime import datetime
from email.utils import parseaddr

from ledger import baseline
from ledger.ledger import Ledger
from ledger.model import Instrument
from notify.change import News, Noted, changes
from notify.delisted import Delisting, delistings
from notify.digest import SourceState
from notify.drafting import Facts
from notify.hours import read
from notify.letterhead import Letterhead
from notify.remembered import remember
from notify.subscriptions import CHANNEL, Cadence, Subscriber, Subscription
from notify.tokens import Tokens, WeakKey
from scraper.countries import country_name
from screening.goods import known_by
from store import MailStore, Store
from store.runs import SourceState as StoredSource
from store.subscribers import StoredSubscriber
from wro.errors import SettingsError
from wro.settings import Settings
from wro.supplier_news import SupplierFiles


def facts(settings: Settings, store: Store, mail: MailStore, now: datetime) -> Facts | None:
    """What is known, noting what of it is new; None while the ledger is not filled: then nothing can be news."""
    since = store.sources.last_read().get(baseline.SOURCE)
    if since is None:
        return None
    ledger = store.orders.load()
    events = [event for order in ledger.orders.values() for event in order.events]
    everything: tuple[News, ...] = (*changes(ledger, events), *_delistings(store, ledger, since))
    news, remembered = remember(mail.outbox, everything, ledger, now)
    return Facts(
        ledger=ledger,
        news=news,
        watching_since=since,
        sources=sources(store),
        letterhead=letterhead(settings),
        country_name=country_name,
        stop_page=Links(settings).stop,
        remembered=remembered,
        known_by=known_by,
        suppliers=SupplierFiles(mail, ledger, letterhead(settings), now) if mail.supplier_lists.all() else None,
    )


def _delistings(store: Store, ledger: Ledger, since: datetime) -> tuple[Delisting, ...]:
    """Orders that a list lacked, known since the list reached us, which their issues say."""
    raised = (issue for issue in store.issues.changed_since(since) if issue.code == "no-longer-listed")
    noticed = {issue.subject: Noted(issue.opened, issue.opened) for issue in raised}
    found = delistings(ledger)
    return tuple(one.since(noticed[one.order.id]) if one.order.id in noticed else one for one in found)


def sources(store: Store) -> tuple[SourceState, ...]:
    """When each source was last read completely, and what is wrong with it now."""
    return tuple(
        SourceState(state.title, state.last_read_completely, _trouble(state), state.message if state.unasked else None)
        for state in store.sources.all()
        if state.source != baseline.SOURCE
    )


def _trouble(state: StoredSource) -> str | None:
    """Why a source may hold what we do not know of."""
    if state.last_outcome == "not_tried" and state.failures_in_a_row:
        return f"not well when it was last asked; since then {state.message}"
    return state.message if state.failures_in_a_row or state.last_outcome == "held" else None


def letterhead(settings: Settings) -> Letterhead:
    """Who the mails are from."""
    name, address = parseaddr(settings.mail_from)
    return Letterhead(
        address=address,
        name=name or "WRO Watch",
        order_page=f"{settings.public_url}/order/{{order}}" if settings.public_url else None,
        list_id=settings.list_id,
        operator=None if settings.operator.startswith(CHANNEL) else settings.operator or None,  # nobody can write there
        unsubscribe_mailto=settings.unsubscribe or None,
    )


class Links:
    """Addresses of `wro pages`; none where it is not set up."""

    def __init__(self, settings: Settings) -> None:
        """Raises `SettingsError` for a key that is too short."""
        self._base = f"{settings.public_url}/mail"
        self.tokens = tokens(settings) if settings.public_url else None

    def stop(self, who: Subscriber) -> str | None:
        """Where this person ends their mail."""
        return (
            f"{self._base}/stop/{self.tokens.stop(who.token)}"
            if self.tokens and who.token and not who.is_channel
            else None
        )

    def confirm(self, number: int) -> str | None:
        """Where a sign-up is confirmed."""
        return f"{self._base}/confirm/{self.tokens.confirm(number)}" if self.tokens else None


def tokens(settings: Settings) -> Tokens | None:
    """What signs the links; None without a key. Raises `SettingsError`."""
    keys = settings.secret("secret_key").split()
    try:
        return Tokens(keys) if keys else None
    except WeakKey as error:
        raise SettingsError(f"WRO_SECRET_KEY: {error} (make one: openssl rand -hex 32)") from error


def subscriber(stored: StoredSubscriber) -> Subscriber:
    """A stored person in the words of the mail."""
    wishes = tuple(
        Subscription(
            id=wish.id,
            cadence=Cadence(wish.cadence),
            names=wish.names,
            countries=wish.countries,
            goods=wish.goods,
            instruments=tuple(Instrument(word) for word in wish.instruments),
            everything=wish.everything,
            starts=wish.starts,
            heartbeat=wish.heartbeat,
        )
        for wish in stored.subscriptions
    )
    hours = {Cadence(cadence): read(own.zone, own.weekday, own.hour) for cadence, own in stored.hours.items()}
    return Subscriber(stored.address, wishes, stored.stop_reason, stored.token, hours)
