"""A folder of vocabulary files changes what is read: the worked example of docs/vocabulary.md, from file to record."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.record import Record

REPORT = (
    "On Tuesday, 5 March 2024, the Minister of Trade of Austria, Clara Weiss, met with Landammann Verena Amstad in "
    "Altdorf. They discussed apiaries in the high valleys. The Minister decried the closure of the pass. In the "
    "evening she attended the Alpine Biennale.\n"
)
FILES = {
    "offices.yml": "heads: [landammann]\n",
    "reporting.yml": "verbs:\n  - {verb: decry, stance: negative, content: [object, that]}\n",
    "nouns.yml": "events: [biennale]\n",
    "events.yml": "heads: [biennale]\n",
    "concepts.yml": "concepts:\n  - {id: beekeeping, label: Beekeeping, sdg: 15, words: [apiar*]}\n",
}


@pytest.fixture(scope="module")
def without(reader: Reader) -> Record:
    return reader.read(REPORT)


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder = tmp_path_factory.mktemp("my-words")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Reader(vocab=folder).read(REPORT)


def titles(record: Record) -> dict[str, list[str]]:
    return {person.name: [office.title for office in person.offices] for person in record.people}


def test_an_office_title(without: Record, extended: Record) -> None:
    assert titles(extended)["Verena Amstad"] == ["Landammann"]
    assert "Verena Amstad" not in titles(without)


def test_a_reporting_verb(without: Record, extended: Record) -> None:
    (statement,) = extended.statements
    assert (statement.act, statement.stance, statement.about) == ("decry", "negative", "the closure of the pass")
    assert extended.name_of(statement.speaker or "") == "Clara Weiss"
    assert without.statements == ()
    assert "decry" in {unread.predicate for unread in without.unread}


def test_an_event_head(without: Record, extended: Record) -> None:
    (event,) = extended.events
    (attendance,) = (engagement for engagement in extended.engagements if engagement.kind == "attendance")
    assert event.name == "Alpine Biennale"
    assert (attendance.part_of, attendance.date) == (event.id, "2024-03-05")
    assert without.events == ()
    assert "attendance" not in {engagement.kind for engagement in without.engagements}


def test_a_concept(without: Record, extended: Record) -> None:
    assert [topic.concepts for topic in extended.engagements[0].topics] == [("beekeeping",)]
    assert [topic.concepts for topic in without.engagements[0].topics] == [()]


def test_the_rest_is_read_as_before(without: Record, extended: Record) -> None:
    assert without.engagements[0].date == extended.engagements[0].date == "2024-03-05"
    assert titles(without)["Clara Weiss"] == titles(extended)["Clara Weiss"] == ["Minister of Trade"]
