"""Transcripts: whose turn it is, and the engagement that a headline names over what two people said to each other."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.reading.segment import segment
from communique.record import Document, Record


def labels(text: str) -> list[str]:
    return [s.speaker or "" for s in segment(text) if s.kind == "transcript"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Mayor of Ely Ann Bell Bell AnnMayor of Ely: Good morning. Karl Moor: Good morning, Mr Bell.",
            ["Mayor of Ely Ann Bell", "Karl Moor"],
        ),
        ("Harbour Director Tom Reed Reed Tom: It is open.", ["Harbour Director Tom Reed"]),
        ("Patriarch Cyril Cyril Patriarch of Ely: Welcome.", ["Patriarch Cyril"]),
        ("Fleet CEO Pyotr Voss Voss PeterFleet CEO: Yes.", ["Fleet CEO Pyotr Voss"]),
        ("President of Ruritania Rudolf Elphberg(retranslated): We agree.", ["President of Ruritania Rudolf Elphberg"]),
        ("Karl Moor: Good evening, Mr President. Ann Bell: Good evening.", ["Karl Moor", "Ann Bell"]),
        (
            "Meeting with President of Ruritania Rudolf Elphberg President of Norland Ann Bell: Welcome.",
            ["President of Norland Ann Bell"],
        ),
        ("Secretary-General Boutros Boutros Ghali: Thank you.", ["Secretary-General Boutros Boutros Ghali"]),
        ("They met on Monday. The following was agreed: Trade goes on.", []),
    ],
)
def test_labels(text: str, speakers: list[str]) -> None:
    assert labels(text) == speakers


def read(reader: Reader, text: str, issuer: str | None = None) -> Record:
    return reader.read(Document.from_text(text, issuer=issuer, published="2022-06-03"))


def met(record: Record) -> list[tuple[str, list[str | None]]]:
    return [
        (e.kind, [record.name_of(p.entity) for p in e.participants if p.role != "principal"])
        for e in record.engagements
        if e.status == "held"
    ]


TALK = "President of Norland Ann Bell: Mr Moor, good afternoon. Karl Moor: Good afternoon. I begin with the harbour."


def test_a_headline_over_a_talk_of_the_two_is_a_meeting(reader: Reader) -> None:
    record = read(reader, f"Meeting with Karl Moor\n\nKarl Moor has been appointed Mayor of Ely.\n\n{TALK}")
    assert record.name_of(record.principal) == "Ann Bell"
    assert met(record) == [("meeting", ["Karl Moor"])]
    (engagement,) = record.engagements
    words = [span.of(record.document.text or "") for span in engagement.evidence]
    assert words[0] == "Meeting with Karl Moor"
    assert any("good afternoon" in said for said in words[1:])


def test_a_headline_over_a_report_to_the_principal_is_a_meeting(reader: Reader) -> None:
    text = "Meeting with Mayor of Ely Karl Moor\n\nKarl Moor reported to President Ann Bell on the harbour{}."
    assert met(read(reader, text.format(""))) == [("meeting", ["Karl Moor"])]
    assert met(read(reader, text.format(" via video link"))) == [("call", ["Karl Moor"])]


@pytest.mark.parametrize(
    "text",
    [
        "Meeting with Karl Moor\n\nPresident Ann Bell will meet with Karl Moor on Friday.",
        "Meeting with Karl Moor\n\nKarl Moor has been appointed Mayor of Ely by President Ann Bell.",
        f"Letter to Karl Moor\n\nPresident Ann Bell thanked Mayor Karl Moor.\n\n{TALK}",
        "Greetings to Mayor Karl Moor\n\nPresident Ann Bell congratulated Mayor Karl Moor on the harbour.",
    ],
)
def test_a_headline_alone_is_none(reader: Reader, text: str) -> None:
    assert met(read(reader, text)) == []


def test_a_meeting_that_the_text_tells_is_told_once(reader: Reader) -> None:
    text = f"Meeting with Karl Moor\n\nPresident Ann Bell had a meeting with Mayor of Ely Karl Moor.\n\n{TALK}"
    assert met(read(reader, text)) == [("meeting", ["Karl Moor"])]


def test_the_president_of_a_presidential_site_is_its_publisher(reader: Reader) -> None:
    text = "Volodymyr Zelenskyy visited Kharkiv.\n\nThe President met with President of Poland Andrzej Duda."
    record = read(reader, text, issuer="President of Ukraine")
    assert record.principal == "person:volodymyr-zelenskyy"
    assert ("meeting", ["Andrzej Duda"]) in met(record)
    assert not any(p.id.startswith("office:") for p in record.people)


def test_another_publisher_does_not_lend_its_office(reader: Reader) -> None:
    text = "The President discussed Volodymyr Zelenskyy with Prime Minister Karl Moor."
    record = read(reader, text, issuer="The White House")
    assert record.principal == "office:president"


@pytest.mark.parametrize(
    "title",
    [
        "Condolences on the death of King Rudolf",
        "Birthday greetings to Painter of Merit Karl Moor",
        "Telephone conversations with King Rudolf and Prime Minister Karl Moor",
    ],
)
def test_whom_a_headline_addresses_is_not_the_principal(reader: Reader, title: str) -> None:
    body = "Ann Bell wrote to the family of King Rudolf. King Rudolf ruled for years. Prime Minister Karl Moor wept."
    assert read(reader, f"{title}\n\nPresident {body}").principal == "person:ann-bell"
