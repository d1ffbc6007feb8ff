"""What every answer looks like before it is set: a title, sections of facts with their words, and what it covers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an answer, and what supports it.

    Attributes:
        when: Days, or another short word for the margin.
        head: What it is.
        details: More lines about it.
        quote: The words of the document.
        cite: The document.
    """

    when: str
    head: str
    details: tuple[str, ...] = ()
    quote: str | None = None
    cite: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """Short values in columns; numbers are set to the right."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Part of an answer; `empty` is said where there is nothing in it."""

    heading: str | None
    items: tuple[Item, ...] = ()
    grid: Grid | None = None
    empty: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A whole answer: what stands below the title, its sections, its notes, and what it covers."""

    title: str
    about: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[str, ...]
    coverage: tuple[str, ...]
    inferred: bool = False
