"""Who takes part in an engagement, and as what."""

from __future__ import annotations

from communique.reading.cast import Member
from communique.reading.clauses import Clause, Tree
from communique.reading.engagements.enumeration import Enumeration
from communique.reading.engagements.reading import (
    NAMED_PEOPLE,
    TOGETHER,
    WITH,
    Discourse,
    Link,
    Party,
    Reading,
    noun_links,
)
from communique.reading.engagements.words import EngagementWords

# Prepositions whose objects take part in an engagement of a kind that a noun names.
_TAKES: dict[str, tuple[str, ...]] = {
    "meeting": ("with", "between", "among", "of"),
    "call": ("with", "to", "from", "between", "among"),
    "interview": ("to", "with", "by", "for"),
    "briefing": ("by", "from", "with"),
    "meal": ("with", "by", "for"),
    "press": ("with",),
    "address": ("with",),
    "ceremony": ("with",),
    "attendance": ("with",),
    "signing": ("with", "by", "between"),
    "town-hall": ("with",),
    "site-visit": ("with",),
    "welcome": ("with",),
}
# Nouns of meetings that take more: a courtesy visit to somebody, a call on somebody.
_MORE = {"visit": ("to",), "call": ("on", "upon", "from", "by")}
# Kinds in which any plural after "with" or "between" is a group that takes part.
_WITH_GROUPS = frozenset({"meeting", "meal", "call", "town-hall"})
# What is as good as "with".
_BESIDE = WITH | TOGETHER
# Participles behind a group or a body whose agents speak for it.
_LEADING = frozenset({"lead", "head", "chair"})
# Participles behind a group whose objects belong to it: "a delegation comprising X and Y".
_HOLDING = frozenset({"comprise", "include", "consist"})
HOSTING = frozenset(
    {
        "host",
        "give",
        "grant",
        "offer",
        "organize",
        "organise",
        "convene",
        "hold",
        "chair",
        "attend",
        "conduct",
        "deliver",
        "lead",
    }
)
"""Verbs whose agents hold the engagement that their noun names ("a dinner hosted by X")."""


def participles(tree: Tree, noun: int) -> list[int]:
    """Return the clauses on a noun or on the nouns of a phrase behind it: "a dinner in his honour hosted by X"."""
    nested = [o for p in tree.kids(noun, "prep") for o in tree.kids(p, "pobj") if tree.mention(o) is None]
    return [c for n in (noun, *nested) for c in tree.kids(n, "acl", "relcl")]


