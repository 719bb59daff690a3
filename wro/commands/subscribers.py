"""`wro subscribers`: who gets which mail, and how often."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

import click

from ledger.model import Instrument
from notify import hours
from notify.hours import Hours
from notify.subscribers_csv import BadTable, format_table, parse_table
from notify.subscriptions import Cadence, Subscriber, Subscription
from store import MailStore
from store.supplier_lists import ListFiles, StoredSupplierList
from wro import clock, options, output, shapes, unmet
from wro.commands.subscriber_set import check_hours, nobody, set_
from wro.errors import DONE, NOT_FOUND, BadInput
from wro.given_files import text
from wro.mail_facts import subscriber
from wro.membership import greet, keep
from wro.opening import held_ledger, mail_store
from wro.settings import Settings, load

#: What is told of a supplier list, by key of the JSON and in words.
_SAID = {
    "suppliers": "suppliers",
    "suppliers_decisions": "decisions",
    "suppliers_aliases": "aliases",
    "suppliers_unreadable": "not readable",
}
NO_WELCOME = "no welcome: there is no ledger yet (wro sync makes one), or this was said to them before"


@click.group("subscribers")
def command() -> None:
    """Keep the list of who gets which mail, and how often."""


command.add_command(set_)


@command.command("add")
@click.argument("who", metavar="ADDRESS", type=options.Recipient())
@click.option(
    "--track", "names", multiple=True, type=options.Name(), help="A company, vessel or place; may be repeated."
)
@click.option("--country", "countries", multiple=True, type=options.Country(), help="Goods from this country.")
@click.option("--goods", multiple=True, type=options.Goods(), help="Goods described with these words.")
@click.option(
    "--instrument",
    "instruments",
    multiple=True,
    type=click.Choice([kind.value for kind in Instrument], case_sensitive=False),
    help="Only orders of this kind.",
)
@click.option("--all", "everything", is_flag=True, help="Every change.")
@click.option(
    "--cadence", type=click.Choice([c.value for c in Cadence]), default="weekly", show_default=True, help="How often."
)
@options.hours
@click.option("--heartbeat", is_flag=True, help="Write also when nothing changed, once a scheduled day or week.")
@click.option("--welcome", is_flag=True, help="Write to them with the next digests how what they track stands today.")
@options.database
def add(
    who: str,
    names: tuple[str, ...],
    countries: tuple[str, ...],
    goods: tuple[str, ...],
    instruments: tuple[str, ...],
    everything: bool,
    cadence: str,
    heartbeat: bool,
    welcome: bool,
    db: Path | None,
    **when: Any,
) -> None:
    """Add a subscription; adding the same again changes nothing.

    Names match each on their own; a country and goods given together must both fit. What was known before is no news.
    Hours are for all mail of this cadence to them. ADDRESS may be `channel:NAME`, a chat or device that WRO_ALERTS names.
    """
    own = hours_of(Cadence(cadence), **when)
    wish = Subscription(
        id=None,
        cadence=Cadence(cadence),
        names=names,
        countries=countries,
        goods=goods,
        instruments=tuple(Instrument(kind) for kind in instruments),
        everything=everything,
        heartbeat=heartbeat,
    )
    if wish.interest.empty:
        raise click.UsageError("nothing to track: give --track, --country, --goods, --instrument or --all")
    person, settings = Subscriber(who, (wish,), hours={wish.cadence: own}), load(db=db)
    unmet.check([person])
    with mail_store(db) as mail:
        say_added(settings, mail, person, welcome=welcome)
    unmet.tell(settings, [person])


def hours_of(cadence: Cadence, zone: str | None, weekday: str | None, hour: int | None) -> Hours:
    """What the options say of hours. Raises `click.UsageError` where the cadence has none."""
    own = hours.read(zone, weekday, hour)
    check_hours(own, {cadence})
    return own


def say_added(settings: Settings, mail: MailStore, person: Subscriber, *, welcome: bool) -> None:
    """Take the wish in, and say what came of it."""
    who, [wish] = person.address, person.subscriptions
    new = keep(mail, person)
    stored = mail.subscribers.get(who)
    often = in_words(wish.cadence, subscriber(stored).hours) if stored else wish.cadence.value
    output.say(f"{who}: {tracks(wish)}, {often}" + ("" if new else " (was there already)"))
    if stored and stored.stopped:
        output.say(
            f"nothing is sent to {who} ({stored.stop_reason}): wro subscribers set {who} --resume", color="yellow"
        )
    if welcome:
        output.say("a welcome goes out with the next digests" if greet(settings, mail, who) else NO_WELCOME)


@command.command("list")
@options.json
@options.database
def list_(as_json: bool, db: Path | None) -> None:
    """List everybody and what they track.

    `recipient` is what stands for a person in `wro deliveries` and in the ledger's file.
    """
    with mail_store(db, create=False) as mail:
        people = [(stored.recipient, subscriber(stored)) for stored in mail.subscribers.all()]
        lists = {one.recipient: _list_of(one.files, why) for one, why in _tried(mail, db)}
    if as_json:
        output.as_json([{"recipient": who, **shape(person), **lists.get(who, _list_of())} for who, person in people])
        return
    rows = [
        (
            recipient,
            person.address,
            wish.id,
            in_words(wish.cadence, person.hours),
            tracks(wish)
            + "".join(f"\n{_SAID[key]}: {said}" for key, said in lists.get(recipient, {}).items() if said)
            + (f"\nnothing is sent: {person.stopped}" if person.stopped else ""),
        )
        for recipient, person in people
        for wish in person.subscriptions
    ]
    if rows:
        output.table(("recipient", "address", "id", "cadence", "tracks"), rows)
        output.say()
    output.say(output.count(len(people), "subscriber"))


def _tried(mail: MailStore, db: Path | None) -> Iterator[tuple[StoredSupplierList, str | None]]:
    """Every supplier list, with why it cannot be screened."""
    lists = mail.supplier_lists.all()
    if lists:
        from wro.supplier_lists import trouble  # its library takes a while to load

        held = cache(partial(held_ledger, db))
        yield from ((one, trouble(one.files, held)) for one in lists)


def _list_of(files: ListFiles | None = None, why: str | None = None) -> shapes.Json:
    paths = (files.suppliers, files.decisions, files.aliases) if files else (None, None, None)
    return dict(zip(_SAID, (*(path and str(path) for path in paths), why), strict=True))


@command.command("remove")
@click.argument("who", metavar="ADDRESS", type=options.Recipient())
@click.option("--id", "wish", type=int, help="Only this subscription (see `list`), not the person.")
@options.database
def remove(who: str, wish: int | None, db: Path | None) -> int:
    """Forget somebody.

    Their subscriptions and unsent mail go, and the address and text of what was sent.
    """
    with mail_store(db, create=False) as mail:
        stored = mail.subscribers.get(who)
        if stored is None:
            return nobody(who)
        if wish is None:
            mail.subscribers.remove(who, clock.now())
        elif wish in {one.id for one in stored.subscriptions}:
            mail.subscribers.unsubscribe(wish)
        else:
            click.echo(f"wro: {who} has no subscription {wish}", err=True)
            return NOT_FOUND
    output.say(f"{who}: removed")
    return DONE


@command.command("import")
@click.argument("file")
@options.database
def import_(file: str, db: Path | None) -> None:
    """Add the subscriptions of a CSV table.

    All of them or, when a line is wrong, none. `-` reads standard input.
    """
    try:
        people = parse_table(text(file))
    except BadTable as error:
        raise BadInput(f"{file}: {error}") from error
    unmet.check(people)
    with mail_store(db) as mail, mail.transaction():
        new = sum(keep(mail, person) for person in people)
    output.say(f"{output.count(len(people), 'subscriber')}, {output.count(new, 'new subscription')}")
    unmet.tell(load(db=db), people)


@command.command("export")
@options.database
def export(db: Path | None) -> None:
    """Write all subscriptions as a CSV table that `import` reads.

    Hours of their own are in it; supplier lists, which are files of this machine, are not.
    """
    with mail_store(db, create=False) as mail:
        people = [subscriber(stored) for stored in mail.subscribers.all()]
    sys.stdout.write(format_table(people))


def tracks(wish: Subscription) -> str:
    """What a subscription tracks, in words."""
    parts = [", ".join(wish.names)]
    area = " from ".join(part for part in (" or ".join(wish.goods), " or ".join(wish.countries)) if part)
    parts += [area, "everything" if wish.everything else ""]
    kinds = " and ".join(f"{kind.value}s" for kind in wish.instruments)
    told = "; ".join(part for part in parts if part)
    return f"{told} (only {kinds})" if told and kinds else told or f"all {kinds}"


def in_words(cadence: Cadence, own: Mapping[Cadence, Hours]) -> str:
    """How often, and what of the hours is a person's own: "weekly, fri 08:00 Europe/London"."""
    hours = own.get(cadence, Hours())
    return f"{cadence}, {hours}" if hours else cadence.value


def shape(person: Subscriber) -> shapes.Json:
    def own(wish: Subscription) -> Hours:
        return person.hours.get(wish.cadence, Hours())

    return {
        "address": person.address,
        "stopped": person.stopped,
        "subscriptions": [
            {
                "id": wish.id,
                "cadence": wish.cadence.value,
                "names": list(wish.names),
                "countries": list(wish.countries),
                "goods": list(wish.goods),
                "instruments": [kind.value for kind in wish.instruments],
                "everything": wish.everything,
                "heartbeat": wish.heartbeat,
                "starts": shapes.instant(wish.starts),
                "timezone": own(wish).zone,
                "weekday": own(wish).day,
                "hour": own(wish).hour,
            }
            for wish in person.subscriptions
        ],
    }
