"""Write the tables of docs/store.md from those in src/communique/store.

    python scripts/build_store_reference.py           # write them
    python scripts/build_store_reference.py --check   # exit with code 1 where they are not what would be written
"""

from __future__ import annotations

import sys
from pathlib import Path

from sqlalchemy import Column, Table

from communique.store.access.tables import TABLES as ACCESS_TABLES
from communique.store.corrections.table import TABLES as CORRECTION_TABLES
from communique.store.counted import TABLES as COUNTED_TABLES
from communique.store.derived import TABLES
from communique.store.identity.tables import TABLES as IDENTITY_TABLES
from communique.store.kept import claims, documents, identities, unresolved
from communique.store.watched import TABLES as WATCHED_TABLES

TARGET = Path(__file__).resolve().parent.parent / "docs" / "store.md"
MARK = "<!-- Made by scripts/build_store_reference.py from src/communique/store. Do not edit below. -->\n"

#: What columns mean in every table that has them, where the table does not say.
COMMON = {
    "id": "the claim that the row is made from", "document_id": "document that it comes from",
    "engagement_id": "engagement that it belongs to", "statement_id": "statement that it belongs to",
    "agreement_id": "agreement that it belongs to",
    "entity": "id in the record of the document", "identity": "who or what it is across documents",
    "name": "as the document writes it", "kind": "as in the record", "status": "as in the record",
    "country": "ISO 3166-1 alpha-2", "earliest": "first day that comes into question",
    "latest": "last day that comes into question", "daypart": "morning, afternoon, ...",
    "position": "its place among its kind in the record", "span_start": "offset in `documents.text`",
    "span_end": "offset after the last character", "rule": "rule that read it", "confidence": "between 0 and 1",
    "provenance": "`read` or `hand-made`", "first_seen": "time (UTC)", "last_seen": "time (UTC)",
    "title": "as written", "text": "as written", "about": "content, in the words of the document",
    "act": "lemma of the reporting verb", "stance": "positive, negative or neutral",
    "quoted": "whether it stands in quotation marks", "symbol": "as written", "issuer": "office that published it",
    "language": "ISO 639-1", "honorific": "as written", "lat": "degrees north", "lon": "degrees east",
    "organization": "body whose office it is", "role": "as in the record", "venue": "building or site",
    "concept": "theme of the vocabulary", "origin": "name of the place come from",
    "destination": "name of the place gone to", "city_identity": "identity of the city",
    "place_identity": "identity of the place", "event_identity": "identity of the event",
    "speaker_identity": "identity of the speaker", "addressee_identity": "identity of the addressee",
    "addressee_country": "country of the addressee", "joint": "whether it was made together with the speaker",
    "profile": "profile that it belongs to", "left_profile": "one profile", "right_profile": "the other",
    "start_date": "as in the record", "end_date": "as in the record", "user_name": "name of the user",
}


def build() -> str:
    """Return the text of docs/store.md with the tables of this version."""
    head = TARGET.read_text(encoding="utf-8").partition(MARK)[0]
    tables = (documents, claims, identities, unresolved, *CORRECTION_TABLES, *IDENTITY_TABLES, *WATCHED_TABLES,
              *ACCESS_TABLES)
    kept = "\n".join(_table(table) for table in tables)
    derived = "\n".join(_table(table) for table in (*TABLES, *COUNTED_TABLES))
    return f"{head}{MARK}\n## Tables that are kept\n\n{kept}\n## Tables that questions use\n\n{derived}"


def _table(table: Table) -> str:
    rows = "".join(f"| `{column.name}` | {_type(column)} | {_meaning(table, column)} |\n" for column in table.columns)
    indexes = sorted(", ".join(f"`{column.name}`" for column in index.columns) for index in table.indexes)
    told = "Indexed by " + "; by ".join(indexes) + ".\n\n" if indexes else ""
    return f"### {table.name}\n\n{told}| column | type | meaning |\n|---|---|---|\n{rows}"


def _type(column: Column[object]) -> str:
    name = type(column.type).__name__.lower()
    keys = ", key" if column.primary_key else ""
    return f"{name}{keys}"


def _meaning(table: Table, column: Column[object]) -> str:
    if table is documents and column.name == "id":
        return "number of the document in this store"
    if table is claims and column.name == "id":
        return "number of the claim in this store"
    return column.comment or COMMON[column.name]


def main() -> None:
    """Write the file, or check it."""
    built = build()
    if "--check" in sys.argv:
        if TARGET.read_text(encoding="utf-8") != built:
            sys.exit(f"{TARGET.name} is not what {Path(__file__).name} writes; run it")
    else:
        TARGET.write_text(built, encoding="utf-8")


if __name__ == "__main__":
    main()
