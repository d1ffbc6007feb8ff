"""Reads every gold document and adds up how well the records agree."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from communique.errors import SourceError
from communique.evaluate.compare import Comparison
from communique.evaluate.flat import FlatRecord, flatten
from communique.evaluate.gold import GoldDocument, load_gold
from communique.evaluate.tally import Miss, Tally, composite, new_tallies
from communique.record import Document, Record


class Reads(Protocol):
    """What is asked of a reader: `communique.Reader` is one."""

    def read(self, document: Document | Path | str, /, *, published: str | None = None,
             principal: str | None = None) -> Record:
        """Read one document."""
        ...


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """One document: its tallies and misses, and why there is no record where there is none."""

    name: str
    tallies: dict[str, Tally]
    misses: tuple[Miss, ...]
    record: Record | None
    error: str | None = None

    @property
    def composite(self) -> float:
        """Mean F1 over what this document measures, in percent."""
        return composite(self.tallies)


@dataclass(frozen=True, slots=True)
class Report:
    """All documents of a gold folder."""

    documents: tuple[DocumentReport, ...]

    @property
    def tallies(self) -> dict[str, Tally]:
        """Counts of all documents, added up."""
        total = new_tallies()
        for document in self.documents:
            for measure, tally in document.tallies.items():
                total[measure].add(tally.right, tally.found, tally.gold)
        return total

    @property
    def composite(self) -> float:
        """Mean F1 of the measures over the counts of all documents, in percent."""
        return composite(self.tallies)


def evaluate(gold_dir: Path, reader: Reads) -> Report:
    """Read each text of ``gold_dir`` with the publication date of its annotation, and compare.

    Args:
        gold_dir: Folder of ``NAME.txt`` and ``NAME.json``, the latter in the flat gold format.
        reader: What reads; `communique.Reader` or anything with its `read`.

    Raises:
        GoldError: The folder holds no gold documents, or one is not in the gold format.
    """
    return Report(tuple(_document(path, gold, reader) for path, gold in load_gold(gold_dir)))


def _document(path: Path, gold: GoldDocument, reader: Reads) -> DocumentReport:
    try:
        record = reader.read(path, published=gold.published or None)
    except SourceError as error:  # counts as a record without facts: everything in it is missed
        comparison = Comparison(path.read_text(encoding="utf-8", errors="replace"), gold, FlatRecord())
        return DocumentReport(path.stem, comparison.tallies, tuple(comparison.misses), None, str(error))
    text = record.document.text
    comparison = Comparison(path.read_text(encoding="utf-8") if text is None else text, gold, flatten(record))
    return DocumentReport(path.stem, comparison.tallies, tuple(comparison.misses), record)
