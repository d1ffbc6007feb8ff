"""Statements in words: act, addressee and content in the form that the act takes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from communique.record import Statement
from communique.vocab import load_vocabulary
from communique.write.draft.loading import Loaded
from communique.write.draft.wording import past
from communique.write.names import plain

_FORMS = ("that", "quote", "object", "object2", "todo", "ing", "wh", "predicate")
_CLAUSE = re.compile(
    r"\b(is|are|was|were|will|would|must|should|can|could|may|might|has|have|had|remain(?:s|ed)?|needs?|needed|do(?:es)?|did)\b")
_DETERMINER = re.compile(
    r"(?:the|an?|his|her|its|their|our|this|that|these|those|all|any|every|more|early|full)\b", re.IGNORECASE)
_STANCE = re.compile(r"(?:the|his|her|its|their) (?:\w+ )?(?:importance|need)\b")
_RELATIVE = re.compile(r",?\s(?:which|who|whose|whom|that|where|when|what|how|as|because|if)\s")
_TO = re.compile(r"to\s", re.I)


@dataclass(frozen=True, slots=True)
class Act:
    """How an act is worded: its verb, where the addressee stands, and which contents it takes."""

    verb: str
    addressee: tuple[str, ...]
    content: tuple[str, ...]
    noun: str | None = None
    requires: str | None = None


@lru_cache(maxsize=1)
def _acts() -> dict[str, Act]:
    """Return every act of the vocabulary with its wording; the first entry of an act counts."""
    reporting = load_vocabulary().reporting
    found: dict[str, Act] = {}
    for entry in reporting.verbs:
        words = [entry.verb, entry.particle, entry.nouns[0] if entry.act and entry.nouns and " " in entry.act else None]
        act = entry.act or entry.verb
        told = Act(" ".join(word for word in words[:2] if word), tuple(entry.addressee or reporting.defaults.addressee),
                   tuple(entry.content or reporting.defaults.content), words[2], entry.requires)
        if act not in found or _plainer(told, found[act]):
            found[act] = told
    for noun in reporting.light.nouns:
        for verb in reporting.light.verbs:
            act = noun.act or f"{verb} {noun.noun}"
            told = Act(act.split()[0], tuple(noun.addressee), tuple(noun.content), noun.noun)
            found.setdefault(act, told)
    return found


def _plainer(one: Act, other: Act) -> bool:
    """Tell whether an entry is the plain one of two of the same act ("call that", not "call for")."""
    return other.content == ("predicate",)


def act_of(name: str) -> Act:
    """Return the wording of an act; one that the vocabulary does not have is a verb with any content."""
    return _acts().get(name) or Act(name, ("to",), ("that", "object", "todo"))


def needs_addressee(statement: Statement) -> bool:
    """Tell whether the verb is not English without the one spoken to ("told", "assured")."""
    return act_of(statement.act).addressee[:1] == ("object",) and form_of(statement, act_of(statement.act)) != "object"


@dataclass(frozen=True, slots=True)
class Said:
    """The parts of a statement's sentence behind its subject.

    Attributes:
        form: Which pattern of the style tells it: `that`, `quote`, `quote_within`, `todo`, `wh`, `object` or `aside`.
        verb: The verb in the past tense, with what belongs to it.
        infinitive: The same in the infinitive.
        to: The addressee with its preposition, or None.
        about: The content, with its preposition where it has one.
    """

    form: str
    verb: str
    infinitive: str
    to: str | None
    about: str


def say(statement: Statement, addressee: str | None, loaded: Loaded) -> Said:
    """Return how a statement is said.

    Args:
        statement: The statement.
        addressee: Name of whom it was said to, or None where that is not to be told.
        loaded: The style and its words.
    """
    act = act_of(statement.act)
    about = plain(statement.about).strip("“”\"").rstrip(".") if statement.quoted else plain(statement.about)
    form = form_of(statement, act)
    verb = act.verb
    if addressee is None and statement.act in loaded.words.alone:
        verb = loaded.words.alone[statement.act]
    preposition = form if form not in _FORMS else None
    if act.noun:
        own = re.match(rf"(?:\S+\s){{0,3}}{re.escape(act.noun)}\b", about)
        if own:
            preposition, form = None, "object"
        else:
            verb = f"{verb} {_noun(act.noun, loaded)}"
            if form in ("object", "object2", "ing", "predicate"):
                form, preposition = "object", _preposition(act, loaded)
    elif act.requires and form == act.requires:
        preposition = act.requires
    to = _to(act, addressee, form)
    if preposition:
        about = f"{preposition} {about}"
    if form == "todo":
        about = about[match.end():] if (match := _TO.match(about)) else about
    shape = form if form in ("that", "quote", "todo", "wh") else "object"
    if shape == "quote" and about[:1].islower():
        within = "that" in act.content and _CLAUSE.search(about)
        shape, about = ("quote_within", about) if within else ("object", f"“{about}”")
    if shape == "object" and preposition is None and to == addressee and addressee and form != "object2":
        nouns = [one for one in act.content if one not in _FORMS]
        if not nouns:
            return Said("aside", past(verb, loaded.words), verb, addressee, about)
        about = f"{nouns[0]} {about}"
    return Said(shape, past(verb, loaded.words), verb, to, about)


def form_of(statement: Statement, act: Act) -> str:
    """Return the form of a statement's content: as its rule has it, or else as its words look.

    A form is `that`, `quote`, `object`, `todo`, `ing`, `wh`, or a preposition.
    """
    if statement.quoted and ("quote" in act.content or "that" in act.content):
        return "quote"
    tail = statement.rule.rpartition("-")[2]
    if tail != "quote" and (tail in act.content or tail in _FORMS):
        return tail
    if act.requires in act.content and not _TO.match(statement.about):
        return act.requires
    about = _RELATIVE.split(statement.about)[0]
    if "that" in act.content and _CLAUSE.search(about) and not _STANCE.match(about):
        return "that"
    nouns = [form for form in act.content if form not in ("that", "quote", "wh", "todo", "predicate")]
    if "todo" in act.content and (not nouns or not _DETERMINER.match(about)) and about[:1].islower():
        return "todo"
    return nouns[0] if nouns else act.content[0]


def _noun(noun: str, loaded: Loaded) -> str:
    article = loaded.words.articles.get(noun)
    return f"{article} {noun}" if article else noun


def _preposition(act: Act, loaded: Loaded) -> str | None:
    noun = act.noun or ""
    fits = [form for form in act.content if form not in _FORMS]
    return loaded.words.prepositions.get(noun) or next(iter(fits), None)


def _to(act: Act, addressee: str | None, form: str) -> str | None:
    if addressee is None:
        return None
    slot = next(iter(act.addressee), None)
    if slot == "object":
        return addressee
    return f"{slot or 'to'} {addressee}"
