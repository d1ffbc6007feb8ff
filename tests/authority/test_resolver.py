"""Appearances to identities, under certain matches, doubts and judgements."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from communique.authority.clusters import Clusters
from communique.authority.identity import Appearance
from communique.authority.judgements import Judgement, Verdict, anchor_of, attach
from communique.authority.resolver import Resolution, resolve
from tests.authority.people import person

TOKAYEV = [
    person("Kassym-Jomart Tokayev", "President", "KZ", "2024-07-03", "d1"),
    person("Tokayev", "President", "KZ", "2023-01-10", "d2"),
    person("Касым-Жомарт Токаев", "President", "KZ", "2022-05-01", "d3"),
    person("Kassym-Jomart Tokayev", "", "KZ", "2021-05-01", "d4"),
]
BUSHES = [
    person("George Bush", "President", "US", "1990-06-01", "b1"),
    person("Bush", "President", "US", "1991-06-01", "b2"),
    person("George W. Bush", "President", "US", "2003-06-01", "b3"),
    person("George Bush", "President", "US", "2005-06-01", "b4"),
    person("George Bush", "", "US", "1998-06-01", "b5"),
]
OTHERS = [
    person("Zola Quentmar", "President", "BR", "2001", "q1"), person("Zola Quentmar", "Minister", "AR", "2003", "q2"),
    person("Lira Moss", "Foreign Minister", "NZ", "2005", "m1"),
    person("Ada Moss", "Prime Minister", "NZ", "2005", "m2"),
    person("Moss", "", "NZ", "2005", "m3"),
]


def judge(left: Appearance, right: Appearance, verdict: Verdict, at: str = "2026-01-01T00:00:00Z") -> Judgement:
    return Judgement(anchor_of(left), anchor_of(right), verdict, "Ana Desk", at, "for the test")


def who(resolution: Resolution, *appearances: Appearance) -> list[str]:
    return [resolution.identities[a.key] for a in appearances]


def test_certain_matches_join() -> None:
    assert set(who(resolve(TOKAYEV), *TOKAYEV)) == {"person:kassym-jomart-tokayev"}


def test_two_of_one_name_are_told_apart_by_their_tenure() -> None:
    found = resolve(BUSHES)
    father, son = who(found, BUSHES[0])[0], who(found, BUSHES[2])[0]
    assert father == "person:george-h-w-bush"
    assert son != father
    assert who(found, *BUSHES) == [father, father, son, son, who(found, BUSHES[4])[0]]
    assert who(found, BUSHES[4])[0] not in (father, son), "nobody can tell which of them is meant"
    asked = [{d.left.id, d.right.id} for d in found.queue]
    assert any("person:george-bush@US" in pair for pair in asked)


def test_nothing_is_joined_because_a_third_fits_both() -> None:
    between = person("Zola Quentmar", "", None, "2002", "q3")
    found = resolve([*OTHERS[:2], between])
    assert len(set(who(found, *OTHERS[:2], between))) == 3
    assert len(found.queue) == 3


def test_a_family_name_goes_to_nobody_where_two_fit() -> None:
    lone = person("Moss", "Foreign Minister", "NZ", "2006", "m4")
    assert len(set(who(resolve([OTHERS[2], lone]), OTHERS[2], lone))) == 1
    brother = person("Ivo Moss", "Foreign Minister", "NZ", "2007", "m5")
    found = resolve([OTHERS[2], lone, brother])
    assert len(set(who(found, OTHERS[2], lone, brother))) == 3
    assert {d.comparison.outcome for d in found.queue} == {"same"}, "each by itself would be certain"


def test_the_order_of_documents_changes_nothing() -> None:
    everybody = [*TOKAYEV, *BUSHES, *OTHERS]
    verdicts = [judge(BUSHES[4], BUSHES[0], Verdict.SAME), judge(OTHERS[0], OTHERS[1], Verdict.DIFFERENT)]
    wanted = resolve(everybody, verdicts)
    for seed in range(5):
        random.Random(seed).shuffle(everybody)
        random.Random(seed).shuffle(verdicts)
        found = resolve(everybody, verdicts)
        assert found.identities == wanted.identities
        assert found.queue == wanted.queue


def test_judgements_rule_and_can_be_taken_back() -> None:
    pair = OTHERS[:2]
    assert len(resolve(pair).queue) == 1
    same = judge(*pair, Verdict.SAME)
    joined = resolve(pair, [same])
    assert len(set(who(joined, *pair))) == 1
    assert joined.queue == ()
    apart = resolve(pair, [judge(*pair, Verdict.DIFFERENT)])
    assert len(set(who(apart, *pair))) == 2
    assert apart.queue == ()
    unsure = resolve(pair, [judge(*pair, Verdict.UNSURE)])
    assert len(set(who(unsure, *pair))) == 2
    assert unsure.queue == (), "asked and not known: not asked again"
    taken_back = resolve(pair, [same.withdrawn("Ana Desk", "2026-02-01T00:00:00Z")])
    assert len(taken_back.queue) == 1
    later = judge(*pair, Verdict.DIFFERENT, "2026-03-01T00:00:00Z")
    assert len(set(who(resolve(pair, [later, same]), *pair))) == 2, "the later of two stands"


def test_what_people_joined_counts_as_one_name() -> None:
    pope, cardinal = person("Quentmar", "Pope", "VA", "2014", "p1"), person("Zola Haliber", "", "VA", "2012", "p2")
    later = person("Quentmar", "Pope", "VA", "2019", "p3")
    assert len(set(who(resolve([pope, cardinal]), pope, cardinal))) == 2
    found = resolve([pope, cardinal, later], [judge(pope, cardinal, Verdict.SAME)])
    assert len(set(who(found, pope, cardinal, later))) == 1
    again = person("Zola Haliber", "Cardinal", "VA", "2011", "p4")
    found = resolve([pope, cardinal, later, again], [judge(pope, cardinal, Verdict.SAME)])
    assert len(set(who(found, pope, cardinal, later, again))) == 1


def test_one_document_can_be_split_from_the_others_of_its_name() -> None:
    three = [person("Zola Quentmar", "President", "BR", "2001", f"q{n}") for n in range(3)]
    assert len(set(who(resolve(three), *three))) == 1
    found = resolve(three, [judge(three[1], three[0], Verdict.DIFFERENT)])
    first, other, third = who(found, *three)
    assert first == third == "person:zola-quentmar"
    assert other == "person:zola-quentmar-br-2001"
    assert found.queue == ()


def test_judgements_that_contradict_each_other_are_reported() -> None:
    a, b, c = (person(name, "", "NZ", "2001", name) for name in ("Ada Moss", "Bea Moss", "Cal Moss"))
    verdicts = [judge(a, b, Verdict.SAME, "1"), judge(b, c, Verdict.SAME, "2"), judge(a, c, Verdict.DIFFERENT, "3")]
    found = resolve([a, b, c], verdicts)
    assert [j.at for j in found.overruled] == ["2"]
    assert who(found, a) == who(found, b) != who(found, c)


def test_judgements_survive_a_new_reading() -> None:
    left, right = OTHERS[:2]
    verdict = judge(left, right, Verdict.SAME)
    renamed = replace(left, entity="person:zola-maria-quentmar", name="Zola Maria Quentmar", mentions=((0, 19),))
    assert len(set(who(resolve([renamed, right], [verdict]), renamed, right))) == 1, "found by where it stands"
    elsewhere = replace(left, document="another")
    (attached,) = attach([verdict], [elsewhere, right])
    assert attached.left == elsewhere.key, "the document is gone, another names the same"
    moved = replace(renamed, mentions=((400, 419),))
    found = resolve([moved, right], [verdict])
    assert found.lost == (verdict,)


def test_a_judgement_has_a_name_that_lasts() -> None:
    verdict = judge(*OTHERS[:2], Verdict.SAME)
    assert verdict.id == judge(*OTHERS[:2], Verdict.SAME).id
    assert verdict.id != judge(*OTHERS[:2], Verdict.UNSURE).id
    assert verdict.withdrawn("Ana Desk", "2026").id == verdict.id
    assert not verdict.withdrawn("Ana Desk", "2026").stands


def test_groups_without_a_name_are_not_compared() -> None:
    def group(name: str, document: str) -> Appearance:
        return Appearance(document, f"org:{name}", "organization", name, "KZ", (), None, None, (), "group")

    found = resolve([group("students", "a"), group("student", "b")])
    assert len(set(found.identities.values())) == 2
    assert found.queue == ()


@pytest.mark.parametrize("order", [("a", "b", "c"), ("c", "b", "a")])
def test_clusters_stay_apart_as_they_grow(order: tuple[str, str, str]) -> None:
    clusters = Clusters("abc")
    clusters.part("a", "c")
    first, second, third = order
    assert clusters.join(first, second)
    assert not clusters.join(second, third)
    assert clusters.parted(second, third)
    assert sorted(map(tuple, clusters.groups())) == sorted([tuple(sorted((first, second))), (third,)])
