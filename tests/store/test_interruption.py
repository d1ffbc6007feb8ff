"""Whatever ends a process while it writes, the store is whole, and taking the work up again completes it."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.snapshot import snapshot
from sqlalchemy import func, select

from communique.errors import StoreError
from communique.record import Record
from communique.store import Entry, Store
from communique.store.kept import documents
from communique.store.writing import put
from tests.store.adding_process import records

ROOT = Path(__file__).resolve().parent.parent.parent
COUNT = 40


def start(address: str, count: int = COUNT) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    return subprocess.Popen([sys.executable, "-m", "tests.store.adding_process", address, str(count)], cwd=ROOT,
                            env=environment)


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, list[tuple[object, ...]]]]:
    with Store.open(tmp_path_factory.mktemp("whole") / "store.db") as store:
        store.add_entries([Entry(record) for record in records(COUNT)])
        yield snapshot(store)


def stored(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(documents)).scalar_one())


def test_killed_at_any_moment_and_taken_up_again(address: str, uninterrupted: object) -> None:
    Store.open(address).close()
    chance, seen = random.Random(3), 0
    for aim in (0, 8, 24):
        process = start(address)
        with Store.open(address) as store:
            while stored(store) < max(aim, seen) and process.poll() is None:
                time.sleep(0.01)
        time.sleep(chance.random() * 0.02)
        process.kill()
        process.wait()
        with Store.open(address) as store:
            assert stored(store) >= seen, "what was finished is lost"
            seen = stored(store)
            assert seen % 2 == 0, "half a transaction"
    assert start(address).wait() == 0
    with Store.open(address) as store:
        assert snapshot(store) == uninterrupted


def test_killed_while_the_store_is_made(tmp_path: Path) -> None:
    for number, delay in enumerate((0.5, 0.65, 0.8)):
        path = str(tmp_path / f"{number}.db")
        process = start(path, 2)
        time.sleep(delay)
        process.kill()
        process.wait()
        assert start(path, 2).wait() == 0
        with Store.open(path, create=False) as store:
            assert stored(store) == 2


def test_three_processes_at_once(address: str, uninterrupted: object) -> None:
    processes = [start(address) for _ in range(3)]
    assert [process.wait() for process in processes] == [0, 0, 0]
    with Store.open(address) as store:
        assert snapshot(store) == uninterrupted


def test_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    made = records(COUNT)
    with Store.open(path) as store:
        store.add_entries([Entry(record) for record in made[:4]])
        before = snapshot(store)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Store.open(path) as store:
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 20_000, limits[1]))
        try:
            with pytest.raises(StoreError, match="disk"):
                store.add_entries([Entry(record) for record in made])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    with Store.open(path) as store:
        assert snapshot(store) == before
        store.add_entries([Entry(record) for record in made])
        assert stored(store) == COUNT


def test_pages_running_out_is_told_and_loses_nothing(tmp_path: Path) -> None:
    made = records(COUNT)
    with Store.open(tmp_path / "store.db") as store:
        store.add_entries([Entry(record) for record in made[:4]])
        before = snapshot(store)
        with pytest.raises(StoreError, match="the disk is full; nothing of what was being written is kept"):
            _fill(store, made)
        assert snapshot(store) == before


def test_read_only_database_answers_and_refuses(address: str, tmp_path: Path) -> None:
    with Store.open(address) as store:
        store.add_entries([Entry(record) for record in records(3)])
        before = snapshot(store)
        with pytest.raises(StoreError, match="can only be read; nothing was changed"):
            _write_sealed(store)
        assert snapshot(store) == before


def _fill(store: Store, made: list[Record]) -> None:
    with store.writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}")
        for record in made:
            put(connection, Entry(record))


def _write_sealed(store: Store) -> None:
    with store.reading() as connection:
        sqlite = connection.dialect.name == "sqlite"
        connection.exec_driver_sql("PRAGMA query_only = ON" if sqlite else "SET TRANSACTION READ ONLY")
        connection.execute(documents.delete())
