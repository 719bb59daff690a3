"""`wro verify`: does everything hold together?"""

from __future__ import annotations

from pathlib import Path

import click

from scraper.sources import EVERY
from store import MailStore, Store
from store.errors import DatabaseDamaged
from store.mail import mail_path
from wro import clock, options, output, verify
from wro.errors import DONE, FAILED
from wro.opening import reading_store


@click.command("verify")
@options.json
@options.database
def command(as_json: bool, db: Path | None) -> int:
    """Check that hashes, keys, evidence and replay agree.

    Every stored byte is compared with its hash, every event with its evidence, and the tables with what today's parsers
    make of the snapshots. Changes nothing. Exit code 0 when all is sound, 1 when something is not.
    """
    try:
        with reading_store(db) as store:
            found = _faults(store)
    except DatabaseDamaged as error:
        found = [str(error)]
    if as_json:
        output.as_json({"sound": not found, "faults": found})
    else:
        for fault in found:
            output.say(fault, color="yellow")
        output.say(f"not sound: {output.count(len(found), 'fault')}" if found else "sound: nothing is wrong")
        if found:
            advice = (
                "After an upgrade, `wro reparse` shows what is read otherwise now. Damage is mended by `wro restore`."
            )
            output.paragraph(advice, faint=True)
    return FAILED if found else DONE


def _faults(store: Store) -> list[str]:
    beside = mail_path(store.path)
    sources = EVERY
    if not beside.exists():
        return list(verify.faults(store, None, sources, clock.now))
    with MailStore.open(beside, create=False, read_only=True) as mail:
        return list(verify.faults(store, mail, sources, clock.now))
