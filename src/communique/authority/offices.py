"""Titles of offices, comparable: "Minister for External Affairs" and "Foreign Minister" are one kind of post."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from communique.authority.countries import read_yaml
from communique.authority.names import fold

_ASIDE = frozenset({"the", "acting", "interim", "caretaker", "elect", "transitional", "then", "current", "his", "her"})


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """What a title names.

    Attributes:
        name: The kind of ``data/office_kinds.yml``, or the title itself where none has it.
        sole: One person at a time holds it in a country or organisation.
        crown: It is held for life, by people known by one name.
    """

    name: str
    sole: bool = False
    crown: bool = False


@lru_cache(maxsize=1)
def _kinds() -> dict[str, OfficeKind]:
    found = {}
    for row in read_yaml("office_kinds.yml"):
        kind = OfficeKind(row["kind"], bool(row.get("sole")), bool(row.get("crown")))
        found.update({fold(title): kind for title in row["titles"]})
    return found


@lru_cache(maxsize=20_000)
def office_kind(title: str) -> OfficeKind:
    """Return what kind of post ``title`` names; deputies and former holders are of another kind."""
    plain = " ".join(word for word in fold(title).split() if word not in _ASIDE)
    found = _kinds().get(plain)
    if found is None and plain.startswith(("minister of foreign affairs", "minister for foreign affairs")):
        found = _kinds()["foreign minister"]
    return found or OfficeKind(plain)


def same_post(mine: str, theirs: str) -> bool:
    """Return whether two titles can name one post; a "leader" leads a state or a government."""
    first, second = office_kind(mine).name, office_kind(theirs).name
    if "leader" in (first, second):
        return {first, second} <= {"leader", "head of state", "crown", "head of government"}
    return bool(first) and first == second
