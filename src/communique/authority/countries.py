"""Countries: names and demonyms to ISO 3166-1 codes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory of ``data/countries.yml``."""

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: str | None
    former: bool = False
    successors: tuple[str, ...] = ()
    territory: bool = False
    of: str | None = None


def read_yaml(name: str) -> Any:
    """Return the parsed content of ``authority/data/NAME``; an absent file reads as None."""
    path = resources.files("communique.authority") / "data" / name
    if not path.is_file():
        return None
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader


@lru_cache(maxsize=1)
def countries() -> dict[str, Country]:
    """Return all countries by code."""
    found = {}
    for row in read_yaml("countries.yml") or ():
        found[str(row["code"])] = Country(
            code=str(row["code"]), name=row["name"], names=tuple(row.get("names") or ()),
            adjectives=tuple(row.get("adjectives") or ()), people=tuple(row.get("people") or ()),
            capital=row.get("capital"), former=row.get("kind") == "former",
            successors=tuple(row.get("successors") or ()), territory=row.get("kind") == "territory",
            of=row.get("of"),
        )
    return found
