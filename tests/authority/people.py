"""Appearances of people, shortly written."""

from __future__ import annotations

from communique.authority.identity import Appearance, Post, Profile, profile_of
from communique.authority.names import slug
from communique.authority.resolver import profile_key


def person(
    name: str, post: str = "", country: str | None = None, day: str | None = None, document: str = "",
) -> Appearance:
    """Return a person in a document of that day, or of that id."""
    posts = (Post(post, country),) if post else ()
    return Appearance(document or f"sha256:{slug(name)}-{country}-{day}-{slug(post)}", f"person:{slug(name)}", "person",
                      name, country, posts, day, day, ((0, len(name)),))


def body(name: str, posts: tuple[Post, ...], day: str | None = None, document: str = "d") -> Appearance:
    """Return a person whose offices are those of an organisation."""
    return Appearance(document, f"person:{slug(name)}", "person", name, None, posts, day, day, ((0, len(name)),))


def profile(*appearances: Appearance) -> Profile:
    """Return what appearances of one name say together."""
    key = profile_key(appearances[0])
    return profile_of(key, appearances, key.partition("=")[2] or None)
