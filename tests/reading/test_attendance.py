"""Lists of those who took part, under a line of their own or in a sentence."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.record import Document, Record
from tests.reading.soundness import assert_sound

MET = "Governor Jane Park met today with harbour masters on Lake Orta.\n\n"


def read(reader: Reader, text: str) -> Record:
    record = reader.read(Document.from_text(text), published="2024-05-14")
    assert_sound(record, record.document.text or "")
    return record


def parties(record: Record, role: str = "counterpart") -> list[str | None]:
    return [record.name_of(p.entity) for p in record.engagements[0].participants if p.role == role]


@pytest.mark.parametrize(
    "line",
    [
        "Participants included:",
        "Attendees:",
        "The following harbour officials joined:",
        "Joining the Governor at the meeting were the following leaders:",
        "Mayors attending the meeting:",
        "She was joined on the call by:",
    ],
)
def test_who_is_listed_took_part(reader: Reader, line: str) -> None:
    record = read(reader, f"{MET}{line}\n\n- Mayor Tom Hale - Ida Moss, Director, Port of Orta - Bishop Leo Grant")
    assert parties(record)[1:] == ["Tom Hale", "Ida Moss", "Leo Grant"]


@pytest.mark.parametrize(
    "entries",
    [
        "• Mayor Tom Hale • Laura Moss, Port of Orta",
        "1. Mayor Tom Hale 2. Laura Moss, Port of Orta",
        "- Mayor Tom Hale\n- Laura Moss, Port of Orta",
        "Mayor Tom Hale\n\nDirector Laura Moss",
        "- Mayor Tom Hale (Stresa) - Upper Bay Senate Deputy Majority Leader Laura Moss",
    ],
)
def test_entries_in_one_paragraph_or_several(reader: Reader, entries: str) -> None:
    assert parties(read(reader, f"{MET}Participants:\n\n{entries}"))[1:] == ["Tom Hale", "Laura Moss"]


def test_the_principals_own_people_accompany(reader: Reader) -> None:
    text = f"{MET}Participants included:\n\n- Mayor Tom Hale\n\nFrom the Administration:\n\n- Ida Moss, Chief of Staff"
    record = read(reader, text)
    assert parties(record)[1:] == ["Tom Hale"]
    assert parties(record, "accompanying") == ["Ida Moss"]


def test_bodies_are_no_people(reader: Reader) -> None:
    text = f"{MET}Organizations participating in the meeting included:\n\n- Rowan Trust - Ida Moss Foundation"
    record = read(reader, text)
    assert len(parties(record)) == 1
    assert [u.why for u in record.unread] == ["a list of bodies that took part"]


def test_an_entry_without_a_name_is_said_to_be_unread(reader: Reader) -> None:
    record = read(reader, f"{MET}Participants:\n\n- Mayor Tom Hale - Friends of the Lake")
    assert parties(record)[1:] == ["Tom Hale"]
    assert len(record.unread) == 1


def test_sentences_with_bullets_stay_sentences(reader: Reader) -> None:
    text = (
        f"{MET}The leaders joined to announce the following:\n\n"
        "- Mayor Tom Hale thanked the Governor for the new pier and for the long repair of the old one in winter.\n"
        "- The Governor urged Mayor Hale to open the harbour to small boats from the other shore of the lake in May."
    )
    record = read(reader, text)
    assert {s.act for s in record.statements} == {"thank", "urge"}
    assert len(parties(record)) == 1


def test_a_sentence_that_lists(reader: Reader) -> None:
    record = read(reader, f"{MET}Participants in the talks included Mayor Tom Hale, Director Ida Moss, and Mayor Webb.")
    assert parties(record)[1:] == ["Tom Hale", "Ida Moss", "Webb"]


def test_topics_that_are_included_are_no_people(reader: Reader) -> None:
    record = read(reader, f"{MET}The agenda included Mayor Tom Hale’s plan for a pier.")
    assert len(parties(record)) == 1
