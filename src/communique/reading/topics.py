"""Topics: what was discussed, from verbs of discussion and from talks "on" something."""

from __future__ import annotations

import re

from communique.reading.agenda import agenda_topics
from communique.reading.clauses import Clause
from communique.reading.contents import Contents
from communique.reading.engagements import EngagementReader
from communique.reading.resolver import Resolver, subject_entities
from communique.reading.state import EngagementDraft, Span
from communique.vocab import Vocabulary
from communique.vocab.types import TopicVerb

_DANGLING = re.compile(r",?\s+(?:and|or|as well as)$", re.IGNORECASE)
_TALKS = frozenset(
    {
        "meeting",
        "call",
        "talk",
        "conversation",
        "discussion",
        "leader",
        "agenda",
        "exchange",
        "session",
        "dialogue",
        "consultation",
        "negotiation",
        "focus",
        "topic",
        "lunch",
        "dinner",
        "breakfast",
        "two",
        "both",
        "side",
        "delegation",
        "visit",
        "roundtable",
        "attention",
        "event",
    }
)

# Verbs of what others do on their own, too: topics only where they are the ones who met.
_WEIGHED = frozenset({"consider", "review", "examine", "explore", "cover", "tackle", "assess", "analyse", "analyze"})


_PEOPLE = frozenset({"person", "office", "list", "group"})


