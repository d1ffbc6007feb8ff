"""Lines to paragraphs: undo hard wrapping, and leave alone what was never wrapped.

A line was wrapped where the first word of the next line would not have fitted on it. Prose that was wrapped shows it
by going on in lower case; a list, an address or a heading does not. Both together tell wrapped text from short lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from communique.sources.cleaning import strip
from communique.sources.content import Pieces, text_of

#: Lines that are longer than this were not wrapped for a screen or a page.
_WIDEST = 130
#: Columns narrower than this are lists.
_NARROWEST = 45
#: Share of wrapped lines that must go on in lower case. English prose wrapped at random does so in about 0.7.
_GOING_ON = 0.3

_ITEM = re.compile(r"(?:[-*•●▪◦–—·]|\(?\d{1,2}[.)]|\(?[a-z][.)]|\([ivx]+\))\s")


def paragraphs(lines: Sequence[Pieces]) -> list[Pieces]:
    """Return the paragraphs that ``lines`` make up; a line without text separates two of them."""
    texts = [text_of(line).rstrip() for line in lines]
    width = _wrap_width(texts)
    found: list[Pieces] = []
    for number, line in enumerate(lines):
        text = texts[number]
        if not text:
            continue
        before = texts[number - 1] if number else ""
        if width and before and _goes_on(before, text, width):
            found[-1] = join(found[-1], strip(line))
        else:
            found.append(strip(line))
    return found


def _goes_on(before: str, text: str, width: int) -> bool:
    """Tell whether the line ``text`` carries on the line ``before`` in text wrapped at ``width``."""
    indented = len(text) - len(text.lstrip()) >= len(before) - len(before.lstrip()) + 2
    return not indented and not begins_item(text, before) and _is_full(before, text, width)


def begins_item(text: str, before: str) -> bool:
    """Tell whether ``text`` begins an item of a list. A dash may also stand inside the sentence of ``before``."""
    marker = _ITEM.match(text.strip())
    if not marker:
        return False
    dash = marker[0][0] in "–—"
    return not dash or before.strip()[-1:] in tuple(".:;!?") or before.strip().startswith(marker[0])


def _is_full(line: str, following: str, width: int) -> bool:
    """Tell whether the first word of ``following`` would not have fitted on ``line``."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width


def _wrap_width(texts: Sequence[str]) -> int:
    """Return the column at which the text was wrapped; 0 where it was not."""
    total = sum(map(len, texts))
    if sum(len(text) for text in texts if len(text) > _WIDEST) > total // 10:
        return 0
    width = max((len(text) for text in texts if len(text) <= _WIDEST), default=0)
    if width < _NARROWEST:
        return 0
    full = [b for a, b in pairwise(texts) if a and b and not begins_item(b, a) and _is_full(a, b, width)]
    going_on = sum(text.lstrip()[0].islower() for text in full)
    return width if full and going_on >= max(1, _GOING_ON * len(full)) else 0


def join(first: Pieces, second: Pieces, *, drop_hyphen: bool = False) -> Pieces:
    """Return two lines as one. A hyphen at the end of the first needs no space after it.

    Args:
        first: The line before the break.
        second: The line after it.
        drop_hyphen: Leave out the hyphen at the end of ``first``: it only marked the break.
    """
    start, end = text_of(first), text_of(second)
    if not (start.endswith("-") and start[-2:-1].isalnum() and end[:1].isalpha()):
        return [*first, (" ", -1), *second]
    if drop_hyphen:
        *rest, (last, offset) = first
        return [*rest, (last[:-1], offset), *second] if last[:-1] else [*rest, *second]
    return [*first, *second]
