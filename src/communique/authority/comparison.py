"""What comes of comparing two profiles: same, doubtful or different, with every reason and its weight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from communique.authority.countries import read_yaml
from communique.authority.name_match import Feature, probability


class Outcome(StrEnum):
    """What may be done with two profiles."""

    SAME = "same"  # certain: they join
    DOUBTFUL = "doubtful"  # somebody is asked
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two profiles compared.

    Attributes:
        outcome: What may be done with them.
        score: Probability that they are one, 0 to 1.
        features: The reasons; their effects add up to the log-odds of the score.
        contradicted: Something speaks against it that no name can outweigh.
    """

    outcome: Outcome
    score: float
    features: tuple[Feature, ...]
    contradicted: bool = False

    @property
    def log_odds(self) -> float:
        """The sum of all effects."""
        return sum(feature.effect for feature in self.features)


#: The reason that two have one entry in an authority file, which outweighs even another name.
ONE_ENTRY = "one entry in the authority file"
_FINAL = -6.0  # weight from which a reason against cannot be outweighed by any other
#: A reason that holds: its name in ``data/match_weights.yml`` and what to say of it.
Reason = tuple[str, str]


@lru_cache(maxsize=8)
def _weights(group: str) -> dict[str, float]:
    return {str(name): float(weight) for name, weight in read_yaml("match_weights.yml")[group].items()}


def weigh(group: str, reasons: Iterable[Reason], *, certain: bool = True) -> Comparison:
    """Return the comparison that ``reasons`` make.

    Args:
        group: ``people`` or ``things``.
        reasons: What holds.
        certain: Whether the two may be joined unasked where the score is high enough.
    """
    known = _weights(group)
    found = [("base", ""), *reasons]
    features = tuple(Feature(name, 1.0, known[name], detail) for name, detail in found)
    total = sum(feature.effect for feature in features)
    limits = _weights("outcomes")
    one_entry = any(name == ONE_ENTRY for name, _ in found)
    contradicted = not one_entry and any(known[name] <= _FINAL for name, _ in found)
    if contradicted or total < limits["doubtful"]:
        outcome = Outcome.DIFFERENT
    elif total >= limits["same"] and certain:
        outcome = Outcome.SAME
    else:
        outcome = Outcome.DOUBTFUL
    return Comparison(outcome, probability(total), features, contradicted)
