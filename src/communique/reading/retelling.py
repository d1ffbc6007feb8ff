"""The same engagement told again: which one a clause comes back to, and what it adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.reading.clauses import Clause
from communique.reading.state import EngagementDraft, State

_ANCHORS = frozenset({"after", "following", "before", "prior", "during", "upon", "since", "until", "ahead"})
_AGAIN = frozenset(
    {
        "again",
        "another",
        "second",
        "third",
        "later",
        "then",
        "also",
        "further",
        "separate",
        "separately",
        "afterwards",
        "next",
    }
)
# Verbs that say of an engagement that it was: "was held", "took place".
_HAPPENING = frozenset({"hold", "take", "occur", "organize", "organise", "conduct"})


# Nouns of what goes on in a meeting or call.
_TALKS = frozenset({"discussion", "conversation", "exchange", "dialogue", "talk", "consultation"})


@dataclass(slots=True)
class _Telling:
    """What the words of a clause say of being told anew or again."""

    lemma: str
    others: set[str]
    anchor: bool  # "after addressing the summit"
    definite: bool  # "the meeting"
    known: bool  # "in the meeting with X"
    again: bool  # "another meeting"
    happening: bool  # "the meeting was held", "the event took place"
    after: bool  # "took place following another"
    joint: bool  # "the two had a talk", not "she had a talk with him"


def told_before(
    draft: EngagementDraft, clause: Clause, engagements: Sequence[EngagementDraft], state: State
) -> EngagementDraft | None:
    """Return the engagement told before that this clause tells again, if there is one."""
    if draft.status != "held":
        return None
    telling = _telling(draft, clause, state.principal)
    for earlier in reversed(engagements):
        if earlier.status == "held" and (
            _says_when(draft, earlier, telling, state)
            or _welcomes_there(draft, earlier, telling, state)
            or _retells(draft, earlier, telling, state)
        ):
            return earlier
    return None


def _says_when(draft: EngagementDraft, earlier: EngagementDraft, telling: _Telling, state: State) -> bool:
    """``The meeting took place following that of X on 28 September``: the day is that of the other one."""
    if earlier is not state.engagement or earlier.kind != draft.kind or telling.others:
        return False
    if not (telling.definite and telling.happening and telling.after):
        return False
    draft.when = earlier.when
    return True


def _welcomes_there(draft: EngagementDraft, earlier: EngagementDraft, telling: _Telling, state: State) -> bool:
    """``At the beginning, the Minister welcomed X``: said to those who meet, not done at an airport."""
    if draft.kind != "welcome" or earlier is not state.engagement or earlier.kind not in {"meeting", "call"}:
        return False
    return bool(telling.others) and telling.others <= set(earlier.others(state.principal)) and not draft.when.stated


def _telling(draft: EngagementDraft, clause: Clause, principal: str | None) -> _Telling:
    tree = clause.tree
    definite = any(
        tree.labels[c] in {"det", "poss"} and tree.lower(c) in {"the", "his", "her", "their", "this"}
        for o in [*clause.objects, *clause.subjects]
        for c in tree.children[o]
        if tree.mention(o) is None
    )
    again = any(tree.lower(w) in _AGAIN for w in range(max(0, clause.verb - 4), min(len(tree), clause.verb + 3)))
    others = set(draft.others(principal))
    happening = clause.lemma in _HAPPENING and (clause.passive or clause.lemma in {"take", "occur"})
    joint = not any(tree.lower(w) == "with" for w in range(clause.verb, min(len(tree), clause.verb + 10)))
    anchor, known, after = is_anchor(clause), _definite(clause), _after(clause)
    return _Telling(clause.lemma, others, anchor, definite, known, again, happening, after, joint)


def _retells(draft: EngagementDraft, earlier: EngagementDraft, telling: _Telling, state: State) -> bool:
    """True where ``draft`` is ``earlier`` again."""
    alike = earlier.kind == draft.kind
    if not alike and not (telling.anchor or telling.definite) and not {earlier.kind, draft.kind} <= {"meeting", "call"}:
        return False
    others, theirs = telling.others, set(earlier.others(state.principal))
    if telling.lemma == "discuss" and others & theirs:
        return True
    if draft.rule.startswith("in-") and alike and others & theirs and telling.known:
        return True
    if draft.kind == "press" and alike and draft.rule.startswith("in-") and draft.when.date == earlier.when.date:
        return True
    if telling.known and earlier is state.engagement and _groups_again(draft, earlier, state):
        draft.parties = [(key, role) for key, role in draft.parties if key == state.principal]
        return True
    if telling.anchor and (
        alike
        and (not others or others & theirs)
        or telling.lemma == "address"
        and earlier.kind in {"address", "attendance"}
    ):
        return True
    if _is_venue_told(draft, earlier, telling, state):
        return True
    if telling.again or draft.when.date and earlier.when.date and draft.when.date != earlier.when.date:
        return False
    if telling.definite and telling.happening and not others and earlier is state.engagement:
        return True  # "took part in a meeting of the board. The meeting took place by video"
    if draft.kind == earlier.kind == "ceremony" and not theirs and earlier is state.engagement:
        return earlier.rule.endswith(("-event", "take-place", "place")) or earlier.rule.startswith("take")
    if draft.kind == earlier.kind == "signing" and telling.definite and earlier is state.engagement:
        return True  # "The document was signed by A and B"
    if {earlier.kind, draft.kind} == {"meeting", "call"} and earlier is state.engagement:
        # "The meeting took place by video", "the leaders had a discussion of" after "spoke by telephone"
        talk = draft.rule.rsplit("-", 1)[-1]
        joint = telling.joint and talk in _TALKS
        return not others and telling.definite or bool(others) and others == theirs and joint
    return alike and _same_parties(draft, earlier, telling, state)


def _groups_again(draft: EngagementDraft, earlier: EngagementDraft, state: State) -> bool:
    """``During the conversation with the students`` after one with "students of the Academy": no names, one kind."""
    alike = draft.kind == earlier.kind or {draft.kind, earlier.kind} <= {"meeting", "call"}
    others, theirs = draft.others(state.principal), earlier.others(state.principal)
    groups = bool(others and theirs) and all(key.startswith("org:") for key in [*others, *theirs])
    return draft.rule.startswith("in-") and alike and groups


def _is_venue_told(draft: EngagementDraft, earlier: EngagementDraft, telling: _Telling, state: State) -> bool:
    """``The ceremony took place in the hall``, ``the delegates joined the conversation``: where it was, who came."""
    if not telling.definite or earlier is not state.engagement or draft.passing:
        return False
    if draft.part_of and draft.part_of != earlier.part_of:
        return False
    if draft.when.stated and earlier.when.date and draft.when.date != earlier.when.date:
        return False
    alike = draft.kind == earlier.kind or {draft.kind, earlier.kind} <= {"meeting", "call"}
    if draft.rule.endswith("-event") and telling.happening:
        return True
    return alike and (telling.happening and not telling.others or telling.lemma == "join")


def _same_parties(draft: EngagementDraft, earlier: EngagementDraft, telling: _Telling, state: State) -> bool:
    """True where two engagements of one kind have the same parties or the same occasion."""
    others, theirs = telling.others, set(earlier.others(state.principal))
    if others and others == theirs and draft.kind in {"meeting", "call", "welcome"}:
        return True
    if (
        not others
        and draft.kind in {"meeting", "call"}
        and (telling.definite or telling.lemma == "meet")
        and earlier is state.engagement
    ):
        return True
    return (
        draft.kind == "attendance"
        and bool(draft.part_of)
        and draft.part_of == earlier.part_of
        and draft.when.date == earlier.when.date
        and not others - theirs
    )


def _after(clause: Clause) -> bool:
    return any(name in {"after", "following"} and at > clause.verb for name, at, _ in clause.prepositions)


def is_anchor(clause: Clause) -> bool:
    """``After addressing the summit``: a participle after a preposition of time."""
    tree = clause.tree
    if clause.label == "pcomp":
        return tree.lower(tree.heads[clause.verb]) in _ANCHORS
    return clause.label == "advcl" and (
        clause.mark in _ANCHORS
        or any(
            tree.lower(w) in _ANCHORS
            for w in tree.children[clause.verb]
            if tree.labels[w] in {"prep", "advmod", "mark"} and w < clause.verb
        )
    )


def _definite(clause: Clause) -> bool:
    """``In the meeting with X``: one that is known already."""
    tree = clause.tree
    return any(
        tree.lower(c) in {"the", "his", "her", "their", "this"}
        for _, _, objs in clause.prepositions
        for o in objs
        if tree.mention(o) is None
        for c in tree.kids(o, "det", "poss")
    )


def join(earlier: EngagementDraft, draft: EngagementDraft) -> None:
    """Add to an engagement what another clause tells of it."""
    for span in draft.spans:
        if span not in earlier.spans:
            earlier.spans.append(span)
    if draft.kind == "call" and earlier.kind == "meeting":
        earlier.kind = "call"
    known = {key for key, _ in earlier.parties}
    earlier.parties.extend(p for p in draft.parties if p[0] not in known)
    earlier.venue = earlier.venue or draft.venue
    earlier.part_of = earlier.part_of or draft.part_of
    if earlier.city is None and draft.city:
        earlier.city, earlier.country = draft.city, draft.country
    if not earlier.when.stated and draft.when.stated:
        earlier.when = draft.when
        earlier.inferred.discard("date")
