"""Characters of a source to characters that compare, without losing the way back.

Invisible characters make two equal-looking names differ: zero-width spaces and joiners from web editors, direction
marks around Arabic and Hebrew names, soft hyphens, no-break spaces from word processors. They are dropped, or become
the plain character they stand for. What a reader sees, typographic quotes and dashes among them, stays as it is.
"""

from __future__ import annotations

import re
import unicodedata

from communique.sources.content import Pieces, text_of

_SPACES = "\t\n\r\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_DROPPED = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control characters that are no line break
    "\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufffe\uffff"  # no characters at all
)
_MARKS = "\u0300-\u034e\u0350-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_PLAIN = {"\u2010": "-", "\u2011": "-", **_LIGATURES}
_ODD = re.compile(f"[{_SPACES}]|[{_DROPPED}]+|[{''.join(_PLAIN)}]|\\w[{_MARKS}]+")
_SPACE = re.compile(f"[{_SPACES}]")

#: Everything that ends a line: CR LF, LF, CR, form feed, the Unicode line and paragraph separators.
LINE_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")


def fold(text: str, offset: int = -1) -> Pieces:
    """Return ``text`` in plain characters, as runs that know where they stand.

    Args:
        text: A stretch of the source.
        offset: Offset of ``text`` in the raw source; -1 where there is none.
    """
    pieces: list[tuple[str, int]] = []
    at = 0
    for odd in _ODD.finditer(text):
        plain = _plain(odd[0])
        if plain == odd[0]:
            continue
        if odd.start() > at:
            pieces.append((text[at : odd.start()], offset + at if offset >= 0 else -1))
        if plain:
            pieces.append((plain, -1))
        at = odd.end()
    if at < len(text):
        pieces.append((text[at:], offset + at if offset >= 0 else -1))
    return pieces


def _plain(odd: str) -> str:
    if odd in _PLAIN:
        return _PLAIN[odd]
    if _SPACE.fullmatch(odd):
        return " "
    if odd[0].isalnum() or odd[0] == "_":
        return unicodedata.normalize("NFC", odd)
    return ""


def plain(text: str) -> str:
    """Return ``text`` in plain characters on one line, runs of white space made one space."""
    return " ".join(text_of(fold(text)).split())


def strip(pieces: Pieces) -> Pieces:
    """Return ``pieces`` without white space at either end."""
    runs = list(pieces)
    while runs:
        text, offset = runs[0]
        kept = text.lstrip()
        if kept:
            runs[0] = (kept, offset + len(text) - len(kept) if offset >= 0 else -1)
            break
        del runs[0]
    while runs:
        text, offset = runs[-1]
        kept = text.rstrip()
        if kept:
            runs[-1] = (kept, offset)
            break
        del runs[-1]
    return runs
