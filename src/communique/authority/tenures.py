"""Who held which office when: the table that dates a report with no year. Each row names its source."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from rapidfuzz import fuzz

from communique.authority.names import fold


@dataclass(frozen=True, slots=True)
class Tenure:
    """One row of ``data/tenures.tsv``: ISO dates or months; ``end`` is None while the office is held."""

    person: str
    office: str
    country: str | None
    organization: str | None
    start: str
    end: str | None
    source: str


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(name).split())


@lru_cache(maxsize=1)
def _by_word() -> dict[str, list[tuple[frozenset[str], Tenure]]]:
    index: dict[str, list[tuple[frozenset[str], Tenure]]] = defaultdict(list)
    path = resources.files("communique.authority") / "data" / "tenures.tsv"
    if not path.is_file():
        return index
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#") or line.startswith("person\t"):
            continue
        person, office, country, organization, start, end, source = (line.split("\t") + [""] * 7)[:7]
        row = Tenure(person, office, country or None, organization or None, start, end or None, source)
        words = _words(person)
        for word in words:
            index[word].append((words, row))
    return index


def tenures_of(name: str) -> list[Tenure]:
    """Return the tenures of a person of this name; spelling variants of one word at most (``Lukashenko``/``Lukashenka``)."""
    words = _words(name)
    found: list[Tenure] = []
    for word in words:
        for theirs, row in _by_word().get(word, ()):
            if row in found:
                continue
            shared = words & theirs
            rest_mine, rest_theirs = words - shared, theirs - shared
            if rest_mine <= set() or rest_theirs <= set() and len(theirs) > 0 and len(word) > 3:
                found.append(row)
            elif rest_mine and all(len(w) == 1 and any(t.startswith(w) for t in rest_theirs) for w in rest_mine):
                found.append(row)
            elif len(rest_mine) == len(rest_theirs) == 1 and fuzz.ratio(next(iter(rest_mine)), next(iter(rest_theirs))) >= 75:
                found.append(row)
    return found
