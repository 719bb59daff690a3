"""A view into subject, text and HTML: the three templates of one mail's folder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from css_inline import CSSInliner

from templates import fill


@dataclass(frozen=True, slots=True)
class Rendered:
    """The three parts of a mail, before anything about its recipient is added."""

    subject: str
    text: str
    html: str

    def with_link(self, placeholder: str, url: str | None) -> Rendered:
        """With an address in place of the one it was rendered with; `url` must be fit for HTML, see `web_address`."""
        if url is None:
            return self
        in_html = url.replace("&", "&amp;").replace("'", "&#39;")
        return replace(self, text=self.text.replace(placeholder, url), html=self.html.replace(placeholder, in_html))


def render(folder: str, /, **view: object) -> Rendered:
    """Fills the three templates of `templates/<folder>/`; its HTML may use `subject` too."""
    subject = " ".join(fill(f"{folder}/subject.txt", **view).split())
    text = fill(f"{folder}/body.txt", **view)
    return Rendered(subject, text, inlined(fill(f"{folder}/body.html", **view, subject=subject)))


def inlined(page: str) -> str:
    """The page with its styles in the elements, since many mail clients drop a style block; what stays serves dark mode."""
    return _inliner().inline(page)


def inlined_fragment(part: str) -> str:
    """A part of a page, styled as the page's own style sheet would."""
    return _inliner().inline_fragment(part, _styles())


@lru_cache(maxsize=1)
def _styles() -> str:
    return fill("partials/mail.css")


@lru_cache(maxsize=1)
def _inliner() -> CSSInliner:
    return CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)
