"""Answers to what people and programs read: a page for people, JSON and CSV for programs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TextIO

from communique.ask import Brief, Found, Met, Never, Said, Stats, Timeline, Visits
from communique.write.answers.journeys import met_page, timeline_page, visits_page
from communique.write.answers.note import write_note
from communique.write.answers.notes import brief_page, found_page, never_page, said_page, stats_page
from communique.write.answers.page import Page
from communique.write.answers.structured import brief_rows, found_rows, never_rows, stats_rows, write_facts, write_json
from communique.write.answers.terminal import write_terminal

FORMATS = ("table", "json", "csv", "markdown")

_PAGES: dict[type, tuple[str, Callable[[Any], Page]]] = {
    Met: ("met", met_page), Visits: ("visits", visits_page), Timeline: ("timeline", timeline_page),
    Brief: ("brief", brief_page), Said: ("said", said_page), Never: ("never", never_page), Found: ("find", found_page),
    Stats: ("stats", stats_page),
}
_ROWS: dict[type, Callable[[Any, TextIO], None]] = {
    Met: lambda answer, out: write_facts((("held", answer.encounters), ("not held", answer.not_held)), out),
    Visits: lambda answer, out: write_facts((("visits", answer.visits),), out),
    Timeline: lambda answer, out: write_facts((("timeline", answer.entries),), out),
    Said: lambda answer, out: write_facts((("said", answer.statements),), out),
    Brief: brief_rows, Never: never_rows, Found: found_rows, Stats: stats_rows,
}


def write_answer(answer: Any, form: str, out: TextIO, *, width: int | None = None) -> None:
    """Write an answer in one of `FORMATS`; ``width`` is that of a table, the terminal's own by default."""
    question, page = _PAGES[type(answer)]
    if form == "json":
        write_json(question, answer, out)
    elif form == "csv":
        _ROWS[type(answer)](answer, out)
    elif form == "markdown":
        write_note(page(answer), out)
    else:
        write_terminal(page(answer), out, width)


def page_of(answer: Any) -> Page:
    """Return an answer as a page."""
    return _PAGES[type(answer)][1](answer)
