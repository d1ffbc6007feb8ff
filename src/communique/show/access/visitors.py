"""Who is asking: the user of a session or of a token, or nobody in particular."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from starlette.requests import Request

from communique.errors import StoreError
from communique.show.access import cookies
from communique.show.site import site_of
from communique.store.access import Action, Scope, Session, sessions, tokens


@dataclass(frozen=True, slots=True)
class Visitor:
    """A user who asks, in a browser or through a program.

    Attributes:
        name: The user's name, which signs what they decide.
        through: `page`, or `token` and its id.
        scope: What they may do: read, or write as well.
        session: The session, of a browser.
    """

    name: str
    through: str
    scope: Scope = "write"
    session: Session | None = None

    @property
    def action(self) -> Action:
        """Return who acts, for the trail."""
        return Action(self.name, self.through)


def by_cookie(request: Request) -> Visitor | None:
    """Return the user who is signed in in the browser that asks; this is noted now and then, which keeps them in."""
    secret = cookies.session_secret(request)
    if secret is None:
        return None
    store = site_of(request).store
    with store.reading() as connection:
        found = sessions.find_session(connection, secret)
    if found is None:
        return None
    if sessions.is_stale(found):
        with suppress(StoreError), store.writing() as connection:  # nobody is kept from reading by it
            sessions.see(connection, found)
    return Visitor(found.user, "page", session=found)


def by_token(request: Request, secret: str) -> Visitor | None:
    """Return the user of a token, and note that it was used."""
    store = site_of(request).store
    with store.reading() as connection:
        found = tokens.find_token(connection, secret)
    if found is None:
        return None
    if tokens.is_stale(found):
        with suppress(StoreError), store.writing() as connection:
            tokens.see(connection, found)
    return Visitor(found.user, f"token {found.id}", found.scope)


def visitor_of(request: Request) -> Visitor | None:
    """Return who is asking, as the door found."""
    found: Visitor | None = getattr(request.state, "user", None)
    return found
