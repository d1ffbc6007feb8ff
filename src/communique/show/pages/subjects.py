"""Who or what a page is about, from its address; those who were merged are found at the old one."""

from __future__ import annotations

from fastapi import HTTPException
from sqlalchemy import Connection
from starlette.responses import RedirectResponse

from communique import ask
from communique.ask.documents import now_called
from communique.errors import UnknownNameError
from communique.show import addresses

#: Entries of a list on one page.
SIZE = 60
_LATE = 100_000


class MovedError(Exception):
    """The page has another address now."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.response = RedirectResponse(address, 301)


def subject_at(connection: Connection, kind: str, name: str) -> ask.Subject:
    """Return the person or organisation of an address.

    Raises:
        HTTPException: 404, there is nobody.
        MovedError: It is known by another identity.
    """
    prefix = "org" if kind == "organization" else kind
    identity = f"{prefix}:{name}"
    try:
        return ask.subject_of(connection, identity)
    except UnknownNameError:
        now = now_called(connection, kind, identity)
    if len(now) == 1 and (moved := addresses.of_identity(now[0])):
        raise MovedError(moved)
    raise HTTPException(404, "Nobody in the store is known by this address.")


def offset_of(number: int, size: int = SIZE) -> int:
    """Return how many entries come before a page; a page that cannot be is the first, or a very late one."""
    return (min(max(1, number), _LATE) - 1) * size


def page_of(number: int, total: int, size: int = SIZE) -> tuple[int, int]:
    """Return a page that there is, and the last one."""
    last = max(1, -(-total // size))
    return min(max(1, number), last), last
