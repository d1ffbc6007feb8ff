"""What somebody said: to whom, about what, in which manner, and how that changed over the years."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from communique.ask.coverage import Coverage, coverage
from communique.ask.facts import Saying
from communique.ask.loading import load_sayings, within
from communique.ask.subjects import Subject, subject_of
from communique.store.derived import concepts, speakers, statements


@dataclass(frozen=True, slots=True)
class Said:
    """Statements in the order of their days.

    Attributes:
        speaker: Who made them; of a country, its people.
        addressee: To whom, where that was asked for.
        about: The words that were asked for.
        act: The act that was asked for.
        statements: At most as many as were asked for, the latest of all.
        total: How many there are.
        by_year: Year, act, and how many: how it changed. None stands for those without a date.
        coverage: What the answer rests on.
    """

    speaker: Subject
    addressee: Subject | None
    about: str | None
    act: str | None
    statements: tuple[Saying, ...]
    total: int
    by_year: tuple[tuple[str | None, str, int], ...]
    coverage: Coverage


def said(connection: Connection, who: str, *, about: str | None = None, to: str | None = None, act: str | None = None,
         since: str | None = None, until: str | None = None, limit: int | None = 50) -> Said:
    """Return what somebody, or the people of a country, said.

    Args:
        connection: A transaction of the store.
        who: The speaker: a name, an identity's id, or a country.
        about: Words of its content, or a theme of the vocabulary; all of its words must be found.
        to: The addressee, or their country.
        act: Lemma of the reporting verb, or its last word: `concern` finds `express concern`.
        since: First day (ISO).
        until: Last day (ISO).
        limit: Only so many, the latest.

    Raises:
        UnknownNameError: A name means nobody, or several.
    """
    speaker, addressee = subject_of(connection, who), subject_of(connection, to) if to else None
    conditions = [speaker.among(speakers), *within(speakers.c.earliest, since, until)]
    if addressee is not None:
        column = "addressee_country" if addressee.kind == "country" else "addressee_identity"
        conditions.append(statements.c[column] == addressee.id)
    if act:
        plain = _escaped(act.lower())
        conditions.append(or_(func.lower(speakers.c.act) == act.lower(),
                              func.lower(speakers.c.act).like(f"% {plain}", escape="\\")))
    conditions.extend(_about(about))
    joined = speakers.join(statements, statements.c.id == speakers.c.statement_id)
    rows = connection.execute(select(statements.c.id, statements.c.act, statements.c.earliest).select_from(joined)
                              .where(*conditions).distinct()).all()
    rows = sorted(rows, key=lambda row: (row.earliest or "", row.id), reverse=True)
    counted = Counter((row.earliest[:4] if row.earliest else None, row.act) for row in rows)
    by_year = sorted(((year, name, number) for (year, name), number in counted.items()),
                     key=lambda one: (one[0] is None, one[0] or "", -one[2], one[1]))
    chosen = [row.id for row in (rows[:limit] if limit else rows)]
    asked = [subject for subject in (speaker, addressee) if subject is not None]
    return Said(speaker, addressee, about, act, tuple(load_sayings(connection, chosen)), len(rows), tuple(by_year),
                coverage(connection, *asked))


def _about(about: str | None) -> list[ColumnElement[bool]]:
    """Return conditions that each word stands in the content, or the whole is a theme of it."""
    words = (about or "").lower().split()
    if not words:
        return []
    themed = statements.c.id.in_(select(concepts.c.claim_id).where(
        concepts.c.concept == "-".join(words), concepts.c.kind == "statement"))
    written = [func.lower(statements.c.about).like(f"%{_escaped(word)}%", escape="\\") for word in words]
    return [or_(themed, and_(*written))]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
