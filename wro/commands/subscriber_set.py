"""`wro subscribers set`: how often and at which hours somebody is written to, and which supplier list is looked through."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

import click

from notify import hours
from notify.hours import Hours
from notify.subscriptions import Cadence
from store import MailStore
from store.subscribers import StoredSubscriber
from store.supplier_lists import ListFiles
from wro import clock, options, output
from wro.errors import DONE, NOT_FOUND
from wro.mail_facts import subscriber
from wro.membership import set_hours, subscribe, usual
from wro.opening import held_ledger, mail_store

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False, resolve_path=True)


@click.command("set", short_help="Change how often and when somebody is written to.")
@click.argument("who", metavar="ADDRESS", type=options.Recipient())
@click.option(
    "--cadence", type=click.Choice([c.value for c in Cadence]), help="How often, for all their subscriptions."
)
@options.hours
@click.option("--usual-hours", is_flag=True, help="At the hours of the settings, as before they had their own.")
@click.option("--suppliers", type=_FILE, help="Tell them, too, which rows of this file an order newly touches.")
@click.option("--decisions", type=_FILE, help="Decisions on earlier hits of that file, as for `wro screen`.")
@click.option("--aliases", type=_FILE, help="Their own names and IMO numbers, as for `wro screen`.")
@click.option("--no-suppliers", is_flag=True, help="Screen no file for them any more.")
@click.option("--resume", is_flag=True, help="Send again to somebody who was stopped.")
@click.option("--stop", is_flag=True, help="Send nothing more, but keep the subscriptions.")
@options.database
def set_(who: str, db: Path | None, **options_given: Any) -> int:
    """Change how often and when somebody is written to, or stop and resume.

    The supplier file is read anew whenever an order changed, and with it the decisions and aliases named beside it; their
    paths are of this machine.
    """
    asked = Asked(**options_given)
    asked.check()
    with mail_store(db, create=False) as mail, mail.transaction():
        stored = mail.subscribers.get(who)
        if stored is None:
            return nobody(who)
        if asked.cadence:
            _move(mail, stored, Cadence(asked.cadence))
        if asked.hours or asked.usual_hours:
            _keep_hours(mail, who, asked.hours)
        _suppliers(mail, stored, asked, db)
        if asked.stop:
            mail.subscribers.stop(who, clock.now(), "stopped by the operator")
        if asked.resume:
            mail.subscribers.resume(who)
    output.say(f"{who}: changed")
    return DONE


class Asked(NamedTuple):
    """The options as one value."""

    cadence: str | None
    zone: str | None
    weekday: str | None
    hour: int | None
    usual_hours: bool
    suppliers: Path | None
    decisions: Path | None
    aliases: Path | None
    no_suppliers: bool
    resume: bool
    stop: bool

    @property
    def hours(self) -> Hours:
        return hours.read(self.zone, self.weekday, self.hour)

    def check(self) -> None:
        """Raises `click.UsageError` for nothing at all, and for what contradicts itself."""
        if not (any(self) or self.hours):
            raise click.UsageError("nothing to change: see the options")
        for one, other, names in (
            (self.resume, self.stop, "--resume and --stop"),
            (self.hours, self.usual_hours, "--usual-hours and other hours"),
            (self.suppliers, self.no_suppliers, "--suppliers and --no-suppliers"),
        ):
            if one and other:
                raise click.UsageError(f"{names} do not go together")
        for option, given in (("--decisions", self.decisions), ("--aliases", self.aliases)):
            if given and not self.suppliers:
                raise click.UsageError(f"{option} goes with --suppliers: name that file, too")


def _suppliers(mail: MailStore, stored: StoredSubscriber, asked: Asked, db: Path | None) -> None:
    if asked.suppliers:
        from wro.supplier_lists import check  # its library takes a while to load

        files = ListFiles(asked.suppliers, asked.decisions, asked.aliases)
        check(files, lambda: held_ledger(db))
        mail.supplier_lists.set(stored.id, files, clock.now())
    if asked.no_suppliers:
        mail.supplier_lists.remove(stored.id)


def _move(mail: MailStore, stored: StoredSubscriber, cadence: Cadence) -> None:
    """All their subscriptions to one cadence; the hours they chose go with them."""
    person = subscriber(stored)
    for wish in stored.subscriptions:
        mail.subscribers.unsubscribe(wish.id)
    for old in person.subscriptions:
        subscribe(mail, stored.id, old, cadence)
    chosen = usual(person.hours, cadence)
    for before in person.hours.values():
        chosen = chosen.over(before)
    for known in Cadence:
        set_hours(mail, stored.id, known, chosen.of(cadence) if known is cadence else Hours())


def _keep_hours(mail: MailStore, who: str, own: Hours) -> None:
    """These hours for every mail they get by the clock, those not given as they were; none given, the settings'."""
    stored = mail.subscribers.get(who)
    if stored is None:
        raise LookupError(f"{who} was here a moment ago")
    person = subscriber(stored)
    cadences = {wish.cadence for wish in person.subscriptions}
    check_hours(own, cadences)
    for cadence in cadences - {Cadence.IMMEDIATE}:
        kept = own.over(person.hours.get(cadence, Hours())) if own else own
        set_hours(mail, stored.id, cadence, kept.of(cadence))


def check_hours(own: Hours, cadences: Collection[Cadence]) -> None:
    """Raises `click.UsageError` for hours that none of these mails goes by."""
    if own and not set(cadences) - {Cadence.IMMEDIATE}:
        raise click.UsageError("an immediate subscription has no hours: leave --tz, --weekday and --hour")
    if own.weekday is not None and Cadence.WEEKLY not in cadences:
        raise click.UsageError("a daily mail has no --weekday")


def nobody(who: str) -> int:
    click.echo(f"wro: {who} is no subscriber", err=True)
    return NOT_FOUND
