"""Counts of what was found, expected and right, for each measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

#: What is measured, in the order in which it is shown. `office`, `country`, `when`, `where`, `speaker` and `addressee`
#: are asked once for each gold value whose fact was found, so that for them precision, recall and F1 are one accuracy.
MEASURES = (
    "person", "office", "country", "movement", "engagement", "contact", "when", "where", "topic", "statement",
    "speaker", "addressee", "reference",
)


@dataclass(slots=True)
class Tally:
    """Right ones among those found and those expected."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, right: int, found: int, gold: int) -> None:
        """Add counts to the tally."""
        self.right += right
        self.found += found
        self.gold += gold

    @property
    def precision(self) -> float:
        """Right ones as a share of those found; 0.0 where none was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Right ones as a share of those expected; 0.0 where none was expected."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; None where none was found or expected, so that there was nothing to measure."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else None


@dataclass(frozen=True, slots=True)
class Miss:
    """One difference between gold and record.

    Attributes:
        measure: One of `MEASURES`; `kind` for an engagement found with another kind.
        sort: `missed` (only in gold), `false` (only in the record) or `wrong` (in both, with different values).
        expected: What gold says.
        got: What the record says.
        at: Words of the document at which it stands.
    """

    measure: str
    sort: Literal["missed", "false", "wrong"]
    expected: str | None = None
    got: str | None = None
    at: str | None = None


def new_tallies() -> dict[str, Tally]:
    """Return an empty tally for each measure."""
    return {measure: Tally() for measure in MEASURES}


def composite(tallies: Mapping[str, Tally]) -> float:
    """Return the mean F1 of the measures that had something to measure, in percent."""
    values = [f1 for tally in tallies.values() if (f1 := tally.f1) is not None]
    return 100 * sum(values) / max(1, len(values))
