"""Where a clause says that the principal was, without telling a journey: visits, trips, "was in", "where he met"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.authority.names import fold
from communique.reading.cast import Member
from communique.reading.clauses import Clause
from communique.reading.mentions import Mention
from communique.reading.movements import MovementReader
from communique.reading.segment import Sentence
from communique.reading.setting import Setting
from communique.reading.state import State
from communique.reading.tokens import text_of
from communique.vocab import Vocabulary

_AREAS = frozenset({"country", "city", "region", "island", "resort"})
_COMING = frozenset({"be", "come", "arrive"})
_ON_TRIPS = frozenset({"during", "on", "in", "throughout"})
_THERE = frozenset({"in", "at", "to", "into", "for", "reached", "toward", "towards"})


class StayReader:
    """Settles the discourse where visits and stays are told."""

    def __init__(self, movements: MovementReader, setting: Setting, state: State, vocabulary: Vocabulary) -> None:
        self.movements, self.setting, self.state = movements, setting, state
        self.resolver, self.cast = movements.resolver, movements.cast
        self.trips = frozenset(vocabulary.engagements.trip_nouns)
        self.verbs = frozenset(vocabulary.movements.stays)
        self.reporting = frozenset(v.verb for v in vocabulary.reporting.verbs)
        self._reached: dict[str, list[int]] = {}  # where in the text a town is said to be gone to, by its name

    def look_ahead(self, sentences: Iterable[tuple[Sentence, Sequence[Mention]]]) -> None:
        """Note the places of the text that are spoken of as gone to: of two towns visited they are the later ones."""
        self._reached.clear()
        for sentence, mentions in sentences:
            for mention in mentions:
                before = sentence.tokens[mention.first - 1].lower if 0 < mention.first <= len(sentence.tokens) else ""
                if sentence.kind == "prose" and mention.kind == "place" and mention.name and before in _THERE:
                    self._reached.setdefault(fold(mention.name), []).append(mention.start)

    def read(self, clause: Clause, status: str | None) -> None:
        """Settle the discourse in the place that a clause of what was done tells of."""
        if status != "held" or "had" in clause.auxiliaries:
            return
        if (head := self._where(clause)) is not None:
            if self._concerns_principal(clause):
                self._settle([head])
            return
        if not self.movements.is_principals(clause):
            return
        if (visited := self._visited(clause)) and self._is_near(visited):
            return  # an engagement told of an excursion
        self._settle(visited or self._trip(clause) or self._stayed(clause) or self._welcomed(clause))

    # -- what the clause says -----------------------------------------------------------------

    def _where(self, clause: Clause) -> Mention | None:
        """``Tripoli, where he met ...``: the place before the adverb."""
        tree = clause.tree
        at = next((a for a in clause.adverbs if tree.lower(a) == "where" and a < clause.verb), None)
        if at is None or clause.label not in {"relcl", "advcl", "conj", "acl"}:
            return None
        for word in range(at - 1, max(-1, at - 5), -1):
            mention = tree.mention(word)
            if mention is not None and mention.kind == "place":
                return mention if self._member(mention).subkind in _AREAS else None
            if mention is None and tree.lower(word) not in {",", "(", ")"}:
                return None
        return None

    def _concerns_principal(self, clause: Clause) -> bool:
        if self.movements.is_principals(clause):
            return True
        return any(
            self.state.principal in self.resolver.entities(clause.tree, w, groups=False)
            for w in (*clause.objects, *clause.agents)
        )

    def _visited(self, clause: Clause) -> list[Mention]:
        if clause.lemma != "visit" or clause.passive:
            return []
        words = [w for w in clause.objects if clause.tree.mention(w) is not None]
        after = clause.tree.mention(clause.verb + 2) if clause.verb + 2 < len(clause.tree) else None
        if not words and after is not None and after.kind == "time":
            words = [clause.verb + 1]  # "visited Tripoli July 26": the parser takes the day for the object
        return self._places(clause, words)

    def _is_near(self, visited: list[Mention]) -> bool:
        """True for a town in the country where he stays: from there he comes back."""
        member = self._member(visited[0])
        return (
            len(visited) == 1
            and self.state.base not in {None, member.key}
            and member.subkind != "country"
            and member.country in {None, self.state.country}
            and not (member.city is not None and member.city.capital)
        )

    def _trip(self, clause: Clause) -> list[Mention]:
        """``Paid a visit to Lima``, ``on a tour of the Gulf``, ``during his stay in Lima``."""
        tree = clause.tree
        nouns = [o for o in clause.objects if clause.lemma in self.movements.trip_verbs]
        for preposition, _, objects in clause.prepositions:
            if preposition not in _ON_TRIPS or clause.lemma in self.reporting and preposition == "on":
                continue
            nouns.extend(
                o for o in objects if preposition == "during" or any(c < o for c in tree.kids(o, "det", "poss", "amod"))
            )
        nouns = [n for n in nouns if tree.mention(n) is None and tree.lemma(n) in self.trips]
        found: list[Mention] = []
        for noun in nouns:
            if any(tree.mention(w) is not None and tree.mention(w).kind == "time" for w in tree.children[noun]):  # type: ignore[union-attr]
                continue  # "during his visit to Lima last year"
            for prep in tree.kids(noun, "prep"):
                if tree.lower(prep) in {"to", "in", "of", "through"}:
                    found += self._places(clause, [c for o in tree.kids(prep, "pobj") for c in tree.conjuncts(o)])
            if not found:
                found = self._places(clause, clause.pobjs("to"))
        return found

    def _stayed(self, clause: Clause) -> list[Mention]:
        """``Was in Lima``, ``opened his trip in Lima``, ``spent the day in Lima``."""
        if clause.lemma not in self.verbs or clause.passive:
            return []
        return self._places(clause, clause.pobjs("in") + self._behind(clause, clause.objects))

    def _welcomed(self, clause: Clause) -> list[Mention]:
        """``Welcomed President X to Australia``: the host is there."""
        return self._places(clause, clause.pobjs("to")) if clause.lemma == "welcome" and not clause.passive else []

    @staticmethod
    def _behind(clause: Clause, words: list[int]) -> list[int]:
        tree = clause.tree
        return [
            c
            for w in words
            for prep in tree.kids(w, "prep")
            if tree.lower(prep) == "in"
            for o in tree.kids(prep, "pobj")
            for c in tree.conjuncts(o)
        ]

    def guest(self, clause: Clause) -> None:
        """``Met with Minister X, who is on a visit to Lima``: where nothing else is known, the host is there too."""
        if clause.label != "relcl" or clause.lemma not in _COMING or clause.modal or self.state.city is not None:
            return
        noun = clause.tree.mention(clause.tree.heads[clause.verb])
        if noun is None or clause.negated or self.movements.is_principals(clause):
            return
        now = clause.tag == "VBZ" if clause.lemma == "be" else bool({"has", "have"} & set(clause.auxiliaries))
        there = clause.pobjs("in" if clause.lemma == "be" else "to", "in") if now else []
        self._settle(self._trip(clause) or self._places(clause, there))

    # -- settling -----------------------------------------------------------------------------

    def _places(self, clause: Clause, words: list[int]) -> list[Mention]:
        found = []
        for word in words:
            mention = clause.tree.mention(word)
            if mention is not None and mention.kind == "place" and self._member(mention).subkind in _AREAS:
                found.append(mention)
        return found

    def _member(self, mention: Mention) -> Member:
        return self.cast.members[mention.entity or ""]

    def headline(self, title: Sentence, mentions: list[Mention], near: list[str]) -> None:
        """``Minister X in Lima and Quito``, ``Visit to Lima``: where the report begins, if a headline says so."""
        for at, token in enumerate(title.tokens[:-1]):
            if token.lower in {"in", "to", "visits", "tours"} and self._leads_to(title, at, mentions):
                found = self._listed(title, at + 1)
                for mention in found:
                    self.resolver.settle(mention, near)
                if any(m.subkind == "city" for m in found):
                    self._settle([m for m in found if self._member(m).subkind in _AREAS])
                if found:
                    return

    def _listed(self, title: Sentence, at: int) -> list[Mention]:
        """Return the towns and countries from the token ``at`` on: "Lima, Quito and Bogotá"."""
        tokens, lexicon, found = title.tokens, self.resolver.lexicon, list[Mention]()
        while at < len(tokens):
            town, country = lexicon.city(tokens, at), lexicon.first(tokens, at, "country")
            end = at + (country.length if country is not None else town[0] if town is not None else 0)
            if end == at:
                break
            name, start, stop = text_of(tokens, at, end), tokens[at].start, tokens[end - 1].end
            mention = Mention("place", at, end, start, stop, name, start, stop, subkind="city")
            if country is not None:
                mention.subkind, mention.country = "country", country.payload
            elif town is not None:
                mention.data = town[1]
            found.append(mention)
            at = end
            while at < len(tokens) and tokens[at].lower in {",", "and", "&"}:
                at += 1
            if at == end:
                break
        return found

    def _leads_to(self, title: Sentence, at: int, mentions: list[Mention]) -> bool:
        """True where the words of a headline before a place say that somebody went there."""
        words = [t.lower for t in title.tokens[: at + 1]]
        earlier = words[-2] if at else ""
        if words[-1] in {"visits", "tours"}:
            return True
        if words[-1] == "to":
            return earlier in self.trips | {"travels", "travel", "travelled", "traveled", "trips", "visits"}
        if any(m.kind in {"person", "office"} and m.first < at <= m.last for m in mentions):
            return True  # "Minister X in Lima"
        return any(w in self.trips | {"meets", "met", "arrives", "activities", "engagements"} for w in words)

    def _settle(self, mentions: list[Mention]) -> None:
        """Settle in the one place named; of several in the one that the text does not go on to."""
        if not mentions:
            return
        countries = {self._member(m).country for m in mentions}
        country = next(iter(countries)) if len(countries) == 1 else None
        towns = [m for m in mentions if self._member(m).subkind != "country"]
        first = towns if len(mentions) == 1 else [m for m in towns if not self._later(m)] if len(towns) > 1 else []
        if len(first) == 1:
            member = self._member(first[0])
            self.state.stay(member.key, member.country or self.state.country)
        elif towns or country is None or country != self.state.country:
            self.state.stay(None, country)  # of the visited country alone: the town reached in it holds
        self.state.arrived = True

    def _later(self, mention: Mention) -> bool:
        return any(start > mention.end for start in self._reached.get(fold(mention.name or ""), ()))
