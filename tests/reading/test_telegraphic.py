"""Entries without a subject, as lists of official travels have them."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.record import Document, Engagement, Record

TITLE = "Travels of Jane Archer"


def read(reader: Reader, entry: str) -> Record:
    return reader.read(Document.from_text(f"{TITLE}\n\n{entry}"), published="1985-03-04")


def held(record: Record) -> list[Engagement]:
    return [e for e in record.engagements if e.status == "held"]


def told(record: Record) -> list[tuple[str, list[str], str | None]]:
    """Return kind, other side and larger event of the engagements held."""
    return [
        (
            e.kind,
            [str(record.name_of(p.entity)) for p in e.participants if p.role not in {"principal", "accompanying"}],
            record.name_of(e.part_of),
        )
        for e in held(record)
    ]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Discussed the fisheries crisis with King Olaf and Minister Lund.", ("meeting", ["Olaf", "Lund"], None)),
        ("Discussed the Aral conflict with senior Swedish officials.", ("meeting", ["senior Swedish officials"], None)),
        ("Reviewed tariff questions with President Moreau.", ("meeting", ["Moreau"], None)),
        ("Discussed a treaty on the Danube.", ("meeting", [], None)),
        ("Negotiated a second grain agreement.", ("meeting", [], None)),
        ("Briefed Prime Minister Lund on her visit to Cairo.", ("meeting", ["Lund"], None)),
        ("Briefed NATO Foreign Ministers on the arms talks.", ("meeting", ["NATO Foreign Ministers"], None)),
        ("Conference with Premier Moreau and Chancellor Weiss.", ("meeting", ["Moreau", "Weiss"], None)),
        ("Lisbon Conference with Premier Moreau and President Salas.",
         ("attendance", ["Moreau", "Salas"], "Lisbon Conference")),
        ("Audience with Pope Clement XV", ("meeting", ["Clement XV"], None)),
        ("Informal conversations with Premier Moreau.", ("meeting", ["Moreau"], None)),
        ("Working lunch.", ("meal", [], None)),
        ("Attended the Baltic Finance Ministers Meeting.", ("attendance", [], "Baltic Finance Ministers Meeting")),
        ("Attended a G-9 Finance Ministers meeting on debt.", ("attendance", [], "G-9 Finance Ministers meeting")),
        ("Attended the U.S.-Andes Leaders Summit.", ("attendance", [], "U.S.-Andes Leaders Summit")),
        ("Participated in the G–9 Leaders’ Summit.", ("attendance", [], "G–9 Leaders’ Summit")),
        ("Attended the Norway-U.S. Ministerial Consultations.",
         ("attendance", [], "Norway-U.S. Ministerial Consultations")),
        ("Participated in the U.S.-ASEAN and East Asia Summits.",
         ("attendance", [], "U.S.-ASEAN and East Asia Summits")),
        ("Attended NATO’s 30th Anniversary Summit.", ("attendance", [], "NATO’s 30th Anniversary Summit")),
        ("Attended the Conference on the Protection of Rivers.",
         ("attendance", [], "Conference on the Protection of Rivers")),
        ("Accompanied President Stone to the Summit of the Islands.",
         ("attendance", [], "Summit of the Islands")),
        ("Accompanied President Stone to meetings with senior Danish officials.",
         ("meeting", ["senior Danish officials"], None)),
        ("Accompanied President Stone to the funeral of King Olaf.", ("ceremony", [], None)),
        ("Led the U.S. delegation to the Tallinn Security Conference.",
         ("attendance", [], "Tallinn Security Conference")),
        ("Headed the U.S. delegation to the inauguration of President Salas.", ("ceremony", [], None)),
        ("Represented President Stone at the wedding of Prince Erik.", ("ceremony", [], None)),
        ("Dedicated a memorial to the sailors of 1944.", ("ceremony", [], None)),
        ("Commemorated the 50th anniversary of the Oslo Pact.", ("ceremony", [], None)),
        ("Spoke at the Airmen Memorial.", ("address", [], None)),
        ("Met with Foreign Minister Green and Premier Moreau.", ("meeting", ["Green", "Moreau"], None)),
        ("Met with Prime Minister Lund. [Visit made as President-elect.]", ("meeting", ["Lund"], None)),
        ("Private visit. Met with President Stone November 20", ("meeting", ["Stone"], None)),
        ("Private visit; also discussed trade with President Stone and Danish political leaders.",
         ("meeting", ["Stone", "Danish political leaders"], None)),
        ("Met with Governor General Lund and members of the interim cabinet.",
         ("meeting", ["Lund", "members of the interim cabinet"], None)),
        ("Discussed a peace plan with Premier Moreau, senior French officials, and Danish representatives.",
         ("meeting", ["Moreau", "senior French officials", "Danish representatives"], None)),
        ("Met with Prime Minister Major.", ("meeting", ["Major"], None)),
        ("Addressed Parliament.", ("address", [], None)),
        ("Addressed Congress May 4.", ("address", [], None)),
        ("Attended the Africa Leaders Drought Meeting.", ("attendance", [], "Africa Leaders Drought Meeting")),
        ("Attended a U.S.-Mexico CEO Dialogue dinner.", ("meal", [], None)),
        ("Opened the new Chancery.", ("ceremony", [], None)),
        ("Met with European counterparts to discuss the harvest.", ("meeting", ["European counterparts"], None)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_an_entry_tells_an_engagement(
    reader: Reader, entry: str, expected: tuple[str, list[str], str | None]
) -> None:
    record = read(reader, entry)
    assert told(record) == [expected]


@pytest.mark.parametrize(
    "entry",
    [
        "Accompanied President Stone.",
        "Accompanied President Stone on a State visit.",
        "Stopped en route to Norway.",
        "Private visit.",
        "Attempted to settle the fisheries dispute.",
        "Working visit at Camp Juniper.",
        "Visited Philadelphia, Cape Juniper, and New York City.",
        "Official visit following the Commonwealth Conference in London.",
        "Returned the Cross of St. Olaf to Norway.",
    ],
)
def test_an_entry_tells_none(reader: Reader, entry: str) -> None:
    record = read(reader, entry)
    assert record.engagements == ()
    assert record.movements == ()


def test_company_is_no_other_side(reader: Reader) -> None:
    record = read(reader, "Accompanied President Stone to a meeting with Premier Moreau.")
    (meeting,) = held(record)
    roles = {record.name_of(p.entity): p.role for p in meeting.participants}
    assert roles == {"Jane Archer": "principal", "Moreau": "counterpart", "Stone": "accompanying"}


def test_what_was_discussed_ends_where_the_other_side_begins(reader: Reader) -> None:
    (meeting,) = held(read(reader, "Discussed the fisheries crisis with King Olaf."))
    assert [t.text for t in meeting.topics] == ["fisheries crisis"]


def test_relations_with_somebody_are_a_matter(reader: Reader) -> None:
    (meeting,) = held(read(reader, "Discussed cooperation with Danish officials."))
    assert [p.role for p in meeting.participants] == ["principal"]


def test_briefing_at_a_meeting_is_no_other_one(reader: Reader) -> None:
    assert told(read(reader, "Met with King Olaf and briefed him on the talks.")) == [("meeting", ["Olaf"], None)]


def test_a_visit_that_was_reported_on_is_not_the_place(reader: Reader) -> None:
    (meeting,) = held(read(reader, "Briefed Prime Minister Lund on her visit to Cairo."))
    assert (meeting.city, meeting.country) == (None, None)


def test_leading_a_delegation_is_no_departure(reader: Reader) -> None:
    record = read(reader, "Headed the U.S. delegation to the Oslo Conference on Aid to Chad.")
    assert record.movements == ()


def test_a_name_does_not_reach_into_a_date(reader: Reader) -> None:
    record = read(reader, "Met with President Stone May 21.")
    (meeting,) = held(record)
    assert told(record) == [("meeting", ["Stone"], None)]
    assert str(meeting.date) == "1985-05-21"


def test_on_the_way_is_no_movement_of_that_day(reader: Reader) -> None:
    assert read(reader, "Met with Premier Moreau while returning from Moscow.").movements == ()


def test_an_office_and_a_rank(reader: Reader) -> None:
    record = read(reader, "Met with Foreign Minister Prince Karim.")
    (prince,) = [p for p in record.people if p.name == "Karim"]
    assert [o.title for o in prince.offices] == ["Foreign Minister", "Prince"]


def test_a_name_that_ends_like_a_title(reader: Reader) -> None:
    record = read(reader, "Met with Prime Minister Tran Sen. Attended the River Summit.")
    assert told(record) == [("meeting", ["Tran Sen"], None), ("attendance", [], "River Summit")]
