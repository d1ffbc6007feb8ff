"""What goes into a store comes out of it, once, and whatever the database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from communique.errors import StoreError
from communique.record import Record
from communique.store import Store
from communique.store.derived import TABLES, engagements, offices, participants, people, statements, visits
from communique.store.kept import claims, documents
from tests.scripted import REPORT, make_record

TIMES = ("first_seen", "last_seen", "withdrawn")


def contents(store: Store, *, without: tuple[str, ...] = ("last_seen",)) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of all tables."""
    with store.reading() as connection:
        return {table.name: sorted(
            (tuple(row[column.name] for column in table.columns if column.name not in without)
             for row in connection.execute(select(table)).mappings()), key=repr)
            for table in (documents, claims, *TABLES)}


def version(record: Record, **changes: Any) -> Record:
    """Return the record of another version of the same document."""
    return record.model_copy(update={"document": record.document.model_copy(update=changes)})


def test_a_record_comes_out_as_it_went_in(store: Store, record: Record) -> None:
    added = store.add_record(record)
    assert added.outcome == "added"
    assert list(store.records()) == [record]
    assert store.record(added.document_id).to_json() == record.to_json()


def test_adding_again_changes_nothing(store: Store, record: Record) -> None:
    first = store.add_record(record)
    before = contents(store)
    again = store.add_record(record)
    assert (again.outcome, again.document_id) == ("known", first.document_id)
    assert contents(store) == before


def test_claims_say_where_they_stand(store: Store, record: Record) -> None:
    store.add_record(record)
    with store.reading() as connection:
        rows = connection.execute(select(claims)).mappings().all()
    for row in rows:
        assert row["quote"] == (None if row["span_start"] is None else REPORT[row["span_start"]:row["span_end"]])
        assert row["reader_version"] == record.reader.version
    assert {row["kind"] for row in rows} >= {"engagement", "statement", "visit", "person", "place", "unread", "dating"}
    assert len({row["hash"] for row in rows}) == len(rows)


def test_the_same_facts_read_by_another_rule_are_the_same_claims(store: Store, record: Record) -> None:
    statement = record.statements[0]
    other = record.model_copy(update={
        "statements": (statement.model_copy(update={"rule": "other", "confidence": 0.1, "id": "s7"}),)})
    only = record.model_copy(update={"statements": (statement,)})
    assert _hashes(only) == _hashes(other)
    changed = record.model_copy(update={"statements": (statement.model_copy(update={"about": "friendship"}),)})
    assert len(_hashes(only) - _hashes(changed)) == 1


def _hashes(record: Record) -> set[str]:
    from communique.store.claims import claims_of

    return {claim.hash for claim in claims_of(record)}


def test_who_met_whom_is_one_join(store: Store, record: Record) -> None:
    store.add_record(record)
    e, mine, theirs = engagements, participants.alias(), participants.alias()
    met = (select(e.c.date, e.c.city, e.c.dated_by, e.c.sentence, theirs.c.office)
           .join(mine, mine.c.engagement_id == e.c.id).join(theirs, theirs.c.engagement_id == e.c.id)
           .where(mine.c.identity == "person:elena-rivas", theirs.c.identity == "person:rui-falcao"))
    with store.reading() as connection:
        (row,) = connection.execute(met).all()
    assert row[:3] == ("2025-05-06", "Lisbon", "inferred")
    assert row.sentence.startswith("She met with the President of Portugal")
    assert row.sentence.endswith("Ocean Forum.")
    assert row.office == "President"


def test_rows_of_visits_offices_and_statements(store: Store, record: Record) -> None:
    store.add_record(record)
    with store.reading() as connection:
        (visit,) = connection.execute(select(visits)).mappings()
        assert (visit["country"], visit["home"], visit["cities"]) == ("PT", "CL", "Lisbon")
        assert (visit["earliest"], visit["latest"]) == ("2025-05-06", "2025-05-07")
        assert "arrived in Lisbon" in visit["sentence"]
        held = connection.execute(select(offices.c.title).where(offices.c.country == "PT").order_by(offices.c.title))
        assert held.scalars().all() == ["President", "Prime Minister"]
        said = connection.execute(select(statements).order_by(statements.c.position)).mappings().all()
    assert [(s["speaker"], s["act"], s["addressee"]) for s in said] == [
        ("Elena Rivas", "thank", "Rui Falcão"), ("Rui Falcão", "say", None)]
    assert [s["earliest"] for s in said] == ["2025-05-06"] * 2


