"""What may go wrong by the world's doing and not by ours, and the exit code each such error ends the command with.

    0   done
    1   something failed, was blocked or is not well; what could be done is done
    2   usage, settings or an input file: nothing was changed
    3   nobody of that name, address or number: `wro status`, `wro subscribers set|remove`, `wro deliveries`
    70  a bug: the traceback is printed
    130 stopped from the keyboard

An error of ours that is missing from `expected` counts as a bug; a test asks for every one of them.
"""

from __future__ import annotations

DONE = 0
FAILED = 1
UNUSABLE = 2
NOT_FOUND = 3
BUG = 70
INTERRUPTED = 130


class BadInput(Exception):
    """A file or argument we cannot work with."""


class SettingsError(Exception):
    """A setting in the environment that cannot be used as it stands."""


class AlreadyRunning(Exception):
    """Another process holds the lock of this database's scheduler."""


class NotWell(Exception):
    """There is nothing whose health could be looked at, or `wro health` was called wrongly: it knows no other exit code."""


def exit_code(error: Exception) -> int | None:
    """The exit code of an error we expect; None for one we do not, which is a bug.

    The other packages are imported here and not above: on the way to a traceback nobody waits for them.
    """
    from notify.address import BadAddress
    from notify.hours import BadHours
    from notify.subscribers_csv import BadTable
    from notify.transport import NotSent
    from scraper.failures import FetchError
    from scraper.page import SelectorError
    from scraper.recognise import NotOurs
    from scraper.source import LayoutError
    from scraper.table import TableError
    from screening.failures import ScreeningError
    from store.errors import DatabaseFull, DatabaseLocked, StoreError
    from web.copy import FolderTaken

    failed = (AlreadyRunning, NotWell, FetchError, NotSent, DatabaseLocked, DatabaseFull)
    input_errors = (
        BadInput,
        FolderTaken,
        BadAddress,
        BadHours,
        BadTable,
        NotOurs,
        LayoutError,
        SelectorError,
        TableError,
        ScreeningError,
    )
    unusable = (*input_errors, SettingsError, StoreError)
    if isinstance(error, failed):
        return FAILED
    return UNUSABLE if isinstance(error, unusable) else None
