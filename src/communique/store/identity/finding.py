"""Finding who is meant by a name that was given loosely, in the words that the store holds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from anyascii import anyascii
from sqlalchemy import Connection, Select, Table, func, select

from communique.authority.lookup import best_fit, words_like, words_of
from communique.authority.names import fold
from communique.errors import UnknownNameError
from communique.store.counted import names, words
from communique.store.counting import ENTITIES
from communique.store.derived import name_words, offices, participants

_CLOSE = 0.05  # scores within this of the best are as good as the best
_SHOWN = 8  # candidates to name when it is asked back
_AT_ONCE = 500  # values in one statement


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something that a name may mean.

    Attributes:
        identity: Its id across documents.
        kind: person, organization, place or event.
        name: Its most frequent name.
        names: All its names, the most frequent first.
        score: How well the best of them answers what was asked, 0 to 1.
        country: ISO 3166-1 alpha-2, the most frequent.
        office: The office that a person was last given, with its country or body.
        documents: How many documents name it.
        first: The first day on which it took part in an engagement, ISO.
        last: The last such day.
    """

    identity: str
    kind: str
    name: str
    names: tuple[str, ...]
    score: float
    country: str | None
    office: str | None
    documents: int
    first: str | None = None
    last: str | None = None

    @property
    def label(self) -> str:
        """Name, office and years, for asking back."""
        years = "–".join(sorted({day[:4] for day in (self.first, self.last) if day}))
        told = ", ".join(filter(None, [self.name, self.office or self.country, years]))
        return f"{told} ({self.identity})"


def table_of(kind: str) -> Table:
    """Return the table of the entities of a kind."""
    return ENTITIES[kind]


def find(
    connection: Connection, given: str, *, kinds: Sequence[str] = tuple(ENTITIES), limit: int | None = 20
) -> list[Candidate]:
    """Return whom ``given`` may mean, the best first.

    Args:
        connection: A transaction of the store.
        given: An identity's id, a whole name, or any words of it, in another spelling or script, too.
        kinds: Which of person, organization, place, event to look among.
        limit: How many to return at most.
    """
    exact = given.partition(":")[0] if given.startswith(tuple(f"{kind}:" for kind in (*kinds, "org"))) else None
    wanted = {given} if exact else _identities(connection, given, kinds)
    found = []
    for kind in kinds:
        for candidate in _candidates(connection, kind, wanted):
            score = 1.0 if exact else best_fit(given, candidate.names)
            if score > 0:
                found.append(replace(candidate, score=score))
    found.sort(key=lambda c: (-round(c.score, 3), -c.documents, c.identity))
    return [_known(connection, candidate) for candidate in found[:limit]]


def most_named(connection: Connection, kind: str, limit: int, offset: int = 0) -> list[Candidate]:
    """Return the identities of a kind that most documents name, after the first ``offset`` of them."""
    total = func.sum(names.c.number)
    ids = connection.execute(select(names.c.identity).where(names.c.kind == kind).group_by(names.c.identity).order_by(
        total.desc(), names.c.identity).limit(limit).offset(offset)).scalars().all()
    found = {c.identity: _known(connection, replace(c, score=1.0)) for c in _candidates(connection, kind, set(ids))}
    return [found[identity] for identity in ids]


def find_one(connection: Connection, given: str, *, kinds: Sequence[str] = tuple(ENTITIES)) -> Candidate:
    """Return whom ``given`` means.

    Raises:
        UnknownNameError: Nobody fits, or several do; the message names them, so that it can be asked again.
    """
    return the_one(given, find(connection, given, kinds=kinds))


def the_one(given: str, found: Sequence[Candidate]) -> Candidate:
    """Return which of those that `find` gives is meant; errors are those of `find_one`."""
    if not found:
        raise UnknownNameError(f"nobody and nothing in the store is called {given!r}; `communique who` shows who is")
    best = [candidate for candidate in found if candidate.score >= found[0].score - _CLOSE]
    if len(best) == 1 or found[0].score == 1.0 and best[1].score < 1.0:
        return found[0]
    told = "; ".join(candidate.label for candidate in best[:_SHOWN])
    more = f"; and {len(best) - _SHOWN} more" if len(best) > _SHOWN else ""
    raise UnknownNameError(f"{given!r} may be {told}{more}: say which, by a fuller name or the id in brackets")


