"""The two ends of a journey: which places of a clause are come to, left, or passed."""

from __future__ import annotations

from communique.reading.cast import Cast
from communique.reading.clauses import Clause
from communique.reading.mentions import Mention
from communique.reading.setting import Setting
from communique.vocab.types import MovementVerb

_AREAS = frozenset({"country", "city", "region", "island", "resort"})


class EndReader:
    """Finds origin and goal of a clause that tells a journey."""

    def __init__(self, cast: Cast, setting: Setting) -> None:
        self.cast, self.setting = cast, setting

    def ends(self, clause: Clause, entry: MovementVerb) -> tuple[Mention | None, Mention | None, Mention | None]:
        """Return goal, origin and what lies between, as far as the clause tells them."""
        to = origin = via = None
        for preposition, place in self._places(clause):
            town = next((m for m in place.inner if m.subkind == "city"), None) if not self.is_area(place) else None
            mention = town or place  # "landed at Keflavík airport"
            if not self.is_area(mention) and self.cast.members[mention.entity or ""].city is None:
                continue
            last = preposition.split()[-1]
            if (preposition in entry.to or last in entry.to and preposition not in entry.from_) and to is None:
                to = mention
            elif (preposition in entry.from_ or last in entry.from_) and origin is None:
                origin = mention
            elif preposition in entry.via and via is None:
                via = mention
        if to is None and clause.label in {"relcl", "advcl"}:
            to = self._before_where(clause)
        direct = self._object(clause)
        if entry.object == "to":
            to = to or direct
        elif entry.object == "from":
            origin = origin or direct
        return to, origin, via

    def _object(self, clause: Clause) -> Mention | None:
        """``Left Lima``, ``reached Lima``, ``arrived Lima``: a place straight after the verb."""
        tree, found = clause.tree, None
        bare = [
            w
            for w in tree.children[clause.verb]
            if w > clause.verb
            and tree.labels[w] in {"npadvmod", "oprd", "attr", "advmod", "dep"}
            and (m := tree.mention(w)) is not None
            and m.kind == "place"
        ]
        for word in [*clause.objects[:1], *bare[:1]]:
            place = tree.mention(word)
            if found is None and place is not None and place.kind == "place" and self.is_area(place):
                found = place
        return found

    def _before_where(self, clause: Clause) -> Mention | None:
        """``In Bogotá, where he arrived on Monday``: the place that stands before the adverb."""
        tree = clause.tree
        at = next((a for a in clause.adverbs if tree.lower(a) == "where" and a < clause.verb), 0)
        for word in range(at - 1, max(-1, at - 4), -1):
            if (mention := tree.mention(word)) is not None:
                return mention if mention.kind == "place" and self.is_area(mention) else None
        return None

    def by_air(self, clause: Clause, place: str | None) -> bool:
        """True where the place come to is named only with its airport."""
        return any(m.entity == place for _, site in self._places(clause) for m in site.inner if not self.is_area(site))

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

    def further(self, clause: Clause, to: Mention) -> list[Mention]:
        """``Travelled to Lima and Quito``: the places coordinated with the first."""
        for _, _, objects in clause.prepositions:
            mentions = [clause.tree.mention(o) for o in objects]
            if to in mentions:
                return [m for m in mentions if m is not None and m is not to and m.kind == "place" and self.is_area(m)]
        return []

    def above(self, clause: Clause) -> Mention | None:
        """``Concluded the trip in Lima, arriving on Friday``: the place stands in the clause above."""
        above = clause.tree.by_verb.get(clause.tree.heads[clause.verb])
        if clause.label != "advcl" or clause.tag != "VBG" or above is None:
            return None
        return next((m for p, m in self.setting.places(above, above.objects) if p == "in" and self.is_area(m)), None)

    def is_area(self, mention: Mention) -> bool:
        """True for a town, a country or a region: what one travels to, rather than a building in it."""
        return self.cast.members[mention.entity or ""].subkind in _AREAS
