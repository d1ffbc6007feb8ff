"""A table of engagements: one row an engagement, for a spreadsheet or a statistics program."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from communique.record import Engagement, Record
from communique.write.names import Names, plain
from communique.write.options import Options

COLUMNS = (
    "document", "source", "symbol", "published", "principal", "id", "order", "kind", "status", "date", "daypart",
    "city", "country", "venue", "part_of", "with", "roles", "topics", "statements", "inferred", "confidence", "rule",
    "start", "end", "evidence",
)
#: Between several values in one cell.
SEPARATOR = "; "
#: A spreadsheet takes a cell that begins so for a formula; some take the wide forms of East Asian keyboards, too.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def write_csv(records: Iterable[Record], out: TextIO, options: Options) -> None:
    """Write a header and one row an engagement, of all records in one table."""
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for record in records:
        names = Names(record)
        table.writerows(_row(record, names, engagement) for engagement in record.engagements)
        out.flush()


def _row(record: Record, names: Names, engagement: Engagement) -> list[str]:
    document = record.document
    others = [p for p in engagement.participants if p.role not in ("principal", "accompanying")]
    said = [f"{s.act}: {s.about}" for s in record.statements if s.engagement == engagement.id]
    first = min(engagement.evidence, key=lambda span: span.start)
    cells = (
        document.id, document.source, document.symbol, document.published, names.of(record.principal), engagement.id,
        engagement.order, engagement.kind, engagement.status, engagement.date, engagement.daypart,
        names.of(engagement.city), engagement.country, names.of(engagement.venue), names.of(engagement.part_of),
        SEPARATOR.join(names.of(p.entity) for p in others), SEPARATOR.join(p.role for p in others),
        SEPARATOR.join(topic.text for topic in engagement.topics), SEPARATOR.join(said),
        SEPARATOR.join(engagement.inferred), engagement.confidence, engagement.rule, first.start, first.end,
        " … ".join(span.of(document.text or "") for span in engagement.evidence),
    )
    return [cell(value) for value in cells]


def cell(value: str | float | None) -> str:
    """Return the cell's text on one line; what a spreadsheet would run as a formula gets an apostrophe before it."""
    text = plain(str(value)) if value is not None else ""
    return f"'{text}" if text.startswith(_FORMULA) else text
