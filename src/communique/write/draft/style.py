"""What a style file may hold. The loader checks every file against these types, and every pattern against its names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, model_validator

from communique.record.facts import EngagementKind, MovementKind, Status
from communique.write.draft.filling import PatternError, names_in

#: Names that the patterns of a section may use.
LETTERHEAD = frozenset({"issuer", "office", "name", "countries", "range", "symbol", "date", "with", "kind"})
PERSON = frozenset({"honorific", "office", "name", "country", "before", "seat"})
SHORT = frozenset({"title", "surname", "honorific"})
TIME = frozenset({"weekday", "day", "month", "year"})
MOVEMENT = frozenset({"when", "then", "who", "place", "from", "to"})
VISIT = frozenset({"when", "who", "country", "range"})
ENGAGEMENT = frozenset({
    "when", "then", "who", "with", "host", "guest", "honouree", "accompanying", "interviewer", "press", "venue", "city",
    "where", "event", "noun", "a_noun", "noun_alone", "echo", "agreement",
})
TOPICS = frozenset({"who", "they", "topics"})
STATEMENT = frozenset({"who", "verb", "to", "about"})
AGREEMENT = frozenset({"who", "title", "when"})
UPCOMING = frozenset({"event", "where", "when"})
REFERENCE = frozenset({"symbols"})


def _parsed(pattern: str) -> str:
    names_in(pattern)  # raises where it is not well formed
    return pattern


Pattern = Annotated[str, AfterValidator(_parsed)]
Patterns = tuple[Pattern, ...]


class Part(BaseModel):
    """Base of all parts of a style; an unknown field is an error, so that a misspelt one is noticed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Letterhead(Part):
    """What stands above the report: the first pattern of each list that can be filled."""

    lines: tuple[Patterns, ...]
    symbol: Patterns
    dateline: Patterns
    title: Patterns


class People(Part):
    """How people are named at first mention, and after it."""

    pronouns: bool = True
    with_office: Patterns
    without_office: Patterns
    shared_office: Patterns
    one_word: Patterns
    accompanied: Pattern
    short: Patterns


class Times(Part):
    """How days and parts of days are told."""

    day: Pattern
    year: Pattern
    month: Pattern
    parts: dict[str, tuple[Pattern, Pattern]]
    then: tuple[str, ...]
    undated: str
    apart: str
    after: dict[EngagementKind, str]


class Statements(Part):
    """How statements are told, by the form of their content."""

    that: Pattern
    quote: Pattern
    quote_within: Pattern
    todo: Pattern
    object: Pattern
    wh: Pattern
    aside: Pattern
    also: str
    together: int
    join: str


class Words(Part):
    """``words.yml``: what English needs beyond the patterns."""

    past: dict[str, str]
    doubled: tuple[str, ...]
    with_article: tuple[str, ...]
    pronouns: dict[str, tuple[str, ...]]
    titles: tuple[str, ...]
    shared_offices: tuple[str, ...]
    family_first: tuple[str, ...]
    full_names: tuple[str, ...]
    double_family: tuple[str, ...]
    without_country: tuple[str, ...]
    articles: dict[str, str]
    alone: dict[str, str]
    prepositions: dict[str, str]
    nouns: dict[EngagementKind, str]
    uncounted: tuple[str, ...]
    echoes: dict[EngagementKind, tuple[str, ...]]
    own_words: tuple[EngagementKind, ...]


class Style(Part):
    """A house style: how a report is laid out and worded."""

    about: str
    layout: Literal["paragraphs", "bullets"] = "paragraphs"
    sentences: int = 3
    certain: float = 0.7
    letterhead: Letterhead
    people: People
    times: Times
    status: dict[Status, str]
    not_held: dict[Literal["cancelled", "declined"], Patterns]
    movements: dict[MovementKind, Patterns]
    journey: Patterns
    visits: Patterns
    engagements: dict[EngagementKind, Patterns]
    rest: dict[str, Pattern]
    topics: Patterns
    statements: Statements
    agreements: Patterns
    upcoming: Patterns
    references: Patterns
    missing: dict[str, str]

    @model_validator(mode="after")
    def _names_are_known(self) -> Self:
        for section, patterns, known in self._sections():
            for pattern in patterns:
                unknown = names_in(pattern) - known
                if unknown:
                    raise PatternError(f"{section}: {pattern!r} has the unknown name {{{sorted(unknown)[0]}}}; "
                                       f"known here are {', '.join(sorted(known))}")
        return self

    def _sections(self) -> Iterable[tuple[str, Iterable[str], frozenset[str]]]:
        head = self.letterhead
        lines = [pattern for line in head.lines for pattern in line]
        yield "letterhead", [*lines, *head.symbol, *head.dateline, *head.title], LETTERHEAD
        people = self.people
        yield "people", [*people.with_office, *people.without_office, *people.shared_office], PERSON
        yield "people.one_word", people.one_word, SHORT | PERSON
        yield "people.accompanied", [people.accompanied], ENGAGEMENT
        yield "people.short", self.people.short, SHORT
        times = self.times
        yield "times", [times.day, times.year, times.month, *(p for both in times.parts.values() for p in both)], TIME
        for kind, patterns in self.movements.items():
            yield f"movements.{kind}", patterns, MOVEMENT
        yield "journey", self.journey, MOVEMENT
        yield "visits", self.visits, VISIT
        for activity, patterns in self.engagements.items():
            yield f"engagements.{activity}", patterns, ENGAGEMENT
        for status, patterns in self.not_held.items():
            yield f"not_held.{status}", patterns, ENGAGEMENT
        yield "rest", self.rest.values(), ENGAGEMENT
        yield "topics", self.topics, TOPICS
        said = self.statements
        forms = [said.that, said.quote, said.quote_within, said.todo, said.object, said.wh, said.aside]
        yield "statements", forms, STATEMENT
        yield "agreements", self.agreements, AGREEMENT
        yield "upcoming", self.upcoming, UPCOMING
        yield "references", self.references, REFERENCE
