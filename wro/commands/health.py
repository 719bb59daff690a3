"""`wro health`: fresh and well? for a container's health check or any other monitor."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import click

from wro import clock, health, options, output, settings
from wro.errors import DONE, FAILED
from wro.opening import reading_store


@click.command("health")
@options.json
@options.database
def command(as_json: bool, db: Path | None) -> int:
    """Tell a monitor whether the ledger is fresh and well.

    Exit code 0 when all is well, 1 when a check failed, 2 when there is no ledger. WRO_STALE_HOURS says how old the
    last sync and the last complete read of a source may be.
    """
    stale = timedelta(hours=settings.load(db=db).stale_hours)
    with reading_store(db) as store:
        found = health.checks(store.runs.last("sync"), store.sources.all(), stale, clock.now())
        issues = len(store.issues.open())
    well = all(check.well for check in found)
    if as_json:
        shapes = [{"check": check.name, "well": check.well, "message": check.says} for check in found]
        output.as_json({"well": well, "checks": shapes, "open_issues": issues})
    else:
        output.table(("", "check", "state"), [("ok" if c.well else "BAD", c.name, c.says) for c in found])
        output.say(f"\n{'well' if well else 'not well'} · {output.count(issues, 'open issue')}")
    return DONE if well else FAILED
