"""Documents that changed to profiles that did: entities are put with those that go by one name, country and office."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select

from communique.authority.identity import Appearance, Gathering, Post, Profile
from communique.authority.resolver import bearer_in, own_profile, profile_key, set_apart
from communique.store.claims import canonical
from communique.store.identity.appearing import appearances
from communique.store.identity.attaching import Attachments, attached, of_documents
from communique.store.identity.tables import appearances as table
from communique.store.identity.tables import profiles
from communique.store.kept import documents, identities

_AT_ONCE = 500  # values in one statement

#: An entity of a document: the document's number, and the entity's id.
Place = tuple[int, str]


@dataclass
class Change:
    """What is another since identities were made.

    Attributes:
        altered: Profiles that say something else, or are new, or gone.
        counted: Profiles that only more or fewer documents name.
        placed: Entities that are new or say something else, with the profile that they are in.
        left: Entities that are no longer there.
        shown: Profiles for which another document stands in the queue, with its hash.
        attachments: Judgements, and what they are about now.
    """

    altered: set[str] = field(default_factory=set)
    counted: set[str] = field(default_factory=set)
    placed: dict[Place, str] = field(default_factory=dict)
    left: set[Place] = field(default_factory=set)
    shown: dict[str, str] = field(default_factory=dict)
    attachments: Attachments = field(default_factory=Attachments)


@dataclass(frozen=True, slots=True)
class _Placed:
    document: str
    kind: str
    profile: str
    content: str


def in_parts(values: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield values, each once and in order, as many as go into one statement."""
    whole = sorted(set(values))
    for at in range(0, len(whole), _AT_ONCE):
        yield whole[at:at + _AT_ONCE]


def profile_changes(connection: Connection, changed: Collection[int]) -> Change:
    """Bring `appearances` and `profiles` up to date after documents with these numbers changed, or judgements did."""
    before = _stored(connection, table.c.document_id.in_(changed))
    after = dict(_read(connection, changed))
    _write(connection, before, after)
    attachments = attached(connection)
    for place, old, new in _set_apart(connection, attachments):
        before.setdefault(place, old)
        after[place] = new
        _write(connection, {place: old}, {place: new})
    moved = {place for place in before.keys() | after.keys() if before.get(place) != after.get(place)}
    known = connection.execute(select(identities.c.document_id, identities.c.entity).where(
        identities.c.document_id.in_(changed))).all()
    gone = {*before, *((row.document_id, row.entity) for row in known)} - after.keys()
    change = Change(attachments=attachments, left=gone,
                    placed={place: after[place].profile for place in moved & after.keys()})
    _gather(connection, change, [before[place] for place in moved & before.keys()],
            [(place[1], after[place]) for place in moved & after.keys()])
    return change


def _stored(connection: Connection, *conditions: Any) -> dict[Place, _Placed]:
    return {(row.document_id, row.entity): _Placed(row.document, row.kind, row.profile, row.content)
            for row in connection.execute(select(table).where(*conditions))}


def _read(connection: Connection, changed: Collection[int]) -> Iterator[tuple[Place, _Placed]]:
    numbers = {row.hash: row.id for row in connection.execute(
        select(documents.c.id, documents.c.hash).where(documents.c.id.in_(changed)))}
    for one in appearances(connection, changed):
        posts = [[post.title, post.country, post.organization] for post in one.posts]
        content = canonical([one.name, one.country, posts, one.earliest, one.latest, one.subkind, one.qid])
        yield (numbers[one.document], one.entity), _Placed(one.document, one.kind, profile_key(one), content)


def _write(connection: Connection, before: Mapping[Place, _Placed], after: Mapping[Place, _Placed]) -> None:
    for place in sorted(place for place in before if before[place] != after.get(place)):
        connection.execute(delete(table).where(table.c.document_id == place[0], table.c.entity == place[1]))
    rows = [{"document_id": number, "entity": entity, "document": one.document, "kind": one.kind,
             "profile": one.profile, "content": one.content}
            for (number, entity), one in sorted(after.items(), key=lambda item: item[0])
            if before.get((number, entity)) != one]
    if rows:
        connection.execute(insert(table), rows)


def _appearance(entity: str, one: _Placed) -> Appearance:
    name, country, posts, earliest, latest, subkind, qid = json.loads(one.content)
    return Appearance(one.document, entity, one.kind, name, country, tuple(Post(*post) for post in posts), earliest,
                      latest, (), subkind, qid)


