"""With whom: readouts in which the other side stands where a parser does not look for it."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.record import Document, Record

MET = [
    (
        "Minister Jane Archer spoke today with Chancellor Otto Brandt to continue their exchange on the Alps.",
        "call",
        ["Otto Brandt"],
    ),
    (
        "Minister Archer met virtually today with a broad group of women leaders from West Africa to hear of schools.",
        "call",
        ["broad group of women leaders from West Africa"],
    ),
    (
        "Prime Minister Archer spoke today on the sidelines of the Arctic Forum with President Ivo Kral of Slovakia.",
        "meeting",
        ["Ivo Kral"],
    ),
    (
        "Minister Jane Archer met today with her counterparts from Estonia, Latvia, and Lithuania.",
        "meeting",
        ["counterparts from Estonia, Latvia, and Lithuania"],
    ),
    ("This morning, the President met with CEOs from several industries.", "meeting", ["CEOs from several industries"]),
    ("Yesterday, Prime Minister Jane Archer called and congratulated Rosa Almeida on her election.", "call",
     ["Rosa Almeida"]),
    ("Today, Minister Archer, as Chair of the Council of Ports, convened members of the Port Workers’ Committee.",
     "meeting", ["members of the Port Workers’ Committee"]),
    ("Prime Minister Jane Archer and President Ivo Kral of Slovakia talked today about the floods in Moravia.",
     "call", ["Ivo Kral"]),
    ("President Ivo Kral of Slovakia, Minister Rosa Diaz of Spain and Chancellor Otto Brandt gathered in Tours today.",
     "meeting", ["Rosa Diaz", "Otto Brandt"]),
    ("Minister Jane Archer met today with Chancellor Otto Brandt following his address to the Landtag.", "meeting",
     ["Otto Brandt"]),
    ("On Monday, Mayor Joan Park convened over 70 harbour leaders.", "meeting", ["over 70 harbour leaders"]),
    ("Today Mayor Joan Park hosted a meeting of governors and county officials.", "meeting",
     ["governors", "county officials"]),
    ("Today, Vice President Jane Archer convened Attorneys General from four states.", "meeting",
     ["Attorneys General"]),
]  # fmt: skip


def read(reader: Reader, text: str) -> Record:
    return reader.read(Document.from_text(text), published="2024-05-14")


def others(record: Record, number: int = 0) -> list[str | None]:
    parties = record.engagements[number].participants
    return [record.name_of(p.entity) for p in parties if p.role not in {"principal", "accompanying"}]


@pytest.mark.parametrize(("text", "kind", "whom"), MET, ids=[whom[0] for _, _, whom in MET])
def test_the_other_side_is_found(reader: Reader, text: str, kind: str, whom: list[str]) -> None:
    record = read(reader, text)
    assert [e.kind for e in record.engagements if e.status == "held"] == [kind]
    assert others(record) == whom


@pytest.mark.parametrize(
    "text",
    [
        "Minister Jane Archer spoke about cooperation with President Ivo Kral of Slovakia.",
        "Their demands were heard, weighed and met.",
        "The newly proposed agreement with Chancellor Otto Brandt of Austria.",
        "Minister Jane Archer called and the Chancellor congratulated Rosa Almeida on her election.",
    ],
)
def test_nobody_is_met_who_is_only_spoken_of(reader: Reader, text: str) -> None:
    assert not [e for e in read(reader, text).engagements if e.status == "held"]


def test_a_caller_says_what_he_offers(reader: Reader) -> None:
    record = read(reader, "President Joan Park called Governor Tom Hale to offer help after the storm.")
    assert [(record.name_of(s.speaker), s.act) for s in record.statements] == [("Joan Park", "offer")]


def test_a_place_talked_about_is_not_where_the_talk_was(reader: Reader) -> None:
    text = "Prime Minister Jane Archer and President Ivo Kral talked today about the latest events in Chad."
    assert read(reader, text).engagements[0].country is None


def test_one_president_under_a_short_and_a_full_given_name(reader: Reader) -> None:
    text = (
        "Readout of President Bob Ashford’s Call with Chancellor Otto Brandt\n\n"
        "President Robert R. Ashford, Jr. spoke today with Chancellor Otto Brandt of Austria. "
        "President Ashford thanked Chancellor Brandt for the aid."
    )
    record = read(reader, text)
    assert [p.name for p in record.people] == ["Robert R. Ashford, Jr.", "Otto Brandt"]
    assert others(record) == ["Otto Brandt"]


def test_two_presidents_of_one_family_are_two(reader: Reader) -> None:
    text = "Minister Jane Archer met with President Carlos Ortega. Later she met with President Camila Ortega."
    assert len(read(reader, text).people) == 3


def test_a_sentence_ends_after_the_capital(reader: Reader) -> None:
    text = (
        "Deputy Minister Jane Archer met today with Secretary of Transport Lee Moss in Washington, D.C. "
        "Deputy Minister Archer thanked Secretary Moss for the new bridge."
    )
    record = read(reader, text)
    assert others(record) == ["Lee Moss"]
    assert [record.name_of(s.speaker) for s in record.statements] == ["Jane Archer"]


def test_who_comes_before_following_was_met(reader: Reader) -> None:
    text = "Minister Archer spoke today with Chancellor Otto Brandt following the Alpine Council’s (AC) rocket test."
    assert others(read(reader, text)) == ["Otto Brandt"]


def test_opening_remarks_are_not_opened(reader: Reader) -> None:
    text = "Minister Jane Archer met with Chancellor Otto Brandt. She welcomed opening remarks from Mayor Ida Moss."
    assert [e.kind for e in read(reader, text).engagements] == ["meeting"]


def test_a_matter_called_justice_is_no_office(reader: Reader) -> None:
    record = read(reader, "Readout of a Meeting on Racial Justice\n\nMinister Jane Archer met with young leaders.")
    assert record.principal == "person:jane-archer"


def test_a_body_hosts_whoever_speaks_there(reader: Reader) -> None:
    text = (
        "Yesterday the Ministry of Ports hosted mayors from six provinces. Deputy Minister Ida Moss thanked the mayors "
        "for their work. Deputy Minister Moss stressed the need for new piers."
    )
    record = read(reader, text)
    assert [e.kind for e in record.engagements] == ["meeting"]
    assert record.principal is None


def test_a_palace_in_front_of_a_sentence_is_a_venue(reader: Reader) -> None:
    text = "Today at the White House, Minister Jane Archer hosted envoys from Peru to discuss the harvest."
    (engagement,) = read(reader, text).engagements
    assert (engagement.city, engagement.country) == (None, "US")
    assert engagement.venue is not None
