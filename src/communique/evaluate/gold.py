"""Documents annotated by hand: the flat gold format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from communique.errors import GoldError

_Quote = Annotated[str, Field(pattern=r"\S")]


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)


class GoldPerson(_Gold):
    """A named individual, with the office that the text gives."""

    name: str
    office: str | None = None
    country: str | None = None


class GoldMovement(_Gold):
    """An arrival or departure; ``place`` is the place left at a departure."""

    kind: str
    place: str | None = None
    date: str | None = None


class GoldEngagement(_Gold):
    """What the principal did with or before others; ``quote`` is copied from the text at its trigger."""

    kind: str
    quote: _Quote
    with_: tuple[str, ...] = ()
    date: str | None = None
    city: str | None = None
    country: str | None = None
    topics: tuple[str, ...] = ()

    model_config = ConfigDict(alias_generator=lambda name: name.rstrip("_"))

    @field_validator("with_", "topics", mode="before")
    @classmethod
    def _none_is_empty(cls, value: Any) -> Any:
        return value or ()


class GoldStatement(_Gold):
    """What somebody said; ``quote`` is copied from the text at the verb."""

    speaker: str | None = None
    act: str
    addressee: str | None = None
    about: str
    quote: _Quote


class GoldDocument(_Gold):
    """All annotations of one document. ``published`` is the hint that it is read with; empty for none."""

    published: str | None = None
    people: tuple[GoldPerson, ...] = ()
    movements: tuple[GoldMovement, ...] = ()
    engagements: tuple[GoldEngagement, ...] = ()
    statements: tuple[GoldStatement, ...] = ()
    references: tuple[str, ...] = ()


def load_gold(folder: Path) -> list[tuple[Path, GoldDocument]]:
    """Return the text file and the annotations of each ``NAME.txt`` + ``NAME.json`` in ``folder``, by name.

    Raises:
        GoldError: The folder holds no such pair, or a file is not in the gold format.
    """
    annotations = [path for path in sorted(folder.glob("*.json")) if path.with_suffix(".txt").exists()]
    pairs = [(path.with_suffix(".txt"), _gold(path)) for path in annotations]
    if not pairs:
        raise GoldError(f"{folder}: no gold documents; a document is a NAME.txt with its NAME.json beside it")
    return pairs


def _gold(path: Path) -> GoldDocument:
    try:
        return GoldDocument.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise GoldError(f"{path}: {where}: {first['msg']}; correct the annotation") from error
