"""There and back: a drafted report read again, and held against the record that it was drafted from."""

from __future__ import annotations

from communique.evaluate.compare import Comparison
from communique.evaluate.flat import flatten
from communique.evaluate.gold import GoldDocument
from communique.evaluate.run import Reads
from communique.record import Document
from communique.sample.making import Sample


def came_back(made: Sample, reader: Reads) -> Comparison:
    """Read the report of a journey, with its date, and compare what comes of it with its annotation.

    Args:
        made: The journey.
        reader: `communique.Reader`, or anything with its `read`.
    """
    gold = GoldDocument.model_validate(made.gold)
    record = reader.read(Document.from_text(made.text), published=gold.published)
    return Comparison(record.document.text or "", gold, flatten(record))
