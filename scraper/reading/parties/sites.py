"""Parties that are places: what the page calls a compound, a camp or a zone, where whoever works there makes the goods."""

from __future__ import annotations

import re
from dataclasses import replace

from ledger.model import Party, Role
from scraper.entity.forms import forms_in
from scraper.reading.acts.act import Draft
from scraper.reading.parties.in_full import OPENING

_SITE = (
    r"(?:compound|camp|enclave|zone|settlement|prison|jail|penitentiary|detention\s+cent(?:er|re)|industrial\s+(?:park|area|zone)|"
    r"area|valley|district|region|quarry|mining\s+site)"
)
#: ", a walled compound of": behind a name.
_APPOSED = re.compile(rf",\s+(?:an?|the|which\s+is\s+an?)\s+(?:[\w-]+\s+){{0,3}}?{_SITE}\b(?!'s)")
#: "made at the ": before one.
_AT = re.compile(r"\b(?:at|in|from|inside|within)\s+(?:the\s+)?$")
#: "The order applies to the place, whatever company's name is on the carton".
_TO_THE_PLACE = re.compile(
    rf"\b(?:[Oo]rder|WRO|Finding|It|it|measure)\s+(?:applies\s+to|covers|is\s+on|is\s+against|concerns|reaches|names)\s+(?:the|a|this)\s+(?:whole\s+|entire\s+)?(?:place|site|{_SITE})\b"
)


def as_places(parties: tuple[Party, ...], draft: Draft) -> tuple[Party, ...]:
    """The one name without a legal form that goods are made "at", where the page's opening says what kind of place it is."""
    if len(parties) != 1 or parties[0].role is not Role.NAMED or forms_in(parties[0].name):
        return parties
    name = parties[0].name
    opening = [one.plain for one in draft.sentences if one.block < OPENING and not one.spoken]
    at = any(_AT.search(text[: text.find(name)]) for text in opening if name in text)
    apposed = any(_APPOSED.match(text, text.find(name) + len(name)) for text in opening if name in text)
    if at and (apposed or any(_TO_THE_PLACE.search(text) for text in opening)):
        return (replace(parties[0], role=Role.PLACE),)
    return parties
