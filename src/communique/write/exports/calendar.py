"""iCalendar (RFC 5545): one VEVENT for each engagement with a day, one VJOURNAL for each without.

A record of a report has days and parts of days, no hours: its events are whole days, and no hour is made up. The time
zone of the place stands beside them in `X-COMMUNIQUE-TIMEZONE`, the part of the day in the description. A programme
that an office keeps has hours: its events have them, in the time zone of the place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import BinaryIO

from icalendar import Calendar, Event, Journal, Timezone, vCalAddress, vText, vUri

from communique import __version__
from communique.record import Engagement, Participant, Record, Statement
from communique.store.rows.days import bounds
from communique.write.exports.hours import hours_of
from communique.write.exports.tally import Tally
from communique.write.exports.timezones import zone_of
from communique.write.exports.view import View, day_of, urn
from communique.write.names import listed, plain, spoken_date

UNPLACED = "statements belong to no engagement, and are not in it"
UNDATED = "engagements without a full date are in it as journal entries (VJOURNAL), as a calendar has no day for them"

_STATUS = {"held": "CONFIRMED", "planned": "TENTATIVE", "cancelled": "CANCELLED", "declined": "CANCELLED"}
#: How far somebody took part, by role; RFC 5545 knows no more.
_PART = {"principal": "CHAIR", "host": "CHAIR", "accompanying": "OPT-PARTICIPANT"}


def write(records: Iterable[Record], out: BinaryIO, tally: Tally) -> None:
    """Write one calendar; each record's entries are written before the next record is taken."""
    calendar = Calendar()
    calendar.add("prodid", f"-//communique//communique {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", "Engagements")
    head, end = calendar.to_ical().split(b"END:VCALENDAR")
    out.write(head)
    zones: set[str] = set()
    for record in records:
        for entry in entries_of(View(record)):
            zone = _zone_named(entry)
            if zone and zone not in zones:
                zones.add(zone)
                out.write(Timezone.from_tzid(zone).to_ical())
            out.write(entry.to_ical())
            tally.written[f"{entry.name}s"] += 1
            if entry.name == "VJOURNAL":
                tally.aside[UNDATED] += 1
        if apart := sum(one.engagement is None for one in record.statements):
            tally.aside[UNPLACED] += apart
        out.flush()
    out.write(b"END:VCALENDAR" + end)


def entries_of(view: View) -> Iterator[Event | Journal]:
    """Yield an event or a journal entry for each engagement of a record."""
    said: dict[str | None, list[Statement]] = {}
    for statement in view.record.statements:
        said.setdefault(statement.engagement, []).append(statement)
    for engagement in view.record.engagements:
        yield _entry(view, engagement, said.get(engagement.id, []))


def _entry(view: View, engagement: Engagement, said: list[Statement]) -> Event | Journal:
    day = day_of(engagement.date)
    entry = Event() if day else Journal()
    entry.add("uid", f"{view.keys[engagement.id]}@communique")
    entry.add("dtstamp", _stamp(view, day))
    if day:
        _add_time(entry, view, engagement, day)
    entry.add("summary", view.heading(engagement))
    entry.add("description", "\n".join(_told(view, engagement, said)))
    entry.add("categories", [engagement.kind])
    # A journal has other words for its status: what is cancelled is, all else is as final as the report.
    status = _STATUS[engagement.status]
    entry.add("status", status if day else "CANCELLED" if status == "CANCELLED" else "FINAL")
    if day:
        _add_place(entry, view, engagement)
    _add_parties(entry, view, engagement)
    if view.url:
        entry["url"] = vUri(view.url)
    return entry


