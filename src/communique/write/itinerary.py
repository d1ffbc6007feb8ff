"""The itinerary in a terminal: day by day, with colour where the terminal has it and plain text where not."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TextIO

from rich.console import Console
from rich.text import Text

from communique.record import Record
from communique.write.arrange import Entry, Itinerary, arrange
from communique.write.explain import Explained, explain
from communique.write.names import LEGEND, plain
from communique.write.options import Options

#: Below this many columns the time of day stands above its entry instead of beside it.
_NARROW = 60
_MARGIN = 2


@dataclass(frozen=True, slots=True)
class Line:
    """Text that is wrapped with its lines set in under each other, and what stands in the margin of the first."""

    text: Text
    indent: int = 0
    lead: str = ""


def write_table(records: Iterable[Record], out: TextIO, options: Options) -> None:
    """Write each record as an itinerary, and with ``explain`` the evidence of each fact after it."""
    colours: Literal["auto"] | None = None if os.environ.get("NO_COLOR") else "auto"
    console = Console(file=out, width=options.width, color_system=colours, highlight=False, markup=False, emoji=False)
    for number, record in enumerate(records):
        if number:
            _print(console, [_BLANK, Line(Text("─" * console.width, "dim")), _BLANK])
        _print(console, _itinerary(arrange(record), narrow=console.width < _NARROW))
        if options.explain:
            _print(console, _evidence(explain(record)))


_BLANK = Line(Text())


def _print(console: Console, lines: Iterable[Line]) -> None:
    for line in lines:
        wrapped = line.text.wrap(console, max(10, console.width - line.indent)) or [Text()]
        for number, part in enumerate(wrapped):
            part.rstrip()
            lead = line.lead if number == 0 else ""
            margin = lead.ljust(line.indent) if part.plain or lead else ""
            console.print(Text.assemble((margin, "dim"), part), soft_wrap=True)


def _itinerary(itinerary: Itinerary, *, narrow: bool) -> Iterator[Line]:
    yield Line(Text(itinerary.title, "bold"))
    for line in itinerary.about:
        yield Line(Text(line))
    times = [len(entry.time) for section in itinerary.sections for entry in section.entries]
    indent = _MARGIN if narrow or not any(times) else _MARGIN + max(times) + 2
    for section in itinerary.sections:
        yield _BLANK
        yield Line(Text(section.heading, "bold cyan"))
        for entry in section.entries:
            yield from _entry(entry, indent, time_above=narrow)
    if not itinerary.sections:
        yield _BLANK
        yield Line(Text("No engagements, movements or statements were found."))
    yield from _closing(itinerary)


def _entry(entry: Entry, indent: int, *, time_above: bool) -> Iterator[Line]:
    lead = " " * _MARGIN + entry.time
    if time_above and entry.time:
        yield Line(Text(entry.time, "dim"), _MARGIN)
        lead = ""
    if entry.heading:
        yield Line(Text(entry.heading, "bold"), indent, lead)
    if entry.place:
        yield Line(Text(entry.place, "green"), indent)
    if entry.occasion:
        yield Line(Text(f"Occasion: {entry.occasion}"), indent)
    if entry.topics:
        yield Line(Text(f"Discussed: {'; '.join(entry.topics)}"), indent)
    for statement in entry.statements:
        yield Line(Text(statement), indent + 2, " " * indent + "– ")


def _closing(itinerary: Itinerary) -> Iterator[Line]:
    if itinerary.notes:
        yield _BLANK
    for label, text in itinerary.notes:
        yield Line(Text.assemble((f"{label}: ", "bold"), text))
    if itinerary.warnings or itinerary.has_inferred:
        yield _BLANK
    if itinerary.has_inferred:
        yield Line(Text(LEGEND, "dim"))
    for warning in itinerary.warnings:
        yield Line(Text(warning, "yellow"), 2, "! ")


def _evidence(groups: Iterable[tuple[str, list[Explained]]]) -> Iterator[Line]:
    for heading, facts in groups:
        yield _BLANK
        yield Line(Text(heading, "bold cyan"))
        for fact in facts:
            yield Line(Text(plain(fact.label), "bold"), _MARGIN)
            if fact.why:
                yield Line(Text(plain(fact.why), "dim"), 2 * _MARGIN)
            for quote in fact.quotes:
                at = (f"[{quote.start}:{quote.end}]", "dim")
                yield Line(Text.assemble(f"“{plain(quote.words)}” ", at), 2 * _MARGIN)
