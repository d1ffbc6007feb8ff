"""Forms of one given name that no rule of spelling leads to: Bill and William, Yusuf and Joseph."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from communique.authority.countries import read_yaml
from communique.authority.names import fold

if TYPE_CHECKING:
    from nicknames import NickNamer

_NONE: frozenset[int] = frozenset()


@lru_cache(maxsize=1)
def _rows() -> dict[str, frozenset[int]]:
    """Return the rows of ``data/nicknames.yml`` in which each name stands."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(read_yaml("nicknames.yml")):
        for name in row:
            found[fold(str(name))].add(number)
    return {name: frozenset(rows) for name, rows in found.items()}


@lru_cache(maxsize=1)
def _english() -> NickNamer:
    """Return the table of English short forms of the package ``nicknames``."""
    from nicknames import NickNamer

    return NickNamer()


@lru_cache(maxsize=50_000)
def _short_forms(name: str) -> frozenset[str]:
    return frozenset(_english().nicknames_of(name))


@lru_cache(maxsize=50_000)
def rows_of(word: str) -> frozenset[str]:
    """Return what a folded word shares with all forms of its name: rows of the table, and full English names."""
    found = {str(row) for row in _rows().get(word, ())}
    return frozenset(found | _english().canonicals_of(word) | ({word} if _short_forms(word) else set()))


@lru_cache(maxsize=1)
def _members() -> dict[int, set[str]]:
    """Return the names of each row."""
    found: dict[int, set[str]] = defaultdict(set)
    for name, rows in _rows().items():
        for row in rows:
            found[row].add(name)
    return dict(found)


def variants_of(word: str) -> frozenset[str]:
    """Return all words of which `are_variants` holds with ``word``."""
    listed = (_members()[row] for row in _rows().get(word, _NONE))
    return frozenset().union(_short_forms(word), _english().canonicals_of(word), *listed)


def are_variants(mine: str, theirs: str) -> bool:
    """Return whether two folded words may be forms of one name. It says nothing about their bearers."""
    rows = _rows()
    if rows.get(mine, _NONE) & rows.get(theirs, _NONE):
        return True
    return theirs in _short_forms(mine) or mine in _short_forms(theirs)
