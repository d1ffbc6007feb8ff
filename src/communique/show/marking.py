"""The text of a document with the words of each fact marked, as nested elements that scripts and links can point to."""

from __future__ import annotations

import heapq
from collections import deque
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


def paragraphs(text: str, markings: Iterable[Marking], *, page: str = "") -> Iterator[tuple[int, Markup]]:
    """Yield each paragraph of a text with its offset, the text escaped and marked.

    The first element of a fact has the id `w-KEY`, all have `data-fact`; words are links to the fact they tell of, the
    narrowest where several share them.

    Args:
        text: The text in which markings count.
        markings: What to mark; they may overlap and go over several paragraphs.
        page: Address of the page with the facts, where it is another.
    """
    waiting = deque(sorted((m for m in markings if m.end > m.start), key=lambda m: (m.start, -m.end)))
    inside: list[Marking] = []
    named: set[str] = set()
    at = 0
    for part in text.split("\n\n"):
        end = at + len(part)
        inside = [m for m in inside if m.end > at]
        while waiting and waiting[0].start < end:
            inside.append(waiting.popleft())
        if part.strip():
            yield at, Markup(_marked(text, at, end, [m for m in inside if m.end > at], named, page))  # noqa: S704
        at = end + 2


def _marked(text: str, start: int, end: int, markings: Sequence[Marking], named: set[str], page: str) -> str:
    """Return a stretch of text as HTML, its marks nested; one that crosses the end of another goes on after it."""
    queue = [(max(m.start, start), -min(m.end, end), at) for at, m in enumerate(markings)]
    heapq.heapify(queue)
    out: list[str] = []
    around: list[tuple[int, Marking]] = []
    at = start
    while queue or around:
        if around and (not queue or queue[0][0] >= around[-1][0]):
            until, _ = around[-1]
            out.append(_words(text[at:until], around, page))
            out.append("</span>")
            around.pop()
            at = until
            continue
        begin, minus_end, number = heapq.heappop(queue)
        until = -minus_end
        if around and until > around[-1][0]:
            heapq.heappush(queue, (around[-1][0], -until, number))
            until = around[-1][0]
        out.append(_words(text[at:begin], around, page))
        at = begin
        out.append(_opening(markings[number], named))
        around.append((until, markings[number]))
    out.append(_words(text[at:end], around, page))
    return "".join(out)


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


def _words(words: str, around: Sequence[tuple[int, Marking]], page: str) -> str:
    if not words:
        return ""
    told = str(escape(words)).replace("\n", "<br>")
    key = next((m.key for _, m in reversed(around) if m.key), None)
    return f'<a href="{escape(page)}#{escape(key)}">{told}</a>' if key and words.strip() else told
