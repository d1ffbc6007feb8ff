"""CSV and Parquet, opened by csv, pyarrow and DuckDB; the table of travel."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from communique.record import Record
from communique.write.exports import export
from communique.write.exports.csv_tables import defused
from communique.write.exports.parquet_tables import schema_of
from communique.write.exports.tables import TABLES
from communique.write.exports.travel import COLUMNS, HOME
from tests.write.exports.conftest import count, exported, hard_record


def _counts(records: list[Record]) -> dict[str, int]:
    engagements = [engagement for record in records for engagement in record.engagements]
    same = ("visits", "movements", "engagements", "statements", "agreements", "references", "upcoming", "unread")
    return {
        "documents": len(records), **{name: count(records, name) for name in same},
        "participants": sum(len(one.participants) for one in engagements),
        "topics": sum(len(one.topics) for one in engagements),
        "entities": sum(count(records, name) for name in ("people", "organizations", "places", "events")),
    }


def test_nothing_is_lost_in_csv(records: list[Record], tmp_path: Path) -> None:
    exported(records, "csv", tmp_path / "x")
    expected = _counts(records)
    assert {table.name for table in TABLES} == set(expected)
    for table in TABLES:
        with (tmp_path / "x" / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        assert header == [column.name for column in table.columns]
        assert len(rows) == expected[table.name] > 0, table.name
        assert not [cell for row in rows for cell in row if cell[:1] in "=+@" and cell[:1]]


def test_nothing_is_lost_in_parquet(records: list[Record], tmp_path: Path) -> None:
    exported(records, "parquet", tmp_path / "x")
    database = duckdb.connect()
    for table in TABLES:
        path = tmp_path / "x" / f"{table.name}.parquet"
        assert pq.read_table(path).num_rows == _counts(records)[table.name]
        found = database.execute(f"select count(*) from '{path}'").fetchone()
        assert found == (_counts(records)[table.name],)
        assert pq.read_schema(path).equals(schema_of(table))
        described = pq.read_schema(path).field(table.columns[-1].name).metadata
        assert described == {b"description": table.columns[-1].says.encode()}


@pytest.mark.parametrize("table", ["movements", "engagements", "participants", "statements", "topics", "visits"])
def test_spans_lead_to_the_words(records: list[Record], tmp_path: Path, table: str) -> None:
    exported(records, "parquet", tmp_path / "x")
    rows = duckdb.connect().execute(
        f"select f.span_start, f.span_end, f.evidence, d.text from '{tmp_path}/x/{table}.parquet' f "
        f"join '{tmp_path}/x/documents.parquet' d using (document_id)").fetchall()
    assert len(rows) == _counts(records)[table]
    for start, end, evidence, text in rows:
        assert " ".join(text[start:end].split()) == evidence.split(" … ")[0]


def test_tables_join(hard: Record, tmp_path: Path) -> None:
    exported([hard], "parquet", tmp_path / "x")
    rows = duckdb.connect().execute(
        f"select e.date, p.name, s.about from '{tmp_path}/x/engagements.parquet' e "
        f"join '{tmp_path}/x/participants.parquet' p on p.engagement = e.key and p.role = 'counterpart' "
        f"join '{tmp_path}/x/statements.parquet' s on s.engagement = e.key where s.act = 'say'").fetchall()
    assert rows == [("2025-05-06", "Rui Falcão", "Chile is a close friend")]


@pytest.mark.parametrize(("value", "cell"), [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\t=1", "'=1"), ("\r\n=1", "'=1"), ("＝1", "'＝1"),
    ("\u200e=1", "'=1"), (["a", "=b"], "a | '=b"), (-9.13, "-9.13"), (None, ""), (True, "true"), ("a=b", "a=b"),
    ("plain\ntext", "plain text")])
def test_cells_are_no_formulas(value: object, cell: str) -> None:
    assert defused(value) == cell


def test_formulas_of_a_document_are_text(hard: Record, tmp_path: Path) -> None:
    exported([hard], "csv", tmp_path / "x")
    told = (tmp_path / "x" / "entities.csv").read_text(encoding="utf-8")
    assert "'=HYPERLINK" in told and ",=HYPERLINK" not in told and '"=HYPERLINK' not in told
    assert "'@treaty on tuna" in (tmp_path / "x" / "agreements.csv").read_text(encoding="utf-8")


def test_a_zip_holds_the_same_and_is_the_same_each_time(hard: Record, tmp_path: Path) -> None:
    exported([hard], "csv", tmp_path / "x")
    exported([hard], "csv", tmp_path / "x.zip")
    stream = io.BytesIO()
    export([hard], "csv", stream)
    assert stream.getvalue() == (tmp_path / "x.zip").read_bytes()
    with zipfile.ZipFile(stream) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            assert archive.read(name) == (tmp_path / "x" / name).read_bytes()
    assert len(archive.namelist()) == len(TABLES)


def test_travel_tells_what_the_record_tells(hard: Record, tmp_path: Path) -> None:
    exported([hard], "travel", tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert list(row) == list(COLUMNS)
    assert {name: row[name] for name in (
        "LeaderFullName", "LeaderCountryISO", "LeaderRole", "TripYear", "TripDuration", "CountryVisitedISO",
        "CityVisited", "MetHostHoGS", "HostHOGSName", "MetNonhostHOGS", "NameMultilatEvent", "PublicAddress",
        "SignedAgreement", "Engagements")} == {
        "LeaderFullName": "Elena Rivas", "LeaderCountryISO": "CHL", "LeaderRole": "F", "TripYear": "2025",
        "TripDuration": "2", "CountryVisitedISO": "PRT", "CityVisited": "Lisbon", "MetHostHoGS": "Yes",
        "HostHOGSName": "Rui Falcão | Ana Prado", "MetNonhostHOGS": "", "NameMultilatEvent": "Ocean Forum",
        "PublicAddress": "", "SignedAgreement": "Yes", "Engagements": "2"}


def test_travel_at_home_is_counted_and_left_out(hard: Record, tmp_path: Path) -> None:
    visits = [hard.visits[0].model_dump(), hard.visits[0].model_dump() | {"id": "v2", "country": "CL"}]
    tally = exported([hard_record(visits=visits)], "travel", tmp_path / "x.csv")
    assert (tally.written["visits"], tally.aside[HOME]) == (1, 1)


def test_every_visit_abroad_is_a_row(read_records: list[Record], tmp_path: Path) -> None:
    tally = exported(read_records, "travel", tmp_path / "x.csv")
    rows = duckdb.connect().execute(f"select count(*) from read_csv('{tmp_path}/x.csv', all_varchar=true)").fetchone()
    assert rows == (tally.written["visits"],)
    assert tally.written["visits"] + tally.aside[HOME] == count(read_records, "visits")
