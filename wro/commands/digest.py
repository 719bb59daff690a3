"""`wro digest`: compose and send the mail that is due."""

from __future__ import annotations

from pathlib import Path

import click

from notify.outbox import Mail
from notify.subscriptions import Cadence
from wro import checkup, mailing, options, output, shapes
from wro.delivery import transport
from wro.errors import DONE, FAILED
from wro.mailing import Digests
from wro.opening import filled_store, mail_store
from wro.settings import load
from wro.stopping import when_told
from wro.supplier_news import Unread


@click.command("digest")
@click.option(
    "--cadence",
    "cadences",
    type=click.Choice([cadence.value for cadence in Cadence]),
    multiple=True,
    help="Only subscriptions of this cadence; may be given several times (default: all).",
)
@click.option("--to", "target", metavar="WAY", help="smtp, folder:DIR or screen (default: WRO_MAIL_TO, else smtp).")
@click.option("--scheduled", is_flag=True, help="Only what its hour has come for, as `wro serve` does it.")
@click.option("--dry-run", is_flag=True, help="Show what would be sent; store and send nothing.")
@options.json
@options.database
def command(
    cadences: tuple[str, ...], target: str | None, scheduled: bool, dry_run: bool, as_json: bool, db: Path | None
) -> int:
    """Compose and send the mail that is due.

    Each subscriber gets at most one mail a cadence, with everything first seen since the last run of that cadence, and
    never the same change twice. No news, no mail. Exit code 1 when a mail could not be sent or a supplier list not be read.
    """
    settings = load(db=db)
    wanted = [Cadence(cadence) for cadence in cadences] or list(Cadence)
    way = transport(settings, target or settings.mail_to)
    with filled_store(settings.db) as store, mail_store(db) as mail:
        people = len(mail.subscribers.all())
        if dry_run:
            done = mailing.preview(settings, store, mail, wanted, scheduled=scheduled)
        else:
            checkup.keep(settings, store)
            checkup.tell_operator(settings, store, mail)
            with when_told() as stopping:
                done = mailing.run(settings, store, mail, wanted, way, stopping, scheduled=scheduled)
    if as_json:
        output.as_json(shape(done, dry_run))
    else:
        show(done, people, dry_run)
    for one in done.unread:
        click.secho(f"wro: {unread(one)}", err=True, fg="yellow")
    return DONE if done.healthy else FAILED


def shape(done: Digests, dry_run: bool) -> shapes.Json:
    return {
        "dry_run": dry_run,
        "windows": [
            {
                "cadence": w.cadence.value,
                "clock": w.clock or None,
                "start": shapes.instant(w.start),
                "end": shapes.instant(w.end),
            }
            for w in done.windows
        ],
        "mails": [_mail(mail) for mail in done.mails],
        "sent": len(done.posted.sent),
        "later": len(done.posted.later),
        "failed": len(done.posted.failed),
        "unknown": len(done.posted.unknown),
        "halted": done.posted.halted,
        "unread_lists": [{"to": one.address, "file": str(one.file), "message": one.why} for one in done.unread],
    }


def _mail(mail: Mail) -> shapes.Json:
    return {
        "to": mail.address,
        "subject": mail.subject,
        "events": list(mail.events),
        "message_id": mail.message_id,
    }


def unread(one: Unread) -> str:
    """Whose supplier list waits, for which file, and how it goes on."""
    return (
        f"the supplier list of {one.address} cannot be read: {one.why}; it waits: put that file right and run "
        f"`wro digest` again, or name others: `wro subscribers set {one.address} --suppliers FILE`"
    )


def show(done: Digests, people: int, dry_run: bool) -> None:
    if done.mails:
        output.table(("to", "changes", "subject"), [(m.address, len(m.events), m.subject) for m in done.mails])
        output.say()
    posted = done.posted
    if dry_run:
        output.say(f"{output.count(len(done.mails), 'mail')} would be sent; nothing was stored or sent")
    elif people == 0:
        output.say("no subscribers yet: wro subscribers add you@example.org --track NAME")
    elif not (
        done.mails or posted.sent or posted.later or posted.failed or posted.unknown or posted.halted or done.unread
    ):
        output.say("no news for anybody, so no mail")
    else:
        output.say(f"{output.count(len(posted.sent), 'mail')} sent")
    for number, what in (
        (len(posted.later), "will be tried again later"),
        (len(posted.failed), "refused"),
        (len(posted.unknown), "handed over without an answer: they may have arrived and are not sent again"),
    ):
        if number:
            output.say(f"{output.count(number, 'mail')} {what}", color="yellow")
    if posted.halted:
        output.say(f"stopped early: {posted.halted}; what is left is sent by the next run", color="yellow")
