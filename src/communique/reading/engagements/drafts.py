"""From what a clause tells to engagements: whose they are, how many, when and where, and the words that show it."""

from __future__ import annotations

from itertools import pairwise

from communique.reading.clauses import Clause, Tree
from communique.reading.engagements.parties import HOSTING, PartyReader
from communique.reading.engagements.passing import in_passing
from communique.reading.engagements.reading import WITH, Discourse, Party, Reading
from communique.reading.engagements.words import EngagementWords
from communique.reading.resolver import subject_entities
from communique.reading.state import EngagementDraft, When

# Words that make one engagement of each party.
_APART = frozenset({"separately", "separate", "individually", "respectively"})
# Between two parties, these tell two engagements: "met with A and then with B".
_THEN = frozenset({"then", "later", "afterwards", "subsequently", "separately", "separate"})
_ONE_BY_ONE = ("one", "after", "the", "other")
# Kinds in which those who head a group take part with it.
_LED = frozenset({"meeting", "call", "briefing", "welcome", "meal"})
# Kinds that those do who are named as the agents of a passive.
_PERFORMED = frozenset({"ceremony", "signing", "site-visit", "attendance"})
_LONG = 30  # days before publication; what is older is no news
# Verbs of honours that are also bestowed on paper: "was awarded the title", "the order on awarding X".
_DECREED = frozenset({"award", "confer", "decorate", "honour", "honor", "receive"})
# Branches of the verb that tell something else.
_OTHER_CLAUSES = frozenset({"conj", "cc", "advcl", "parataxis", "ccomp"})


