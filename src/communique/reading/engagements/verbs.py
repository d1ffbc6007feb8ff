"""Verbs that tell an engagement by themselves: "met with X", "was briefed by Y", "toured the museum"."""

from __future__ import annotations

from communique.reading.clauses import Clause, Tree
from communique.reading.engagements.attachments import Attachments
from communique.reading.engagements.objects import ObjectReader
from communique.reading.engagements.parties import PartyReader
from communique.reading.engagements.reading import (
    WITH,
    Discourse,
    Party,
    Reading,
    noun_links,
)
from communique.reading.engagements.speaking import SpeakingReader
from communique.reading.engagements.words import EngagementWords
from communique.reading.resolver import subject_entities
from communique.reading.skeleton import PRINCIPAL
from communique.vocab.types import EngagementVerb

# Kinds of mentions that nobody meets or calls.
_NOBODY = frozenset({"thing", "name", "time", "event", "place", "quote"})
# Verbs that several subjects do among themselves.
_MEETING = frozenset({"meet", "gather", "convene", "assemble", "confer"})
# Verbs of meeting that are as often done to messages, proposals and events.
_OF_THINGS = frozenset({"receive", "welcome", "host", "call", "convene"})
# Verbs whose object is a group only where something tells which ("welcomed the delegation", not "called teachers").
_PERSONAL = frozenset({"call", "welcome", "receive", "award"})


