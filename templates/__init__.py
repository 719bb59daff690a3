"""One folder per mail or report (`subject.txt`, `body.txt`, `body.html`); `partials/` holds what they share."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from templates import filters


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The one place templates are loaded: a name that is not given is an error, and HTML and XML are escaped.

    Works from a checkout, an editable install and a wheel alike, since the templates lie in this package.
    """
    made = Environment(
        loader=PackageLoader("templates", "."),
        autoescape=select_autoescape(("html", "xml"), default=False, default_for_string=False),
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["day"] = filters.day
    made.filters["short_day"] = filters.short_day
    made.filters["moment"] = filters.moment
    made.filters["hang"] = filters.hang
    made.filters["cell"] = filters.cell
    return made


def fill(template: str, /, **view: object) -> str:
    """One template filled in, e.g. `fill("digest/body.txt", mail=...)`. Raises jinja2's errors, which are bugs."""
    return environment().get_template(template).render(view)
