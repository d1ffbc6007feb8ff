"""Plain text to paragraphs."""

from __future__ import annotations

from communique.errors import SourceError
from communique.sources.cleaning import LINE_BREAK, fold
from communique.sources.content import Content, Pieces, assemble
from communique.sources.limits import MAX_CHARS
from communique.sources.wrapping import paragraphs


def read_text(raw: str) -> Content:
    """Read decoded plain text.

    Text whose paragraphs are single lines separated by blank lines comes out as it is, but for white space at the
    ends of lines and for characters that cannot be seen. Hard-wrapped lines are joined.

    Raises:
        SourceError: There are more than ``MAX_CHARS`` characters.
    """
    if len(raw) > MAX_CHARS:
        raise SourceError(f"the text has {len(raw):,} characters; at most {MAX_CHARS:,} are read, split it")
    text, alignment = assemble(paragraphs(list(lines(raw))))
    return Content(text=text, alignment=alignment, raw=raw)


def lines(raw: str) -> list[Pieces]:
    """Return the lines of ``raw`` in plain characters, each with its place in ``raw``."""
    found: list[Pieces] = []
    at = 0
    for end in LINE_BREAK.finditer(raw):
        found.append(fold(raw[at : end.start()], at))
        at = end.end()
    found.append(fold(raw[at:], at))
    return found
