"""A programme as plain text."""

from __future__ import annotations

from textwrap import wrap

from communique.write.programme.page import Page

_TIME = 13  # columns


def make_text(page: Page, width: int = 80) -> str:
    """Return the page in lines of at most ``width`` columns."""
    lines = [page.title, page.about]
    for day, entries in page.days:
        lines += ["", day]
        for entry in entries:
            head = wrap(entry.heading, max(20, width - _TIME - 2)) or [""]
            lines.append(f"  {entry.time:<{_TIME}}{head[0]}")
            below = [*head[1:], *(part for line in entry.lines for part in wrap(line, max(20, width - _TIME - 2)))]
            lines += [f"  {'':<{_TIME}}{part}" for part in below]
    return "\n".join(lines) + "\n"
