"""What was discussed, and by whom."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.record import Document

MET = "Minister Jane Archer met today with Chancellor Otto Brandt of Austria. "


def topics(reader: Reader, text: str) -> list[str]:
    record = reader.read(Document.from_text(text), published="2024-05-14")
    return [topic.text for engagement in record.engagements for topic in engagement.topics]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "They discussed the lake, further steps towards restoring trust and keeping the peace, and trade.",
            ["lake", "further steps towards restoring trust and keeping the peace", "trade"],
        ),
        ("They discussed developments in Chad, Niger, and Mali.", ["developments in Chad, Niger, and Mali"]),
        ("They discussed fishing rights and a new pier.", ["fishing rights", "new pier"]),
    ],
)
def test_a_list_of_topics(reader: Reader, sentence: str, expected: list[str]) -> None:
    assert topics(reader, MET + sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "In March, Mayor Ida Moss had convened farmers to discuss the price of milk.",
        "In the valley, cantons are considering a ban on boats.",
        "She spoke with him on the margins of the Alpine Forum.",
    ],
)
def test_what_others_discuss_is_no_topic_here(reader: Reader, sentence: str) -> None:
    assert topics(reader, MET + sentence) == []
