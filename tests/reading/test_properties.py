"""What holds of any text, and of reports with their sentences mixed up."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique import Reader
from communique.record import Document, Record
from tests.reading.soundness import assert_sound

MODERATE = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

_JOURNEY = (
    "The Foreign Minister of Norway, Ingrid Brandt, arrived in Nairobi on Tuesday morning, 6 May.",
    "She was received at the airport by the Minister for Trade of Kenya, Samuel Okoth.",
    "In the afternoon, the Foreign Minister met with President Adaeze Kamau of Kenya at State House.",
    "They discussed clean water, the training of nurses, and trade in farm goods.",
    "Ms. Brandt thanked the President for her work on peace in the region, and for Kenya's welcome to refugees.",
    "“We can do more together,” the President said, adding that a joint fund would be set up.",
    "In the evening, the Foreign Minister attended a dinner hosted by Mr. Okoth.",
    "On Wednesday, she gave an interview to Lake Radio before leaving for Kampala.",
)
_CALL = (
    "President Elena Rivas spoke today by phone with Prime Minister Rui Falcão of Portugal.",
    "The two leaders agreed that the talks in Lisbon were useful and that they should go on.",
    "President Rivas expressed concern over the fires in the north; she offered three aircraft (see A/RES/60/1).",
    "The Prime Minister noted the support of the European Union, and invited her to the Ocean Conference in 2026.",
    "Later, the President will meet with Chancellor Paula Ferrer.",
    "She did not speak with the Prime Minister of Fiji, as had been planned.",
)
_ENTRY = (
    "Met with King Tupou and Prime Minister Vosa.",
    "Attended the Pacific Islands Forum; addressed its opening session.",
    "Signed a fisheries agreement with Foreign Minister Nakai.", "Left Suva for Apia on July 4.", "Visited a hospital.",
    "Working dinner with Prime Minister Tuala, who raised the cost of fuel.",
)  # fmt: skip
_REPORTS = (_JOURNEY, _CALL, _ENTRY)


@st.composite
def mixed_up(draw: st.DrawFn) -> str:
    """Sentences of a report shuffled, dropped and doubled, some with marks put in or characters taken out."""
    sentences = draw(st.lists(st.sampled_from(draw(st.sampled_from(_REPORTS))), min_size=1, max_size=9))
    for index in draw(st.lists(st.integers(0, len(sentences) - 1), max_size=4)):
        sentence = sentences[index]
        at = draw(st.integers(0, len(sentence)))
        mark = draw(st.sampled_from([*"“”\"'()[]–—,;:.!?…•|\n\t\u00a0\u202e", "\n\n", " - ", ": ", "...", "", ""]))
        sentences[index] = sentence[:at] + mark + sentence[at + draw(st.integers(0, 12)) :]
    return draw(st.sampled_from([" ", "\n\n", "\n", "", "; "])).join(sentences)


def read(reader: Reader, text: str) -> Record:
    return reader.read(Document.from_text(text))


@MODERATE
@given(text=st.text(max_size=400))
def test_any_text_gives_a_sound_record(reader: Reader, text: str) -> None:
    assert_sound(read(reader, text), text)


@MODERATE
@given(text=st.lists(st.sampled_from(" ".join(s for r in _REPORTS for s in r).split()), max_size=60).map(" ".join))
def test_any_words_of_reports_give_a_sound_record(reader: Reader, text: str) -> None:
    assert_sound(read(reader, text), text)


@settings(MODERATE, max_examples=150)
@given(text=mixed_up())
def test_a_report_mixed_up_gives_a_sound_record(reader: Reader, text: str) -> None:
    assert_sound(read(reader, text), text)


@settings(MODERATE, max_examples=40)
@given(text=mixed_up(), others=st.lists(mixed_up(), max_size=3))
def test_the_same_text_gives_the_same_bytes(reader: Reader, text: str, others: list[str]) -> None:
    first = read(reader, text).to_json()
    documents = [Document.from_text(t) for t in (*others, text)]
    assert list(reader.read_many(documents))[-1].to_json() == first
    assert read(reader, text).to_json() == first


@settings(MODERATE, max_examples=40)
@given(text=mixed_up())
def test_a_record_survives_json(reader: Reader, text: str) -> None:
    record = read(reader, text)
    assert Record.model_validate_json(record.to_json()) == record


_HELD = "{} met with {} in Oslo."
_NOT_HELD = (
    "{} will meet with {} in Oslo.", "{} is to meet with {} in Oslo.", "{} was to meet with {} in Oslo.",
    "{} plans to meet with {} in Oslo.", "{} did not meet with {} in Oslo.", "{} never met with {}.",
    "{} is scheduled to meet with {} next week.", "{} cancelled a meeting with {} in Oslo.",
    "{} declined to meet with {}.", "{} hopes to meet with {} soon.", "{} would meet with {} in the spring.",
    "{} had been due to meet with {} in Oslo.", "A meeting between {} and {} was cancelled.",
    "A meeting between {} and {} is planned for the spring.",
)  # fmt: skip
_OTHERS = (
    "President Adaeze Kamau of Kenya", "Prime Minister Rui Falcão of Portugal", "Chancellor Paula Ferrer",
    "Foreign Minister Samuel Okoth of Kenya", "King Olu Tuala",
)  # fmt: skip


@settings(MODERATE, max_examples=60)
@given(
    plan=st.lists(st.sampled_from((_HELD, *_NOT_HELD)), min_size=1, max_size=len(_OTHERS)),
    others=st.permutations(_OTHERS),
)
def test_what_is_planned_or_denied_is_not_held(reader: Reader, plan: list[str], others: list[str]) -> None:
    told = list(zip(plan, others, strict=False))
    record = read(reader, " ".join(form.format("President Elena Rivas", other) for form, other in told))
    met = {
        record.name_of(participant.entity)
        for engagement in record.engagements if engagement.status == "held"
        for participant in engagement.participants
    }  # fmt: skip
    for form, other in told:
        last = other.split(" of ")[0].split()[-1]
        assert any(last in (name or "") for name in met) == (form == _HELD), (
            f"{form.format('She', other)} {sorted(map(str, met))}"
        )


@pytest.mark.parametrize("report", _REPORTS)
def test_each_report_as_written_gives_facts(reader: Reader, report: tuple[str, ...]) -> None:
    text = " ".join(report)
    record = read(reader, text)
    assert_sound(record, text)
    assert len(record.engagements) >= 1
