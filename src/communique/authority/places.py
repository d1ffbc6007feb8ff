"""Places: the gazetteer of cities cut from GeoNames, and smaller places that reports name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from communique.authority.countries import read_yaml

TOWNS = frozenset({"city", "resort", "island", "military base", "border point"})


@dataclass(frozen=True, slots=True)
class City:
    """A place of the gazetteer. ``lat``/``lon`` in WGS 84 degrees."""

    name: str
    country: str
    lat: float
    lon: float
    population: int
    capital: bool
    kind: str = "city"

    @property
    def is_town(self) -> bool:
        """True for what a report treats as the city of an engagement; a region or building is none."""
        return self.kind in TOWNS


@lru_cache(maxsize=1)
def gazetteer() -> dict[str, tuple[City, ...]]:
    """Return all places by casefolded name (main, ASCII and alternative forms), the most populous first."""
    found: dict[str, list[City]] = defaultdict(list)
    for city, names in _rows():
        for name in {n.casefold() for n in names if n}:
            found[name].append(city)
    return {name: tuple(sorted(set(rows), key=_order)) for name, rows in found.items()}


def _order(city: City) -> tuple[bool, int, str, str]:
    return not city.capital, -city.population, city.country, city.name


def _rows() -> list[tuple[City, list[str]]]:
    rows: list[tuple[City, list[str]]] = []
    path = resources.files("communique.authority") / "data" / "cities.tsv"
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line or line.startswith(("#", "name\t")):
                continue
            name, ascii_name, country, lat, lon, population, capital, alternates = (line.split("\t") + [""] * 8)[:8]
            city = City(name, country, float(lat), float(lon), int(population or 0), capital == "1")
            rows.append((city, [name, ascii_name, *alternates.split("|")]))
    for row in (read_yaml("places_extra.yml") or {}).get("places", ()):
        if row.get("country") is None:
            continue
        north, east = float(row["lat"]), float(row["lon"])
        city = City(row["name"], row["country"], north, east, int(row.get("population") or 20000), False, row["kind"])
        rows.append((city, [row["name"], *(row.get("also") or ())]))
    return rows
