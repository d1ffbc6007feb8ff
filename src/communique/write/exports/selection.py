"""What of the records is exported: everything, or the facts of a visit, a person, a country, a period, a publisher."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.authority.names import fold
from communique.record import Engagement, Movement, Record, Statement, Visit
from communique.store.rows.days import bounds
from communique.write.exports.tally import Tally
from communique.write.exports.view import View

UNDATED = "facts without a day, which the period leaves out"


@dataclass(frozen=True, slots=True)
class Selection:
    """Conditions that a fact has to meet; None asks nothing.

    Attributes:
        who: Id of a person or organisation that took part, spoke, was spoken to, or travelled.
        country: ISO 3166-1 alpha-2: what took place there, or somebody of it took part in.
        since: First day (ISO).
        until: Last day (ISO).
        issuer: Words that the name of the publisher contains.
        document: Symbol, address, path or id of the document.
        visit: Id of a visit in the record: the visit with what was done in its country on its days.
    """

    who: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    issuer: str | None = None
    document: str | None = None
    visit: str | None = None

    @property
    def narrows(self) -> bool:
        """Tell whether facts of one document may be in and others out."""
        return any((self.who, self.country, self.since, self.until, self.visit))

    def of(self, records: Iterable[Record], tally: Tally | None = None) -> Iterator[Record]:
        """Yield what is selected of each record; what a period leaves out for want of a day is counted."""
        for record in records:
            if self._published(record):
                kept = _Narrowing(record, self, tally or Tally()).record() if self.narrows else record
                if kept is not None:
                    yield kept

    def _published(self, record: Record) -> bool:
        info = record.document
        if self.issuer and fold(self.issuer) not in fold(info.issuer or ""):
            return False
        return not self.document or self.document in (info.symbol, info.source, info.id)


class _Narrowing:
    """One record cut down to the facts that a selection asks for, and the entities that they need."""

    def __init__(self, record: Record, wanted: Selection, tally: Tally) -> None:
        self._record, self._wanted, self._tally = record, wanted, tally
        self._view = View(record)
        self._visit = next((visit for visit in record.visits if visit.id == wanted.visit), None)

    def record(self) -> Record | None:
        """Return what is left, None where no fact is."""
        record = self._record
        if self._wanted.visit and self._visit is None:
            return None
        visits = tuple(visit for visit in record.visits if self._has_visit(visit))
        movements = tuple(movement for movement in record.movements if self._has_movement(movement))
        engagements = tuple(one for one in record.engagements if self._has_engagement(one))
        held = {one.id for one in engagements}
        statements = tuple(one for one in record.statements if self._has_statement(one, held))
        if not (visits or movements or engagements or statements):
            return None
        facts = {fact.id for group in (visits, movements, engagements, statements) for fact in group}
        kept = record.model_copy(update={
            "visits": visits, "movements": movements, "engagements": engagements, "statements": statements,
            "references": tuple(r for r in record.references if r.cited_by is None or r.cited_by in facts),
        })
        used = _used(kept)
        return kept.model_copy(update={name: tuple(one for one in getattr(kept, name) if one.id in used)
                                       for name in ("people", "organizations", "places", "events")})

    def _has_visit(self, visit: Visit) -> bool:
        if self._visit is not None:
            return visit is self._visit
        return (self._is_principal() and self._is_there(visit.country)
                and self._is_then(visit.start, visit.end or visit.start))

    def _has_movement(self, movement: Movement) -> bool:
        return (self._is_principal() and self._is_there(movement.country)
                and self._is_on_visit(movement.country, movement.date) and self._is_then(movement.date, movement.date))

    def _has_engagement(self, engagement: Engagement) -> bool:
        parties = [participant.entity for participant in engagement.participants]
        if self._wanted.who and self._wanted.who not in parties:
            return False
        return (self._is_there(engagement.country, *(self._view.country(party) for party in parties))
                and self._is_on_visit(engagement.country, engagement.date)
                and self._is_then(engagement.date, engagement.date))

    def _has_statement(self, statement: Statement, held: set[str]) -> bool:
        if statement.engagement is not None:
            return statement.engagement in held
        if self._wanted.visit:
            return False
        parties = [one for one in (statement.speaker, statement.addressee, *statement.joint_with) if one]
        return ((not self._wanted.who or self._wanted.who in parties)
                and self._is_there(*(self._view.country(party) for party in parties)) and self._is_then(None, None))

    def _is_principal(self) -> bool:
        return self._wanted.who in (None, self._record.principal)

    def _is_there(self, *countries: str | None) -> bool:
        return self._wanted.country is None or self._wanted.country in countries

    def _is_on_visit(self, country: str | None, day: str | None) -> bool:
        visit = self._visit
        if visit is None:
            return True
        if country != visit.country:
            return False
        own, start, end = bounds(day), bounds(visit.start), bounds(visit.end or visit.start)
        return not (own and start and end) or (own[0] <= end[1] and own[1] >= start[0])

    def _is_then(self, first: str | None, last: str | None) -> bool:
        since, until = self._wanted.since, self._wanted.until
        if not (since or until):
            return True
        start, end = bounds(first), bounds(last)
        if not (start and end):
            self._tally.aside[UNDATED] += 1
            return False
        return (since is None or end[1] >= since) and (until is None or start[0] <= until)


def _used(record: Record) -> set[str | None]:
    """Return the ids of all entities that the facts of a record refer to."""
    used: set[str | None] = {record.principal}
    for visit in record.visits:
        used.update(visit.places)
    for movement in record.movements:
        used.update((movement.place, movement.origin, movement.destination))
    for engagement in record.engagements:
        used.update((engagement.city, engagement.venue, engagement.part_of))
        used.update(participant.entity for participant in engagement.participants)
    for statement in record.statements:
        used.update((statement.speaker, statement.addressee, *statement.joint_with))
    for agreement in record.agreements:
        used.update(agreement.signed_by)
    for upcoming in record.upcoming:
        used.update((upcoming.event, upcoming.where))
    return used
