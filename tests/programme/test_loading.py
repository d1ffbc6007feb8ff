"""Programmes in YAML: what is taken, and what is told of mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.errors import ProgrammeError
from communique.programme import load_programme
from communique.programme.loading import from_yaml
from communique.programme.template import template
from communique.programme.types import When
from tests.programme.plans import PLAN, plan


def test_hours_are_no_numbers_and_names_are_people() -> None:
    item = plan().items[1]
    assert item.when is not None and (item.when.start, item.when.daypart) == (item.when.start, "morning")
    assert f"{item.when.start}" == "11:00:00"
    assert plan().who("falcao").office == "President"
    assert plan().who("a choir").kind == "group"


def test_every_entry_knows_its_own_words() -> None:
    loaded = plan()
    words = [loaded.text[slice(*item.span)] for item in loaded.items]
    assert words[0].startswith("{when: 2026-12-01 09:30") and words[0].endswith("}")
    assert words[1].startswith("when: 2026-12-01 11:00") and words[1].endswith("[FM/114]")
    assert [item.line for item in loaded.items] == [12, 13, 22, 23, 24]


@pytest.mark.parametrize(("hour", "part"), [
    ("00:30", "night"), ("05:00", "morning"), ("12:00", "noon"), ("12:01", "afternoon"), ("18:00", "evening"),
    ("22:00", "night")])
def test_the_hour_makes_the_part_of_the_day(hour: str, part: str) -> None:
    assert When.model_validate({"day": "2026-12-01", "start": hour}).daypart == part


def test_what_ends_after_midnight_ends_the_next_day() -> None:
    when = When.model_validate({"day": "2026-12-31", "start": "23:00", "end": "01:00"})
    assert f"{when.ends}" == "2027-01-01 01:00:00"


@pytest.mark.parametrize(("old", "new", "told"), [
    ("what: meeting\n", "what: metting\n", r"trip.yaml:14: items\.1\.what"),
    ("2026-12-01 11:00-11:45", "1 December", r"trip.yaml:13: items\.1\.when: '1 December' is no time"),
    ("2026-12-01 11:00-11:45", "2026-13-01", r"trip.yaml:13: items\.1\.when"),
    ("2026-12-01 evening", "2026-12-01 teatime", r"trip.yaml:22: .*is no time"),
    ("    venue:", "    venu:", r"trip.yaml:16: items\.1\.venu: unknown name"),
    ("symbol: FM/113", "title: again", "trip.yaml:3: `title` stands here a second time"),
    ("title: Visit", "title: [Visit", r"trip.yaml:\d+: not valid YAML"),
    ("principal:", "principals:", "trip.yaml:1: principal: Field required"),
])
def test_a_mistake_is_told_with_its_line(old: str, new: str, told: str) -> None:
    with pytest.raises(ProgrammeError, match=told):
        plan((old, new))


def test_what_is_no_programme_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProgrammeError, match="expected a table"):
        from_yaml("- a list", "x.yaml")
    with pytest.raises(ProgrammeError, match="cannot be read"):
        load_programme(tmp_path / "nowhere.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"title: Caf\xe9\n")
    with pytest.raises(ProgrammeError, match=r"latin.yaml:1: not UTF-8"):
        load_programme(tmp_path / "latin.yaml")
    with pytest.raises(ProgrammeError, match="no entry in it"):
        from_yaml(PLAN[:PLAN.index("items:")] + "items: []\n", "x.yaml")


def test_a_new_programme_can_be_loaded_and_has_nothing_wrong() -> None:
    from datetime import date

    from communique.programme import check

    loaded = from_yaml(template(start=date(2026, 12, 1), end=date(2026, 12, 2)), "new.yaml")
    assert len(loaded.items) == 4
    assert check(loaded) == []
