"""Answers in a terminal: wrapped to its width, with colour where it has it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Literal, TextIO

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.write.answers.page import Grid, Item, Page, Section
from communique.write.names import LEGEND, plain

#: Below this many columns the days stand above an item instead of beside it.
_NARROW = 60
_MARGIN = 16


def write_terminal(page: Page, out: TextIO, width: int | None) -> None:
    """Write an answer to a terminal, or as plain text to a file."""
    colours: Literal["auto"] | None = None if os.environ.get("NO_COLOR") else "auto"
    console = Console(file=out, width=width, color_system=colours, highlight=False, markup=False, emoji=False)
    for part in _page(page, console.width):
        with console.capture() as capture:
            console.print(part)
        out.write("".join(line.rstrip(" ") + "\n" for line in capture.get().splitlines()))


def _page(page: Page, width: int) -> Iterator[RenderableType]:
    yield Text(page.title, "bold")
    for line in page.about:
        yield Text(line)
    for section in page.sections:
        yield Text()
        yield from _section(section, width)
    if page.inferred or page.notes:
        yield Text()
    for note in page.notes:
        yield Text(note)
    if page.inferred:
        yield Text(LEGEND, "dim")
    yield Text()
    yield Text("Coverage", "bold")
    for line in page.coverage:
        yield Padding(Text(line, "dim"), (0, 0, 0, 2))


def _section(section: Section, width: int) -> Iterator[RenderableType]:
    if section.heading:
        yield Text(section.heading, "bold cyan")
    if section.items:
        yield _items(section.items, width)
    if section.grid and section.grid.rows:
        yield _grid(section.grid)
    elif not section.items and section.empty:
        yield Text(section.empty)
    if section.note:
        yield Text(section.note, "dim")


def _items(items: Iterable[Item], width: int) -> RenderableType:
    items = tuple(items)
    table = Table.grid(padding=(0, 2, 0, 0))
    wide = width >= _NARROW and any(item.when for item in items)
    if wide:
        table.add_column(max_width=_MARGIN, min_width=min(_MARGIN, max(len(item.when) for item in items)))
    table.add_column(overflow="fold")
    for item in items:
        body = _body(item, "" if wide else item.when)
        if wide:
            table.add_row(Text(plain(item.when), "dim"), body)
        else:
            table.add_row(body)
    return table


def _body(item: Item, when: str) -> Text:
    lines = [Text(when, "dim")] if when else []
    lines.append(Text(plain(item.head), "bold"))
    lines.extend(Text(plain(detail)) for detail in item.details)
    if item.quote:
        lines.append(Text(f"“{plain(item.quote)}”", "italic"))
    if item.cite:
        lines.append(Text(plain(item.cite), "dim"))
    return Text("\n").join(lines)


def _grid(grid: Grid) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim")
    for at, name in enumerate(grid.columns):
        number = any(isinstance(row[at], int) for row in grid.rows)
        table.add_column(name, justify="right" if number else "left", overflow="fold", no_wrap=number)
    for row in grid.rows:
        table.add_row(*(Text(f"{value:,}" if isinstance(value, int) else plain(value)) for value in row))
    return table
