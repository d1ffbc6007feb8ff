"""Who else was there: sentences that tell no engagement, but who took part in one told before."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.record import Document, Record

HOSTED = "Prime Minister of Portugal Jane Archer received President of Slovakia Ivo Kral in Lisbon today. "
BRIEFED = "Prime Minister of Portugal Jane Archer met with Minister of Ports of Portugal Rosa Diaz and port workers. "


def read(reader: Reader, text: str) -> Record:
    return reader.read(Document.from_text(text), published="2024-05-14")


def roles(record: Record) -> dict[str | None, str]:
    return {record.name_of(p.entity): p.role for p in record.engagements[0].participants if p.role != "principal"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The meeting was attended by Jan Novak, Ambassador of Slovakia to Portugal.",
        "The meeting was participated by Ambassador of Slovakia Jan Novak as well.",
        "Also present at the meeting was Ambassador of Slovakia Jan Novak.",
        "In attendance during the meeting was Ambassador of Slovakia Jan Novak.",
        "Attending the meeting from the Slovak side was Ambassador of Slovakia Jan Novak.",
        "Ambassador of Slovakia Jan Novak also took part in the talks.",
        "Ambassador of Slovakia Jan Novak attended the meeting.",
        "Ambassador of Slovakia Jan Novak was also present.",
        "The meeting also saw the participation of Ambassador of Slovakia Jan Novak.",
        "Notable figures attending the meeting included Ambassador of Slovakia Jan Novak.",
    ],
)
def test_somebody_of_the_other_side_took_part(reader: Reader, sentence: str) -> None:
    record = read(reader, HOSTED + sentence)
    assert len(record.engagements) == 1
    assert roles(record) == {"Ivo Kral": "counterpart", "Jan Novak": "counterpart"}
    start = record.document.text.index(sentence)
    assert any(s.start <= start < s.end for s in record.engagements[0].evidence)


def test_a_list_with_semicolons_is_one_list(reader: Reader) -> None:
    text = (
        "The meeting was attended by Rosa Diaz, Minister of Ports of Portugal; Prince Otto of Slovakia, Minister of "
        "State of Slovakia; Governor of the Bank of Slovakia, Mr. Karol Maly; and Jan Novak, Ambassador of Slovakia."
    )
    assert set(roles(read(reader, HOSTED + text))) >= {"Ivo Kral", "Rosa Diaz", "Karol Maly", "Jan Novak"}


def test_ones_own_people_only_accompany(reader: Reader) -> None:
    record = read(reader, HOSTED + "The meeting was attended by Minister of Ports of Portugal Rosa Diaz.")
    assert roles(record) == {"Ivo Kral": "counterpart", "Rosa Diaz": "accompanying"}


def test_at_a_meeting_at_home_they_take_part(reader: Reader) -> None:
    record = read(reader, BRIEFED + "The meeting was attended by Minister of Defence of Portugal Karl Brandt.")
    assert roles(record)["Karl Brandt"] == "counterpart"


@pytest.mark.parametrize(
    "sentence",
    [
        "Ambassador of Slovakia Jan Novak did not attend the meeting.",
        "Ambassador of Slovakia Jan Novak will attend the meeting of the Alpine Council in June.",
        "Ambassador of Slovakia Jan Novak was present at the airport.",
        "A meeting of mayors was attended by Ambassador of Slovakia Jan Novak.",
        "Attending to the matter, Ambassador of Slovakia Jan Novak wrote a report.",
    ],
)
def test_it_was_another_time_or_place(reader: Reader, sentence: str) -> None:
    assert "Jan Novak" not in roles(read(reader, HOSTED + sentence))


def test_a_town_and_a_colon_open_a_report(reader: Reader) -> None:
    record = read(reader, "Lisbon, Portugal: Prime Minister Jane Archer received President of Slovakia Ivo Kral today.")
    assert roles(record) == {"Ivo Kral": "counterpart"}
    assert record.name_of(record.engagements[0].city) == "Lisbon"
