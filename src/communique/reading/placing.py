"""Where a clause happens: the places that its words name, and the larger event that it is part of."""

from __future__ import annotations

from communique.reading.cast import Cast, Member
from communique.reading.clauses import Clause, Tree
from communique.reading.mentions import Mention
from communique.reading.state import State
from communique.vocab import Vocabulary

# "talked about the situation in X": where the matter is, not the talk.
_TOPICAL = frozenset({"about", "regarding", "concerning", "of"})
_HELD = frozenset({"hosted", "held", "organized", "organised", "convened", "staged"})
_AT = frozenset({"in", "at", "on", "inside", "near", "outside", "from", "to", "aboard", "within"})
_WITHIN = frozenset({"in", "at"})
_FROM_AFAR = frozenset({"virtually", "remotely", "online"})


class Placing:
    """Reads place and occasion of clauses."""

    def __init__(self, cast: Cast, state: State, vocabulary: Vocabulary) -> None:
        self.cast, self.state = cast, state
        self.margins = tuple(m.lower() for m in vocabulary.events.margins)
        self.event_heads = frozenset(vocabulary.events.heads)
        self.trips = frozenset(vocabulary.engagements.trip_nouns)
        self._about = frozenset(
            [(e.verb, slot) for e in vocabulary.reporting.verbs for slot in e.content or ()]
            + [(e.verb, slot) for e in vocabulary.engagements.topic_verbs for slot in e.content]
        )

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
        for preposition, mention in self._told(clause, words):
            member = self.cast.members.get(mention.entity or "")
            if member is None or not self._is_there(preposition, member):
                continue
            if member.subkind == "country" and country is None:
                country = member.country
            elif self._is_town(preposition, member):
                city = city or member.key
                country = country or member.country
            elif member.subkind not in {"country"}:
                venue = venue or member.key
            for inner in mention.inner:
                country = country or inner.country
                if city is None and self.state.city is None and inner.subkind == "city":
                    city = inner.entity  # "received at Keflavík airport"
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

    def _told(self, clause: Clause, words: list[int]) -> list[tuple[str, Mention]]:
        """Return the places that a clause tells, with their prepositions."""
        tree = clause.tree
        if any(tree.lower(a) in _FROM_AFAR for a in clause.adverbs):
            return []  # "virtually handed over houses in Galle"
        places = self.places(clause, words) or self._where(clause)
        if clause.lemma in {"visit", "tour"} and not clause.passive:
            seen = [m for o in clause.objects if (m := tree.mention(o)) is not None and m.kind == "place"]
            places += [("in", m) for m in seen if self._is_village(m)]
            if not seen and not any(p in _WITHIN for p, _ in places):
                places += self._beside(clause)  # "visited a school in Huacho"
        if self.state.city is None and not any(p in _WITHIN for p, _ in places):
            places += self._beside(clause)
        return places

    @staticmethod
    def _where(clause: Clause) -> list[tuple[str, Mention]]:
        """``will travel to Windhoek on Monday, where she will meet officials``: the place before "where"."""
        tree = clause.tree
        adverb = next((a for a in clause.adverbs if tree.mention(a) is None and tree.lower(a) == "where"), None)
        if clause.label not in {"relcl", "advcl"} or adverb is None or clause.modal is None:
            return []
        before = [m for w in range(adverb) if (m := tree.mention(w)) is not None and m.kind == "place"]
        return [("in", before[-1])] if before else []

    def _is_village(self, mention: Mention) -> bool:
        """True for a town, which as the object of "visited" is where he was."""
        member = self.cast.members.get(mention.entity or "")
        return member is not None and self._is_town("in", member)

    @staticmethod
    def _is_there(preposition: str, member: Member) -> bool:
        """True where the preposition says that something took place there: not "flew to X", "talks on X"."""
        if preposition in {"from", "to"}:
            return member.subkind not in {"city", "country"}
        if preposition == "on":
            return member.city is not None and member.city.kind == "island"
        return preposition in _AT

    @staticmethod
    def _is_town(preposition: str, member: Member) -> bool:
        if member.city is None:
            return member.subkind == "city"
        return member.city.is_town or member.subkind == "city" or preposition == "in" and member.city.kind == "site"

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
