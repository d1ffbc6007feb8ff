"""`communique add`."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from benchmarks.snapshot import snapshot

from communique.store import Store
from tests.cli.conftest import Run

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(EXAMPLES.parent / "src")}


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "communique", *map(str, arguments)]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Return a folder of forty short reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02d}.txt").write_text(
            f"The Foreign Minister of Chile, Elena Rivas, met with the President of Portugal, Rui Falcão, in Lisbon on "
            f"{number % 28 + 1} May 2025. They discussed {number} fishing boats.", encoding="utf-8")
    return folder


def test_adding_twice_reads_once(run: Run, tmp_path: Path) -> None:
    db = tmp_path / "store.db"
    first = run("add", EXAMPLES, "--db", db)
    assert (first.code, first.out) == (0, "")
    assert first.err == f"communique: 3 documents added ({db})\n"
    with Store.open(db) as store:
        before = snapshot(store)
    again = run("add", EXAMPLES, "--db", db, "--format", "json")
    told = json.loads(again.out)
    assert (told["sources"], told["added"], told["known"], told["failed"]) == (3, [], 3, [])
    with Store.open(db) as store:
        assert snapshot(store) == before


def test_what_cannot_be_read_stops_nothing(run: Run, tmp_path: Path) -> None:
    result = run("add", tmp_path / "none.txt", EXAMPLES / "call.txt", "--db", tmp_path / "store.db")
    assert result.code == 2
    assert "none.txt: there is no such file" in result.err.splitlines()[0]
    assert "1 document added, 1 could not be read" in result.err


def test_a_changed_file_takes_the_place_of_the_former(run: Run, reports: Path, tmp_path: Path) -> None:
    run("add", reports / "00.txt", "--db", tmp_path / "store.db")
    text = (reports / "00.txt").read_text(encoding="utf-8")
    (reports / "00.txt").write_text(text.replace("Lisbon", "Porto"), encoding="utf-8")
    result = run("add", reports / "00.txt", "--db", tmp_path / "store.db")
    assert "1 document added, 1 of them in the place of an earlier version" in result.err
    with Store.open(tmp_path / "store.db") as store:
        (record,) = store.records()
    assert record.engagements[0].city == "place:porto-pt"


def test_standard_input(run: Run, tmp_path: Path) -> None:
    text = (EXAMPLES / "call.txt").read_text(encoding="utf-8")
    assert "1 document added" in run("add", "-", "--db", tmp_path / "store.db", stdin=text).err


def test_no_store_can_be_made_there(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run("add", EXAMPLES, "--db", tmp_path / "file" / "store.db")
    assert result.code == 2
    assert len(result.err.splitlines()) == 1
    assert "its folder cannot be made" in result.err


def test_processes_killed_and_interrupted_and_two_at_once(reports: Path, tmp_path: Path) -> None:
    whole, broken = tmp_path / "whole.db", tmp_path / "broken.db"
    subprocess.run(command("add", reports, "--db", whole, "--workers", 2), env=ENVIRONMENT, check=True,
                   capture_output=True)
    for stop in (signal.SIGKILL, signal.SIGINT):
        process = subprocess.Popen(command("add", reports, "--db", broken, "--workers", 2), env=ENVIRONMENT,
                                   stderr=subprocess.PIPE, start_new_session=True)
        _await_more(broken)
        process.send_signal(stop)
        told = process.communicate(timeout=30)[1].decode()
        if stop == signal.SIGINT and process.returncode:
            assert process.returncode == 130
            assert "Traceback" not in told
            assert told.splitlines()[-1] == "communique: interrupted"
    both = [subprocess.Popen(command("add", reports, "--db", broken, "--workers", 1), env=ENVIRONMENT,
                             stderr=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    with Store.open(whole) as one, Store.open(broken) as other:
        assert snapshot(one) == snapshot(other)


def _await_more(path: Path) -> None:
    """Wait until a document more is stored, or ten seconds."""
    start, end = _stored(path), time.monotonic() + 10
    while _stored(path) == start and time.monotonic() < end:
        time.sleep(0.02)


def _stored(path: Path) -> int:
    if not path.exists():
        return 0
    with Store.open(path) as store:
        return len(store.known_hashes())
