"""Identities across the documents of a store, in both databases."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from communique.authority.judgements import Verdict
from communique.errors import StoreError, UnknownNameError
from communique.store import Store
from communique.store.derived import participants, people
from communique.store.identity import (
    Decisions,
    Signature,
    deciding,
    describe,
    find,
    find_one,
    questions,
    resolve_store,
)
from communique.store.identity.tables import doubts
from tests.store.people import meeting

ANA = Signature("Ana Desk", "for the test")
TOKAYEV = [
    meeting("Kassym-Jomart Tokayev", "President", "KZ", "2024-07-03"),
    meeting("Kasym-Zhomart Tokaev", "President", "KZ", "2023-01-10"),
    meeting("Tokayev", "President", "KZ", "2022-05-12"),
]
BUSHES = [
    meeting("George Bush", "President", "US", "1990-06-06"), meeting("George Bush", "President", "US", "2004-06-06"),
    meeting("George Bush", "", "US", "1998-06-06"),
]
NAMESAKES = [meeting("Zola Quentmar", "President", "BR", "2001-02-03"),
             meeting("Zola Quentmar", "Minister", "AR", "2003-02-03")]


def fill(store: Store, *records: Any) -> None:
    for record in records:
        store.add_record(record)
    resolve_store(store)


def identities(store: Store, name: str) -> list[str]:
    with store.reading() as connection:
        return [c.identity for c in find(connection, name)]


def met(store: Store, identity: str) -> list[str]:
    with store.reading() as connection:
        return sorted(connection.execute(select(participants.c.earliest).where(
            participants.c.identity == identity)).scalars())


def test_one_person_under_three_names_is_one_everywhere(store: Store) -> None:
    fill(store, *TOKAYEV)
    assert identities(store, "tokayev") == ["person:kassym-jomart-tokayev"]
    assert met(store, "person:kassym-jomart-tokayev") == ["2022-05-12", "2023-01-10", "2024-07-03"]


def test_two_presidents_of_one_name_are_two(store: Store) -> None:
    fill(store, *BUSHES)
    assert met(store, "person:george-h-w-bush") == ["1990-06-06"]
    assert met(store, "person:george-w-bush") == ["2004-06-06"]
    with store.reading() as connection:
        waiting = {(q.left_identity, q.right_identity) for q in questions(connection)}
    assert ("person:george-bush-us-1998", "person:george-h-w-bush") in waiting


def test_an_office_without_a_country_is_of_the_holders_own(store: Store) -> None:
    records = []
    for record in TOKAYEV[0], TOKAYEV[2]:
        guest = record.people[1]
        bare = guest.model_copy(update={"offices": (guest.offices[0].model_copy(update={"country": None}),)})
        records.append(record.model_copy(update={"people": (record.people[0], bare)}))
    fill(store, *records)
    with store.reading() as connection:
        assert find_one(connection, "tokayev").office == "President, KZ"


def test_resolving_twice_changes_nothing(store: Store) -> None:
    fill(store, *TOKAYEV, *BUSHES)
    assert resolve_store(store) is None
    store.add_record(TOKAYEV[0])
    assert resolve_store(store) is None, "nothing new"


def test_the_order_of_documents_does_not_matter(store: Store) -> None:
    def state() -> Any:
        with store.reading() as connection:
            shown = connection.execute(select(people.c.name, people.c.identity)).all()
            queue = connection.execute(select(doubts.c.left_identity, doubts.c.right_identity, doubts.c.score)).all()
        return sorted(map(tuple, shown)), sorted(map(tuple, queue))

    records = [*TOKAYEV, *BUSHES, *NAMESAKES]
    fill(store, *records)
    wanted = state()
    store.remove(range(1, len(records) + 1))
    for record in reversed(records):
        fill(store, record)
    assert state() == wanted


@pytest.mark.parametrize(("given", "identity"), [
    ("tokayev", "person:kassym-jomart-tokayev"), ("Tokaev", "person:kassym-jomart-tokayev"),
    ("ТОКАЕВ", "person:kassym-jomart-tokayev"), ("president tokayev", "person:kassym-jomart-tokayev"),
    ("tokajev kassym", "person:kassym-jomart-tokayev"), ("rivas", "person:elena-rivas"),
    ("person:elena-rivas", "person:elena-rivas"), ("Riv", "person:elena-rivas"),
])
def test_names_may_be_given_loosely(store: Store, given: str, identity: str) -> None:
    fill(store, *TOKAYEV)
    with store.reading() as connection:
        assert find_one(connection, given).identity == identity


def test_what_is_ambiguous_is_asked_back(store: Store) -> None:
    fill(store, *BUSHES)
    with store.reading() as connection:
        with pytest.raises(UnknownNameError, match=r"'bush' may be .*person:george-h-w-bush.*say which"):
            find_one(connection, "bush")
        with pytest.raises(UnknownNameError, match="nobody"):
            find_one(connection, "Lukashenko")
        assert find_one(connection, "person:george-w-bush").last == "2004-06-06"
        assert find(connection, "") == []


def test_somebody_decides_and_takes_it_back(store: Store) -> None:
    fill(store, *NAMESAKES)
    with store.writing() as connection:
        (question,) = questions(connection)
        made = deciding.decide(connection, question, Verdict.SAME, ANA)
    assert resolve_store(store) is not None
    assert met(store, "person:zola-quentmar") == ["2001-02-03", "2003-02-03"]
    with store.reading() as connection:
        assert list(questions(connection)) == []
        dossier = describe(connection, find_one(connection, "quentmar"))
    assert [(j.id, j.by, j.why) for j in dossier.judged] == [(made.id, "Ana Desk", "for the test")]
    with store.writing() as connection:
        Decisions(connection).withdraw(made.id[:6], "Ben Desk")
    resolve_store(store)
    assert len(identities(store, "quentmar")) == 2
    with store.writing() as connection:
        (kept,) = Decisions(connection).all()
        assert (kept.verdict, kept.withdrawn_by) == (Verdict.SAME, "Ben Desk"), "nothing is deleted"
        with pytest.raises(StoreError, match="withdrawn already"):
            Decisions(connection).withdraw(made.id, "Ben Desk")
        with pytest.raises(StoreError, match="no judgement"):
            Decisions(connection).withdraw("zzz", "Ben Desk")


def test_merge_and_split_undo_each_other(store: Store) -> None:
    fill(store, *NAMESAKES, TOKAYEV[0])
    with store.writing() as connection:
        both = find(connection, "quentmar")
        deciding.merge(connection, both[0], both[1], ANA)
    resolve_store(store)
    assert identities(store, "quentmar") == ["person:zola-quentmar"]
    with store.writing() as connection:
        whole = find_one(connection, "quentmar")
        made = deciding.split(connection, whole, [NAMESAKES[1].document.source or ""], ANA)
    assert [j.verdict for j in made] == [Verdict.DIFFERENT, Verdict.SAME]
    assert [j.stands for j in made] == [True, False], "what was joined by hand is taken back"
    resolve_store(store)
    assert len(identities(store, "quentmar")) == 2
    with store.writing() as connection:
        both = find(connection, "quentmar")
        made = deciding.merge(connection, both[0], both[1], ANA)
    assert [(j.verdict, j.stands) for j in made] == [(Verdict.SAME, True), (Verdict.DIFFERENT, False)]
    resolve_store(store)
    assert identities(store, "quentmar") == ["person:zola-quentmar"]


def test_what_cannot_be_decided_is_refused(store: Store) -> None:
    fill(store, *TOKAYEV)
    with store.writing() as connection:
        tokayev, rivas = find_one(connection, "tokayev"), find_one(connection, "rivas")
        with pytest.raises(StoreError, match="one already"):
            deciding.merge(connection, tokayev, tokayev, ANA)
        with pytest.raises(StoreError, match="no document"):
            deciding.split(connection, tokayev, ["nowhere.txt"], ANA)
        with pytest.raises(StoreError, match="all documents"):
            deciding.split(connection, rivas, ["1", "2", "3"], ANA)


def test_a_certain_match_can_be_split(store: Store) -> None:
    fill(store, *TOKAYEV)
    with store.writing() as connection:
        deciding.split(connection, find_one(connection, "tokayev"), ["3"], ANA)
    resolve_store(store)
    assert met(store, "person:kassym-jomart-tokayev") == ["2023-01-10", "2024-07-03"]
    assert met(store, "person:tokayev") == ["2022-05-12"]


def test_twenty_judgements_survive_a_changed_reading(store: Store) -> None:
    """The documents are taken out and come back as a reader that writes names otherwise reads them."""
    names = [f"{given} {family}" for given in ("Zola", "Brun", "Ivo", "Ketty", "Odd")
             for family in ("Quentmar", "Haliber", "Sosnik", "Duvrey")]
    old = [meeting(name, title, country, day) for name in names for title, country, day in (
        ("President", "BR", "2001-02-03"), ("Minister", "AR", "2003-02-03"))]
    for record in old:
        store.add_record(record)
    resolve_store(store)
    with store.writing() as connection:
        for name in names:
            both = [c for c in find(connection, name, limit=None) if c.name == name]
            deciding.merge(connection, *both, ANA)
    resolve_store(store)
    before = {name: [c.identity for c in _named(store, name)] for name in names}
    assert all(len(found) == 1 for found in before.values())
    with store.reading() as connection:
        ids = list(connection.execute(select(people.c.document_id).distinct()).scalars())
    store.remove(ids)
    for record in old:
        guest = record.people[1]
        renamed = guest.model_copy(update={"id": f"{guest.id}-read-anew", "name": guest.name.upper()})
        acting = [p.model_copy(update={"entity": renamed.id}) if p.entity == guest.id else p
                  for p in record.engagements[0].participants]
        engagement = record.engagements[0].model_copy(update={"participants": tuple(acting)})
        store.add_record(record.model_copy(update={"people": (record.people[0], renamed),
                                                   "engagements": (engagement,)}))
    done = resolve_store(store)
    assert done is not None
    assert done.lost == done.overruled == ()
    assert all(len(_named(store, name.upper())) == 1 for name in names)


def _named(store: Store, name: str) -> list[Any]:
    with store.reading() as connection:
        return [c for c in find(connection, name, limit=None) if name in c.names]
