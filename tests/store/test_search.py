"""Full text: the same is found in both databases, and what was found is marked."""

from __future__ import annotations

import pytest

from communique.errors import StoreError
from communique.record import Record
from communique.store import Store
from communique.store.claims import ENTITIES, FACTS
from communique.store.search import Hit, parse, search
from tests.scripted import make_record

TEXTS = {
    "2025-01-01": "The leaders discussed nuclear disarmament in Almaty with Kassym-Jomart Tokayev.",
    "2025-02-01": "Disarming of nuclear forces was raised. Müller agreed. The agreements were signed.",
    "2025-03-01": "She spoke of the reef, the disarmament of gangs, and a nuclear plant.",
    "2025-04-01": "Nothing of this kind. " * 40 + "At the very end came nuclear disarmament.",
}


@pytest.fixture
def filled(store: Store) -> Store:
    for number, (date, text) in enumerate(TEXTS.items()):
        nothing = dict.fromkeys((*ENTITIES, *FACTS), ())
        empty: Record = make_record().model_copy(update={**nothing, "principal": None})
        store.add_record(empty.model_copy(update={"document": empty.document.model_copy(update={
            "id": f"sha256:{number}", "symbol": f"T/{number}", "published": date, "text": text, "title": "A title"})}))
    return store


def hits(store: Store, query: str, limit: int = 20) -> tuple[list[Hit], int]:
    with store.reading() as connection:
        return search(connection, query, limit=limit)


@pytest.mark.parametrize(("query", "wanted"), [
    ("nuclear disarmaments", "3 2 0"),           # in any place, whatever their ending
    ('"nuclear disarmament"', "3 0"),
    ('"disarmament nuclear"', ""),
    ("nuclear -plant", "3 1 0"),
    ('nuclear -"nuclear disarmament"', "2 1"),
    ("MULLER agreement", "1"),
    ("tokayev", "0"),
    ('"kassym jomart"', "0"),
    ("disarm*", "3 2 1 0"),
    ("title", "3 2 1 0"),
    ("whales", ""),
])
def test_queries(filled: Store, query: str, wanted: str) -> None:
    found, total = hits(filled, query)
    assert [hit.symbol for hit in found] == [f"T/{number}" for number in wanted.split()]
    assert total == len(found)


def test_newest_come_first_and_all_are_counted(filled: Store) -> None:
    found, total = hits(filled, "nuclear", limit=2)
    assert ([hit.published for hit in found], total) == (["2025-04-01", "2025-03-01"], 4)


def test_a_snippet_shows_what_was_found_and_where(filled: Store) -> None:
    (hit, *_), _ = hits(filled, '"nuclear disarmament"')
    text = TEXTS["2025-04-01"]
    assert text[hit.start:hit.start + len(hit.snippet)] == hit.snippet
    assert [hit.snippet[start:end] for start, end in hit.found] == ["nuclear", "disarmament"]
    assert len(hit.snippet) < 200


def test_a_superseded_version_is_not_found(filled: Store) -> None:
    record = next(filled.records())
    filled.add_record(record.model_copy(update={"document": record.document.model_copy(update={
        "id": "sha256:9", "text": "Corrected: nothing was said.", "published": "2025-05-01"})}))
    assert hits(filled, "almaty") == ([], 0)
    assert hits(filled, "corrected")[1] == 1


@pytest.mark.parametrize("query", ["", "-nuclear", '"', "...", "''; DROP TABLE documents"])
def test_odd_queries(filled: Store, query: str) -> None:
    if query.startswith("''"):
        assert hits(filled, query) == ([], 0)
        return
    with pytest.raises(StoreError, match="no word to look for"):
        parse(query)
