"""What was discussed at encounters, with the sentences that tell of it."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from communique.ask.facts import Encounter, Source
from communique.reading.segment import segment
from communique.store.derived import topics
from communique.store.kept import documents

_AT_MOST = 20  # sentences


@dataclass(frozen=True, slots=True)
class Discussed:
    """Topics of one encounter that one sentence tells of.

    Attributes:
        topics: In the words of the document.
        encounter: At which they were discussed.
        source: Where they stand; the first of them, and the sentence.
    """

    topics: tuple[str, ...]
    encounter: Encounter
    source: Source


def discussed(connection: Connection, encounters: Iterable[Encounter]) -> tuple[Discussed, ...]:
    """Return what was discussed at encounters, in their order."""
    found: list[Discussed] = []
    texts: dict[int, tuple[str, list[tuple[int, int]]]] = {}
    for encounter in encounters:
        rows = connection.execute(select(topics).where(topics.c.engagement_id == encounter.id).order_by(
            topics.c.position)).all() if encounter.topics else []
        for row in rows:
            text, sentences = texts.setdefault(row.document_id, _sentences(connection, row.document_id))
            start, end = _around(sentences, row.span_start, row.span_end)
            sentence = " ".join(text[start:end].split())
            last = found[-1] if found else None
            if last and last.encounter is encounter and last.source.sentence == sentence:
                found[-1] = replace(last, topics=(*last.topics, row.text))
            elif len(found) == _AT_MOST:
                return tuple(found)
            else:
                found.append(Discussed((row.text,), encounter, replace(
                    encounter.source, start=row.span_start, end=row.span_end, sentence=sentence)))
    return tuple(found)


def _sentences(connection: Connection, document: int) -> tuple[str, list[tuple[int, int]]]:
    row = connection.execute(select(documents.c.text, documents.c.title_in_text).where(
        documents.c.id == document)).one()
    text = row.text or ""
    return text, [(one.start, one.end) for one in segment(text, title_first=bool(row.title_in_text))]


def _around(sentences: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """Return the span of the sentence in which something stands; its own, where it stands in none."""
    at = bisect.bisect_right([first for first, _ in sentences], start) - 1
    if at < 0 or sentences[at][1] < end:
        return start, end
    return sentences[at]
