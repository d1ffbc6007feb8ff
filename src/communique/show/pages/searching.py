"""Search: words in the documents, narrowed by what these tell of."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from communique import ask
from communique.errors import StoreError
from communique.show.pages.subjects import offset_of, page_of
from communique.show.rendering import render
from communique.show.site import reading
from communique.store.identity import find

router = APIRouter()

_SIZE = 20
_MOST = 300  # characters of a query


@router.get("/search")
def search(request: Request, q: str = "", person: str = "", country: str = "", kind: str = "", year: str = "",
           topic: str = "", issuer: str = "", page: int = 1) -> Response:
    """Show the documents that have all that is asked for, and what narrows them further."""
    given = {"person": person, "country": country, "kind": kind, "year": year, "topic": topic, "issuer": issuer}
    chosen = {name: value.strip()[:_MOST] for name, value in given.items() if value.strip()}
    words, problem = q.strip()[:_MOST], None
    with reading(request) as connection:
        offset = offset_of(page, _SIZE)
        try:
            found = ask.explore(connection, ask.Narrowed(words, **chosen), limit=_SIZE, offset=offset)
        except StoreError as error:
            problem = str(error)
            found = ask.explore(connection, ask.Narrowed(**chosen), limit=_SIZE, offset=offset)
        named = next(iter(find(connection, chosen["person"], kinds=("person",), limit=1)), None) \
            if chosen.get("person", "").startswith("person:") else None
    at, last = page_of(page, found.total, _SIZE)
    return render(request, "search.html", found=found, words=words, chosen=chosen, at=at, last=last, problem=problem,
                  named=named)
