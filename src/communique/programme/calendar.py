"""An iCalendar file to a programme: what each event is, and with whom, is read from its summary and its attendees."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, get_args

from communique.errors import ProgrammeError
from communique.programme.naming import country_code, country_name, locate
from communique.programme.types import Programme, When, Who
from communique.record.facts import EngagementKind

if TYPE_CHECKING:
    from communique.pipeline import Reader
    from communique.record import Person, Record

_EVENT = re.compile(r"^BEGIN:VEVENT\r?$.*?^END:VEVENT\r?$", re.MULTILINE | re.DOTALL)
_STATUS = {"CANCELLED": "cancelled", "TENTATIVE": "planned", "CONFIRMED": "planned"}
_MOVES = re.compile(r"\s*(?P<what>arrival|arrive|departure|depart|leave)s?\b"
                    r"(?:\s+(?:in|at|from|for|to)\s+(?P<place>[^,;]+(?:,\s*[^,;]+)?))?", re.IGNORECASE)
_TO = re.compile(r"(?P<left>.+?)\s+(?:for|to)\s+(?P<right>.+)")
#: As an address book writes a person: ``Ana Rivas (Foreign Minister, Chile)``.
_BRACKETED = re.compile(r"(?P<name>[^()]+?)\s*\((?P<office>.+)\)")
_ROLES = {"host": "host", "guest": "guests", "honouree": "honouring", "accompanying": "accompanied_by"}
#: So that a summary reads as a report does.
_LEAD = "The Minister will have a "


def from_calendar(text: str, source: str) -> Programme:
    """Return the programme of a calendar; events of no kind that is known are listed as such.

    Raises:
        ProgrammeError: The text is no calendar, or nobody's calendar: the organizer is the principal.
    """
    if find_spec("icalendar") is None:
        raise ProgrammeError("calendars need icalendar; install it with: pip install 'communique[export]'")
    from icalendar import Calendar

    try:
        calendar = Calendar.from_ical(text)
    except (ValueError, IndexError) as error:
        raise ProgrammeError(f"{source}: not a calendar ({' '.join(str(error).split())})") from None
    events = list(calendar.walk("VEVENT"))
    blocks = [match.span() for match in _EVENT.finditer(text)]
    if not events or len(events) != len(blocks):
        raise ProgrammeError(f"{source}: no events in it that can be told apart; export the calendar again")
    items, skipped = [], []
    for event, span in zip(events, blocks, strict=True):
        item = _item(event)
        if item is None:
            name = _plain(event, "SUMMARY") or "an event"
            skipped.append((*span, f"{name}: no engagement that is known by its name"))
        else:
            items.append({**item, "span": span, "line": text.count("\n", 0, span[0]) + 1})
    if not items:
        raise ProgrammeError(f"{source}: none of its {len(events)} events tells of an engagement or a journey; a "
                             "summary such as `Meeting with the President of Chile, Ana Rivas` does")
    _unite([who for item in items for field in ("with", *_ROLES.values()) for who in item.get(field, ())], items)
    return Programme.model_validate({
        "title": str(calendar.get("X-WR-CALNAME") or "") or None, "principal": _principal(calendar, events),
        "items": items, "text": text, "source": source, "skipped": skipped})


def _unite(everybody: list[Who], items: list[dict[str, Any]]) -> None:
    """Give a family name alone ("President Tokayev") the full name that it is part of, where only one has it."""
    full = {who.name: who for who in everybody if " " in who.name and who.kind == "person"}
    for item in items:
        item["with"] = [_fuller(who, full) for who in item.get("with", ())]


def _fuller(who: Who, full: dict[str, Who]) -> Who:
    fits = [other for name, other in full.items()
            if who.kind == "person" and who.name in name.split() and who.office in (None, other.office)]
    return fits[0] if len(fits) == 1 else who


def _plain(event: Any, name: str) -> str:
    return " ".join(str(event.get(name) or "").split())


def _principal(calendar: Any, events: list[Any]) -> Who:
    """Return whose calendar it is: who is marked so, the organizer of the events, or the calendar's own name."""
    for event in events:
        for one in _listed(event):
            if one.params.get("X-ROLE") == "principal":
                return _named(str(one.params.get("CN", "")))
    for event in events:
        organizer = event.get("ORGANIZER")
        name = str(organizer.params.get("CN", "")) if organizer is not None else ""
        if name and "@" not in name:
            return _named(name)
    return _named(str(calendar.get("X-WR-CALNAME") or "the principal"))


