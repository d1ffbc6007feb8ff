"""Markdown, CSV, JSON and evidence."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest

from communique.record import Record
from communique.write import FORMATS, Options, writer
from communique.write.explain import explain
from communique.write.markdown import escape
from communique.write.names import country_name, listed, plain, spoken_date, spoken_range
from communique.write.tables import COLUMNS
from tests.scripted import REPORT, make_record


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_streams(record: Record, name: str) -> None:
    out = io.StringIO()
    written: list[int] = []

    def records() -> Iterator[Record]:
        for _ in range(3):
            written.append(out.tell())
            yield record

    writer(name)(records(), out, Options(many=True, width=80))
    assert written == sorted(set(written))


def test_quotes_are_the_words_of_the_document(record: Record) -> None:
    quotes = [quote for _, facts in explain(record) for fact in facts for quote in fact.quotes]
    assert len(quotes) > 10
    assert all(REPORT[quote.start:quote.end] == quote.words for quote in quotes)


@pytest.mark.parametrize(("text", "escaped"), [
    ("a*b_c`d", r"a\*b\_c\`d"), ("# x", r"\# x"), ("- x", r"\- x"), ("1. x", r"1\. x"), ("<b>", r"\<b\>"),
    ("[x](y)", r"\[x\](y)"), ("2024 - 5", "2024 - 5"), ("| x |", r"\| x \|"), ("a\nb", "a b")])
def test_markdown_shows_words_as_they_are(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_csv_cells(record: Record) -> None:
    topics = [{"text": '=HYPERLINK("x")', "start": 0, "end": 1}]
    engagement = record.engagements[0].model_dump() | {"topics": topics, "venue": 'Palace, "the" old'}
    out = io.StringIO()
    writer("csv")([make_record(engagements=[engagement])], out, Options())
    rows = list(csv.reader(io.StringIO(out.getvalue())))
    assert tuple(rows[0]) == COLUMNS
    row = dict(zip(COLUMNS, rows[1], strict=True))
    assert row["topics"] == "'=HYPERLINK(\"x\")"
    assert row["venue"] == 'Palace, "the" old'
    assert row["evidence"] == "met with the President of Portugal"
    assert REPORT[int(row["start"]):int(row["end"])] == row["evidence"]


def test_names_that_people_read() -> None:
    assert country_name("KZ") == "Kazakhstan"
    assert country_name("QQ") == "QQ"
    assert [listed(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == ["", "A", "A and B", "A, B and C"]
    assert plain(" a\u200f\n b\x07\u00adc ") == "a b c"


def test_days_that_people_read() -> None:
    assert spoken_date("2024-07-03") == "Wednesday 3 July 2024"
    assert spoken_date("2024-07") == "2024-07"
    assert spoken_range("2024-07-03", "2024-07-03") == spoken_range("2024-07-03", None) == "3 Jul 2024"
    assert spoken_range("2024-07-30", "2024-08-02").replace("\u2009", " ") == "30 Jul – 2 Aug 2024"
    assert spoken_range("2024", "2025") == "2024 – 2025"
    assert spoken_range(None, None) == ""
