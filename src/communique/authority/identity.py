"""Who is named where: one entity of one document, and what is known of all that are taken for one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


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


def profile_of(profile_id: str, appearances: Iterable[Appearance], bearer: str | None = None) -> Profile:
    """Return what ``appearances``, at least one, say together."""
    found = sorted(appearances, key=lambda a: a.key)
    spellings = Counter(a.name for a in found)
    posts: dict[Post, list[Appearance]] = {}
    for appearance in found:
        for post in appearance.posts:
            posts.setdefault(post, []).append(appearance)
    held = tuple(Held(post, *span_of(posts[post])) for post in sorted(posts, key=_post_order))
    first, last = span_of(found)
    return Profile(
        id=profile_id, kind=found[0].kind, entity=found[0].entity,
        names=tuple(sorted(spellings, key=lambda name: (-spellings[name], name))),
        country=_commonest(a.country for a in found), posts=held, first=first, last=last, bearer=bearer,
        documents=len({a.document for a in found}), subkind=_commonest(a.subkind for a in found),
        qids=frozenset(a.qid for a in found if a.qid),
    )


def span_of(appearances: Iterable[Appearance]) -> tuple[str | None, str | None]:
    """Return the first and the last day that appearances are dated to."""
    found = list(appearances)
    days = [day for a in found for day in (a.earliest, a.latest) if day]
    return (min(days), max(days)) if days else (None, None)


def _post_order(post: Post) -> tuple[str, str, str]:
    return post.title, post.country or "", post.organization or ""


def _commonest(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None
