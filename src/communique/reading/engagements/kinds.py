"""What kind of engagement a noun names, given the verb beside it and what hangs on it."""

from __future__ import annotations

from communique.reading.clauses import Clause, Tree
from communique.reading.engagements.parties import PartyReader
from communique.reading.engagements.reading import (
    NAMED_PEOPLE,
    Discourse,
    Reading,
    has_object,
    noun_links,
)
from communique.reading.engagements.words import EngagementWords
from communique.reading.mentions import Mention
from communique.reading.resolver import subject_entities

# Nouns of talk that are an engagement only with somebody.
_EXCHANGES = frozenset(
    {
        "exchange",
        "exchanges",
        "dialogue",
        "interaction",
        "discussion",
        "discussions",
        "consultation",
        "consultations",
    }
)
# Those of them that can be welcomed or continued in general: "welcomed the exchange".
_ONGOING = frozenset({"exchange", "exchanges", "dialogue", "discussion", "interaction"})
# Nouns of larger events that, had with somebody, are a meeting: "had a conference with the Premier".
_CONFERRING = frozenset({"conference", "consultation", "consultations", "session"})
_SOMEBODY = NAMED_PEOPLE | {"group"}
# What can be addressed.
_ADDRESSED = frozenset({"attendance", "ceremony", "meeting", "meal", "address"})
# Verbs of those who hear an address.
_HEARING = frozenset({"hear", "attend", "receive", "follow", "open", "watch"})
# Nouns that with "have" or "share" are no speech: "had a message for".
_SPOKEN = frozenset({"statement", "remark", "remarks", "address", "speech", "message"})
# Verbs with which a session or an event is an idiom: "made a debut at", "gave a panel".
_IDLE = frozenset({"make", "give", "have", "do", "get", "share", "follow", "begin", "start"})
# Verbs with which a signing is attended.
_AT_SIGNINGS = frozenset(
    {
        "attend",
        "witness",
        "hold",
        "take",
        "participate",
        "oversee",
        "host",
        "follow",
        "join",
        "watch",
        "see",
    }
)
# Verbs of an event itself.
_TOOK_PLACE = frozenset({"take", "occur", "hold", "organize", "organise", "host", "open", "begin", "start", "end"})
# Verbs of taking part in what others hold.
_TAKING_PART = frozenset({"attend", "participate", "take"})
# Prepositions between a tour and what is toured.
_TOURED = frozenset({"to", "of", "at", "in", "around", "through"})
_VISIT_KINDS = frozenset({"state", "official", "working", "private", "informal", "unofficial"})
_TOURABLE = frozenset({"place", "organization", "event", "thing", "name"})


