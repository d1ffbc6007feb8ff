"""Finding who is meant by a name that was given loosely, in the words that the store holds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from anyascii import anyascii
from sqlalchemy import Connection, Table, func, select

from communique.authority.lookup import ALIKE, best_fit, word_likeness, words_of
from communique.authority.names import fold
from communique.errors import UnknownNameError
from communique.store.derived import events, name_words, offices, organizations, participants, people, places

_TABLES: dict[str, Table] = {"person": people, "organization": organizations, "place": places, "event": events}
_CLOSE = 0.05  # scores within this of the best are as good as the best
_SHOWN = 8  # candidates to name when it is asked back


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
    return _TABLES[kind]


def find(
    connection: Connection, given: str, *, kinds: Sequence[str] = tuple(_TABLES), limit: int | None = 20
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
    return [_dated(connection, candidate) for candidate in found[:limit]]


def most_named(connection: Connection, kind: str, limit: int) -> list[Candidate]:
    """Return the identities of a kind that most documents name."""
    table = _TABLES[kind]
    ids = connection.execute(select(table.c.identity).group_by(table.c.identity).order_by(
        func.count().desc(), table.c.identity).limit(limit)).scalars().all()
    found = {c.identity: _dated(connection, replace(c, score=1.0)) for c in _candidates(connection, kind, set(ids))}
    return [found[identity] for identity in ids]


def find_one(connection: Connection, given: str, *, kinds: Sequence[str] = tuple(_TABLES)) -> Candidate:
    """Return whom ``given`` means.

    Raises:
        UnknownNameError: Nobody fits, or several do; the message names them, so that it can be asked again.
    """
    found = find(connection, given, kinds=kinds)
    if not found:
        raise UnknownNameError(f"nobody and nothing in the store is called {given!r}; `communique who` shows who is")
    best = [candidate for candidate in found if candidate.score >= found[0].score - _CLOSE]
    if len(best) == 1 or found[0].score == 1.0 and best[1].score < 1.0:
        return found[0]
    told = "; ".join(candidate.label for candidate in best[:_SHOWN])
    more = f"; and {len(best) - _SHOWN} more" if len(best) > _SHOWN else ""
    raise UnknownNameError(f"{given!r} may be {told}{more}: say which, by a fuller name or the id in brackets")


def _identities(connection: Connection, given: str, kinds: Iterable[str]) -> set[str]:
    """Return the identities of which a name has a word like each that was given."""
    known = connection.execute(select(name_words.c.word).where(name_words.c.kind.in_(list(kinds))).distinct()).scalars()
    by_word: dict[str, set[str]] = defaultdict(set)
    plain = {word: fold(anyascii(word)) for word in known}
    asked = {*words_of(given), *fold(anyascii(given)).split()}
    for part in asked:
        for word, folded in plain.items():
            if any(word_likeness(part, piece) >= ALIKE for piece in (folded, *folded.split())):
                by_word[part].add(word)
    words = sorted(set().union(*by_word.values())) if by_word else []
    found: set[str] = set()
    for at in range(0, len(words), 500):
        found.update(connection.execute(select(name_words.c.identity).where(
            name_words.c.kind.in_(list(kinds)), name_words.c.word.in_(words[at:at + 500])).distinct()).scalars())
    return found


def _candidates(connection: Connection, kind: str, wanted: set[str]) -> list[Candidate]:
    table = _TABLES[kind]
    names: dict[str, Counter[str]] = defaultdict(Counter)
    countries: dict[str, Counter[str]] = defaultdict(Counter)
    counted: Counter[str] = Counter()
    country = table.c.country if "country" in table.c else None
    columns = [table.c.identity, table.c.name, *([country] if country is not None else [])]
    ids = sorted(wanted)
    for at in range(0, len(ids), 500):
        rows = connection.execute(select(*columns, func.count().label("times")).where(
            table.c.identity.in_(ids[at:at + 500])).group_by(*columns))
        for row in rows:
            names[row.identity][row.name] += row.times
            counted[row.identity] += row.times
            if country is not None and row.country:
                countries[row.identity][row.country] += row.times
    home = {identity: next(iter(_order(countries[identity])), None) for identity in names}
    held = _offices(connection, home) if kind == "person" else {}
    return [Candidate(identity, kind, _order(found)[0], tuple(_order(found)), 0.0, home[identity], held.get(identity),
                      counted[identity]) for identity, found in names.items()]


def _order(counted: Counter[str]) -> list[str]:
    return sorted(counted, key=lambda value: (-counted[value], value))


def _offices(connection: Connection, home: Mapping[str, str | None]) -> dict[str, str]:
    """Return the office that each was last given, with its country or body."""
    ids = sorted(home)
    found: dict[str, tuple[str, str]] = {}
    for at in range(0, len(ids), 500):
        for row in connection.execute(select(
                offices.c.identity, offices.c.title, offices.c.country, offices.c.organization,
                func.max(offices.c.latest).label("last")).where(offices.c.identity.in_(ids[at:at + 500])).group_by(
                offices.c.identity, offices.c.title, offices.c.country, offices.c.organization)):
            where = row.organization or row.country or home[row.identity]
            told = (row.last or "", ", ".join(filter(None, [row.title, where])))
            found[row.identity] = max(found.get(row.identity, told), told)
    return {identity: office for identity, (_, office) in found.items()}


def _dated(connection: Connection, candidate: Candidate) -> Candidate:
    first, last = connection.execute(select(func.min(participants.c.earliest), func.max(participants.c.latest)).where(
        participants.c.identity == candidate.identity)).one()
    return replace(candidate, first=first, last=last)
