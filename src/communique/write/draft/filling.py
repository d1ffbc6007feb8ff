"""Patterns of a style: sentences with names in braces, and parts in brackets that stand only where they can be filled.

    [{when}, ]{who} <met|meet> with {with}[ {where}]

A part in brackets is left out as a whole where one of its names has no value; a name outside of brackets that has none
makes the pattern unfit. `<met|meet>` is the past and the infinitive of a verb. Jinja could do as much, but a press
officer should not have to learn it, and a pattern of this kind can be checked completely when it is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

_TOKEN = re.compile(r"\{(\w+)\}|<([^<>|]+)\|([^<>|]+)>|([\[\]])|([{}<>|])|([^\[\]{}<>|]+)")
#: An adverb stands behind these ("will then meet", "was also received").
_AUXILIARIES = frozenset({"will", "was", "were", "is", "are"})


@dataclass(frozen=True, slots=True)
class Field:
    """A name to be filled."""

    name: str


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in its past tense and its infinitive."""

    past: str
    infinitive: str


Node: TypeAlias = "str | Field | Verb | tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Filled:
    """A pattern with its values.

    Attributes:
        text: The text.
        used: Names that were filled in.
    """

    text: str
    used: frozenset[str]


class PatternError(ValueError):
    """A pattern is not well formed; the message says what is wrong with it."""


@lru_cache(maxsize=2_000)
def parse(pattern: str) -> tuple[Node, ...]:
    """Return a pattern taken apart.

    Raises:
        PatternError: A bracket or brace is open or closed once too often.
    """
    stack: list[list[Node]] = [[]]
    for match in _TOKEN.finditer(pattern):
        name, past, infinitive, bracket, stray, text = match.groups()
        if stray:
            raise PatternError(f"{stray!r} in {pattern!r} belongs to no {{name}} and no <past|infinitive>")
        if bracket == "[":
            stack.append([])
        elif bracket == "]":
            if len(stack) == 1:
                raise PatternError(f"{pattern!r} closes a bracket that it does not open")
            group = tuple(stack.pop())
            stack[-1].append(group)
        else:
            stack[-1].append(Field(name) if name else Verb(past, infinitive) if past else text)
    if len(stack) > 1:
        raise PatternError(f"{pattern!r} opens a bracket that it does not close")
    return tuple(stack[0])


def names_in(pattern: str) -> frozenset[str]:
    """Return the names that a pattern has in braces."""
    return frozenset(_names(parse(pattern)))


def _names(nodes: Iterable[Node]) -> Iterable[str]:
    for node in nodes:
        if isinstance(node, Field):
            yield node.name
        elif isinstance(node, tuple):
            yield from _names(node)


def fill(pattern: str, values: Mapping[str, str | None], *, verb: str = "{past}") -> Filled | None:
    """Return ``pattern`` with ``values``, or None where a name outside of brackets has no value.

    Args:
        pattern: The pattern.
        values: Texts by name; None or an empty text is no value. `then` stands before the verb, or behind its first
            word where that is an auxiliary.
        verb: How a verb is told: `{past}`, or words around `{infinitive}` ("will {infinitive}").
    """
    used: set[str] = set()
    text = _fill(parse(pattern), values, verb, used)
    return None if text is None else Filled(text, frozenset(used))


def fill_first(patterns: Iterable[str], values: Mapping[str, str | None], *, verb: str = "{past}") -> Filled | None:
    """Return the first of ``patterns`` that can be filled."""
    return next((filled for pattern in patterns if (filled := fill(pattern, values, verb=verb))), None)


def conjugated(node: Verb, verb: str, then: str | None) -> str:
    """Return a verb as `fill` tells it, with an adverb."""
    told = verb.format(past=node.past, infinitive=node.infinitive)
    if not then:
        return told
    first, space, rest = told.partition(" ")
    return f"{first} {then}{space}{rest}" if first in _AUXILIARIES else f"{then} {told}"


def _fill(nodes: Iterable[Node], values: Mapping[str, str | None], verb: str, used: set[str]) -> str | None:
    parts = []
    for node in nodes:
        if isinstance(node, str):
            parts.append(node)
        elif isinstance(node, Verb):
            parts.append(conjugated(node, verb, values.get("then")))
        elif isinstance(node, Field):
            value = values.get(node.name)
            if not value:
                return None
            used.add(node.name)
            parts.append(value)
        else:
            inner: set[str] = set()
            text = _fill(node, values, verb, inner)
            if text is not None:
                used |= inner
                parts.append(text)
    return "".join(parts)