class KindReader:
    """Makes readings of nouns that name engagements."""

    def __init__(self, discourse: Discourse, words: EngagementWords, parties: PartyReader) -> None:
        self.discourse, self.words, self.parties = discourse, words, parties

    def reading(self, clause: Clause, noun: int, kind: str, words: list[int]) -> Reading | None:
        """Return the engagement that a noun of this kind tells beside the verb of the clause."""
        tree = clause.tree
        if kind == "site-visit":
            return self._visit(clause, noun, words)
        for step in (
            self._of_call,
            self._of_briefing,
            self._of_addressing,
            self._of_meeting,
            self._of_address,
            self._of_attendance,
        ):
            settled = step(clause, noun, kind)
            if settled is None:
                return None
            kind = settled
        if kind == "meeting" and self.words.is_held_remotely(clause, noun):
            kind = "call"
        mention = tree.mention(noun)
        if kind == "meeting" and self._is_at_table(clause, noun):
            kind = "meal"
        if (
            kind == "meeting"
            and clause.lemma in _TAKING_PART
            and not has_object(clause, {"place"})
            and self._is_session(tree, noun)
        ):
            kind = "attendance"
        reading = Reading(
            kind, [clause.verb, *words], f"{clause.lemma}-{tree.lemma(noun) if mention is None else 'event'}"
        )
        if mention is not None and kind in {"attendance", "address"}:
            reading.part_of = mention.entity
        self.parties.of_noun(clause, noun, kind, reading)
        joint = "joint" in {tree.lower(w) for w in (noun - 1, noun - 2, *words) if w >= 0}
        if kind == "press" and joint and not reading.parties:
            self._joint(clause, reading)
        if kind == "meeting" and not reading.parties and self._is_in_general(clause, noun):
            return None
        return reading

    def _joint(self, clause: Clause, reading: Reading) -> None:
        """``At a joint press conference, he said``: with the one whom he met just before."""
        state = self.discourse.state
        partners = [k for k in state.partners if k != state.principal]
        if len(partners) == 1 and subject_entities(self.discourse.resolver, clause) == [state.principal]:
            self.parties.add(reading.parties, partners[0], "counterpart")

    def _is_in_general(self, clause: Clause, noun: int) -> bool:
        """``held meetings on both banks of the river``: of whom nothing is said."""
        return (
            clause.tree.tags[noun] == "NNS"
            and clause.lemma in {"hold", "have", "conduct"}
            and not clause.passive
            and len(subject_entities(self.discourse.resolver, clause)) < 2
        )

    def _is_at_table(self, clause: Clause, noun: int) -> bool:
        """``had a conversation over tea``."""
        over = [o for p, _, objs in [*clause.prepositions, *noun_links(clause.tree, noun)] if p == "over" for o in objs]
        return any((found := self.words.noun_kind(clause.tree, o)) is not None and found[0] == "meal" for o in over)

    @staticmethod
    def _is_session(tree: Tree, noun: int) -> bool:
        """``took part in a round table on X``, ``attended the meeting of X``: nobody is named behind "with"."""
        return not any(p in {"with", "between", "among"} for p, _, _ in noun_links(tree, noun))

    # -- kinds that the verb changes or rules out ---------------------------------------------

    @staticmethod
    def _of_call(clause: Clause, noun: int, kind: str) -> str | None:
        """``made a call for``, ``gave a presentation`` tell none; a call on somebody is a visit to him."""
        tree = clause.tree
        if kind == "briefing" and clause.lemma in {"give", "deliver", "make", "offer", "provide"}:
            return None
        if kind != "call" or tree.lower(noun) != "call":
            return kind
        if clause.lemma == "make":
            return None
        on_somebody = any(
            p in {"on", "upon", "by"}
            and any((m := tree.mention(o)) is not None and m.kind in NAMED_PEOPLE for o in objs)
            for p, _, objs in noun_links(tree, noun)
        )
        return "meeting" if on_somebody else kind

    def _of_briefing(self, clause: Clause, noun: int, kind: str) -> str:
        """``This was stated by X at a briefing``: who speaks there briefs the press."""
        if kind != "briefing" or clause.tree.lemma(noun) != "briefing" or clause.lemma not in self.words.reporting:
            return kind
        resolver, tree = self.discourse.resolver, clause.tree
        speakers = [k for a in clause.agents for k in resolver.entities(tree, a)] or subject_entities(resolver, clause)
        told = any(p in {"by", "from"} for p, _, _ in noun_links(tree, noun))
        principal = self.discourse.state.principal or next(iter(speakers), None)
        return "press" if principal in speakers and not told else kind

    def _of_addressing(self, clause: Clause, noun: int, kind: str) -> str | None:
        """``addressed a session`` is an address, ``addressed the consultations`` none."""
        if clause.lemma != "address":
            return kind
        return "address" if kind in _ADDRESSED and self.words.is_audience(clause.tree, noun, kind) else None

    def _of_meeting(self, clause: Clause, noun: int, kind: str) -> str | None:
        """A meeting with reporters is for the press; an exchange with nobody is none."""
        tree = clause.tree
        links = noun_links(tree, noun)
        if kind in {"meeting", "call"} and any(
            p == "with" and any(self.words.has_press(tree, o) for o in objs) for p, _, objs in links
        ):
            return "press"
        if (
            kind == "meeting"
            and tree.lower(noun) in _EXCHANGES
            and not {p for p, _, _ in links} & {"with", "between", "among"}
            and not any(p == "with" for p, _, _ in clause.prepositions)
            and len(subject_entities(self.discourse.resolver, clause)) < 2
        ):
            return None
        return kind

    def _of_address(self, clause: Clause, noun: int, kind: str) -> str | None:
        """A speech is given or heard; statements to reporters are for the press; a talk is a lecture."""
        tree, low = clause.tree, clause.tree.lower(noun)
        if kind == "meeting" and low == "talk" and clause.lemma in {"give", "deliver"}:
            return "address"  # a talk is a lecture, talks are a meeting
        if kind != "address":
            return kind
        if clause.lemma in _HEARING and noun not in clause.pobjs("with") and not self._is_behind_object(clause, noun):
            return "attendance"
        if low in {"statement", "statements", "remark", "remarks", "comments"} and any(
            self.words.has_press(tree, o)
            for _, _, objs in [*clause.prepositions, *noun_links(tree, noun)]
            for o in objs
        ):
            return "press"
        if low == "comments":
            return None  # unless they are for the press
        if low in _SPOKEN and clause.lemma in {"have", "hold", "address", "share"}:
            return None
        return kind

    def _is_with_somebody(self, clause: Clause, noun: int) -> bool:
        tree = clause.tree
        return any(
            p == "with"
            and any(
                (m := tree.mention(o)) is not None and m.kind in _SOMEBODY or self.discourse.resolver.group(tree, o)
                for o in objects
            )
            for p, _, objects in [*noun_links(tree, noun), *clause.prepositions]
        )

    @staticmethod
    def _is_behind_object(clause: Clause, noun: int) -> bool:
        """``opened the forum with a speech``: "with" hung on the forum."""
        return any(p == "with" and noun in objs for o in clause.objects for p, _, objs in noun_links(clause.tree, o))

    def _of_attendance(self, clause: Clause, noun: int, kind: str) -> str | None:
        """What is hosted is a meeting; a signing is attended; an exchange that is welcomed was not held."""
        tree, low = clause.tree, clause.tree.lower(noun)
        if (
            kind == "attendance"
            and noun in clause.subjects
            and clause.lemma in _TOOK_PLACE
            and not self._with_principal(clause)
        ):
            return None  # "the forum took place in", "was organised by": whoever was there
        if kind == "attendance" and tree.mention(noun) is None:
            if low in _CONFERRING and clause.lemma in {"have", "hold"} and self._is_with_somebody(clause, noun):
                return "meeting"
            if clause.lemma in _IDLE:
                return None
            if clause.lemma in {"host", "hold", "organize"} and low in {"consultation", "consultations"}:
                return "meeting"
        if kind == "signing" and clause.lemma not in _AT_SIGNINGS:
            return None
        if kind == "meeting" and low in _ONGOING and clause.lemma in {"welcome", "continue", "enjoy", "open", "lead"}:
            return None
        return kind

    def _with_principal(self, clause: Clause) -> bool:
        """``A session was held with the participation of the President``."""
        tree, principal = clause.tree, self.discourse.state.principal
        return self.discourse.is_principal(clause.agents, tree) or any(
            (m := tree.mention(w)) is not None and principal in {m.entity, *(p.entity for p in m.members)}
            for w in tree.subtree(clause.verb)
            if w not in clause.subjects
        )

    # -- visits and tours ---------------------------------------------------------------------

    def _visit(self, clause: Clause, noun: int, words: list[int]) -> Reading | None:
        """``had a visit with X`` is a meeting, other visits and tours may be of a site."""
        if clause.tree.lower(noun) == "visit":
            met = [
                key
                for key, _ in self.parties.beside(clause, noun)
                if self.discourse.is_person(key) and key != self.discourse.state.principal
            ]
            met = met or (self._visited(clause, noun) if clause.lemma in {"pay", "make"} else [])
            if met:
                return Reading("meeting", [clause.verb, *words], "visit-with", [(key, "counterpart") for key in met])
        return self._tour(clause, noun, words)

    def _visited(self, clause: Clause, noun: int) -> list[str]:
        """``paid a visit to the President``."""
        links = [*noun_links(clause.tree, noun), *clause.prepositions]
        people = [o for p, _, objs in links if p == "to" for o in objs]
        named = [o for o in people if (m := clause.tree.mention(o)) is not None and m.kind in NAMED_PEOPLE]
        return [k for o in named for k in self.discourse.resolver.entities(clause.tree, o)]

    def _tour(self, clause: Clause, noun: int, words: list[int]) -> Reading | None:
        """A tour or visit is a site visit where a site is named; a visit to a country is not."""
        tree = clause.tree
        named = any(tree.lower(c) in _VISIT_KINDS for c in tree.kids(noun, "amod", "compound"))
        for preposition, _, objects in [*noun_links(tree, noun), *clause.prepositions]:
            if named and preposition in {"at", "in"}:
                continue  # "a working visit at Camp X": where it was, no tour
            for obj in objects if preposition in _TOURED else ():
                mention = tree.mention(obj)
                if not (
                    self._is_common_site(clause, noun, obj)
                    if mention is None
                    else self._is_named_site(mention, tree.lower(noun), shown=clause.passive)
                ):
                    continue
                return Reading(
                    "site-visit",
                    [clause.verb, *words],
                    f"{clause.lemma}-{tree.lemma(noun)}",
                    venue=mention.entity if mention is not None and mention.kind == "place" else None,
                    parties=self.parties.beside(clause, noun),
                )
        return None

    def _is_named_site(self, mention: Mention, noun: str, *, shown: bool) -> bool:
        return (
            mention.kind in _TOURABLE
            and mention.subkind not in {"country", "city"}
            and not (mention.kind == "name" and noun in self.words.trips and not shown)
        )

    def _is_common_site(self, clause: Clause, noun: int, obj: int) -> bool:
        """``a tour of the museum``; of events, and where a visit is only made or had, the verb decides."""
        tree = clause.tree
        venue = tree.lemma(obj) in self.words.venues
        if clause.lemma not in {"make", "have"} and (
            venue or tree.lower(obj) in self.words.venues or tree.lower(obj) in self.words.event_heads
        ):
            return True
        return venue and tree.lower(noun) in {"tour", "walk", "visit", "stop"}