def namesakes(connection: Connection, name: str, word: str) -> list[Candidate]:
    """Return the people of whom ``name``, of the one word ``word`` of `name_words`, is the whole name."""
    found = _candidates(connection, "person", set(connection.execute(_bearing([word], ["person"])).scalars()))
    return [_known(connection, replace(candidate, score=1.0)) for candidate in found
            if name.lower() in map(str.lower, candidate.names)]


def _identities(connection: Connection, given: str, kinds: Sequence[str]) -> set[str]:
    """Return the identities of which a name has a word like one that was given."""
    known = connection.execute(select(words.c.word, words.c.plain, words.c.traces).where(
        words.c.kind.in_(list(kinds))).distinct()).all()
    forms = [(row.plain, row.traces) for row in known]
    asked = {*words_of(given), *fold(anyascii(given)).split()}
    alike = sorted({known[at].word for part in asked for at in words_like(part, forms)})
    return {identity for at in range(0, len(alike), _AT_ONCE)
            for identity in connection.execute(_bearing(alike[at:at + _AT_ONCE], kinds)).scalars()}


def _bearing(some: Sequence[str], kinds: Sequence[str]) -> Select[Any]:
    """Select the identities that have one of some words in a name, going from one to the next in the index.

    A word of a common name stands in many documents under few identities: DISTINCT would look at all of these.
    """
    row = name_words.c
    first = select(func.min(row.identity)).where(row.word == words.c.word, row.kind == words.c.kind).scalar_subquery()
    hop = select(words.c.word, words.c.kind, first.label("identity")).where(
        words.c.word.in_(some), words.c.kind.in_(kinds)).cte("hop", recursive=True)
    following = select(func.min(row.identity)).where(
        row.word == hop.c.word, row.kind == hop.c.kind, row.identity > hop.c.identity).scalar_subquery()
    hop = hop.union_all(select(hop.c.word, hop.c.kind, following).where(hop.c.identity.is_not(None)))
    return select(hop.c.identity).where(hop.c.identity.is_not(None)).distinct()


def _candidates(connection: Connection, kind: str, wanted: set[str]) -> list[Candidate]:
    """Return what is known of identities of one kind, without their offices and days."""
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    countries: dict[str, Counter[str]] = defaultdict(Counter)
    ids = sorted(wanted)
    for at in range(0, len(ids), _AT_ONCE):
        for row in connection.execute(select(names).where(
                names.c.kind == kind, names.c.identity.in_(ids[at:at + _AT_ONCE]))):
            spelt[row.identity][row.name] += row.number
            if row.country:
                countries[row.identity][row.country] += row.number
    home = {identity: next(iter(_order(countries[identity])), None) for identity in spelt}
    return [Candidate(identity, kind, _order(found)[0], tuple(_order(found)), 0.0, home[identity], None,
                      found.total()) for identity, found in spelt.items()]


def _order(counted: Counter[str]) -> list[str]:
    return sorted(counted, key=lambda value: (-counted[value], value))


def _known(connection: Connection, candidate: Candidate) -> Candidate:
    """Return a candidate with the office that it was last given, and the first and last day of its engagements."""
    day = participants.c
    first, last = connection.execute(select(*(
        select(edge).where(day.identity == candidate.identity).scalar_subquery()
        for edge in (func.min(day.earliest), func.max(day.latest))))).one()
    office = _office(connection, candidate) if candidate.kind == "person" else None
    return replace(candidate, office=office, first=first, last=last)


def _office(connection: Connection, candidate: Candidate) -> str | None:
    """Return the office that somebody was last given, with its country or body."""
    mine = offices.c.identity == candidate.identity
    last = select(func.max(offices.c.latest)).where(mine).scalar_subquery()
    rows = connection.execute(select(offices.c.title, offices.c.country, offices.c.organization).where(
        mine, func.coalesce(offices.c.latest, "") == func.coalesce(last, "")).distinct()).all()
    told = (", ".join(filter(None, [row.title, row.organization or row.country or candidate.country])) for row in rows)
    return max(told, default=None)