class TopicReader:
    """Reads topics off clauses."""

    def __init__(
        self, resolver: Resolver, contents: Contents, vocabulary: Vocabulary, engagements: EngagementReader
    ) -> None:
        self.resolver, self.contents, self.engagements = resolver, contents, engagements
        self.vocab = vocabulary.engagements
        self.verbs: dict[str, list[TopicVerb]] = {}
        for entry in self.vocab.topic_verbs:
            self.verbs.setdefault(entry.verb, []).append(entry)
        for entries in self.verbs.values():
            entries.sort(key=lambda e: -len(e.nouns) - len(e.subjects))
        self.nouns = frozenset(self.vocab.topic_nouns)
        self.parties = frozenset(vocabulary.groups.heads)
        self.lists = contents.lists
        self.prepositions = self.vocab.topic_prepositions
        means = "|".join(re.escape(word) for word in sorted(self.vocab.remote, key=len, reverse=True))
        self._means = re.compile(rf",?\s+(?:via|by|in|over)\s+(?:an? |the )?(?:{means})\b", re.IGNORECASE)

    def read(self, clause: Clause, engagement: EngagementDraft | None) -> list[Span]:
        """Return the topics that a clause of discussion names; empty where it is none or was not held."""
        if (
            clause.negated
            or clause.modal in {"will", "shall", "should", "could", "may", "might"}
            or engagement is None
            or clause.mark == "if"
        ):
            return []
        if clause.lemma == "be" and (spans := agenda_topics(clause, self.lists)):
            return spans
        for entry in self.verbs.get(clause.lemma, ()):
            if not self._fits(clause, entry, engagement):
                continue
            spans = self._content(clause, entry)
            if spans:
                return [self._matter(span) for span in spans]
        return []

    def _fits(self, clause: Clause, entry: TopicVerb, engagement: EngagementDraft) -> bool:
        tree = clause.tree
        if entry.passive_only and not clause.passive or entry.particle and entry.particle not in clause.particles:
            return False
        if entry.nouns:
            objects = clause.objects if not clause.passive else clause.subjects
            objects = objects + [w for o in objects for w in tree.kids(o, "pobj")]
            if not any({tree.lower(o), tree.lemma(o)} & set(entry.nouns) for o in objects):
                return False
        if entry.verb == "address" and self._audience(clause) or self._of_something_else(clause):
            return False
        if not self._takes_place(clause):
            return False
        if entry.subjects:
            return any({tree.lower(s), tree.lemma(s)} & set(entry.subjects) for s in clause.subjects)
        if self._told_of_others(clause, entry, engagement):
            return False
        if clause.passive or clause.infinitive or clause.tag == "VBG" and not clause.finite:
            return True
        return self._talkers(clause)

    @staticmethod
    def _of_something_else(clause: Clause) -> bool:
        """``ways to cooperate on addressing hunger``, ``considering the efforts of A``: nobody talks about it here."""
        tree = clause.tree
        if clause.tag != "VBG" or clause.finite:
            return False
        if clause.label == "pcomp":
            return tree.lower(tree.heads[clause.verb]) != "by"
        return clause.lemma == "consider" and clause.label in {"advcl", "prep"}

    def _takes_place(self, clause: Clause) -> bool:
        """False for ``there is no reason to talk about A``, and for what others have begun to do."""
        tree = clause.tree
        above = tree.by_verb.get(tree.heads[clause.verb])
        if clause.infinitive and clause.label in {"acl", "relcl", "xcomp", "advcl"}:
            noun = tree.heads[clause.verb]
            top = above if above is not None else tree.by_verb.get(tree.heads[noun])
            return top is None or not (top.negated or top.lemma == "be" and not top.passive)
        if clause.tag == "VBG" and clause.label == "xcomp" and above is not None and above.own_subject:
            return self._talkers(above) and not self._told_of_strangers(above)
        return True

    def _told_of_strangers(self, clause: Clause) -> bool:
        """True where the subject is somebody, but nobody who takes part in what is being told."""
        engagement = self.resolver.state.engagement
        here = {key for key, _ in engagement.parties} if engagement is not None else set()
        return bool(subjects := subject_entities(self.resolver, clause)) and not here & set(subjects)

    def _told_of_others(self, clause: Clause, entry: TopicVerb, engagement: EngagementDraft) -> bool:
        """``Earlier, the Mayor had met farmers to discuss prices``, ``the parties are considering a ban``: not here."""
        if clause.passive or clause.tag == "VBG" and not clause.finite:
            return False
        subjects = subject_entities(self.resolver, clause)
        here = {key for key, _ in engagement.parties}
        if not subjects or here & set(subjects):
            return False
        people = all(key.startswith("person:") for key in subjects)
        return clause.infinitive and people or clause.lemma in _WEIGHED


    def _audience(self, clause: Clause) -> bool:
        """``addressed a packed hall`` is a speech, ``addressed the situation`` a topic."""
        tree = clause.tree
        return any(
            (m := tree.mention(o)) is not None
            and m.kind in {"event", "organization", "group", "person"}
            or tree.lower(o)
            in {
                "hall",
                "audience",
                "gathering",
                "crowd",
                "sitting",
                "chamber",
                "rally",
                "summit",
                "conference",
                "session",
                "assembly",
                "forum",
                "meeting",
                "formation",
                "parade",
                "troops",
                "soldiers",
                "staff",
                "congregation",
                "plenary",
                "panel",
            }
            or self.resolver.group(tree, o) is not None
            for o in clause.objects
        )

    def _talkers(self, clause: Clause) -> bool:
        """The subject must be those who talked, or the talks themselves."""
        tree = clause.tree
        if not clause.subjects:
            return True
        if any(tree.mention(s) is None and tree.lemma(s) in _TALKS for s in clause.subjects):
            return True
        if any(tree.lower(s) in {"it", "which", "this", "that"} and tree.mention(s) is None for s in clause.subjects):
            return clause.lemma in {"focus", "cover", "touch", "centre", "center", "address", "include"}
        entities = subject_entities(self.resolver, clause)
        return bool(entities)

    def _content(self, clause: Clause, entry: TopicVerb) -> list[Span]:
        tree = clause.tree
        for slot in entry.content:
            if slot == "object":
                words = clause.objects if not clause.passive else clause.subjects
                words = [w for w in words if tree.labels[w] != "conj" or tree.heads[w] not in words]
                spans = self.lists.items(tree, [w for w in words if not self._empty(clause, w)], clause.verb)
            elif slot == "subject" and clause.label in {"acl", "amod"}:
                continue  # "the subjects raised"
            elif slot == "subject":
                spans = self.lists.items(
                    tree,
                    [w for w in clause.subjects if tree.labels[w] != "conj" and not self._empty(clause, w)],
                    clause.verb,
                )
            elif slot == "attr":
                spans = self.lists.items(tree, clause.attributes, clause.verb)
            elif slot == "wh":
                spans = self.contents.wh(clause)
            elif slot in clause.particles and clause.objects:
                words = [w for w in clause.objects if tree.labels[w] != "conj"]
                spans = self.lists.items(tree, words, clause.verb)  # "turned on trade": the parser's particle
            elif clause.passive and any(p == slot and not objs for p, _, objs in clause.prepositions):
                subjects = [w for w in clause.subjects if tree.labels[w] != "conj" and not self._empty(clause, w)]
                spans = self.lists.items(tree, subjects, clause.verb)  # "trade was touched upon"
            else:
                spans = self._after(clause, slot)
            if spans:
                return spans
        return []

    @staticmethod
    def _empty(clause: Clause, word: int) -> bool:
        """Pronouns and talk about the talk are no topics."""
        tree = clause.tree
        return tree.mention(word) is None and (
            tree.lower(word) in {"it", "this", "that", "them", "these", "which", "following"}
            or tree.lower(word) == "number"
            and len(tree.subtree(word)) < 5  # "a number of issues"
            or tree.lemma(word) in {"attention", "note"}
        )

    def _after(self, clause: Clause, name: str) -> list[Span]:
        """Return the topics after a preposition under the verb, its objects, or (passive) its subjects."""
        tree = clause.tree
        spans: list[Span] = []
        views = [o for w in clause.objects for p in tree.kids(w, "prep") for o in tree.kids(p, "pobj")]
        views = [o for o in views if tree.lemma(o) in {"view", "opinion", "information"}]
        near = [clause.verb, *clause.objects, *views]
        for anchor in [*near, *clause.subjects]:
            if spans and anchor not in near:
                break
            for prep in self.contents.prepositions(tree, anchor, name):
                objects = [
                    o
                    for o in tree.kids(prep, "pobj")
                    if name not in {"on", "over"}
                    or (m := tree.mention(o)) is not None and m.kind != "time"
                    or self._is_topic(clause, o, name)
                ]
                spans.extend(self.lists.items(tree, objects, max(prep, clause.verb)) if objects else [])
                for verb in tree.kids(prep, "pcomp"):
                    spans.append(tree.span(self.contents.trim(tree, self.contents.branch(tree, verb, keep_conj=True))))
        return sorted(dict.fromkeys(spans))

    def of_engagement(self, clause: Clause, drafts: list[EngagementDraft]) -> list[Span]:
        """Return topics that stand at the engagement itself: "held talks on A", "spoke with X about B"."""
        told = clause.lemma in clause.tree.parser.reporting and clause.lemma not in self.vocab.light_verbs
        if told and drafts and drafts[0].rule.startswith("in-"):
            return []  # "in a call she congratulated him on the anniversary"
        if not drafts or drafts[0].kind not in {
            "meeting",
            "call",
            "address",
            "interview",
            "briefing",
            "press",
            "town-hall",
            "meal",
        }:
            return []
        tree = clause.tree
        nouns = [
            o
            for o in [*clause.objects, *clause.subjects, *clause.pobjs("in", "with")]
            if tree.mention(o) is None
            and (
                tree.lower(o) in self.nouns
                or tree.lemma(o) in self.nouns
                or drafts[0].kind in {"address", "briefing", "interview"}
                and o in clause.objects
            )
        ]
        spans: list[Span] = []
        for name in self.prepositions:
            for anchor in [*nouns, clause.verb, *self._told(clause)]:
                for prep in self.contents.prepositions(tree, anchor, name):
                    objects = [o for o in tree.kids(prep, "pobj") if self._is_topic(clause, o, name)]
                    spans.extend(self.lists.items(tree, objects, max(prep, clause.verb)) if objects else [])
                    for verb in tree.kids(prep, "pcomp"):
                        spans.append(
                            tree.span(self.contents.trim(tree, self.contents.branch(tree, verb, keep_conj=True)))
                        )
        return list(dict.fromkeys(self._matter(span) for span in spans))

    def _matter(self, span: Span) -> Span:
        """Return the topic without how people met ("exports, via videoconference") and without a last "and"."""
        means = self._means.search(self.contents.text[span[0] : span[1]])
        if means is not None:
            span = span[0], span[0] + means.start()
        dangling = _DANGLING.search(self.contents.text[span[0] : span[1]])
        return (span[0], span[0] + dangling.start()) if dangling is not None else span

    def _told(self, clause: Clause) -> list[int]:
        """Return people, and nouns in apposition to them, that the parser may hang "on X" or "about X" on."""
        tree = clause.tree
        words = [
            w
            for w in [*clause.objects, *clause.agents, *clause.pobjs("with", "from", "by")]
            if ((m := tree.mention(w)) is not None and m.kind in _PEOPLE)
            or (m is None and tree.lemma(w) in self.parties)
        ]
        briefings = [n for o in clause.pobjs("to") if tree.lemma(o) == "briefing" for n in (o, *tree.kids(o, "prep"))]
        inner = [o for n in briefings for o in tree.kids(n, "pobj") if tree.mention(o) is not None]
        words += [*briefings, *inner]
        return [*words, *(c for w in words for c in tree.kids(w, "appos"))]

    @staticmethod
    def _is_topic(clause: Clause, word: int, preposition: str) -> bool:
        """``on Monday``, ``on the margins of``, ``over dinner``, ``on the phone`` are no topics."""
        tree = clause.tree
        mention = tree.mention(word)
        if mention is not None:
            return (
                mention.kind in {"thing", "event", "name", "organization"}
                and not (mention.kind == "event" and preposition == "over")
                or mention.kind in {"place"}
                and (preposition != "on" or mention.subkind == "country")
            )
        return (
            tree.lemma(word)
            not in {
                "margin",
                "sideline",
                "phone",
                "telephone",
                "fringe",
                "day",
                "occasion",
                "behalf",
                "eve",
                "arrival",
                "dinner",
                "lunch",
                "breakfast",
                "video",
                "visit",
                "way",
                "morning",
                "evening",
                "afternoon",
                "side",
                "course",
                "weekend",
                "basis",
                "issue",
                "tea",
                "coffee",
                "iftar",
                "meal",
                "step",
                "tarmac",
                "lawn",
                "stage",
                "board",
                "site",
                "floor",
                "ground",
                "spot",
                "plane",
                "aircraft",
                "train",
                "ship",
                "invitation",
                "instruction",
                "initiative",
            }
            or tree.lemma(word) == "issue"
            and bool(tree.children[word])
        )
