"""Who may edit, and who did: users, their sessions and tokens, refused sign-ins, and the trail of what was done."""

from __future__ import annotations

from communique.store.access.attempts import RefusedError, require_patience
from communique.store.access.sessions import Session
from communique.store.access.tokens import Scope, Token
from communique.store.access.trail import Action, Did, note, trail
from communique.store.access.users import User, any_users

__all__ = [
    "Action", "Did", "RefusedError", "Scope", "Session", "Token", "User", "any_users", "note", "require_patience",
    "trail",
]