class Drafter:
    """Makes engagements of the principal out of readings."""

    def __init__(self, discourse: Discourse, words: EngagementWords, parties: PartyReader) -> None:
        self.discourse, self.words, self.parties = discourse, words, parties
        self.resolver, self.setting, self.state = discourse.resolver, discourse.setting, discourse.state

    def drafts(self, clause: Clause, reading: Reading, status: str) -> list[EngagementDraft]:
        """Return the engagements of a reading; none where the principal takes no part."""
        principal = self.state.principal
        if principal is None and any(clause.tree.lower(s) in {"i", "we"} for s in clause.subjects):
            return []  # somebody's own words, and it is not known whose
        parties = self._with_subjects(clause, reading)
        hosts = reading.principals or self._is_principals(clause, reading, parties)
        if principal and not hosts and (not self._agentless(clause, reading) or self._long_ago(clause)):
            return []
        company = self.parties.company(clause)
        company = [*company, *self._own_retinue(clause)]
        others = [(k, r) for k, r in parties if k != principal and k not in company]
        others += [(k, "accompanying") for k in dict.fromkeys(company) if k != principal]
        met = len(others)
        if any(r == "counterpart" for _, r in others) and reading.kind in _LED:
            self.parties.add_leaders(others, clause, "counterpart")
            self.parties.add_included(others, clause, "counterpart")
        groups = self._separate(clause, reading, others, {key for key, _ in others[met:]})
        return [self._draft(clause, reading, status, members) for members in groups]

    # -- whose engagement it is ---------------------------------------------------------------

    def _with_subjects(self, clause: Clause, reading: Reading) -> list[Party]:
        """Return the parties of the reading and, after them, the subjects of the clause."""
        tree, principal = clause.tree, self.state.principal
        subjects = subject_entities(self.resolver, clause)
        parties = list(reading.parties)
        if principal and any(tree.mention(s) is None and tree.lower(s) in self.words.retinue for s in clause.subjects):
            subjects = [principal]  # "the full delegation met with ..."
        sided = (
            reading.kind in {"meeting", "call"}
            and principal in subjects
            and any(k != principal for k, _ in reading.parties)
        )
        for key in self._joined(clause):
            self.parties.add(parties, key, "counterpart")
        role = "accompanying" if sided else "host" if reading.kind == "meal" else "counterpart"
        told = {
            key
            for s in clause.subjects
            if tree.mention(s) is None and s != clause.verb and self.words.noun_kind(tree, s) is not None
            for key in self.resolver.entities(tree, s, subject=True)
        }  # "an audience": what took place is nobody who took part
        for key in subjects if clause.lemma not in self.words.following and reading.rule != "interlocutor" else ():
            if key not in told:
                accompanies = key in self.resolver.cast.companions
                foreign = sided and self._is_foreign(key)  # "A and his colleague B of another country met with C"
                self.parties.add(parties, key, "accompanying" if accompanies else "counterpart" if foreign else role)
        return parties

    def _own_retinue(self, clause: Clause) -> list[str]:
        """``X and his delegation were received by Y``: those coordinated with the principal who are his own."""
        tree, principal = clause.tree, self.state.principal
        for words in (clause.subjects, clause.objects, clause.agents):
            keys = {w: self.resolver.entities(tree, w) for w in words}
            if not any(principal in found for found in keys.values()):
                continue
            owned = [w for w in words if tree.mention(w) is None and tree.lower(w) in self.words.retinue]
            return [k for w in owned if any(tree.tags[c] == "PRP$" for c in tree.children[w]) for k in keys[w]]
        return []

    def _is_foreign(self, key: str) -> bool:
        """True for somebody of another country than the principal's, where both are known."""
        members = self.resolver.cast.members
        principal = members.get(self.state.principal or "")
        return principal is not None and None not in {principal.country, members[key].country} and (
            principal.country != members[key].country
        )

    def _joined(self, clause: Clause) -> list[str]:
        """``joined X in planting a tree``: X took part."""
        above = clause.tree.by_verb.get(self.setting._parent(clause)) if clause.label in {"pcomp", "xcomp"} else None
        if above is None or above.lemma != "join" or above.passive:
            return []
        return [k for o in above.objects for k in self.resolver.entities(clause.tree, o)]

    def _is_principals(self, clause: Clause, reading: Reading, parties: list[Party]) -> bool:
        """Return whether the principal is a party, is beside the verb, or is left out as in a telegram."""
        tree, principal = clause.tree, self.state.principal
        if any(k == principal for k, _ in parties):
            return True
        beside = [*clause.indirect, *clause.objects, *clause.pobjs("for", "to", "by")]
        beside += [
            p
            for w in range(len(tree))
            if tree.mention(w) is None and tree.lower(w) in {"honour", "honor"}
            for p in [*tree.kids(w, "poss"), *(o for k in tree.kids(w, "prep") for o in tree.kids(k, "pobj"))]
        ]  # "a dinner in his honour", "in honour of the Minister"
        if reading.kind == "meal" and any(
            tree.mention(w) is None and tree.lower(w) in self.words.retinue for w in range(clause.verb, len(tree))
        ):
            return True  # "hosted a lunch for the delegation"
        found = [k for w in beside for k in self.resolver.entities(tree, w, groups=False) if k == principal]
        return bool(found) or not clause.subjects and clause.label in {"ROOT", "conj"}

    def _agentless(self, clause: Clause, reading: Reading) -> bool:
        """``A meeting with X was held``: the principal's where nobody else is named as its subject."""
        tree = clause.tree
        if clause.passive and clause.agents and reading.kind in _PERFORMED and clause.lemma not in HOSTING:
            return False  # "the flag was raised by the Speaker": the principal is among the agents, or looked on
        if any(self.parties.is_of_others(tree, w) for w in reading.words if tree.mention(w) is None):
            return False
        if any(tree.mention(s) is None and tree.lemma(s) in self.words.frames for s in clause.subjects):
            return True
        if reading.kind == "ceremony" and clause.lemma in _DECREED and clause.lemma == reading.rule.split("-")[0]:
            return not clause.passive
        if reading.words[0] == clause.verb and len(reading.words) > 1 and reading.words[-1] in clause.subjects:
            return True
        return (
            clause.passive
            or clause.lemma in {"take", "occur"}
            and not [s for s in clause.subjects if tree.mention(s) is not None]
            or clause.label in {"acl", "pcomp", "advcl", "amod"}
            and not clause.subjects
        )

    def _long_ago(self, clause: Clause) -> bool:
        """``The memorial was unveiled in the spring of last year``: background, where nobody says that he was there."""
        days = [d for t in self.setting.times(clause) if t.is_day and (d := self.setting.day(t)) is not None]
        published, year = self.setting.solution.published, self.setting.solution.year
        return bool(days) and all(
            (published - day).days > _LONG if published else year is not None and day.year < year for day in days
        )

    # -- one or several -----------------------------------------------------------------------

    def _separate(
        self, clause: Clause, reading: Reading, others: list[Party], named: set[str]
    ) -> list[list[Party]]:
        """Return the parties of each engagement: "met separately with A and B", "had meetings with A and B".

        Args:
            clause: The clause.
            reading: What it tells.
            others: All parties besides the principal.
            named: Those of them who are named as of a group, and stay with it.
        """
        people = [o for o in others if o[1] != "accompanying"]
        rest = [o for o in others if o[1] == "accompanying"]
        if len(people) < 2 or reading.kind not in {"meeting", "call"}:
            return [others]
        people = self._in_order(clause, people)
        if not self._is_apart(clause, reading, [p for p in people if p[0] not in named]):
            return [[*group, *rest] for group in self._in_turn(clause, people)]
        groups: list[list[Party]] = []
        for person in people:
            if person[0] in named and groups:
                groups[-1].append(person)
            else:
                groups.append([person])
        return [[*group, *rest] for group in groups]

    def _in_order(self, clause: Clause, people: list[Party]) -> list[Party]:
        """Return the parties in the order of the sentence, as far as their words are found in it."""
        at = self._places(clause)
        return sorted(people, key=lambda party: at[party[0]]) if all(key in at for key, _ in people) else people

    def _places(self, clause: Clause) -> dict[str, int]:
        """Return the word at which each party behind the verb first stands."""
        tree, at = clause.tree, dict[str, int]()
        for word in tree.subtree(clause.verb):
            for key in self.resolver.entities(tree, word) if word > clause.verb else ():
                at.setdefault(key, word)
        return at

    def _in_turn(self, clause: Clause, people: list[Party]) -> list[list[Party]]:
        """``was received by A and, an hour later, by B``: the parties of one engagement after the other."""
        tree, at = clause.tree, self._places(clause)
        groups: list[list[Party]] = [people[:1]]
        for before, party in pairwise(people):
            first, second = at.get(before[0], 0), at.get(party[0], 0)
            between = range(first + 1, second) if 0 < first < second else range(0)
            if any(tree.mention(w) is None and tree.lower(w) in _THEN for w in between) or self._is_anew(tree, between):
                groups.append([])
            groups[-1].append(party)
        return groups

    @staticmethod
    def _is_anew(tree: Tree, between: range) -> bool:
        """``with A; with B; and with C``: a semicolon, and the preposition again."""
        words = [tree.lower(w) for w in between]
        return ";" in words and "with" in words

    def _is_apart(self, clause: Clause, reading: Reading, people: list[Party]) -> bool:
        tree = clause.tree
        near = range(max(0, clause.verb - 3), min(len(tree), clause.verb + 7))
        if any(tree.lower(w) in _APART for w in near) or any(tree.lower(w) == "back-to-back" for w in range(len(tree))):
            return True
        if any(self._is_separate(tree, o) for p, _, objs in clause.prepositions if p in {"at", "in"} for o in objs):
            return True
        if any(tuple(tree.lower(w) for w in range(at, at + 4)) == _ONE_BY_ONE for at in range(len(tree) - 3)):
            return True
        plural = [w for w in reading.words if tree.tags[w] == "NNS"]
        if reading.kind == "meeting":
            plural = [
                w for w in plural if any(tree.lower(c).startswith("bilateral") for c in (w, *tree.kids(w, "amod")))
            ]
        return bool(plural) and all(self.discourse.is_person(k) for k, _ in people)

    @staticmethod
    def _is_separate(tree: Tree, noun: int) -> bool:
        """``at separate meetings``."""
        return tree.tags[noun] == "NNS" and any(tree.lower(c) == "separate" for c in tree.kids(noun, "amod"))

    # -- when, where, and the words -----------------------------------------------------------

    def _draft(self, clause: Clause, reading: Reading, status: str, others: list[Party]) -> EngagementDraft:
        passing = status == "held" and in_passing(clause, reading)
        when = self.setting.when(clause, anchor=not passing) if status == "held" else self._later(clause)
        if passing and not when.stated:
            when = When()
        city, country, venue, inferred = self.setting.where(clause, reading.words[1:])
        if status == "planned" and self.state.ahead is not None and "country" in inferred | ({"country"} - {country}):
            city, country = self.state.ahead
            inferred = {name for name, value in (("city", city), ("country", country)) if value}
        if (
            reading.kind == "call"
            and not (self.state.arrived or self.state.base)
            and not any(p in {"in", "from"} for p, _ in self.setting.places(clause))
        ):
            city = country = venue = None
            inferred = set()
        if when.date is not None and not when.stated:
            inferred.add("date")
        if reading.venue:
            inferred.discard("venue")
        principal = self.state.principal
        return EngagementDraft(
            reading.kind,
            status,
            [self._span(clause, reading)],
            reading.rule,
            when,
            city,
            country,
            reading.venue or venue,
            part_of=reading.part_of or self.setting.occasion(clause, reading.words),
            parties=[(principal, "principal"), *others] if principal else list(others),
            inferred=inferred,
            sentence=0,
            trigger=clause.tree.span(sorted(reading.words)),
            passing=passing,
        )

    def _later(self, clause: Clause) -> When:
        """A planned or cancelled engagement has only the day that its own clause names."""
        for value in self.setting.times(clause):
            if value.is_day and (day := self.setting.day(value)) is not None:
                return When(day, value.daypart, True)
        return When()

    @staticmethod
    def _span(clause: Clause, reading: Reading) -> tuple[int, int]:
        """Evidence: from the subject, where it stands near, to the end of the objects."""
        tree = clause.tree
        drop = frozenset(w for w in tree.children[clause.verb] if tree.labels[w] in _OTHER_CLAUSES and w > clause.verb)
        first = min([s for s in clause.subjects if s < clause.verb and clause.verb - s < 6] or [clause.verb])
        fronted = [at for name, at, objs in clause.prepositions if at < clause.verb and name in WITH and objs]
        start = min(first, *reading.words, *fronted)
        words = {w for w in tree.subtree(clause.verb, drop) if w >= start}
        for word in reading.words:
            if word not in words:
                words.update(tree.subtree(word))  # "had what his office called a frank exchange"
        return tree.span(sorted(words))
