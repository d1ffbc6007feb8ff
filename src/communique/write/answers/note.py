"""Answers as Markdown, for a note or a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from communique.write.answers.page import Grid, Item, Page
from communique.write.markdown import escape
from communique.write.names import LEGEND


def write_note(page: Page, out: TextIO) -> None:
    """Write an answer as Markdown; words of documents are escaped, so they stay words."""
    out.writelines(line + "\n" for line in _page(page))


def _page(page: Page) -> Iterator[str]:
    yield f"# {escape(page.title)}"
    for line in page.about:
        yield from ("", escape(line))
    for section in page.sections:
        if section.heading:
            yield from ("", f"## {escape(section.heading)}")
        yield ""
        for item in section.items:
            yield from _item(item)
        if section.grid and section.grid.rows:
            yield from _grid(section.grid)
        elif not section.items and section.empty:
            yield escape(section.empty)
        if section.note:
            yield from ("", escape(section.note))
    for note in page.notes:
        yield from ("", escape(note))
    if page.inferred:
        yield from ("", f"*{escape(LEGEND)}*")
    yield from ("", "## Coverage", "")
    yield from (f"- {escape(line)}" for line in page.coverage)


def _item(item: Item) -> Iterator[str]:
    when = f"*{escape(item.when)}* " if item.when else ""
    yield f"- {when}**{escape(item.head)}**"
    for detail in item.details:
        yield f"  - {escape(detail)}"
    if item.quote or item.cite:
        quote = f"“{escape(item.quote)}”" if item.quote else ""
        yield f"  - {' — '.join(part for part in (quote, escape(item.cite or '')) if part)}"


def _grid(grid: Grid) -> Iterator[str]:
    yield f"| {' | '.join(escape(name) for name in grid.columns)} |"
    numbers = [any(isinstance(row[at], int) for row in grid.rows) for at in range(len(grid.columns))]
    yield f"|{'|'.join('--:' if number else '---' for number in numbers)}|"
    for row in grid.rows:
        yield f"| {' | '.join(escape(f'{value:,}' if isinstance(value, int) else value) for value in row)} |"
