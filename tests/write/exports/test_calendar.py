"""The calendar, opened by icalendar and by vobject."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import vobject
from icalendar import Calendar

from communique.programme import load_programme, record_of
from communique.record import Place, Record
from communique.write.exports.calendar import UNDATED, UNPLACED
from communique.write.exports.timezones import zone_of
from tests.write.exports.conftest import count, exported, hard_record


def test_every_engagement_is_an_event_or_a_journal_entry(records: list[Record], tmp_path: Path) -> None:
    tally = exported(records, "ical", tmp_path / "x.ics")
    calendar = Calendar.from_ical((tmp_path / "x.ics").read_bytes())
    dated = sum(len(e.date or "") == 10 for record in records for e in record.engagements)
    assert len(calendar.walk("VEVENT")) == dated == tally.written["VEVENTs"]
    assert len(calendar.walk("VJOURNAL")) == count(records, "engagements") - dated == tally.aside[UNDATED]
    assert not [component.errors for component in calendar.walk() if component.errors]
    other = vobject.readOne((tmp_path / "x.ics").read_text(encoding="utf-8"))
    assert len(other.vevent_list) == dated
    assert {one.uid.value for one in other.vevent_list} == {str(one["uid"]) for one in calendar.walk("VEVENT")}
    assert [one.dtstart.value for one in other.vevent_list] == [one["dtstart"].dt for one in calendar.walk("VEVENT")]


def test_an_event_says_what_the_record_says(hard: Record, tmp_path: Path) -> None:
    exported([hard], "ical", tmp_path / "x.ics")
    for event in (Calendar.from_ical((tmp_path / "x.ics").read_bytes()).walk("VEVENT")[0],):
        assert str(event["summary"]) == "Meeting with Rui Falcão (President, Portugal)"
        assert (event["dtstart"].dt, event["dtend"].dt) == (dt.date(2025, 5, 6), dt.date(2025, 5, 7))
        assert str(event["x-communique-timezone"]) == "Europe/Lisbon"
        assert str(event["location"]) == "Belém Palace, Lisbon, Portugal"
        assert (event["geo"].latitude, event["geo"].longitude) == (38.72, -9.13)
        assert str(event["url"]) == "https://example.org/lisbon"
        assert str(event["status"]) == "CONFIRMED"
        assert event["organizer"].params["CN"] == "Elena Rivas (Foreign Minister, Chile)"
        assert [(one.params["CN"], one.params["X-ROLE"]) for one in event["attendee"]] == [
            ("Elena Rivas (Foreign Minister, Chile)", "principal"), ("Rui Falcão (President, Portugal)", "counterpart")]
        told = str(event["description"])
        assert "“met with the President of Portugal”" in told
        assert "Discussed: fisheries; the protection of the high seas." in told
        assert "Occasion: Ocean Forum." in told
        assert "Elena Rivas – thank to Rui Falcão: +1, “his” hospitality; and -more" in told
        assert "inferred from the context: date, city, country" in told
    vevents = vobject.readOne((tmp_path / "x.ics").read_text(encoding="utf-8")).vevent_list
    assert vevents[0].description.value == told
    assert vevents[0].organizer.params["CN"] == ["Elena Rivas (Foreign Minister, Chile)"]


def test_no_hour_is_made_up(hard: Record, tmp_path: Path) -> None:
    exported([hard], "ical", tmp_path / "x.ics")
    dinner = Calendar.from_ical((tmp_path / "x.ics").read_bytes()).walk("VEVENT")[1]
    assert type(dinner["dtstart"].dt) is dt.date
    assert "Time of day: evening." in str(dinner["description"])
    assert dinner["organizer"].params["CN"] == "Ana Prado (Prime Minister, Portugal)"


def test_status(hard: Record, tmp_path: Path) -> None:
    exported([hard], "ical", tmp_path / "x.ics")
    calendar = Calendar.from_ical((tmp_path / "x.ics").read_bytes())
    entries = {str(one["summary"]).split(":")[0]: one for one in calendar.walk() if "status" in one}
    assert str(entries["Cancelled"]["status"]) == "CANCELLED"
    assert str(entries["Declined"]["status"]) == "CANCELLED"
    assert entries["Declined"]["attendee"][0].params["PARTSTAT"] == "DECLINED"
    planned = entries["Planned"]
    assert (planned.name, str(planned["status"])) == ("VJOURNAL", "FINAL")
    assert "Day unknown: 2025-05." in str(planned["description"])
    assert "Place: Belém Palace, Lisbon, Portugal." in str(planned["description"])


def test_statements_apart_are_counted(hard: Record, tmp_path: Path) -> None:
    apart = [statement.model_dump() | {"engagement": None} for statement in hard.statements]
    assert exported([hard_record(statements=apart)], "ical", tmp_path / "x.ics").aside[UNPLACED] == 2


def test_a_planned_day_is_tentative(hard: Record, tmp_path: Path) -> None:
    planned = hard.engagements[0].model_copy(update={"status": "planned"})
    exported([hard_record(engagements=[planned.model_dump()])], "ical", tmp_path / "x.ics")
    assert str(Calendar.from_ical((tmp_path / "x.ics").read_bytes()).walk("VEVENT")[0]["status"]) == "TENTATIVE"


def test_names_of_events_last(hard: Record, tmp_path: Path) -> None:
    """A fact keeps its UID when another comes before it, and two from the same words have two."""
    kept = hard.model_copy(update={"engagements": (hard.engagements[1], hard.engagements[0])})
    twice = hard.model_copy(update={"engagements": (hard.engagements[0], hard.engagements[0].model_copy(
        update={"id": "e9"}))})
    uids = []
    for number, record in enumerate((hard, kept, twice)):
        exported([record], "ical", tmp_path / f"{number}.ics")
        calendar = Calendar.from_ical((tmp_path / f"{number}.ics").read_bytes())
        uids.append([str(one["uid"]) for one in calendar.walk("VEVENT")])
    assert uids[1] == [uids[0][1], uids[0][0]]
    assert uids[2][0] == uids[0][0] != uids[2][1]


def test_words_cannot_break_out(hard: Record, tmp_path: Path) -> None:
    people = [person.model_dump() for person in hard.people]
    people[1]["name"] = 'Rui "X":mailto\r\nEND:VEVENT;Falcão'
    exported([hard_record(people=people)], "ical", tmp_path / "x.ics")
    calendar = Calendar.from_ical((tmp_path / "x.ics").read_bytes())
    assert len(calendar.walk("VEVENT")) == 3
    summary = str(calendar.walk("VEVENT")[0]["summary"])
    assert summary == 'Meeting with Rui "X":mailto END:VEVENT;Falcão (President, Portugal)'


def test_zones_of_places() -> None:
    def place(country: str, lat: float | None, lon: float | None) -> Place:
        return Place(id="place:x", name="X", kind="city", country=country, lat=lat, lon=lon)

    assert zone_of(place("KZ", 43.25, 76.92), None) == "Asia/Almaty"
    assert zone_of(place("US", 21.3, -157.8), "US") == "Pacific/Honolulu"
    assert zone_of(None, "MN") is None, "Mongolia has more than one"
    assert zone_of(None, "PE") == "America/Lima"
    assert zone_of(place("PE", None, None), None) == "America/Lima"
    assert zone_of(place("BR", -34.6, -58.4), None) is None, "Buenos Aires lies in no zone of Brazil"
    assert zone_of(None, None) is None


PROGRAMME = """\
principal: {name: Elena Rivas, office: Foreign Minister, country: Chile}
people:
  falcao: {name: Rui Falcão, office: President, country: Portugal}
