"""The pages in other languages: whole, with the same values in them, and dates in the reader's manner."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from starlette.testclient import TestClient

from communique.show.locales import CATALOGUES, languages

ROOT = Path(__file__).parents[2]
PAGES = ["/", "/visits/1", "/people", "/countries/KZ", "/topics", "/search?q=Tokayev", "/calendar/2024/07", "/network",
         "/coverage"]


def test_french_is_shipped() -> None:
    assert languages()[:1] == ("en",)
    assert "fr" in languages()


def test_every_word_is_translated_and_compiled() -> None:
    script = ROOT / "scripts" / "build_catalogues.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("language", languages()[1:])
def test_a_translation_has_the_values_and_marks_of_its_words(language: str) -> None:
    path = CATALOGUES / language / "LC_MESSAGES" / "communique.po"
    for message in read_po(path.open("rb"), locale=language):
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for found in ("%\\(\\w+\\)s", "</?\\w+>"):
            assert set(re.findall(found, ids[-1])) == set(re.findall(found, strings[-1])), message.id


@pytest.mark.parametrize("path", PAGES)
def test_a_page_speaks_french_to_those_who_ask_for_it(client: TestClient, path: str) -> None:
    page = client.get(path, headers={"Accept-Language": "fr-CH, fr;q=0.9, en;q=0.5"})
    assert page.status_code == 200
    assert '<html lang="fr" dir="ltr">' in page.text
    assert "Visites" in page.text
    assert "Skip to the content" not in page.text


def test_days_and_countries_are_french_too(client: TestClient) -> None:
    page = client.get("/visits/1", headers={"Accept-Language": "fr-FR"}).text
    assert "juillet 2024" in page
    assert "mercredi" in page


def test_a_language_that_there_is_none_of_falls_back_to_english(client: TestClient) -> None:
    assert '<html lang="en"' in client.get("/", headers={"Accept-Language": "tlh, xx;q=0.5"}).text


def test_a_language_is_chosen_by_a_link_and_remembered(client: TestClient) -> None:
    assert '<html lang="fr"' in client.get("/?lang=fr").text
    assert '<html lang="fr"' in client.get("/people").text
