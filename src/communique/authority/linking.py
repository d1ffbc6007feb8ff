"""Which entry of an authority file an identity is: certain, or to be asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.authority.matching import name_tie
from communique.authority.reconcile import Entry
from communique.authority.things import thing_tie

_FULL = frozenset({"one full name", "same name"})
_PARTLY = frozenset({"one name, fuller in one", "forms of a name, or initials", "one name, misspelt", "same words",
                     "almost the same name"})
_YEARS = re.compile(r"\b(1[6-9]\d\d)\s*[–-]\s*(1[6-9]\d\d)\b")


@dataclass(frozen=True, slots=True)
class Match:
    """An entry and how it goes with an identity: `certain`, `possible`, or neither and not listed."""

    entry: Entry
    tie: str
    certain: bool


def matches(kind: str, names: Sequence[str], entries: Iterable[Entry], seen: str | None = None) -> list[Match]:
    """Return the entries that may be an identity of these names, the best first.

    One is certain where the service is, its whole name is ours, no other entry's is, and it had not died when it was
    seen; everything else is for people to say.

    Args:
        kind: person, organization, place or event.
        names: The names of the identity.
        entries: What the service found.
        seen: The last day on which documents tell of it, ISO.
    """
    tied = [(entry, _tie(kind, names, entry.name)) for entry in entries]
    tied = [(entry, tie) for entry, tie in tied if tie in _FULL | _PARTLY and not _died_before(entry, seen)]
    whole = [entry for entry, tie in tied if tie in _FULL]
    found = [Match(entry, tie, entry.match and whole == [entry]) for entry, tie in tied]
    return sorted(found, key=lambda m: (not m.certain, m.tie not in _FULL, -m.entry.score, m.entry.id))


def _tie(kind: str, names: Sequence[str], label: str) -> str:
    ties = [name_tie(name, label)[0] if kind == "person" else thing_tie(name, label) for name in names]
    return min(ties, key=lambda tie: (tie not in _FULL, tie not in _PARTLY, tie), default="another name")


def _died_before(entry: Entry, seen: str | None) -> bool:
    """Return whether the description names years of life that end before ``seen`` ("American general (1737–1809)")."""
    years = _YEARS.search(entry.description or "")
    return bool(years and seen and int(years[2]) < int(seen[:4]))
