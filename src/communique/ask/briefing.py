"""The note for a desk officer: what to know of somebody, or of a country, before meeting them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from communique.ask.coverage import Coverage, coverage
from communique.ask.discussed import Discussed, discussed
from communique.ask.facts import Encounter, Saying, Source, Stay
from communique.ask.loading import DOCUMENT, load_encounters, load_sayings, load_stays, source_of, within
from communique.ask.offices import Held, offices_held
from communique.ask.subjects import Subject, subject_of
from communique.ask.timeline import engagement_ids, stay_ids
from communique.store.derived import agreements, participants, signatories, speakers, statements
from communique.store.derived import upcoming as events_to_come
from communique.store.kept import documents

_COMMITMENTS = frozenset("commit pledge promise undertake agree offer announce".split())
_SHOWN = 8  # of encounters and visits
_READ = 60  # encounters that the rest of the note is made from: those before are history


@dataclass(frozen=True, slots=True)
class Noted:
    """Something agreed upon or to come: its words, day and place."""

    text: str
    date: str | None
    place: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Brief:
    """The note.

    Attributes:
        subject: Whom or what it is about.
        before: Last day (ISO) that counts; None for all.
        encounters: The last ones that were held, the latest first.
        total: How many there are in the store.
        planned: Engagements that were planned.
        visits: The last visits abroad, to a country or of its people, the latest first.
        topics: What was discussed at the encounters, sentence by sentence, the latest first.
        theirs: What the subject, or its people, said; thanks and concerns are not repeated here.
        ours: What others said to them, or at meetings with them.
        thanks: Statements of either side that are well disposed.
        concerns: Statements of either side that are not.
        commitments: Statements of either side that bind.
        agreements: What was signed with or by them.
        upcoming: Events to come.
        offices: Offices held, the latest known first.
        coverage: What the note rests on.
    """

    subject: Subject
    before: str | None
    encounters: tuple[Encounter, ...]
    total: int
    planned: tuple[Encounter, ...]
    visits: tuple[Stay, ...]
    topics: tuple[Discussed, ...]
    theirs: tuple[Saying, ...]
    ours: tuple[Saying, ...]
    thanks: tuple[Saying, ...]
    concerns: tuple[Saying, ...]
    commitments: tuple[Saying, ...]
    agreements: tuple[Noted, ...]
    upcoming: tuple[Noted, ...]
    offices: tuple[Held, ...]
    coverage: Coverage


def brief(connection: Connection, who: str, *, until: str | None = None) -> Brief:
    """Return the note about somebody or a country, of what was known up to the day ``until`` (ISO).

    Raises:
        UnknownNameError: The name means nobody, or several.
    """
    subject = subject_of(connection, who)
    found = load_encounters(connection, engagement_ids(connection, subject, until=until, limit=_READ))[::-1]
    held = [e for e in found if e.status == "held"]
    groups = _sorted_out(subject, _sayings(connection, subject, found, until))
    total = connection.execute(select(func.count(participants.c.engagement_id.distinct())).where(
        subject.among(participants), participants.c.status == "held",
        *within(participants.c.earliest, None, until))).scalar_one()
    return Brief(
        subject, until, tuple(held[:_SHOWN]), total, tuple(e for e in found if e.status == "planned"),
        tuple(load_stays(connection, stay_ids(connection, subject, until=until, limit=_SHOWN))[::-1]),
        discussed(connection, held),
        tuple(groups["theirs"]), tuple(groups["ours"]), tuple(groups["thanks"]), tuple(groups["concerns"]),
        tuple(groups["commitments"]), _agreements(connection, subject, until),
        _upcoming(connection, subject, found, until),
        offices_held(connection, subject, until), coverage(connection, subject))


def _sayings(connection: Connection, subject: Subject, found: list[Encounter], until: str | None) -> list[Saying]:
    """Return what was said by them, to them, and at the encounters with them; the latest first."""
    to = statements.c.addressee_country if subject.kind == "country" else statements.c.addressee_identity
    with_them = [e.id for e in found
                 if e.status == "held" and any(_is(subject, p.identity, p.country) for p in e.parties)]
    queries = (
        select(speakers.c.statement_id).where(subject.among(speakers), *within(speakers.c.earliest, None, until))
        .order_by(speakers.c.earliest.desc()).limit(_READ),
        select(statements.c.id).where(to == subject.id, *within(statements.c.earliest, None, until))
        .order_by(statements.c.earliest.desc()).limit(_READ),
        select(statements.c.id).where(statements.c.engagement_id.in_(with_them)))
    ids = [number for query in queries for number in connection.execute(query).scalars()]
    return sorted(load_sayings(connection, ids), key=lambda s: s.earliest or "", reverse=True)


def _sorted_out(subject: Subject, found: Iterable[Saying]) -> dict[str, list[Saying]]:
    """Sort out what they said, what others said, thanks, concerns and commitments; each statement once."""
    groups: dict[str, list[Saying]] = {name: [] for name in ("theirs", "ours", "thanks", "concerns", "commitments")}
    for saying in found:
        theirs = _is(subject, saying.speaker_identity, saying.speaker_country)
        if saying.stance == "negative" or "concern" in saying.act:
            groups["concerns"].append(saying)
        elif saying.stance == "positive":
            groups["thanks"].append(saying)
        elif set(saying.act.split()) & _COMMITMENTS:
            groups["commitments"].append(saying)
        else:
            groups["theirs" if theirs else "ours"].append(saying)
    return groups


def _is(subject: Subject, identity: str | None, country: str | None) -> bool:
    return subject.id == (country if subject.kind == "country" else identity)


def _agreements(connection: Connection, subject: Subject, until: str | None) -> tuple[Noted, ...]:
    rows = connection.execute(select(agreements, *DOCUMENT).join(documents).where(
        agreements.c.id.in_(select(signatories.c.agreement_id).where(subject.among(signatories))),
        *within(agreements.c.earliest, None, until)).order_by(agreements.c.earliest.desc().nulls_last()).limit(_SHOWN))
    return tuple(Noted(row.title, row.date or row.earliest, None, source_of(row)) for row in rows)


def _upcoming(connection: Connection, subject: Subject, found: list[Encounter],
              until: str | None) -> tuple[Noted, ...]:
    """Return events to come in the country, or told of in the documents on the last encounters."""
    where: list[ColumnElement[bool]] = [events_to_come.c.document_id.in_([e.source.document for e in found])]
    if subject.kind == "country":
        where.append(events_to_come.c.country == subject.id)
    conditions: list[ColumnElement[bool]] = [or_(*where)]
    if until:
        conditions.append(or_(documents.c.published.is_(None), documents.c.published <= until))
    rows = connection.execute(select(events_to_come, *DOCUMENT).join(documents).where(*conditions).order_by(
        events_to_come.c.earliest.nulls_last(), events_to_come.c.id).limit(_SHOWN))
    return tuple(Noted(row.event, row.date or row.earliest, row.place, source_of(row)) for row in rows)
