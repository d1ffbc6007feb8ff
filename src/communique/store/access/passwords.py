"""Passwords as argon2id digests (RFC 9106), by argon2-cffi with its own parameters for an interactive sign-in."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import TYPE_CHECKING

from communique.errors import AccessError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

#: Characters of a password: NIST SP 800-63B-4, 3.1.1.2, asks for at least 15 where nothing else is asked for, and says
#: that no kinds of characters are to be demanded. 12 is what people still take from a password manager's smallest.
SHORTEST, LONGEST = 12, 512

#: One check takes 64 MB for a moment: more than two at a time would let a crowd at the door fill the memory.
_AT_ONCE = threading.BoundedSemaphore(2)


def digest_of(password: str) -> str:
    """Return the digest that is kept.

    Raises:
        AccessError: The password is too short or too long.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise AccessError(f"a password has {SHORTEST} to {LONGEST} characters; several words make a good one")
    with _AT_ONCE:
        return _hasher().hash(password)


def fits(digest: str | None, password: str) -> bool:
    """Tell whether a password is the one of a digest; it takes as long where there is no digest."""
    from argon2.exceptions import InvalidHashError, VerificationError

    with _AT_ONCE:
        try:
            _hasher().verify(digest or _nobodys(), password[:LONGEST + 1])
        except (InvalidHashError, VerificationError):
            return False
    return digest is not None


def is_outdated(digest: str) -> bool:
    """Tell whether a digest was made with other parameters than today's."""
    return _hasher().check_needs_rehash(digest)


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    try:
        from argon2 import PasswordHasher
    except ImportError:
        raise AccessError("users need argon2-cffi, which comes with the pages: pip install 'communique[web]'") from None
    return PasswordHasher()


@lru_cache(maxsize=1)
def _nobodys() -> str:
    """Return a digest that no password fits, to be compared with where there is no such user."""
    import secrets

    return _hasher().hash(secrets.token_urlsafe(32))
