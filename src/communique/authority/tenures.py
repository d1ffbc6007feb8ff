"""Who held which office when: the table that dates a report with no year. Each row names its source."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from rapidfuzz import fuzz

from communique.authority.names import fold

_SPELLING = 75  # how alike, in percent, two spellings of one word are


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
        if not line or line.startswith(("#", "person\t")):
            continue
        person, office, country, organization, start, end, source = (line.split("\t") + [""] * 7)[:7]
        row = Tenure(person, office, country or None, organization or None, start, end or None, source)
        words = _words(person)
        for word in words:
            index[word].append((words, row))
    return index


def tenures_of(name: str) -> list[Tenure]:
    """Return the tenures of a person of this name.

    One word may be spelt otherwise (``Lukashenko``, ``Lukashenka``), and initials stand for their names.
    """
    words = _words(name)
    found: list[Tenure] = []
    for word in words:
        for theirs, row in _by_word().get(word, ()):
            if row not in found and _same_person(words, theirs, word):
                found.append(row)
    return found


def _same_person(mine: frozenset[str], theirs: frozenset[str], shared: str) -> bool:
    rest_mine, rest_theirs = mine - theirs, theirs - mine
    if not rest_mine or not rest_theirs and len(shared) > 3:
        return True
    if all(len(word) == 1 and any(their.startswith(word) for their in rest_theirs) for word in rest_mine):
        return True
    if len(rest_mine) != 1 or len(rest_theirs) != 1:
        return False
    return fuzz.ratio(next(iter(rest_mine)), next(iter(rest_theirs))) >= _SPELLING
