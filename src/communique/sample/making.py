"""Invented journeys by number: the same number and seed give the same journey, on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

import yaml

from communique.programme import record_of
from communique.programme.loading import from_yaml
from communique.record import Record
from communique.sample.gold import gold_of
from communique.sample.journeys import Journey
from communique.sample.world import world
from communique.write.draft import Draft, draft


@dataclass(frozen=True, slots=True)
class Sample:
    """One invented journey.

    Attributes:
        name: Seed and number: `1-0042`.
        programme: Its programme, as YAML.
        record: The record of the programme.
        drafted: The report that is drafted from it.
        gold: The annotation of that report, in the flat gold format.
    """

    name: str
    programme: str
    record: Record
    drafted: Draft
    gold: dict[str, Any]

    @property
    def text(self) -> str:
        """The report as plain text."""
        return self.drafted.text


def sample(random: Random, name: str, style: str = "un") -> Sample:
    """Return a journey that ``random`` draws.

    Args:
        random: Draws; `hypothesis` has one that finds small examples.
        name: What it is called.
        style: Style of the report.

    Raises:
        StyleError: There is no such style.
    """
    told = yaml.safe_dump(Journey(world(), random).programme(), allow_unicode=True, sort_keys=False, width=110)
    record = record_of(from_yaml(told, name))
    drafted = draft(record, style)
    return Sample(name, told, record, drafted, gold_of(record, drafted, name))


def samples(documents: int, seed: int = 1, style: str = "un") -> Iterator[Sample]:
    """Yield so many journeys.

    Args:
        documents: How many.
        seed: Another one gives other journeys.
        style: Style of the reports.
    """
    for number in range(1, documents + 1):
        name = f"{seed}-{number:04d}"
        yield sample(Random(f"{seed}/{number}"), name, style)  # noqa: S311 - nothing here is secret
