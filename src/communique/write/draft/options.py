"""What the one who asks for a draft can decide."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wishes:
    """Decisions about one draft.

    Attributes:
        certain: Confidence from which a value is written that the source does not state (0 to 1), the style's own where
            None. With a number above 1, nothing is written that is not stated.
        placeholders: Whether what is missing is also marked in the text, in brackets: ``on [date]``.
        pronoun: Of the principal, where neither the form of address nor the source tells it.
        issuer: Who issues the report, instead of the issuer of what was read.
        symbol: Symbol of the new report, instead of that of what was read.
        issued: ISO date of the new report, instead of that of what was read.
    """

    certain: float | None = None
    placeholders: bool = False
    pronoun: str | None = None
    issuer: str | None = None
    symbol: str | None = None
    issued: str | None = None
