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
        (
            "They discussed the implementation of the 2030 Agenda and the Summit of the Future.",
            ["implementation of the 2030 Agenda", "the Summit of the Future"],
        ),
        (
            "They discussed the preparations for the Ocean Conference and the Water Summit.",
            ["preparations for the Ocean Conference and the Water Summit"],
        ),
        ("They discussed developments in Chad, Niger, and Mali.", ["developments in Chad, Niger, and Mali"]),
        ("They discussed fishing rights and a new pier.", ["fishing rights", "new pier"]),
        ("They discussed events in Chad and Mali's trade.", ["events in Chad", "Mali's trade"]),
        ("They discussed the flood and steps to end hunger.", ["flood", "steps to end hunger"]),
        ("They discussed roads to build and how to pay for them.", ["roads to build", "how to pay for them"]),
        ("They discussed links between Linz and the lake, during the fair.", ["links between Linz and the lake"]),
        ("Talks focused on such topics as rail links, tolls, and ferries.", ["rail links", "tolls", "ferries"]),
        ("They discussed the unfair, unneeded, and unloved tax.", ["unfair, unneeded, and unloved tax"]),
        ("They discussed the need to ensure the valley gets water.", ["need to ensure the valley gets water"]),
        ("They discussed the wreck of the ferry, a boat which sank in May.", ["wreck of the ferry"]),
        (
            "They discussed plans to clear the lake, mend the dam and build a road.",
            ["plans to clear the lake, mend the dam and build a road"],
        ),
        (
            "They discussed work with farmers – including small ones – to lower the price of milk.",
            ["work with farmers – including small ones – to lower the price of milk"],
        ),
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


LEAD = "Secretary-General Ban Ki-moon met with President Ollanta Humala in Lima on Monday, 3 June 2013."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Topics included road safety, the price of tin, and school meals.",
            ["road safety", "price of tin", "school meals"],
        ),
        ("Their talks turned on river pollution and the ports.", ["river pollution", "ports"]),
        ("The conversation dwelt on border trade.", ["border trade"]),
        ("The agenda spanned fishing rights and the census.", ["fishing rights", "census"]),
        ("Fishing rights and the census were the main points on the agenda.", ["Fishing rights", "census"]),
        ("At the centre of the talks were fishing rights and the census.", ["fishing rights", "census"]),
        ("Among the subjects raised were fishing rights and the census.", ["fishing rights", "census"]),
        ("Leaders focused on how to share the water.", ["how to share the water"]),
        ("Fishing rights were touched upon.", ["Fishing rights"]),
        (
            "They exchanged views on the fate of the mill at the end of the season, on wages and on the harbour.",
            ["fate of the mill at the end of the season", "wages", "harbour"],
        ),
        (
            "They reviewed the reform under way in the schools and the harvest.",
            ["reform under way in the schools", "harvest"],
        ),
        ("Farmers are the main exporters of the valley.", []),
        ("At the centre of the city were a fountain and a park.", []),
        ("High on the hill were a chapel and an inn.", []),
        ("Prices were the main concern of voters.", []),
    ],
)
def test_topics_of_the_meeting_before(reader: Reader, sentence: str, expected: list[str]) -> None:
    record = reader.read(Document.from_text(f"{LEAD} {sentence}"))
    assert [t.text for e in record.engagements[:1] for t in e.topics] == expected


def test_several_conversations_share_a_topic(reader: Reader) -> None:
    text = (
        "Secretary-General Ban Ki-moon met with President Ollanta Humala. He then met with Speaker Victor Isla. "
        "Both conversations dealt with fishing rights."
    )
    record = reader.read(Document.from_text(text))
    assert [[t.text for t in e.topics] for e in record.engagements] == [["fishing rights"], ["fishing rights"]]


def test_a_topic_goes_to_the_meeting_with_the_person_named(reader: Reader) -> None:
    text = (
        "Secretary-General Ban Ki-moon met with President Ollanta Humala. He then met with Speaker Victor Isla. "
        "With President Humala he discussed fishing rights."
    )
    record = reader.read(Document.from_text(text))
    assert [[t.text for t in e.topics] for e in record.engagements] == [["fishing rights"], []]
