"""The fields of a fact as a form shows them, made from the types of the record, and what a form says back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args, get_origin, get_type_hints

from starlette.datastructures import FormData

from communique.errors import StoreError
from communique.record import Record, facts
from communique.review.values import fields_of
from communique.store.claims import ENTITIES, FACTS

Control = Literal[
    "text", "long", "number", "choice", "one", "many", "parties", "offices", "lines", "words", "check"]
Option = tuple[str, str]

_PEOPLE, _PLACES, _EVENTS, _FACTS = "people", "places", "events", "facts"
#: What the values of a field are chosen among; other fields are typed.
_CHOSEN = {"city": _PLACES, "place": _PLACES, "from": _PLACES, "to": _PLACES, "part_of": _EVENTS, "event": _EVENTS,
           "speaker": _PEOPLE, "addressee": _PEOPLE, "joint_with": _PEOPLE, "signed_by": _PEOPLE, "places": _PLACES,
           "engagement": _FACTS, "cited_by": _FACTS}
_LONG = frozenset({"about", "title"})
#: In this order; others follow.
_ORDER = (
    "name", "honorific", "offices", "kind", "status", "act", "speaker", "addressee", "joint_with", "about",
    "stance", "quoted", "date", "start", "end", "when", "daypart", "place", "from", "to", "city", "country",
    "where", "venue", "part_of", "event", "participants", "topics", "places",
)
_SPARE = 2  # empty rows for participants


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a form.

    Attributes:
        name: Its name in the record.
        control: How it is filled in.
        value: What the fact has now.
        options: What can be chosen: value and words.
        roles: Roles of participants.
        required: Whether a fact cannot be without it.
    """

    name: str
    control: Control
    value: Any
    options: tuple[Option, ...] = ()
    roles: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """What fields can be chosen among in a document: people with organisations, places, events, engagements."""

    people: tuple[Option, ...]
    places: tuple[Option, ...]
    events: tuple[Option, ...]
    facts: tuple[Option, ...]
    keys: Mapping[str, str] = field(default_factory=dict)


def choices_of(record: Record, rows: Sequence[Mapping[str, Any]]) -> Choices:
    """Return what fields can be chosen among; ``rows`` are the claims of the document as decided."""
    def named(*groups: Sequence[Any]) -> tuple[Option, ...]:
        return tuple((one.id, one.name) for group in groups for one in group)

    held = [row for row in rows if row["kind"] == "engagement"]
    return Choices(
        named(record.people, record.organizations), named(record.places), named(record.events),
        tuple((row["hash"][:16], " ".join((row["quote"] or "").split())[:80]) for row in held),
        {row["key"]: row["hash"][:16] for row in held})


def form_of(kind: str, content: Mapping[str, Any], choices: Choices) -> list[FormField]:
    """Return the fields of a kind of fact with the values that one has."""
    model = _model(kind)
    names = sorted(fields_of(kind), key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name))
    hints = get_type_hints(model)
    made = []
    for alias in names:
        name = next(n for n, f in model.model_fields.items() if (f.alias or n) == alias)
        made.append(_field(alias, hints[name], content.get(alias), choices,
                           required=model.model_fields[name].is_required()))
    return made


def changes_of(form: FormData, fields: Sequence[FormField], text: str) -> dict[str, Any]:
    """Return what a form says otherwise than the fact; null where a value is taken away.

    Raises:
        StoreError: Words that are no topic of the document were given.
    """
    said: dict[str, Any] = {}
    for one in fields:
        value = _said(form, one, text)
        if value != _plain(one):
            said[one.name] = value
    return said


def typed(form: FormData, fields: Sequence[FormField]) -> dict[str, Any]:
    """Return what somebody typed as a fact would have it, right or wrong, so that a form can show it again."""
    said: dict[str, Any] = {}
    for one in fields:
        given = str(form.get(one.name) or "")
        if one.control == "lines":
            said[one.name] = [{"text": line.strip()} for line in given.splitlines() if line.strip()]
        else:
            said[one.name] = given if one.control == "number" else _said(form, one, "")
    return said


