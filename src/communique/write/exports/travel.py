"""A table of leaders' travel with the columns of COLT, one row a visit abroad.

COLT is the Country and Organizational Leader Travel dataset of heads of state and government (Moyer and others, 2025,
doi:10.7910/DVN/87YG4K). Its coders answer yes or no; here `Yes` stands where the record has it and nothing where it has
not, for a report that does not tell of a meeting is no proof that there was none.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, BinaryIO

from communique.authority.offices import office_kind
from communique.record import Engagement, Record, Visit
from communique.write.exports.codes import alpha3
from communique.write.exports.csv_tables import defused
from communique.write.exports.mapping import travel as table
from communique.write.exports.tally import Tally
from communique.write.exports.view import View, day_of
from communique.write.names import country_name, office_name

Row = dict[str, Any]

#: Columns and what they say; those of COLT have its names.
COLUMNS = {
    "TripID": "lasting name of the visit; COLT has numbers of its own",
    "LeaderID": "id of the visitor in the record or the store",
    "LeaderFullName": "name",
    "LeaderCountryOrIGO": "country, or organisation, that the visitor acts for",
    "LeaderCountryISO": "ISO 3166-1 alpha-3 of the country",
    "LeaderRole": "COLT's code, where the office makes it certain: G head of government, F foreign minister, "
                  "CP crown prince, I head of an organisation; heads of state are left open",
    "LeaderOffice": "(not in COLT) the office as the report writes it",
    "TripYear": "year of the first day",
    "TripStartDate": "first day there (ISO)",
    "TripEndDate": "last day there (ISO)",
    "TripDuration": "days, the first and the last included",
    "CountryVisited": "English name",
    "CountryVisitedISO": "ISO 3166-1 alpha-3",
    "CityVisited": "cities in order, separated by ` | `",
    "MetHostHoGS": "`Yes` where a held engagement has a head of state or government of the country visited",
    "HostHOGSName": "their names",
    "MetNonhostHOGS": "`Yes` where a held engagement has one of a third country",
    "NonhostHOGSNames": "their names",
    "MetIGOLeader": "`Yes` where a held engagement has the head of an international organisation",
    "IGOLeaderName": "their names",
    "AttendedMultilatEvent": "`Yes` where a held engagement is attendance at, or part of, a larger event",
    "NameMultilatEvent": "its name",
    "PublicAddress": "`Yes` where a held engagement is an address",
    "SignedAgreement": "`Yes` where a held engagement is a signing, or the visitor signed a document on these days",
    "BusinessLeaderOrForum": "`Yes` where a held engagement has a company",
    "CulturalSiteOrCeremony": "`Yes` where a held engagement is a ceremony",
    "Engagements": "(not in COLT) how many held engagements the visit has in the record",
    "Notes": "what the report is: symbol and title",
    "SourceLink1": "address or file of the report",
    "SourceDocument": "(not in COLT) id of the document",
    "SpanStart": "(not in COLT) offset of the first character of the first evidence",
    "SpanEnd": "(not in COLT) offset after its last character",
    "Evidence": "(not in COLT) the words that tell of the visit",
}
HOME = "visits of people to their own country are left out, as COLT has only travel abroad"


def write(records: Iterable[Record], out: BinaryIO, tally: Tally) -> None:
    """Write one CSV table, row by row."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for record in records:
        for row in rows_of(record, tally):
            rows.writerow([defused(row.get(name)) for name in COLUMNS])
            tally.written["visits"] += 1
    text.detach()


def rows_of(record: Record, tally: Tally) -> Iterator[Row]:
    """Yield a row for each visit abroad."""
    view = View(record)
    for visit in record.visits:
        if visit.country == view.home:
            tally.aside[HOME] += 1
        else:
            yield {**_leader(view), **_trip(view, visit), **_done(view, visit), **_source(view, visit)}


