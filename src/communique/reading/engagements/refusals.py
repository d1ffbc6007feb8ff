"""What looks like an engagement of the principal and is none: honours for others, habits, what is said of documents."""

from __future__ import annotations

from communique.reading.clauses import Clause
from communique.reading.engagements.parties import PartyReader
from communique.reading.engagements.passing import in_passing
from communique.reading.engagements.reading import Discourse, Reading, noun_links
from communique.reading.engagements.words import EngagementWords
from communique.reading.resolver import subject_entities

# Verbs of honours: who receives or hands them over is not told by a passive without agent.
_COMMEMORATING = frozenset({"dedicate", "honour", "honor"})
_HONOURING = frozenset({"award", "decorate", "confer", "present", "hand", "receive", "accept"})
# How often something happens that is no single engagement.
_HABITUAL = frozenset({"daily", "weekly", "monthly", "annually", "regularly", "constantly", "always", "usually"})
# Words before "service" that make it a duty.
_DUTIES = frozenset(
    {"military", "public", "civil", "social", "national", "border", "secret", "intelligence", "security", "alternative"}
)
# Kinds that can be offered and so take place: "offered a dinner".
_OFFERED = frozenset({"meal", "ceremony", "site-visit", "address"})
# "The event was organised by the Ministry": who made it, not who came.
_ORGANISING = frozenset({"organize", "organise", "initiate"})
# What one hopes or strives for is not planned yet.
_WISHES = frozenset({"hope", "wish", "desire", "effort", "attempt", "willingness", "readiness", "interest", "need"})
_PRESENT = frozenset({"VBZ", "VBP"})


