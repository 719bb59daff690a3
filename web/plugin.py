"""Our pages inside datasette: routes, headers, and ways from its tables back to the pages."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote

from datasette import Response, hookimpl
from datasette.handle_exception import handle_exception
from datasette.plugins import pm
from datasette.utils import tilde_encode
from datasette.views.base import DatasetteError
from markupsafe import Markup, escape

from web import addresses, queries, render, safety, serving, words
from web.given import Unclear, known
from web.page import Asked, Frame
from web.pages import PAGES
from web.render import Places
from web.rows import Rows, with_views
from web.style import SHEETS, style_address, style_sheet
from web.tables import TABLES

_SECONDS = 60  #: browsers may keep a page so long
_FORMS = {ending: form for form, ending in addresses.ENDINGS.items()}
#: column -> the page its values are keys of
_LINKED = {"order_id": "order", "follows": "order", "snapshot_id": "snapshot"}


Hook = TypeVar("Hook", bound=Callable[..., Any])


def _hook(method: Hook) -> Hook:
    """Datasette's mark of a hook, with its type kept. After datasette's own, which ours may replace."""
    marked: Hook = hookimpl(method, trylast=True)
    return marked


class WroWatch:
    """The plugin. It shows the one database datasette was given."""

    __name__ = "web.plugin"  # datasette asks modules, mostly, and looks for files beside them

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    @_hook
    def startup(self, datasette: Any) -> None:
        """The log under a name that hides no page and is hidden by none, with its counts kept."""
        given = database(datasette)
        datasette.remove_database(given.name)
        path = Path(given.path)
        datasette.add_database(serving.Counted(datasette, path, self._check), serving.served_as(path))

    def _today(self) -> str:
        return self._frame.now().date().isoformat()

    def _check(self, sql: str, values: Mapping[str, str]) -> None:
        queries.check(sql, values, self._frame)

    @_hook
    def prepare_connection(self, conn: sqlite3.Connection, database: str) -> None:
        if database != "_internal":
            with_views(conn, self._frame.views)
            conn.create_function("escape_fts", 1, serving.escaped)
            conn.create_function("today", 0, self._today)

    @_hook
    def prepare_jinja2_environment(self, env: Any, datasette: Any) -> None:
        """What our templates of datasette's pages need; the page of an error is given nothing else."""
        env.globals |= {
            "nav": words.NAV,
            "styles": {"pages": style_address("style"), "tables": style_address("tables")},
            "choices": queries.CHOICES,
            "today": self._today,
            "tables_address": lambda: datasette.urls.database(database(datasette).name),
            "titles": {name: shown["title"] for name, shown in TABLES.items()},
        }

    @_hook
    def register_routes(self, datasette: Any) -> list[tuple[str, Any]]:
        """Our pages, and everything that is neither a page nor a table of the one database.

        Datasette's pages about itself tell where files lie and what is installed.
        """
        names = "|".join(page.name for page in PAGES if page.name)
        served = tilde_encode(serving.served_as(Path(database(datasette).path)))  # may be asked for before `startup`
        tables = "/" + re.escape(served).replace(r"\+", r"(?:\+|~20)")
        return [
            (r"^/$", self.page),
            (r"^/index(?P<form>\.json)$", self.page),
            (rf"^/(?P<name>{names})(?:/(?P<key>[^/]+?))?(?P<form>\.json|\.atom|\.feed\.json|\.txt)?/?$", self.page),
            (rf"^/(?P<sheet>{'|'.join(SHEETS)})\.css$", self.style),
            (r"^/robots\.txt$", self.robots),
            (rf"^(?!{tables}(\.\w+)?$|{tables}/[^/]+(/[^/]+)?$|/favicon\.ico$)", self.missing),
        ]

    async def page(self, request: Any, datasette: Any) -> Response:
        """One of our pages in one of its forms."""
        named = request.url_vars
        page = next(page for page in PAGES if page.name == (named.get("name") or ""))
        key = unquote(named.get("key") or "")
        form = _FORMS[named.get("form") or ""]
        given = {name: request.args.get(name) for name in request.args}
        places = self._places(request, datasette)

        def answered(connection: sqlite3.Connection) -> tuple[str, str, int]:
            asked = Asked(Rows(connection), self._frame, key, given)
            fits = bool(key) == (page.every is not None) and form in render.forms(page)
            try:
                known(given if fits else (), page.asks)
                body = render.answer(page, asked, form, places) if fits else None
            except Unclear as error:
                told = form if form == "json" else "html"
                return render.unclear(page, asked, told, places, str(error)), told, 400
            return (body, form, 200) if body is not None else (render.missing(asked, places), "html", 404)

        return _response(*await database(datasette).execute_fn(answered))

    async def missing(self, request: Any, datasette: Any) -> Response:
        """The answer for what there is not."""
        places = self._places(request, datasette)
        told = await database(datasette).execute_fn(
            lambda connection: render.missing(Asked(Rows(connection), self._frame), places)
        )
        return _response(told, "html", 404)

    def _places(self, request: Any, datasette: Any) -> Places:
        base = f"{self._frame.public_url}/" if self._frame.public_url else datasette.absolute_url(request, "/")
        tables = datasette.urls.database(database(datasette).name)
        return Places(addresses.Served(), style_address(), str(tables), base)

    async def style(self, request: Any) -> Response:
        sheet = style_sheet(request.url_vars["sheet"])
        return Response(sheet, headers={"cache-control": "max-age=31536000"}, content_type="text/css; charset=utf-8")

    async def robots(self, datasette: Any) -> Response:
        """Robots are asked to stay out, or out of the tables at least, whose facets never end."""
        told = f"Disallow: /{database(datasette).name}\nDisallow: /search\n" if self._frame.robots else "Disallow: /\n"
        return Response.text(f"User-agent: *\n{told}")

    @hookimpl(tryfirst=True)  # type: ignore[untyped-decorator]
    def handle_exception(self, datasette: Any, request: Any, exception: Exception) -> Any:
        """What datasette refuses without saying whose fault it is (a column to sort by that is none) is the visitor's."""
        if isinstance(exception, DatasetteError) and exception.status == 500:
            exception.status = 400
        unclear = serving.unclear(request, exception)
        return unclear and handle_exception(datasette, request, unclear)

    @_hook
    def asgi_wrapper(self) -> Any:
        return lambda app: safety.guarded(app, robots=self._frame.robots)

    @_hook
    def render_cell(self, value: Any, column: str) -> Markup | None:
        """Keys in views, which have no foreign keys, lead to our pages."""
        if column not in _LINKED or value is None or isinstance(value, dict):
            return None
        return Markup('<a href="/{}">{}</a>').format(addresses.path(_LINKED[column], str(value)), escape(value))


def _response(body: str, form: str, status: int = 200) -> Response:
    headers = {"cache-control": f"max-age={_SECONDS}"}
    if form in ("json", "atom", "feed"):
        headers["access-control-allow-origin"] = "*"  # anybody may read what anybody may see
    return Response(body, status=status, headers=headers, content_type=render.TYPES[form])


def database(datasette: Any) -> Any:
    """The one database that is shown."""
    return next(db for name, db in datasette.databases.items() if name not in ("_internal", "_memory"))


def install(frame: Frame) -> WroWatch:
    """Add our pages to every datasette of this process; `pm.unregister` takes them out."""
    plugin = WroWatch(frame)
    pm.register(plugin, name="wro-watch")
    return plugin
