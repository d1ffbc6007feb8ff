"""What an engagement is called: by the source's own words where it has some, by the name of its kind otherwise."""

from __future__ import annotations

import re

from communique.record import Engagement
from communique.vocab import load_vocabulary
from communique.write.draft.people import Names
from communique.write.draft.wording import past
from communique.write.names import plain

#: A clause of the source is repeated only where it is short, and has no time and no clause of its own.
_LONGEST = 120
_NOT_PLAIN = re.compile(
    r"[;:“”\"(]|, |\d|\b(?:and|but|who|which|where|when|while|he|she|they|his|her|their|it|then|later|before|after"
    r"|morning|noon|afternoon|evening|night|today|yesterday|\w+day)\b", re.IGNORECASE)


def noun(fact: Engagement, names: Names) -> str:
    """Return what the source calls an engagement, as far as its words are those of the kind."""
    words = _words(fact, names)
    nouns = load_vocabulary().engagements.nouns.get(fact.kind, ())
    found = [noun for noun in nouns if f" {noun.lower()} " in words and noun != fact.kind]
    rule = fact.rule.rpartition("-")[2]
    default = names.loaded.words.nouns[fact.kind]
    return max(found, key=lambda noun: (noun == rule, len(noun)), default=default)


def own_words(fact: Engagement, names: Names) -> str | None:
    """Return words of the source that tell more than the kind does ("laid a wreath"), from the verb on."""
    lists = names.loaded.words
    words = _words(fact, names)
    told = next((echo for echo in lists.echoes.get(fact.kind, ()) if f" {echo} " in words), None)
    return told or (_clause(fact, names) if fact.kind in lists.own_words else None)


def _clause(fact: Engagement, names: Names) -> str | None:
    """Return a plain clause of the evidence, where no venue was read that could be told instead.

    A person in it would go without an introduction, so that there is none then.
    """
    told = plain(fact.evidence[0].of(names.text))
    if fact.venue and "venue" not in fact.inferred:
        return None
    if any(p.entity in names.people and names.name(p.entity) in told for p in fact.participants
           if p.role != "principal"):
        return None
    for verb in load_vocabulary().engagements.verbs:
        if verb.kind != fact.kind:
            continue
        found = re.search(rf"(?<!was )(?<!were )(?<!been )\b{past(verb.verb, names.loaded.words)}\b.*", told)
        if found and len(found[0]) < _LONGEST and not _NOT_PLAIN.search(found[0]):
            return found[0]
    return None


def _words(fact: Engagement, names: Names) -> str:
    told = " ".join(span.of(names.text) for span in fact.evidence).lower()
    return f" {' '.join(told.replace(',', ' ').replace('.', ' ').split())} "
