"""Runs the command line in this process."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.scripted import REPORT


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


Run = Callable[..., Result]


class _Bytes(io.TextIOWrapper):
    """Standard input with the bytes of a text."""

    def __init__(self, text: str) -> None:
        super().__init__(io.BytesIO(text.encode()), encoding="utf-8")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs `communique` with arguments and tells code, output and errors."""
    from communique.cli.app import main

    def call(*arguments: object, stdin: str = "") -> Result:
        monkeypatch.setattr("sys.stdin", _Bytes(stdin))
        with pytest.raises(SystemExit) as stop:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Result(int(stop.value.code or 0), captured.out, captured.err)

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with three reports."""
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(REPORT, encoding="utf-8")
    return tmp_path
