"""What looks like an engagement and is none, is somebody else's, was before, or was told already."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.record import Document, Engagement, Record

OPENING = "President of Kenya Amina Otieno met with President of Norway Anders Lindqvist in Nairobi. "


def held(reader: Reader, text: str) -> tuple[Record, list[Engagement]]:
    """Return the record of a report of 4 March 2022, and its engagements held."""
    record = reader.read(Document.from_text(text), published="2022-03-04")
    return record, [e for e in record.engagements if e.status == "held"]


def others(record: Record, engagement: Engagement) -> list[str | None]:
    """Return the names of those who took part beside the principal."""
    return [record.name_of(p.entity) for p in engagement.participants if p.role != "principal"]


@pytest.mark.parametrize(
    "text",
    [
        "Four nurses were awarded medals.",
        "The medal was received by Captain Kofi Mensah.",
        "Ambassador of Kenya to Norway Marta Arden received the prize for the President in Oslo.",
        "The President signed a decree on awarding the title of Hero to the crew.",
        "According to her, consultations with the donors take place daily.",
        "The President offered a meeting of the neighbours in any format.",
        '"This is the hour," the President said, addressing the ministers.',
        "As she noted, the Harvest Forum and the Water Summit were held at a good level.",
        "The last launch of a satellite took place seven years ago.",
        "The event was organized by the Ministry of Education together with Green Youth.",
        "Arriving at the office, the recruit signs a contract and joins the guard.",
        "Young people have the right to join the army for military service.",
    ],
)
def test_no_second_engagement(reader: Reader, text: str) -> None:
    _, engagements = held(reader, OPENING + text)
    assert [e.kind for e in engagements] == ["meeting"], [e.rule for e in engagements]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The President awarded four nurses.", ["meeting", "ceremony"]),
        ("The President was awarded the Order of the Lion by King Olav.", ["meeting", "ceremony"]),
        ("The President signed an agreement on fishing.", ["meeting", "signing"]),
        ("The President offered a dinner for the guests.", ["meeting", "meal"]),
        ("Then the President addressed the Assembly of Kenya.", ["meeting", "address"]),
    ],
)
def test_what_the_principal_did_counts(reader: Reader, text: str, kinds: list[str]) -> None:
    _, engagements = held(reader, OPENING + text)
    assert [e.kind for e in engagements] == kinds


def test_where_an_event_took_place_is_no_other_event(reader: Reader) -> None:
    record, engagements = held(
        reader,
        "President of Kenya Amina Otieno took part in the farewell ceremony for the crew. "
        "The ceremony took place at the State House in Nairobi.",
    )
    (ceremony,) = engagements
    assert record.name_of(ceremony.city) == "Nairobi"


def test_the_press_hears_of_talks_that_are_no_part_of_it(reader: Reader) -> None:
    record, engagements = held(
        reader,
        "This was stated by President of Kenya Amina Otieno during a meeting with media representatives "
        "following talks with Prime Minister of Norway Marta Arden in Nairobi.",
    )
    (press,) = engagements
    assert press.kind == "press"
    assert "Marta Arden" not in others(record, press)


@pytest.mark.parametrize(
    "text",
    [
        "This was stated by President of Kenya Amina Otieno at a briefing in her office.",
        '"We shall see," President of Kenya Amina Otieno said, answering questions from media representatives.',
    ],
)
def test_a_briefing_by_the_principal_is_for_the_press(reader: Reader, text: str) -> None:
    _, engagements = held(reader, text)
    assert [e.kind for e in engagements] == ["press"]


def test_a_briefing_by_others_is_heard(reader: Reader) -> None:
    _, engagements = held(reader, "President of Kenya Amina Otieno was briefed by Dr. Marta Arden on the drought.")
    assert [e.kind for e in engagements] == ["briefing"]


def test_what_is_told_in_passing_has_no_day(reader: Reader) -> None:
    record, engagements = held(
        reader,
        OPENING + "According to her, this matter was discussed with Prime Minister of Chad Kofi Mensah. "
        "The plan was agreed during recent talks with King Olav of Norway.",
    )
    assert [(others(record, e)[0], e.date and str(e.date)) for e in engagements] == [
        ("Anders Lindqvist", "2022-03-04"),
        ("Kofi Mensah", None),
        ("Olav", None),
    ]


def test_a_session_to_come_leaves_the_day_of_the_report(reader: Reader) -> None:
    _, engagements = held(reader, OPENING + "They spoke of the session of the Assembly on 23-24 June this year.")
    assert str(engagements[0].date) == "2022-03-04"


def test_the_conversation_with_the_students_again(reader: Reader) -> None:
    record, engagements = held(
        reader,
        "This was stated by President of Kenya Amina Otieno during a conversation with students of the "
        "leading universities. During the conversation with the students, the President also praised their courage.",
    )
    (talk,) = engagements
    assert len(others(record, talk)) == 1
