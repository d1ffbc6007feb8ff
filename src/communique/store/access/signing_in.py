"""Signing in: name and password to a session, or a refusal that tells nobody why."""

from __future__ import annotations

from communique.errors import AccessError
from communique.store.access import sessions
from communique.store.access.attempts import forgive, note_refusal, require_patience
from communique.store.access.passwords import LONGEST, fits
from communique.store.access.trail import Action, note
from communique.store.access.users import kept_password, plain_name, renew
from communique.store.store import Store

WRONG = "name and password do not belong together, or the user may not sign in"


def sign_in(store: Store, name: str, password: str, address: str) -> tuple[str, str]:
    """Return the user's name and the secret of a new session.

    The refusal is the same, and takes as long, whether the name, the password or the user is wrong. It is counted
    before the password is looked at, so that many tries at once are counted, too.

    Raises:
        AccessError: Name and password do not belong together, or the user is disabled.
        RefusedError: Too many sign-ins were refused.
    """
    with store.writing() as connection:
        require_patience(connection, name, address)
        note_refusal(connection, name, address)
        kept = kept_password(connection, name)
    if not fits(kept, password) or len(password) > LONGEST:
        raise AccessError(WRONG)
    user = plain_name(name)
    with store.writing() as connection:
        if kept_password(connection, user) != kept:  # disabled, or another password, in between
            raise AccessError(WRONG)
        forgive(connection, user, address)
        renew(connection, user, password)
        note(connection, Action(user, "page"), "signed in", address)
        return user, sessions.begin(connection, user, address)
