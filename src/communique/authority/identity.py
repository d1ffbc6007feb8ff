"""Who is named where: one entity of one document, and what is known of all that are taken for one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

#: First and last day, as ISO day, month or year.
Days = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True, order=True)
class Post:
    """An office as a document gives it: of a state (`country`) or of a body (`organization`)."""

    title: str
    country: str | None = None
    organization: str | None = None


@dataclass(frozen=True, slots=True)
class Appearance:
    """One person, place, organisation or event in one document.

    Attributes:
        document: Lasting id of the document (`sha256:...`).
        entity: Id of the entity in the document's record; it comes from the name (`person:xi-jinping`).
        kind: person, organization, place or event.
        name: The name as the document writes it.
        country: ISO 3166-1 alpha-2 of the country it belongs to or lies in.
        posts: Offices that the document gives to a person.
        earliest: First day to which the document dates it, as ISO day, month or year.
        latest: Last such day.
        mentions: Where the document's text names it, as (start, end) offsets.
        subkind: For other than persons: what sort (city, country, summit, ...).
        qid: Its entry in Wikidata, where that is known.
    """

    document: str
    entity: str
    kind: str
    name: str
    country: str | None = None
    posts: tuple[Post, ...] = ()
    earliest: str | None = None
    latest: str | None = None
    mentions: tuple[tuple[int, int], ...] = ()
    subkind: str | None = None
    qid: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Document and entity: what makes it out."""
        return self.document, self.entity


@dataclass(frozen=True, slots=True)
class Held:
    """A post with the first and last day on which documents show it held."""

    post: Post
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Profile:
    """What appearances that go by one name, country and time say together. It does not depend on their order.

    Attributes:
        id: Made of what the appearances share.
        kind: person, organization, place or event.
        entity: Their id in the records.
        names: Their spellings, the most frequent first.
        country: The country they belong to, where any says.
        posts: Offices with the time in which they are seen held.
        first: First day of any, ISO.
        last: Last day of any, ISO.
        bearer: The person of the table of tenures that this is, where there is exactly one.
        documents: How many documents name it.
        subkind: For other than persons: what sort.
        qids: Entries in Wikidata.
    """

    id: str
    kind: str
    entity: str
    names: tuple[str, ...]
    country: str | None = None
    posts: tuple[Held, ...] = ()
    first: str | None = None
    last: str | None = None
    bearer: str | None = None
    documents: int = 1
    subkind: str | None = None
    qids: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The most frequent spelling."""
        return self.names[0]


@dataclass
class Gathering:
    """What appearances say together, gathered one by one in any order; `profile` sums it up.

    Attributes:
        entity: Their id in the records.
        kind: person, organization, place or event.
        bearer: The person of the table of tenures that they are, where there is exactly one.
        names: Their spellings, each with how often.
        countries: The same for countries.
        subkinds: The same for sorts.
        posts: Offices, each with the first and last day that it is given.
        days: First and last day of any.
        number: How many they are.
        qids: Entries in Wikidata.
    """

    entity: str
    kind: str
    bearer: str | None = None
    names: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    subkinds: Counter[str] = field(default_factory=Counter)
    posts: dict[Post, Days] = field(default_factory=dict)
    days: Days = (None, None)
    number: int = 0
    qids: set[str] = field(default_factory=set)

    def add(self, appearance: Appearance) -> None:
        """Take in one more."""
        days = appearance.earliest, appearance.latest
        self.names[appearance.name] += 1
        self.countries.update([appearance.country] if appearance.country else [])
        self.subkinds.update([appearance.subkind] if appearance.subkind else [])
        for post in set(appearance.posts):
            self.posts[post] = _spanning(self.posts.get(post, (None, None)), days)
        self.days = _spanning(self.days, days)
        self.number += 1
        self.qids.update([appearance.qid] if appearance.qid else [])

    def profile(self, profile_id: str) -> Profile:
        """Return them as one profile."""
        held = tuple(Held(post, *self.posts[post]) for post in sorted(self.posts, key=_post_order))
        return Profile(
            id=profile_id, kind=self.kind, entity=self.entity, names=_by_frequency(self.names),
            country=next(iter(_by_frequency(self.countries)), None), posts=held, first=self.days[0], last=self.days[1],
            bearer=self.bearer, documents=self.number, subkind=next(iter(_by_frequency(self.subkinds)), None),
            qids=frozenset(self.qids))


def profile_of(profile_id: str, appearances: Sequence[Appearance], bearer: str | None = None) -> Profile:
    """Return what ``appearances``, at least one, say together."""
    gathering = Gathering(appearances[0].entity, appearances[0].kind, bearer)
    for appearance in appearances:
        gathering.add(appearance)
    return gathering.profile(profile_id)


def _spanning(days: Days, more: Days) -> Days:
    known = [day for day in (*days, *more) if day]
    return (min(known), max(known)) if known else (None, None)


def _post_order(post: Post) -> tuple[str, str, str]:
    return post.title, post.country or "", post.organization or ""


def _by_frequency(counted: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(counted, key=lambda value: (-counted[value], value)))
