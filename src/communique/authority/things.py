"""Two places, organisations or events of two documents: one or not, by name, country, sort, number and year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz import fuzz

from communique.authority.comparison import Comparison, Reason, weigh
from communique.authority.countries import countries
from communique.authority.identity import Profile
from communique.authority.names import fold
from communique.authority.organizations import organizations

_ALMOST = 92  # likeness, in percent, from which two names may be one, misspelt
_SMALL = frozenset("the of for and in on at to de la le du des un".split())
_ORDINALS = {word: number for number, word in enumerate(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1)}
_ORDINALS |= {f"{ten[:-1]}ieth": number * 10 for number, ten in enumerate(
    "thirty forty fifty sixty seventy eighty ninety".split(), 3)}
_TENS = {ten: number * 10 for number, ten in enumerate(
    "twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
_YEAR = re.compile(r"^(?:19|20)\d\d$")


@lru_cache(maxsize=1)
def _known_forms() -> dict[str, str]:
    """Return the main name of each form of a known organisation or country."""
    forms = {fold(form): fold(known.name) for known in organizations() for form in known.forms}
    for country in countries().values():
        forms.update({fold(name): fold(country.name) for name in (country.name, *country.names)})
    return forms


@lru_cache(maxsize=50_000)
def _words(name: str) -> tuple[str, ...]:
    plain = fold(anyascii(name))
    plain = _known_forms().get(plain, plain)
    words = []
    for word in _numbered(plain.split()):
        if word not in _SMALL:
            words.append(word.removesuffix("s") if len(word) > 4 else word)
    return tuple(words) or (plain,)


def _numbered(words: list[str]) -> Iterator[str]:
    """Yield words with ordinals as figures: "twenty eighth" and "28th" are "28"."""
    tens = 0
    for at, word in enumerate(words):
        if word in _TENS and words[at + 1:at + 2] and _ORDINALS.get(words[at + 1], 99) < 10:
            tens = _TENS[word]
        elif word in _ORDINALS:
            yield str(tens + _ORDINALS[word])
            tens = 0
        else:
            figures = _ORDINAL.match(word)
            yield figures[1] if figures else word


def compare_things(mine: Profile, theirs: Profile) -> Comparison:
    """Compare two profiles of one kind that are no persons; the order does not matter."""
    if theirs.id < mine.id:
        mine, theirs = theirs, mine
    tie, detail = _best_name(mine, theirs)
    reasons: list[Reason] = [(tie, detail)]
    if tie != "another name":
        reasons += _surroundings(mine, theirs)
    if mine.qids and theirs.qids:
        reasons.append(("one entry in the authority file" if mine.qids & theirs.qids
                        else "two entries in the authority file", " / ".join(sorted(mine.qids | theirs.qids))))
    return weigh("things", reasons)


def _best_name(mine: Profile, theirs: Profile) -> tuple[str, str]:
    order = ("same name", "same words", "almost the same name", "another number", "another name")
    found = [(order.index(thing_tie(name, other)), f"{name} / {other}")
             for name in mine.names[:4] for other in theirs.names[:4]]
    best = min(found)
    return order[best[0]], best[1]


def thing_tie(name: str, other: str) -> str:
    """Return how two names go together, in the words of ``data/match_weights.yml``."""
    first, second = _words(name), _words(other)
    if first == second:
        return "same name"
    numbers = [[w for w in words if w.isdigit() and not _YEAR.match(w)] for words in (first, second)]
    if all(numbers) and numbers[0] != numbers[1]:
        return "another number"
    if _without_years(first) == _without_years(second):
        return "same words"
    ratio = fuzz.ratio(" ".join(first), " ".join(second))
    return "almost the same name" if ratio >= _ALMOST and min(len(" ".join(w)) for w in (first, second)) > 5 \
        else "another name"


def _without_years(words: tuple[str, ...]) -> list[str]:
    return sorted(word for word in words if not _YEAR.match(word))


def _surroundings(mine: Profile, theirs: Profile) -> Iterator[Reason]:
    if mine.country and theirs.country:
        same = mine.country == theirs.country
        yield "same country" if same else "another country", f"{mine.country} / {theirs.country}"
    if mine.subkind and theirs.subkind:
        same = mine.subkind == theirs.subkind
        yield "same sort" if same else "another sort", f"{mine.subkind} / {theirs.subkind}"
    if mine.kind == "event":
        years = [_years_of(profile) for profile in (mine, theirs)]
        if all(years):
            same = bool(years[0] & years[1])
            yield ("same year" if same else "another year"), " / ".join(", ".join(sorted(y)) for y in years)


def _years_of(profile: Profile) -> set[str]:
    """Return the years in an event's names, or else the year in which documents tell of it."""
    named = {word for name in profile.names for word in _words(name) if _YEAR.match(word)}
    return named or ({profile.first[:4]} if profile.first and profile.first[:4] == (profile.last or "")[:4] else set())
