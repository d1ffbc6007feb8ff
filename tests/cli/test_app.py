"""The command as a whole: help, version, errors, and what it loads."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from communique import __version__
from communique.cli import app
from tests.cli.conftest import Run

#: Packages that take long to load, and that help has no use for. (typer itself takes pydantic to describe options.)
_HEAVY = {"spacy", "numpy", "rich.console", "trafilatura", "httpx", "babel", "yaml", "communique.record", "sqlalchemy"}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["read", "--help"], ["evaluate", "-h"],
                                       ["add", "-h"]])
def test_help_and_version_load_nothing_heavy(arguments: list[str]) -> None:
    script = ("import sys\nfrom communique.cli.app import main\ntry:\n    main(sys.argv[1:])\n"
              "except SystemExit as stop:\n    assert not stop.code\nprint('LOADED', *sys.modules)")
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    loaded = done.stdout.rpartition("LOADED")[2].split()
    assert not _HEAVY.intersection(loaded)


def test_version(run: Run) -> None:
    assert run("--version").out == f"communique {__version__}\n"


def test_without_a_verb_the_help_is_shown(run: Run) -> None:
    result = run()
    assert result.code == 0
    assert "Usage: communique" in result.out


def test_schema_is_that_of_a_record(run: Run) -> None:
    schema = json.loads(run("schema").out)
    assert {"schema", "engagements", "statements", "unread"} <= set(schema["properties"])


@pytest.mark.parametrize("arguments", [["reed"], ["read", "--format", "xml", "x"], ["read", "--no-such"], ["evaluate"]])
def test_wrong_usage_is_one_line(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert len(result.err.splitlines()) == 1
    assert result.err.startswith("communique: error: ")


@pytest.mark.parametrize(("stop", "code"), [
    (KeyboardInterrupt(), 130), (RuntimeError("odd\nthing"), 2), (OSError(28, "No space"), 2)])
def test_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
                      stop: BaseException, code: int) -> None:
    def fail(*_: object, **__: object) -> None:
        raise stop

    monkeypatch.setattr("communique.sources.expand", fail)
    result = run("read", tmp_path)
    assert result.code == code
    assert len(result.err.splitlines()) == 1


def test_debug_shows_where(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("odd")

    monkeypatch.setenv(app.DEBUG, "1")
    monkeypatch.setattr("communique.sources.expand", fail)
    with pytest.raises(RuntimeError, match="odd"):
        app.main(["read", "x"])
