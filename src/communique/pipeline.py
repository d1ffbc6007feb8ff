"""The one place where the stages are wired: sources, vocabulary, parser, reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from communique import __version__
from communique.reading.reader import DocumentReader
from communique.reading.syntax import Parser
from communique.record import Document, Record
from communique.vocab import load_vocabulary


class Reader:
    """Reads documents into records. Load it once and use it for many documents.

    Example:
        >>> reader = Reader()
        >>> record = reader.read("The Prime Minister of Fiji met with ...", published="2024-07-05")
    """

    def __init__(self, *, vocab: Path | str | None = None, pipeline: str | None = None) -> None:
        """Load vocabulary and syntax pipeline.

        Args:
            vocab: Folder with vocabulary files to lay over the shipped ones.
            pipeline: Name or path of a spaCy pipeline with tagger and parser; default ``en_core_web_sm``.

        Raises:
            VocabularyError: A vocabulary file is not as it should be.
            PipelineError: The pipeline is not installed.
        """
        vocabulary = load_vocabulary(Path(vocab) if vocab else None)
        self.parser = Parser(pipeline)
        self._reader = DocumentReader(vocabulary, self.parser, __version__)

    def read(
        self, source: Document | Path | str, *, published: str | None = None, principal: str | None = None
    ) -> Record:
        """Read one document.

        Args:
            source: A `Document`, a path, a URL, or the text itself (a string with a space or line break that names no
                file).
            published: Date or year of publication (ISO), where the source does not say it.
            principal: Whose activities are told, where the document leaves it open.

        Raises:
            SourceError: The source cannot be turned into a text.
        """
        return self._reader.read_batch([(_document(source), published, principal)])[0]

    def read_many(
        self,
        documents: Iterable[Document | Path | str],
        *,
        published: str | None = None,
        principal: str | None = None,
    ) -> Iterator[Record]:
        """Yield the records of ``documents`` in order, reading them in batches."""
        return self._reader.read_many((_document(d), published, principal) for d in documents)


def _document(source: Document | Path | str) -> Document:
    if isinstance(source, Document):
        return source
    if isinstance(source, str) and _is_text(source):
        return Document.from_text(source)
    from communique.sources import load

    return load(source)


def _is_text(source: str) -> bool:
    if "\n" in source or len(source) > 400:
        return True
    if source.startswith(("http://", "https://")) or source == "-":
        return False
    try:
        return " " in source and not Path(source).exists()
    except OSError:  # longer than the name of a file can be
        return True


_shared: Reader | None = None


def read(source: Document | Path | str, *, published: str | None = None, principal: str | None = None) -> Record:
    """Read one document with a shared default `Reader` (see there); the first call loads it."""
    global _shared
    if _shared is None:
        _shared = Reader()
    return _shared.read(source, published=published, principal=principal)
