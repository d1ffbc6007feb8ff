"""Measures of records against gold documents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from communique.errors import GoldError
from communique.evaluate import Report, evaluate
from communique.record import Document, Record
from tests.evaluate.samples import GOLD, write_gold
from tests.scripted import REPORT, ScriptedReader, make_record


class Returns:
    """A reader that returns one record, whatever it is given."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def read(self, document: Document | Path | str, *, published: str | None = None,
             principal: str | None = None) -> Record:
        return self.record


def measured(folder: Path, gold: dict[str, Any] | None = None, **record: Any) -> Report:
    """Measure the scripted record, changed by ``record``, against the gold document, changed by ``gold``."""
    return evaluate(write_gold(folder, **(gold or {})), Returns(make_record(**record)))


def figures(report: Report, measure: str) -> tuple[int, int, int]:
    tally = report.tallies[measure]
    return tally.right, tally.found, tally.gold


def engagements(**changes: Any) -> list[dict[str, Any]]:
    """Return the engagements of the scripted record, the first one changed."""
    found = [e.model_dump() for e in make_record().engagements]
    return [found[0] | changes, *found[1:]]


def test_full_agreement(tmp_path: Path) -> None:
    report = measured(tmp_path)
    assert report.composite == 100.0
    assert report.documents[0].misses == ()
    assert {measure: figures(report, measure) for measure in report.tallies} == {
        "person": (3, 3, 3), "office": (3, 3, 3), "country": (3, 3, 3), "movement": (2, 2, 2), "engagement": (2, 2, 2),
        "contact": (2, 2, 2), "when": (2, 2, 2), "where": (2, 2, 2), "topic": (2, 2, 2), "statement": (2, 2, 2),
        "speaker": (2, 2, 2), "addressee": (1, 1, 1), "reference": (1, 1, 1),
    }


def test_cancelled_engagements_are_not_measured(tmp_path: Path) -> None:
    found = [e.model_dump() | {"status": "held"} for e in make_record().engagements]
    assert figures(measured(tmp_path, engagements=found), "engagement") == (2, 3, 2)


@pytest.mark.parametrize(("change", "measure", "expected"), [
    ({"kind": "call"}, "engagement", (1, 2, 2)),
    ({"date": "2025-05-07"}, "when", (1, 2, 2)),
    ({"city": "place:rome-it"}, "where", (1, 2, 2)),
    ({"participants": [{"entity": "person:ana-prado"}]}, "contact", (1, 2, 2)),
    ({"participants": [{"entity": "person:rui-falcao", "role": "accompanying"}]}, "contact", (1, 1, 2)),
    ({"topics": [{"text": "the weather", "start": 0, "end": 1}]}, "topic", (0, 1, 2)),
    ({"evidence": [{"start": 0, "end": 30}]}, "engagement", (1, 2, 2)),
])
def test_each_difference_shows_in_its_measure(tmp_path: Path, change: dict[str, Any], measure: str,
                                              expected: tuple[int, int, int]) -> None:
    report = measured(tmp_path, engagements=engagements(**change))
    assert figures(report, measure) == expected
    assert report.documents[0].misses
    assert report.composite < 100


def test_country_counts_where_gold_has_no_city(tmp_path: Path) -> None:
    only_country = [GOLD["engagements"][0] | {"city": None}, GOLD["engagements"][1]]
    assert figures(measured(tmp_path, {"engagements": only_country}), "where") == (2, 2, 2)


def test_statement_needs_the_place_and_the_content(tmp_path: Path) -> None:
    first, second = (s.model_dump() for s in make_record().statements)
    elsewhere = first | {"evidence": [{"start": 0, "end": 20}]}
    other = second | {"about": "the weather is fine"}
    report = measured(tmp_path, statements=[elsewhere, other])
    assert figures(report, "statement") == (0, 2, 2)
    assert [miss.sort for miss in report.documents[0].misses] == ["missed", "missed", "false", "false"]


def test_composite_is_the_mean_over_what_was_measured(tmp_path: Path) -> None:
    report = measured(tmp_path, {"references": []}, references=[], movements=[])
    assert report.tallies["reference"].f1 is None
    assert report.tallies["movement"].f1 == 0.0
    assert report.composite == pytest.approx(100 * 11 / 12)


def test_totals_add_up_documents(tmp_path: Path) -> None:
    write_gold(tmp_path, "other", references=["FM/115"])
    report = measured(tmp_path)
    assert [document.name for document in report.documents] == ["lisbon", "other"]
    assert figures(report, "reference") == (1, 2, 2)
    assert figures(report, "person") == (6, 6, 6)


@pytest.mark.parametrize(("published", "hint"), [("2025", "2025"), ("", None), (None, None), (2025, "2025")])
def test_published_is_the_hint(tmp_path: Path, published: object, hint: str | None) -> None:
    reader = ScriptedReader()
    evaluate(write_gold(tmp_path, published=published), reader)
    assert reader.hints == [(hint, None)]


def test_a_text_that_cannot_be_read_counts_as_all_missed(tmp_path: Path) -> None:
    report = evaluate(write_gold(tmp_path, text="UNREADABLE " + REPORT), ScriptedReader())
    assert report.documents[0].error == "the text is in Welsh; only English is read"
    assert figures(report, "engagement") == (0, 0, 2)
    assert report.composite == 0.0


def test_misses_say_what_was_expected_and_where(tmp_path: Path) -> None:
    report = measured(tmp_path, engagements=engagements(date="2025-05-09"))
    (miss,) = report.documents[0].misses
    assert (miss.measure, miss.sort, miss.expected, miss.got) == ("when", "wrong", "2025-05-06", "2025-05-09")
    assert miss.at == "met with the President of Portugal"
    assert replace(miss, got=None).got is None


def test_folder_without_gold(tmp_path: Path) -> None:
    (tmp_path / "alone.json").write_text("{}", encoding="utf-8")
    with pytest.raises(GoldError, match="no gold documents"):
        evaluate(tmp_path, ScriptedReader())


@pytest.mark.parametrize("changes", [
    {"people": [{"office": "President"}]}, {"engagements": [{"kind": "meeting"}]}, {"references": 3},
    {"statements": [GOLD["statements"][0] | {"quote": " "}]}])
def test_gold_that_is_not_in_the_format(tmp_path: Path, changes: dict[str, Any]) -> None:
    with pytest.raises(GoldError, match=r"lisbon\.json: "):
        evaluate(write_gold(tmp_path, **changes), ScriptedReader())
