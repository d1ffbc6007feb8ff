"""Clauses: who does what to whom, read off the parse of a skeleton."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.reading.mending import Draft, mend
from communique.reading.mentions import Mention
from communique.reading.skeleton import Skeleton
from communique.reading.syntax import Parse

if TYPE_CHECKING:
    from communique.reading.syntax import Parser

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "csubj", "csubjpass", "parataxis"})
_MODALS = frozenset({"will", "would", "shall", "should", "can", "could", "may", "might", "must", "'ll"})
# Adverbs through which a preposition still belongs to the verb.
_TRANSPARENT = frozenset(
    {
        "virtually",
        "remotely",
        "online",
        "briefly",
        "separately",
        "again",
        "earlier",
        "directly",
        "together",
        "along",
        "alongside",
        "jointly",
        "side",
    }
)


# "called X to offer help", "hosted X to discuss": what follows is done by the caller or host, too.
_ENCOUNTERS = frozenset({"call", "phone", "telephone", "host", "meet", "receive", "convene", "visit"})


@dataclass(slots=True)
class Clause:
    """A verb with what hangs on it. Numbers are word indexes of the skeleton."""

    tree: Tree
    verb: int
    lemma: str
    tag: str
    label: str
    subjects: list[int] = field(default_factory=list)
    own_subject: bool = False
    passive: bool = False
    agents: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    indirect: list[int] = field(default_factory=list)
    attributes: list[int] = field(default_factory=list)
    prepositions: list[tuple[str, int, list[int]]] = field(default_factory=list)  # (words, its index, its objects)
    particles: list[str] = field(default_factory=list)
    auxiliaries: list[str] = field(default_factory=list)
    negated: bool = False
    finite: bool = False
    infinitive: bool = False
    mark: str | None = None
    complements: list[tuple[str, int]] = field(default_factory=list)  # (label, verb)
    adverbs: list[int] = field(default_factory=list)

    @property
    def modal(self) -> str | None:
        """The modal verb, if any."""
        return next((a for a in self.auxiliaries if a in _MODALS), None)

    def pobjs(self, *names: str) -> list[int]:
        """Return the objects of the prepositions of these names."""
        return [o for word, _, objs in self.prepositions if word in names for o in objs]


class Tree:
    """A parsed sentence with the way back to the text and the clauses in it."""

    def __init__(self, skeleton: Skeleton, parse: Parse, parser: Parser) -> None:
        self.skeleton = skeleton
        self.heads, self.labels, self.tags = list(parse.heads), list(parse.labels), list(parse.tags)
        self.parser = parser
        mend(self._draft())
        self.children: list[list[int]] = [[] for _ in self.heads]
        for word, head in enumerate(self.heads):
            if head != word:
                self.children[head].append(word)
        self._retag()
        self.clauses = self._clauses()
        self.by_verb = {clause.verb: clause for clause in self.clauses}

    def __len__(self) -> int:
        return len(self.heads)

    def _draft(self) -> Draft:
        """Return the parse as it is to be mended."""
        named = [m is not None for m in self.skeleton.mention]
        lemmas = {
            word: self.lemma(word, "VERB")
            for word, tag in enumerate(self.tags)
            if tag.startswith("VB") and not named[word]
        }
        return Draft(
            self.skeleton.lower,
            named,
            self.heads,
            self.labels,
            self.tags,
            frozenset(word for word, lemma in lemmas.items() if lemma in self.parser.verbs),
            frozenset(word for word, lemma in lemmas.items() if lemma in self.parser.reporting),
        )

    def mention(self, word: int) -> Mention | None:
        """Return the mention that stands at ``word``."""
        return self.skeleton.mention[word]

    def lower(self, word: int) -> str:
        """Return the lower-case word."""
        return self.skeleton.lower[word]

    def lemma(self, word: int, pos: str = "NOUN") -> str:
        """Return the lemma of the word as noun, verb or adjective."""
        return self.parser.lemma(self.skeleton.lower[word], pos)

    def kids(self, word: int, *labels: str) -> list[int]:
        """Return the children of ``word`` with one of ``labels``."""
        return [c for c in self.children[word] if self.labels[c] in labels]

    def subtree(self, word: int, without: frozenset[int] = frozenset()) -> list[int]:
        """Return the word indexes under ``word``, itself included, in order; branches in ``without`` are left out."""
        out, stack = [], [word]
        while stack:
            at = stack.pop()
            if at in without:
                continue
            out.append(at)
            stack.extend(self.children[at])
        return sorted(out)

    def span(self, words: list[int]) -> tuple[int, int]:
        """Return the offsets from the first to the last of ``words``, without signs at the edges."""
        words = list(words)
        while (
            words
            and self.tags[words[-1]] in {",", ".", ":", "-RRB-", "''", "HYPH", "-LRB-", "``"}
            and self.skeleton.mention[words[-1]] is None
            and not (self.tags[words[-1]] == "-RRB-" and any(self.tags[w] == "-LRB-" for w in words))
        ):
            words.pop()
        while (
            words
            and self.tags[words[0]] in {",", ".", ":", "-RRB-", "''", "HYPH"}
            and self.skeleton.mention[words[0]] is None
        ):
            words.pop(0)
        if not words:
            return 0, 0
        return self.skeleton.start[words[0]], self.skeleton.end[words[-1]]

    def conjuncts(self, word: int) -> list[int]:
        """Return ``word`` and everything coordinated with it, in order."""
        out = [word]
        for child in self.children[word]:
            if self.labels[child] == "conj":
                out.extend(self.conjuncts(child))
        return sorted(set(out))

    def move(self, word: int, head: int) -> None:
        """Hang a word with its branch on another head."""
        self.children[self.heads[word]].remove(word)
        self.heads[word] = head
        self.children[head] = sorted([*self.children[head], word])

    def _retag(self) -> None:
        """A mention that the tagger took for a verb is a name."""
        for word, tag in enumerate(self.tags):
            if self.skeleton.mention[word] is not None and tag.startswith("V"):
                self.tags[word] = "NNP"

    # -- building clauses ---------------------------------------------------------------------

    def _clauses(self) -> list[Clause]:
        verbs = [w for w in range(len(self)) if self._is_verb(w)]
        made: dict[int, Clause] = {}
        for verb in sorted(verbs, key=self._depth):
            made[verb] = self._clause(verb, made)
        return [made[v] for v in sorted(made)]

    def _is_verb(self, word: int) -> bool:
        if self.skeleton.mention[word] is not None:
            return False
        if not self.tags[word].startswith("VB"):
            return False
        if self.labels[word] in {"aux", "auxpass", "amod", "compound"}:
            return (
                self.labels[word] == "amod"
                and any(self.labels[c] in {"agent", "prep"} for c in self.children[word])
                and self.heads[word] < word
            )
        return True

    def _depth(self, word: int) -> int:
        depth = 0
        while self.heads[word] != word and depth < 200:
            word = self.heads[word]
            depth += 1
        return depth

    def _clause(self, verb: int, made: dict[int, Clause]) -> Clause:
        base = self.tags[verb] in {"VB", "VBP"} and self.lower(verb) not in {"'re", "are", "am", "'m", "'ve"}
        clause = Clause(
            self, verb, self.lower(verb) if base else self.lemma(verb, "VERB"), self.tags[verb], self.labels[verb]
        )
        for child in self.children[verb]:
            self._take(clause, child)
        clause.finite = clause.tag in _FINITE_TAGS or any(
            self.tags[c] in _FINITE_TAGS for c in self.kids(verb, "aux", "auxpass")
        )
        clause.negated = clause.negated or self._is_denied(verb)
        clause.own_subject = bool(clause.subjects)
        if clause.passive and not clause.agents:
            clause.agents = self._low_agents(clause)
        if clause.negated and any(word == "until" for word, _, _ in clause.prepositions):
            clause.negated = False  # "did not arrive until Monday"
        parent = self._governor(verb, made)
        if clause.label == "conj" and parent is not None:
            clause.negated = (
                clause.negated
                or parent.negated
                and any(self.lower(c) in {"nor", "or"} for c in self.kids(parent.verb, "cc"))
            )
            self._share(clause, parent)
            self._share_object(clause, parent)
        if not clause.subjects and parent is not None:
            clause.subjects = self._inherit(clause, parent)
        if clause.label in {"relcl", "acl"} or clause.label == "amod":
            self._relative(clause)
        return clause

    def _is_denied(self, verb: int) -> bool:
        """``Did not, as announced, travel``: the negation stands behind the auxiliary, wherever the parser hung it."""
        return any(
            c + 2 < len(self) and self.lower(c + 1) in {"not", "n't", "n’t"} and self.lower(c + 2) != "only"
            for c in self.kids(verb, "aux", "auxpass")
        )

    def _take(self, clause: Clause, child: int) -> None:
        """Note what a child of the verb is to its clause."""
        label = self.labels[child]
        if label in _SUBJECTS:
            clause.subjects.extend(self.conjuncts(child) if label.startswith("nsubj") else [child])
            clause.passive = clause.passive or label.endswith("pass")
        elif label in {"dobj", "oprd"} or self._is_stray_object(clause, child):
            clause.objects.extend(self.conjuncts(child))
        elif label == "dative":
            self._dative(clause, child)
        elif label in {"attr", "acomp"}:
            clause.attributes.append(child)
        elif label in {"prep", "agent"}:
            self._preposition(clause, child)
        elif label in _COMPLEMENTS:
            clause.complements.append((label, child))
        elif label in {"advmod", "npadvmod"}:
            self._adverb(clause, child)
        else:
            self._small_word(clause, child)
        if label in {"dobj", "nsubj", "nsubjpass", "attr"} and any(
            self.lower(c) == "no" for c in self.kids(child, "det")
        ):
            clause.negated = True

    def _is_stray_object(self, clause: Clause, child: int) -> bool:
        """True for a person after the verb whom the parser hung there as something else than its object."""
        return (
            self.labels[child] in {"npadvmod", "dep", "appos", "advmod"}
            and child > clause.verb
            and (m := self.skeleton.mention[child]) is not None
            and m.kind in {"person", "office", "list"}
        )

    def _dative(self, clause: Clause, child: int) -> None:
        inner = self.kids(child, "pobj")
        if inner:
            clause.prepositions.append((self.lower(child), child, [c for i in inner for c in self.conjuncts(i)]))
        else:
            clause.indirect.extend(self.conjuncts(child))

    def _adverb(self, clause: Clause, child: int) -> None:
        clause.adverbs.append(child)
        mention = self.skeleton.mention[child]
        if mention is not None and mention.kind == "time" or self.lower(child) in _TRANSPARENT:
            for prep in self.kids(child, "prep"):
                self._preposition(clause, prep)  # "together with the Minister", "spoke today with"
        no_longer = self.lower(child) == "longer" and any(self.lower(c) == "no" for c in self.children[child])
        if no_longer or self.lower(child) in {"never", "hardly", "neither", "nor"}:
            clause.negated = True

    def _small_word(self, clause: Clause, child: int) -> None:
        """Note a particle, auxiliary, negation or conjunction of the verb."""
        label = self.labels[child]
        if label == "prt":
            clause.particles.append(self.lower(child))
        elif label in {"aux", "auxpass"}:
            clause.auxiliaries.append(self.lower(child))
            clause.passive = clause.passive or label == "auxpass"
            clause.infinitive = clause.infinitive or self.lower(child) == "to"
        elif label == "neg" or label in {"preconj", "cc"} and self.lower(child) in {"neither", "nor"}:
            clause.negated = True
        elif label == "mark":
            clause.mark = self.lower(child)

    def _preposition(self, clause: Clause, child: int) -> None:
        words = self.lower(child)
        objects = [c for o in self.kids(child, "pobj") for c in self.conjuncts(o)]
        if self.labels[child] == "agent":
            clause.agents.extend(objects)
            clause.passive = True
        for nested in self.kids(child, "prep"):
            inner = [c for o in self.kids(nested, "pobj") for c in self.conjuncts(o)]
            clause.prepositions.append((f"{words} {self.lower(nested)}", nested, inner))
            if not objects:
                clause.prepositions.append((self.lower(nested), nested, inner))
        for pcomp in self.kids(child, "pcomp"):
            clause.complements.append((f"pcomp:{words}", pcomp))
        clause.prepositions.append((words, child, objects))
        for other in self.kids(child, "conj"):
            if self.tags[other] in {"IN", "TO"}:
                self._preposition(clause, other)
                if self.labels[child] == "agent" and self.lower(other) == "by":
                    clause.agents.extend(c for o in self.kids(other, "pobj") for c in self.conjuncts(o))

    def _low_agents(self, clause: Clause) -> list[int]:
        """``were greeted at the foot of the aircraft by X``: an agent that the parser hung on a noun before it."""
        for _, at, objects in clause.prepositions:
            for word in self.subtree(at) if objects else ():
                if word > at and self.lower(word) == "by" and self.labels[word] in {"prep", "agent"}:
                    people = [c for o in self.kids(word, "pobj") for c in self.conjuncts(o)]
                    above = self.heads[word]
                    if above != at and not self.tags[above].startswith("VB") and self._are_people(people[:1]):
                        return people
        return []

    def _are_people(self, words: list[int]) -> bool:
        return bool(words) and all(
            (m := self.skeleton.mention[w]) is not None and m.kind in {"person", "office", "list"} for w in words
        )

    def _governor(self, verb: int, made: dict[int, Clause]) -> Clause | None:
        at = verb
        for _ in range(12):
            if self.heads[at] == at:
                return None
            at = self.heads[at]
            if at in made:
                return made[at]
        return None

    def _share(self, clause: Clause, parent: Clause) -> None:
        """A coordinated verb shares subject, and auxiliaries where it has none of its own."""
        if not clause.own_subject and not clause.finite and clause.tag in {"VB", "VBN", "VBG"}:
            clause.auxiliaries.extend(a for a in parent.auxiliaries if a not in clause.auxiliaries)
            clause.finite = parent.finite and clause.tag != "VBG"
            clause.infinitive = clause.infinitive or parent.infinitive
            clause.passive = clause.passive or (parent.passive and clause.tag == "VBN")
            clause.negated = clause.negated or parent.negated

    def _share_object(self, clause: Clause, parent: Clause) -> None:
        """``called and congratulated X``: one person is the object of both verbs."""
        if clause.own_subject or parent.objects or parent.prepositions or parent.complements or parent.attributes:
            return
        between = range(parent.verb + 1, clause.verb)
        if all(self.lower(w) in {"and", "also", "then", "later"} for w in between) and any(
            (m := self.skeleton.mention[o]) is not None and m.kind in {"person", "office"} for o in clause.objects
        ):
            parent.objects.extend(clause.objects)

    def _inherit(self, clause: Clause, parent: Clause) -> list[int]:
        if clause.label == "conj" or clause.label in {"relcl", "acl"} and clause.infinitive:
            return list(parent.subjects)
        if (
            clause.label == "xcomp"
            and parent.objects
            and parent.lemma
            not in {"begin", "start", "continue", "have", "hold", "take", "use", "join", "make", "give", "find"}
            and not (clause.infinitive and parent.lemma in _ENCOUNTERS)
        ):
            return list(parent.objects)
        if clause.label in {"xcomp", "advcl", "pcomp", "ccomp"}:
            return list(parent.subjects if not (parent.passive and parent.agents) else parent.agents + parent.subjects)
        return []

    def _relative(self, clause: Clause) -> None:
        """The noun that a relative clause hangs on is its subject or object."""
        noun = self.heads[clause.verb]
        if clause.label != "conj" and self.labels[clause.verb] == "conj":
            return
        pronouns = [s for s in clause.subjects if self.lower(s) in {"who", "which", "that", "whom"}]
        if pronouns:
            clause.subjects = [noun]
        elif clause.own_subject:
            if any(self.lower(o) in {"which", "whom", "that", "who"} for o in clause.objects) or (
                not clause.objects
                and clause.label == "relcl"
                and not any(self.tags[a] == "WRB" for a in clause.adverbs)
                and not any(self.lower(o) in {"which", "whom"} for _, _, objs in clause.prepositions for o in objs)
            ):
                clause.objects = [noun]
        elif clause.tag == "VBN" and not clause.finite:
            clause.passive = True
            clause.subjects = [noun]
        elif clause.tag == "VBG":
            clause.subjects = [noun]
