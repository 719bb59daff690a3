"""Pages that turn a reader away, told from their bytes: they come with status 403, but with 200 and 404 too.

The forms: Akamai's "Access Denied" (also with upper-case tags and `: / . - #` as numeric entities), its challenge page,
the pages of DataDome, Imperva and Cloudflare, the Federal Register's request for proof of a person, and the Wayback
Machine's notes that a host is excluded. All are small and have no content of their own, so only small bodies are looked
at: a release that speaks of access denied is not one of them.
"""

from __future__ import annotations

import html
import re

_SMALL = 32 * 1024
_TITLES = {
    "access denied": "an Access Denied page",
    "403 forbidden": "a Forbidden page",
    "pardon our interruption": "a bot challenge page",
    "just a moment...": "a Cloudflare challenge page",
    "attention required! | cloudflare": "a Cloudflare refusal",
    "federal register :: request access": "a Request Access page",
}
_MARKS = (
    (re.compile(r"reference\s*#\d+\.[0-9a-f]+\.\d+\.[0-9a-f]+", re.I), "an Access Denied page"),
    (re.compile(r"errors\.edgesuite\.net", re.I), "an Access Denied page"),
    (re.compile(r"sec-if-cpt-container|/_sec/cp_challenge/", re.I), "an Akamai challenge page"),
    (re.compile(r"captcha-delivery\.com", re.I), "a DataDome challenge page"),
    (re.compile(r"_Incapsula_Resource|Incapsula incident ID", re.I), "an Imperva challenge page"),
    (re.compile(r"/cdn-cgi/challenge-platform/", re.I), "a Cloudflare challenge page"),
    (re.compile(r"AdministrativeAccessControlException|RobotAccessControlException"), "an archive exclusion note"),
)
_TITLE = re.compile(r"<(title|h1)[^>]*>(.*?)</\1>", re.I | re.S)


def block_page(body: bytes) -> str | None:
    """What kind of refusal the bytes are, in words; None for anything else."""
    if len(body) > _SMALL:
        return None
    text = html.unescape(body.decode("utf-8", errors="replace"))
    for _, heading in _TITLE.findall(text):
        name = _TITLES.get(" ".join(heading.split()).lower())
        if name:
            return name
    return next((name for mark, name in _MARKS if mark.search(text)), None)
