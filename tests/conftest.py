"""What tests of more than one folder share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Debian's Chromium, started once."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert found, "the browser tests need Chromium: scripts/install_test_tools.sh"
    with sync_playwright() as playwright:
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        started = playwright.chromium.launch(executable_path=found, args=options)
        yield started
        started.close()
