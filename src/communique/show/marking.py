"""The text of a document with the words of each fact marked, as nested elements that scripts and links can point to."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True)
class Marking:
    """Words that belong to something.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last.
        key: What they belong to: the id of its element on the page.
        kind: Class of the element: `words` of a fact, `unread`, or `found`.
        note: What to say of them.
    """

    start: int
    end: int
    key: str = ""
    kind: str = "words"
    note: str = ""


def paragraphs(text: str, markings: Iterable[Marking]) -> Iterator[tuple[int, Markup]]:
    """Yield each paragraph of a text with its offset, the text escaped and marked.

    The first element of a fact has the id `w-KEY`, all have `data-fact`; words are links to the fact they tell of, the
    narrowest where several share them.
    """
    waiting = sorted((m for m in markings if m.end > m.start), key=lambda m: (m.start, -m.end))
    named: set[str] = set()
    at = 0
    for part in text.split("\n\n"):
        end = at + len(part)
        inside = [m for m in waiting if m.start < end and m.end > at]
        if part.strip():
            yield at, _marked(text, at, end, inside, named)
        at = end + 2


def _marked(text: str, start: int, end: int, markings: Sequence[Marking], named: set[str]) -> Markup:
    """Return a stretch of text with its marks nested; one that crosses the end of another is continued after it."""
    queue = [(max(m.start, start), -min(m.end, end), at) for at, m in enumerate(markings)]
    heapq.heapify(queue)
    out: list[str] = []
    open_: list[tuple[int, Marking]] = []
    at = start
    while queue or open_:
        if open_ and (not queue or queue[0][0] >= open_[-1][0]):
            until, marking = open_.pop()
            out.append(_words(text[at:until], [*(m for _, m in open_), marking]))
            out.append("</span>")
            at = until
            continue
        begin, minus_end, number = heapq.heappop(queue)
        until = -minus_end
        if open_ and until > open_[-1][0]:
            heapq.heappush(queue, (open_[-1][0], -until, number))
            until = open_[-1][0]
        out.append(_words(text[at:begin], [m for _, m in open_]))
        at = begin
        out.append(_opening(markings[number], named))
        open_.append((until, markings[number]))
    out.append(_words(text[at:end], []))
    return Markup("".join(out))  # noqa: S704 - every part is escaped where it is made


def _opening(marking: Marking, named: set[str]) -> str:
    parts = [f'<span class="{escape(marking.kind)}"']
    if marking.key:
        parts.append(f' data-fact="{escape(marking.key)}"')
        if marking.key not in named:
            named.add(marking.key)
            parts.append(f' id="w-{escape(marking.key)}"')
    if marking.note:
        parts.append(f' title="{escape(marking.note)}"')
    return "".join(parts) + ">"


def _words(words: str, around: Sequence[Marking]) -> str:
    if not words:
        return ""
    told = str(escape(words)).replace("\n", "<br>")
    keys = [m.key for m in around if m.key]
    if not keys or not words.strip():
        return told
    return f'<a href="#{escape(keys[-1])}">{told}</a>'
