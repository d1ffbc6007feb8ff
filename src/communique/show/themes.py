"""The themes of the vocabulary, by what people read of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from communique.vocab import load_vocabulary


@lru_cache(maxsize=1)
def labels() -> dict[str, str]:
    """Return what each theme is called, by its id, in the order of the list."""
    return {concept.id: concept.label for concept in load_vocabulary().concepts.concepts}


@dataclass(frozen=True, slots=True)
class Theme:
    """How often a theme comes up, all in all and in each year."""

    concept: str
    total: int
    years: tuple[tuple[str | None, int], ...]


def by_year(counted: Iterable[tuple[str, str | None, int]], most: int = 12) -> list[Theme]:
    """Arrange theme, year and number by theme, the most frequent first."""
    years: dict[str, list[tuple[str | None, int]]] = {}
    for concept, year, number in counted:
        years.setdefault(concept, []).append((year, number))
    found = [Theme(concept, sum(n for _, n in told), tuple(sorted(told, key=_undated_last)))
             for concept, told in years.items()]
    return sorted(found, key=lambda one: (-one.total, one.concept))[:most]


def stances_by_year(counted: Iterable[tuple[str | None, str, int]]) -> list[tuple[str | None, Counter[str]]]:
    """Arrange year, stance and number by year."""
    years: dict[str | None, Counter[str]] = {}
    for year, stance, number in counted:
        years.setdefault(year, Counter())[stance] += number
    return sorted(years.items(), key=_undated_last)


def _undated_last(counted: tuple[str | None, object]) -> tuple[bool, str]:
    return counted[0] is None, counted[0] or ""
