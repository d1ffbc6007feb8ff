"""When and where a clause happens: its own words first, then what the discourse has reached."""

from __future__ import annotations

import datetime as dt

from communique.reading.cast import Cast
from communique.reading.clauses import Clause, Tree
from communique.reading.dating import Solution, resolve
from communique.reading.mentions import Mention
from communique.reading.mentions.times import TimeValue
from communique.reading.state import State, When
from communique.vocab import Vocabulary

# "talked about the situation in X": where the matter is, not the talk.
_TOPICAL = frozenset({"about", "regarding", "concerning", "of"})
_HELD = frozenset({"hosted", "held", "organized", "organised", "convened", "staged"})
_AT = frozenset({"in", "at", "on", "inside", "near", "outside", "from", "to", "aboard", "within"})


class Setting:
    """Reads time, place and occasion of clauses."""

    def __init__(self, cast: Cast, state: State, solution: Solution, vocabulary: Vocabulary, text: str) -> None:
        self.cast, self.state, self.solution, self.text = cast, state, solution, text
        self.margins = tuple(m.lower() for m in vocabulary.events.margins)
        self.event_heads = frozenset(vocabulary.events.heads)
        self.trips = frozenset(vocabulary.engagements.trip_nouns)
        self._about = frozenset(
            [(e.verb, slot) for e in vocabulary.reporting.verbs for slot in e.content or ()]
            + [(e.verb, slot) for e in vocabulary.engagements.topic_verbs for slot in e.content]
        )
        self._days: dict[int, dt.date | None] = {}
        self.ends: dt.date | None = None  # the day on which, as its first sentence says, the visit ended

    # -- time ---------------------------------------------------------------------------------

    def day(self, value: TimeValue) -> dt.date | None:
        """Return the day of an expression of time."""
        if value.start not in self._days:  # "the next day" counts once, however often its clause is looked at
            self._days[value.start] = resolve(
                value, year=self.solution.year, current=self.state.date, published=self.solution.published
            )
        day = self._days[value.start]
        if day is None and value.weekday is not None and self.ends is not None:
            day = self._days[value.start] = self.ends - dt.timedelta(days=(self.ends.weekday() - value.weekday) % 7)
        elif (
            day is not None
            and value.day is None
            and value.weekday is not None
            and self.ends is not None
            and day > self.ends
        ):
            day = self._days[value.start] = day - dt.timedelta(days=7)
        return day

    def times(self, clause: Clause) -> list[TimeValue]:
        """Return the expressions of time that hang on the clause, its nouns or particles, not on a clause below."""
        tree = clause.tree
        found = []
        for word in range(len(tree)):
            mention = tree.mention(word)
            if mention is not None and mention.kind == "time" and self._governor(tree, word) == clause.verb:
                found.append(mention.data)
        return found

    @staticmethod
    def _distance(clause: Clause, value: TimeValue) -> int:
        """How far below the verb an expression of time hangs: "spoke today on the anniversary of 7 October"."""
        tree = clause.tree
        word = next((w for w in range(len(tree)) if (m := tree.mention(w)) is not None and m.data is value), None)
        distance = 0
        while word is not None and word != clause.verb and distance < 9:
            word = tree.heads[word]
            distance += 1
        return max(distance, 2)  # directly or after its own preposition is the same

    @staticmethod
    def _governor(tree: Tree, word: int) -> int | None:
        at = word
        for _ in range(10):
            if tree.heads[at] == at:
                return at
            at = tree.heads[at]
            if at in tree.by_verb and tree.labels[at] not in {"amod"}:
                return at
            # Inside the content of a noun ("the amnesty declared the previous day") it is not the clause's time.
            if tree.labels[at] in {"relcl", "acl", "ccomp"}:
                return None
        return None

    def when(self, clause: Clause, *, anchor: bool = True) -> When:
        """Return the day and part of the day of a clause, and move the discourse there if it is an anchor."""
        chain = [clause]
        parent = clause.tree.by_verb.get(self._parent(clause))
        while parent is not None and len(chain) < 4:
            if clause.label in {"xcomp", "advcl", "pcomp", "conj", "acl"}:
                chain.append(parent)
            nxt = clause.tree.by_verb.get(self._parent(parent))
            parent = nxt if nxt is not parent else None
        for step in chain:
            days = sorted(
                (t for t in self.times(step) if t.is_day),
                key=lambda t: (t.base == "current" and t.day is None, self._distance(step, t)),
            )
            if step is not clause:
                # A time before the governing verb holds for the coordinated verbs too; one after it is its own.
                days = [t for t in days if t.start < clause.tree.skeleton.start[step.verb]]
            for value in days:
                if value.end_day:
                    return When(None, None, True)  # "on 13-14 December": which of the days is not told
                day = self.day(value)
                part = value.daypart or next((t.daypart for t in self.times(step) if t.daypart), None)
                if day is None and value.daypart is None and value.base != "published":
                    continue
                if anchor and day is not None:
                    self._move_to(day, part)
                return When(
                    day or self.state.date,
                    part,
                    day is not None
                    and not (value.base == "current" and value.offset is not None and value.offset == 0),
                )
        return When(self.state.date, self.state.daypart if clause.tree.labels[clause.verb] == "conj" else None, False)

    def _move_to(self, day: dt.date, part: str | None) -> None:
        if day != self.state.date:
            self.state.venue = None
            self.state.come_back()
        self.state.date = day
        self.state.daypart = part
        self.state.date_stated = True

    @staticmethod
    def _parent(clause: Clause) -> int:
        tree, at = clause.tree, clause.verb
        for _ in range(8):
            if tree.heads[at] == at:
                return -1
            at = tree.heads[at]
            if at in tree.by_verb:
                return at
        return -1

    # -- place --------------------------------------------------------------------------------

    def places(self, clause: Clause, words: list[int] | None = None) -> list[tuple[str, Mention]]:
        """Return (preposition, place) for the places that hang on the clause or on ``words`` (its nouns)."""
        found: list[tuple[str, Mention]] = []
        for word, _, objects in self._prepositions(clause, words):
            for obj in objects:
                mention = clause.tree.mention(obj)
                if mention is not None and mention.kind == "place":
                    found.append((word, mention))
        return found

    def _prepositions(self, clause: Clause, words: list[int] | None) -> list[tuple[str, int, list[int]]]:
        out = list(clause.prepositions)
        tree = clause.tree
        for noun in words or ():
            for child in tree.kids(noun, "prep"):
                objects = [c for o in tree.kids(child, "pobj") for c in tree.conjuncts(o)]
                out.append((tree.lower(child), child, objects))
        for word, at, objects in list(out):
            matter = (clause.lemma, word) in self._about and at > clause.verb  # "briefed them on his visit to Warsaw"
            for obj in objects if word not in _TOPICAL else ():
                self._below(tree, obj, out, 0, trips=not matter)
        for noun in words or ():
            self._held_in(tree, noun, out)
        for child in tree.children[clause.verb]:
            if tree.labels[child] == "advmod" and tree.kids(child, "prep"):
                for prep in tree.kids(child, "prep"):
                    out.append(
                        (tree.lower(prep), prep, [c for o in tree.kids(prep, "pobj") for c in tree.conjuncts(o)])
                    )
        return out

    def _below(
        self, tree: Tree, obj: int, out: list[tuple[str, int, list[int]]], depth: int, *, trips: bool = True
    ) -> None:
        """``Arrived in X at the airport of Y``: places below other objects of prepositions count too."""
        self._held_in(tree, obj, out)
        for child in tree.kids(obj, "prep"):
            inner = [c for o in tree.kids(child, "pobj") for c in tree.conjuncts(o)]
            if tree.lower(child) in {"in", "at", "outside", "near"}:
                out.append((tree.lower(child), child, inner))
            elif tree.lower(child) == "to" and trips and tree.mention(obj) is None and tree.lemma(obj) in self.trips:
                out.append(("in", child, inner))  # "during her trip to Warsaw"
            elif tree.lower(child) == "of" and tree.mention(obj) is None and depth < 3:
                for event in inner:  # "on the margins of the session of the Assembly in Strasbourg"
                    mention = tree.mention(event)
                    kind = mention.kind if mention is not None else ""
                    if kind in {"event", "organization"} or not kind and tree.lower(event) in self.event_heads:
                        self._below(tree, event, out, depth + 1)

    @staticmethod
    def _held_in(tree: Tree, noun: int, out: list[tuple[str, int, list[int]]]) -> None:
        """``A conference of ambassadors hosted in Vienna by X``: where an event was held."""
        for word in range(noun + 1, min(len(tree), noun + 5)):
            if tree.labels[word] == "acl" and tree.lower(word) in _HELD and tree.heads[word] >= noun:
                for prep in tree.kids(word, "prep"):
                    if tree.lower(prep) in {"in", "at"}:
                        objects = [c for o in tree.kids(prep, "pobj") for c in tree.conjuncts(o)]
                        out.append((tree.lower(prep), prep, objects))

    def _beside(self, clause: Clause) -> list[tuple[str, Mention]]:
        """``Convened business leaders in Lusaka``: a place that the parser hung on those who took part."""
        tree, found = clause.tree, []
        for word in (*clause.objects, *(o for p, _, objs in clause.prepositions if p == "with" for o in objs)):
            for prep in tree.kids(word, "prep"):
                for obj in tree.kids(prep, "pobj"):
                    mention = tree.mention(obj)
                    if tree.lower(prep) == "in" and mention is not None and mention.kind == "place":
                        found.append(("in", mention))
        return found

    def where(self, clause: Clause, words: list[int]) -> tuple[str | None, str | None, str | None, set[str]]:
        """Return (city, country, venue, inferred) of a clause."""
        city = country = venue = None
        inferred: set[str] = set()
        places = self.places(clause, words)
        if self.state.city is None and not any(p in {"in", "at"} for p, _ in places):
            places += self._beside(clause)
        for preposition, mention in places:
            member = self.cast.members.get(mention.entity or "")
            if member is None or preposition not in _AT:
                continue
            if (
                preposition in {"from", "to"}
                and member.subkind in {"city", "country"}
                or preposition == "on"
                and (member.city is None or member.city.kind != "island")
            ):
                continue
            if member.subkind == "country" and country is None:
                country = member.country
            elif member.city is not None and member.city.is_town or member.subkind == "city":
                city = city or member.key
                country = country or member.country
            elif member.subkind not in {"country"}:
                venue = venue or member.key
            for inner in mention.inner:
                country = country or inner.country
        if city is None and self.state.city and (country is None or country == self.state.country):
            city = self.state.city
            inferred.add("city")
        if country is None and self.state.country:
            country = self.state.country
            inferred.add("country")
        if venue is None and self.state.venue and self.state.venue_paragraph == self.state.paragraph:
            venue = self.state.venue
            inferred.add("venue")
        return city, country, venue, inferred

    def occasion(self, clause: Clause, words: list[int]) -> str | None:
        """Return the larger event that the clause is part of: "on the margins of", "during", "at" an event."""
        tree = clause.tree
        for word in range(len(tree)):
            mention = tree.mention(word)
            key = self._event(mention)
            if key is None and mention is None and tree.lower(word) in self.event_heads and tree.kids(word, "det"):
                key = self._event_again(tree.lower(word))
            if key is None:
                continue
            head = tree.heads[word]
            phrase = " ".join(tree.lower(w) for w in range(max(0, word - 5), word))
            if (
                any(phrase.endswith((m, m + " the")) for m in self.margins)
                or tree.labels[word] == "pobj"
                and tree.lower(head) in {"during", "at"}
                and self._hangs_on(tree, head, clause.verb, words)
            ):
                return key
        return None

    def _event(self, mention: Mention | None) -> str | None:
        return mention.entity if mention is not None and mention.kind == "event" else None

    def _event_again(self, head: str) -> str | None:
        """``the Summit`` again: the last event whose name ends so, if only one does."""
        fitting = [m for m in self.cast.members.values() if m.kind == "event" and head in m.name.lower().split()]
        return fitting[0].key if len(fitting) == 1 else None

    def _hangs_on(self, tree: Tree, preposition: int, verb: int, words: list[int]) -> bool:
        head = tree.heads[preposition]
        for _ in range(4):
            if head == verb or head in words:
                return True
            if tree.heads[head] == head:
                return False
            head = tree.heads[head]
        return False
