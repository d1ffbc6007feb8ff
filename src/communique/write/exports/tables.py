"""The tables that CSV and Parquet have in common: their columns, each described, and the rows of a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from communique.write.exports import rows
from communique.write.exports.view import View

Kind = Literal["text", "integer", "number", "boolean", "list"]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what its values are, and what they say. A list is of texts."""

    name: str
    kind: Kind
    says: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: a row for each fact or entity of its kind.

    Attributes:
        name: Name of its file.
        says: What one row is.
        columns: Its columns; the first is always the document.
        rows: Gives the rows of one record.
    """

    name: str
    says: str
    columns: tuple[Column, ...]
    rows: Callable[[View], Iterable[Row]]


def _c(kind: Kind, /, **says: str) -> tuple[Column, ...]:
    return tuple(Column(name, kind, text) for name, text in says.items())


_DOCUMENT = _c("text", document_id="`sha256:` and the hex digest of the source bytes; the key of `documents`")
_KEY = _c("text", key="lasting name of the fact, the same in every export and in the UID of the calendar")
_SOURCE = (
    *_c("text", document="symbol and title of the document", source="path or address that was read"),
    *_c("integer", span_start="offset in `documents.text` of the first character of the first piece of evidence",
        span_end="offset after its last character"),
    *_c("list", spans="all pieces of evidence, as `start-end`"),
    *_c("text", evidence="the words at these spans"),
)
_FACT = (
    *_c("list", inferred="columns whose value the text does not state but its context gives"),
    *_c("number", confidence="0 to 1, lowered for each value that had to be inferred"),
    *_c("text", rule="rule that read it"),
)
_WHEN = _c("text", date="ISO date, month or year", daypart="`morning`, `afternoon`, `evening`, `night` and the like")

TABLES = (
    Table("documents", "a document that was read", (
        *_DOCUMENT, *_c("text", symbol="its own symbol", title="headline", issuer="who published it",
                        published="ISO date, month or year of publication", language="ISO 639-1",
                        source="path or address that was read", principal="id of the person whose activities are told",
                        principal_name="their name"),
        *_c("integer", year="year that the activities were dated to"),
        *_c("list", warnings="what to know before relying on the record"),
        *_c("text", reader="version that read it", text="the cleaned text; every offset counts in it"),
    ), rows.documents),
    Table("visits", "a stay of the principal in one country", (
        *_DOCUMENT, *_KEY, *_c("text", person="id of the visitor", person_name="their name", home="their country",
                               country="ISO 3166-1 alpha-2 of the country visited", country_name="its name"),
        *_c("list", cities="names of the cities, in order"),
        *_c("text", start_date="first day there", end_date="last day there"), *_SOURCE,
    ), rows.visits),
    Table("movements", "an arrival, departure or transit of the principal", (
        *_DOCUMENT, *_KEY, *_c("text", kind="`arrival`, `departure` or `transit`",
                               status="`held`, `planned`, `cancelled` or `declined`",
                               place="id of the place reached or left", place_name="its name", country="its country",
                               origin="id of the place come from", origin_name="its name",
                               destination="id of the place gone to", destination_name="its name"),
        *_WHEN, *_FACT, *_SOURCE,
    ), rows.movements),
    Table("engagements", "something that the principal did with or before others", (
        *_DOCUMENT, *_KEY, *_c("integer", position="its place in the order of the record, from 1"),
        *_c("text", title="kind and participants in words", kind="kind of engagement",
            status="`held`, `planned`, `cancelled` or `declined`"), *_WHEN,
        *_c("text", city="id of the city", city_name="its name", country="ISO 3166-1 alpha-2", venue="building or site",
            part_of="id of the larger event", part_of_name="its name"), *_c("list", concepts="themes of its topics"),
        *_FACT, *_SOURCE,
    ), rows.engagements),
    Table("participants", "somebody who took part in an engagement; the principal, too", (
        *_DOCUMENT, *_c("text", engagement="key of the engagement", entity="id of the person or organisation",
                        name="their name", kind="`person`, or the kind of organisation",
                        role="in what role they took part",
                        office="office in which they took part, with its country or body", country="their country"),
        *_SOURCE,
    ), rows.participants),
    Table("topics", "something discussed at an engagement", (
        *_DOCUMENT, *_c("text", engagement="key of the engagement", topic="the words of the document"),
        *_c("list", concepts="themes that it belongs to"), *_SOURCE,
    ), rows.topics),
    Table("statements", "something that somebody said", (
        *_DOCUMENT, *_KEY, *_c("text", engagement="key of the engagement", speaker="id of who said it",
                               speaker_name="their name"),
        *_c("list", joint_with="ids of others who said it, too"),
        *_c("text", act="lemma of the reporting verb", stance="`positive`, `negative` or `neutral`",
            addressee="id of whom it was said to", addressee_name="their name", about="the content"),
        *_c("boolean", quoted="whether the content stands in quotation marks"),
        *_c("list", concepts="themes that the content belongs to"), *_FACT, *_SOURCE,
    ), rows.statements),
    Table("agreements", "a document signed, adopted or exchanged", (
        *_DOCUMENT, *_KEY, *_c("text", title="as written", date="ISO date of the signing"),
        *_c("list", signed_by="ids of those who signed"), *_SOURCE,
    ), rows.agreements),
    Table("references", "the symbol of another document that the text cites", (
        *_DOCUMENT, *_c("text", symbol="as written", cited_by="key of the fact that cites it"), *_SOURCE,
    ), rows.references),
    Table("upcoming", "an event that the text says is still to come", (
        *_DOCUMENT, *_c("text", event="id of the event", event_name="its name",
                        place="ISO 3166-1 alpha-2 of the country, or id of the place", date="ISO date, month or year"),
        *_SOURCE,
    ), rows.upcoming),
    Table("entities", "a person, organisation, place or event that a document names", (
        *_DOCUMENT, *_c("text", entity="its id", type="`person`, `organization`, `place` or `event`",
                        name="the longest form of the name", kind="what sort of it", honorific="form of address",
                        country="ISO 3166-1 alpha-2"),
        *_c("list", offices="offices of a person, with their country or body", candidates="readings that fit as well",
            inferred="columns that the text does not state"),
        *_c("number", lat="latitude, WGS 84", lon="longitude, WGS 84"), *_c("text", wikidata="`Q…`"), *_SOURCE,
    ), rows.entities),
    Table("unread", "a clause that gave no fact", (
        *_DOCUMENT, *_c("text", why="why no fact was read", predicate="lemma of its verb"), *_SOURCE,
    ), rows.unread),
)


def rows_of(table: Table, view: View) -> Iterator[Row]:
    """Yield the rows of a table, with a value for each of its columns."""
    for row in table.rows(view):
        yield {"document_id": view.document.id, **row}
