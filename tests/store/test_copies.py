"""Backups of one database are restored to the other, with everything in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.snapshot import snapshot
from sqlalchemy import select, text

from communique import ask, review
from communique.authority.judgements import Verdict
from communique.errors import StoreError
from communique.review.finding import facts_of
from communique.store import Store
from communique.store.backing_up import backup, restore
from communique.store.checking import check_store
from communique.store.copying import copy
from communique.store.corrections.table import corrections
from communique.store.identity import Decisions, Signature, deciding, questions, resolve_store
from communique.store.kept import documents, metadata
from tests.scripted import make_record
from tests.store.adding_process import records
from tests.store.people import meeting


@pytest.fixture
def full(store: Store) -> Store:
    """Return a store with versions, decisions, judgements and a document that was removed."""
    for record in (*records(4), meeting("Zola Quentmar", "President", "BR", "2001-02-03", symbol="FM/98"),
                   meeting("Zola Quentmar", "Minister", "AR", "2003-02-03", symbol="FM/99")):
        store.add_record(record)
    resolve_store(store)
    with store.writing() as connection:
        (question,) = questions(connection)
        deciding.decide(connection, question, Verdict.UNSURE, Signature("Ana"))
        fact = next(row for row in facts_of(connection, 2) if row["kind"] == "engagement")
        review.edit(connection, review.find_fact(connection, fact["hash"]), {"venue": "Ajuda"}, Signature("Ana"))
    resolve_store(store)
    store.remove([1])
    return store


def everything(store: Store) -> dict[str, list[str]]:
    """Return all rows of all tables, with their numbers and times."""
    with store.reading() as connection:
        return {table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
                for table in metadata.sorted_tables}


def test_a_backup_is_a_store_and_is_restored_to_the_other_database(full: Store, new_database: str,
                                                                   tmp_path: Path) -> None:
    backup(full, tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("copy")] == ["copy.db"]
    before = everything(full)
    with Store.open(tmp_path / "copy.db", create=False) as saved:
        assert (everything(saved), check_store(saved)) == (before, [])
    from_sqlite = full.url.get_backend_name() == "sqlite"
    for target in (str(tmp_path / "restored.db"), *([new_database] if from_sqlite else [])):
        assert restore(tmp_path / "copy.db", target)[1] == 5
        with Store.open(target, create=False) as back:
            assert (everything(back), snapshot(back), check_store(back)) == (before, snapshot(full), [])
            assert back.add_record(make_record()).document_id == 7, "numbers go on where they were"
            with back.reading() as connection:
                assert ask.find(connection, "fisheries").total == 3
                assert len(Decisions(connection).all()) == len(connection.execute(select(corrections)).all()) == 1


def test_only_an_empty_store_is_restored_to(full: Store, tmp_path: Path) -> None:
    backup(full, tmp_path / "copy.db")
    before = everything(full)
    with pytest.raises(StoreError, match="this store holds documents; name an empty or a new one"):
        restore(tmp_path / "copy.db", full.url.render_as_string(hide_password=False))
    assert everything(full) == before


def test_what_is_no_backup_is_told(tmp_path: Path, full: Store) -> None:
    with pytest.raises(StoreError, match="there is no such file"):
        restore(tmp_path / "none.db", tmp_path / "new.db")
    (tmp_path / "text.db").write_text("hello " * 2000, encoding="utf-8")
    with pytest.raises(StoreError, match="damaged"):
        restore(tmp_path / "text.db", tmp_path / "new.db")
    backup(full, tmp_path / "copy.db")
    content = bytearray((tmp_path / "copy.db").read_bytes())
    content[4096 * 5:4096 * 6] = b"\xff" * 4096
    (tmp_path / "copy.db").write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        restore(tmp_path / "copy.db", tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()


def test_a_copy_is_of_one_state_and_whole_or_not_at_all(full: Store, tmp_path: Path) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with Store.open(tmp_path / "target.db") as target:
        with pytest.raises(KeyboardInterrupt):
            copy(full, target, stop)
        assert target.known_hashes() == set()
        late = make_record().model_copy(update={"document": make_record().document.model_copy(update={
            "id": "sha256:" + "9" * 64, "symbol": "FM/500"})})
        seen = full.known_hashes()
        with full.reading() as connection:
            assert len(connection.execute(select(documents.c.id)).all()) == 5
            full.add_record(late)
            assert len(connection.execute(select(documents.c.id)).all()) == 5, "what others write is not seen"
        assert copy(full, target) == 6
        assert target.known_hashes() - seen == {late.document.id}


def test_a_postgresql_store_of_an_older_schema_is_told(new_database: str, tmp_path: Path) -> None:
    with Store.open(new_database) as store:
        with store.writing() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        with pytest.raises(StoreError, match="run `communique migrate`"):
            backup(store, tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []
