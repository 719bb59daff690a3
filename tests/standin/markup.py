"""The pages' real markup, by function: one for each form a page has had."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from email.utils import format_datetime

from tests.standin.chronicle import Release

CBP = "https://www.cbp.gov"


def _page(path: str, title: str, main: str) -> str:
    title = html.escape(title)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{title} | U.S. Customs and Border Protection</title>"
        f'<link rel="canonical" href="{CBP}{path}"><meta property="og:title" content="{title}">'
        f'<link rel="stylesheet" href="/profiles/cbpd8_gov/themes/custom/cbpd8_gov_theme/style.css"></head>\n'
        f'<body><section class="usa-banner">An official site</section>\n<main>{main}</main></body></html>\n'
    )


def listing(items: Sequence[Release], *, nested: bool) -> str:
    """`nested`: each entry in a list of its own, within the view's list. The `time` is the template's constant."""
    entries = []
    for one in items:
        entries.append(
            '<li class="usa-collection__item  newsroom-latest-width"><div class="usa-collection__calendar-date">'
            '<time datetime="2020-09-30T12:00:00+01:00">'
            f'<span class="usa-collection__calendar-date-month">{one.day:%b %d}</span>'
            f'<span class="usa-collection__calendar-date-day">{one.day:%Y}</span></time></div>'
            '<div class="usa-collection__body"><div class="usa-collection__heading sizeH3-adj">'
            f'<a href="{one.path}" hreflang="en">{html.escape(one.title)} </a> | {one.kind.title()} Media Release</div>'
            "</div></li>"
        )
    if nested:
        inner = "".join(f'<li><ul class="usa-collection">{entry}</ul></li>' for entry in entries)
        inner = f'<div class="item-list"><ul>{inner}</ul></div>'
    else:
        inner = f'<ul class="usa-collection">{"".join(entries)}</ul>'
    view = f'<h1>Media Releases</h1><div class="view-content">{inner if entries else ""}</div>'
    return _page("/newsroom/media-releases/all", "Media Releases", view)


def release(one: Release) -> str:
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in one.body)
    return _page(
        one.path,
        one.title,
        f'<h1><span class="field field--name-title">{html.escape(one.title)}</span></h1>'
        '<div id="block-cbpd8-gov-theme-cbp-gov-theme-system-main"><article>'
        '<div id="node-newsroom-full-group-date-location"><div class="field field--name-field-date-release">'
        f'<div class="field__label">Release Date</div><div class="field__item">{one.day:%a, %m/%d/%Y}</div></div></div>'
        f'<div class="field field--name-body field__item">{body}</div>'
        f"<div>Last Modified: {one.day:%b %d, %Y}</div></article></div>",
    )


def document_page(label: str, files: Sequence[str], *, in_header: bool) -> str:
    """Each file is linked twice. `in_header`: the label stands in the row's header, not in the link (July 2025)."""
    rows = ""
    for href in files:
        name = href.rpartition("/")[2]
        head, text = (label, name) if in_header else ("Attachment", label)
        rows += f'<tr><th>{html.escape(head)}</th><td><a href="{href}">{html.escape(text)}</a></td></tr>'
    attached = "".join(f'<li><a href="{href}">{href.rpartition("/")[2]}</a></li>' for href in files)
    main = f'<h1>Withhold Release Orders &amp; Findings</h1><table class="usa-table">{rows}</table><ul>{attached}</ul>'
    return _page("/document/stats/withhold-release-orders-findings", "Withhold Release Orders & Findings", main)


def rss(base: str, items: Iterable[tuple[str, str, datetime]]) -> str:
    inner = "".join(
        f"<item><title>{html.escape(title)}</title><link>{html.escape(link)}</link>"
        f"<description>{html.escape(f'<span>{title}</span>')}</description>"
        f"<pubDate>{format_datetime(when)}</pubDate></item>"
        for title, link, when in items
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xml:base="{base}"><channel>'
        f"<title>Placeholder</title><link>{base}</link><language>en</language>{inner}</channel></rss>\n"
    )


def jsonp(messages: Iterable[tuple[int, str, datetime]]) -> str:
    array = [
        {
            "subject": f"CSMS # {number} - {title}",
            "pub_date": f"{when:%m/%d/%Y %I:%M %p} EDT",
            "href": f"https://content.govdelivery.com/bulletins/gd/USDHSCBP-{number:x}?wgt_ref=USDHSCBP_WIDGET_2",
        }
        for number, title, when in messages
    ]
    return f"GDWidgets[0].update({json.dumps(array)});\n"


def bulletin(title: str, when: datetime, body: Iterable[str]) -> str:
    inner = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in body)
    return (
        f"<!DOCTYPE html><html><head><title>{html.escape(title)}</title></head><body>"
        f'<h1 class="bulletin_subject">{html.escape(title)}</h1>'
        f'<span class="dateline">U.S. Customs and Border Protection sent this bulletin at {when:%m/%d/%Y %I:%M %p} EDT</span>'
        f'<div id="bulletin_body"><style>p {{ margin: 0 }}</style>{inner}</div></body></html>\n'
    )


def sitemap(addresses: Iterable[str]) -> str:
    inner = "".join(f"<url><loc>{html.escape(address)}</loc></url>" for address in addresses)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</urlset>\n'


def entity_list(entries: list[tuple[str, str]]) -> str:
    """DHS's list under section 2(d)(2)(B)(ii): name and day."""
    rows = "".join(f"<tr><td>{html.escape(name)}</td><td>{day}</td></tr>" for name, day in entries)
    return (
        "<!DOCTYPE html><html><head><title>UFLPA Entity List | Homeland Security</title></head><body><main>"
        '<div id="block-mainpagecontent"><p><strong>A list</strong><br><a href="/x">Section 2(d)(2)(B)(ii)</a></p>'
        "<table><thead><tr><th>Name of Entity</th><th>Effective Date</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></div></main></body></html>"
    )
