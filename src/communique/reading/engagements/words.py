"""The words of the vocabulary that tell engagements, arranged for looking up."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from communique.reading.clauses import Clause, Tree
from communique.reading.mentions import Lexicon
from communique.vocab import Vocabulary
from communique.vocab.types import EngagementVerb

# Light verbs after which "for", "to" and "with" do lead to an engagement ("began with a meeting").
_LEADING = frozenset({"go", "begin", "start", "open", "end", "conclude", "continue", "join"})
_NAME_PARTS = frozenset({"compound", "amod", "nmod", "punct", "nummod"})
_REMOTE_LABELS = frozenset({"advmod", "pobj", "npadvmod", "compound", "amod"})
# Prepositions before the means by which people meet from afar.
_MEANS = frozenset({"by", "through", "over", "in", "using", "on"})
# Nouns that "video" or "remote" makes such a means: "in a remote format".
_CHANNELS = frozenset({"format", "mode", "link", "link-up", "conference", "call", "platform", "connection"})
# Nouns of encounters that a speaker has with others, not before them.
_NO_AUDIENCES = frozenset(
    {"consultation", "exchange", "dialogue", "conversation", "visit", "talk", "talks", "discussion"}
)


class EngagementWords:
    """Verbs and nouns of engagements; one object serves all documents."""

    def __init__(self, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        words = vocabulary.engagements
        self.vocabulary = vocabulary
        self.verbs: dict[str, list[EngagementVerb]] = {}
        for entry in words.verbs:
            self.verbs.setdefault(entry.verb, []).append(entry)
        self.nouns = {word: kind for kind, nouns in words.nouns.items() for word in nouns}
        self.light = frozenset(words.light_verbs)
        self.remote = frozenset(words.remote)
        self.press_verbs = frozenset(words.press_verbs)
        self.press = frozenset(vocabulary.groups.press)
        self.trips = frozenset(words.trip_nouns)
        self.along = {verb: frozenset(prepositions) for verb, prepositions in words.along.items()}
        self.with_nouns = frozenset(words.with_nouns)
        self.documents = frozenset(words.documents)
        self.domestic_documents = frozenset(words.domestic_documents)
        self.consorts = frozenset(vocabulary.offices.consorts)
        self.frames = frozenset(words.frame_subjects)
        self.topical = frozenset(
            v.verb for v in words.topic_verbs if not v.nouns and not v.particle and v.verb not in {"be", "include"}
        )
        self.telling = frozenset(words.telling)
        self.reporting = frozenset(v.verb for v in vocabulary.reporting.verbs)
        self.addressing = frozenset(v.verb for v in vocabulary.reporting.verbs if "object" in (v.addressee or ()))
        self.wrappers = frozenset(words.wrappers)
        self.following = frozenset(words.following)
        self.appointments = frozenset(words.appointments)
        self.speakers = frozenset(words.speakers)
        self.presence = frozenset(words.presence)
        self.part_nouns = dict(words.part_nouns)
        self.brought = {verb: tuple(prepositions) for verb, prepositions in words.brought.items()}
        self.travelling = frozenset(v.verb for v in vocabulary.movements.verbs if v.kind in {"travel", "arrival"})
        self.audiences = frozenset(words.audiences)
        self.opportunities = frozenset(words.opportunities)
        self.town_hall_groups = frozenset(words.town_hall_groups)
        self.retinue = frozenset(vocabulary.movements.party)
        self.gateways = frozenset(vocabulary.movements.gateways)
        self.planned = frozenset(words.status.get("planned", ()))
        self.cancelled = frozenset(words.status.get("cancelled", ()))
        self.declined = frozenset(words.status.get("declined", ()))
        self.venues = lexicon.venue_heads
        self.event_heads = lexicon.event_heads
        self.visited = self.venues | frozenset(vocabulary.nouns.sites)
        self.unphrased = self.reporting | self.light - _LEADING

    def cancels(self, clause: Clause) -> bool:
        """Return whether the verb of a clause, with its particle, calls something off."""
        return clause.lemma in self.cancelled or any(f"{clause.lemma} {p}" in self.cancelled for p in clause.particles)

    def noun_kind(self, tree: Tree, word: int) -> tuple[str, list[int]] | None:
        """Return the kind of engagement that a noun names, with the words of the name."""
        mention = tree.mention(word)
        if mention is not None:
            return ("attendance", [word]) if mention.kind == "event" else None
        if tree.tags[word][:2] != "NN" and tree.tags[word] not in {"VBG", "JJ", "VB"}:
            return None
        if tree.lemma(word) in self.wrappers:
            inner = [o for p in tree.kids(word, "prep") if tree.lower(p) == "of" for o in tree.kids(p, "pobj")]
            found = self.noun_kind(tree, inner[0]) if inner and inner[0] > word else None
            if found is not None or self.nouns.get(tree.lower(word)) is None:
                return found
        before = [
            w
            for w in range(max(0, word - 3), word)
            if tree.mention(w) is None and tree.heads[w] in {word, word - 1, word - 2} and tree.labels[w] in _NAME_PARTS
        ]
        for start in range(len(before) + 1):
            words = [*before[start:], word]
            if words[-1] - words[0] != len(words) - 1:
                continue
            joined = " ".join(tree.lower(w) for w in words[:-1])
            for last in dict.fromkeys((tree.lower(word), tree.lemma(word))):
                kind = self.nouns.get(f"{joined} {last}".strip())
                if kind is not None:
                    return self._modified(tree, kind, before), words
        return None

    def _modified(self, tree: Tree, kind: str, before: list[int]) -> str:
        """A meeting by video is a call; one with "press" before it is for the press."""
        words = [tree.lower(w) for w in before]
        if kind == "meeting" and any(w in self.remote or w.split("-")[0] in self.remote for w in words):
            kind = "call"
        if kind == "meeting" and any(self.nouns.get(w) == "meal" for w in words):
            kind = "meal"  # "a breakfast meeting"
        if kind in {"meeting", "address", "attendance"} and "press" in words:
            kind = "press"
        return kind

    def is_remote(self, clause: Clause) -> bool:
        """Return whether a clause says that people met from afar: "by phone", "virtually"."""
        tree = clause.tree
        return any(
            tree.mention(w) is None
            and (tree.lower(w) in self.remote or tree.lower(w).split("-")[0] in {"video", "tele"})
            and abs(w - clause.verb) < 14
            for w in tree.subtree(clause.verb)
            if tree.labels[w] in _REMOTE_LABELS
        )

    def is_held_remotely(self, clause: Clause, noun: int) -> bool:
        """Return whether those who met at what a noun names were apart: "held a meeting, via videoconference,"."""
        tree = clause.tree
        for word in tree.subtree(clause.verb):
            if tree.mention(word) is not None or tree.lower(word) not in self.remote or word < clause.verb - 4:
                continue
            if tree.labels[word] == "advmod" and tree.heads[word] in {clause.verb, noun}:
                return True
            at = word
            if tree.labels[word] in {"compound", "amod"}:
                at = tree.heads[word]
                if tree.lower(at) not in _CHANNELS:
                    continue
            link = tree.heads[at]
            if tree.labels[at] == "pobj" and (
                tree.lower(link) == "via" or tree.lower(link) in _MEANS and tree.heads[link] in {clause.verb, noun}
            ):
                return True
        return False

    def has_press(self, tree: Tree, word: int) -> bool:
        """Return whether a noun phrase names the press."""
        return any(tree.lower(w) in self.press for w in tree.subtree(word))

    def is_audience(self, tree: Tree, noun: int, kind: str) -> bool:
        """Return whether what is addressed is an audience, not a matter."""
        mention = tree.mention(noun)
        if mention is not None:
            return mention.kind in {"event", "organization", "group"}
        if tree.lower(noun) in self.audiences:
            return True
        return kind in {"attendance", "meeting", "ceremony", "meal"} and tree.lower(noun) not in _NO_AUDIENCES

    def is_site_noun(self, tree: Tree, word: int) -> bool:
        """Return whether a common noun names what is toured rather than attended: "an exhibition", "a workshop"."""
        return tree.mention(word) is None and bool({tree.lower(word), tree.lemma(word)} & self.visited)

    def is_paper(self, tree: Tree, word: int) -> bool:
        """Return whether a noun names anything that is written: a decree as well as an agreement."""
        mention = tree.mention(word)
        words = {tree.lower(word), tree.lemma(word)} if mention is None else set((mention.name or "").lower().split())
        return bool(words & (self.documents | self.domestic_documents))

    def is_document(self, tree: Tree, word: int) -> bool:
        """Return whether what is signed is a document between parties."""
        mention = tree.mention(word)
        words = {tree.lower(word), tree.lemma(word)} if mention is None else set((mention.name or "").lower().split())
        return bool(words & self.documents) and not words & self.domestic_documents


_made: WeakKeyDictionary[Lexicon, EngagementWords] = WeakKeyDictionary()


def engagement_words(vocabulary: Vocabulary, lexicon: Lexicon) -> EngagementWords:
    """Return the words for a lexicon and its vocabulary, made when first asked for."""
    words = _made.get(lexicon)
    if words is None or words.vocabulary is not vocabulary:
        words = _made[lexicon] = EngagementWords(vocabulary, lexicon)
    return words
