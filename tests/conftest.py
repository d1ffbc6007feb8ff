"""What tests of more than one folder share."""

from __future__ import annotations

from typing import Any

import pytest

from communique import Reader
from communique.record import Record
from tests.scripted import ScriptedReader, make_record


@pytest.fixture
def record() -> Record:
    """Return the record of `REPORT`."""
    return make_record()


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> list[ScriptedReader]:
    """Make the command line use `ScriptedReader`; return those that it makes."""
    import communique

    made: list[ScriptedReader] = []

    def make(**settings: Any) -> ScriptedReader:
        made.append(ScriptedReader(**settings))
        return made[-1]

    monkeypatch.setattr(communique, "Reader", make, raising=False)
    return made


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Return one reader for all tests that read; it takes seconds to load."""
    return Reader()