class VerbReader:
    """Reads engagements off the verbs of the vocabulary."""

    def __init__(
        self,
        discourse: Discourse,
        words: EngagementWords,
        parties: PartyReader,
        speaking: SpeakingReader,
        objects: ObjectReader,
    ) -> None:
        self.discourse, self.words, self.parties = discourse, words, parties
        self.speaking, self.objects = speaking, objects
        self.resolver = discourse.resolver
        self.attachments = Attachments(discourse, words)

    def read(self, clause: Clause) -> list[Reading]:
        """Return the engagements of the first entry for the verb that fits."""
        tree = clause.tree
        if (
            clause.label in {"acl", "relcl"}
            and clause.passive
            and not clause.finite
            and self._is_at_engagement(tree, tree.heads[clause.verb])
        ):
            return []  # "a dinner hosted by": told at the dinner
        if clause.lemma == "host" and clause.passive and not clause.finite and not clause.own_subject:
            return []  # "attended the forum, hosted by X": what X hosted is the forum
        if (
            clause.lemma in self.words.press_verbs | self.words.telling
            and (pressed := self.speaking.press(clause)) is not None
        ):
            return [pressed]
        for entry in self.words.verbs.get(clause.lemma, ()):
            if self._fits(clause, entry) and (readings := self._readings(clause, entry)):
                return readings
        return self._discussed(clause)

    def _discussed(self, clause: Clause) -> list[Reading]:
        """``The adviser and Ambassador X discussed the visit``: the first that is told of them is that they met."""
        views = {noun for entry in self.words.verbs.get("exchange", ()) for noun in entry.nouns}
        exchanged = clause.lemma == "exchange" and any(clause.tree.lower(o) in views for o in clause.objects)
        if clause.lemma != "discuss" and not exchanged or clause.passive or self.discourse.state.engagement is not None:
            return []
        people = [k for k in subject_entities(self.resolver, clause) if self.discourse.is_person(k)]
        if len(people) < 2 or self.discourse.state.principal not in people:
            return []
        kind = "call" if self.words.is_remote(clause) else "meeting"
        return [Reading(kind, [clause.verb], "discuss-together", [(k, "counterpart") for k in people])]

    def _is_at_engagement(self, tree: Tree, noun: int) -> bool:
        """Return whether a noun, or the one that its phrase hangs on, names an engagement: "a dinner in his honour"."""
        above = tree.heads[tree.heads[noun]] if tree.labels[noun] == "pobj" and tree.mention(noun) is None else noun
        return any(self.words.noun_kind(tree, n) is not None for n in (noun, above))

    # -- does the entry fit -------------------------------------------------------------------

    def _fits(self, clause: Clause, entry: EngagementVerb) -> bool:
        """Return whether the clause has the particle, the preposition and the voice that an entry asks for."""
        tree, particle = clause.tree, entry.particle
        if (
            particle
            and particle not in clause.particles
            and not any(p == particle for p, _, _ in clause.prepositions)
            and not any(tree.lower(a) == particle for a in clause.adverbs)
            and tree.lower(min(clause.verb + 1, len(tree) - 1)) != particle
        ):
            return False
        if entry.requires and not self._has_required(clause, entry):
            return False
        if entry.after and not self._is_after(clause, entry):
            return False
        if entry.terse and not self._is_terse(clause):
            return False
        if entry.passive:
            return clause.passive
        if entry.given:
            receiving = [*clause.objects, *clause.indirect, *clause.pobjs("on", "upon")]
            return clause.passive or self.discourse.is_principal(receiving, tree)
        return not clause.passive or entry.object != "none" and entry.verb != "attend"

    @staticmethod
    def _is_after(clause: Clause, entry: EngagementVerb) -> bool:
        """``travelled to X to see the site``: the verb is the purpose of one that the entry lists."""
        above = clause.tree.by_verb.get(clause.tree.heads[clause.verb])
        return clause.infinitive and above is not None and above.lemma in entry.after

    @staticmethod
    def _is_terse(clause: Clause) -> bool:
        """True for a telegraphic entry, without its subject: "Briefed X on ..."."""
        told = clause.finite and not clause.passive and not clause.infinitive
        return told and any(clause.tree.lower(s) == PRINCIPAL for s in clause.subjects)

    def _has_required(self, clause: Clause, entry: EngagementVerb) -> bool:
        nested = [x for o in clause.objects for x in noun_links(clause.tree, o)] if entry.object == "thing" else []
        if any(p == entry.requires and objs for p, _, objs in [*clause.prepositions, *nested]):
            return True
        if (
            entry.object == "any"
            and not self._among_themselves(clause)
            and self.attachments.adopt_with(clause, entry)
        ):
            return True
        if entry.object == "path" and clause.objects and any(p == entry.requires for p, _, _ in clause.prepositions):
            return True
        return clause.lemma in {"speak", "talk"} and (
            self.words.is_remote(clause)
            or len(subject_entities(self.resolver, clause)) > 1
            or entry.kind == "call"
            and bool(clause.pobjs("to"))
        )

    # -- what it tells ------------------------------------------------------------------------

    def _readings(self, clause: Clause, entry: EngagementVerb) -> list[Reading]:
        rule = entry.verb + (f"-{entry.party[0]}" if entry.party else "")
        if clause.lemma in {"speak", "talk"}:
            return self.speaking.read(clause, entry, rule)
        if entry.object == "path":
            return self.objects.along(clause, entry, rule)
        if entry.object == "hearers":
            return self.objects.before(clause, entry, rule)
        if entry.passive:
            return self._by_agents(clause, entry, rule)
        if entry.object in {"site", "event", "thing", "document", "audience"} or entry.given:
            if entry.kind == "signing" and clause.passive and self._signed_by_others(clause):
                return []
            return self.objects.read(clause, entry, rule)
        parties = self._parties(clause, entry)
        if self._is_refused(clause, entry, parties):
            return []
        kind = self._kind(clause, entry)
        return [Reading(kind, [clause.verb], rule, parties)] if kind is not None else []

    def _by_agents(self, clause: Clause, entry: EngagementVerb, rule: str) -> list[Reading]:
        """``was briefed by X``, ``was interviewed by a newspaper``."""
        tree = clause.tree
        parties = [(k, entry.role) for a in clause.agents for k in self.resolver.entities(tree, a)]
        if not parties and entry.role == "interviewer":
            parties = [
                (group.key, entry.role)
                for a in clause.agents
                if tree.mention(a) is None and (group := self.resolver.group(tree, a, any_head=True)) is not None
            ]
        if not parties or not self.discourse.is_principal(clause.subjects, tree):
            return []
        return [Reading(entry.kind, [clause.verb], rule + "-by", parties)]

    def _is_refused(self, clause: Clause, entry: EngagementVerb, parties: list[Party]) -> bool:
        """Return whether the verb tells no engagement with these parties."""
        principal = self.discourse.state.principal
        if entry.verb == "receive" and clause.passive and all(k == principal for k, _ in parties):
            return True  # "was received with military honours"
        if entry.verb in {"meet", "call"} and clause.passive and not clause.agents:
            return True  # "their needs are met", "will be called the Guards"
        if entry.kind == "briefing" and self._are_those_present(parties):
            return True
        if not parties and entry.verb in _MEETING and len(subject_entities(self.resolver, clause)) < 2:
            return True
        if not parties and (entry.object == "person" and not self._gathers(clause, entry) or entry.requires):
            return True
        if entry.terse and self._is_told_of(parties):
            return True
        if entry.object == "person" and clause.passive and clause.finite and not self._on_people(clause):
            return True  # "the message was received by participants"
        if entry.group_only and (
            not self.discourse.is_principal(clause.subjects, clause.tree)
            or any(self.discourse.kind(k) not in {"group", "organization"} for k, _ in parties)
        ):
            return True
        by_verb = clause.tree.by_verb
        if entry.person_only and (
            any(by_verb[v].infinitive for label, v in clause.complements if label == "xcomp" and v in by_verb)
            or not all(self.discourse.is_person(k) for k, _ in parties)
        ):
            return True  # "called on the authorities to ..." is said, not met
        return entry.object == "any" and not clause.objects and not clause.passive

    def _are_those_present(self, parties: list[Party]) -> bool:
        """``briefed the participants of the meeting``: told at the engagement, and no other one."""
        names = [self.discourse.resolver.cast.members[key].name.lower() for key, _ in parties]
        return self.discourse.state.engagement is not None and bool(names) and all("participants" in n for n in names)

    def _is_told_of(self, parties: list[Party]) -> bool:
        """``Met with X and briefed him``: said at the engagement that is being told, no other one."""
        engagement = self.discourse.state.engagement
        if engagement is None:
            return False
        others = engagement.others(self.discourse.state.principal)
        return all(key in others for key, _ in parties)

    @staticmethod
    def _gathers(clause: Clause, entry: EngagementVerb) -> bool:
        """``A, B and C met``, ``the Leaders convened``: the subjects meet one another."""
        return entry.verb == "meet" or entry.verb in _MEETING and not clause.objects and not clause.passive

    def _on_people(self, clause: Clause) -> bool:
        """Return whether the subject of a passive stands for somebody, or for those who travel together."""
        tree = clause.tree
        return (
            not clause.subjects
            or clause.lemma not in _OF_THINGS
            or any(
                tree.lower(s) in self.words.retinue or self.resolver.entities(tree, s, subject=True)
                for s in clause.subjects
            )
        )

    def _signed_by_others(self, clause: Clause) -> bool:
        """``A contract was signed between two railways``, ``the loans that were signed before``."""
        tree = clause.tree
        if clause.label in {"relcl", "acl"}:
            return True
        links = [*clause.prepositions, *(link for s in clause.subjects for link in noun_links(tree, s))]
        signers = [*clause.agents, *(o for p, _, objects in links if p in {"between", "by"} for o in objects)]
        if not signers or any("presence" in tree.lower(w) for w in range(len(tree))):
            return False
        known = {self.discourse.state.principal, *self.resolver.joint()}
        return not any(known & set(self.resolver.entities(tree, s)) for s in signers)

    # -- with whom ----------------------------------------------------------------------------

    def _parties(self, clause: Clause, entry: EngagementVerb) -> list[Party]:
        tree = clause.tree
        parties: list[Party] = []
        personal = entry.object in {"person", "any"}
        if personal and "object" in entry.party and (not entry.particle or entry.particle in clause.particles):
            for word in clause.subjects if clause.passive else clause.objects:
                self._add_object(parties, clause, entry, word)
            if not clause.passive:
                self.parties.add_listed(parties, tree, clause.objects[:1], entry.role, groups=entry.verb == "meet")
        if personal and clause.passive:
            for agent in clause.agents:
                role = "host" if entry.verb in {"receive", "host"} else "counterpart"
                self.parties.add_word(parties, tree, agent, role)
                self.parties.add_listed(parties, tree, [agent], role, groups=False)
        for preposition, _, objects in [*clause.prepositions, *self.attachments.deep_with(clause, entry)]:
            for obj in objects if preposition in entry.party else ():
                for key in self.resolver.entities(tree, obj, plural_is_group=entry.verb == "meet"):
                    self.parties.add(parties, key, entry.role)
            if preposition in WITH and preposition in entry.party:
                self.parties.add_listed(parties, tree, objects, entry.role, groups=entry.verb == "meet")
        if entry.nouns and entry.requires:
            self._behind_nouns(parties, clause, entry)
        if (
            entry.object == "person"
            and not parties
            and not clause.passive
            and (entry.verb == "meet" or not clause.objects and not clause.complements and not entry.particle)
        ):
            for key in self.attachments.scattered(clause, entry):
                self.parties.add(parties, key, entry.role)
        return parties

    def _behind_nouns(self, parties: list[Party], clause: Clause, entry: EngagementVerb) -> None:
        """``listened to the accounts of survivors``: those behind a noun that the entry lists."""
        tree = clause.tree
        for noun in clause.pobjs(entry.requires or ""):
            if tree.lower(noun) not in entry.nouns:
                continue
            for preposition, _, objects in noun_links(tree, noun):
                for obj in objects if preposition in entry.party else ():
                    for key in self.resolver.entities(tree, obj, plural_is_group=True):
                        self.parties.add(parties, key, entry.role)

    def _add_object(self, parties: list[Party], clause: Clause, entry: EngagementVerb, word: int) -> None:
        tree = clause.tree
        mention = tree.mention(word)
        if tree.lower(word) in {"it", "this"} if mention is None else mention.kind in _NOBODY:
            return
        for key in self.resolver.entities(
            tree,
            word,
            subject=clause.passive,
            plural_is_group=entry.verb == "convene",
            groups=entry.verb not in _PERSONAL or bool(tree.kids(word, "det", "compound", "amod", "prep")),
        ):
            self.parties.add(parties, key, entry.role)

    def _among_themselves(self, clause: Clause) -> bool:
        """``They discussed coordination with partners``: those who talk are told, and "with" belongs to the matter."""
        return len(subject_entities(self.resolver, clause)) > 1

    # -- of what kind -------------------------------------------------------------------------

    def _kinds_behind(self, clause: Clause, *prepositions: str) -> set[str]:
        """Return the kinds of the engagements that nouns behind these prepositions name."""
        found = [self.words.noun_kind(clause.tree, o) for o in clause.pobjs(*prepositions)]
        return {kind for kind, _ in (f for f in found if f is not None)}

    def _kind(self, clause: Clause, entry: EngagementVerb) -> str | None:
        """Return the kind of engagement that the verb tells in this clause; None where it is a mere statement."""
        tree, kind = clause.tree, str(entry.kind)
        if entry.verb in {"meet", "receive"} and (
            clause.passive and entry.verb == "meet" and clause.agents or self._at_gateway(clause)
        ):
            kind = "welcome"
        if entry.verb == "welcome" and not clause.passive and self._received(clause):
            kind = "meeting"
        if (
            entry.verb in {"welcome", "greet"}
            and not clause.passive
            and clause.objects
            and self._welcomes_a_matter(clause)
        ):
            return None
        over = self._kinds_behind(clause, "over", "to")
        if kind == "meeting" and "meal" in over:
            kind = "meal"  # "met with X over lunch", "sat down to dinner with X"
        if entry.verb in {"welcome", "host"} and (behind := self._kinds_behind(clause, "for") & {"meeting", "meal"}):
            kind = min(behind)  # "welcomed X for talks"
        if kind == "meeting" and self.words.is_remote(clause):
            kind = "call"
        if (
            kind == "meeting"
            and entry.verb in {"interact", "engage", "mingle"}
            and any(tree.lower(w) in self.words.town_hall_groups for o in clause.pobjs("with") for w in tree.subtree(o))
        ):
            kind = "town-hall"
        return kind

    def _received(self, clause: Clause) -> bool:
        """A host who "today welcomed X to" his seat received him."""
        setting = self.discourse.setting
        return (
            self.discourse.is_principal(clause.subjects, clause.tree)
            and not self._at_gateway(clause)
            and (
                any(p == "to" for p, _ in setting.places(clause))
                or bool(clause.tree.lower(0))
                and any(t.is_day for t in setting.times(clause))
            )
        )

    def _welcomes_a_matter(self, clause: Clause) -> bool:
        """``welcomed the decision`` is said, not done."""
        tree = clause.tree
        first = [o for o in clause.objects if tree.labels[o] != "conj"]  # "welcomed the visit by X and a delegation"
        return not any(self._is_met(tree, o) for o in first)

    def _is_met(self, tree: Tree, word: int) -> bool:
        """True for somebody who can be welcomed: a person, people, a delegation; not a mission or its leadership."""
        mention = tree.mention(word)
        if mention is not None:
            return mention.kind in {"person", "office", "list", "group"}
        several = tree.tags[word] == "NNS" or tree.lemma(word) in {"delegation", "team", "group"}
        return tree.lower(word) in {"him", "her", "them"} or several and self.resolver.group(tree, word) is not None

    def _at_gateway(self, clause: Clause) -> bool:
        """True at an airport, station or landing: who receives somebody there greets him."""
        tree = clause.tree
        for obj in clause.pobjs("at", "on", "in", "upon"):
            if tree.lower(obj) == "arrival":
                return True
            mention = tree.mention(obj)
            words = [tree.lower(obj)] if mention is None else (mention.name or "").lower().split()[-1:]
            if any(w in self.words.gateways for w in words):
                return True
        return False
