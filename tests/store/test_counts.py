"""Counts stay in step with what they count, whatever is done to a store."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update

from communique.store import Store
from communique.store.checking import check_store
from communique.store.counted import names, tallies, words
from communique.store.counting import count_of, counted, recount, wrong_counts
from communique.store.identity import resolve_store
from tests.store.people import meeting

RECORDS = [
    meeting("Kassym-Jomart Tokayev", "President", "KZ", "2024-07-03", symbol="T/1", issuer="A"),
    meeting("Kasym-Zhomart Tokaev", "President", "KZ", "2023-01-10", issuer="B"),
    meeting("Tokayev", "President", "KZ", "2022-05-12"), meeting("Lira Moss", "Premier", "NZ", "1999-05-12"),
]


def wrong(store: Store) -> list[str]:
    with store.reading() as connection:
        return wrong_counts(connection)


def stored(store: Store) -> list[Any]:
    with store.reading() as connection:
        return [sorted(tuple(row) for row in connection.execute(select(table))) for table in (names, words, tallies)]


def test_counts_follow_what_is_added_superseded_identified_and_removed(store: Store) -> None:
    for record in RECORDS:
        store.add_record(record)
        assert wrong(store) == []
    resolve_store(store)
    assert wrong(store) == []
    with store.reading() as connection:
        assert counted(connection, "country") == {"CL": 4, "KZ": 3, "NZ": 1}
        assert counted(connection, "country", most=1) == {"CL": 4}
        assert counted(connection, "issuer") == {"": 2, "A": 1, "B": 1}
        assert count_of(connection, "told", "KZ") == 3
        assert count_of(connection, "told", "FR") == 0
        assert counted(connection, "person")["person:kassym-jomart-tokayev"] == 3
    before = stored(store)
    corrected = meeting("Kassym-Jomart Tokayev", "President", "KZ", "2024-07-04", symbol="T/1", issuer="A")
    added = store.add_record(corrected)
    assert added.superseded is not None
    assert wrong(store) == []
    store.remove([added.document_id])
    resolve_store(store)
    assert wrong(store) == []
    assert stored(store) == before
    store.rebuild()
    assert stored(store) == before
    store.remove(range(1, 20))
    assert stored(store) == [[], [], []]


def test_check_tells_of_wrong_counts_and_making_them_again_mends(store: Store) -> None:
    for record in RECORDS:
        store.add_record(record)
    assert check_store(store) == []
    with store.writing() as connection:
        connection.execute(update(tallies).where(tallies.c.subject == "kind").values(number=99))
    (problem,) = check_store(store)
    assert problem.where == "table tallies" and problem.derived
    with store.writing() as connection:
        recount(connection)
    assert check_store(store) == []
