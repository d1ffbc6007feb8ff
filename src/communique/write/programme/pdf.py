"""A programme on one page of PDF: the letters shrink until it fits."""

from __future__ import annotations

from communique.write.draft.forms.paper import Paper
from communique.write.programme.page import Page

#: Sizes that are tried, in points; below the last nobody can read it, and the programme goes on to a second page.
_SIZES = (11.0, 10.0, 9.0, 8.0, 7.0)


def make_pdf(page: Page) -> bytes:
    """Return the file's bytes."""
    for size in _SIZES:
        paper = _set(page, size)
        if paper.pages == 1:
            break
    return paper.bytes()


def _set(page: Page, size: float) -> Paper:
    paper = Paper(page.title)
    paper.needs("".join((page.title, page.about, *(
        part for day, entries in page.days for entry in entries for part in (day, entry.heading, *entry.lines)))))
    paper.line(page.title, size=size + 5, bold=True)
    paper.line(page.about, size=size)
    paper.rule()
    for day, entries in page.days:
        paper.block(day, bold=True, size=size + 1, after=size * 0.08)
        for entry in entries:
            paper.row(entry.time, entry.heading, entry.lines, size=size)
    return paper
