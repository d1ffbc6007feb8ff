"""Places and countries that a programme names, looked up in the authority tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from communique.authority.countries import countries
from communique.authority.names import fold, slug
from communique.authority.places import City, gazetteer


@dataclass(frozen=True, slots=True)
class Located:
    """A place as a programme names it.

    Attributes:
        name: The place without its country.
        country: ISO 3166-1 alpha-2, where it is known.
        city: The place in the gazetteer, where it is there and only one fits.
        several: Countries in which places of the name lie, where nothing tells which is meant.
    """

    name: str
    country: str | None
    city: City | None
    several: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Id of the place in a record."""
        return "place:" + "-".join(part for part in (slug(self.name), (self.country or "").lower()) if part)


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, country in countries().items():
        for name in (country.name, code, *country.names):
            found.setdefault(fold(name), code)
    return found


def country_code(name: str | None) -> str | None:
    """Return the code of a country by name or code, with or without its article; None where it is not known."""
    if not name:
        return None
    told = fold(name)
    return _codes().get(told) or _codes().get(told.removeprefix("the "))


def country_name(code: str | None) -> str | None:
    """Return the name of a country by its code; the code where it is not known."""
    known = countries().get(code or "")
    return known.name if known else code


@lru_cache(maxsize=2_000)
def locate(text: str) -> Located:
    """Return the place of ``Astana, Kazakhstan`` or ``Astana``.

    Without a country the capital of the name is taken, or the only place of it; where several fit, none is.
    """
    name, _, after = (part.strip() for part in text.rpartition(",")) if "," in text else (text.strip(), "", "")
    code = country_code(after)
    if after and code is None:
        name = text.strip()
    found = gazetteer().get(name.casefold(), ())
    fits = [city for city in found if code is None or city.country == code]
    if code is None and fits:
        capitals = [city for city in fits if city.capital]
        if len({city.country for city in fits}) > 1 and len(capitals) != 1:
            return Located(name, None, None, tuple(dict.fromkeys(city.country for city in fits)))
        fits = capitals or fits
        code = fits[0].country
    return Located(name, code, fits[0] if fits else None)
