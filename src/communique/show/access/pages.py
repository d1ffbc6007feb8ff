"""Signing in and out, and what belongs to a user: sessions, tokens, password."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from communique.errors import AccessError
from communique.show.access import cookies
from communique.show.access.returning import safe
from communique.show.access.visitors import Visitor, visitor_of
from communique.show.rendering import render
from communique.show.site import reading, site_of
from communique.store.access import RefusedError, Scope, any_users, note, sessions, tokens, trail, users
from communique.store.access.signing_in import sign_in as let_in

router = APIRouter()

Text = Annotated[str, Form(max_length=1000)]


@router.get("/sign-in")
def ask_in(request: Request, target: Annotated[str, Query(alias="next", max_length=2000)] = "/") -> Response:
    """Ask for name and password."""
    if visitor_of(request) is not None:
        return RedirectResponse(safe(target), 303)
    return _ask(request, target)


@router.post("/sign-in")
def sign_in(request: Request, name: Text = "", password: Text = "", target: Annotated[str, Form(
        alias="next", max_length=2000)] = "/") -> Response:
    """Sign somebody in, in a session of its own: one that a browser came with is ended."""
    store = site_of(request).store
    try:
        secret = let_in(store, name, password, request.client.host if request.client else "")[1]
    except RefusedError as error:
        return _ask(request, target, problem=str(error), name=name, status=429, wait=error.wait)
    except AccessError as error:
        return _ask(request, target, problem=str(error), name=name, status=403)
    before = visitor_of(request)
    if before is not None and before.session is not None:
        with store.writing() as connection:
            sessions.end(connection, before.name, before.session.id)
    response = RedirectResponse(safe(target), 303)
    cookies.take_back(request, response)
    cookies.give_session(request, response, secret)
    return response


@router.post("/sign-out")
def sign_out(request: Request) -> Response:
    """End the session."""
    visitor = visitor_of(request)
    if visitor is not None and visitor.session is not None:
        with site_of(request).store.writing() as connection:
            sessions.end(connection, visitor.name, visitor.session.id)
            note(connection, visitor.action, "signed out")
    response = RedirectResponse("/", 303)
    cookies.take_back(request, response)
    return response


@router.get("/account")
def account(request: Request) -> Response:
    """Show what belongs to the user."""
    return _account(request)


@router.post("/account/sessions")
def end_session(request: Request, session: Annotated[str, Form(pattern="^[0-9a-f]{16}$")]) -> Response:
    """End a session of the user's own."""
    visitor = _signed_in(request)
    with site_of(request).store.writing() as connection:
        if sessions.end(connection, visitor.name, session):
            note(connection, visitor.action, "ended session", session)
    return RedirectResponse("/account", 303)


@router.post("/account/password")
def change_password(request: Request, password: Text = "", new: Text = "", again: Text = "") -> Response:
    """Change the password, given the one until now; all other sessions end."""
    visitor = _signed_in(request)
    store = site_of(request).store
    address = request.client.host if request.client else ""
    try:
        if new != again:
            raise AccessError("the two new passwords are not the same")
        let_in(store, visitor.name, password, address)
        with store.writing() as connection:
            users.set_password(connection, visitor.name, new)
            note(connection, visitor.action, "changed password", visitor.name)
            secret = sessions.begin(connection, visitor.name, address)
    except AccessError as error:
        return _account(request, problem=str(error), status=429 if isinstance(error, RefusedError) else 422)
    response = RedirectResponse("/account", 303)
    cookies.give_session(request, response, secret)
    return response


@router.post("/account/tokens")
def new_token(request: Request, scope: Annotated[Scope, Form()] = "read", label: Annotated[str, Form(
        max_length=200)] = "") -> Response:
    """Make a token, and show it this once."""
    visitor = _signed_in(request)
    with site_of(request).store.writing() as connection:
        made, secret = tokens.new_token(connection, visitor.name, scope, label=label.strip() or None)
        note(connection, visitor.action, f"made token to {scope}", made.id)
    return _account(request, secret=secret, status=201)


@router.post("/account/tokens/revoke")
def revoke_token(request: Request, token: Annotated[str, Form(pattern="^[0-9a-f]{10}$")]) -> Response:
    """Take a token of the user's own back."""
    visitor = _signed_in(request)
    try:
        with site_of(request).store.writing() as connection:
            tokens.revoke(connection, token, user=visitor.name)
            note(connection, visitor.action, "revoked token", token)
    except AccessError:
        raise HTTPException(404, "You have no such token.") from None
    return RedirectResponse("/account", 303)


def _signed_in(request: Request) -> Visitor:
    visitor = visitor_of(request)
    if visitor is None:
        raise HTTPException(401, "Sign in first.")
    return visitor


def _ask(request: Request, target: str, *, problem: str | None = None, name: str = "", status: int = 200,
         wait: int | None = None) -> Response:
    with reading(request) as connection:
        known = any_users(connection)
    response = render(request, "sign-in.html", status=status, target=safe(target), problem=problem, name=name[:64],
                      any_users=known)
    if wait is not None:
        response.headers["Retry-After"] = str(wait)
    return response


def _account(request: Request, *, secret: str | None = None, problem: str | None = None,
             status: int = 200) -> Response:
    visitor = visitor_of(request)
    if visitor is None:
        return RedirectResponse("/sign-in?next=/account", 303)
    with reading(request) as connection:
        mine = sessions.sessions_of(connection, visitor.name)
        held = tokens.all_tokens(connection, visitor.name)
        done = trail(connection, visitor.name, 20)
    response = render(request, "account.html", status=status, visitor=visitor, sessions=mine, tokens=held, trail=done,
                      secret=secret, problem=problem)
    response.headers["Cache-Control"] = "no-store"
    return response