def _leader(view: View) -> Row:
    person = view.people.get(view.record.principal or "")
    office = person.offices[0] if person and person.offices else None
    home = (office.country if office else None) or view.home
    body = office.organization if office and not home else None
    kind = office_kind(office.title).name if office else ""
    fits = kind != "head of organisation" or (office is not None and office.organization)
    return {
        "LeaderID": view.record.principal, "LeaderFullName": view.name(view.record.principal),
        "LeaderCountryOrIGO": body or country_name(home), "LeaderCountryISO": alpha3(home),
        "LeaderRole": table().roles.get(kind) if fits else None,
        "LeaderOffice": office_name(office) if office else None,
    }


def _trip(view: View, visit: Visit) -> Row:
    first, last = day_of(visit.start), day_of(visit.end)
    return {
        "TripID": view.keys[visit.id], "TripYear": visit.start[:4] if visit.start else None,
        "TripStartDate": visit.start, "TripEndDate": visit.end,
        "TripDuration": (last - first).days + 1 if first and last else None,
        "CountryVisited": country_name(visit.country), "CountryVisitedISO": alpha3(visit.country),
        "CityVisited": [view.name(place) for place in visit.places],
    }


def _done(view: View, visit: Visit) -> Row:
    """Return what was done on a visit: `Yes` and names, or nothing."""
    held = [one for one in view.record.engagements if _belongs(one, visit)]
    others = [p.entity for one in held if one.kind != "call" for p in one.participants
              if p.role not in ("principal", "accompanying")]
    heads = [one for one in others if _heads(view, one)]
    hosts = _names(view, (one for one in heads if view.country(one) == visit.country))
    third = _names(view, (one for one in heads if view.country(one) not in (None, visit.country, view.home)))
    leaders = _names(view, (one for one in others if _leads_body(view, one)))
    events = _names(view, (one.part_of for one in held if one.part_of))
    kinds = {one.kind for one in held}
    signed = "signing" in kinds or any(
        view.record.principal in one.signed_by and _is_within(day_of(one.date), visit)
        for one in view.record.agreements)
    businesses = any(view.organizations[one].kind in table().business for one in others if one in view.organizations)
    return {
        "MetHostHoGS": _yes(hosts), "HostHOGSName": hosts, "MetNonhostHOGS": _yes(third), "NonhostHOGSNames": third,
        "MetIGOLeader": _yes(leaders), "IGOLeaderName": leaders, "AttendedMultilatEvent": _yes(events),
        "NameMultilatEvent": events, "PublicAddress": _yes("address" in kinds), "SignedAgreement": _yes(signed),
        "BusinessLeaderOrForum": _yes(businesses), "CulturalSiteOrCeremony": _yes("ceremony" in kinds),
        "Engagements": len(held),
    }


def _source(view: View, visit: Visit) -> Row:
    spans = view.evidence_of(visit)
    return {
        "Notes": view.title, "SourceLink1": view.url or view.document.source, "SourceDocument": view.document.id,
        "SpanStart": spans[0].start if spans else None, "SpanEnd": spans[0].end if spans else None,
        "Evidence": view.quoted(spans),
    }


def _belongs(engagement: Engagement, visit: Visit) -> bool:
    """Tell whether a held engagement is certainly of a visit: in its country, on its days."""
    return (engagement.status == "held" and engagement.country == visit.country
            and _is_within(day_of(engagement.date), visit))


def _is_within(day: date | None, visit: Visit) -> bool:
    first, last = day_of(visit.start), day_of(visit.end or visit.start)
    return day is not None and first is not None and last is not None and first <= day <= last


def _heads(view: View, entity: str) -> bool:
    person = view.people.get(entity)
    return person is not None and any(
        office.country and not office.organization and office_kind(office.title).name in table().heads
        for office in person.offices)


def _leads_body(view: View, entity: str) -> bool:
    person = view.people.get(entity)
    return person is not None and any(
        office.organization and not office.country and office_kind(office.title).name == "head of organisation"
        for office in person.offices)


def _names(view: View, entities: Iterable[str]) -> list[str]:
    return [view.name(one) or "" for one in dict.fromkeys(entities)]


def _yes(told: object) -> str | None:
    return "Yes" if told else None
