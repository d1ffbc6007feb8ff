"""The way back from text that a library extracted to the markup that it came from.

Extractors return paragraphs without saying where these stand. The characters of a page that can be seen are listed
here once with their offsets; each paragraph is then looked for in that list, from where the last one ended.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from html import unescape

from communique.sources.cleaning import fold, plain, strip
from communique.sources.content import Pieces

_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<![^<>]*>|<\?[^<>]*>")
_UNSEEN = re.compile(r"<(script|style|template|noscript)\b", re.IGNORECASE)
#: Characters after which the next word, and the next paragraph, is no longer looked for; and how much of a paragraph
#: that an extractor has changed inside is enough to find its start.
_NEAR, _FAR, _ANCHOR = 400, 300_000, 40
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")


class Located:
    """The characters of a page that can be seen, without white space, and where each stands in its markup."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._at = 0
        offsets = array("q")
        seen: list[str] = []
        for start, end in _text_runs(raw):
            _list_characters(raw, start, end, seen, offsets)
        self._text = "".join(seen)
        self._offsets = offsets

    def place(self, paragraph: str) -> Pieces:
        """Return ``paragraph`` on one line, in plain characters, each run with its offset where it was found."""
        line = plain(paragraph)
        for start in (line.replace(" ", ""), line.replace(" ", "")[:_ANCHOR]):
            at = self._text.find(start, self._at, self._at + _FAR)
            if at >= 0:
                self._at = at
                break
        pieces: list[tuple[str, int]] = []
        for number, word in enumerate(line.split(" ")):
            if number:
                pieces.append((" ", -1))
            pieces.extend(self._place_word(word))
        return strip(_merge(pieces, self.raw))

    def _place_word(self, word: str) -> Pieces:
        at = self._text.find(word, self._at, self._at + len(word) + _NEAR)
        if at < 0:
            return [(word, -1)]
        self._at = at + len(word)
        return [(character, self._offsets[at + n]) for n, character in enumerate(word)]


def _merge(pieces: Iterable[tuple[str, int]], raw: str) -> Pieces:
    """Join neighbours that stand next to each other in the markup too, with the plain spaces between them."""
    merged: list[tuple[str, int]] = []
    for text, offset in pieces:
        if not merged:
            merged.append((text, offset))
            continue
        last, start = merged[-1]
        end = start + len(last)
        stands = start >= 0 and (offset == end or (offset < 0 and text == " " == raw[end : end + 1]))
        if stands or (start < 0 and offset < 0):
            merged[-1] = (last + text, start)
        else:
            merged.append((text, offset))
    return merged


def _text_runs(raw: str) -> Iterable[tuple[int, int]]:
    """Yield the stretches of ``raw`` between tags, comments and scripts. Linear in the size of ``raw``."""
    at, lowered = 0, raw.lower()
    while at < len(raw):
        tag = raw.find("<", at)
        if tag < 0:
            yield at, len(raw)
            return
        if tag > at:
            yield at, tag
        unseen = _UNSEEN.match(raw, tag)
        if raw.startswith("<!--", tag):
            end, length = raw.find("-->", tag + 4), 3
        elif unseen:
            end, length = lowered.find(f"</{unseen[1].lower()}", tag), 0
        else:
            whole = _TAG.match(raw, tag)
            if not whole:
                yield tag, tag + 1
            at = whole.end() if whole else tag + 1
            continue
        if end < 0:
            return
        at = end + length


def _list_characters(raw: str, start: int, end: int, seen: list[str], offsets: array[int]) -> None:
    """Append the plain characters of ``raw[start:end]`` but white space; offset -1 for one written otherwise there."""
    at = start
    for entity in _ENTITY.finditer(raw, start, end):
        _list_run(fold(raw[at : entity.start()], at), seen, offsets)
        _list_run(fold(unescape(entity[0])), seen, offsets)
        at = entity.end()
    _list_run(fold(raw[at:end], at), seen, offsets)


def _list_run(pieces: Pieces, seen: list[str], offsets: array[int]) -> None:
    for text, offset in pieces:
        for n, character in enumerate(text):
            if not character.isspace():
                seen.append(character)
                offsets.append(offset + n if offset >= 0 else -1)
