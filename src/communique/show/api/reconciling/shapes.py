"""What goes to and comes from the reconciliation service, as its specification has it."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from communique.show.api.parameters import PLAIN

#: Queries in one batch, and characters of one.
MOST, LONGEST = 50, 200_000
Short = Field(max_length=500, pattern=PLAIN)


class Reference(BaseModel):
    """A value that is an entity itself."""

    id: str = Short
    name: str | None = Field(None, max_length=500)


Value = str | float | bool | Reference


class Given(BaseModel):
    """A property that is known of who is looked for."""

    pid: str = Short
    v: Value | list[Value]

    def values(self) -> list[str]:
        """Return what was given as words."""
        given = self.v if isinstance(self.v, list) else [self.v]
        return [one.name or one.id if isinstance(one, Reference) else str(one) for one in given]


class QueryOf(BaseModel):
    """One query of a batch."""

    query: str | None = Field(None, max_length=500)
    type: str | list[str] | None = None
    limit: int = Field(5, ge=1, le=100)
    properties: list[Given] = Field(default=[], max_length=20)
    type_strict: Literal["any", "should", "all"] | None = None

    def types(self) -> list[str]:
        """Return the types that were given."""
        return [self.type] if isinstance(self.type, str) else list(self.type or ())


class Wanted(BaseModel):
    """A property that is to be fetched; settings there are none."""

    id: str = Short


class Extend(BaseModel):
    """Which values of which entities are to be fetched."""

    ids: list[str] = Field(max_length=200)
    properties: list[Wanted] = Field(max_length=20)


Batch = TypeAdapter(dict[str, QueryOf])


class Thing(BaseModel):
    """A type or a property."""

    id: str
    name: str


class Feature(BaseModel):
    """What a score is made of."""

    id: str = Field(examples=["name"])
    value: float = Field(examples=[96.0])


class Proposed(BaseModel):
    """Whom a name may mean."""

    id: str = Field(examples=["person:kassym-jomart-tokayev"])
    name: str = Field(examples=["Kassym-Jomart Tokayev"])
    description: str = Field(examples=["President, KZ, 2024, 2 documents"])
    type: list[Thing]
    score: float = Field(examples=[96.0])
    match: bool = Field(description="Whether it fits, and no other does.")
    features: list[Feature]


class Result(BaseModel):
    """The answer to one query, the best candidate first."""

    result: list[Proposed]


class Suggestion(BaseModel):
    """An entity, a type or a property that begins as was typed."""

    id: str
    name: str
    description: str | None = None
    notable: list[Thing] | None = None


class Suggestions(BaseModel):
    """What begins as was typed."""

    result: list[Suggestion]


class Proposal(BaseModel):
    """Properties that can be fetched of entities of a type."""

    properties: list[Thing]
    type: str | None = None
    limit: int


class Extension(BaseModel):
    """Values that were fetched: by entity, and by property."""

    meta: list[Thing]
    rows: dict[str, dict[str, list[dict[str, str]]]]


class Manifest(BaseModel):
    """What the service is and can."""

    model_config = ConfigDict(extra="allow")

    versions: list[str] = Field(examples=[["0.2"]])
    name: str
    identifierSpace: str  # noqa: N815 - the specification's name
    schemaSpace: str  # noqa: N815 - the specification's name
    defaultTypes: list[Thing]  # noqa: N815 - the specification's name
    batchSize: int  # noqa: N815 - the specification's name
    view: dict[str, str]
    preview: dict[str, Any]
    suggest: dict[str, dict[str, str]]
    extend: dict[str, Any]
