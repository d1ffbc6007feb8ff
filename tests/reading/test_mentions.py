"""Offices, names, bodies, places and times as the grammars of `communique.reading.mentions` find them."""

from __future__ import annotations

from typing import Any

import pytest

from communique.reading.mentions import Mention
from communique.reading.mentions.times import TimeGrammar, TimeValue
from communique.vocab import load_vocabulary
from tests.reading.conftest import Mentions

GRAMMAR = TimeGrammar(load_vocabulary())


def holder(mention: Mention) -> tuple[str | None, str | None, str | None, str | None]:
    """Return name, first title, and country and body of that office."""
    office = mention.offices[0] if mention.offices else None
    return (
        mention.name if mention.kind == "person" else None,
        office and office.title,
        office and office.country,
        office and office.organization,
    )


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("President Marta Arden of Norway", ("Marta Arden", "President", "NO", None)),
        ("the President of Norway, Marta Arden", ("Marta Arden", "President", "NO", None)),
        ("Norwegian Foreign Minister Anders Lindqvist", ("Anders Lindqvist", "Foreign Minister", "NO", None)),
        ("Kenya’s Deputy Prime Minister Kofi Mensah", ("Kofi Mensah", "Deputy Prime Minister", "KE", None)),
        (
            "the First Deputy Minister of Foreign Affairs of the Republic of Kenya, Kofi Mensah",
            ("Kofi Mensah", "First Deputy Minister of Foreign Affairs", "KE", None),
        ),
        ("H.E. Dr. Lusine Haddad, Minister of Health of Armenia", ("Lusine Haddad", "Minister of Health", "AM", None)),
        ("Acting Foreign Minister Kofi Mensah", ("Kofi Mensah", "Acting Foreign Minister", None, None)),
        ("the former President of Finland, Tarja Niemi", ("Tarja Niemi", "former President", "FI", None)),
        ("King Tupou of Tonga", ("Tupou", "King", "TO", None)),
        ("Crown Prince Khalid", ("Khalid", "Crown Prince", None, None)),
        ("the Speaker of the Parliament of Latvia, Daiga Kalnina", ("Daiga Kalnina", "Speaker", "LV", "Parliament")),
        ("the Governor of California, Dana Whitfield", ("Dana Whitfield", "Governor", None, None)),
        ("UN Secretary-General Ama Owusu", ("Ama Owusu", "Secretary-General", None, "United Nations")),
        (
            "the Director-General of the World Health Organization, Ama Owusu",
            ("Ama Owusu", "Director-General", None, "World Health Organization"),
        ),
        (
            "the President of the European Commission, Clara Weiss",
            ("Clara Weiss", "President", None, "European Commission"),
        ),
        ("DPM Kofi Mensah", ("Kofi Mensah", "DPM", None, None)),
        (
            "the head of the Icelandic mission, Freyja Jónsdóttir",
            ("Freyja Jónsdóttir", "head of the Icelandic mission", "IS", None),
        ),
        (
            "the Head of the Office of the President Kofi Mensah",
            ("Kofi Mensah", "Head of the Office of the President", None, None),
        ),
        (
            "the Special Envoy of the ASEAN Chair, Ama Owusu",
            ("Ama Owusu", "Special Envoy", None, "Association of Southeast Asian Nations"),
        ),
        ("the Chief Negotiator from Nairobi, Kofi Mensah", ("Kofi Mensah", "Chief Negotiator", None, None)),
        (
            "the Adviser for Culture of the interim Government, Ama Owusu",
            ("Ama Owusu", "Adviser for Culture", None, None),
        ),
        ("the leader of the Kenya Labour Party Kofi Mensah", ("Kofi Mensah", "leader", "KE", "Kenya Labour Party")),
        (
            "the Chair of the Ferry Commission's advisory board, Ama Owusu",
            ("Ama Owusu", "Chair", None, "Ferry Commission's advisory board"),
        ),
        ("His Excellency Kofi Mensah, President of Ghana", ("Kofi Mensah", "President", "GH", None)),
        ("the President of the Norway Fisheries Bureau", (None, "President", "NO", "Norway Fisheries Bureau")),
        ("Minister Omar Sultan Haddad", ("Omar Sultan Haddad", "Minister", None, None)),
        ("his Chilean counterpart, Elena Rivas", ("Elena Rivas", "counterpart", "CL", None)),
        ("his counterpart from Chile, Elena Rivas", ("Elena Rivas", "counterpart", "CL", None)),
        ("the President", (None, "President", None, None)),
        ("the First Lady of Norway", (None, "First Lady", "NO", None)),
        (
            "the Minister of Foreign Affairs and Trade of Jordan",
            (None, "Minister of Foreign Affairs and Trade", "JO", None),
        ),
    ],
)
def test_an_office(mentions: Mentions, phrase: str, expected: tuple[str | None, ...]) -> None:
    (mention,) = mentions(f"He met with {phrase}.")
    assert holder(mention) == expected


