"""What the lists of the Office of the Historian say themselves, read plainly: the standard library's XML, and words.

Nothing of communique's is used here, so that the answers of a store can be held against it. Codes of countries are
those of the library `countrynames`, but for what the lists call otherwise.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from xml.etree import ElementTree

warnings.filterwarnings("ignore", message="Install 'pyicu'")
import countrynames  # noqa: E402 - it warns of a library that it can do without

#: What the lists call a country, by its id or by its name, where the library takes it for none or for a later state.
_BY_NAME = {
    "U.S.S.R.": "SU", "Serbia and Montenegro": "YU", "Denmark (Greenland)": "GL", "Zimbabwe Rhodesia": "RH",
    "Southern Rhodesia (Zimbabwe)": "RH", "China, Republic of": "TW", "Republic of China": "TW", "Hawaii": None,
}
_BY_ID = {
    "congo-kinshasa": "CD", "congo-democratic-republic": "CD", "congo-republic": "CG", "korea": "KR",
    "micronesia": "FM", "somoa": "WS", "west-bank": "PS", "palestinian-authority": "PS", "kosovo": "XK",
    "yugoslavia": "YU", "czechoslovakia": "CS", "german-democratic-republic": "DD", "netherlands-antilles": "AN",
    "antarctica": "AQ", "holy-see": "VA", "burma": "MM", "swaziland": "SZ", "cape-verde": "CV", "turkiye": "TR",
}
_OFFICES = "President|Prime Minister|Foreign Minister|Chancellor|King|Foreign Secretary|Secretary[ -]General"
_NAMED = re.compile(rf"(?:{_OFFICES}) ((?:[A-ZÀ-Ž][\w’'-]+ )+[A-ZÀ-Ž][\w’'-]+)")
_NO_NAME = set("january february march april may june july august september october november december".split())
_PARTICLES = set("al bin ibn bint de del da di von van der la le el st".split())


@dataclass(frozen=True)
class Journey:
    """One entry of a list: who went where, when, and the remarks."""

    source: str
    who: str
    home: str | None
    country: str | None
    start: str
    end: str
    remarks: str

    @cached_property
    def words(self) -> list[str]:
        """Return the words of the remarks, folded."""
        return fold(self.remarks).split()

    def within(self, since: str | None, until: str | None) -> bool:
        """Tell if the stay reaches into a period."""
        return (not since or self.end >= since) and (not until or self.start <= until)


def journeys(data: Path) -> list[Journey]:
    """Return all entries of the lists below a folder."""
    return [_journey(path, entry) for path in sorted(data.rglob("*.xml"))
            for entry in ElementTree.parse(path).getroot() if entry.tag in ("trip", "visit")]


def _journey(path: Path, entry: ElementTree.Element) -> Journey:
    source, start, end = f"{path}#{_text(entry, 'id')}", _text(entry, "start-date"), _text(entry, "end-date")
    if entry.tag == "trip":
        return Journey(source, _text(entry, "name"), "US", _country(entry, "country"), start, end,
                       _text(entry, "remarks"))
    return Journey(source, _text(entry, "visitor"), _country(entry, "from"), "US", start, end,
                   _text(entry, "description"))


def _text(entry: ElementTree.Element, tag: str) -> str:
    found = entry.find(tag)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def _country(entry: ElementTree.Element, tag: str) -> str | None:
    found = entry.find(tag)
    return None if found is None else _code(found.get("id") or "", _text(entry, tag))


@cache
def _code(slug: str, name: str) -> str | None:
    if name in _BY_NAME:
        return _BY_NAME[name]
    found: str | None = _BY_ID.get(slug) or countrynames.to_code(slug.replace("-", " ")) or countrynames.to_code(name)
    return found


@cache
def fold(text: str) -> str:
    """Return the words of a text in small letters without marks."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"[’'](s\b)?", "", plain.lower())))


def visits_to(found: Iterable[Journey], country: str, since: str | None = None,
              until: str | None = None) -> list[Journey]:
    """Return the journeys to a country of those who come from elsewhere."""
    return [j for j in found if j.country == country and j.home != country and j.within(since, until)]


def seen(found: Iterable[Journey], since: str | None = None, until: str | None = None) -> set[str]:
    """Return the countries that were visited, or sent a visitor, from abroad."""
    return {c for j in found if j.home and j.home != j.country and j.within(since, until)
            for c in (j.home, j.country) if c}


def told_together(found: Iterable[Journey], traveller: str, named: str) -> list[Journey]:
    """Return the journeys that tell of both: one travelled, and the remarks have the family name of the other."""
    one, other = family_name(traveller), family_name(named)
    return [j for j in found for mine, theirs in ((one, other), (other, one))
            if mine in fold(j.who).split() and theirs in j.words]


def family_name(name: str) -> str:
    """Return the last word of a name, folded."""
    return fold(name).split()[-1]


def before(journey: Journey, family: str) -> Iterator[list[str]]:
    """Yield the words that stand before a family name in the remarks and are written in capitals, folded."""
    words = [word for word in re.split(r"[\s-]+", journey.remarks) if word]
    for at, word in enumerate(words):
        if family in fold(word).split():
            first = at
            while first and (words[first - 1][:1].isupper() or fold(words[first - 1]) in _PARTICLES) \
                    and words[first - 1][-1] not in ".,;":
                first -= 1
            yield fold(" ".join(words[first:at])).split()


def pairs(found: Iterable[Journey]) -> list[tuple[str, str]]:
    """Return those whom remarks name with a state office and two words or more, each with who travelled.

    A visit's remarks name the host, a journey's whom the traveller met; names that end in a month or that are but a
    beginning ("Jean-Yves Le") are left out.
    """
    made = {(j.who, name) for j in found for name in _NAMED.findall(j.remarks)}
    return sorted(pair for pair in made if family_name(pair[1]) not in _NO_NAME | _PARTICLES
                  and len(family_name(pair[1])) > 3)
