"""The document that a record was read from."""

from __future__ import annotations

import bisect
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from pydantic import Field

from communique.record.span import Frozen


class DocumentInfo(Frozen):
    """What a record says of its document (the ``document`` object of the contract)."""

    id: str = Field(description="`sha256:` and the hex digest of the source bytes as they were handed in.")
    symbol: str | None = Field(None, description="The document's own symbol, e.g. `SG/T/3394`.")
    title: str | None = Field(None, description="Headline or title, if the source has one.")
    issuer: str | None = Field(None, description="Office or organisation that published it.")
    published: str | None = Field(None, description="ISO date, month or year of publication; null if unknown.")
    language: str | None = Field(None, description="ISO 639-1 code of the language of the text.")
    source: str | None = Field(None, description="Path or URL that was read.")
    text: str | None = Field(None, description="The cleaned text; every offset counts in it. Left out by `--no-text`.")


@dataclass(frozen=True, slots=True)
class Alignment:
    """Maps offsets of the cleaned text back to the untouched source text.

    ``clean[i]`` and ``raw[i]`` are the offsets at which the i-th run of copied text starts in the
    cleaned and the raw text; ``length[i]`` is its length. Runs are in order and do not overlap.
    """

    clean: tuple[int, ...] = ()
    raw: tuple[int, ...] = ()
    length: tuple[int, ...] = ()

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw span for the cleaned span ``[start, end)`` (both ends clamped to copied runs)."""
        if not self.clean:
            return start, end
        first = self._locate(start)
        last = self._locate(max(start, end - 1)) + (1 if end > start else 0)
        return first, max(first, last)

    def _locate(self, offset: int) -> int:
        run = max(0, bisect.bisect_right(self.clean, offset) - 1)
        return self.raw[run] + min(max(0, offset - self.clean[run]), max(0, self.length[run] - 1))


@dataclass(frozen=True, slots=True)
class Document:
    """A document ready to be read: cleaned text, what the source says of it, and the way back.

    Attributes:
        text: Cleaned text. Paragraphs are separated by a blank line.
        raw: The decoded source before cleaning (HTML, mail, plain text); None where it is no text (PDF, DOCX).
        alignment: Offsets of ``text`` to offsets of ``raw``.
        title: Headline, as the source gives it.
        title_in_text: True where ``text`` starts with the title as a paragraph of its own.
    """

    text: str
    digest: str
    symbol: str | None = None
    title: str | None = None
    issuer: str | None = None
    published: str | None = None
    language: str | None = None
    source: str | None = None
    title_in_text: bool = False
    raw: str | None = field(default=None, repr=False)
    alignment: Alignment = field(default_factory=Alignment, repr=False)

    @staticmethod
    def from_text(text: str, *, title: str | None = None, issuer: str | None = None,
                  published: str | None = None, source: str | None = None) -> Document:
        """Make a document of a text that needs no cleaning; its identity is the hash of its UTF-8 bytes."""
        text = text.encode("utf-8", "replace").decode("utf-8") if any("\ud800" <= c <= "\udfff" for c in text) else text
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return Document(text=text, digest=digest, title=title, issuer=issuer, published=published, source=source)

    def info(self, *, with_text: bool = True) -> DocumentInfo:
        """Return the ``document`` object of a record."""
        return DocumentInfo(
            id=f"sha256:{self.digest}", symbol=self.symbol, title=self.title, issuer=self.issuer,
            published=self.published, language=self.language, source=self.source,
            text=self.text if with_text else None,
        )


def align(pieces: Sequence[tuple[str, int]]) -> tuple[str, Alignment]:
    """Join ``pieces`` of (text, raw offset) into one cleaned text with its alignment.

    A raw offset of -1 marks text that stands nowhere in the source (a separator put in by cleaning).
    """
    clean: list[int] = []
    raw: list[int] = []
    length: list[int] = []
    at = 0
    for piece, offset in pieces:
        if offset >= 0 and piece:
            clean.append(at)
            raw.append(offset)
            length.append(len(piece))
        at += len(piece)
    return "".join(piece for piece, _ in pieces), Alignment(tuple(clean), tuple(raw), tuple(length))