def test_two_offices_of_one_person(mentions: Mentions) -> None:
    (mention,) = mentions("He met with Vice President and Minister of Defence Marta Arden.")
    assert [office.title for office in mention.offices] == ["Vice President", "Minister of Defence"]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        (
            "Presidents Marta Arden of Norway and Rui Falcão of Portugal",
            [("Marta Arden", "President", "NO", None), ("Rui Falcão", "President", "PT", None)],
        ),
        (
            "the Presidents of Norway, Chile and Kenya",
            [(None, "President", "NO", None), (None, "President", "CL", None), (None, "President", "KE", None)],
        ),
        (
            "President Marta Arden, Prime Minister Kofi Mensah and Foreign Minister Elena Rivas",
            [
                ("Marta Arden", "President", None, None),
                ("Kofi Mensah", "Prime Minister", None, None),
                ("Elena Rivas", "Foreign Minister", None, None),
            ],
        ),
    ],
)
def test_a_list_is_one_mention(mentions: Mentions, phrase: str, expected: list[tuple[str | None, ...]]) -> None:
    (mention,) = mentions(f"He met with {phrase}.")
    assert mention.kind == "list"
    assert [holder(member) for member in mention.members] == expected


@pytest.mark.parametrize(
    ("phrase", "name", "honorific"),
    [
        ("Elena Rivas", "Elena Rivas", None),
        ("Mr. Lindqvist", "Lindqvist", "Mr."),
        ("Sir Alan Whitcombe", "Alan Whitcombe", "Sir"),
        ("General Anders Lindqvist", "Anders Lindqvist", "General"),
        ("Sheikh Khalid bin Hamad Al Nasser", "Khalid bin Hamad Al Nasser", "Sheikh"),
        ("Maria de la Cruz", "Maria de la Cruz", None),
        ("the Prime Minister of Fiji, H.E. Mr. Josefa Tuilagi", "Josefa Tuilagi", "H.E. Mr."),
    ],
)
def test_a_name(mentions: Mentions, phrase: str, name: str, honorific: str | None) -> None:
    text = f"He met with {phrase}."
    (mention,) = mentions(text)
    assert (mention.kind, mention.name, mention.honorific) == ("person", name, honorific)
    assert text[mention.name_start : mention.name_end] == name


@pytest.mark.parametrize(
    ("sentence", "kind", "name"),
    [
        ("He met with the UN country team.", "group", "UN country team"),
        ("He attended the Lisbon Ocean Summit.", "event", "Lisbon Ocean Summit"),
        ("He spoke at the World Bank.", "organization", "World Bank"),
        ("He flew to Nairobi.", "place", "Nairobi"),
        ("He flew to New Zealand.", "place", "New Zealand"),
        ("He visited Camp Arrow.", "place", "Camp Arrow"),
        ("He toured the Museum of the Sea.", "place", "Museum of the Sea"),
        ("They signed the Lisbon Agreement.", "thing", "Lisbon Agreement"),
        ("Hurricane Beatriz struck.", "name", "Hurricane Beatriz"),
        ("He referred to A/RES/78/1.", "symbol", "A/RES/78/1"),
    ],
)
def test_what_is_no_person(mentions: Mentions, sentence: str, kind: str, name: str) -> None:
    (mention,) = mentions(sentence)
    assert (mention.kind, mention.name) == (kind, name)


def found(text: str) -> list[TimeValue]:
    return GRAMMAR.find(text, 0, len(text))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("3 July 2024", {"day": 3, "month": 7, "year": 2024}),
        ("July 3, 2024", {"day": 3, "month": 7, "year": 2024}),
        ("2024-07-03", {"day": 3, "month": 7, "year": 2024}),
        ("Wednesday morning, 3 July", {"day": 3, "month": 7, "weekday": 2, "daypart": "morning"}),
        ("the evening of 3 July", {"day": 3, "month": 7, "daypart": "evening"}),
        ("the 5th of May", {"day": 5, "month": 5}),
        ("Sept. 4", {"day": 4, "month": 9}),
        ("3-5 July", {"day": 3, "month": 7, "end_day": 5, "end_month": 7}),
        ("28 June to 2 July", {"day": 28, "month": 6, "end_day": 2, "end_month": 7}),
        ("March 31 to April 2, 2015", {"day": 31, "month": 3, "year": 2015, "end_day": 2, "end_month": 4}),
        ("Thursday evening", {"weekday": 3, "daypart": "evening"}),
        ("last Monday", {"weekday": 0, "which": "last"}),
        ("the next day", {"offset": 1, "base": "current"}),
        ("the following morning", {"offset": 1, "base": "current", "daypart": "morning"}),
        ("the day before yesterday", {"offset": -2, "base": "published"}),
        ("tonight", {"offset": 0, "base": "published", "daypart": "evening"}),
        ("shortly after midnight", {"offset": 1, "base": "current", "daypart": "night"}),
        ("July 2024", {"month": 7, "year": 2024, "vague": True}),
    ],
)
def test_a_time(words: str, expected: dict[str, Any]) -> None:
    text = f"He left on {words}, as was told."
    (value,) = found(text)
    assert text[value.start : value.end] == words
    nothing = TimeValue(0, 0)
    fields = [name for name in TimeValue.__slots__ if name not in {"start", "end"}]
    assert {n: getattr(value, n) for n in fields if getattr(value, n) != getattr(nothing, n)} == expected


@pytest.mark.parametrize("text", ["He left.", "today’s meeting", "in 1998 participants", "30 people", "part 3.7.2"])
def test_no_time(text: str) -> None:
    assert found(text) == []
