"""Which profiles are worth comparing: those that share a word that few share, by sound or by consonants."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from anyascii import anyascii

from communique.authority.identity import Profile
from communique.authority.names import fold
from communique.authority.person_names import Role, read_name
from communique.authority.spelling import skeleton, sound

_CROWDED = 60  # profiles that share one key; above, another key of the name must be shared too


def keys_of(profile: Profile) -> frozenset[str]:
    """Return the keys that a profile shares with all that may be the same."""
    found: set[str] = set()
    for name in profile.names:
        if profile.kind == "person":
            parts = [part.text for part in read_name(name).parts if part.role is not Role.INITIAL]
            for word in (*parts, *(a + b for a, b in pairwise(parts))):
                found.add(sound(word))
                if len(skeleton(word)) > 2:
                    found.add(f"~{skeleton(word)}")
        else:
            found.update(sound(word) for word in fold(anyascii(name)).split() if len(word) > 1)
    if profile.bearer:
        found.add(f"={profile.bearer}")
    found.update(profile.qids)
    return frozenset(found)


def pairs(profiles: Iterable[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Yield each pair of profiles of one kind that shares a rare key, or two crowded ones, once and in order of id."""
    known = sorted(profiles, key=lambda p: p.id)
    keys = [keys_of(profile) for profile in known]
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, profile in enumerate(known):
        for key in keys[at]:
            places[profile.kind, key].append(at)
    for at, profile in enumerate(known):
        near: dict[int, int] = defaultdict(int)
        for key in sorted(keys[at]):
            sharing = places[profile.kind, key]
            for other in sharing:
                if other > at:
                    near[other] += 2 if len(sharing) <= _CROWDED else 1
        yield from ((profile, known[other]) for other in sorted(near) if near[other] > 1)
