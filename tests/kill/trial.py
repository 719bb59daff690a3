"""Many deaths, and after each of them the question whether everything promised still holds."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from tests.kill import promises
from tests.kill.victim import Command, Deaths, kill_at_random, printed, run

SITE = Path(__file__).parents[1] / "fixtures" / "site"
PEOPLE = ("all@example.org", "gloves@example.org")


class PromiseBroken(AssertionError):
    """Something does not hold after a death."""


def commands(site: Path) -> list[Command]:
    return [("sync", "--from", str(site)), ("digest", "--to", "folder:out")]


def subscribe(folder: Path) -> None:
    run([("subscribers", "add", PEOPLE[0], "--all", "--cadence", "immediate")], folder)
    run([("subscribers", "add", PEOPLE[1], "--track", "Smart Glove", "--cadence", "weekly")], folder)


def fresh(folder: Path) -> None:
    """A ledger that begins, in place of one that is done."""
    for file in folder.glob("wro.*"):
        file.unlink()
    shutil.rmtree(folder / "out", ignore_errors=True)
    subscribe(folder)


def trial(folder: Path, deaths_wanted: int, seed: int) -> str:
    """Kill until there were so many deaths; a ledger that has come to its end is compared and begun again."""
    whole = folder / "whole"
    whole.mkdir()
    subscribe(whole)
    _, longest, code = run(commands(SITE), whole)
    if code not in (0, 1):
        raise PromiseBroken(f"undisturbed it ended with {code}: {printed(whole)}")
    return _until(folder / "killed", deaths_wanted, random.Random(seed), longest, whole)


def _until(folder: Path, wanted: int, shots: random.Random, longest: float, whole: Path) -> str:
    deaths, lives, looks = Deaths(), 0, 0
    folder.mkdir()
    while deaths.killed < wanted:
        fresh(folder)
        seen: dict[int, str] = {}
        lives += 1
        for _ in range(8):  # a life of several deaths; then it may end undisturbed
            if deaths.killed >= wanted:
                break
            kill_at_random(commands(SITE), folder, shots, longest, deaths)
            looks += 1
            _look(folder, seen, f"after death {deaths.killed}")
        for _ in range(2):
            _, _, code = run(commands(SITE), folder)
            if code not in (0, 1):
                raise PromiseBroken(f"the next run ended with {code}: {printed(folder)}")
        _look(folder, seen, "after the run that followed")
        _compare(folder, whole)
    attempts = f"{deaths.finished} attempts that were quicker"
    return f"{deaths.killed} deaths in {lives} lives, {attempts}, {looks} looks: every promise held"


def _look(folder: Path, seen: dict[int, str], when: str) -> None:
    found = promises.broken(folder / "wro.db", seen)
    if found:
        raise PromiseBroken(f"{when}: " + "; ".join(found[:5]))


def _compare(folder: Path, whole: Path) -> None:
    """Every life ends in the same ledger; nobody was told what was no news, and of the news nothing twice."""
    held, expected = promises.essence(folder / "wro.db"), promises.essence(whole / "wro.db")
    for what in expected:
        if held[what] != expected[what]:
            raise PromiseBroken(f"{what} are not those of an undisturbed run")
    told, news = promises.told(folder / "wro.db"), promises.told(whole / "wro.db")
    if told != news:
        raise PromiseBroken(f"told too much: {sorted(told - news)}; never told: {sorted(news - told)}")
    files = len(list((folder / "out").glob("*.eml")))
    if files > promises.mails(folder / "wro.db"):
        raise PromiseBroken(f"{files} mails were delivered, more than there are")
