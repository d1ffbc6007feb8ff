"""`communique import`, `check`, `backup`, `migrate`, `remove` and `reread`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.snapshot import snapshot
from sqlalchemy import text

from communique.store import Store, counted, watched
from communique.store.access import tables as access
from communique.store.corrections import table as corrections
from communique.store.identity import tables
from communique.store.kept import unresolved
from communique.store.migrations.versions import v0009_counts_and_profiles
from tests.cli.conftest import Run
from tests.scripted import make_record

DATA = Path(__file__).resolve().parent.parent / "store" / "data"


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Return a store with one record."""
    with Store.open(tmp_path / "store.db") as store:
        store.add_record(make_record())
    return tmp_path / "store.db"


def damage(db: Path, statement: str) -> None:
    with Store.open(db) as store, store.writing() as connection:
        connection.execute(text(statement))


def test_import_prints_counts_that_are_equal(run: Run, tmp_path: Path) -> None:
    result = run("import", DATA, "--map", DATA / "meetings.yml", "--db", tmp_path / "new.db")
    assert result.code == 0
    rows = [line.split() for line in result.out.splitlines()]
    assert rows[0] == ["file", "entries", "stored", "new", "known", "repeated", "failed"]
    assert [row[1:] for row in rows[1:]] == [
        ["4", "3", "3", "0", "1", "0"], ["4", "4", "4", "0", "0", "0"], ["2", "2", "2", "0", "0", "0"],
        ["10", "9", "9", "0", "1", "0"]]
    assert "the same journey twice, both stored" in result.err
    assert result.err.endswith("communique: every entry is in the store\n")
    again = json.loads(run("import", DATA / "visits.xml", "--db", tmp_path / "new.db", "--format", "json").out)
    assert (again["files"][0]["known"], again["files"][0]["complete"]) == (2, True)


def test_import_names_what_it_leaves_out(run: Run, tmp_path: Path) -> None:
    result = run("import", DATA, "--db", tmp_path / "new.db")
    assert "left out: " in result.err and "meetings.csv: a table needs --map" in result.err
    alone = run("import", DATA / "meetings.csv", "--db", tmp_path / "new.db")
    assert alone.code == 2
    assert len(alone.err.splitlines()) == 1


def test_import_of_a_line_that_is_no_record(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text(make_record().to_json(indent=None) + "\n{}\n", encoding="utf-8")
    result = run("import", path, "--db", tmp_path / "new.db")
    assert result.code == 2
    assert "line 2: this is no record" in result.err


def test_check_of_a_whole_store(run: Run, db: Path) -> None:
    result = run("check", "--db", db)
    assert (result.code, result.out, result.err) == (0, "", f"communique: all is well ({db})\n")


def test_check_repairs_what_can_be_made_again(run: Run, db: Path) -> None:
    damage(db, "DELETE FROM participants")
    told = run("check", "--db", db)
    assert told.code == 1
    assert "table participants" in told.out
    assert "2 problems found; `communique check --repair`" in told.err
    assert run("check", "--db", db, "--repair").code == 0
    assert run("check", "--db", db).code == 0


def test_check_does_not_repair_what_only_a_backup_can(run: Run, db: Path) -> None:
    damage(db, "UPDATE documents SET text = replace(text, 'Lisbon', 'Oporto')")
    told = run("check", "--db", db, "--repair", "--format", "json")
    assert told.code == 1
    report = json.loads(told.out)
    assert report["repaired"] is False
    assert report["problems"][0]["what"] == "its text is not the one that was stored"


def test_backup_is_not_written_over_another_file(run: Run, db: Path, tmp_path: Path) -> None:
    assert run("backup", tmp_path / "copy.db", "--db", db).code == 0
    with Store.open(db) as one, Store.open(tmp_path / "copy.db") as other:
        assert snapshot(one) == snapshot(other)
    assert "--force" in run("backup", tmp_path / "copy.db", "--db", db).err
    assert run("backup", tmp_path / "copy.db", "--db", db, "--force").code == 0
    assert "there is no folder" in run("backup", tmp_path / "none" / "copy.db", "--db", db).err


def test_migrate_brings_an_older_store_to_this_version(run: Run, db: Path) -> None:
    assert run("migrate", "--db", db).err == f"communique: {db} is up to date\n"
    later = (access.TABLES, corrections.TABLES, watched.TABLES, counted.TABLES, (unresolved,), (
        tables.appearances, tables.profiles, tables.profile_keys, tables.likenesses, tables.clusters, tables.settled))
    for table in [table for group in later for table in group][::-1]:
        damage(db, f"DROP TABLE {table.name}")
    for table, *columns in v0009_counts_and_profiles.INDEXES:
        damage(db, f"DROP INDEX ix_{table}_{'_'.join(columns)}")
    damage(db, "ALTER TABLE documents DROP COLUMN read_until")
    damage(db, "UPDATE alembic_version SET version_num = '0005'")
    assert "run `communique migrate`" in run("check", "--db", db).err
    assert "brought from schema 0005 to" in run("migrate", "--db", db).err
    assert run("check", "--db", db).code == 0


def test_remove_by_any_name(run: Run, db: Path) -> None:
    assert "1 document would be removed" in run("remove", "FM/113", "--db", db, "--dry-run").err
    result = run("remove", "FM/113", "--db", db)
    assert result.out == "FM/113: The Minister in Lisbon\n"
    again = run("remove", "1", "--db", db)
    assert again.code == 2
    assert "has no document '1'" in again.err


def test_reread_tells_what_changed(run: Run, db: Path) -> None:
    result = run("reread", "--db", db)
    assert result.code == 0
    assert result.err.startswith("communique: 1 document read again, 1 changed")
    assert "FM/113" in result.out
    assert run("reread", "--db", db).err.startswith("communique: 0 documents read again, 0 changed")
    everything = json.loads(run("reread", "--db", db, "--all", "--format", "json").out)
    assert (everything["read"], everything["changed"], everything["failed"]) == (1, [], [])
    assert run("check", "--db", db).code == 0


@pytest.mark.parametrize("command", [["check"], ["migrate"], ["reread"], ["remove", "1"], ["backup", "copy.db"]])
def test_where_there_is_no_store_it_is_told(run: Run, tmp_path: Path, command: list[str]) -> None:
    result = run(*command, "--db", tmp_path / "none.db")
    assert result.code == 2
    assert "there is no store yet" in result.err
    assert not (tmp_path / "none.db").exists()
