"""`wro deliveries`: what became of each mail, and the decision on those whose outcome nobody knows."""

from __future__ import annotations

from pathlib import Path

import click

from store import MailStore
from store.deliveries import Delivery
from store.outbox import OutboxConflict
from wro import clock, options, output, shapes
from wro.errors import DONE, NOT_FOUND, BadInput
from wro.opening import mail_store

STATES = ("ready", "claimed", "begun", "sent", "failed", "unknown", "withdrawn")


@click.group("deliveries")
def command() -> None:
    """Show what became of each mail, and decide on those in doubt."""


@command.command("list")
@click.option("--state", "states", multiple=True, type=click.Choice(STATES), help="Only these; may be repeated.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many, the latest.")
@options.json
@options.database
def list_(states: tuple[str, ...], limit: int, as_json: bool, db: Path | None) -> None:
    """List mails, the latest last.

    `unknown` was handed over without an answer and may have arrived; `failed` was refused; `ready` waits for the next run.
    Recipients are named as `wro subscribers list` numbers them.
    """
    with mail_store(db, create=False) as mail:
        known = [one for one in mail.outbox.deliveries() if one.state in (states or STATES)]
    found = known[-limit:]
    if as_json:
        output.as_json([shape(one) for one in found])
        return
    rows = [(one.id, one.composed.date(), one.recipient, one.state, len(one.events), one.error or "") for one in found]
    if rows:
        output.table(("id", "composed", "recipient", "state", "items", "what went wrong"), rows)
        output.say()
    more = f", the latest {len(found)} shown" if len(found) < len(known) else ""
    output.say(output.count(len(known), "mail") + more)


@command.command("retry")
@click.argument("numbers", metavar="ID...", type=int, nargs=-1)
@click.option("--unknown", "all_unknown", is_flag=True, help="All whose outcome is unknown: some may arrive twice.")
@click.option("--failed", "all_failed", is_flag=True, help="All that were refused.")
@options.database
def retry(numbers: tuple[int, ...], all_unknown: bool, all_failed: bool, db: Path | None) -> int:
    """Send mails again with the next digests.

    A mail of unknown outcome may have arrived: look at the mail server's log first. One that was refused was not taken.
    """
    if not (numbers or all_unknown or all_failed):
        raise click.UsageError("say which: numbers of `wro deliveries list`, --unknown or --failed")
    with mail_store(db) as mail, mail.transaction():
        wanted = [*numbers]
        for asked, state in ((all_unknown, "unknown"), (all_failed, "failed")):
            wanted += [one.id for one in mail.outbox.in_state(state)] if asked else []
        missing = [number for number in numbers if mail.outbox.get(number) is None]
        if missing:
            click.echo(f"wro: there is no mail {missing[0]}", err=True)
            return NOT_FOUND
        for number in dict.fromkeys(wanted):
            _again(mail, number)
    output.say(f"{output.count(len(set(wanted)), 'mail')} will be sent again: wro digest")
    return DONE


def _again(mail: MailStore, number: int) -> None:
    try:
        mail.outbox.retry(number, clock.now())
    except OutboxConflict as error:
        raise BadInput(f"{error}; only mails that failed or are in doubt are sent again") from error


def shape(one: Delivery) -> shapes.Json:
    return {
        "id": one.id,
        "cadence": one.cadence,
        "recipient": one.recipient,
        "state": one.state,
        "events": list(one.events),
        "message_id": one.message_id,
        "composed": shapes.instant(one.composed),
        "changed": shapes.instant(one.changed),
        "sent": shapes.instant(one.sent),
        "error": one.error,
    }
