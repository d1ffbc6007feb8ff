"""`communique watch`."""

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
from communique.store.checking import check_store
from tests.cli.conftest import Run
from tests.watch.conftest import Press

ROOT = Path(__file__).resolve().parent.parent.parent
FREE = ("--allow-private", "--pause", "0")


def start(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-m", "communique", *map(str, arguments)], text=True,
                            env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE)


def wait_for(press: Press, reports: int) -> None:
    end = time.monotonic() + 60
    while len(press.reports_asked()) < reports and time.monotonic() < end:
        time.sleep(0.005)
    assert len(press.reports_asked()) >= reports


def test_once(run: Run, press: Press, tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text(f'<opml><body><outline xmlUrl="{press.feed}"/></body></opml>',
                                         encoding="utf-8")
    db = tmp_path / "store.db"
    first = run("watch", tmp_path / "feeds.opml", press.feed, "--db", db, *FREE)
    assert (first.code, first.out) == (0, "")
    assert first.err == f"communique: 1 feed, 3 new, 3 documents added ({db})\n"
    again = json.loads(run("watch", press.feed, "--db", db, "--once", *FREE, "--format", "json").out)
    assert (again["unchanged"], again["added"], again["failed"], again["waiting"]) == (1, [], [], 0)
    assert run("watch", press.feed, "--db", db, *FREE, "--quiet").err == ""


def test_errors_are_told_in_a_line(run: Run, press: Press, tmp_path: Path) -> None:
    refused = run("watch", press.feed, "--db", tmp_path / "store.db")
    assert refused.code == 2 and "loopback" in refused.err.splitlines()[0]
    for arguments in (["none.opml"], ["ftp://x.example/"], [press.feed, "--once", "--every", "5"]):
        result = run("watch", *arguments, "--db", tmp_path / "store.db")
        assert result.code == 2 and len(result.err.splitlines()) == 1


def test_every_goes_on_until_it_is_interrupted(run: Run, press: Press, tmp_path: Path,
                                               monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            raise KeyboardInterrupt
        press.tell([10 + len(slept)])

    monkeypatch.setattr("communique.cli.watch.time.sleep", sleep)
    result = run("watch", press.feed, "--db", tmp_path / "store.db", *FREE, "--every", "30", "-f", "json")
    assert result.code == 130 and "interrupted" in result.err
    assert [len(json.loads(line)["added"]) for line in result.out.splitlines()] == [3, 1, 1]
    assert all(1700 < seconds <= 1800 for seconds in slept)


@pytest.mark.parametrize("reports", [1, 5, 9])
def test_what_a_killed_round_left_is_taken_up(press: Press, tmp_path: Path, reports: int) -> None:
    press.tell(range(12))
    db = tmp_path / "store.db"
    running = start("watch", press.feed, "--db", db, *FREE)
    wait_for(press, reports)
    running.kill()
    running.communicate()
    with Store.open(db) as store:
        finished = {str(record.document.source).removeprefix(press.site.url("")) for record in store.records()}
    before = len(press.reports_asked())
    resumed = start("watch", press.feed, "--db", db, *FREE)
    _, told = resumed.communicate(timeout=120)
    assert resumed.returncode == 0, told
    assert not finished & set(press.reports_asked()[before:]), "what was finished is not asked for again"
    other = start("watch", press.feed, "--db", tmp_path / "other.db", *FREE)
    other.communicate(timeout=120)
    with Store.open(db) as store, Store.open(tmp_path / "other.db") as undisturbed:
        assert snapshot(store) == snapshot(undisturbed)
        assert len(list(store.records())) == 12
        assert check_store(store) == []


def test_an_interrupt_is_told_in_a_line(press: Press, tmp_path: Path) -> None:
    press.tell(range(40))
    running = start("watch", press.feed, "--db", tmp_path / "store.db", *FREE, "--quiet")
    wait_for(press, 3)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 130 and told == "communique: interrupted\n"