def test_rebuilding_gives_the_same_tables(store: Store, record: Record) -> None:
    store.add_record(record)
    before = contents(store)
    with store.writing() as connection:
        connection.execute(people.delete())
        connection.execute(text("UPDATE engagements SET city = 'Atlantis'"))
    assert contents(store) != before
    assert store.rebuild() == 1
    assert contents(store) == before


def test_a_corrected_release_takes_the_place_of_the_former(store: Store, record: Record) -> None:
    store.add_record(record)
    before = contents(store)
    corrected = version(record, id="sha256:2", published="2025-05-09", text=REPORT + "\nCorrected.")
    added = store.add_record(corrected)
    assert added.superseded == 1
    assert list(store.records()) == [corrected]
    assert list(store.records(superseded=True)) == [record, corrected]
    assert len(contents(store)["engagements"]) == len(record.engagements)
    store.remove([added.document_id])
    assert contents(store) == before


def test_an_older_version_added_later_stays_in_the_background(store: Store, record: Record) -> None:
    newer = version(record, id="sha256:2", published="2025-05-09", text=REPORT + "\nCorrected.")
    store.add_record(newer)
    added = store.add_record(version(record, published="2025-05-07"))
    assert added.superseded is None
    assert list(store.records()) == [newer]
    store.remove([1])
    assert [found.document.published for found in store.records()] == ["2025-05-07"]


def test_a_page_that_changes_around_its_text_is_known(store: Store, record: Record) -> None:
    store.add_record(record)
    before = contents(store)
    assert store.add_record(version(record, id="sha256:2")).outcome == "known"
    assert contents(store) == before


def test_removing_leaves_nothing(store: Store, record: Record) -> None:
    store.remove([store.add_record(record).document_id])
    assert not any(contents(store).values())
    with store.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM document_words")).scalar() == 0


def test_identities_reach_every_table_and_outlive_a_rebuild(store: Store, record: Record) -> None:
    document = store.add_record(record).document_id
    assert store.identify({(document, "person:rui-falcao"): "person:q1"}) == 1
    assert store.identify({(document, "person:rui-falcao"): "person:q1"}) == 0
    store.rebuild()
    dumped = repr(contents(store))
    assert dumped.count("'person:q1'") == 8  # people, 2 words, office, participant, speaker, addressee, speaker's row
    assert store.identify({(document, "person:rui-falcao"): "person:rui-falcao"}) == 1
    assert "person:q1" not in repr(contents(store))


def test_characters_that_a_database_refuses(store: Store, record: Record) -> None:
    odd = version(record, text=REPORT.replace("shimmered", "shim\x00ered"))
    store.add_record(odd)
    (found,) = store.records()
    assert found.document.text == REPORT.replace("shimmered", "shim�ered")


def test_texts_sort_by_code_point(store: Store) -> None:
    names = ["Zürich", "Ärö", "abc", "Bern", "ábc"]
    for number, name in enumerate(names):
        record = make_record()
        store.add_record(version(record, id=f"sha256:{number}", symbol=name, text=REPORT + name))
    with store.reading() as connection:
        found = connection.execute(select(documents.c.symbol).order_by(documents.c.symbol)).scalars().all()
    assert found == sorted(names)


def test_a_missing_store_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store yet"):
        Store.open(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()


def test_what_is_no_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("These are notes and no database at all." * 50, encoding="utf-8")
    with pytest.raises(StoreError, match="no SQLite file"):
        Store.open(tmp_path / "notes.db")
    with pytest.raises(StoreError, match="cannot lie in mysql"):
        Store.open("mysql://localhost/x")


def test_another_database_is_left_alone(address: str) -> None:
    with Store.open(address) as store, store.writing() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    with pytest.raises(StoreError, match="other tables"):
        Store.open(address)


@pytest.mark.parametrize(("found", "advice"), [("0001", "communique migrate"), ("9999", "update communique")])
def test_a_store_of_another_version_is_told(address: str, found: str, advice: str) -> None:
    with Store.open(address) as store, store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :found"), {"found": found})
    with pytest.raises(StoreError, match=advice):
        Store.open(address)
