"""Importing files: every entry of a file ends in the store, or is named with the reason why it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Mapping as Read
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, select

from communique.bulk import CHUNK, Result, Settings, read_documents, workers_for
from communique.errors import CommuniqueError, SourceError
from communique.record import Document
from communique.store.claims import Provenance
from communique.store.identity import resolve_store
from communique.store.importing import disclosures, historian, lines
from communique.store.importing.cards import Card, entry_of
from communique.store.importing.mapping import Mapping
from communique.store.kept import documents
from communique.store.store import Store
from communique.store.writing import Entry, now, see_again

SUFFIXES = (".xml", ".csv", ".jsonl")

_NOT_IMPORTED = {
    ".csv": "a table needs --map, which says what its columns mean: a YAML file, or uk-ministers, ...",
    ".jsonl": "none of its first lines is a record as `communique read --format jsonl` writes it",
}

#: What a file gives: a card to be read, an entry ready to be stored, or why there is neither.
Item = Card | Entry | str


@dataclass
class FileReport:
    """What became of the entries of one file.

    Attributes:
        path: The file.
        entries: How many it has.
        added: How many were new.
        known: How many the store had before.
        repeated: How many are the same, letter by letter, as another of this file.
        stored: How many different ones of the file the store now has, as counted there.
        duplicates: Pairs of entries that tell of the same person in the same place on the same days.
        failures: Entries that could not be stored, with the reason.
        hashes: Hashes of its different entries.
    """

    path: str
    entries: int = 0
    added: int = 0
    known: int = 0
    repeated: int = 0
    stored: int = 0
    duplicates: list[tuple[str, str]] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    hashes: set[str] = field(default_factory=set, repr=False)

    @property
    def complete(self) -> bool:
        """Tell whether every entry is in the store."""
        return not self.failures and self.entries == self.stored + self.repeated


#: An item, with the report of its file.
Found = tuple[FileReport, Item]


@dataclass
class Import:
    """One run over files."""

    store: Store
    settings: Settings
    workers: int | None = None
    mapping: Mapping | None = None
    provenance: Provenance = "read"
    journeys: dict[tuple[str, ...], str] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)

    def files(self, paths: Iterable[Path]) -> list[tuple[Path, int]]:
        """Return the files to be imported, and how many entries each has; a folder gives those in it.

        Raises:
            SourceError: A file is not what can be imported.
        """
        found = []
        for path in paths:
            if not path.exists():
                raise SourceError(f"{path}: there is no such file; check the path")
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES) if path.is_dir() else [path]
            for file in inside:
                count = self._count(file, named=not path.is_dir())
                if count is not None:
                    found.append((file, count))
        if not found:
            raise SourceError("there is nothing to import: name .xml lists of travels or visits, .csv tables with "
                              "--map, or .jsonl files of records")
        return found

    def run(self, files: Sequence[tuple[Path, int]], advance: Callable[[], None] = lambda: None) -> list[FileReport]:
        """Import files, and return what became of each; call ``advance`` after each entry."""
        workers = workers_for(sum(count for _, count in files), self.workers)
        reports = [FileReport(str(path), count) for path, count in files]
        for chunk in self._read(self._unknown(reports, advance), workers):
            self._keep(chunk)
            for _ in chunk:
                advance()
        resolve_store(self.store)
        for report in reports:
            report.stored = self._stored(report.hashes)
        return reports

    def _count(self, path: Path, *, named: bool) -> int | None:
        """Return how many entries a file has; None, with a note, for one in a folder that holds none."""
        suffix = path.suffix.lower()
        if suffix == ".jsonl" and lines.holds_records(path):
            return lines.count_of(path)
        if suffix == ".csv" and self.mapping is not None:
            return len(disclosures.entries_of(path, self.mapping))
        cards = historian.cards_of(path) if suffix == ".xml" else None
        if cards is not None:
            return len(cards)
        reason = f"{path}: {_NOT_IMPORTED.get(suffix, 'no list of trips or visits, and no file of records')}"
        if named:
            raise CommuniqueError(reason)
        self.skipped.append(reason)
        return None

    def _items(self, path: Path) -> Iterable[Item]:
        suffix = path.suffix.lower()
        if suffix == ".jsonl":
            return lines.entries_of(path, self.provenance)
        if suffix == ".csv" and self.mapping is not None:
            return disclosures.entries_of(path, self.mapping)
        return historian.cards_of(path) or ()

    def _unknown(self, reports: Sequence[FileReport], advance: Callable[[], None]) -> Iterator[list[Found]]:
        """Yield the items that the store does not have, and count the others."""
        found = ((report, item) for report in reports for item in self._items(Path(report.path)))
        for chunk in _chunks(found):
            known = self._see_again([item for _, item in chunk])
            new = [(report, item) for report, item in chunk if self._is_new(report, item, known)]
            for _ in range(len(chunk) - len(new)):
                advance()
            yield new

    def _is_new(self, report: FileReport, item: Item, known: set[str]) -> bool:
        """Tell whether an item is to be stored; count it in its report where it is not."""
        name = _hash(item)
        if isinstance(item, Card):
            self._note_journey(item, report)
        repeated = name in report.hashes
        if name is None:
            report.failures.append(str(item))
        else:
            report.hashes.add(name)
            report.repeated += repeated
            report.known += name in known and not repeated
        return name is not None and name not in known and not repeated

    def _note_journey(self, card: Card, report: FileReport) -> None:
        """Note where the same person is told to have been in the same place on the same days twice."""
        other = self.journeys.setdefault(card.duplicate_key, card.source)
        if other != card.source:
            report.duplicates.append((other, card.source))

    def _read(self, chunks: Iterable[list[Found]], workers: int) -> Iterator[list[tuple[FileReport, Entry | str]]]:
        """Read the remarks of cards; entries that need no reading pass."""
        waiting: list[list[Found]] = []

        def cards() -> Iterator[list[Document]]:
            for chunk in chunks:
                waiting.append(chunk)
                yield [item.document() for _, item in chunk if isinstance(item, Card)]

        for results in read_documents(cards(), self.settings, workers=workers):
            read = {result.source: result for result in results}
            yield [(report, _entry(item, read)) for report, item in waiting.pop(0)]

    def _keep(self, chunk: Sequence[tuple[FileReport, Entry | str]]) -> None:
        entries = [(report, item) for report, item in chunk if isinstance(item, Entry)]
        for report, item in chunk:
            if isinstance(item, str):
                report.failures.append(item)
        for (report, _), added in zip(entries, self.store.add_entries(item for _, item in entries), strict=True):
            report.added += added.outcome == "added"
            report.known += added.outcome == "known"

    def _see_again(self, chunk: Sequence[Item]) -> set[str]:
        wanted = {name for item in chunk if (name := _hash(item))}
        with self.store.reading() as connection:
            rows = connection.execute(select(documents.c.id, documents.c.hash)
                                      .where(documents.c.hash.in_(wanted))).all()
        if rows:
            with self.store.writing() as connection:
                for row in rows:
                    see_again(connection, row.id, now())
        return {row.hash for row in rows}

    def _stored(self, hashes: set[str]) -> int:
        found, names = 0, sorted(hashes)
        with self.store.reading() as connection:
            for at in range(0, len(names), 500):
                found += connection.execute(select(func.count()).select_from(documents).where(
                    documents.c.hash.in_(names[at:at + 500]))).scalar_one()
        return found


def _hash(item: Item) -> str | None:
    if isinstance(item, Card):
        return item.hash
    return item.record.document.id if isinstance(item, Entry) else None


def _entry(item: Item, read: Read[str, Result]) -> Entry | str:
    if not isinstance(item, Card):
        return item
    result = read[item.source]
    return entry_of(item, result.record) if result.record else result.reason or f"{item.source}: it cannot be read"


def _chunks(items: Iterable[Found]) -> Iterator[list[Found]]:
    chunk: list[Found] = []
    for item in items:
        chunk.append(item)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
