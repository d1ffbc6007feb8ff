"""What a mention is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

MentionKind = Literal[
    "person", "office", "organization", "group", "place", "event", "time", "symbol", "quote", "thing", "name", "list"
]


@dataclass(slots=True)
class OfficeRef:
    """An office as one mention writes it; offsets count in the document's text."""

    title: str
    head: str
    country: str | None = None
    organization: str | None = None
    start: int = 0
    end: int = 0
    town: str | None = None  # "the Mayor of Lima"
    full: str | None = None  # what an abbreviated title stands for

    @property
    def wording(self) -> str:
        """The title in full: by it offices are compared."""
        return self.full or self.title


@dataclass(slots=True)
class Mention:
    """A stretch of a sentence that names somebody or something.

    ``first``/``last`` are token indexes in the sentence (half open); ``start``/``end`` offsets in the document's text.
    """

    kind: MentionKind
    first: int
    last: int
    start: int
    end: int
    name: str | None = None
    name_start: int = 0
    name_end: int = 0
    offices: list[OfficeRef] = field(default_factory=list)
    honorific: str | None = None
    country: str | None = None
    candidates: tuple[str, ...] = ()
    determiner: str | None = None
    plural: bool = False
    members: list[Mention] = field(default_factory=list)
    subkind: str | None = None
    data: Any = None
    entity: str | None = None
    inner: list[Mention] = field(default_factory=list)
