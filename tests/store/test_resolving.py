"""Identities brought up to date step by step are those of one run over everything, whatever came in which order."""

from __future__ import annotations

import random
from typing import Any

import pytest
from sqlalchemy import Table, select

from communique.authority import blocking
from communique.authority.judgements import Verdict
from communique.authority.resolver import resolve
from communique.record import Record
from communique.store import Store
from communique.store.checking import check_store
from communique.store.derived import people
from communique.store.identity import Decisions, Signature, deciding, find, questions, resolve_store, resolving
from communique.store.identity.appearing import appearances
from communique.store.identity.tables import appearances as stored
from communique.store.identity.tables import clusters, doubts, likenesses, profile_keys, profiles, settled
from communique.store.kept import documents
from tests.store.people import meeting

ANA = Signature("Ana Desk", "for the test")
NAMES: list[tuple[str, str, str | None, str]] = [
    ("Kassym-Jomart Tokayev", "President", "KZ", "2024"), ("Kasym-Zhomart Tokaev", "President", "KZ", "2023"),
    ("Tokayev", "President", "KZ", "2022"), ("Tokayev", "", None, "2021"), ("George Bush", "President", "US", "1990"),
    ("George Bush", "President", "US", "2004"), ("George Bush", "", "US", "1998"), ("Bush", "President", "US", "1991"),
    ("George W. Bush", "President", "US", "2003"), ("Zola Quentmar", "President", "BR", "2001"),
    ("Zola Quentmar", "Minister", "AR", "2003"), ("Zola Quentmar", "", None, "2002"),
    ("Quentmar", "Pope", "VA", "2014"),
    ("Lira Moss", "Foreign Minister", "NZ", "2005"), ("Ada Moss", "Prime Minister", "NZ", "2005"),
    ("Moss", "Foreign Minister", "NZ", "2006"), ("Ivo Moss", "Foreign Minister", "NZ", "2007"),
    ("Moss", "", "NZ", "2005"), ("Lira Mos", "Foreign Minister", "NZ", "2005"),
]
MADE_FROM: tuple[Table, ...] = (stored, profiles, profile_keys, likenesses, clusters, settled, doubts)


def record(number: int) -> Record:
    name, title, country, year = NAMES[number % len(NAMES)]
    return meeting(name, title, country, f"{year}-{number // len(NAMES) + 1:02}-03", symbol=f"T/{number % 29}")


def state(store: Store) -> Any:
    """Return identities, and all that they were made from, without the numbers of documents."""
    with store.reading() as connection:
        named = connection.execute(select(documents.c.hash, people.c.entity, people.c.identity).join(documents)).all()
        rows = {table.name: sorted(tuple(value for column, value in row.items() if column != "document_id")
                                   for row in connection.execute(select(table)).mappings()) for table in MADE_FROM}
    return sorted(map(tuple, named)), {name: sorted(found, key=repr) for name, found in rows.items()}


def agree(store: Store) -> None:
    """Hold a store against one run over everything in memory, and against what it makes afresh."""
    resolve_store(store)
    with store.reading() as connection:
        whole = resolve(appearances(connection), Decisions(connection).all())
        found = {(row.hash, row.entity): row.identity for row in connection.execute(
            select(documents.c.hash, people.c.entity, people.c.identity).join(documents))}
        pairs = [(row.left_profile, row.right_profile, row.left_identity, row.right_identity)
                 for row in connection.execute(select(doubts))]
    assert found == {key: identity for key, identity in whole.identities.items() if identity.startswith("person:")}
    who = {at: whole.identities[those[0].key] for at, those in whole.members.items()}
    assert sorted(pairs) == sorted((d.left.id, d.right.id, who[d.left.id], who[d.right.id]) for d in whole.queue)
    before = state(store)
    resolve_store(store, afresh=True)
    assert state(store) == before


