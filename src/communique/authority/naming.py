"""Ids of identities: readable, and the same whatever order documents came in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from communique.authority.identity import Profile
from communique.authority.names import slug
from communique.authority.person_names import read_name

#: Numbers at the end of an id: what tells clusters apart that would have one id.
_NUMBERS = re.compile(r"(?:-\d+)+$")


def name_clusters(clusters: Iterable[list[Profile]]) -> dict[str, list[Profile]]:
    """Return an id for each cluster: that of its most frequent full name, told apart from namesakes where needed."""
    wanted: dict[str, list[list[Profile]]] = defaultdict(list)
    for cluster in clusters:
        wanted[_entity(cluster)].append(cluster)
    found: dict[str, list[Profile]] = {}
    taken = set(wanted)
    for entity in sorted(wanted):
        namesakes = sorted(wanted[entity], key=_order)
        for at, cluster in enumerate(namesakes):
            identity = entity if len(namesakes) == 1 else _told_apart(entity, cluster, first=at == 0)
            while identity in found or identity != entity and identity in taken:
                identity = f"{identity}-{at + 1}"
            found[identity] = cluster
    return found


def stems_of(cluster: list[Profile]) -> tuple[str, str]:
    """Return what the id of a cluster begins with, whichever of the two that it may have: its name's, or told apart.

    Clusters none of whose stems are alike never get in each other's way.
    """
    entity = _entity(cluster)
    return _NUMBERS.sub("", entity), _NUMBERS.sub("", _told_apart(entity, cluster, first=False))


def _entity(cluster: list[Profile]) -> str:
    counted: Counter[str] = Counter()
    for profile in cluster:
        counted[profile.entity] += profile.documents
    full = {p.entity for p in cluster if p.kind != "person" or any(read_name(name).full for name in p.names)}
    return min(counted, key=lambda entity: (entity not in full, -counted[entity], entity))


def _told_apart(entity: str, cluster: list[Profile], *, first: bool) -> str:
    """Return the id of one of several namesakes: by who it is, or else by country and first year.

    The one that most documents name keeps the plain id.
    """
    kind = entity.partition(":")[0]
    bearers = Counter(p.bearer for p in cluster if p.bearer)
    if len(bearers) == 1 and (who := next(iter(bearers))) != entity.partition(":")[2]:
        return f"{kind}:{who}"
    if first:
        return entity
    countries = Counter(p.country for p in cluster if p.country)
    years = [p.first[:4] for p in cluster if p.first]
    more = [min(countries, key=lambda c: (-countries[c], c)).lower()] if countries else []
    more += [min(years)] if years else []
    return "-".join([entity, *(slug(word) for word in more)])


def _order(cluster: list[Profile]) -> tuple[int, str, str]:
    return -sum(p.documents for p in cluster), min((p.first or "9999") for p in cluster), min(p.id for p in cluster)
