"""What journeys are made of: the lists of `data/world.yml`, checked."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Given(_Part):
    """Given names of women and of men."""

    she: tuple[str, ...] = Field(min_length=1)
    he: tuple[str, ...] = Field(min_length=1)


class Tradition(_Part):
    """How names are made in some countries (ISO 3166-1 alpha-2); see the comments of the file."""

    countries: tuple[str, ...] = Field(min_length=1)
    given: Given
    family: tuple[str, ...] = Field(min_length=1)
    between: tuple[str, ...] = ()
    two: bool = False
    order: Literal["given", "family"] = "given"

    def names(self, gender: str) -> tuple[str, ...]:
        """Return given names for ``she`` or ``he``."""
        return self.given.she if gender == "she" else self.given.he


class Office(_Part):
    """An office of a state, and how often it comes beside others."""

    title: str
    often: int = Field(1, ge=1)


class Post(_Part):
    """An office of an organisation."""

    title: str
    organization: str


class Venues(_Part):
    """Houses in which people meet, and sites that they visit."""

    palaces: tuple[str, ...]
    sites: tuple[str, ...]


class Saying(_Part):
    """An act with contents that fit it; ``to``: it is said to somebody."""

    act: str
    contents: tuple[str, ...] = Field(min_length=1)
    to: bool = False
    todo: bool = False
    that: bool = False


class World(_Part):
    """All lists."""

    names: dict[str, Tradition]
    honorifics: dict[str, tuple[str, ...]]
    offices: tuple[Office, ...]
    principals: tuple[str, ...]
    organizations: tuple[Post, ...]
    groups: tuple[str, ...]
    halls: tuple[str, ...]
    briefers: tuple[str, ...]
    media: tuple[str, ...]
    venues: Venues
    events: tuple[str, ...]
    agreements: tuple[str, ...]
    topics: tuple[str, ...]
    statements: tuple[Saying, ...]

    def traditions(self) -> dict[str, Tradition]:
        """Return the tradition of each country."""
        return {code: tradition for tradition in self.names.values() for code in tradition.countries}


@lru_cache(maxsize=1)
def world() -> World:
    """Return the lists that come with communique."""
    text = (resources.files("communique.sample") / "data" / "world.yml").read_text(encoding="utf-8")
    return World.model_validate(yaml.safe_load(text))