def _field(name: str, hint: Any, value: Any, choices: Choices, *, required: bool) -> FormField:
    if name == "participants":
        rows = [*(value or ()), *({} for _ in range(_SPARE))]
        return FormField(name, "parties", rows, choices.people, get_args(facts.Role), required)
    if name == "offices":
        return FormField(name, "offices", [*(value or ()), *({} for _ in range(_SPARE))], required=required)
    if name == "topics":
        return FormField(name, "lines", value or [], required=required)
    if name == "concepts":
        return FormField(name, "words", value or [], required=required)
    if float in get_args(hint):
        return FormField(name, "number", value, required=required)
    if hint is bool:
        return FormField(name, "check", bool(value))
    if name in _CHOSEN:
        options: tuple[Option, ...] = getattr(choices, _CHOSEN[name])
        if _CHOSEN[name] == _FACTS:
            value = choices.keys.get(value, None)
        many = get_origin(hint) is tuple
        return FormField(name, "many" if many else "one", (value or []) if many else value, options, required=required)
    literal = get_args(hint) if get_origin(hint) is Literal else ()
    if literal:
        return FormField(name, "choice", value, tuple((one, one) for one in literal), required=required)
    return FormField(name, "long" if name in _LONG else "text", value, required=required)


def _said(form: FormData, one: FormField, text: str) -> Any:
    if one.control == "check":
        return one.name in form
    if one.control == "many":
        return [str(value) for value in form.getlist(one.name) if value]
    if one.control == "parties":
        return _parties(form, one)
    if one.control == "offices":
        return _offices(form, one)
    given = str(form.get(one.name) or "").strip()
    if one.control == "number":
        return _number(one.name, given)
    if one.control == "lines":
        return _topics(given, one.value, text)
    if one.control == "words":
        return [word.strip() for word in given.split(",") if word.strip()]
    return given or None


def _plain(one: FormField) -> Any:
    """Return what a fact has now as a form would say it."""
    if one.control in ("parties", "offices"):
        return [part for part in one.value if part]
    return one.value or None if one.control in ("text", "long", "number", "choice", "one") else one.value


def _parties(form: FormData, one: FormField) -> list[dict[str, Any]]:
    known = {party["entity"]: party for party in one.value if party}
    found = []
    for entity, role in zip(form.getlist("entity"), form.getlist("role"), strict=False):
        if entity:
            found.append({**known.get(str(entity), {}), "entity": str(entity), "role": str(role)})
    return [{name: value for name, value in party.items() if value is not None} for party in found]


def _offices(form: FormData, one: FormField) -> list[dict[str, Any]]:
    known = {office["title"]: office for office in one.value if office}
    columns = (form.getlist(f"office_{name}") for name in ("title", "country", "organization"))
    found = []
    for title, country, organization in zip(*columns, strict=False):
        if str(title).strip():
            said = {"title": str(title).strip(), "country": str(country).strip() or None,
                    "organization": str(organization).strip() or None}
            found.append({**known.get(str(title).strip(), {}), **said})
    return [{name: value for name, value in office.items() if value is not None} for office in found]


def _number(name: str, given: str) -> float | None:
    try:
        return float(given) if given else None
    except ValueError:
        raise StoreError(f"{name}={given!r} is no number") from None


def _topics(given: str, known: Sequence[Mapping[str, Any]], text: str) -> list[dict[str, Any]]:
    by_text = {" ".join(topic["text"].split()): dict(topic) for topic in known}
    found = []
    for line in given.splitlines():
        words = " ".join(line.split())
        if not words:
            continue
        start = text.find(line.strip())
        if words not in by_text and start < 0:
            raise StoreError(f"the words {words!r} do not stand in the document; a topic is told in its words")
        found.append(by_text.get(words) or {"text": line.strip(), "start": start, "end": start + len(line.strip())})
    return found


def _model(kind: str) -> Any:
    part = next(part for part, name in (FACTS | ENTITIES).items() if name == kind)
    return get_args(Record.model_fields[part].annotation)[0]


def content_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fact that a claim holds."""
    content: dict[str, Any] = json.loads(row["content"])
    return content
