"""Invented journeys: the same every time, whole, and what is drafted from them comes back."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique import Reader
from communique.evaluate import evaluate, load_gold
from communique.evaluate.tally import new_tallies
from communique.programme import check
from communique.programme.loading import from_yaml
from communique.sample import Sample, sample, samples
from communique.sample.returning import came_back
from communique.sample.world import world

#: Least that must come back of each; what `benchmarks/round_trip.py` prints over 2,000 journeys is higher.
FLOORS = {"person": 0.99, "office": 0.99, "country": 0.99, "movement": 0.98, "engagement": 0.99, "contact": 0.98,
          "when": 0.99, "where": 0.98, "statement": 0.97, "speaker": 0.98}


def test_the_same_number_and_seed_give_the_same_journey() -> None:
    one, other = list(samples(3, seed=5)), list(samples(3, seed=5))
    assert [(s.programme, s.text, s.gold) for s in one] == [(s.programme, s.text, s.gold) for s in other]
    assert next(samples(1, seed=6)).programme != one[0].programme
    assert len({s.programme for s in one}) == 3


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False))
def test_every_journey_is_whole(random: Random) -> None:
    made = sample(random, "any")
    programme = from_yaml(made.programme, "any")
    assert [f.text for f in check(programme) if f.certain] == []
    record, text = made.record, made.record.document.text or ""
    for fact in (*record.movements, *record.engagements, *record.statements):
        assert all(0 <= span.start < span.end <= len(text) for span in fact.evidence)
    assert len({p.name for p in record.people}) == len(record.people)
    assert record.engagements
    told = {fact for sentence in made.drafted.sentences for fact in sentence.facts}
    assert {e.id for e in record.engagements} <= told, "every engagement is in the report"
    for engagement in made.gold["engagements"]:
        assert engagement["quote"] in made.text


def test_the_lists_fit_each_other() -> None:
    lists = world()
    families = [name for tradition in lists.names.values() for name in tradition.family]
    assert len(families) == len(set(families)), "a family name belongs to one tradition"
    contents = [content for saying in lists.statements for content in saying.contents]
    assert len(contents) == len(set(contents))


@pytest.mark.parametrize("style", ["un", "readout", "note"])
def test_what_is_drafted_comes_back(style: str, reader: Reader) -> None:
    total = new_tallies()
    for made in samples(25, seed=11, style=style):
        for measure, tally in came_back(made, reader).tallies.items():
            total[measure].add(tally.right, tally.found, tally.gold)
    low = {measure: total[measure].f1 for measure, floor in FLOORS.items() if (total[measure].f1 or 0) < floor}
    assert low == {}


def test_samples_are_gold_documents(tmp_path: Path, reader: Reader) -> None:
    made: list[Sample] = list(samples(2, seed=3))
    for one in made:
        (tmp_path / f"{one.name}.txt").write_text(one.text, encoding="utf-8")
        (tmp_path / f"{one.name}.json").write_text(json.dumps(one.gold), encoding="utf-8")
    assert [gold.published for _, gold in load_gold(tmp_path)] == [one.gold["published"] for one in made]
    assert evaluate(tmp_path, reader).composite > 90
