"""What must hold of the record of any text whatever."""

from __future__ import annotations

from collections.abc import Iterator

from communique.record import Agreement, Fact, Record, Reference, Span, Topic, Unread, Upcoming

Placed = Span | Topic | Unread


def words(text: str) -> str:
    """Return text with each run of white space as one space."""
    return " ".join(text.split())


def assert_sound(record: Record, text: str) -> None:
    """Check spans, evidence, contents and ids of a record of ``text``."""
    assert record.document.text == text
    for span in spans(record):
        assert 0 <= span.start < span.end <= len(text), f"span {span!r} in {len(text)} characters"
    for fact in facts(record):
        assert fact.evidence, f"no evidence for {fact!r}"
    _assert_contents(record, text)
    _assert_ids(record)
    _assert_status(record)
    assert [e.order for e in record.engagements] == list(range(1, len(record.engagements) + 1))


def facts(record: Record) -> list[Fact | Agreement | Reference | Upcoming]:
    """Return all facts of a record."""
    return [
        *record.engagements, *record.statements, *record.movements, *record.agreements, *record.references,
        *record.upcoming,
    ]  # fmt: skip


def spans(record: Record) -> Iterator[Placed]:
    """Yield everything in a record that points into the text."""
    for entity in (*record.people, *record.organizations, *record.places, *record.events):
        yield from entity.mentions
    for fact in facts(record):
        yield from fact.evidence
    for engagement in record.engagements:
        yield from engagement.topics
    yield from record.unread
    yield from record.dating.evidence


def _assert_contents(record: Record, text: str) -> None:
    for statement in record.statements:
        told = [words(span.of(text)) for span in statement.evidence]
        assert statement.about, f"{statement.id} says nothing"
        assert any(statement.about in part for part in told), f"{statement.about!r} is not in {told}"
    for engagement in record.engagements:
        for topic in engagement.topics:
            assert topic.text == words(text[topic.start : topic.end])
    for agreement in record.agreements:
        assert any(agreement.title == words(span.of(text)) for span in agreement.evidence)
    for reference in record.references:
        assert any(reference.symbol in words(span.of(text)) for span in reference.evidence)


def _assert_ids(record: Record) -> None:
    entities = [e.id for e in (*record.people, *record.organizations, *record.places, *record.events)]
    own = [e.id for e in record.engagements] + [s.id for s in record.statements] + [m.id for m in record.movements]
    own += [a.id for a in record.agreements] + [v.id for v in record.visits]
    assert len(set(entities)) == len(entities), "two entities of one id"
    assert len(set(own)) == len(own), "two facts of one id"
    missing = set(_entities_named(record)) - set(entities) - {None}
    assert not missing, f"ids of no entity: {missing}"
    engagements = {e.id for e in record.engagements}
    told_at = {s.engagement for s in record.statements} - {None}
    assert told_at <= engagements, f"ids of no engagement: {told_at - engagements}"
    assert {r.cited_by for r in record.references} - {None} <= set(own)


def _entities_named(record: Record) -> Iterator[str | None]:
    yield record.principal
    for engagement in record.engagements:
        yield from (engagement.city, engagement.venue, engagement.part_of)
        yield from (participant.entity for participant in engagement.participants)
    for statement in record.statements:
        yield from (statement.speaker, statement.addressee, *statement.joint_with)
    for movement in record.movements:
        yield from (movement.place, movement.origin, movement.destination)
    for visit in record.visits:
        yield from visit.places
    for agreement in record.agreements:
        yield from agreement.signed_by
    yield from (upcoming.event for upcoming in record.upcoming)


def _assert_status(record: Record) -> None:
    """A clause that is listed as planned or denied is no engagement held."""
    undone = {(u.start, u.end) for u in record.unread if "planned" in u.why or "denied" in u.why}
    for engagement in record.engagements:
        if engagement.status == "held":
            assert not undone & {(span.start, span.end) for span in engagement.evidence}
