"""Paragraphs, sentences, quotations, transcripts and speeches."""

from __future__ import annotations

import re

import pytest

from communique.reading.segment import monologue_start, segment


def pieces(text: str) -> list[str]:
    return [text[s.start : s.end] for s in segment(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["He met Mr. Lindqvist in St. Gallen.", "She left."],
        ["He flew to the U.S.", "The visit was short."],
        ["He came at 9.30 a.m. on Monday.", "He left at 5 p.m.", "Then he slept."],
        ["He met with J. F. Kerrigan.", "He left."],
        ["No. 5 is closed.", "He left."],
        ["He praised Fjord Inc.", "The company thanked him."],
        ["Had they agreed?", "They had!", "He left."],
        ["He met Ms. Rivas.", "(They had met before.)", "He left."],
        ["He would come (on 3 July.)", "Then he left."],
        ["He said: “We will go on with this work.”", "She agreed."],
        ['He said "we will go on with this work".', "She agreed."],
        ["“We will go on,” he said.", "“Soon.”"],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    assert pieces(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("“We will go on with this work,” he said.", ["We will go on with this work"]),
        ("He called it a “new dawn” for the region.", []),
        ("He spoke of the “Lisbon Ocean Forum” with her.", []),
        ('He said "we will go on with this work".', ["we will go on with this work"]),
    ],
)
def test_a_quotation_of_speech_is_one_token(text: str, quotes: list[str]) -> None:
    (sentence,) = segment(text)
    assert [text[slice(*quote.inner(text))] for quote in sentence.quotes.values()] == quotes


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The Minister in Lisbon\n\nHe met Ms. Rivas.", ["heading", "prose"]),
        ("Who met whom in Lisbon on a Monday in May, and what came of it", ["heading"]),
        ("Press Office\nHe met Ms. Rivas.", ["boilerplate", "prose"]),
        ("Note: The talks were long.", ["prose"]),
        ("", []),
        (" \n \n", []),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [sentence.kind for sentence in segment(text, re.compile("Press Office"))] == kinds


def test_a_first_paragraph_known_as_title_is_a_heading() -> None:
    assert segment("He met Ms. Rivas.", title_first=True)[0].kind == "heading"


def test_turns_of_a_transcript() -> None:
    turns = segment("Minister Rivas: Thank you all. Minister Haddad: It is good to be here.")
    assert [(turn.kind, turn.speaker) for turn in turns] == [
        ("transcript", "Minister Rivas"),
        ("transcript", "Minister Haddad"),
    ]


def test_a_turn_goes_on_in_the_next_paragraph() -> None:
    text = "Minister Rivas: Thank you.\n\nI am glad that you came and that we can speak.\n\nQuestion: What next?"
    assert [turn.speaker for turn in segment(text)] == ["Minister Rivas", "Question"]


def test_a_speech_begins_where_the_report_ends() -> None:
    text = (
        "The President met the ministers in Oslo.\n\nShe said this at the talks.\n\n"
        "I thank you for the welcome that you gave me.\n\nMy visit shows that I care.\n\nYou know that I will return."
    )
    assert monologue_start(text, segment(text)) == 2


def test_a_report_with_one_quoted_line_is_no_speech() -> None:
    text = (
        "The President met the ministers in Oslo. She praised their work. They spoke of trade. "
        "I am glad, she said. They dined. She left."
    )
    assert monologue_start(text, segment(text)) is None