class RefusalReader:
    """Says of a reading why it is no engagement, if it is none."""

    def __init__(self, discourse: Discourse, words: EngagementWords, parties: PartyReader) -> None:
        self.discourse, self.words, self.parties = discourse, words, parties
        self.resolver, self.state = discourse.resolver, discourse.state

    def refuses(self, clause: Clause, reading: Reading) -> bool:
        """Return whether the reading tells no engagement of the principal."""
        return (
            self._honours_others(clause, reading)
            or self._is_background(clause, reading)
            or self._is_thanked_for(clause)
            or self._is_habit(clause)
            or self._is_what_they_are(clause)
            or self._is_wished(clause)
            or self._is_in_document(clause)
            or self._is_aside(clause, reading)
            or self._is_duty(clause, reading)
            or self._is_nobodys_event(clause, reading)
            or clause.lemma == "offer"
            and reading.kind not in _OFFERED
            or self._is_others_conjunct(clause)
            or self._is_history(clause, reading)
            or self._says_when(clause)
            or self._is_with_others(clause, reading)
        )

    def _acts(self, clause: Clause) -> bool:
        """True where the principal is subject or agent."""
        keys = [k for a in clause.agents for k in self.resolver.entities(clause.tree, a)]
        return self.state.principal in [*keys, *subject_entities(self.resolver, clause)]

    def _honours_others(self, clause: Clause, reading: Reading) -> bool:
        """``Three officers were awarded medals``, ``the envoy received the prize for the President``."""
        if reading.kind == "ceremony" and self._on_paper(clause):
            return True
        if reading.kind not in {"ceremony", "meeting"} or clause.lemma not in _HONOURING:
            return False
        if clause.passive:
            return reading.words[:1] == [clause.verb] and not self._acts(clause) and self.state.principal is not None
        return (
            reading.kind == "ceremony"
            and clause.lemma in {"receive", "accept"}
            and bool(clause.subjects)
            and not self._acts(clause)
        )

    def _on_paper(self, clause: Clause) -> bool:
        """``signed an order on awarding X``, ``has received many prizes``, ``a cup dedicated to the memory of X``."""
        if clause.lemma in _COMMEMORATING and clause.passive:
            return not clause.agents
        if clause.lemma not in _HONOURING - {"present", "hand", "accept"}:
            return False
        if clause.label in {"pcomp", "acl"}:
            return True
        told_of_a_life = bool({"has", "have", "had"} & set(clause.auxiliaries)) or any(
            t.vague for t in self.discourse.setting.times(clause)
        )
        return clause.lemma == "receive" and told_of_a_life

    def _is_thanked_for(self, clause: Clause) -> bool:
        """``appreciation to Norway for hosting the talks``: what somebody is thanked or praised for."""
        tree, above = clause.tree, clause.tree.heads[clause.verb]
        if clause.label == "xcomp" and clause.tag == "VBG" and above in tree.by_verb:
            return tree.by_verb[above].lemma in {"welcome", "appreciate"}  # "welcomed hearing from them"
        if clause.label != "pcomp" or clause.tag != "VBG" or tree.lower(above) not in {"for", "on"}:
            return False
        head = tree.by_verb.get(tree.heads[above])
        return head is not None and head.lemma in tree.parser.reporting and head.lemma not in self.words.light

    def _is_wished(self, clause: Clause) -> bool:
        """``hope that talks would be organised``, ``an effort to consult with the public``: nobody has planned it."""
        tree, above = clause.tree, clause.tree.heads[clause.verb]
        if above == clause.verb:
            return False
        lemma = tree.lemma(above) if above not in tree.by_verb else tree.by_verb[above].lemma
        if clause.label in {"acl", "ccomp", "relcl"} and lemma in _WISHES:
            return clause.modal is not None or clause.infinitive
        return False

    @staticmethod
    def _is_what_they_are(clause: Clause) -> bool:
        """``communities that host refugees``: told of a kind of people, not of a day."""
        if clause.label != "relcl" or clause.tag not in _PRESENT or clause.auxiliaries:
            return False
        return clause.tree.mention(clause.tree.heads[clause.verb]) is None

    @staticmethod
    def _is_background(clause: Clause, reading: Reading) -> bool:
        """``the project, which was launched in March``: what was done to a thing by whoever."""
        done = clause.passive and clause.label == "relcl" and reading.words[:1] == [clause.verb]
        return reading.kind == "ceremony" and done and not clause.agents and not reading.parties

    @staticmethod
    def _is_habit(clause: Clause) -> bool:
        """``Consultations take place daily``."""
        tree = clause.tree
        return clause.tag in _PRESENT and any(
            tree.lower(w) in _HABITUAL for w in tree.children[clause.verb] if tree.labels[w] in {"advmod", "npadvmod"}
        )

    def _is_in_document(self, clause: Clause) -> bool:
        """``signed a decree on awarding the title``: what a document is about."""
        tree, at = clause.tree, clause.verb
        if clause.label == "pcomp" and clause.tag == "VBG" and tree.lower(tree.heads[at]) in {"on", "about", "for"}:
            at = tree.heads[at]
        elif clause.label != "acl" or clause.tag != "VBG":
            return False
        head = tree.heads[at]
        above = tree.by_verb.get(head)
        heads = [head] if above is None else above.objects if above.lemma == "sign" else []
        return any(tree.tags[h][:2] == "NN" and self.words.is_paper(tree, h) for h in heads)

    def _is_aside(self, clause: Clause, reading: Reading) -> bool:
        """``"...", he said, addressing the ministers``: whom he spoke to in the engagement being told."""
        tree = clause.tree
        if clause.lemma != "address" or reading.kind != "address" or clause.label != "advcl" or clause.tag != "VBG":
            return False
        above = tree.by_verb.get(tree.heads[clause.verb])
        named = any((m := tree.mention(o)) is not None and m.kind in {"event", "organization"} for o in clause.objects)
        if above is None or above.lemma not in self.words.reporting or named:
            return False
        placed = [o for o in clause.objects for q, _, objs in noun_links(tree, o) if q in {"at", "in"} and objs]
        return clause.verb > above.verb or not (placed or clause.pobjs("at", "in"))

    @staticmethod
    def _is_duty(clause: Clause, reading: Reading) -> bool:
        """``joined the army for military service``, ``provides services``."""
        tree = clause.tree
        nouns = [w for w in reading.words if tree.mention(w) is None and tree.lemma(w) == "service"]
        return reading.kind == "ceremony" and any(
            clause.lemma == "provide" or {tree.lower(c) for c in tree.kids(w, "amod", "compound")} & _DUTIES
            for w in nouns
        )

    def _is_nobodys_event(self, clause: Clause, reading: Reading) -> bool:
        """``The event took place in the hall``, ``the Forum is organised so that ...``: not who was there."""
        tree = clause.tree
        if reading.kind != "attendance" or reading.principals or self._acts(clause):
            return False
        if clause.passive and clause.agents and clause.lemma in _ORGANISING:
            return True
        if reading.parties:
            return False
        if clause.passive and set(clause.auxiliaries) & {"is", "are"} and "being" not in clause.auxiliaries:
            return True
        return (
            any(s in reading.words and tree.lower(s) == "event" for s in clause.subjects)
            and self.state.engagement is None
            and not clause.agents
        )

    def _is_with_others(self, clause: Clause, reading: Reading) -> bool:
        """``A joint meeting was held with the participation of the Prime Ministers``: theirs, not the principal's."""
        if not clause.passive or reading.principals or self._acts(clause) or self.state.principal is None:
            return False
        nouns = [w for w in reading.words if w in clause.subjects]
        there = [key for w in nouns for key, _ in self.parties.taking_part(clause, w) if self.discourse.is_person(key)]
        return bool(there) and self.state.principal not in [*there, *(key for key, _ in reading.parties)]

    @staticmethod
    def _says_when(clause: Clause) -> bool:
        """``a meeting with the press following talks with X``: when that meeting was."""
        tree = clause.tree
        return clause.lemma == "follow" and clause.label == "prep" and tree.tags[tree.heads[clause.verb]][:2] == "NN"

    def _is_history(self, clause: Clause, reading: Reading) -> bool:
        """``The last such summit took place ten years ago``, ``as she noted, the Forum and the Congress were held``."""
        if reading.parties or reading.principals or self._acts(clause):
            return False
        if clause.label == "relcl" and clause.lemma in {"take", "hold", "occur"}:
            return True  # "the talks, which took place in Istanbul"
        named = [s for s in clause.subjects if (m := clause.tree.mention(s)) is not None and m.kind == "event"]
        return in_passing(clause, reading) or len(clause.subjects) > 1 and bool(named)

    def _is_others_conjunct(self, clause: Clause) -> bool:
        """``The volunteer comes to the office, signs a contract``: a verb whose subject the parser left at another."""
        tree = clause.tree
        if clause.subjects or clause.label != "ROOT":
            return False
        before = [v for label, v in clause.complements if label == "ccomp" and v < clause.verb]
        earlier = [tree.by_verb[v] for v in before if v in tree.by_verb]
        return any(
            other.subjects
            and other.lemma not in self.words.reporting
            and self.state.principal not in subject_entities(self.resolver, other)
            for other in earlier
        )
