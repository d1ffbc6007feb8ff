"""Offices that are long, double or held by aides: the name after them is the holder's, and nobody else's."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.record import Document, Record
from tests.reading.conftest import Mentions


@pytest.mark.parametrize(
    ("phrase", "name", "titles"),
    [
        (
            "Deputy Prime Minister - Minister of Digital Transformation Marta Arden",
            "Marta Arden",
            ["Deputy Prime Minister", "Minister of Digital Transformation"],
        ),
        (
            "Secretary of State, Head of the Planning Bureau Kofi Mensah",
            "Kofi Mensah",
            ["Secretary of State", "Head of the Planning Bureau"],
        ),
        ("Head of the President's Office Anders Lindqvist", "Anders Lindqvist", ["Head of the President's Office"]),
        (
            "Adviser to the President of Kenya on economic issues Lusine Haddad",
            "Lusine Haddad",
            ["Adviser to the President"],
        ),
        (
            "Adviser to the Prime Minister of Norway on Trade and Security Kofi Mensah",
            "Kofi Mensah",
            ["Adviser to the Prime Minister"],
        ),
        (
            "Head of the Office at the Chancellery of the Prime Minister Marta Arden",
            "Marta Arden",
            ["Head of the Office at the Chancellery of the Prime Minister"],
        ),
        ("Speaker of the United States Congress Marta Arden", "Marta Arden", ["Speaker"]),
    ],
)
def test_the_name_after_a_long_office(mentions: Mentions, phrase: str, name: str, titles: list[str]) -> None:
    (found,) = [m for m in mentions(f"He met with {phrase} on Monday.") if m.kind == "person"]
    assert found.name == name
    assert [office.title for office in found.offices] == titles


def test_an_office_with_an_article_is_an_item_of_its_own(mentions: Mentions) -> None:
    (listed,) = list(mentions("He met the Prime Minister, Foreign Minister Kofi Mensah and the Speaker."))
    assert [m.kind for m in listed.members] == ["office", "person", "office"]


def test_an_order_named_after_somebody_is_no_person(mentions: Mentions) -> None:
    found = mentions("The minister received the Order of Queen Ingrid of the second degree.")
    assert not [m for m in found if m.kind == "person"]


def test_an_adviser_to_a_minister_is_not_the_minister(reader: Reader) -> None:
    text = (
        "Foreign Minister Marta Arden met with Adviser to the Prime Minister of Norway Kofi Mensah. "
        "She thanked the Prime Minister of Norway for the invitation."
    )
    record = reader.read(Document.from_text(text))
    (thanks,) = record.statements
    assert record.name_of(thanks.addressee) == "Prime Minister of Norway"


def _published(reader: Reader, title: str, text: str) -> Record:
    document = Document.from_text(f"{title}\n\n{text}", title=title, issuer="President of Kenya")
    return reader.read(document)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "President met with the President of the Assembly",
            ("President of Kenya Amina Otieno met with President of the Assembly Marta Arden. "
            "President Arden spoke of the budget. President Arden thanked the host."),
        ),
        (
            "Presidents of Kenya and Norway began their meeting",
            "The meeting of President of Kenya Amina Otieno with President of Norway Anders Lindqvist began.",
        ),
        (
            "Kenya counts on King Olav's help - Amina Otieno",
            "King Olav is expected soon. This was stated by President of Kenya Amina Otieno.",
        ),
    ],
)
def test_the_principal_is_the_president_who_publishes(reader: Reader, title: str, text: str) -> None:
    record = _published(reader, title, text)
    assert record.name_of(record.principal) == "Amina Otieno"


def test_a_headline_about_somebody_else_is_not_the_publishers(reader: Reader) -> None:
    record = _published(
        reader,
        "Kofi Mensah met with ambassadors",
        "Head of the Office of the President of Kenya Kofi Mensah met with the ambassadors. "
        "He conveyed greetings from President of Kenya Amina Otieno.",
    )
    assert record.name_of(record.principal) == "Kofi Mensah"


@pytest.mark.parametrize(
    ("phrase", "title"),
    [
        (
            "Minister of State for Middle East, North Africa, and North America Marta Arden",
            "Minister of State for Middle East, North Africa, and North America",
        ),
        ("Minister of Trade, Industry, and Labour Marta Arden", "Minister of Trade, Industry, and Labour"),
    ],
)
def test_fields_of_work_in_a_list(mentions: Mentions, phrase: str, title: str) -> None:
    (found,) = [m for m in mentions(f"He met with {phrase} on Monday.") if m.kind == "person"]
    assert (found.name, [office.title for office in found.offices]) == ("Marta Arden", [title])


def test_a_minister_after_a_field_of_work_is_somebody_else(mentions: Mentions) -> None:
    (listed,) = list(mentions("He met with the Minister of Trade, Finance Minister Kofi Mensah, and Marta Arden."))
    assert [m.name for m in listed.members if m.kind == "person"] == ["Kofi Mensah", "Marta Arden"]


@pytest.mark.parametrize(("published", "country"), [("1991", None), ("2018", "ME")])
def test_who_came_into_office_later_is_somebody_else(reader: Reader, published: str, country: str | None) -> None:
    record = reader.read("Secretary of State Marta Arden met with Prime Minister Markovic.", published=published)
    assert [person.country for person in record.people if person.name == "Markovic"] == [country]