def _named(text: str) -> Who:
    """Return the person of ``Ana Rivas, Foreign Minister of Chile``, one in brackets, or a bare name."""
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed:
        name = bracketed["name"]
        title, _, country = (part.strip() for part in bracketed["office"].rpartition(","))
        title, country = (title, country) if title else (country, "")
    else:
        name, _, office = (part.strip() for part in text.partition(","))
        title, _, country = (part.strip() for part in office.partition(" of "))
    if country and country_code(country):
        return Who(name=name, office=title, country=country)
    if country:
        return Who(name=name, office=title, organization=country.removeprefix("the "))
    return Who(name=name, office=title or None)


def _item(event: Any) -> dict[str, Any] | None:
    summary, location = _plain(event, "SUMMARY"), _plain(event, "LOCATION")
    common = {"when": _when(event), "status": _STATUS.get(_plain(event, "STATUS").upper())}
    moved = _MOVES.match(summary)
    if moved:
        what = "arrival" if moved["what"].lower().startswith("arriv") else "departure"
        place = (moved["place"] or location).strip() or None
        if what == "arrival":
            return {**common, "what": what, "city": place}
        ends = _TO.fullmatch(place or "")
        left = location if location and location != place else None
        return {**common, "what": what, "city": ends["left"] if ends else left, "to": ends["right"] if ends else place}
    venue, city = _place(location)
    common |= {"venue": venue, "city": city}
    kind = _category(event)
    attendees = _attendees(event)
    if kind in get_args(EngagementKind) and attendees:
        return {**common, "what": kind, **attendees}
    record = _read(summary)
    if not record.engagements:
        return {**common, "what": kind} if kind in get_args(EngagementKind) else None
    engagement = record.engagements[0]
    people = {person.id: person for person in record.people}
    parties = [_who(people.get(p.entity), record.name_of(p.entity) or "") for p in engagement.participants
               if p.role != "principal" and p.entity != record.principal]
    told = {who.name for who in parties}
    more = [who for group in attendees.values() for who in group if who.name not in told]
    return {**common, "what": engagement.kind, "with": [*parties, *more],
            "topics": [topic.text for topic in engagement.topics]}


def _category(event: Any) -> str:
    """Return the first category of an event; ours are kinds of engagements."""
    found = event.get("CATEGORIES")
    first = found[0] if isinstance(found, list) else found
    return str(next(iter(getattr(first, "cats", ())), "")).lower()


def _who(person: Person | None, name: str) -> Who:
    if person is None:
        return Who(name=name, kind="group")
    office = person.offices[0] if person.offices else None
    return Who(name=person.name, honorific=person.honorific, office=office.title if office else None,
               country=country_name((office.country if office else None) or person.country),
               organization=office.organization if office else None)


def _attendees(event: Any) -> dict[str, list[Who]]:
    """Return who is listed with an event by name, by the field of an entry; without the principal."""
    listed = _listed(event)
    organizer = event.get("ORGANIZER")
    marked = any(one.params.get("X-ROLE") == "principal" for one in listed)
    chair = "" if marked or organizer is None else str(organizer.params.get("CN", ""))
    told: dict[str, list[Who]] = {}
    for one in listed:
        name = str(one.params.get("CN", ""))
        if not name or "@" in name or name == chair or one.params.get("X-ROLE") == "principal":
            continue
        group = str(one.params.get("CUTYPE", "")).upper() == "GROUP"
        field = _ROLES.get(str(one.params.get("X-ROLE", "")), "with")
        told.setdefault(field, []).append(Who(name=name, kind="group") if group else _named(name))
    return told


def _listed(event: Any) -> list[Any]:
    found = event.get("ATTENDEE") or []
    return list(found) if isinstance(found, list) else [found]


def _place(location: str) -> tuple[str | None, str | None]:
    """Return venue and city of ``Akorda, Astana, Kazakhstan``: the last words that the gazetteer knows are the city."""
    parts = [part.strip() for part in location.split(",") if part.strip()]
    for at in range(len(parts)):
        place = ", ".join(parts[at:])
        if locate(place).city is not None:
            return ", ".join(parts[:at]) or None, place
    return location or None, None


def _when(event: Any) -> When | None:
    begins, ends = event.get("DTSTART"), event.get("DTEND")
    if begins is None:
        return None
    start = begins.dt
    if not isinstance(start, datetime):
        return When(day=start.isoformat()) if isinstance(start, date) else None
    stop = ends.dt if ends is not None and isinstance(ends.dt, datetime) else None
    if stop is not None and stop.tzinfo is not None and start.tzinfo is not None:
        stop = stop.astimezone(start.tzinfo)
    return When(day=start.date().isoformat(), start=start.time().replace(tzinfo=None),
                end=stop.time().replace(tzinfo=None) if stop else None)


@lru_cache(maxsize=1)
def _reader() -> Reader:
    from communique.pipeline import Reader

    return Reader()


def _read(summary: str) -> Record:
    from communique.record import Document

    words = summary[:1].lower() + summary[1:]
    return _reader().read(Document.from_text(f"{_LEAD}{words}."))