class PartyReader:
    """Finds the other side of an engagement in a clause."""

    def __init__(self, discourse: Discourse, words: EngagementWords) -> None:
        self.discourse, self.words = discourse, words
        self.resolver = discourse.resolver
        self.enumeration = Enumeration(discourse.resolver)

    def add(self, parties: list[Party], key: str, role: str) -> None:
        """Add an entity to the parties, once, where it is one that can take part."""
        member = self.resolver.cast.members.get(key)
        if member is None or any(k == key for k, _ in parties) or self._is_part(member, parties):
            return
        principal = self.discourse.state.principal
        if self._is_consort(key) and key != principal and not self._is_consort(principal):
            role = "accompanying"
        if (
            member.kind in {"person", "office", "organization", "group"}
            or member.kind == "place"
            and member.subkind == "country"
            and role != "counterpart"
        ):
            parties.append((key, role))

    def _is_part(self, member: Member, parties: list[Party]) -> bool:
        """``students and professors of the Academy`` is one group; "professors" within it is no second."""
        if member.kind != "group" or not member.spans:
            return False
        start, end = member.spans[-1]
        wider = [self.resolver.cast.members[k] for k, _ in parties if self.discourse.kind(k) == "group"]
        return any(a <= start and end <= b for other in wider for a, b in other.spans[-1:])

    def add_word(self, parties: list[Party], tree: Tree, word: int, role: str) -> None:
        """Add the entities that a word stands for."""
        for key in self.resolver.entities(tree, word):
            self.add(parties, key, role)

    def add_listed(self, parties: list[Party], tree: Tree, words: list[int], role: str, *, groups: bool) -> None:
        """Add those who follow in the list that begins with a word, wherever the parser hung them."""
        if words and any(k in {k for k, _ in parties} for k in self.resolver.entities(tree, words[0])):
            for key in self.enumeration.after(tree, words[0], groups=groups):
                self.add(parties, key, role)

    def add_leaders(self, parties: list[Party], clause: Clause, role: str) -> None:
        """Add those who head the other side: "with a delegation led by X", "with the country team, headed by X"."""
        tree = clause.tree
        for inner in tree.clauses:
            leading = inner.lemma in _LEADING and inner.agents
            related = inner.label == "relcl" and not inner.negated and inner.modal is None  # "that included X"
            holding = inner.lemma in _HOLDING and inner.objects and (inner.tag == "VBG" or related)
            if inner.finite and not related or inner.verb < clause.verb or not (leading or holding):
                continue
            if not self._is_under(tree, inner.verb, clause.verb):
                continue
            if not inner.subjects or related or clause.verb < max(self._before(tree, inner.verb), default=0):
                for agent in inner.agents if leading else inner.objects:
                    if (m := tree.mention(agent)) is not None and m.kind in NAMED_PEOPLE:
                        self.add_word(parties, tree, agent, role)

    def add_included(self, parties: list[Party], clause: Clause, role: str) -> None:
        """Add those of a group who are named: "with several leaders, including X and Y", "among them Z"."""
        tree = clause.tree
        if not any(self.discourse.kind(k) in {"group", "organization"} for k, _ in parties):
            return
        for at in range(clause.verb + 1, len(tree)):
            if tree.mention(at) is None and self._names_members(tree, at):
                end = next((v for v in sorted(tree.by_verb) if v > at + 1 and tree.by_verb[v].finite), len(tree))
                for word in range(at + 1, end):
                    mention = tree.mention(word)
                    if mention is not None and mention.kind in NAMED_PEOPLE and tree.labels[word] != "poss":
                        self.add_word(parties, tree, word, role)
                return

    def _names_members(self, tree: Tree, at: int) -> bool:
        low = tree.lower(at)
        if low in {"among", "of"}:
            return at + 1 < len(tree) and tree.lower(at + 1) in ({"them", "whom"} if low == "among" else {"whom"})
        return low in {"including", "notably"} and any(self._is_body(tree, w) for w in range(max(0, at - 7), at))

    @staticmethod
    def _is_under(tree: Tree, verb: int, above: int) -> bool:
        """Return whether a participle hangs on a verb with no other verb between."""
        at = tree.heads[verb]
        while at != above:
            other = tree.by_verb.get(at)
            if tree.heads[at] == at or other is not None and other.lemma not in _LEADING | _HOLDING:
                return False
            at = tree.heads[at]
        return True

    def _before(self, tree: Tree, verb: int) -> list[int]:
        """Return the words close before a participle that name a body or a group."""
        near = range(max(0, verb - 7), verb)
        return [w for w in near if self._is_body(tree, w)]

    def _is_body(self, tree: Tree, word: int) -> bool:
        mention = tree.mention(word)
        if mention is not None:
            return mention.kind in {"group", "organization"}
        return tree.lower(word) in self.resolver.lexicon.group_heads

    def is_of_others(self, tree: Tree, noun: int) -> bool:
        """Return whether a noun names an encounter between others: "talks between A and B"."""
        principal = self.discourse.state.principal
        sides = [o for p, _, objs in noun_links(tree, noun) if p in {"between", "among"} for o in objs]
        return any(tree.mention(o) is not None for o in sides) and not any(
            principal in self.resolver.entities(tree, o) for o in sides
        )

    def _is_consort(self, key: str | None) -> bool:
        member = self.resolver.cast.members.get(key or "")
        return member is not None and any(o.head in self.words.consorts for o in member.offices)

    def beside(self, clause: Clause, noun: int | None = None) -> list[Party]:
        """Return those with whom something is done: "with" and "together with" at the verb, then at the noun."""
        tree = clause.tree
        out: list[Party] = []
        for preposition, _, objects in self._links(clause, noun):
            if preposition in WITH or preposition in TOGETHER:
                for obj in objects:
                    self.add_word(out, tree, obj, "counterpart")
        return out

    @staticmethod
    def _links(clause: Clause, noun: int | None) -> list[Link]:
        return [*clause.prepositions, *(noun_links(clause.tree, noun) if noun is not None else ())]

    # -- of an engagement that a noun names ---------------------------------------------------

    def of_noun(self, clause: Clause, noun: int, kind: str, reading: Reading) -> None:
        """Add those who hang on the noun or the verb by a preposition, a participle or a genitive."""
        tree, parties = clause.tree, reading.parties
        for link in [*noun_links(tree, noun), *clause.prepositions]:
            self._linked(tree, noun, kind, link, parties)
        honours = [o for o in clause.pobjs("in") if tree.lower(o) in {"honour", "honor"}]
        for child in (c for n in (noun, *honours) for c in participles(tree, n)):
            self._hosted(clause, child, reading)
        for child in tree.kids(noun, "poss"):
            if parties and (m := tree.mention(child)) is not None and m.kind == "group":
                continue  # "a Foreign Ministers' meeting with X" says of what kind it was
            self.add_word(parties, tree, child, "counterpart")
        if kind in _WITH_GROUPS:
            for key, role in self.taking_part(clause, noun):
                self.add(parties, key, role)
        self._honoured(clause, noun, reading)
        if kind == "signing":
            self.of_signing(clause, reading)

    def _linked(self, tree: Tree, noun: int, kind: str, link: Link, parties: list[Party]) -> None:
        """Add those behind one preposition, where those of its kind take part."""
        preposition, at, objects = link
        takes = _TAKES[kind] + (_MORE.get(tree.lower(noun), ()) if kind == "meeting" else ())
        if preposition not in takes and not ("with" in takes and preposition in _BESIDE):
            return
        if tree.lower(at - 1) in {"along", "together"} and any(noun < v < at for v in tree.by_verb):
            return  # "gave a press conference before attending the session, along with X"
        if preposition == "of" and not any(self._is_somebody(tree, o) for o in objects):
            return
        grouped = kind in _WITH_GROUPS and preposition in {"with", "between"}
        for obj in objects:
            if preposition == "for" and tree.mention(obj) is None and tree.lower(obj) in self.words.retinue:
                continue  # "a lunch for the delegation": the principal's own
            if obj == noun or tree.mention(obj) is None and self.words.noun_kind(tree, obj) is not None:
                continue
            for key in self.resolver.entities(tree, obj, plural_is_group=grouped):
                self.add(parties, key, self._role(kind, preposition))
        if preposition in _BESIDE or preposition in {"by", "from", "on"}:
            self.add_listed(parties, tree, objects, self._role(kind, preposition), groups=grouped)

    def _is_somebody(self, tree: Tree, word: int) -> bool:
        """``a meeting of A and B``, ``a meeting of governors``; "a meeting of the Council" says whose it is."""
        mention = tree.mention(word)
        if mention is not None:
            return mention.kind in NAMED_PEOPLE
        return tree.tags[word] == "NNS" and self.resolver.group(tree, word) is not None

    @staticmethod
    def _role(kind: str, preposition: str) -> str:
        if kind == "interview":
            return "interviewer"
        return "host" if kind == "meal" and preposition == "by" else "counterpart"

    def of_signing(self, clause: Clause, reading: Reading) -> None:
        """``An agreement was signed``: by both sides of the engagement being told, where nobody is named."""
        if clause.passive and not reading.parties:
            for key in self.resolver.joint():
                self.add(reading.parties, key, "counterpart")

    def _honoured(self, clause: Clause, noun: int, reading: Reading) -> None:
        """``in honour of the President of Algeria``; a group so honoured is no party."""
        tree = clause.tree
        for preposition, _, objects in [*noun_links(tree, noun), *clause.prepositions]:
            if preposition != "in":
                continue
            for honour in [o for o in objects if tree.lower(o) in {"honour", "honor"}]:
                for obj in [o for prep in tree.kids(honour, "prep") for o in tree.kids(prep, "pobj")]:
                    for key in self.resolver.entities(tree, obj):
                        if self.discourse.is_person(key):
                            self.add(reading.parties, key, "honouree")

    def _hosted(self, clause: Clause, verb: int, reading: Reading) -> None:
        """``a dinner hosted by the President in honour of ...``."""
        inner = clause.tree.by_verb.get(verb)
        if inner is None or inner.lemma not in HOSTING:
            return
        for agent in inner.agents:
            self.add_word(reading.parties, clause.tree, agent, "host" if inner.lemma != "attend" else "counterpart")

    def add_hosts(self, clause: Clause, noun: int, reading: Reading) -> None:
        """Add those who held or attended what a noun names: "a luncheon given by X", "attended by refugees"."""
        for child in participles(clause.tree, noun):
            self._hosted(clause, child, reading)

    def taking_part(self, clause: Clause, noun: int) -> list[Party]:
        """``held with the participation of X``, ``under the chairmanship of X``, ``chaired by X``: who was there."""
        tree, out = clause.tree, list[Party]()
        for preposition, _, objects in [*noun_links(tree, noun), *clause.prepositions]:
            for obj in objects if preposition in {"with", "under", "in"} else ():
                role = self.words.part_nouns.get(tree.lower(obj)) if tree.mention(obj) is None else None
                if (role == "host") != (preposition == "under"):
                    continue  # "with the leadership of the Ministry" is a group
                links = [o for p, _, objs in noun_links(tree, obj) if p == "of" for o in objs]
                for word in [*links, *tree.kids(obj, "poss")] if role else ():
                    for key in self.resolver.entities(tree, word):
                        self.add(out, key, role or "counterpart")
        for verb in participles(tree, noun):
            inner = tree.by_verb.get(verb)
            if inner is not None and inner.lemma in _LEADING:
                for agent in inner.agents:
                    self.add_word(out, tree, agent, "host")
        return out

    # -- those who only accompany -------------------------------------------------------------

    def company(self, clause: Clause) -> list[str]:
        """Return those who only accompany: "accompanied by his wife", "joined by"."""
        return [key for other in clause.tree.clauses if other is not clause for key in self.accompanying(other)]

    def accompanying(self, clause: Clause) -> list[str]:
        """Return those by whom the clause says somebody was accompanied or joined."""
        if clause.lemma not in {"accompany", "join", "flank"} or not (clause.passive or clause.tag == "VBN"):
            return []
        return [
            key for agent in [*clause.agents, *clause.pobjs("by")] for key in self.resolver.entities(clause.tree, agent)
        ]
