"""Lines of printed pages to paragraphs: running heads and page numbers out, lines that belong together joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from communique.sources.cleaning import plain
from communique.sources.wrapping import begins_item


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page. Lengths in points, from the lower left corner of the page."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float

    @property
    def first_word(self) -> float:
        """Width of the first word with a space, by the average width of a character."""
        return (len(self.text.split(maxsplit=1)[0]) + 1) * (self.right - self.left) / max(1, len(self.text))


#: What a text extractor writes for a hyphen at the end of a line.
LINE_END_HYPHEN = "\ufffe"

_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_ENDS = re.compile(r"[.!?:;][\"'”’»)\]]*$")
_BROKEN = re.compile(rf"(\w+)(?:{LINE_END_HYPHEN}|\x02|-\n)(\w+)")
#: Words that stand before a hyphen in English, so that a hyphen after one at the end of a line is part of the word.
_BEFORE_HYPHEN = frozenset([
    "long", "short", "high", "low", "well", "ill", "self", "non", "ex", "vice", "all", "cross", "counter", "anti",
    "pro", "semi", "much", "so", "full", "half", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "first", "second", "third", "mid", "far", "wide", "air", "sea", "land", "post", "pre", "deputy",
])


def without_running_heads(lines: Sequence[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """Take out what stands at the edge of page after page, and page numbers.

    Returns:
        The other lines, and the text of the running heads, once each.
    """
    pages = {line.page for line in lines}
    edges = [line for page in sorted(pages) for line in _edges([line for line in lines if line.page == page])]
    counts = Counter(_edge_key(line) for line in edges)
    running = {edge for edge, count in counts.items() if count >= max(2, len(pages) / 2)}
    dropped = {id(line) for line in edges if _edge_key(line) in running or _PAGE_NUMBER.fullmatch(line.text)}
    heads = (plain(line.text) for line in edges if id(line) in dropped and not _PAGE_NUMBER.fullmatch(line.text))
    return [line for line in lines if id(line) not in dropped], tuple(dict.fromkeys(heads))


def _edges(lines: Sequence[Line]) -> list[Line]:
    """Return the two highest and the two lowest lines of a page."""
    ordered = sorted(lines, key=lambda line: -line.top)
    return ordered if len(ordered) <= 4 else ordered[:2] + ordered[-2:]


def _edge_key(line: Line) -> tuple[str, int]:
    """Two lines with one key are one running head: the same words at the same height, numbers apart."""
    return re.sub(r"\d+", "#", plain(line.text)), round(line.top / 6)


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """Return the paragraphs that ``lines``, in reading order, make up."""
    if not lines:
        return []
    leading = _leading(lines)
    margin = {page: max(line.right for line in lines if line.page == page) for page in {line.page for line in lines}}
    groups = [[lines[0]]]
    for before, line in pairwise(lines):
        if _goes_on(before, line, leading, margin[before.page]):
            groups[-1].append(line)
        else:
            groups.append([line])
    known = Counter(word.lower() for line in lines for word in re.findall(r"\w+(?:-\w+)*", line.text))
    return [_joined([line.text.strip() for line in group], known) for group in groups]


def _leading(lines: Sequence[Line]) -> float:
    """Return the usual distance from line to line, as a multiple of the size of the letters."""
    steps = [(a.bottom - b.bottom) / a.size for a, b in pairwise(lines)
             if a.page == b.page and 0 < a.bottom - b.bottom < 3 * a.size]
    return median(steps) if steps else 1.2


def _goes_on(before: Line, line: Line, leading: float, margin: float) -> bool:
    """Tell whether ``line`` carries on the paragraph that ``before`` belongs to."""
    if abs(before.size - line.size) > 0.6 or begins_item(line.text, before.text):
        return False
    if before.right + line.first_word < margin - 1:
        return False  # the first word would have fitted: the line before was the last one of its paragraph
    step = (before.bottom - line.bottom) / before.size
    if before.page != line.page or step <= 0:  # a new page or column
        return not _ENDS.search(before.text.strip())
    indented = line.left > before.left + 0.8 * line.size and not begins_item(before.text, "")
    return step <= 1.25 * leading and not (indented and _ENDS.search(before.text.strip()))


def _joined(texts: Sequence[str], known: Counter[str]) -> str:
    """Join lines; a word broken at the end of one gets its hyphen only where it has one elsewhere too."""
    text = texts[0]
    for following in texts[1:]:
        broken = text[-1] in f"-{LINE_END_HYPHEN}\x02" and text[-2:-1].isalnum() and following[:1].isalpha()
        text = f"{text[:-1]}{LINE_END_HYPHEN}{following}" if broken else f"{text} {following}"
    return _BROKEN.sub(lambda match: _mend(match[1], match[2], known), text)


def _mend(first: str, second: str, known: Counter[str]) -> str:
    whole, hyphened = first + second, f"{first}-{second}"
    if known[whole.lower()] or known[hyphened.lower()]:
        return whole if known[whole.lower()] > known[hyphened.lower()] else hyphened
    kept = not second[0].islower() or not first[-1].islower() or first.lower() in _BEFORE_HYPHEN
    return hyphened if kept else whole
