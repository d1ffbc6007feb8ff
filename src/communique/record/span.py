"""Where in a document something stands."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Frozen(BaseModel):
    """Base of every record type: immutable, and strict about unknown names."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Span(Frozen):
    """A half-open stretch of ``document.text``.

    Offsets are Python string offsets (code points), counted from 0; ``end`` is exclusive.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last character.
    """

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]

    def of(self, text: str) -> str:
        """Return the words that the span points to in ``text``."""
        return text[self.start : self.end]
