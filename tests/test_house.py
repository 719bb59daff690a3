"""The rules of the house, held by the code itself: arrows, homes, sizes, and documents that cannot lie.

When one of these fails, the message says which rule it is; the rules and their reasons are in CONTRIBUTING.md.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import statistics
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import wro
from wro import cli
from wro.errors import exit_code

ROOT = Path(__file__).parents[1]

#: package -> the packages of ours it may import
ARROWS = {
    "ledger": set[str](),
    "templates": set[str](),
    "scraper": {"ledger"},
    "store": {"ledger"},
    "notify": {"ledger", "templates"},
    "screening": {"ledger", "templates"},
    "web": {"ledger", "templates"},
    "wro": {"ledger", "scraper", "store", "notify", "screening", "templates", "web"},
}

#: the rooms of `scraper/reading`, from the words of a page to what it announces: each may import those before it
READING = ("text", "names", "phrases", "clauses", "lists", "acts", "parties", "merchandise", "effect", "notices")

#: third-party library (by import name) -> the one package or module that may import it
HOMES: dict[str, str | tuple[str, ...]] = {
    "apprise": "notify.alerts",
    "apscheduler": "wro.serve",
    "charset_normalizer": "screening",
    "cleanco": "ledger",
    "click": "wro",
    "css_inline": "notify",
    "dask": "screening",
    "datasette": "web",
    "dateutil": "scraper",
    "distributed": "screening",
    "email_validator": "notify",
    "httpx": "scraper",
    "itsdangerous": "notify",
    "jinja2": "templates",
    "markupsafe": "web",
    "opencc": "screening",
    "prometheus_client": "wro.metrics",
    "protego": "scraper",
    "pyarrow": "screening",
    "pycountry": "scraper",
    "pydantic": "wro.settings",
    "pydantic_settings": "wro.settings",
    "pypinyin": "screening",
    "python_calamine": "screening",
    "selectolax": "scraper",
    "svg": "web.pictures",
    "sqlite_utils": "store",
    "tabulate": "wro.output",
    "tenacity": "scraper",
    "uvicorn": "wro.commands.pages",
    "zstandard": "store",
    "xlsxwriter": ("screening.reports.workbook", "web.exports.workbook"),  # neither may import the other
}

#: libraries that come with another one we declare
COME_ALONG = {
    "distributed": "dask",
    "itsdangerous": "datasette",
    "markupsafe": "jinja2",
    "pydantic": "pydantic-settings",
    "tabulate": "sqlite-utils",
    "uvicorn": "datasette",
}

CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns"}
#: What tells how long something takes, and waits: only where programs are run.
STOPWATCHES = {f"time.{name}" for name in ("monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "sleep")}
#: SQLite does not always wait for the lock that turns WAL on: `store.database` waits itself.
WAITS_ITSELF = "store.database"
#: SQL asked for the moment: `date('now')`, `date()`, CURRENT_DATE.
SQL_CLOCK = re.compile(
    r"\b(?:date|time|datetime|julianday|unixepoch)\s*\(\s*(?:['\"]now['\"]|\))|\bstrftime\s*\([^)]*['\"]now['\"]"
    r"|\bCURRENT_(?:DATE|TIME|TIMESTAMP)\b",
    re.IGNORECASE,
)
ENVIRONMENT = {"os.environ", "os.getenv", "os.environb"}

SAYS_NOTHING = {"utils", "util", "helpers", "helper", "manager", "handlers", "base", "common", "misc"}


def sources() -> list[Path]:
    return sorted(path for package in ARROWS for path in (ROOT / package).rglob("*.py"))


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything a file imports, wherever in the file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative imports hide where an arrow points"
            yield node.lineno, str(node.module)


def within(name: str, homes: str | tuple[str, ...]) -> bool:
    return any(name == home or name.startswith(home + ".") for home in ([homes] if isinstance(homes, str) else homes))


def test_arrows_point_one_way() -> None:
    wrong = []
    for path in sources():
        package = path.relative_to(ROOT).parts[0]
        for line, name in imports(path):
            top = name.partition(".")[0]
            if top in ARROWS and top != package and top not in ARROWS[package]:
                wrong.append(f"{path.relative_to(ROOT)}:{line}: {package} may not import {name}")
    assert not wrong, "ledger <- {scraper, store, notify, screening} <- wro, web <- ledger:\n" + "\n".join(wrong)


def test_reading_goes_from_words_to_acts() -> None:
    wrong = []
    rooms = ROOT / "scraper" / "reading"
    for path in rooms.glob("*/*.py"):
        room = path.parent.name
        for line, name in imports(path):
            other = name.removeprefix("scraper.reading.").partition(".")[0]
            if (
                room in READING
                and name.startswith("scraper.reading.")
                and other not in READING[: READING.index(room) + 1]
            ):
                wrong.append(f"{path.relative_to(ROOT)}:{line}: {room} may not import {name}")
    assert not wrong, " <- ".join(READING) + ":\n" + "\n".join(wrong)
    assert {path.name for path in rooms.iterdir() if path.is_dir()} - {"__pycache__"} == {*READING, "layouts"}


def third_party() -> Iterator[tuple[Path, int, str]]:
    for path in sources():
        for line, name in imports(path):
            top = name.partition(".")[0]
            if top not in ARROWS and top not in sys.stdlib_module_names:
                yield path, line, top


def test_every_library_has_one_home() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {library} lives in {HOMES.get(library, 'no home yet: name one in HOMES')}"
        for path, line, library in third_party()
        if library not in HOMES or not within(module_name(path), HOMES[library])
    ]
    assert not wrong, "\n".join(wrong)


def test_every_library_is_declared_and_every_declared_one_is_used() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[\[<>=~! ]", line)[0] for line in project["dependencies"]}
    distributions = {"dateutil": "python-dateutil", "opencc": "opencc-python-reimplemented", "svg": "svg.py"}
    used = {distributions.get(name, name.replace("_", "-")) for _, _, name in third_party()}
    extras = {re.split(r"[\[<>=~! ]", line)[0] for lines in project["optional-dependencies"].values() for line in lines}
    assert used - set(COME_ALONG) <= declared | extras, "imported but not in pyproject.toml"
    assert declared <= used, "in pyproject.toml but imported nowhere"


@pytest.mark.parametrize(
    ("forbidden", "home"),
    [(CLOCKS, "wro.clock"), (ENVIRONMENT, "wro.settings")],
    ids=["the clock", "the environment"],
)
def test_clock_and_environment_are_read_in_one_place(forbidden: set[str], home: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)} belongs into {home}"
        for path in sources()
        if module_name(path) != home
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and any(ast.unparse(node).endswith(name) for name in forbidden)
    ]
    assert not wrong, "\n".join(wrong)


def test_time_is_measured_and_waited_for_in_wro_only() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)}"
        for path in sources()
        if not within(module_name(path), ("wro", WAITS_ITSELF))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and ast.unparse(node) in STOPWATCHES
    ]
    assert not wrong, "\n".join(wrong)


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Line and value of every text in a module that is no docstring."""
    found = tree(path)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    first = [node.body[0] for node in ast.walk(found) if isinstance(node, documented) and ast.get_docstring(node)]
    told = {id(one.value) for one in first if isinstance(one, ast.Expr)}
    for node in ast.walk(found):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def test_no_sql_looks_at_the_clock() -> None:
    scripts = [(path, 1, path.read_text(encoding="utf-8")) for path in ROOT.glob("store/sql/*.sql")]
    modules = [(path, line, text) for path in sources() for line, text in texts(path)]
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {found.group()} in SQL; the day is a parameter, or `today()` on our server"
        for path, line, text in scripts + modules
        for found in SQL_CLOCK.finditer(text)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("sql", "looks"),
    [
        ("SELECT date('now', '-7 days')", True),
        ("SELECT strftime('%Y', 'now')", True),
        ("DEFAULT CURRENT_TIMESTAMP", True),
        ("SELECT datetime()", True),
        ("SELECT date(:day), today(), update_time(x)", False),
    ],
)
def test_the_clock_of_sql_is_known_by_its_words(sql: str, looks: bool) -> None:
    assert bool(SQL_CLOCK.search(sql)) is looks


