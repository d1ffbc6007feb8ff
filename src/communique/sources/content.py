"""What a format reader hands on: the text of a source, and what the source itself says about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from communique.record import Alignment, align

#: Runs of text with the offset at which each stands in the raw source; -1 for text that cleaning put in.
Pieces = Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Content:
    """Cleaned text of a source with its way back, and the metadata that its format states.

    Attributes:
        text: Cleaned text, paragraphs separated by one blank line.
        alignment: Offsets of ``text`` to offsets of ``raw``.
        raw: Decoded source; None where the format has no text form (PDF, DOCX).
        header: Lines of the source that stand outside its text: running heads of a PDF, page header of a DOCX.
        address: URL at which the source says it was published (canonical link of a page).
        sender: `From` of a mail.
    """

    text: str
    alignment: Alignment = field(default_factory=Alignment)
    raw: str | None = None
    title: str | None = None
    title_in_text: bool = False
    symbol: str | None = None
    issuer: str | None = None
    published: str | None = None
    header: tuple[str, ...] = ()
    address: str | None = None
    sender: str | None = None


def text_of(pieces: Pieces) -> str:
    """Return the text that ``pieces`` add up to."""
    return "".join(text for text, _ in pieces)


def assemble(paragraphs: Iterable[Pieces]) -> tuple[str, Alignment]:
    """Join paragraphs by one blank line each; paragraphs without text are left out."""
    pieces: list[tuple[str, int]] = []
    for paragraph in paragraphs:
        if not text_of(paragraph).strip():
            continue
        if pieces:
            pieces.append(("\n\n", -1))
        pieces.extend(paragraph)
    return align(pieces)
