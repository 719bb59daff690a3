"""`wro issues`: what a person must look at."""

from __future__ import annotations

from pathlib import Path

import click

from store.issues import KnownIssue
from wro import options, output, shapes
from wro.opening import reading_store


@click.command("issues")
@options.json
@options.database
def command(as_json: bool, db: Path | None) -> None:
    """List what a person must look at.

    An issue closes itself when it stops occurring.
    """
    with reading_store(db) as store:
        found = store.issues.open()
    if as_json:
        output.as_json(
            [
                {
                    "code": issue.code,
                    "subject": issue.subject,
                    "message": issue.message,
                    "scope": issue.scope,
                    "first_seen": shapes.instant(issue.first_seen),
                    "last_seen": shapes.instant(issue.last_seen),
                    "count": issue.count,
                }
                for issue in found
            ]
        )
        return
    if found:
        rows = [
            (issue.first_seen.date(), issue.last_seen.date(), issue.count, issue.code, _of_what(issue))
            for issue in found
        ]
        output.table(("first seen", "last seen", "looks", "issue", "of what, and what"), rows)
        output.say()
    output.say(output.count(len(found), "open issue"))


def _of_what(issue: KnownIssue) -> str:
    """What the issue is about, unless its words begin with that, and the words."""
    about = issue.subject or issue.scope
    return issue.message if about in issue.message else f"{about}\n{issue.message}"