def test_files_are_small() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    long = {str(path.relative_to(ROOT)): lines for path, lines in lengths.items() if lines > 400}
    assert not long, f"a file of more than 400 lines holds two things: {long}"
    telling = [lines for path, lines in lengths.items() if path.name != "__init__.py"]
    assert statistics.median(telling) <= 110, "half the files are longer than 110 lines"


def test_functions_fit_a_screen() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.name} has {node.end_lineno - node.lineno + 1} lines"
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
        if node.end_lineno - node.lineno + 1 > 40
    ]
    assert not long, "\n".join(long)


def test_names_say_something() -> None:
    assert not [path for path in sources() if path.stem.strip("_") in SAYS_NOTHING]


def test_every_public_module_says_what_it_is() -> None:
    silent = [
        path for path in sources() if path.read_text(encoding="utf-8").strip() and not ast.get_docstring(tree(path))
    ]
    assert not silent


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_has_help_and_the_database_option(name: str) -> None:
    command = cli.wro.get_command(click.Context(cli.wro), name)
    assert command is not None
    assert command.name == name
    assert command.get_short_help_str(limit=200) == cli.COMMANDS[name], "the line in wro.cli and the docstring differ"
    leaves = list(command.commands.values()) if isinstance(command, click.Group) else [command]
    for leaf in leaves:
        assert leaf.help
        assert any("--db" in parameter.opts for parameter in leaf.params), f"{leaf.name} takes no --db"
        bare = [p.name for p in leaf.params if isinstance(p, click.Option) and not p.help]
        assert not bare, f"options of {leaf.name} without help: {bare}"


