"""The shapes of answers for the description of the API, made from the types that the answers are made of."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields, is_dataclass
from typing import Any, Generic, Literal, TypeVar, get_type_hints

from pydantic import BaseModel, Field, create_model

from communique import ask

Item = TypeVar("Item")

#: What the questions are called where that is not the name of the type.
_QUESTIONS: dict[type, str] = {ask.Found: "find"}


class ListOf(BaseModel, Generic[Item]):
    """A page of a list."""

    items: list[Item]
    total: int = Field(description="How long the list is.", examples=[4271])
    limit: int = Field(description="How many were asked for.", examples=[50])
    offset: int = Field(description="After how many the page begins.", examples=[0])


def model_of(answer: type, *, paged: bool = False) -> type[BaseModel]:
    """Return the shape of an answer to a question: its fields, the name of the question, and where the page stands."""
    assert is_dataclass(answer)  # noqa: S101 - all answers are
    hints = get_type_hints(answer)
    told = attributes(answer)
    shape: dict[str, Any] = {"question": (Literal[_QUESTIONS.get(answer, answer.__name__.lower())], ...)}
    shape |= {f.name: (hints[f.name], Field(description=told.get(f.name))) for f in fields(answer)}
    if paged:
        shape |= {name: (int, field) for name, field in ListOf.model_fields.items() if name != "items"}
    doc = (inspect.getdoc(answer) or "").partition("\n")[0]
    return create_model(f"{answer.__name__}Answer", __doc__=doc, **shape)


def attributes(of: type) -> dict[str, str]:
    """Return what the docstring of a type says of its attributes."""
    told = (inspect.getdoc(of) or "").partition("Attributes:\n")[2]
    found = re.findall(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", told, re.M)
    return {name.rstrip("_"): " ".join(words.split()) for name, words in found}
