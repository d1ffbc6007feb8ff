"""Verbs whose object is not a person: sites that are toured, events attended, documents signed, audiences addressed."""

from __future__ import annotations

import re

from communique.reading.clauses import Clause, Tree
from communique.reading.engagements.parties import PartyReader
from communique.reading.engagements.reading import WITH, Discourse, Reading, noun_links
from communique.reading.engagements.words import EngagementWords
from communique.reading.mentions import Mention
from communique.reading.skeleton import PRINCIPAL
from communique.vocab.types import EngagementVerb

# Kinds that nobody has alone.
_WITH_SOMEBODY = frozenset({"meeting", "call", "briefing"})
_LODGINGS = frozenset({"hotel", "residence", "airport", "station", "office", "headquarters", "home", "house"})
_ADDRESS = re.compile(r"[^\W\d_]{2}\.[^\W\d_]{2}")  # "Ready.gov"


class ObjectReader:
    """Reads engagements off verbs and what they are done to."""

    def __init__(self, discourse: Discourse, words: EngagementWords, parties: PartyReader) -> None:
        self.discourse, self.words, self.parties = discourse, words, parties
        self.resolver = discourse.resolver

    def along(self, clause: Clause, entry: EngagementVerb, rule: str) -> list[Reading]:
        """``walked through the market``: a site after the preposition that the verb requires."""
        names = entry.requires or "through"
        behind = clause.pobjs(names) or [
            o
            for _, at, objs in clause.prepositions
            if not objs and clause.tree.lower(at) == names
            for o in clause.objects
        ]  # "flew over the area": the parser may take "over" for a particle
        fits = self._is_sight if entry.after else self._is_site
        sites = [o for o in behind if fits(clause.tree, o)]
        if entry.nouns:  # "began the day at a school"
            spent = any(self._has_noun(clause.tree, entry, o) for o in clause.objects)
            sites = [o for o in sites if spent and not self._is_lodging(clause.tree, o)]
        if not sites:
            return []
        parties = self.parties.beside(clause)
        for agent in clause.agents if entry.passive else ():
            self.parties.add_word(parties, clause.tree, agent, entry.role)
        return [Reading(entry.kind, [clause.verb, sites[0]], rule, parties)]

    @staticmethod
    def _is_lodging(tree: Tree, word: int) -> bool:
        """Return whether one stays or works somewhere: "ended the day at his hotel"."""
        mention = tree.mention(word)
        words = {tree.lower(word)} if mention is None else set((mention.name or "").lower().split())
        return bool(words & _LODGINGS) or any(tree.tags[c] == "PRP$" for c in tree.kids(word, "poss"))

    def before(self, clause: Clause, entry: EngagementVerb, rule: str) -> list[Reading]:
        """``went before a joint session of Congress``: an audience after the preposition that the verb requires."""
        tree = clause.tree
        for obj in clause.pobjs(entry.requires or "before"):
            found = self.words.noun_kind(tree, obj)
            if self._is_audience(tree, obj) or found is not None and found[0] == "attendance":
                return [Reading(entry.kind, [clause.verb, obj], rule, self.parties.beside(clause))]
        return []

    def read(self, clause: Clause, entry: EngagementVerb, rule: str) -> list[Reading]:
        """Return one engagement, or one for each site that was visited."""
        readings = []
        if entry.given:
            return self._given(clause, entry, rule)
        words = clause.subjects if clause.passive else clause.objects
        towns = any((m := clause.tree.mention(w)) is not None and m.subkind in {"city", "region"} for w in words)
        for word in words:
            if towns and (m := clause.tree.mention(word)) is not None and m.kind == "name":
                continue  # "visited Boston, Cape Ann and Salem": a name among towns is one
            if self._has_noun(clause.tree, entry, word) and self._fits(clause.tree, entry, word):
                reading = self._reading(clause, entry, word, rule)
                if entry.requires and entry.kind in _WITH_SOMEBODY and not reading.parties:
                    continue  # "made time for reflection"
                readings.append(reading)
                if entry.kind != "site-visit":
                    break
        return readings

    def _given(self, clause: Clause, entry: EngagementVerb, rule: str) -> list[Reading]:
        """``was given the keys to the city by X``: the principal is who got it."""
        tree = clause.tree
        things = [*clause.objects, *clause.pobjs("with")]
        words = [o for o in things if o > clause.verb and self._has_noun(tree, entry, o) and self._fits(tree, entry, o)]
        beside = [*clause.objects, *clause.indirect, *clause.pobjs("on", "upon")]
        receiving = clause.subjects if clause.passive else beside
        if not words or not self.discourse.is_principal(receiving, tree):
            return []
        reading = Reading(entry.kind, [clause.verb, words[0]], rule)
        for agent in clause.agents if clause.passive else clause.subjects:
            self.parties.add_word(reading.parties, tree, agent, entry.role)
        return [reading]

    # -- is it such an object -----------------------------------------------------------------

    @staticmethod
    def _has_noun(tree: Tree, entry: EngagementVerb, word: int) -> bool:
        """Return whether a word is one of the nouns that an entry lists, if it lists any."""
        if not entry.nouns:
            return True
        mention = tree.mention(word)
        if mention is None:
            names = (tree.lemma(word), tree.lower(word))
            before = [tree.lower(c) for c in tree.kids(word, "amod", "compound") if c < word]
            return any(n in entry.nouns or f"{b} {n}" in entry.nouns for n in names for b in ("", *before))
        return any(w in entry.nouns for w in (mention.name or "").lower().split())

    def _fits(self, tree: Tree, entry: EngagementVerb, word: int) -> bool:
        if entry.object == "site":
            return self._is_sight(tree, word) if entry.after else self._is_site(tree, word)
        if entry.object == "event":
            return self._is_named_event(tree, tree.mention(word)) or self.words.noun_kind(tree, word) is not None
        if entry.object == "document":
            return self.words.is_document(tree, word)
        return entry.object != "audience" or self._is_audience(tree, word)

    @staticmethod
    def _is_named_event(tree: Tree, mention: Mention | None) -> bool:
        return mention is not None and (
            mention.kind == "event"
            or mention.kind in {"name", "thing", "organization"}
            and PRINCIPAL in tree.skeleton.lower
        )

    def _is_audience(self, tree: Tree, word: int) -> bool:
        if tree.lower(word) in self.words.audiences:
            return True
        mention = tree.mention(word)
        if mention is not None:
            return mention.kind in {"organization", "event", "group"}
        return self.resolver.group(tree, word) is not None and tree.lower(word) != "crisis"

    def _is_sight(self, tree: Tree, word: int) -> bool:
        """Return whether something can be gone to see: any site, and any thing that is nobody."""
        if self._is_site(tree, word):
            return True
        return tree.mention(word) is None and tree.tags[word][:2] == "NN" and self.resolver.group(tree, word) is None

    def _is_site(self, tree: Tree, word: int) -> bool:
        mention = tree.mention(word)
        if mention is not None:
            if _ADDRESS.search(mention.name or ""):
                return False  # a page on the web is read
            if mention.subkind == "city" and mention.data == ():
                return True  # a village that no gazetteer knows
            return (
                mention.kind in {"organization", "event", "name"}
                or mention.kind == "place"
                and mention.subkind not in {"country", "city", "region"}
                or mention.kind == "thing"
                and mention.determiner == "the"
            )
        if tree.tags[word][:2] != "NN":
            return False
        if tree.tags[word] == "NNS" and self.resolver.group(tree, word) is not None:
            return True  # "visited troops at ..."
        words = {tree.lower(word), tree.lemma(word)} | {tree.lower(c) for c in tree.kids(word, "compound")}
        return bool(words & self.words.visited) and tree.lower(word) not in {"border", "region"}

    # -- what it tells ------------------------------------------------------------------------

    def _reading(self, clause: Clause, entry: EngagementVerb, word: int, rule: str) -> Reading:
        tree, signing = clause.tree, entry.kind == "signing"
        mention = tree.mention(word)
        beside = self.parties.beside(clause, word if entry.requires == "with" or signing else None)
        remote = entry.kind == "meeting" and self.words.is_remote(clause)  # "exchanged views by phone"
        kind = "call" if remote else entry.kind
        if kind == "meeting" and any(
            (found := self.words.noun_kind(tree, o)) is not None and found[0] == "meal"
            for o in clause.pobjs("at", "over", "during")
        ):
            kind = "meal"  # "at a working dinner, they exchanged views"
        reading = Reading(kind, [clause.verb, word], rule, beside)
        for agent in clause.agents if signing and clause.passive else ():
            self.parties.add_word(reading.parties, tree, agent, "counterpart")
        if signing:
            self.parties.of_signing(clause, reading)
        elif not beside:
            reading.parties = [p for p in self.parties.beside(clause, word) if self.discourse.is_person(p[0])]
        visited = entry.object == "site" and tree.tags[word] == "NNS"  # "visited troops at the camp"
        group = self.resolver.group(tree, word) if entry.object == "audience" or visited else None
        if group is not None and mention is None:
            self.parties.add(reading.parties, group.key, "counterpart")
        if entry.object == "site" and mention is not None and mention.kind == "place":
            reading.venue = mention.entity
        if mention is not None and mention.kind == "event":
            reading.part_of = mention.entity
        for noun in clause.pobjs("at", "over") if entry.kind == "meal" else ():
            self.parties.add_hosts(clause, noun, reading)  # "broke the fast at an iftar hosted by X"
            if tree.lower(noun) == "table":  # "at the table of X"
                for host in [o for p, _, objs in noun_links(tree, noun) if p == "of" for o in objs]:
                    self.parties.add_word(reading.parties, tree, host, "host")
        for preposition, _, objects in [*clause.prepositions, *noun_links(tree, word)]:
            if preposition in entry.party and preposition not in WITH:
                for obj in objects:
                    self.parties.add_word(reading.parties, tree, obj, "honouree" if preposition == "to" else entry.role)
        return reading
