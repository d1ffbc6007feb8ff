"""What the rows of one document have in common: who is who in it, its sentences, its days."""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from communique.reading.segment import segment
from communique.record import Entity, Organization, Person, Place, Record, Span
from communique.store.rows.days import Days, days_of

Row = dict[str, Any]


@dataclass(frozen=True)
class Setting:
    """One document's record, and what is known of it beyond the record.

    Attributes:
        record: The record, with its text.
        document_id: The document's row.
        claims: Row and provenance of each claim by kind and place among its kind.
        identities: Identity of an entity across documents, where that is not its own id.
        title_in_text: Whether the text begins with the title.
    """

    record: Record
    document_id: int
    claims: Mapping[tuple[str, int], tuple[int, str]]
    identities: Mapping[str, str]
    title_in_text: bool = False

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Return all entities of the record by id."""
        record = self.record
        groups: tuple[tuple[Entity, ...], ...] = (record.people, record.organizations, record.places, record.events)
        return {entity.id: entity for group in groups for entity in group}

    def claim(self, kind: str, position: int) -> int:
        """Return the row of the claim at ``position`` among its kind."""
        return self.claims[kind, position][0]

    def provenance(self, kind: str, position: int) -> str:
        """Return how that claim came to be."""
        return self.claims[kind, position][1]

    def identity(self, entity: str | None) -> str | None:
        """Return who or what ``entity`` is across documents."""
        return None if entity is None else self.identities.get(entity, entity)

    def name(self, entity: str | None) -> str | None:
        """Return the name of an entity; the id itself where the record does not hold it."""
        found = self.entities.get(entity) if entity else None
        return found.name if found else entity

    def country(self, entity: str | None) -> str | None:
        """Return the country that a person or organisation belongs to, or a place lies in."""
        found = self.entities.get(entity) if entity else None
        return found.country if isinstance(found, (Person, Organization, Place)) else None

    @cached_property
    def _sentences(self) -> tuple[list[int], list[int]]:
        found = segment(self.record.document.text or "", title_first=self.title_in_text)
        return [sentence.start for sentence in found], [sentence.end for sentence in found]

    def evidence(self, spans: tuple[Span, ...]) -> Row:
        """Return span and sentence of a fact; the sentence is cut from the text as it stands."""
        if not spans:
            return {"span_start": None, "span_end": None, "sentence": None}
        first = spans[0]
        return {"span_start": first.start, "span_end": first.end, "sentence": self._sentence(first)}

    def _sentence(self, span: Span) -> str | None:
        text = self.record.document.text
        if text is None:
            return None
        starts, ends = self._sentences
        at = bisect.bisect_right(starts, span.start) - 1
        if at < 0 or ends[at] <= span.start:
            return " ".join(span.of(text).split())
        last = at
        while ends[last] < span.end and last + 1 < len(starts):
            last += 1
        return " ".join(text[starts[at]:max(ends[last], span.end)].split())

    def days(self, date: str | None, *, inferred: bool = False, country: str | None = None) -> Days:
        """Return the days between which something in the record took place."""
        return days_of(self.record, date, inferred=inferred, country=country)
