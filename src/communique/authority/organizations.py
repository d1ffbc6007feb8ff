"""Organisations that diplomatic prose names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from communique.authority.countries import read_yaml


@dataclass(frozen=True, slots=True)
class KnownOrganization:
    """One organisation of ``data/organizations.yml``."""

    name: str
    forms: tuple[str, ...]
    kind: str | None
    country: str | None


@lru_cache(maxsize=1)
def organizations() -> tuple[KnownOrganization, ...]:
    """Return all known organisations."""
    found = []
    for row in read_yaml("organizations.yml") or ():
        forms = [row["name"], *_listed(row, "acronyms"), *_listed(row, "names")]
        found.append(KnownOrganization(row["name"], tuple(dict.fromkeys(forms)), row.get("kind"), row.get("country")))
    return tuple(found)


def _listed(row: dict[str, object], key: str) -> list[str]:
    value = row.get(key)
    if not value:
        return []
    return [value] if isinstance(value, str) else [str(v) for v in value]  # type: ignore[attr-defined]
