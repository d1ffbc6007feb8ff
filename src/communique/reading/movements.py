"""Clauses to movements: arrivals, departures and transits of the principal, leg by leg."""

from __future__ import annotations

import datetime as dt
import re

from communique.reading.cast import Cast
from communique.reading.clauses import Clause, Tree
from communique.reading.ends import EndReader
from communique.reading.journeys import is_ahead, is_leaving, is_to_come
from communique.reading.mentions import Mention
from communique.reading.resolver import Resolver, subject_entities
from communique.reading.setting import Setting
from communique.reading.skeleton import PRINCIPAL
from communique.reading.state import MovementDraft, State, When
from communique.vocab import Vocabulary
from communique.vocab.types import MovementVerb

_SMALL_HOURS = re.compile(r"\b[0-5](?:[.:][0-5]\d)? ?a\.?m\b")


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
        self.ends = EndReader(self.cast, setting)
        self.trip_verbs = frozenset(vocabulary.movements.trip_verbs)

    def read(self, clause: Clause, status: str | None) -> list[MovementDraft]:
        """Return the movements that a clause tells and move the discourse there."""
        if status == "held" and (reached := self._being(clause)) is not None:
            return [reached]
        if status == "held" and clause.finite and clause.label in {"ROOT", "conj"} and (told := self.of_nouns(clause)):
            return told
        self._return(clause)
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
            if not self.is_principals(clause) or is_ahead(clause) or is_to_come(clause):
                continue
            if self._moves_something(clause):
                continue
            found = self._read(clause, entry, status)
            if found and self.ends.by_air(clause, found[-1].place):
                self.state.firm = False  # nobody stays at an airport
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

    def _being(self, clause: Clause) -> MovementDraft | None:
        """``Left Lima and by noon was in Quito``: being elsewhere, right after a departure, is an arrival."""
        if clause.lemma != "be" or clause.label != "conj" or not self.is_principals(clause):
            return None
        above = clause.tree.by_verb.get(clause.tree.heads[clause.verb])
        departures = {"departure", "travel"}
        if above is None or not any(e.kind in departures for e in self.verbs.get(above.lemma, ())):
            return None
        to = next((m for p, m in self.setting.places(clause) if p == "in" and self.ends.is_area(m)), None)
        if to is None or to.entity == self.state.city:
            return None
        return self._arrive(self._span(clause), "be-in", self.setting.when(clause), to, None, "held")

    def _return(self, clause: Clause) -> None:
        """Note where the principal returns to, now or later: his home, for all that is told of it."""
        if clause.lemma == "return" and not clause.negated and self.is_principals(clause):
            for preposition, mention in self.setting.places(clause):
                if preposition == "to" and self.ends.is_area(mention):
                    self.state.home = self.cast.members[mention.entity or ""].country

    @staticmethod
    def _last_word(clause: Clause, word: int) -> str:
        mention = clause.tree.mention(word)
        return (
            (mention.name or "").lower().split()[-1:][0]
            if mention is not None and mention.name
            else clause.tree.lemma(word)
        )

    def is_principals(self, clause: Clause) -> bool:
        """True where the principal, or those who travel with him, are the subject of the clause."""
        if not clause.subjects:
            return clause.label in {"ROOT", "conj", "pcomp", "advcl"}
        if any(clause.tree.mention(s) is None and clause.tree.lower(s) in self.party for s in clause.subjects):
            return True
        subjects = subject_entities(self.resolver, clause)
        if clause.own_subject and all(clause.tree.lower(s) in {"he", "she"} for s in clause.subjects):
            return not self._of_others(clause)  # who travels in a report of travels is its principal
        return self.state.principal in subjects if self.state.principal else bool(subjects)

    def _of_others(self, clause: Clause) -> bool:
        """``Minister Y, who had prepared the visit when she came in March``: told in passing of somebody else."""
        tree, at = clause.tree, clause.verb
        while tree.heads[at] != at:
            label, at = tree.labels[at], tree.heads[at]
            if label in {"relcl", "acl"} and (m := tree.mention(at)) is not None and m.kind in {"person", "office"}:
                keys = self.resolver.entities(tree, at, groups=False)
                return bool(keys) and self.state.principal not in keys
        return False

    def _read(self, clause: Clause, entry: MovementVerb, status: str) -> list[MovementDraft]:
        to, origin, _ = self.ends.ends(clause, entry)
        if entry.kind == "arrival" and to is None and origin is None:
            to = self.ends.above(clause)
        if clause.label == "advcl" and "having" in clause.auxiliaries and to is None:
            return []  # "landed in Lima, having travelled overnight from Quito": background of the arrival
        gateway = any(clause.tree.lower(o) in self.gateways for p, _, objs in clause.prepositions for o in objs)
        if (
            to is None
            and origin is None
            and not (entry.kind == "arrival" and self.state.going_to)
            and not (entry.kind == "departure" and self.state.city and self._leaves_it(clause))
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
            draft = self._movement("arrival", span, rule, self._overnight(span, when), None, status)
            draft.place, draft.country, draft.origin = self.state.city, self.state.country, origin.entity
            draft.inferred.add("place")
            return [draft]
        if entry.kind == "arrival":
            return [self._arrive(span, rule, when, to, origin, status)] if to is not None else []
        if entry.kind == "departure":
            return [self._depart(span, rule, when, origin, to, status)]
        return self._travel(clause, span, rule, when, to, origin, status)

    @staticmethod
    def _leaves_it(clause: Clause) -> bool:
        """``Departed on Friday``, ``left the country``: what is left is where he is."""
        tree = clause.tree
        named = [tree.lower(o) for o in clause.objects if tree.mention(o) is None and tree.kids(o, "det")]
        return clause.lemma == "depart" or named in (["country"], ["city"], ["capital"], ["island"])

    def of_nouns(self, clause: Clause) -> list[MovementDraft]:
        """``Upon his arrival in Lima on Monday, he was greeted``: a journey that a noun tells."""
        tree, found = clause.tree, []
        for preposition, at, objects in clause.prepositions:
            noun = next((o for o in objects if tree.mention(o) is None and tree.lower(o) in self.nouns), None)
            if noun is None or preposition not in {"on", "upon", "after", "following"} or not self._of_him(tree, noun):
                continue
            places = [
                m
                for prep in tree.kids(noun, "prep")
                if tree.lower(prep) in {"in", "at"}
                for o in tree.kids(prep, "pobj")
                if (m := tree.mention(o)) is not None and m.kind == "place" and self.ends.is_area(m)
            ]
            arrived = self.nouns[tree.lower(noun)] == "arrival" and len(places) == 1
            if arrived and places[0].entity != self.state.reached:
                when = self.setting.when(clause)
                span = tree.span(tree.subtree(at))
                found.append(self._arrive(span, "upon-arrival", when, places[0], None, "held"))
        return found

    def _of_him(self, tree: Tree, noun: int) -> bool:
        """True for the principal's journey: not "on the arrival of X", "following X's arrival"."""
        owners = [k for c in tree.kids(noun, "poss") for k in self.resolver.entities(tree, c, groups=False)]
        of = [c for c in tree.kids(noun, "prep") if tree.lower(c) == "of"]
        return not of and (not owners or self.state.principal in owners)

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
        leaving = is_leaving(clause)
        home = clause.lemma == "return" and any(clause.tree.lower(s) == PRINCIPAL for s in clause.subjects)
        if (
            self.state.city
            and (self.state.arrived or leaving)
            and status == "held"
            and not home  # a diary's "Returned to London" closes the journey
            and (target.subkind != "country" or leaving)
            and (origin is None or origin.entity == self.state.city)
        ):
            out.append(self._depart(span, rule, when, origin, to, status))
        if leaving:
            return out
        out.append(self._arrive(span, rule, when, to, None if out else origin, status))
        further = [self._arrive(span, rule, when, more, None, status) for more in self.ends.further(clause, to)]
        if further:  # of two places that one clause names, in which it goes on is not told
            countries = {draft.country for draft in (out[-1], *further)}
            self.state.stay(None, countries.pop() if len(countries) == 1 else None)
        return out + further

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
        draft = self._movement("arrival", span, rule, self._overnight(span, when), to, status)
        draft.origin = origin.entity if origin is not None else None
        if status == "held":
            self._be_at(draft.place, draft.country)
        return draft

    def _overnight(self, span: tuple[int, int], when: When) -> When:
        """``Left shortly before midnight. Landed at 2.10 a.m.`` is the next day; under "6-7 December" it is the 6th."""
        if when.stated:
            return when
        early = _SMALL_HOURS.search(self.setting.text, *span) is not None
        if when.date is not None and early and self.state.left_at_night == when.date:
            self.state.date = when.date + dt.timedelta(days=1)
            return When(self.state.date, "night", False)
        return when if when.date is not None else When(self.state.first_day, when.daypart, False)

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
            self.state.left_at_night = when.date if when.daypart == "night" else None
            self.state.going_to = draft.destination
            self.state.venue = None
        return draft

    def _be_at(self, place: str | None, country: str | None) -> None:
        member = self.cast.members.get(place or "")
        self.state.stay(place if member is not None and member.subkind != "country" else None, country)
        self.state.arrived = True
        self.state.reached = place
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