def _set_apart(connection: Connection, attachments: Attachments) -> Iterator[tuple[Place, _Placed, _Placed]]:
    """Yield entities that judgements put into another profile than they are in: apart from others, or back."""
    rows: dict[Place, _Placed] = {}
    judged = attachments.told_apart()
    for part in in_parts(document for document, _ in judged):
        rows |= {place: one for place, one in _stored(connection, of_documents(part)).items()
                 if (one.document, place[1]) in judged}
    for part in in_parts(attachments.apart_before):
        rows |= _stored(connection, table.c.profile.in_(part))
    found = {place: _appearance(place[1], one) for place, one in rows.items()}
    shared = {one.key: profile_key(one) for one in found.values()}
    alone = set_apart((a for a in attachments.judgements if a.left in shared and a.right in shared), shared)
    for place, one in rows.items():
        key = found[place].key
        wanted = own_profile(shared[key], key, alone)
        if wanted != one.profile:
            yield place, one, replace(one, profile=wanted)


def _gather(connection: Connection, change: Change, gone: Iterable[_Placed],
            come: Iterable[tuple[str, _Placed]]) -> None:
    """Bring profiles up to date: who only gains is added to, who loses is gathered anew."""
    losing = {one.profile for one in gone}
    gaining: dict[str, list[Appearance]] = defaultdict(list)
    for entity, one in come:
        gaining[one.profile].append(_appearance(entity, one))
    known = {row.id: row for part in in_parts(losing | gaining.keys())
             for row in connection.execute(select(profiles).where(profiles.c.id.in_(part)))}
    for at in sorted(losing | gaining.keys()):
        if at in losing:
            members = [_appearance(entity, one) for (_, entity), one in _stored(
                connection, table.c.profile == at).items()]
            gathering = _gathered(members) if members else None
        else:
            gathering = _gathered(gaining[at], _loaded(known[at].content) if at in known else None)
        _put(connection, change, at, known.get(at), gathering, [one.document for one in gaining.get(at, ())],
             loses=at in losing)


def _gathered(members: Iterable[Appearance], begun: Gathering | None = None) -> Gathering:
    for one in members:
        begun = begun or Gathering(one.entity, one.kind, bearer_in(one))
        begun.add(one)
    assert begun is not None  # noqa: S101 - there is a member
    return begun


def _put(connection: Connection, change: Change, at: str, known: Row[Any] | None, gathering: Gathering | None,
         come: list[str], *, loses: bool) -> None:
    if gathering is None:
        connection.execute(delete(profiles).where(profiles.c.id == at))
        change.altered.add(at)
        return
    document = connection.execute(select(func.min(table.c.document)).where(
        table.c.profile == at)).scalar_one() if loses else min([*([known.document] if known else []), *come])
    row = {"kind": gathering.kind, "content": _dumped(gathering), "document": document}
    if known is None:
        connection.execute(insert(profiles), {**row, "id": at, "cluster": at})
        change.altered.add(at)
        return
    connection.execute(profiles.update().where(profiles.c.id == at).values(row))
    old, new = _loaded(known.content).profile(at), gathering.profile(at)
    if replace(old, documents=0) != replace(new, documents=0):
        change.altered.add(at)
    elif old != new:
        change.counted.add(at)
    if document != known.document:
        change.shown[at] = document


def load_profiles(connection: Connection, *, ids: Iterable[str] = (), clusters: Iterable[str] = ()
                  ) -> dict[str, Profile]:
    """Return profiles by their ids, and all of some clusters; those that are not there are left out."""
    rows = [row for column, values in ((profiles.c.id, ids), (profiles.c.cluster, clusters))
            for part in in_parts(values)
            for row in connection.execute(select(profiles.c.id, profiles.c.content).where(column.in_(part)))]
    return {row.id: _loaded(row.content).profile(row.id) for row in rows}


def _dumped(one: Gathering) -> str:
    posts = sorted(([post.title, post.country, post.organization, *days] for post, days in one.posts.items()), key=str)
    return canonical([one.entity, one.kind, one.bearer, one.names, one.countries, one.subkinds, posts, one.days,
                      one.number, sorted(one.qids)])


def _loaded(content: str) -> Gathering:
    entity, kind, bearer, names, countries, subkinds, posts, days, number, qids = json.loads(content)
    return Gathering(entity, kind, bearer, Counter(names), Counter(countries), Counter(subkinds),
                     {Post(*post[:3]): (post[3], post[4]) for post in posts}, (days[0], days[1]), number, set(qids))
