"""The progress bar: on a terminal, for many documents, after a moment."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from communique.cli import progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Return a function that counts two documents and returns what was shown on standard error."""

    def count(total: int = 3, *, quiet: bool = False, patience: float = -1.0, out: io.StringIO | None = None) -> str:
        shown = out if out is not None else _Terminal()
        monkeypatch.setattr("sys.stderr", shown)
        monkeypatch.setattr(progress, "_PATIENCE", patience)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("NO_COLOR", "1")
        with progress.Bar(total, quiet=quiet, shared=True) as bar:
            bar.advance()
            bar.advance()
            with bar.hidden():
                pass
        return shown.getvalue()

    return count


def test_shows_how_many_are_read(watched: Callable[..., str]) -> None:
    assert "2/3" in watched()


def test_not_for_one_document(watched: Callable[..., str]) -> None:
    assert watched(1) == ""


def test_not_where_quiet(watched: Callable[..., str]) -> None:
    assert watched(quiet=True) == ""


def test_not_within_the_first_moment(watched: Callable[..., str]) -> None:
    assert watched(patience=60.0) == ""


def test_not_where_errors_go_to_a_file(watched: Callable[..., str]) -> None:
    assert watched(out=io.StringIO()) == ""
