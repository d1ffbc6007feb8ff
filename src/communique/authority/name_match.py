"""Two names of persons compared: words are aligned, what differs is named, and the whole is weighed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from communique.authority.alignment import Alignment, Tie, align
from communique.authority.countries import read_yaml
from communique.authority.person_names import PersonName, Role, read_name

#: Particles that put the father's name after one's own.
SON_OF = ("bin", "ibn", "ben", "bn", "oglu", "ould")


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason: how often or how much it holds, its weight, and the words that it is about."""

    name: str
    value: float
    weight: float
    detail: str = ""

    @property
    def effect(self) -> float:
        """What the reason adds to the log-odds that the two are one."""
        return self.value * self.weight


@dataclass(frozen=True, slots=True)
class NameComparison:
    """Two names and how far they are one.

    Attributes:
        score: Probability that they name one person where nothing else is known, 0 to 1.
        features: The reasons, with their weights.
        alignments: Which word goes with which.
    """

    score: float
    features: tuple[Feature, ...]
    alignments: tuple[Alignment, ...]


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Return the weights of ``data/match_weights.yml`` for names."""
    return {str(name): float(weight) for name, weight in read_yaml("match_weights.yml")["names"].items()}


@lru_cache(maxsize=100_000)
def compare_names(mine: str, theirs: str) -> NameComparison:
    """Compare two names in any script and order; the order of the arguments does not matter for the score."""
    if theirs < mine:  # one order, so that ties fall the same way
        return _turned(compare_names(theirs, mine))
    first, second = read_name(mine), read_name(theirs)
    if not first.parts or not second.parts:
        return NameComparison(0.0, (), ())
    alignments = align(first, second)
    values = name_features(first, second, alignments)
    known = weights()
    features = tuple(Feature(name, value, known[name], _detail(name, alignments))
                     for name, value in values.items() if value or name == "base")
    return NameComparison(probability(sum(f.effect for f in features)), features, alignments)


def _turned(compared: NameComparison) -> NameComparison:
    turned = tuple(Alignment(a.theirs, a.mine, a.tie, a.likeness, a.role) for a in compared.alignments)
    return NameComparison(compared.score, compared.features, turned)


def probability(log_odds: float) -> float:
    """Return log-odds as a probability."""
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, log_odds))))


def name_features(first: PersonName, second: PersonName, alignments: tuple[Alignment, ...]) -> dict[str, float]:
    """Return how much of each reason holds, in the names of ``data/match_weights.yml``."""
    ties = {tie: [a for a in alignments if a.tie is tie] for tie in Tie}
    clashes, extras = ties[Tie.CLASH], ties[Tie.EXTRA]
    agreeing = len(ties[Tie.EQUAL]) + len(ties[Tie.SPELLING]) + len(ties[Tie.VARIANT]) + len(ties[Tie.SLIP])
    lone = agreeing <= 1 and bool(extras or clashes)
    return {
        "base": 1.0,
        "form of the name": float(len(ties[Tie.VARIANT])),
        "initial": float(min(2, len(ties[Tie.INITIAL]))),
        "slip of the pen": sum(1 - a.likeness for a in ties[Tie.SLIP]),
        "another word": float(len(clashes)),
        "how far another": sum(1 - a.likeness for a in clashes),
        "word in one only": float(min(3, sum(a.role is Role.NAME for a in extras))),
        "patronymic or initial in one only": float(min(2, sum(a.role is not Role.NAME for a in extras))),
        "one word in common": float(lone),
        "father and son exchanged": float(_exchanged(first, second)),
        "another number": float(_ordinals_differ(first, second)),
    }


def _exchanged(first: PersonName, second: PersonName) -> bool:
    """Return whether one is "A bin B" and the other "B bin A"."""
    sons = [{(n.parts[at].text, part.text) for at, part in enumerate(n.parts[1:]) if part.lead.startswith(SON_OF)}
            for n in (first, second)]
    return any((father, son) in sons[1] for son, father in sons[0] if son != father)


def _ordinals_differ(first: PersonName, second: PersonName) -> bool:
    return first.ordinal is not None and second.ordinal is not None and first.ordinal != second.ordinal


_SHOWN = {
    "form of the name": (Tie.VARIANT,),
    "initial": (Tie.INITIAL,), "slip of the pen": (Tie.SLIP,), "another word": (Tie.CLASH,),
    "word in one only": (Tie.EXTRA,), "patronymic or initial in one only": (Tie.EXTRA,),
}


def _detail(name: str, alignments: tuple[Alignment, ...]) -> str:
    shown = [a for a in alignments if a.tie in _SHOWN.get(name, ())]
    return ", ".join(a.mine if a.mine == a.theirs else f"{a.mine or '–'} / {a.theirs or '–'}" for a in shown)
