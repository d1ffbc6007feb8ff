"""A programme in the order of its days, in plain lines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from communique.programme import Item, Programme
from communique.programme.types import Party
from communique.write.names import KINDS, listed, plain, spoken_date

_MOVES = {"arrival": "Arrival in", "departure": "Departure from", "transit": "Stopover in"}
_ROLES = (("with_", "with"), ("host", "hosted by"), ("guests", "for"), ("honouring", "in honour of"),
          ("accompanied_by", "accompanied by"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its hours, what it is, and lines below it."""

    time: str
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A programme, arranged: title, a line on whose it is, and each day with its entries."""

    title: str
    about: str
    days: tuple[tuple[str, tuple[Entry, ...]], ...]


def page_of(programme: Programme) -> Page:
    """Return the page of a programme."""
    principal = programme.principal
    office = ", ".join(part for part in (principal.office, principal.organization or principal.country) if part)
    about = f"{plain(principal.name)}{f' ({plain(office)})' if office else ''}"
    ordered = sorted(programme.items, key=_moment)
    days = tuple((spoken_date(day) if day else "No date yet", tuple(_entry(item, programme) for item in items))
                 for day, items in groupby(ordered, key=lambda item: item.when.day if item.when else ""))
    return Page(plain(programme.title or "Programme"), about, days)


def _moment(item: Item) -> tuple[bool, str, str]:
    when = item.when
    if when is None:
        return True, "", ""
    part = {"morning": "08", "noon": "12", "afternoon": "14", "evening": "19", "night": "23"}.get(when.part or "", "")
    return False, when.day, when.start.isoformat() if when.start else part


def _entry(item: Item, programme: Programme) -> Entry:
    status = item.status or programme.status
    mark = f" — {status}" if status in ("cancelled", "declined") else ""
    when = item.when
    time = "" if when is None else when.part or ""
    if when is not None and when.start is not None:
        time = f"{when.start:%H:%M}" + (f"–{when.end:%H:%M}" if when.end else "")
    lines = [", ".join(plain(part) for part in (item.venue, item.city) if part)] if item.what not in _MOVES else []
    if item.event:
        lines.append(f"Occasion: {plain(item.event)}")
    if item.topics:
        lines.append(f"Topics: {'; '.join(plain(topic) for topic in item.topics)}")
    lines += [f"To sign: {plain(signed)}" for signed in item.signed]
    if item.note:
        lines.append(plain(item.note))
    return Entry(time, _heading(item, programme) + mark, tuple(line for line in lines if line))


def _heading(item: Item, programme: Programme) -> str:
    if item.what in _MOVES:
        where = item.city or (item.from_ if item.what == "departure" else item.to)
        told = f"{_MOVES[item.what]} {plain(where)}" if where else item.what.capitalize()
        if item.what == "arrival" and item.from_:
            told += f", from {plain(item.from_)}"
        return told + (f", for {plain(item.to)}" if item.what != "arrival" and item.to else "")
    told = KINDS.get(item.what, item.what)
    for field, words in _ROLES:
        parties = [_introduced(party, programme) for party in getattr(item, field)]
        if parties:
            told += f" {words} {listed(parties)}"
    return told


def _introduced(party: Party, programme: Programme) -> str:
    who = programme.who(party)
    office = ", ".join(plain(part) for part in (who.office, who.organization or who.country) if part)
    return f"{plain(who.name)} ({office})" if office else plain(who.name)
