"""Where and when the discourse is: captions, places in front of a sentence, days, engagements told."""

from __future__ import annotations

from collections.abc import Container

from communique.reading.cast import Cast
from communique.reading.clauses import Clause, Tree
from communique.reading.mentions import Mention
from communique.reading.segment import Sentence
from communique.reading.setting import Setting
from communique.reading.state import EngagementDraft, State

_ENDINGS = frozenset({"end", "conclude", "complete", "finish", "wrap"})  # "concluded a visit": what follows came before


class Whereabouts:
    """Moves the discourse from place to place and from day to day."""

    def __init__(self, cast: Cast, state: State, setting: Setting) -> None:
        self.cast, self.state, self.setting = cast, state, setting

    def caption(self, sentence: Sentence, mentions: list[Mention], *, dated: bool = True) -> None:
        """A heading or fragment ("Egypt, Cairo, December 12.") says where and when what follows happened."""
        places = [m for m in mentions if m.kind == "place" and m.entity]
        times = [m.data for m in mentions if m.kind == "time"]
        words = sum(m.last - m.first for m in mentions if m.kind in {"place", "time"})
        if not (places or times) or words * 2 < len([t for t in sentence.tokens if t.text[0].isalnum()]):
            return
        towns = [m for m in places if (city := self.cast.members[m.entity or ""].city) is not None and city.is_town]
        if len(towns) == 1:
            member = self.cast.members[towns[0].entity or ""]
            self.state.stay(member.key, member.country or self.state.country)
        elif places:
            self.state.stay(None, self.state.country)
        countries = {c for m in places for c in (m.country, self.cast.members[m.entity or ""].country) if c}
        if len(countries) == 1:
            self.state.country = countries.pop()
        for value in times if dated or not any(t.year for t in times) else ():
            if value.is_day:
                day = self.setting.day(value)
                self.state.date, self.state.first_day = (None, day) if value.end_day else (day, None)
                self.state.daypart = value.daypart

    def front_place(self, tree: Tree) -> None:
        """``In Almaty, ...``: a place before the main verb moves the discourse there."""
        root = next((w for w in range(len(tree)) if tree.heads[w] == w), 0)
        for word in range(min(root, 6)):
            mention = tree.mention(word)
            if (
                mention is None
                and tree.lower(word) == "capital"
                and tree.labels[word] == "pobj"
                and tree.lower(tree.heads[word]) == "in"
            ):
                self._to_capital()
            if (
                mention is None
                or mention.kind != "place"
                or tree.labels[word] != "pobj"
                or not self._fronted(tree, tree.heads[word])
            ):
                continue
            member = self.cast.members.get(mention.entity or "")
            if member is None:
                continue
            self.state.ahead = None
            if member.city is None and member.subkind == "city" and self.state.base:
                self._engaged_at(member.key, member.country)  # a village that no gazetteer has
            elif member.city is not None and member.city.kind == "venue":
                self.state.venue, self.state.venue_paragraph = member.key, self.state.paragraph
                self.state.country = self.state.country or member.country  # "Today at the Kremlin, ...": no city
            elif member.city is not None or member.subkind == "city":
                self.state.stay(member.key, member.country or self.state.country)
                self.state.arrived = True
            elif member.subkind == "country":
                if member.country != self.state.country:
                    self.state.stay(None, member.country)
            else:
                self.state.venue, self.state.venue_paragraph = member.key, self.state.paragraph

    @staticmethod
    def _fronted(tree: Tree, preposition: int) -> bool:
        """``In Lima``, ``Back in Lima``, ``In the village of Poutasi``; not "the Director of the office in Lima"."""
        at = preposition
        while preposition > 1 and tree.heads[at] != at and tree.heads[at] not in tree.by_verb:
            at = tree.heads[at]
        if preposition > 1 and tree.labels[at] in {"nsubj", "nsubjpass"}:
            return False
        if tree.lower(preposition) in {"in", "at"}:
            return True
        head = tree.heads[preposition]
        above = tree.heads[head]
        return (
            tree.lower(preposition) == "of"
            and tree.mention(head) is None
            and tree.labels[head] == "pobj"
            and tree.lower(above) in {"in", "at"}
            and tree.lower(head) in {"village", "town", "city", "settlement", "camp", "district", "capital", "port"}
        )

    def _ended(self, clause: Clause) -> bool:
        """``ended a five-day visit on Friday``: the day closes the report's time, it does not open it."""
        trips = any(clause.tree.lemma(o) in self.setting.trips for o in clause.objects)
        if clause.lemma not in _ENDINGS or not trips or self.state.date is not None:
            return False
        days = [day for value in self.setting.times(clause) if (day := self.setting.day(value)) is not None]
        self.setting.ends = days[0] if days else self.setting.ends
        return bool(days)

    def move_on(self, tree: Tree) -> None:
        """A day named in the main clause is where the discourse now is, whether or not the clause gives a fact."""
        for clause in tree.clauses:
            if self._ended(clause):
                continue
            if (
                (
                    clause.label in {"ROOT", "parataxis"}
                    or clause.label == "ccomp"
                    and tree.heads[clause.verb] > clause.verb
                )
                and clause.finite
                and clause.modal is None
                and clause.tag in {"VBD", "VBN", "VBG"} | {"VB"}
                and not (clause.tag == "VB" and "did" not in clause.auxiliaries)
                and "had" not in clause.auxiliaries
                and self._tells_its_day(clause)
            ):
                self.setting.when(clause)

    def _tells_its_day(self, clause: Clause) -> bool:
        """``condemned the March 24 launch``, ``welcomed the vote of 3 May``: days of what was spoken of."""
        tree = clause.tree
        if clause.lemma not in tree.parser.reporting or clause.passive:
            return True
        for word in range(len(tree)):
            mention = tree.mention(word)
            if mention is None or mention.kind != "time" or not mention.data.is_day:
                continue
            above = tree.heads[word]
            direct = above == clause.verb or tree.labels[word] == "pobj" and tree.heads[above] == clause.verb
            if direct and word < clause.verb + 4:
                return True
        return not any(t.is_day for t in self.setting.times(clause))

    def _to_capital(self) -> None:
        """``In the capital, ...``: the capital that he left for, or the one of this country that the report names."""
        known = [
            m.key
            for m in self.cast.members.values()
            if m.city is not None and m.city.capital and m.country == self.state.country
        ]
        target = self.state.going_to if self.state.going_to in known else known[0] if len(known) == 1 else None
        if target is not None:
            self.state.stay(target, self.cast.members[target].country)
            self.state.arrived = True

    def look_ahead(self, clause: Clause, verbs: Container[str]) -> None:
        """``will travel to Lima``: where what is planned next will be; nowhere where several places are named."""
        if clause.modal not in {"will", "shall"} or clause.lemma not in verbs:
            return
        members = self.cast.members
        towns = [m for p, m in self.setting.places(clause) if p in {"to", "in", "for"} and m.entity in members]
        towns += [
            m
            for o in clause.objects
            if (m := clause.tree.mention(o)) is not None and m.kind == "place" and m.entity in members
        ]
        found = [members[m.entity or ""] for m in towns]
        cities = list(dict.fromkeys(m.key for m in found if m.subkind != "country"))
        countries = list(dict.fromkeys(m.country for m in found if m.country))
        if found:
            alone = len(countries) == 1
            self.state.ahead = cities[0] if len(cities) == 1 and alone else None, countries[0] if alone else None

    def reached(self, draft: EngagementDraft) -> None:
        """An engagement that was held is where the discourse now is."""
        self.state.engagement = draft
        if draft.city and "city" not in draft.inferred:
            self._engaged_at(draft.city, draft.country)
        elif draft.country and "country" not in draft.inferred and self.state.country != draft.country:
            self.state.stay(None, draft.country)
        if draft.venue and "venue" not in draft.inferred:
            self.state.venue, self.state.venue_paragraph = draft.venue, self.state.paragraph

    def _engaged_at(self, city: str, country: str | None) -> None:
        """An engagement in another town of the country is an excursion, from which he comes back to where he stays."""
        row = self.cast.members[city].city
        abroad = country is not None and country != self.state.country
        if self.state.base == city:
            self.state.come_back()
        elif not self.state.firm or self.state.base is None or abroad or row is not None and row.capital:
            self.state.stay(city, country or self.state.country, firm=False)
        else:
            self.state.city, self.state.away = city, self.state.paragraph

    def come_back(self) -> None:
        """An excursion ends with its paragraph."""
        if self.state.away != self.state.paragraph:
            self.state.come_back()
