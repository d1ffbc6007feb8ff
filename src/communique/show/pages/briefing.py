"""The briefing note: what to know of somebody, or of a country, before meeting them; made to fit a printed page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from communique import ask
from communique.errors import CommuniqueError, UnknownNameError
from communique.show.rendering import render
from communique.show.site import reading

router = APIRouter()

#: How many of each are told; so many fit a page. The others are counted, and stand on the pages that are linked.
_MOST = {"encounters": 5, "planned": 2, "topics": 6, "commitments": 3, "concerns": 3, "thanks": 3, "theirs": 4,
         "ours": 4, "visits": 4, "agreements": 3, "upcoming": 3, "offices": 4}


@dataclass(frozen=True, slots=True)
class Group:
    """Some facts of one sort, and how many more there are."""

    items: tuple[Any, ...]
    more: int


class Sheet:
    """A note cut to a page; its documents are numbered in the order in which they are cited."""

    def __init__(self, note: ask.Brief) -> None:
        """Cut a note."""
        self.groups = {name: _cut(getattr(note, name), most) for name, most in _MOST.items()}
        self.sources: dict[int, ask.Source] = {}
        for group in self.groups.values():
            for item in group.items:
                self.sources.setdefault(item.source.document, item.source)
        self._numbers = {document: at for at, document in enumerate(self.sources, 1)}

    def __getattr__(self, name: str) -> Group:
        try:
            return self.groups[name]
        except KeyError:
            raise AttributeError(name) from None

    def number(self, source: ask.Source) -> int:
        """Return the number by which a document is cited."""
        return self._numbers[source.document]


def _cut(items: Sequence[Any], most: int) -> Group:
    return Group(tuple(items[:most]), max(0, len(items) - most))


@router.get("/briefing")
def briefing(request: Request, who: str = "", before: str = "") -> Response:
    """Show the note, or a form to ask for one."""
    who, before = who.strip()[:300], before.strip()
    note, problem, status = None, None, 200
    if who:
        with reading(request) as connection:
            try:
                note = ask.brief(connection, who, until=ask.day_before(before or None))
            except CommuniqueError as error:
                problem, status = str(error), 404 if isinstance(error, UnknownNameError) else 422
    return render(request, "briefing.html", status=status, note=note, sheet=Sheet(note) if note else None, who=who,
                  before=before, problem=problem)