items:
  - {when: 2026-12-01 11:00-11:45, what: meeting, with: falcao, city: "Lisbon, Portugal"}
  - {when: 2026-12-01 23:30-00:15, what: call, with: falcao, city: "Lisbon, Portugal"}
  - {when: 2026-12-02 09:30, what: press, city: "Almaty, Kazakhstan"}
  - {when: 2026-12-02 evening, what: meal, host: falcao, city: "Lisbon, Portugal"}
"""


def test_hours_of_a_programme_are_in_the_zone_of_the_place(tmp_path: Path) -> None:
    (tmp_path / "trip.yaml").write_text(PROGRAMME, encoding="utf-8")
    exported([record_of(load_programme(tmp_path / "trip.yaml"))], "ical", tmp_path / "x.ics")
    calendar = Calendar.from_ical((tmp_path / "x.ics").read_bytes())
    lisbon, almaty = ZoneInfo("Europe/Lisbon"), ZoneInfo("Asia/Almaty")
    events = calendar.walk("VEVENT")
    times = [(event["dtstart"].dt, event["dtend"].dt if "dtend" in event else None) for event in events]
    assert times == [
        (dt.datetime(2026, 12, 1, 11, tzinfo=lisbon), dt.datetime(2026, 12, 1, 11, 45, tzinfo=lisbon)),
        (dt.datetime(2026, 12, 1, 23, 30, tzinfo=lisbon), dt.datetime(2026, 12, 2, 0, 15, tzinfo=lisbon)),
        (dt.datetime(2026, 12, 2, 9, 30, tzinfo=almaty), None),
        (dt.date(2026, 12, 2), dt.date(2026, 12, 3))]
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Lisbon", "Asia/Almaty"]
    other = vobject.readOne((tmp_path / "x.ics").read_text(encoding="utf-8"))
    assert other.vevent_list[2].dtstart.value.utcoffset() == dt.timedelta(hours=5)


CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//x//EN
BEGIN:VEVENT
UID:1
DTSTAMP:20261101T000000Z
DTSTART;TZID=Asia/Tokyo:20261201T090000
DTEND;TZID=Asia/Tokyo:20261201T100000
ORGANIZER;CN=Elena Rivas:mailto:x@example.org
SUMMARY:Meeting with the President of Portugal\\, Rui Falcão
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTAMP:20261101T000000Z
DTSTART:20261202T150000Z
SUMMARY:Meeting with the President of Portugal\\, Rui Falcão
END:VEVENT
END:VCALENDAR
"""


def test_hours_of_a_calendar_keep_their_zone(tmp_path: Path) -> None:
    (tmp_path / "trip.ics").write_bytes(CALENDAR.replace("\n", "\r\n").encode())
    exported([record_of(load_programme(tmp_path / "trip.ics"))], "ical", tmp_path / "x.ics")
    first, second = Calendar.from_ical((tmp_path / "x.ics").read_bytes()).walk("VEVENT")
    tokyo = ZoneInfo("Asia/Tokyo")
    assert first["dtstart"].dt == dt.datetime(2026, 12, 1, 9, tzinfo=tokyo)
    assert first["dtend"].dt == dt.datetime(2026, 12, 1, 10, tzinfo=tokyo)
    assert second["dtstart"].dt == dt.datetime(2026, 12, 2, 15, tzinfo=dt.UTC)
    assert "dtend" not in second
