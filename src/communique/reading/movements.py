"""Clauses to movements: arrivals, departures and transits of the principal, leg by leg."""

from __future__ import annotations

from communique.reading.cast import Cast
from communique.reading.clauses import Clause
from communique.reading.mentions import Mention
from communique.reading.resolver import Resolver, subject_entities
from communique.reading.setting import Setting
from communique.reading.state import MovementDraft, State, When
from communique.vocab import Vocabulary
from communique.vocab.types import MovementVerb


class MovementReader:
    """Reads movements off clauses and keeps track of where the principal is."""

    def __init__(self, resolver: Resolver, setting: Setting, state: State, vocabulary: Vocabulary) -> None:
        self.resolver, self.setting, self.state = resolver, setting, state
        self.cast: Cast = resolver.cast
        self.verbs: dict[str, list[MovementVerb]] = {}
        for entry in vocabulary.movements.verbs:
            self.verbs.setdefault(entry.verb, []).append(entry)
        self.gateways = frozenset(vocabulary.movements.gateways)
        self.party = frozenset(vocabulary.movements.party)
        self.nouns = vocabulary.movements.nouns

    def read(self, clause: Clause, status: str | None) -> list[MovementDraft]:
        """Return the movements that a clause tells and move the discourse there."""
        for entry in self.verbs.get(clause.lemma, ()):
            if entry.kind in {"none", "visit"} or status != "held":
                continue
            if (
                entry.particle
                and entry.particle not in clause.particles
                and not any(clause.tree.lower(a) == entry.particle for a in clause.adverbs)
            ):
                continue
            if entry.nouns and not any(self._last_word(clause, o) in entry.nouns for o in clause.objects):
                continue
            if not self._is_principal(clause) or self._ahead(clause) or self._moves_something(clause):
                continue
            found = self._read(clause, entry, status)
            if found:
                return found
        return []

    def _moves_something(self, clause: Clause) -> bool:
        """``returned the crown to X``, ``headed the delegation to X``: somebody or something else is sent there."""
        tree = clause.tree
        if clause.passive or clause.lemma not in {"return", "head"}:
            return False
        return any(
            tree.labels[o] == "dobj"
            and (tree.lower(o) in self.party if (m := tree.mention(o)) is None else m.kind not in {"place", "time"})
            for o in clause.objects
        )

    @staticmethod
    def _ahead(clause: Clause) -> bool:
        """``Before leaving for X, he met ...``: the leaving is still to be told."""
        tree, at = clause.tree, clause.verb
        if clause.label == "pcomp" and tree.lower(tree.heads[at]) in {"before", "prior", "to", "ahead"}:
            return tree.heads[tree.heads[at]] > at
        return clause.label == "advcl" and clause.mark in {"before", "until"} and tree.heads[at] > at

    @staticmethod
    def _last_word(clause: Clause, word: int) -> str:
        mention = clause.tree.mention(word)
        return (
            (mention.name or "").lower().split()[-1:][0]
            if mention is not None and mention.name
            else clause.tree.lemma(word)
        )

    def _is_principal(self, clause: Clause) -> bool:
        if not clause.subjects:
            return clause.label in {"ROOT", "conj", "pcomp", "advcl"}
        if any(clause.tree.mention(s) is None and clause.tree.lower(s) in self.party for s in clause.subjects):
            return True
        if clause.own_subject and all(clause.tree.lower(s) in {"he", "she"} for s in clause.subjects):
            return True  # who travels in a report of travels is its principal
        subjects = subject_entities(self.resolver, clause)
        return self.state.principal in subjects if self.state.principal else bool(subjects)

    def _ends(self, clause: Clause, entry: MovementVerb) -> tuple[Mention | None, Mention | None, Mention | None]:
        to = origin = via = None
        for preposition, mention in self._places(clause):
            if (
                self.cast.members[mention.entity or ""].subkind not in {"country", "city", "region", "island", "resort"}
                and self.cast.members[mention.entity or ""].city is None
            ):
                continue
            last = preposition.split()[-1]
            if (preposition in entry.to or last in entry.to and preposition not in entry.from_) and to is None:
                to = mention
            elif (preposition in entry.from_ or last in entry.from_) and origin is None:
                origin = mention
            elif preposition in entry.via and via is None:
                via = mention
        if to is None and clause.label == "relcl" and any(clause.tree.lower(a) == "where" for a in clause.adverbs):
            head = clause.tree.mention(clause.tree.heads[clause.verb])
            if head is not None and head.kind == "place" and head.subkind in {"city", "country"}:
                to = head  # "in Bogotá, where he arrived on Monday"
        bare = [
            w
            for w in clause.tree.children[clause.verb]
            if w > clause.verb
            and clause.tree.labels[w] in {"npadvmod", "oprd", "attr", "advmod", "dep"}
            and (m := clause.tree.mention(w)) is not None
            and m.kind == "place"
        ]
        for word in [*clause.objects[:1], *bare[:1]]:
            obj = clause.tree.mention(word)
            if (
                obj is not None
                and obj.kind == "place"
                and self.cast.members[obj.entity or ""].subkind in {"country", "city", "region", "island", "resort"}
            ):
                if entry.object == "to":
                    to = to or obj
                elif entry.object == "from":
                    origin = origin or obj
        return to, origin, via

    def _places(self, clause: Clause) -> list[tuple[str, Mention]]:
        tree, found = clause.tree, self.setting.places(clause)
        for prep in range(len(tree)):
            if tree.tags[prep] in {"IN", "TO"} and tree.heads[prep] in tree.by_verb and tree.heads[prep] == clause.verb:
                continue
            # "left Almaty for Astana", "his departure from X": prepositions that the parser hung on the object.
            if tree.tags[prep] in {"IN", "TO"} and tree.heads[prep] in clause.objects:
                for obj in tree.kids(prep, "pobj"):
                    mention = tree.mention(obj)
                    if mention is not None and mention.kind == "place":
                        found.append((tree.lower(prep), mention))
        # "departed Kazakhstan to Dushanbe, the capital of Tajikistan": the first place after a preposition counts.
        return found

    def _read(self, clause: Clause, entry: MovementVerb, status: str) -> list[MovementDraft]:
        to, origin, _ = self._ends(clause, entry)
        gateway = any(clause.tree.lower(o) in self.gateways for p, _, objs in clause.prepositions for o in objs)
        if (
            to is None
            and origin is None
            and not (entry.kind == "arrival" and self.state.going_to)
            and not (entry.kind == "departure" and clause.lemma in {"depart"} and self.state.city)
        ):
            return []
        if gateway and to is None and clause.lemma in {"head", "go", "proceed", "drive", "move"}:
            return []
        planned = status in {"planned", "cancelled", "declined"}
        when = self.setting.when(clause, anchor=not planned) if not planned else When()
        span = self._span(clause)
        rule = f"{entry.verb}-{'in' if entry.kind == 'arrival' else 'for' if to is not None else 'from'}"
        if entry.kind == "transit":
            place = to or origin
            return [self._movement("transit", span, rule, when, place, status)] if place else []
        if entry.kind == "arrival" and to is None and origin is None and self.state.going_to and not clause.objects:
            draft = self.anchor(["arrival"], span)
            return [draft] if draft is not None else []
        if (
            entry.kind == "arrival"
            and to is None
            and origin is not None
            and self.state.city
            and origin.entity != self.state.city
        ):
            draft = self._movement("arrival", span, rule, when, None, status)
            draft.place, draft.country, draft.origin = self.state.city, self.state.country, origin.entity
            draft.inferred.add("place")
            return [draft]
        if entry.kind == "arrival":
            return [self._arrive(span, rule, when, to, origin, status)] if to is not None else []
        if entry.kind == "departure":
            return [self._depart(span, rule, when, origin, to, status)]
        return self._travel(clause, span, rule, when, to, origin, status)

    def _travel(
        self,
        clause: Clause,
        span: tuple[int, int],
        rule: str,
        when: When,
        to: Mention | None,
        origin: Mention | None,
        status: str,
    ) -> list[MovementDraft]:
        """``flew to X``: a departure from where he was, if that is known and was reached before, and an arrival."""
        if to is None:
            return [self._depart(span, rule, when, origin, None, status)] if origin is not None else []
        target = self.cast.members[to.entity or ""]
        out: list[MovementDraft] = []
        if target.key == self.state.city:
            return []
        if (
            self.state.city
            and self.state.arrived
            and status == "held"
            and clause.lemma != "return"
            and target.subkind != "country"
            and (origin is None or origin.entity == self.state.city)
        ):
            out.append(self._depart(span, rule, when, origin, to, status))
        out.append(self._arrive(span, rule, when, to, None if out else origin, status))
        return out

    def _movement(
        self, kind: str, span: tuple[int, int], rule: str, when: When, mention: Mention | None, status: str
    ) -> MovementDraft:
        draft = MovementDraft(kind, [span], rule, when, status=status)  # type: ignore[arg-type]
        if mention is not None:
            member = self.cast.members[mention.entity or ""]
            draft.place, draft.country = member.key, member.country
        if when.date is not None and not when.stated:
            draft.inferred.add("date")
        return draft

    def _arrive(
        self, span: tuple[int, int], rule: str, when: When, to: Mention | None, origin: Mention | None, status: str
    ) -> MovementDraft:
        draft = self._movement("arrival", span, rule, when, to, status)
        draft.origin = origin.entity if origin is not None else None
        if status == "held":
            self._be_at(draft.place, draft.country)
        return draft

    def _depart(
        self, span: tuple[int, int], rule: str, when: When, origin: Mention | None, to: Mention | None, status: str
    ) -> MovementDraft:
        draft = self._movement("departure", span, rule, when, origin, status)
        left = self.cast.members.get(draft.place or "")
        if (
            (left is None or left.subkind == "country")
            and self.state.city
            and (left is None or left.country == self.state.country)
        ):
            draft.place, draft.country = self.state.city, self.state.country
            draft.inferred.add("place")
        elif left is None and self.state.country:
            draft.place, draft.country = (
                f"place:{self.state.country.lower()}"
                if f"place:{self.state.country.lower()}" in self.cast.members
                else None,
                self.state.country,
            )
            draft.inferred.add("place")
        draft.destination = to.entity if to is not None else None
        if status == "held":
            self.state.going_to = draft.destination
            self.state.venue = None
        return draft

    def _be_at(self, place: str | None, country: str | None) -> None:
        member = self.cast.members.get(place or "")
        self.state.city = place if member is not None and member.subkind != "country" else None
        self.state.country = country
        self.state.arrived = True
        self.state.going_to = None
        self.state.venue = None
        self.state.part_of = None

    def anchor(self, clause_words: list[str], span: tuple[int, int]) -> MovementDraft | None:
        """``Soon after arrival``: if he had left for a place, he has now reached it."""
        if not self.state.going_to or not any(
            w in self.nouns and self.nouns[w] == "arrival" or w == "arriving" for w in clause_words
        ):
            return None
        member = self.cast.members[self.state.going_to]
        draft = MovementDraft(
            "arrival", [span], "upon-arrival", When(self.state.date, None, False), member.key, member.country
        )
        draft.inferred.update({"place", "date"})
        self._be_at(member.key, member.country)
        return draft

    def _span(self, clause: Clause) -> tuple[int, int]:
        tree = clause.tree
        drop = frozenset(
            w
            for w in tree.children[clause.verb]
            if tree.labels[w] in {"conj", "cc", "advcl", "parataxis", "ccomp"} and w > clause.verb
        )
        words = tree.subtree(clause.verb, drop)
        first = min([s for s in clause.subjects if s < clause.verb and clause.verb - s < 6] or [clause.verb])
        return tree.span([w for w in words if w >= first])
