"""Damage is found, copies are whole, and reading again changes what it should and nothing else."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from benchmarks.snapshot import snapshot
from sqlalchemy import select, text

from communique import Reader
from communique.bulk import Settings
from communique.errors import StoreError
from communique.record import Record
from communique.store import Store
from communique.store.backing_up import backup
from communique.store.checking import check_store
from communique.store.importing import Import
from communique.store.kept import claims, documents
from communique.store.rereading import outdated, replace, reread
from tests.scripted import REPORT

DATA = Path(__file__).parent / "data"


def problems(store: Store) -> list[str]:
    return [f"{problem.where}: {problem.what}" for problem in check_store(store)]


@pytest.mark.parametrize(("damage", "told"), [
    ("UPDATE documents SET text = replace(text, 'Lisbon', 'Oporto')", "its text is not the one that was stored"),
    ("UPDATE claims SET quote = 'x' WHERE kind = 'statement'", "what it says is not what it was stored as"),
    ("UPDATE claims SET content = replace(content, 'thank', 'scold')", "what it says is not what it was stored as"),
    ("UPDATE claims SET content = '{' WHERE kind = 'visit'", "its content is no JSON"),
    ("UPDATE claims SET span_start = span_start + 1 WHERE kind = 'movement'", "the words at"),
    ("UPDATE engagements SET city = 'Oporto'", "table engagements: its rows of document 1"),
    ("DELETE FROM participants", "table participants: its rows of document 1"),
    ("UPDATE claims SET withdrawn = 'now' WHERE kind = 'movement'", "table movements: 2 rows without a current claim"),
])
def test_damage_is_found(store: Store, record: Record, damage: str, told: str) -> None:
    store.add_record(record)
    assert problems(store) == []
    with store.writing() as connection:
        connection.execute(text(damage))
    assert [problem for problem in problems(store) if told in problem]


def test_damaged_full_text_is_found_and_made_again(store: Store, record: Record) -> None:
    store.add_record(record)
    with store.writing() as connection:
        postgresql = connection.dialect.name == "postgresql"
        connection.execute(text("UPDATE document_words SET words = to_tsvector('simple', 'x')" if postgresql else
                                "INSERT INTO document_words (document_words) VALUES ('delete-all')"))
    assert [problem for problem in problems(store) if problem.startswith("full text")]
    store.rebuild()
    assert problems(store) == []


def test_a_corrupted_file_is_found(tmp_path: Path, record: Record) -> None:
    path = tmp_path / "store.db"
    with Store.open(path) as store:
        store.add_record(record)
    content = bytearray(path.read_bytes())
    at = content.index(REPORT[:40].encode())
    content[at:at + 5] = b"XXXXX"
    path.write_bytes(content)
    with Store.open(path) as store:
        assert any("its text is not the one that was stored" in problem for problem in problems(store))
    with Store.open(path) as store, store.reading() as connection:
        page = connection.execute(text("SELECT rootpage FROM sqlite_master WHERE name = 'ix_people_country'")).scalar()
    content[(page - 1) * 4096:(page - 1) * 4096 + 200] = b"\xff" * 200
    path.write_bytes(content)
    with Store.open(path) as store:
        assert problems(store)[0].startswith("file: ")


def test_a_backup_is_a_store_of_its_own(tmp_path: Path, record: Record) -> None:
    with Store.open(tmp_path / "a b#%.db") as store:
        store.add_record(record)
        with store.writing():  # another transaction is under way
            backup(store, tmp_path / "copy.db")
        before = snapshot(store)
    with Store.open(tmp_path / "copy.db", create=False) as copy:
        assert snapshot(copy) == before
        assert problems(copy) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a b#%.db", "copy.db"]


def test_a_damaged_store_is_not_copied(tmp_path: Path, record: Record) -> None:
    with Store.open(tmp_path / "a.db") as store:
        store.add_record(record)
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET rootpage = 2 WHERE name = 'ix_people_country'")
    with Store.open(tmp_path / "a.db") as store, pytest.raises(StoreError, match="damaged"):
        backup(store, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_a_sealed_file_is_read(tmp_path: Path, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(tmp_path / "store.db") as store:
        store.add_record(record)
    # Where tests run as root no file is closed to them, so that the answer of the system is given here.
    monkeypatch.setattr("communique.store.connecting.os.access", lambda *_: False)
    with Store.open(tmp_path / "store.db") as store:
        assert list(store.records()) == [record]
        assert problems(store) == []
        with pytest.raises(StoreError, match=r"^/.*/store\.db: it can only be read; nothing was changed"):
            store.remove([1])


def test_the_same_reading_again_changes_nothing(store: Store, record: Record) -> None:
    store.add_record(record)
    before = snapshot(store)
    with store.writing() as connection:
        assert not replace(connection, 1, record)
    assert snapshot(store) == before


def test_a_newer_reading_withdraws_alters_and_adds(store: Store, record: Record) -> None:
    store.add_record(record)
    statement = record.statements[0]
    newer = record.model_copy(update={
        "reader": record.reader.model_copy(update={"version": "9"}),
        "movements": record.movements[:1],
        "engagements": (record.engagements[0].model_copy(update={"city": None}), *record.engagements[1:]),
        "statements": (statement, record.statements[1], statement.model_copy(update={"id": "s3", "act": "greet"}))})
    with store.writing() as connection:
        changes = replace(connection, 1, newer)
    assert changes.withdrawn == [("movement", "leaves for Rome")]
    assert changes.altered == [("engagement", "met with the President of Portugal", ["city"])]
    assert changes.added == [("statement", "thanked the President for his hospitality")]
    assert list(store.records()) == [newer]
    assert problems(store) == []
    with store.reading() as connection:
        versions = {row.hash: row.reader_version for row in connection.execute(select(claims))}
    assert sorted(set(versions.values())) == ["0", "9"]
    with store.writing() as connection:
        replace(connection, 1, record)
    assert list(store.records()) == [record]
    assert problems(store) == []


def test_stored_documents_are_read_as_they_were_first(store: Store, reader: Reader) -> None:
    store.add_record(reader.read(REPORT, published="2025"), published="2025")
    work = Import(store, Settings(), 1)
    work.run(work.files([DATA]))
    before = snapshot(store)
    assert outdated(store, reader.read(REPORT).reader.version) == []
    everything = outdated(store, "", everything=True)
    failures: list[str] = []
    assert list(reread(store, everything, Settings(), failed=failures.append)) == []
    assert failures == []
    assert snapshot(store) == before
    with store.writing() as connection:
        connection.execute(documents.update().values(reader_version="0"))
        connection.execute(claims.delete().where(claims.c.kind == "engagement"))
    changed = list(reread(store, outdated(store, "1"), Settings(), failed=failures.append))
    assert sum(len(changes.added) for changes in changed) == len(before["engagements"])
    assert snapshot(store) == before
