"""A view into subject, text and HTML: the three templates of one mail's folder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from css_inline import CSSInliner
from jinja2 import Environment

from templates import environment


@dataclass(frozen=True, slots=True)
class Rendered:
    """The three parts of a mail, before anything about its recipient is added."""

    subject: str
    text: str
    html: str


def render(mail: str, **view: object) -> Rendered:
    """Fills `templates/<mail>/`; its HTML may use `subject` too. A name that is missing raises jinja2's UndefinedError."""
    subject = " ".join(_templates().get_template(f"{mail}/subject.txt").render(view).split())
    text = _templates().get_template(f"{mail}/body.txt").render(view)
    html = _templates().get_template(f"{mail}/body.html").render(view, subject=subject)
    return Rendered(subject, text, _inliner().inline(html))


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return environment()


@lru_cache(maxsize=1)
def _inliner() -> CSSInliner:
    """Moves styles into the elements, since many mail clients drop a style block; what is left serves dark mode."""
    return CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)
