"""What became of the facts of an export: how many were written as what, and what a format had no place for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Tally:
    """Counts of one export.

    Attributes:
        records: Records that were taken.
        written: What was written, by the name that the format has for it (`VEVENT`, `engagements`).
        aside: What the format cannot hold or says otherwise, by the reason in words.
    """

    records: int = 0
    written: Counter[str] = field(default_factory=Counter)
    aside: Counter[str] = field(default_factory=Counter)

    def lines(self) -> list[str]:
        """Return what a person should know, the counts first, then a line for each thing that was set aside."""
        counts = ", ".join(f"{number} {what}" for what, number in self.written.items()) or "nothing"
        return [f"{self.records} record{'s'[:self.records != 1]}: {counts}",
                *(f"{number} {reason}" for reason, number in self.aside.items())]
