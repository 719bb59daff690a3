"""The command line: which commands there are, and how any of them ends.

Commands live in `wro/commands/<name>.py` and are imported when they are called, so that `wro --help` stays instant.
A command returns its exit code (None is 0) or raises; what an error means for the exit code stands in `wro.errors`.
"""

from __future__ import annotations

import difflib
import errno
import importlib
import os
import sys
import traceback

import click

from wro import __version__, errors

#: command -> the one line `wro --help` shows; the code is in `wro.commands.<command>`.
COMMANDS = {
    "sync": "Poll every source once and work out what changed.",
    "parse": "Read one saved page or file and show what it says.",
    "import": "Take in pages or files saved by hand.",
    "status": "Say where a company, vessel or place stands, and why.",
    "events": "List what changed: the event log.",
    "orders": "List the orders as they stood on a day.",
    "report": "Make the table of orders for a letter: date, party, goods, scope, status.",
    "letter": "Write the covering letter that goes with the table.",
    "screen": "Screen a list of suppliers against every order.",
    "rescreen": "Screen a list again for what is new because an order changed.",
    "subscribers": "Keep the list of who gets which mail, and how often.",
    "digest": "Compose and send the mail that is due.",
    "deliveries": "Show what became of each mail, and decide on those in doubt.",
    "feed": "Write the changes as an Atom feed and a JSON feed.",
    "pages": "Serve the pages that stop mail, confirm and sign up.",
    "serve": "Run syncs and digests on schedule until stopped.",
    "browse": "Open the event log in a web browser.",
    "site": "Write the pages, feeds and tables as files that need no server.",
    "export": "Write the log for other programs: FollowTheMoney, CSV, JSON lines, SQLite, Excel.",
    "issues": "List what a person must look at.",
    "health": "Tell a monitor whether the ledger is fresh and well.",
    "reparse": "Read every stored snapshot again and show what would differ.",
    "verify": "Check that hashes, keys, evidence and replay agree.",
    "capture": "Keep a page as a case for the tests: its bytes, its address, what is read of it.",
    "backup": "Write a consistent copy of the database, also while it is in use.",
    "restore": "Put a backup in the place of the database.",
}

_MODULES = {"import": "import_"}  # a keyword of Python cannot name a module

#: What a full or broken disk says to one who prints: a file of ours would have a name in the error, or an error of its own.
_NO_MORE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF}


class LazyCommands(click.Group):
    """A group that imports a command only to run it, or to show that command's own help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"wro.commands.{_MODULES.get(cmd_name, cmd_name)}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the command that was probably meant."""
        near = difflib.get_close_matches(args[0], COMMANDS, n=1)
        if args[0] not in COMMANDS and near:
            ctx.fail(f"no such command {args[0]!r}, did you mean {near[0]}?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyCommands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="Every command takes --db PATH and has its own --help. Settings come from the environment: see README.md.",
)
@click.version_option(__version__, prog_name="wro")
def wro() -> None:
    """Watch U.S. forced-labor import bans: Withhold Release Orders and Findings under 19 U.S.C. 1307."""


def main() -> None:
    """The entry point `wro`."""
    if sys.stdout is None:  # as after `wro … >&-`
        sys.exit(_say("stdout is closed, so nothing can be printed", errors.FAILED))
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line and give its exit code. An expected error becomes one line on stderr."""
    try:
        return wro.main(arguments, prog_name="wro", standalone_mode=False) or errors.DONE
    except click.exceptions.Abort:
        return _say("stopped", errors.INTERRUPTED)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return errors.UNUSABLE
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "wro"
        return _say(f"{error.format_message()} (see {where} --help)", errors.UNUSABLE)
    except click.ClickException as error:
        return _say(error.format_message(), errors.UNUSABLE)
    except OSError as error:
        if error.filename is None and error.errno in _NO_MORE:
            _print_no_more()
            return _say(f"the output could not be written: {(error.strerror or str(error)).lower()}", errors.FAILED)
        return _bug(error)
    except Exception as error:  # noqa: BLE001 - the outermost place: told apart here, and a bug keeps its traceback
        code = errors.exit_code(error)
        return _bug(error) if code is None else _say(str(error), code)


def _bug(error: Exception) -> int:
    traceback.print_exception(error)
    return _say("this is a bug in WRO Watch: please report it with the lines above", errors.BUG)


def _print_no_more() -> None:
    """What is left to be written to a stdout that takes no more goes nowhere, at the end of the process too."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(line: str, code: int) -> int:
    click.echo("wro: " + " ".join(line.split()), err=True)
    return code
