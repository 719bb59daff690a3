"""Where pages are: on the server without endings, in the static copy as files with relative addresses."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

#: form -> the ending of its address
ENDINGS = {"html": "", "json": ".json", "atom": ".atom", "feed": ".feed.json", "text": ".txt"}


def path(name: str, key: str = "", form: str = "html") -> str:
    """The address of a page on the server, without the leading slash; as in a URL."""
    whole = f"{name}/{quote(key, safe='')}" if key else name
    return (whole or ("index" if form != "html" else "")) + ENDINGS[form]


def file(name: str, key: str = "", form: str = "html") -> str:
    """The file of a page in the static copy, below its folder."""
    whole = f"{name}/{key}" if key else name or "index"
    return whole + (".html" if form == "html" else ENDINGS[form])


@dataclass(frozen=True, slots=True)
class Served:
    """Addresses of a server."""

    root: str = "/"
    copied = False

    def page(self, name: str, key: str = "", form: str = "html") -> str:
        return self.root + path(name, key, form)


@dataclass(frozen=True, slots=True)
class Copied:
    """Addresses in the static copy, as seen from a file `depth` folders deep."""

    depth: int
    copied = True

    def page(self, name: str, key: str = "", form: str = "html") -> str:
        return "../" * self.depth + quote(file(name, key, form))
