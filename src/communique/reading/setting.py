"""When and where a clause happens: its own words first, then what the discourse has reached."""

from __future__ import annotations

import datetime as dt

from communique.reading.cast import Cast
from communique.reading.clauses import Clause, Tree
from communique.reading.dating import Solution, resolve
from communique.reading.mentions.times import TimeValue
from communique.reading.placing import Placing
from communique.reading.state import State, When
from communique.vocab import Vocabulary


class Setting(Placing):
    """Reads time, place and occasion of clauses."""

    def __init__(self, cast: Cast, state: State, solution: Solution, vocabulary: Vocabulary, text: str) -> None:
        super().__init__(cast, state, vocabulary)
        self.solution, self.text = solution, text
        self._days: dict[int, dt.date | None] = {}
        self.ends: dt.date | None = None  # the day on which, as its first sentence says, the visit ended

    # -- time ---------------------------------------------------------------------------------

    def day(self, value: TimeValue) -> dt.date | None:
        """Return the day of an expression of time."""
        if value.base == "arrival":
            began = self.state.began
            return began + dt.timedelta(days=value.offset or 0) if began is not None else None
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
            if not days and step is clause and self._is_long_ago(clause):
                return When(None, None, True)
            for value in days:
                if value.end_day:
                    return When(None, None, True)  # "on 13-14 December": which of the days is not told
                day = self.day(value)
                if self._is_looking_back(step, value, day):
                    return When((day or dt.date.max) - dt.timedelta(days=7), value.daypart, True)
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
        if (fronted := self._fronted_day(clause)) is not None:
            if anchor:
                self._move_to(fronted, None)
            return When(fronted, None, True)
        return When(self.state.date, self.state.daypart if clause.tree.labels[clause.verb] == "conj" else None, False)

    def _fronted_day(self, clause: Clause) -> dt.date | None:
        """``Before leaving X on Wednesday, he met Y``: the day of a clause in front holds for the whole sentence."""
        tree = clause.tree
        for inner in tree.clauses:
            if inner.verb < clause.verb and inner.label in {"pcomp", "advcl"} and self._parent(inner) == clause.verb:
                for value in self.times(inner):
                    if value.is_day and value.base is None and not value.end_day:
                        return self.day(value)
        return None

    def _is_long_ago(self, clause: Clause) -> bool:
        """``met last month``, ``in 2011``: told of a time that is no day; ``the 2011 summit`` says nothing of it."""
        return any(t.vague and self._distance(clause, t) <= 2 for t in self.times(clause))

    def _is_looking_back(self, clause: Clause, value: TimeValue, day: dt.date | None) -> bool:
        """``On Sunday he had met``, told on a Monday: the Sunday before."""
        ahead = day is not None and self.state.date is not None and day > self.state.date
        return ahead and value.weekday is not None and value.day is None and "had" in clause.auxiliaries

    def _move_to(self, day: dt.date, part: str | None) -> None:
        if day != self.state.date:
            self.state.venue = None
            self.state.come_back()
        self.state.date = day
        self.state.daypart = part

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
