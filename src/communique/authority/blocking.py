"""Which profiles are worth comparing: those that share a word that few share, by sound or by consonants."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from anyascii import anyascii

from communique.authority.identity import Profile
from communique.authority.names import fold
from communique.authority.person_names import Role, read_name
from communique.authority.spelling import skeleton, sound
from communique.authority.variants import rows_of

_ENDS = 3  # letters at the beginning or end of a word that a slip of the pen leaves alone
#: Kinds of organisation that describe people instead of naming a body.
_DESCRIBED = frozenset({"group", "office"})
_CROWDED = 60  # profiles that share one key; above, another key of the name must be shared too


def keys_of(profile: Profile) -> frozenset[str]:
    """Return the keys that a profile shares with all that may be the same; none where nothing tells two apart."""
    if profile.subkind in _DESCRIBED:
        return frozenset()
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


@lru_cache(maxsize=50_000)
def _traces(name: str) -> tuple[tuple[frozenset[str], ...], frozenset[str]]:
    """Return what is left of each word however it is written, and of all words together."""
    parts = read_name(name).parts
    known = [_traces_of(part.text, part.role is Role.INITIAL) for part in parts]
    initials = {f".{text[0]}" for part in parts for text in (part.text, sound(part.text)) if text}
    joined = [_traces_of(a.text + b.text, False) for a, b in pairwise(parts)]
    return tuple(known), frozenset(initials.union(*known, *joined))


@lru_cache(maxsize=50_000)
def _traces_of(word: str, initial: bool) -> frozenset[str]:
    if initial:
        return frozenset({f".{word}"})
    heard = sound(word)
    stems = {heard[:_ENDS], f"-{heard[-_ENDS:]}", word[:_ENDS], f"-{word[-_ENDS:]}", f"~{skeleton(word)}"}
    return frozenset(stems | {f"#{row}" for row in rows_of(word)})


def plausible(name: str, other: str) -> bool:
    """Return whether two names of persons are worth aligning: two words leave a trace in each other, or there is one.

    It costs a hundredth of aligning them.
    """
    (words, all_words), (others, all_others) = _traces(name), _traces(other)
    needed = min(2, len(words), len(others))
    return (sum(bool(word & all_others) for word in words) >= needed
            and sum(bool(word & all_words) for word in others) >= needed)


def worth_comparing(profile: Profile, other: Profile) -> bool:
    """Return whether two profiles of one kind that share keys may be the same at a glance."""
    if profile.kind != "person" or profile.qids & other.qids:
        return True
    return any(plausible(name, theirs) for name in profile.names[:4] for theirs in other.names[:4])


def is_crowded(sharing: int) -> bool:
    """Return whether so many share a key that it says little by itself."""
    return sharing > _CROWDED


def sharing_enough(keys: Iterable[str], places: Mapping[str, Collection[str]]) -> list[str]:
    """Return the ids that share a rare one of ``keys``, or two crowded ones; ``places`` has the ids of each key."""
    near: Counter[str] = Counter()
    for key in keys:
        weight = 1 if is_crowded(len(places[key])) else 2
        for other in places[key]:
            near[other] += weight
    return sorted(other for other, weight in near.items() if weight > 1)


def pairs(profiles: Iterable[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Yield each pair of profiles of one kind that is worth comparing, once and in order of id."""
    known = {profile.id: profile for profile in sorted(profiles, key=lambda p: p.id)}
    keys = {profile.id: keys_of(profile) for profile in known.values()}
    places: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for profile in known.values():
        for key in keys[profile.id]:
            places[profile.kind][key].append(profile.id)
    for profile in known.values():
        yield from ((profile, known[other]) for other in sharing_enough(keys[profile.id], places[profile.kind])
                    if other > profile.id and worth_comparing(profile, known[other]))
