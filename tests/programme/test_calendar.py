"""A calendar as a programme."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.errors import ProgrammeError
from communique.programme import check, load_programme, record_of

EVENTS = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Office//Calendar//EN
X-WR-CALNAME:Visit to Portugal
BEGIN:VEVENT
UID:1
ORGANIZER;CN="Elena Rivas, Foreign Minister of Chile":mailto:rivas@example.org
DTSTART:20261201T093000
SUMMARY:Arrival in Lisbon
LOCATION:Lisbon\\, Portugal
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART:20261201T110000
DTEND:20261201T114500
SUMMARY:Meeting with the President of Portugal\\, Rui Falcão\\,
  on fisheries
LOCATION:Belém Palace\\, Lisbon\\, Portugal
ATTENDEE;CN="Ana Prado, Prime Minister of Portugal":mailto:prado@example.org
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART;VALUE=DATE:20261202
SUMMARY:Dinner hosted by President Falcão
STATUS:CANCELLED
END:VEVENT
BEGIN:VEVENT
UID:4
DTSTART;VALUE=DATE:20261202
SUMMARY:Rest
END:VEVENT
BEGIN:VEVENT
UID:5
DTSTART:20261202T150000
SUMMARY:Departure for Santiago\\, Chile
LOCATION:Lisbon\\, Portugal
END:VEVENT
END:VCALENDAR
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "trip.ics"
    path.write_text(text, encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_events_become_entries_with_their_people_and_places(tmp_path: Path, ends: str) -> None:
    loaded = load_programme(write(tmp_path, EVENTS.replace("\n", ends)))
    assert (loaded.principal.name, loaded.principal.office) == ("Elena Rivas", "Foreign Minister")
    assert [item.what for item in loaded.items] == ["arrival", "meeting", "meal", "departure"]
    meeting = loaded.items[1]
    assert [loaded.who(party).name for party in meeting.with_] == ["Rui Falcão", "Ana Prado"]
    assert (meeting.venue, meeting.city, meeting.topics) == ("Belém Palace", "Lisbon, Portugal", ("fisheries",))
    assert loaded.items[2].status == "cancelled"
    assert (loaded.items[3].city, loaded.items[3].to) == ("Lisbon, Portugal", "Santiago, Chile")


def test_a_family_name_is_the_full_name_that_it_is_part_of(tmp_path: Path) -> None:
    record = record_of(load_programme(write(tmp_path, EVENTS)))
    assert [person.name for person in record.people] == ["Elena Rivas", "Rui Falcão", "Ana Prado"]


def test_evidence_is_the_event_itself(tmp_path: Path) -> None:
    record = record_of(load_programme(write(tmp_path, EVENTS)))
    words = record.engagements[0].evidence[0].of(record.document.text or "")
    assert words.startswith("BEGIN:VEVENT\nUID:2") and words.endswith("END:VEVENT")


def test_an_event_of_no_known_kind_is_not_dropped_in_silence(tmp_path: Path) -> None:
    loaded = load_programme(write(tmp_path, EVENTS))
    assert [(finding.line, finding.kind) for finding in check(loaded)] == [(27, "entry")]
    assert "Rest" in record_of(loaded).unread[0].why


@pytest.mark.parametrize(("text", "told"), [
    ("hello", "not a calendar|no events"), ("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "no events"),
    ("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:Rest\nEND:VEVENT\nEND:VCALENDAR\n", "none of its 1"),
])
def test_what_is_no_programme_is_told(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ProgrammeError, match=told):
        load_programme(write(tmp_path, text))
