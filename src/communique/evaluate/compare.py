"""Compares one flat record with its gold document.

An engagement or statement can only be the gold one where its evidence overlaps the quote of that: a fact read out of
the wrong sentence is not right by luck.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.evaluate.flat import FlatEngagement, FlatPerson, FlatRecord, FlatStatement
from communique.evaluate.gold import GoldDocument, GoldEngagement, GoldPerson, GoldStatement
from communique.evaluate.matching import assign, find_quote, normalize, overlap, same_name, unpaired, word_f1
from communique.evaluate.tally import Miss, Tally, new_tallies

#: Least share of a gold quote that evidence must cover; least word F1 of offices, and of topics and contents.
_OVERLAP, _OFFICE, _CONTENT = 0.3, 0.6, 0.5


class Comparison:
    """Tallies and misses of one document."""

    def __init__(self, text: str, gold: GoldDocument, found: FlatRecord) -> None:
        self.tallies: dict[str, Tally] = new_tallies()
        self.misses: list[Miss] = []
        self._text = text
        self._people(gold.people, found.people)
        self._movements(gold, found)
        self._engagements(gold.engagements, found.engagements)
        self._statements(gold.statements, found.statements)
        self._references(gold, found)

    def _people(self, gold: Sequence[GoldPerson], found: Sequence[FlatPerson]) -> None:
        pairs = assign(
            (1.0 + word_f1(g.name, p.name), i, j)
            for i, g in enumerate(gold) for j, p in enumerate(found) if same_name(g.name, p.name)
        )
        self.tallies["person"].add(len(pairs), len(found), len(gold))
        self._missed("person", [gold[i].name for i in unpaired(len(gold), [i for i, _ in pairs])])
        self._false("person", [found[j].name for j in unpaired(len(found), [j for _, j in pairs])])
        for i, j in pairs:
            g, p = gold[i], found[j]
            if g.office:
                right = any(word_f1(g.office, office) >= _OFFICE for office in p.offices if office)
                self._accuracy("office", right, g.office, ", ".join(p.offices), g.name)
            if g.country:
                self._accuracy("country", g.country in p.countries, g.country, ", ".join(sorted(p.countries)), g.name)

    def _movements(self, gold: GoldDocument, found: FlatRecord) -> None:
        pairs = assign(
            (1.0, i, j) for i, g in enumerate(gold.movements) for j, m in enumerate(found.movements)
            if g.kind == m.kind and normalize(g.place) == normalize(m.place) and (g.date is None or g.date == m.date)
        )
        self.tallies["movement"].add(len(pairs), len(found.movements), len(gold.movements))
        for i in unpaired(len(gold.movements), [i for i, _ in pairs]):
            g = gold.movements[i]
            self._missed("movement", [f"{g.kind} {g.place} {g.date}"])
        for j in unpaired(len(found.movements), [j for _, j in pairs]):
            m = found.movements[j]
            self._false("movement", [f"{m.kind} {m.place} {m.date}"])

    def _engagements(self, gold: Sequence[GoldEngagement], found: Sequence[FlatEngagement]) -> None:
        pairs = self._paired_engagements(gold, found)
        hits = sum(gold[i].kind == found[j].kind for i, j in pairs)
        self.tallies["engagement"].add(hits, len(found), len(gold))
        self.tallies["contact"].add(0, sum(len(e.with_) for e in found), sum(len(g.with_) for g in gold))
        for i in unpaired(len(gold), [i for i, _ in pairs]):
            self._missed("engagement", [gold[i].kind], gold[i].quote)
        for j in unpaired(len(found), [j for _, j in pairs]):
            e = found[j]
            self._false("engagement", [" ".join([e.kind, *(f"with {name}" for name in e.with_)])], self._words(e.spans))
        for i, j in pairs:
            self._engagement(gold[i], found[j])

    def _paired_engagements(self, gold: Sequence[GoldEngagement],
                            found: Sequence[FlatEngagement]) -> list[tuple[int, int]]:
        scored = []
        for i, g in enumerate(gold):
            quote = find_quote(self._text, g.quote)
            for j, e in enumerate(found):
                covered = overlap(e.spans, quote)
                if covered >= _OVERLAP:
                    met = sum(any(same_name(a, b) for b in e.with_) for a in g.with_) / max(1, len(g.with_))
                    scored.append((covered + 2 * (g.kind == e.kind) + met, i, j))
        return assign(scored)

    def _engagement(self, g: GoldEngagement, e: FlatEngagement) -> None:
        if g.kind != e.kind:
            self.misses.append(Miss("kind", "wrong", g.kind, e.kind, g.quote))
        met = assign((1.0, a, b) for a, x in enumerate(g.with_) for b, y in enumerate(e.with_) if same_name(x, y))
        self.tallies["contact"].add(len(met), 0, 0)
        if len(met) < max(len(g.with_), len(e.with_)):
            self.misses.append(Miss("contact", "wrong", ", ".join(g.with_), ", ".join(e.with_), g.quote))
        if g.date:
            self._accuracy("when", g.date == e.date, g.date, e.date, g.quote)
        if g.city:
            self._accuracy("where", same_name(g.city, e.city), g.city, e.city, g.quote)
        elif g.country:
            self._accuracy("where", g.country == e.country, g.country, e.country, g.quote)
        self._topics(g, e)

    def _topics(self, g: GoldEngagement, e: FlatEngagement) -> None:
        pairs = assign(
            (score, a, b) for a, x in enumerate(g.topics) for b, y in enumerate(e.topics)
            if (score := word_f1(x, y)) >= _CONTENT
        )
        self.tallies["topic"].add(len(pairs), len(e.topics), len(g.topics))
        self._missed("topic", [g.topics[a] for a in unpaired(len(g.topics), [a for a, _ in pairs])], g.quote)
        self._false("topic", [e.topics[b] for b in unpaired(len(e.topics), [b for _, b in pairs])], g.quote)

    def _statements(self, gold: Sequence[GoldStatement], found: Sequence[FlatStatement]) -> None:
        scored = []
        for i, g in enumerate(gold):
            quote = find_quote(self._text, g.quote)
            for j, s in enumerate(found):
                covered, alike = overlap(s.spans, quote), word_f1(g.about, s.about)
                if covered >= _OVERLAP and alike >= _CONTENT:
                    scored.append((covered + alike + (normalize(g.act) == normalize(s.act)), i, j))
        pairs = assign(scored)
        self.tallies["statement"].add(len(pairs), len(found), len(gold))
        for i in unpaired(len(gold), [i for i, _ in pairs]):
            self._missed("statement", [f"{gold[i].act}: {gold[i].about}"], gold[i].quote)
        for j in unpaired(len(found), [j for _, j in pairs]):
            self._false("statement", [f"{found[j].act}: {found[j].about}"], self._words(found[j].spans))
        for i, j in pairs:
            g, s = gold[i], found[j]
            self._accuracy("speaker", same_name(g.speaker, s.speaker), g.speaker, s.speaker, g.quote)
            if g.addressee:
                self._accuracy("addressee", same_name(g.addressee, s.addressee), g.addressee, s.addressee, g.quote)

    def _references(self, gold: GoldDocument, found: FlatRecord) -> None:
        expected = {normalize(symbol) for symbol in gold.references}
        got = {normalize(symbol) for symbol in found.references}
        self.tallies["reference"].add(len(expected & got), len(got), len(expected))
        self._missed("reference", sorted(expected - got))
        self._false("reference", sorted(got - expected))

    def _accuracy(self, measure: str, right: bool, expected: str | None, got: str | None, at: str) -> None:
        self.tallies[measure].add(right, 1, 1)
        if not right:
            self.misses.append(Miss(measure, "wrong", expected, got, at))

    def _missed(self, measure: str, expected: Sequence[str], at: str | None = None) -> None:
        self.misses += [Miss(measure, "missed", expected=value, at=at) for value in expected]

    def _false(self, measure: str, got: Sequence[str], at: str | None = None) -> None:
        self.misses += [Miss(measure, "false", got=value, at=at) for value in got]

    def _words(self, spans: Sequence[tuple[int, int]]) -> str | None:
        """Return the first words of the evidence, enough to find it."""
        return self._text[spans[0][0]:spans[0][1]][:70] if spans else None
