"""The itinerary as Markdown, for a briefing note or an issue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from communique.record import Record
from communique.write.arrange import Entry, arrange
from communique.write.explain import explain
from communique.write.names import LEGEND, plain
from communique.write.options import Options

#: Characters that Markdown reads as markup somewhere in a line; and those that it does at the start of one.
_MARKUP = re.compile(r"([\\`*_\[\]<>~|&#])")
_LIST_START = re.compile(r"^(\s*)(?:([-+])(\s)|(\d+)([.)])(\s))")


def write_markdown(records: Iterable[Record], out: TextIO, options: Options) -> None:
    """Write each record under a heading of its own; words of the document are escaped, so they stay words."""
    for number, record in enumerate(records):
        if number:
            out.write("\n---\n\n")
        out.writelines(line + "\n" for line in _document(record))
        if options.explain:
            out.writelines(line + "\n" for line in _evidence(record))
        out.flush()


def escape(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is."""
    escaped = _MARKUP.sub(r"\\\1", plain(text))
    return _LIST_START.sub(lambda m: f"{m[1]}\\{m[2]}{m[3]}" if m[2] else f"{m[1]}{m[4]}\\{m[5]}{m[6]}", escaped)


def _document(record: Record) -> Iterator[str]:
    itinerary = arrange(record)
    yield f"# {escape(itinerary.title)}"
    for line in itinerary.about:
        yield ""
        yield escape(line)
    for section in itinerary.sections:
        yield ""
        yield f"## {escape(section.heading)}"
        yield ""
        for entry in section.entries:
            yield from _entry(entry)
    if not itinerary.sections:
        yield ""
        yield "No engagements, movements or statements were found."
    if itinerary.notes:
        yield from ("", "## Also in the text", "")
        for label, text in itinerary.notes:
            yield f"- **{label}:** {escape(text)}"
    if itinerary.has_inferred:
        yield ""
        yield f"*{escape(LEGEND)}*"
    for warning in itinerary.warnings:
        yield ""
        yield f"> {escape(warning)}"


def _entry(entry: Entry) -> Iterator[str]:
    time = f"*{escape(entry.time)}* " if entry.time else ""
    place = f" — {escape(entry.place)}" if entry.place else ""
    indent = ""
    if entry.heading:
        yield f"- {time}**{escape(entry.heading)}**{place}"
        indent = "  "
    if entry.occasion:
        yield f"{indent}- Occasion: {escape(entry.occasion)}"
    if entry.topics:
        yield f"{indent}- Discussed: {'; '.join(escape(topic) for topic in entry.topics)}"
    for statement in entry.statements:
        yield f"{indent}- {escape(statement)}"


def _evidence(record: Record) -> Iterator[str]:
    for heading, facts in explain(record):
        yield ""
        yield f"## {heading}"
        yield ""
        for fact in facts:
            yield f"- **{escape(fact.label)}**" + (f" ({escape(fact.why)})" if fact.why else "")
            for quote in fact.quotes:
                yield f"  - “{escape(quote.words)}” \\[{quote.start}:{quote.end}\\]"
