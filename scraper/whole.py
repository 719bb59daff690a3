"""Signs that a body was cut off on its way: the only ones there are when a site declares too small a length."""

from __future__ import annotations

import json
import re

_HEAD = 4096
_HTML = re.compile(rb"<html[\s>]", re.I)
_HTML_END = re.compile(rb"</html\s*>", re.I)
_XML = re.compile(rb"^\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml|<rss|<feed|<urlset|<sitemapindex)", re.I)
_XML_ROOT = re.compile(rb"<([A-Za-z][\w:.-]*)")


def cut_off(body: bytes, content_type: str) -> bool:
    """Whether a page, feed, answer or table has a beginning that promises an end it does not have.

    A table cut off between two rows has no sign of it: for that its reader counts rows.
    """
    content_type = content_type.lower()
    head, end = body[:_HEAD], body[-64:].rstrip()
    if _XML.match(head):
        root = _XML_ROOT.search(head)
        return root is not None and not end.endswith((b"</" + root[1] + b">", b"/>"))
    if "html" in content_type and _HTML.search(head):
        return _HTML_END.search(body) is None
    if "json" in content_type and head.lstrip()[:1] in (b"{", b"["):
        return not _is_json(body)
    if "javascript" in content_type:
        return not end.endswith((b";", b")"))
    return "csv" in content_type and body.count(b'"') % 2 == 1


def _is_json(body: bytes) -> bool:
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return False
    return True
