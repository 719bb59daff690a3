"""`wro health`: fresh and well? for a container's health check or any other monitor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import click

from store.errors import StoreError
from wro import checkup, clock, coverage, options, output, settings
from wro.errors import DONE, FAILED, BadInput, NotWell, SettingsError
from wro.opening import reading_store


class Probe(click.Command):
    """A command that a container's health check calls, to which only 0 and 1 mean anything: it is not well, too, if it
    is called wrongly. https://docs.docker.com/reference/dockerfile/#healthcheck"""

    def make_context(self, *given: Any, **extra: Any) -> click.Context:
        with _not_well():
            return super().make_context(*given, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _not_well():
            return super().invoke(ctx)


@contextmanager
def _not_well() -> Iterator[None]:
    try:
        yield
    except click.UsageError as error:
        raise NotWell(f"{error.format_message()} (see wro health --help)") from error


@click.command("health", cls=Probe)
@options.json
@click.option("--prometheus", is_flag=True, help="Print metrics for Prometheus, as for its textfile collector.")
@click.option(
    "--days", type=click.IntRange(1, 3660), default=14, show_default=True, help="For how many days coverage is shown."
)
@options.database
def command(as_json: bool, prometheus: bool, days: int, db: Path | None) -> int:
    """Tell a monitor whether the ledger is fresh and well.

    Exit code 0 when all is well, 1 when a check failed, and for whatever keeps it from looking. WRO_STALE_HOURS says how old the
    last sync and the last complete read of a source may be, WRO_DISK_LOW how much room there must be.
    """
    if as_json and prometheus:
        raise click.UsageError("--json and --prometheus exclude each other")
    try:
        known = settings.load(db=db)
        with reading_store(db) as store:
            found = checkup.checks(known, store, clock.now())
            issues = len(store.issues.open())
            covered = store.runs.coverage(clock.today() - timedelta(days=days - 1))
    except (BadInput, SettingsError, StoreError) as error:  # nothing to look at is not well, and no usage error
        if not as_json:
            raise NotWell(str(error)) from error
        output.as_json({"well": False, "checks": [{"check": "ledger", "well": False, "message": str(error)}]})
        return FAILED
    well = all(check.well for check in found)
    if as_json:
        shapes = [{"check": check.name, "well": check.well, "message": check.says} for check in found]
        by_day = [
            {"day": one.day.isoformat(), "source": one.source, "outcome": one.outcome, "polls": one.polls}
            for one in covered
        ]
        output.as_json({"well": well, "checks": shapes, "open_issues": issues, "coverage": by_day})
    elif prometheus:
        from wro import metrics  # the library is loaded only for those who ask

        click.echo(metrics.text(known), nl=False)
    else:
        output.table(("", "check", "state"), [("ok" if c.well else "BAD", c.name, c.says) for c in found])
        if covered:
            output.say()
            output.table(("source", f"coverage, last {output.count(days, 'day')}"), coverage.by_day(covered))
        output.say(f"\n{'well' if well else 'not well'} · {output.count(issues, 'open issue')}")
    return DONE if well else FAILED
