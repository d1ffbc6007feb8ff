"""Which office-holder of the table of tenures a name means, by country, office and time."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from communique.authority.identity import Post
from communique.authority.name_match import compare_names
from communique.authority.names import slug
from communique.authority.offices import same_post
from communique.authority.person_names import read_name
from communique.authority.tenures import Tenure, tenures_of

_CAREER = 15  # years before and after the tenures known within which the same person may hold another office
_ALIKE = 0.5  # probability from which a row's name is taken for the name asked for


@lru_cache(maxsize=20_000)
def bearers(name: str, country: str | None) -> tuple[tuple[str, tuple[Tenure, ...]], ...]:
    """Return who of the table may be meant by ``name``: each as (slug of the fullest name, rows).

    Rows are one person's where the names are one and either equal or held at the same time: sources of the table
    spell one leader differently, and two Presidents Bush almost alike.
    """
    people: list[list[Tenure]] = []
    fitting = [row for row in tenures_of(name) if _fits(name, row) and (country in (None, row.country))]
    for row in sorted(fitting, key=lambda r: (-len(r.person), r.person, r.start, r.office)):
        known = [rows for rows in people if any(_one_person(row, other) for other in rows)]
        for rows in known[1:]:
            people.remove(rows)
            known[0].extend(rows)
        if known:
            known[0].append(row)
        else:
            people.append([row])
    named = [(slug(max((row.person for row in rows), key=lambda n: (len(n), n))), tuple(rows)) for rows in people]
    return tuple(sorted(named))


def _fits(name: str, row: Tenure) -> bool:
    if compare_names(name, row.person).score < _ALIKE:
        return False
    mine, theirs = read_name(name), read_name(row.person)
    return mine.full or theirs.full or mine.key == theirs.key


def _one_person(row: Tenure, other: Tenure) -> bool:
    if (row.country, row.organization) != (other.country, other.organization) and row.person != other.person:
        return False
    if read_name(row.person).key == read_name(other.person).key:
        return True
    apart = (row.end or "9999") <= other.start or (other.end or "9999") <= row.start
    return not apart and compare_names(row.person, other.person).score >= _ALIKE


def bearer_of(name: str, country: str | None, posts: Iterable[Post], day: str | None) -> str | None:
    """Return the one person of the table that ``name`` means, or None where none or several fit.

    A single word ("President Bush") needs an office that the person held on that day; a full name needs only that
    no other of that name fits.
    """
    known = bearers(name, country)
    titles = [post.title for post in posts]
    then = [who for who, rows in known if any(_held(row, day, titles) for row in rows)]
    if titles and day and len(then) == 1:
        return then[0]
    if len(known) != 1 or not read_name(name).full:
        return None
    who, rows = known[0]
    return None if titles and day and not then and _long_after(rows, day) else who


def _long_after(rows: tuple[Tenure, ...], day: str) -> bool:
    """Return whether somebody in office on ``day`` is unlikely to be the one of these rows."""
    years = [int(row.start[:4]) for row in rows] + [int(row.end[:4]) for row in rows if row.end]
    return not min(years) - _CAREER <= int(day[:4]) <= max(years) + _CAREER


def _held(row: Tenure, day: str | None, titles: list[str]) -> bool:
    if day is not None and not (row.start[:len(day)] <= day and day <= (row.end or "9999")[:len(day)]):
        return False
    return any(same_post(title, row.office) for title in titles)
