"""A party called by a short form in one place, by the whole name that the page's opening gives it."""

from __future__ import annotations

import re
from dataclasses import replace

from ledger.legal_forms import FORM_IN_FRONT, LEGAL_FORM
from ledger.model import Party, Role
from scraper.entity.forms import forms_in
from scraper.reading.acts.act import Draft
from scraper.reading.names.spans import name_end
from scraper.reading.phrases.party import without_stop

OPENING = 5  #: blocks in which parties are named in full


def in_full(parties: tuple[Party, ...], draft: Draft) -> tuple[Party, ...]:
    """A company called by its short form here, and by its whole name in the opening."""
    named = ((party, bool(forms_in(party.name))) for party in parties)
    return tuple(
        party
        if party.role is not Role.NAMED
        else _with_second_form(party, draft)
        if form
        else _spelled_out(party, draft)
        for party, form in named
    )


#: A form goes on behind a blank; "Ltd." of "Co., Ltd." behind a comma.
_GAP = re.compile(r"\s+|(?<=\bCo\.),\s+(?=Ltd|LTD|Limited|Inc|LLC)|(?<=\bCo),\s+(?=Ltd|LTD|Limited|Inc|LLC)")


def _with_second_form(party: Party, draft: Draft) -> Party:
    """ "Bengal Sole Corporation" of a headline, "Bengal Sole Corporation Ltd." of the text."""
    for text in (one.text for one in draft.sentences if one.block < OPENING and not one.spoken):
        at = text.find(party.name)
        gap = _GAP.match(text, at + len(party.name)) if at >= 0 else None
        form = LEGAL_FORM.match(text, gap.end()) if gap else None
        if form:
            return replace(party, name=without_stop(text[at : form.end()].strip(" ,")))
    return party


def _spelled_out(party: Party, draft: Draft) -> Party:
    """ "SFD" of a page that says "X S.A. (SFD)"; else the whole name that begins with the short one."""
    for one in draft.sentences:
        at = -1 if one.spoken or one.block >= OPENING else _bracketed(one.text, party.name)
        if at < 0:
            continue
        for word in _NAME_WORD.finditer(one.text, 0, at):
            if name_end(one.text, word.start(), at) == at:
                whole = one.text[word.start() : at]
                if not LEGAL_FORM.search(whole) and (" " not in party.name or " " not in whole):
                    break
                return replace(party, name=without_stop(whole), aliases=(party.name, *party.aliases))
    group = f"{party.name} Group"
    if any(group in one.text for one in draft.sentences if one.block < 2 and not one.spoken):
        return replace(party, name=group, role=Role.GROUP)
    return replace(party, name=_whole_name(party.name, draft))


def _bracketed(text: str, name: str) -> int:
    """Where the bracket begins that holds the name and nothing more, blanks before it taken in; -1 where there is none."""
    at = text.find(name)
    while at >= 0:
        opened = _OPENED.search(text, max(0, at - 12), at)
        if opened and _CLOSED.match(text, at + len(name)):
            return opened.start()
        at = text.find(name, at + 1)
    return -1


_OPENED = re.compile(r"\s*\((?:the\s+)?[\"“]?$")
_CLOSED = re.compile(r"[\"”]?\)")
_NAME_WORD = re.compile(r"(?<![\w'’.&-])[A-ZÀ-ÖØ-ÞĀ-Ž]")


#: "Annapurna Carpet of Nepal", of one called Annapurna further on.
_MORE = re.compile(r"(?:\s[A-Z][a-z]+){1,3}(?=,|\s+(?:of|in|has|had|is|was|went|makes|made)\s)")


#: "Pesquera", in front of a name the headline gives in short, where something in small letters stands before it.
_FORE_NAME = re.compile(
    rf"(?<=[a-z]\s)(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.&-]*\s){{1,3}}$|\b{FORM_IN_FRONT.pattern.rpartition('(?=')[0]}$"
)
#: "ve Ticaret", between the short form of a name and its legal form.
_ONE_MORE = re.compile(r"(?:\s+(?:ve|y|e|et|und|de|of|[A-ZÀ-ÖØ-ÞĀ-Ž][\w&-]*)){1,5}\s+")


def _stands(text: str, name: str) -> int:
    """Where the name stands with more behind it, or a comma and a legal form; -1 where it does not."""
    at = text.find(name + " ")
    behind = text.find(name + ", ") if at < 0 else -1
    return behind if behind >= 0 and LEGAL_FORM.match(text, behind + len(name) + 2) else at


def _compound(text: str, name: str) -> str:
    """ "Qiming Enamelware Co., Ltd", which a headline calls "Qiming Enamel"; empty where the text has none."""
    at = text.find(name) if " " in name else -1
    rest = _REST_OF_WORD.match(text, at + len(name)) if at >= 0 else None
    form = LEGAL_FORM.match(text, rest.end()) if rest else None
    return without_stop(text[at : form.end()].strip(" ,")) if form else ""


_REST_OF_WORD = re.compile(r"[a-z]{2,},?\s+")


def _whole_name(name: str, draft: Draft) -> str:
    for text in (*(one.text for one in draft.sentences if one.block < OPENING), draft.manuscript.title):
        if compound := _compound(text, name):
            return compound
        at = _stands(text, name)
        if at < 0:
            continue
        begins = _FORE_NAME.search(text, 0, at)
        form = LEGAL_FORM.search(text, at + len(name), at + len(name) + 60)
        if (
            form
            and name_end(text, at, form.end() + 2) >= form.end() - 1
            and _ONE_MORE.fullmatch(text, at + len(name), form.start())
        ):
            return without_stop(text[begins.start() if begins else at : form.end()].strip(" ,"))
        if form and re.fullmatch(r"(?:[\s,]+[A-Z][\w&-]*){0,5}[\s,]*", text[at + len(name) : form.start()]):
            return without_stop(text[begins.start() if begins else at : form.end()].strip(" ,"))
    if " " not in name:
        for one in draft.sentences:
            at = one.plain.find(name + " ") if one.block < 2 and not one.spoken else -1
            more = _MORE.match(one.plain, at + len(name)) if at >= 0 else None
            if more:
                return one.text[at : more.end()]
    return name
