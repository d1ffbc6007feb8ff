"""A record in few lines, for reading many of them by eye."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.record import Engagement, Movement, Record, Span, Statement

WIDTH = 130
UNREAD = 6  # clauses to show


def short_form(record: Record) -> str:
    """Return title, principal, engagements, movements and statements, each with its evidence, one a line."""
    lines = [f"\n== {record.document.title}  [{record.document.published}]"]
    lines.append(f"   principal: {record.name_of(record.principal)}")
    for engagement in record.engagements:
        lines.extend(_engagement(record, engagement))
    lines.extend(_movement(record, movement) for movement in record.movements)
    lines.extend(_statement(record, statement) for statement in record.statements)
    text = record.document.text or ""
    unread = [f"{u.predicate or '-'} ({text[u.start : u.end][:60]!r}: {u.why})" for u in record.unread[:UNREAD]]
    if unread:
        lines.append(f"   unread {len(record.unread)}: " + "; ".join(unread))
    return "\n".join(lines)


def _engagement(record: Record, found: Engagement) -> Iterator[str]:
    others = [p for p in found.participants if p.role != "principal"]
    names = [f"{record.name_of(p.entity)}" + ("" if p.role == "counterpart" else f" ({p.role})") for p in others]
    places = [record.name_of(found.venue), record.name_of(found.city), found.country, record.name_of(found.part_of)]
    kind = found.kind if found.status == "held" else f"{found.kind} {found.status.upper()}"
    when = f"{found.date or '-'} {found.daypart or ''}".strip()
    where, whom = ", ".join(filter(None, places)) or "-", ", ".join(names) or "-"
    yield f"   {found.id} {kind} {when} | {where} | with {whom} << {_words(record, found.evidence)}"
    if found.topics:
        yield "      topics: " + "; ".join(topic.text[:WIDTH] for topic in found.topics)


def _movement(record: Record, found: Movement) -> str:
    place = record.name_of(found.place) or "-"
    return f"   {found.id} {found.kind} {found.status} {found.date or '-'} {place} << {_words(record, found.evidence)}"


def _statement(record: Record, found: Statement) -> str:
    joint = f" + {len(found.joint_with)}" if found.joint_with else ""
    to = record.name_of(found.addressee) or "-"
    return f"   {found.id} {record.name_of(found.speaker)}{joint} [{found.act}] -> {to}: {found.about[:WIDTH]}"


def _words(record: Record, spans: Iterable[Span]) -> str:
    return " … ".join(" ".join(span.of(record.document.text or "").split())[:WIDTH] for span in spans)