def judge(store: Store, chance: random.Random) -> None:
    """Decide about a pair of the queue, split somebody, or take back what was decided."""
    with store.writing() as connection:
        asked = list(questions(connection))
        standing = [one for one in Decisions(connection).all() if one.stands]
        if standing and chance.random() < 0.4:
            Decisions(connection).withdraw(chance.choice(standing).id, "Ben Desk")
        elif asked and chance.random() < 0.7:
            deciding.decide(connection, chance.choice(asked), chance.choice(list(Verdict)), ANA)
        else:
            one = chance.choice(find(connection, chance.choice(["Bush", "Moss", "Quentmar", "Tokayev"])) or [None])
            places = sorted(deciding.places_of(connection, one)) if one else []
            if one and len({document for document, _ in places}) > 1:
                deciding.split(connection, one, [places[0][0]], ANA)


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_changes_gives_what_one_run_gives(store: Store, seed: int, monkeypatch: Any) -> None:
    monkeypatch.setattr(blocking, "_CROWDED", 3)  # so that keys become crowded, and are so no longer
    monkeypatch.setattr(resolving, "_AT_ONCE", 3)  # several transactions for one call
    chance = random.Random(seed)
    waiting = list(range(2 * len(NAMES)))
    chance.shuffle(waiting)
    while waiting:
        for _ in range(chance.choice([1, 1, 2, 7])):
            if waiting:
                store.add_record(record(waiting.pop()))
        if chance.random() < 0.3:
            with store.reading() as connection:
                numbers = sorted(connection.execute(select(documents.c.id)).scalars())
            store.remove([chance.choice(numbers)])
        if chance.random() < 0.8:
            resolve_store(store)
        if chance.random() < 0.5:
            judge(store, chance)
        if chance.random() < 0.2:
            agree(store)
    agree(store)
    assert check_store(store) == []


def test_two_stores_filled_otherwise_are_alike(store: Store, tmp_path: Any) -> None:
    numbers = list(range(len(NAMES)))
    for number in reversed(numbers):
        store.add_record(record(number))
        resolve_store(store)
    with Store.open(tmp_path / "other.db") as other:
        for number in numbers:
            other.add_record(record(number))
        resolve_store(other)
        assert state(other) == state(store)


def test_a_run_that_was_interrupted_goes_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resolving, "_AT_ONCE", 4)
    for number in range(len(NAMES)):
        store.add_record(record(number))

    def stop(left: int) -> None:
        if left < 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        resolve_store(store, advance=stop)
    assert resolve_store(store) is not None
    assert resolve_store(store) is None
    agree(store)


def test_adding_one_looks_at_what_it_touches_only(store: Store) -> None:
    for number in range(len(NAMES)):
        store.add_record(record(number))
    store.add_record(meeting("Wren Osgood", "Premier", "FJ", "2006-01-02"))
    resolve_store(store)
    before = {row.id: tuple(row) for row in rows(store, profiles)}
    store.add_record(meeting("Wren Osgood", "Premier", "FJ", "2006-05-02"))
    resolved = resolve_store(store)
    assert resolved is not None and resolved.changed == 0
    changed = {row.id for row in rows(store, profiles) if before.get(row.id) != tuple(row)}
    assert changed == {"person:wren-osgood@FJ", "person:elena-rivas@CL"}


def test_check_tells_of_identities_that_are_not_those_of_the_documents(store: Store) -> None:
    for number in range(6):
        store.add_record(record(number))
    assert check_store(store) == [], "nothing was made yet that could be wrong"
    resolve_store(store)
    assert check_store(store) == []
    store.identify({(1, "person:elena-rivas"): "person:somebody-else"})
    (problem,) = check_store(store)
    assert problem.where == "table identities" and problem.derived
    resolve_store(store, afresh=True)
    assert check_store(store) == []


def rows(store: Store, table: Table) -> Any:
    with store.reading() as connection:
        return connection.execute(select(table)).all()
