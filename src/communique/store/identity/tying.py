"""Profiles that changed to all that may have to be joined otherwise: those tied to them by likeness or by judgement."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, Connection, delete, func, insert, or_, select

from communique.authority.blocking import is_crowded, keys_of, sharing_enough, worth_comparing
from communique.authority.comparison import Outcome
from communique.authority.identity import Profile
from communique.authority.joining import compare
from communique.store.identity.attaching import Attachments
from communique.store.identity.profiling import in_parts, load_profiles
from communique.store.identity.tables import appearances, likenesses, profile_keys, settled
from communique.store.kept import documents

#: A kind, and a key that profiles of this kind may share.
Key = tuple[str, str]
#: A judgement's id, and the profiles of its two sides.
Applied = tuple[str, str, str]


def tie(connection: Connection, altered: Iterable[str]) -> set[str]:
    """Compare profiles that say something else with all that share keys with them.

    Returns:
        They, those that were like one of them before, and those that share a key which became crowded, or no longer is.
    """
    touched = set(altered)
    changed = load_profiles(connection, ids=touched)
    crowds = _members(connection, _rekey(connection, touched, changed))
    again = changed | load_profiles(connection, ids={at for those in crowds.values() for at in those} - changed.keys())
    near = _forget(connection, touched | again.keys())
    found = _alike(connection, again)
    if found:
        connection.execute(insert(likenesses), [
            {"left_profile": left, "right_profile": right} for left, right in sorted(found)])
    return near | again.keys()


def _rekey(connection: Connection, touched: set[str], changed: Mapping[str, Profile]) -> set[Key]:
    """Bring the keys of profiles up to date; return those which became crowded by it, or are so no longer."""
    old = {(row.kind, row.key, row.profile) for part in in_parts(touched) for row in connection.execute(
        select(profile_keys).where(profile_keys.c.profile.in_(part)))}
    new = {(one.kind, key, one.id) for one in changed.values() for key in keys_of(one)}
    for kind, key, profile in sorted(old - new):
        connection.execute(delete(profile_keys).where(
            profile_keys.c.kind == kind, profile_keys.c.key == key, profile_keys.c.profile == profile))
    if new - old:
        connection.execute(insert(profile_keys), [
            {"kind": kind, "key": key, "profile": profile} for kind, key, profile in sorted(new - old)])
    growth = Counter((kind, key) for kind, key, _ in new - old)
    growth.subtract((kind, key) for kind, key, _ in old - new)
    grown = {at for at, number in growth.items() if number}
    sizes = {(row.kind, row.key): row.size for part in in_parts(key for _, key in grown) for row in connection.execute(
        select(profile_keys.c.kind, profile_keys.c.key, func.count().label("size")).where(
            profile_keys.c.key.in_(part)).group_by(profile_keys.c.kind, profile_keys.c.key))}
    return {at for at in grown if is_crowded(sizes.get(at, 0)) != is_crowded(sizes.get(at, 0) - growth[at])}


def _members(connection: Connection, keys: set[Key]) -> dict[Key, list[str]]:
    """Return the profiles of each key."""
    found: dict[Key, list[str]] = defaultdict(list)
    for part in in_parts(key for _, key in keys):
        for row in connection.execute(select(profile_keys).where(profile_keys.c.key.in_(part))):
            if (row.kind, row.key) in keys:
                found[row.kind, row.key].append(row.profile)
    return found


def _forget(connection: Connection, touched: Iterable[str]) -> set[str]:
    """Take out what some profiles were like, and return it."""
    near: set[str] = set()
    for part in in_parts(touched):
        mine = or_(likenesses.c.left_profile.in_(part), likenesses.c.right_profile.in_(part))
        near.update(at for row in connection.execute(select(likenesses).where(mine)) for at in row)
        connection.execute(delete(likenesses).where(mine))
    return near


def _alike(connection: Connection, again: Mapping[str, Profile]) -> set[tuple[str, str]]:
    """Return the pairs, at least one of ``again`` in each, that are one or may be."""
    keys = {one.id: keys_of(one) for one in again.values()}
    places: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for (kind, key), those in _members(connection, {(one.kind, key) for one in again.values() for key in keys[one.id]}
                                       ).items():
        places[kind][key] = those
    partners = {one.id: sharing_enough(keys[one.id], places[one.kind]) for one in again.values()}
    others = {**load_profiles(connection, ids={at for those in partners.values() for at in those} - again.keys()),
              **again}
    pairs = {(min(at, other), max(at, other)) for at, those in partners.items() for other in those if other != at}
    return {(left, right) for left, right in pairs if worth_comparing(others[left], others[right])
            and compare(others[left], others[right]).outcome is not Outcome.DIFFERENT}


def apply_judgements(connection: Connection, attachments: Attachments) -> tuple[list[Applied], set[str]]:
    """Bring `settled` up to date.

    Returns:
        Judgements with the profiles that they are about, in order of time; and the profiles of those that are new,
        gone, or about other profiles than before.
    """
    places = _profiles_of(connection, attachments)
    wanted = [(one.judgement.id, places[one.left], places[one.right])
              for one in attachments.judgements if one.left and one.right]
    known = {(row.judgement, row.left_profile, row.right_profile) for row in connection.execute(
        select(settled.c.judgement, settled.c.left_profile, settled.c.right_profile))}
    stale, fresh = known - set(wanted), set(wanted) - known
    for judgement, _, _ in sorted(stale):
        connection.execute(delete(settled).where(settled.c.judgement == judgement))
    if fresh:
        connection.execute(insert(settled), [
            {"judgement": judgement, "left_profile": left, "right_profile": right, "overruled": False}
            for judgement, left, right in sorted(fresh)])
    return wanted, {profile for _, *sides in stale | fresh for profile in sides}


def _profiles_of(connection: Connection, attachments: Attachments) -> dict[tuple[str, str], str]:
    keys = {key for one in attachments.judgements for key in (one.left, one.right) if key}
    return {(row.document, row.entity): row.profile
            for part in in_parts(document for document, _ in keys)
            for row in connection.execute(select(appearances.c.document, appearances.c.entity, appearances.c.profile)
                                          .join(documents, documents.c.id == appearances.c.document_id)
                                          .where(documents.c.hash.in_(part)))
            if (row.document, row.entity) in keys}


def tied_to(connection: Connection, seeds: Iterable[str]) -> set[str]:
    """Return all profiles that likenesses and judgements lead to from some, these included."""
    found: set[str] = set(seeds)
    reached = found
    sides = [(table.c.left_profile, table.c.right_profile) for table in (likenesses, settled)]
    while reached:
        steps = {at for here, there in (*sides, *((right, left) for left, right in sides))
                 for at in _across(connection, reached, here, there)}
        reached = steps - found
        found = found | reached
    return found


def _across(connection: Connection, reached: set[str], here: ColumnElement[str], there: ColumnElement[str]) -> set[str]:
    return {at for part in in_parts(reached)
            for at in connection.execute(select(there).where(here.in_(part))).scalars()}
