"""Least values that a change may not fall below, for continuous integration.

A floor file is YAML: ``composite: 85`` (percent), and for a measure its ``f1``, ``precision`` or ``recall`` (0 to 1)::

    composite: 85
    person: {f1: 0.95}
    contact: {precision: 0.95, recall: 0.88}
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import Field, TypeAdapter, ValidationError

from communique.errors import GoldError
from communique.evaluate.run import Report
from communique.evaluate.tally import MEASURES

_Share = Annotated[float, Field(ge=0, le=1)]
_Floor = dict[Literal["f1", "precision", "recall"], _Share]
_FLOORS: TypeAdapter[dict[str, _Floor | float]] = TypeAdapter(dict[str, _Floor | float])

Floors = dict[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A measure below its floor; ``value`` is None where the gold documents had nothing to measure."""

    measure: str
    figure: str
    floor: float
    value: float | None

    def __str__(self) -> str:
        got = "nothing to measure" if self.value is None else f"{self.value:.4g}"
        return f"{self.measure} {self.figure}: {got}, floor {self.floor:g}"


def load_floors(path: Path) -> Floors:
    """Return the floors in a file, by measure and figure.

    Raises:
        GoldError: The file cannot be read, or names a measure or figure that there is not.
    """
    try:
        entries = _FLOORS.validate_python(yaml.safe_load(path.read_bytes()) or {})
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror}") from error
    except yaml.YAMLError as error:
        raise GoldError(f"{path}: not YAML: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise GoldError(f"{path}: {where}: {first['msg']}") from error
    floors: Floors = {}
    for measure, entry in entries.items():
        if isinstance(entry, dict) and measure in MEASURES:
            floors.update({(measure, figure): least for figure, least in entry.items()})
        elif not isinstance(entry, dict) and measure == "composite":
            floors["composite", "percent"] = entry
        else:
            raise GoldError(f"{path}: {measure}: give `composite: PERCENT`, or f1, precision or recall of one of "
                            f"{', '.join(MEASURES)}")
    return floors


def shortfalls(report: Report, floors: Floors) -> list[Shortfall]:
    """Return the floors that ``report`` falls below. What could not be measured has not reached its floor."""
    tallies = report.tallies
    short = []
    for (measure, figure), floor in floors.items():
        value: float | None
        if measure == "composite":
            value = report.composite
        else:
            tally = tallies[measure]
            value = None if tally.f1 is None else getattr(tally, figure)
        if value is None or value < floor:
            short.append(Shortfall(measure, figure, floor, value))
    return short