def _add_time(entry: Event | Journal, view: View, engagement: Engagement, day: date) -> None:
    """Add the hours where the record has them, else the whole day; and the time zone of the place."""
    zone = zone_of(view.places.get(engagement.city or ""), engagement.country)
    if zone:
        entry.add("x-communique-timezone", zone)
    if hours := hours_of(view, engagement, zone):
        entry.add("dtstart", hours[0])
        if hours[1]:
            entry.add("dtend", hours[1])
        return
    entry.add("dtstart", day)
    if day < date.max:
        entry.add("dtend", day + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")


def _zone_named(entry: Event | Journal) -> str | None:
    """Return the time zone that the hours of an entry are in, which the calendar has to define."""
    start = entry.get("dtstart")
    zone = getattr(getattr(start and start.dt, "tzinfo", None), "key", None)
    return zone if zone != "UTC" else None


def _stamp(view: View, day: date | None) -> datetime:
    """Return when what is told was last revised: the publication, else the day itself; never now, to stay the same."""
    published = bounds(view.document.published)
    known = day_of(published[0]) if published else day
    return datetime.combine(known or date(1970, 1, 1), time(), UTC)


def _told(view: View, engagement: Engagement, said: list[Statement]) -> Iterator[str]:
    """Yield the lines of the description; each of them says what the record says."""
    if engagement.status == "declined":
        yield "Declined."
    if engagement.date and not day_of(engagement.date):
        yield f"Day unknown: {engagement.date}."
    if engagement.daypart:
        yield f"Time of day: {plain(engagement.daypart)}."
    if not day_of(engagement.date) and (where := view.where(engagement)):
        yield f"Place: {where}."  # a journal entry has no property for it
    if engagement.part_of:
        yield f"Occasion: {view.name(engagement.part_of)}."
    if joining := [view.named(p) for p in engagement.participants if p.role == "accompanying"]:
        yield f"Accompanied by {listed(joining)}."
    if engagement.topics:
        yield f"Discussed: {'; '.join(plain(topic.text) for topic in engagement.topics)}."
    for statement in said:
        who = listed([view.name(one) or "" for one in (statement.speaker, *statement.joint_with) if one])
        to = f" to {view.name(statement.addressee)}" if statement.addressee else ""
        yield f"{who or 'Not told who'} – {statement.act}{to}: {plain(statement.about)}"
    if engagement.inferred:
        yield f"Not stated there, inferred from the context: {', '.join(engagement.inferred)}."
    if words := view.quoted(engagement.evidence):
        yield f"“{words}”"
    published = f", {spoken_date(view.document.published)}" if view.document.published else ""
    yield f"Source: {', '.join(part for part in (plain(view.document.issuer or ''), view.title) if part)}{published}"


def _add_place(entry: Event | Journal, view: View, engagement: Engagement) -> None:
    if where := view.where(engagement):
        entry.add("location", where)
    city = view.places.get(engagement.city or "")
    if city is not None and city.lat is not None and city.lon is not None and city.kind != "country":
        entry.add("geo", (city.lat, city.lon))


def _add_parties(entry: Event | Journal, view: View, engagement: Engagement) -> None:
    """Add the host as organiser, else the principal, and everybody as attendees, under names that are no addresses."""
    parties = engagement.participants
    leading = next((p for role in ("host", "principal") for p in parties if p.role == role), None)
    if leading is not None:
        entry["organizer"] = _address(view, leading)
    for participant in parties:
        address = _address(view, participant)
        kind = view.organizations.get(participant.entity)
        address.params["CUTYPE"] = vText("GROUP" if kind and kind.kind != "office" else "INDIVIDUAL")
        address.params["ROLE"] = vText(_PART.get(participant.role, "REQ-PARTICIPANT"))
        if engagement.status == "declined" and participant.role == "principal":
            address.params["PARTSTAT"] = vText("DECLINED")
        address.params["X-ROLE"] = vText(participant.role)
        entry.add("attendee", address, encode=False)


def _address(view: View, participant: Participant) -> vCalAddress:
    address = vCalAddress(urn(participant.entity))
    address.params["CN"] = vText(_parameter(view.named(participant)))
    return address


def _parameter(text: str) -> str:
    """Return ``text`` as the value of a parameter, which has no way to write a quotation mark."""
    return text.replace('"', "'")
