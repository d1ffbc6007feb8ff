"""Loads the tables of `data/*.yml`: which word of another vocabulary stands for which of ours. Each file is checked."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator, model_validator

from communique.errors import VocabularyError
from communique.record.facts import EngagementKind, MovementKind, Role, Status
from communique.vocab import load_vocabulary

Root = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]
Mode = Literal["visit", "third-party", "multilateral", "phone"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)



class SchemaOrg(_Strict):
    """`schema_org.yml`: names of schema.org by our kinds; `default` stands for what is not listed."""

    engagements: dict[EngagementKind | Literal["default"], str]
    status: dict[Status, str]
    movements: dict[MovementKind, str]
    events: dict[str, str]
    places: dict[str, str]
    organizations: dict[str, str]
    statements: dict[str, str]
    roles: dict[Role | Literal["default"], str]

    @field_validator("statements")
    @classmethod
    def _are_acts(cls, value: dict[str, str]) -> dict[str, str]:
        return _known_acts(value)

    @field_validator("engagements", "events", "places", "organizations", "statements", "roles")
    @classmethod
    def _have_a_default(cls, value: dict[str, str]) -> dict[str, str]:
        if "default" not in value:
            raise ValueError("there is no `default`, for what is not listed")
        return value


class Coded(_Strict):
    """What a kind or an act is coded as.

    Attributes:
        root: Root code.
        mode: Mode of the root, where the kind alone makes it certain.
        about: For a statement: words that its content has to begin with; none asks nothing.
        unless: For a statement: words that its content must not have.
    """

    root: Root
    mode: Mode | None = None
    about: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Plover(_Strict):
    """`plover.yml`: codes of PLOVER by kind and status of an engagement, by act of a statement, by office and body."""

    engagements: dict[EngagementKind, dict[Status, Coded]]
    statements: dict[str, Coded]
    sectors: dict[str, str]
    offices: dict[str, str]
    bodies: dict[str, str]
    international: dict[str, Literal["UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"]]

    @field_validator("statements")
    @classmethod
    def _are_acts(cls, value: dict[str, Coded]) -> dict[str, Coded]:
        return _known_acts(value)

    @model_validator(mode="after")
    def _codes_are_listed(self) -> Plover:
        unknown = {*self.offices.values(), *self.bodies.values()} - set(self.sectors)
        if unknown:
            raise ValueError(f"{', '.join(sorted(unknown))}: no code of `sectors`")
        return self


class Travel(_Strict):
    """`travel.yml`: what offices and organisations mean to the table of leaders' travel.

    Attributes:
        roles: COLT's code by kind of office.
        heads: Kinds of office whose holder heads a state or its government.
        business: Kinds of organisation that are businesses.
    """

    roles: dict[str, str]
    heads: tuple[str, ...]
    business: tuple[str, ...]


_Value = TypeVar("_Value")
_Table = TypeVar("_Table", bound=_Strict)


def _known_acts(value: dict[str, _Value]) -> dict[str, _Value]:
    """Refuse acts that no reporting verb of the vocabulary gives: they would never be met."""
    verbs = load_vocabulary().reporting.verbs
    known = {verb.verb for verb in verbs} | {verb.act.split()[0] for verb in verbs if verb.act}
    for act in value:
        if act != "default" and act.split()[0] not in known:
            raise ValueError(f"{act!r} is no act: no verb of reporting.yml begins so")
    return value


def parsed(kind: type[_Table], text: str, name: str) -> _Table:
    """Return the table that a YAML text holds.

    Raises:
        VocabularyError: It is no YAML, or not what the table may hold; the message names file and entry.
    """
    try:
        content: Any = yaml.safe_load(text)
        return kind.model_validate(content)
    except yaml.YAMLError as error:
        raise VocabularyError(f"{name} is not valid YAML: {error}") from error
    except ValidationError as error:
        first = min(error.errors(), key=lambda one: one["type"] == "missing")
        where = " > ".join(str(part) for part in first["loc"]) or "the whole"
        raise VocabularyError(f"{name}: {where}: {first['msg']}") from error


def _shipped(kind: type[_Table], name: str) -> _Table:
    path = resources.files("communique.write.exports") / "data" / name
    return parsed(kind, path.read_text(encoding="utf-8"), name)


@lru_cache(maxsize=1)
def schema_org() -> SchemaOrg:
    """Return `schema_org.yml`."""
    return _shipped(SchemaOrg, "schema_org.yml")


@lru_cache(maxsize=1)
def plover() -> Plover:
    """Return `plover.yml`."""
    return _shipped(Plover, "plover.yml")


@lru_cache(maxsize=1)
def travel() -> Travel:
    """Return `travel.yml`."""
    return _shipped(Travel, "travel.yml")
