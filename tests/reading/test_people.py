"""Who is who in a document: short forms, abbreviations, headlines, and whose activities it tells."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.record import Document, Record


def read(reader: Reader, text: str) -> Record:
    return reader.read(Document.from_text(text), published="2024-05-06")


def names(record: Record) -> list[str]:
    return [p.name for p in record.people]


def test_an_abbreviation_means_the_holder_of_the_office(reader: Reader) -> None:
    record = read(
        reader,
        "External Affairs Minister R. Nambiar arrived in Oslo. EAM met with FM Lindqvist and thanked him for tea.",
    )
    assert names(record) == ["R. Nambiar", "Lindqvist"]
    assert record.principal == record.people[0].id
    assert record.statements[0].speaker == record.people[0].id
    assert record.statements[0].addressee == record.people[1].id


def test_two_offices_in_capitals_are_two_people(reader: Reader) -> None:
    record = read(
        reader, "External Affairs Minister R. Nambiar met Prime Minister Marta Arden. EAM and PM Arden toured a port."
    )
    assert names(record) == ["R. Nambiar", "Marta Arden"]


def test_an_abbreviation_of_a_body_is_nobody(reader: Reader) -> None:
    record = read(reader, "Minister Kofi Mensah met with experts of DG Trade in Brussels.")
    assert names(record) == ["Kofi Mensah"]


def test_a_longer_title_is_shortened_later(reader: Reader) -> None:
    record = read(
        reader, "Chairperson-in-Office Tarja Niemi met with President Petru Rusu. The Chairperson urged patience."
    )
    assert record.statements[0].speaker == record.people[0].id


def test_a_headline_in_capitals_names_nobody(reader: Reader) -> None:
    record = read(
        reader,
        "VISIT OF THE SPECIAL ENVOY OF THE ASEAN CHAIR\n\nSpecial Envoy Kofi Mensah met with President Tarja Niemi.",
    )
    assert names(record) == ["Kofi Mensah", "Tarja Niemi"]
    assert record.principal == record.people[0].id


def test_a_verb_of_a_headline_is_no_surname(reader: Reader) -> None:
    record = read(
        reader,
        "Ambassador Mensah and Envoy Arden Conclude Trip to Oslo\n\n"
        "Ambassador Kofi Mensah and Envoy Dana Arden met with Foreign Minister Anders Lindqvist.",
    )
    assert names(record) == ["Kofi Mensah", "Dana Arden", "Anders Lindqvist"]


def test_counted_holders_stand_in_apposition(reader: Reader) -> None:
    record = read(reader, "Minister Kofi Mensah met the two Presidents, Marta Arden and Petru Rusu, in Oslo.")
    assert [(p.name, p.offices[0].title) for p in record.people[1:]] == [
        ("Marta Arden", "President"),
        ("Petru Rusu", "President"),
    ]


def test_more_names_than_are_counted_are_a_list(reader: Reader) -> None:
    record = read(reader, "Minister Kofi Mensah met the two Presidents, Marta Arden, Petru Rusu and Dana Whitfield.")
    assert all(not p.offices for p in record.people if p.name == "Marta Arden")


def test_three_offices_of_one_person(reader: Reader) -> None:
    record = read(
        reader,
        "H.E. Kofi Mensah, Deputy Prime Minister, Minister of Trade of Ghana and Special Envoy of the ASEAN Chair, "
        "arrived in Oslo.",
    )
    assert len(record.people) == 1
    assert [o.title for o in record.people[0].offices] == [
        "Deputy Prime Minister",
        "Minister of Trade",
        "Special Envoy",
    ]


@pytest.mark.parametrize(
    ("text", "principal"),
    [
        (
            "Meeting between President Kofi Mensah and Premier Arden\n\nPremier Arden came. Mr. Mensah met her.",
            "Kofi Mensah",
        ),
        (
            "Visit of the President of Moldova\n\nPrime Minister Marta Arden warmly welcomed President Petru Rusu.",
            "Marta Arden",
        ),
        (
            "Visit of the President of Moldova\n\nPresident Petru Rusu met Prime Minister Marta Arden of Norway.",
            "Petru Rusu",
        ),
    ],
)
def test_whose_activities_are_told(reader: Reader, text: str, principal: str) -> None:
    record = read(reader, text)
    assert record.name_of(record.principal) == principal