def test_the_readme_knows_every_command_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.partition("## Commands")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `wro ([a-z]+)", section, re.MULTILINE)) == set(cli.COMMANDS)


def test_the_changelog_begins_with_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## (\d+\.\d+\.\d+)", changelog, re.MULTILINE)
    assert versions
    assert versions[0] == wro.__version__


def test_every_source_module_is_in_the_list_and_has_cases() -> None:
    package = importlib.import_module("scraper.sources")
    listed = {source.name for source in (*package.SOURCES, *package.BY_HAND, *package.BACKFILL, *package.NEIGHBOURS)}
    modules = [importlib.import_module(f"scraper.sources.{m.name}") for m in pkgutil.iter_modules(package.__path__)]
    defined = {module.SOURCE.name for module in modules if hasattr(module, "SOURCE")}
    assert defined == listed, "the lists in scraper/sources/__init__.py and the modules beside it differ"
    without = [name for name in sorted(listed) if not (ROOT / "tests" / "fixtures" / name).is_dir()]
    assert not without, f"sources without a folder of cases in tests/fixtures: {without}"


def collected() -> set[str]:
    """What the tests of sources, readings, stories and mails are parametrised over, each by its name."""
    found = set[str]()
    for path in sorted((ROOT / "tests").glob("*/test_*.py")):
        if path.parent.name not in ("sources", "reading", "timelines", "notify"):
            continue
        for test in vars(importlib.import_module(f"tests.{path.parent.name}.{path.stem}")).values():
            for mark in getattr(test, "pytestmark", []) if callable(test) else []:
                if mark.name == "parametrize":
                    found |= {str(getattr(value, "name", value)) for value in mark.args[1]}
    return found


def test_every_case_folder_is_read_by_some_test() -> None:
    """A case that no test collects is no case. A folder of files is one; the mirror in `site` holds folders only."""
    folders = [
        folder for folder in (ROOT / "tests" / "fixtures").glob("*/*/") if any(map(Path.is_file, folder.iterdir()))
    ]
    known = collected()
    names = {f"{folder.parent.name}/{folder.name}": folder.name for folder in folders if folder.is_dir()}
    assert len(names) > 100
    assert not [case for case, name in sorted(names.items()) if case not in known and name not in known]


#: errors of ours that no input, setting or file can cause: reaching a user, they are bugs and show their traceback
BUGS = {
    "ledger.baseline.BaselineError",  # the baseline ships with the program
    "ledger.chronicle.Unfoldable",  # kept as a failure of the one document
    "notify.change.OrderMissing",
    "notify.transport.OutcomeUnknown",  # always caught by the outbox's loop
    "notify.alerts.BadChannel",  # told as a setting that cannot be used
    "notify.tokens.WeakKey",
    "notify.pages.TooMany",  # answered by the page
    "notify.wishes.BadWish",
    "web.given.Unclear",  # answered with 400
    "store.outbox.OutboxConflict",
}


def expected_errors_missing() -> list[str]:
    """Exception classes of ours that `wro.errors.exit_code` does not know; those with an underscore stay at home."""
    missing = []
    for path in sources():
        module = importlib.import_module(module_name(path))
        for found in vars(module).values():
            ours = isinstance(found, type) and issubclass(found, Exception) and found.__module__ == module.__name__
            name = f"{module.__name__}.{getattr(found, '__name__', '')}"
            if ours and "._" not in name and name not in BUGS and exit_code(found.__new__(found)) is None:
                missing.append(name)
    return missing


def test_every_error_of_ours_has_an_exit_code() -> None:
    assert not expected_errors_missing()
