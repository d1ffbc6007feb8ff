"""Countries as lists name them, to codes."""

from __future__ import annotations

from functools import lru_cache

from communique.authority.countries import countries
from communique.authority.names import fold

#: Names that lists use and that are no names of countries, or are written wrongly there.
_OTHERS = {"west bank": "PS", "gaza": "PS", "somoa": "WS"}


def code_of(name: str, slug: str | None = None) -> str | None:
    """Return the code of a country by its name, or by its name in a list's own id; None where that is not one."""
    for written in (fold(name), fold((slug or "").replace("-", " "))):
        found = _by_name().get(written) or ({_OTHERS[written]} if written in _OTHERS else set())
        if len(found) == 1:
            return next(iter(found))
    return None


@lru_cache(maxsize=1)
def _by_name() -> dict[str, set[str]]:
    index: dict[str, set[str]] = {}
    for country in countries().values():
        for name in (country.code, country.name, *country.names):
            index.setdefault(fold(name), set()).add(country.code)
    return index
