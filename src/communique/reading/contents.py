"""What was said or discussed: spans of content under a verb, and how coordination splits them."""

from __future__ import annotations

import re

from communique.reading import bounds
from communique.reading.clauses import Clause, Tree
from communique.reading.lists import ListCutter

Span = tuple[int, int]
_LEAD = re.compile(
    r"(?:that|the fact that|,|and|as well as|to|about|including|both|also|in particular|particularly|,\s+and that)\s+",
    re.IGNORECASE,
)
# Nouns that say where or when something was said, and are no part of it.
_SETTINGS = frozenset(
    (
        "meeting talk talks call conversation speech remark remarks statement address conference visit session "
        "day week month year morning afternoon evening occasion sideline margin behalf context capacity message "
        "letter interview tweet post eve name end beginning ceremony dinner lunch turn response reply side"
    ).split()
)
_PREDICATES = frozenset({"MD", "VBD", "VBZ", "VBP"})
_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl"})
# Adverbial branches that are the report's own and no part of what was said.
_REPORT_MARKS = frozenset({"while", "as", "when", "after", "before", "following", "adding", "noting"})


# Prepositions that lead on from a content, wherever the parser hung them.
_GOING_ON = frozenset({"in", "on", "of", "between", "against", "towards", "toward", "among", "across", "as"})
# What stands before a content and is no part of it; before a clause, a preposition is part of the clause.
_CLAUSE_LEADS = frozenset({"that", ",", "and", ":", "also", "—", "–", "-"})
_LEADS = _CLAUSE_LEADS | {"to", "as", "well", "both", "of", "for", "on"}


class Contents:
    """Cuts the content of a clause out of its tree."""

    def __init__(self, text: str, reporting: frozenset[str], lists: ListCutter) -> None:
        self.text = text
        self.lists = lists
        self.reporting = reporting

    # -- spans --------------------------------------------------------------------------------

    def span(self, tree: Tree, words: list[int]) -> Span:
        """Return the offsets of ``words`` with the signs at the edges cut off."""
        return tree.span(words)

    def branch(self, tree: Tree, word: int, *, keep_conj: bool = False) -> list[int]:
        """Return the words under ``word`` that belong to what it says, without the report's own ("noting that")."""
        out, stack = [], [word]
        while stack:
            at = stack.pop()
            out.append(at)
            for child in tree.children[at]:
                if self._outside(tree, at, child, word, keep_conj):
                    continue
                stack.append(child)
        return self._contiguous(tree, sorted(out), word)

    def _outside(self, tree: Tree, at: int, child: int, top: int, keep_conj: bool) -> bool:
        label = tree.labels[child]
        if at == top and label in {"conj", "cc"} and not keep_conj:
            return True
        if (
            label in {"advcl", "acl"}
            and tree.tags[child] == "VBG"
            and child > at
            and tree.lemma(child, "VERB") in self.reporting
            and self._after_comma(tree, child)
        ):
            return True
        return bool(
            label == "acl"
            and tree.tags[child] == "VBN"
            and at == top
            and self._after_comma(tree, child)
            and tree.labels[child] == "advcl"
        )

    @staticmethod
    def _after_comma(tree: Tree, word: int) -> bool:
        return word > 0 and (
            tree.lower(word - 1) == ","
            or word > 1
            and tree.lower(word - 2) == ","
            or word > 2
            and tree.lower(word - 3) == ","
        )

    @staticmethod
    def _contiguous(tree: Tree, words: list[int], word: int) -> list[int]:
        """Keep the run of words around ``word``: a branch torn apart by the parser is cut at the first large gap."""
        keep = [word]
        after = [w for w in words if w > word]
        last = word
        for w in after:
            if w - last > 3 and any(tree.tags[g][:2] == "VB" for g in range(last + 1, w)):
                break
            keep.append(w)
            last = w
        before = [w for w in reversed(words) if w < word]
        last = word
        for w in before:
            if last - w > 3:
                break
            keep.append(w)
            last = w
        return sorted(keep)

    # -- kinds of content ---------------------------------------------------------------------

    def that(self, clause: Clause) -> list[Span]:
        """Return the that-clauses (or quotation-like clauses) under the verb, coordinated ones apart."""
        tree = clause.tree
        out: list[Span] = []
        for label, verb in clause.complements:
            if label != "ccomp":
                continue
            if verb < clause.verb:
                # "X is ready, he said": the clause stands before its verb.
                inner = tree.by_verb.get(verb)
                words = [w for w in self.branch(tree, verb, keep_conj=True) if w < clause.verb]
                if (
                    words
                    and inner is not None
                    and inner.finite
                    and not (inner.lemma in self.reporting and inner.complements)
                ):
                    out.append(self.span(tree, words))
                continue
            if tree.tags[verb][:2] in {"VB", "MD"} or verb in tree.by_verb:
                out.extend(self.coordinated(tree, verb, clause.verb))
        if not out and clause.passive:
            out = self._impersonal(clause)
        if not out and (that := self._that_behind(clause)):
            out = self.after_that(tree, that, clause.verb)
        return [part for s in out if s[1] > s[0] for part in self._at_that(tree, s)]

    @staticmethod
    def _that_behind(clause: Clause) -> int:
        """Return the word "that" right behind the verb, where what follows has a predicate of its own; else 0."""
        tree, that = clause.tree, clause.verb + 1
        if that + 3 >= len(tree) or tree.mention(that) is not None or tree.lower(that) != "that":
            return 0
        stop = next((w for w in range(that, len(tree)) if tree.lower(w) in {",", ";"}), len(tree))
        predicate = [w for w in range(that + 2, stop) if tree.tags[w] in _PREDICATES and not tree.mention(w)]
        return that if predicate and tree.labels[predicate[0]] not in {"relcl", "conj"} else 0

    def _impersonal(self, clause: Clause) -> list[Span]:
        """Return the content of ``it was noted with satisfaction that ...``, which the parser hangs on the noun."""
        tree = clause.tree
        if not any(tree.lower(s) == "it" for s in clause.subjects):
            return []
        that = [
            w
            for w in range(clause.verb + 1, min(clause.verb + 6, len(tree)))
            if tree.mention(w) is None and tree.lower(w) == "that" and tree.labels[w] in {"mark", "nsubj", "dobj"}
        ]
        return self.after_that(tree, that[0], clause.verb) if that else []

    def _at_that(self, tree: Tree, span: Span) -> list[Span]:
        """Split "A, that B and that C" on the surface: the parser often nests one in the other."""
        words = [w for w in range(len(tree)) if span[0] <= tree.skeleton.start[w] and tree.skeleton.end[w] <= span[1]]
        cuts = [
            w
            for w in words[3:-2]
            if tree.mention(w) is None
            and tree.lower(w) == "that"
            and tree.mention(w - 1) is None
            and tree.lower(w - 1) in {",", "and"}
            and self._clausal(tree, [v for v in words if v < w])
            and self._clausal(tree, [v for v in words if v > w])
        ]
        parts = []
        for first, last in zip(
            [words[0], *cuts] if words else [], [*cuts, words[-1] + 1] if words else [], strict=True
        ):
            part = self.trim(tree, list(range(first + (first in cuts), last)))
            if part:
                parts.append(tree.span(part))
        return parts if len(parts) > 1 else [span]

    @staticmethod
    def _clausal(tree: Tree, words: list[int]) -> bool:
        return any(w in tree.by_verb and (tree.by_verb[w].finite or tree.by_verb[w].auxiliaries) for w in words)

    def after_that(self, tree: Tree, that: int, verb: int) -> list[Span]:
        """Return what follows the word ``that`` up to the next verb coordinated with ``verb`` or the report's own."""
        stop = len(tree)
        for clause in tree.clauses:
            if (
                clause.verb > that + 1
                and tree.heads[clause.verb] == verb
                and (clause.label == "conj" or clause.label == "advcl" and self._after_comma(tree, clause.verb))
            ):
                begin = min(w for w in tree.subtree(clause.verb) if w > that + 1)
                if any(tree.tags[w] in _PREDICATES for w in range(that + 1, begin)):
                    stop = min(stop, begin)  # else "that stability and continued growth will ...": no new clause
        words = self.trim(tree, list(range(that + 1, stop)), _CLAUSE_LEADS)
        return [self.span(tree, words)] if words else []

    def coordinated(self, tree: Tree, verb: int, after: int) -> list[Span]:
        """Split "that A and that B"; "that A and B" stays one."""
        spans: list[Span] = []
        heads = [verb]
        for conj in tree.conjuncts(verb):
            if conj == verb:
                continue
            low = [tree.lower(w) for w in tree.subtree(conj)[:3]]
            if "that" in low[:2] or "how" in low[:2] or "whether" in low[:2]:
                heads.append(conj)
        for number, head in enumerate(heads):
            stop = min((min(tree.subtree(h)) for h in heads[number + 1 :]), default=10**9)
            words = [w for w in self.branch(tree, head, keep_conj=True) if after < w < stop]
            words = self._drop_foreign_conj(tree, head, words, set(heads))
            words = self.trim(tree, words, _CLAUSE_LEADS)
            if words and tree.tags[words[0]] in _PREDICATES and tree.mention(words[0]) is None:
                continue  # "the duty of seeing that A [are at one]": torn from its subject
            if len(words) > 2 and words[0] == after + 1 and tree.lower(words[0]) == "that":
                words = words[1:]  # "stressed that time was short": no article
            if words:
                spans.append(self.span(tree, words))
        return spans

    def _drop_foreign_conj(self, tree: Tree, head: int, words: list[int], heads: set[int]) -> list[int]:
        """A coordinated reporting verb with its own content ("said that A and stressed that B") is not part of A."""
        drop: set[int] = set()
        for conj in tree.conjuncts(head):
            if (
                conj != head
                and conj not in heads
                and tree.lemma(conj, "VERB") in self.reporting
                and tree.by_verb.get(conj) is not None
                and (
                    tree.by_verb[conj].complements
                    or not tree.by_verb[conj].own_subject
                    and tree.by_verb[conj].finite
                    and tree.tags[conj] == "VBD"
                )
            ):
                drop.update(tree.subtree(conj))
        return [w for w in words if w not in drop]

    def trim(self, tree: Tree, words: list[int], leads: frozenset[str] = _LEADS) -> list[int]:
        """Cut "that", "and", commas and adverbs of report from the beginning, and links from the end."""
        words = list(words)
        while words and (
            tree.mention(words[0]) is None
            and tree.lower(words[0]) in leads
            and (
                tree.tags[words[0]] in {"IN", ",", "CC", ":", "TO", "HYPH", "RB", "WDT", "DT"}
                or tree.lower(words[0]) in {",", "that"}
            )
        ):
            if tree.lower(words[0]) == "that" and tree.tags[words[0]] == "DT" and tree.labels[words[0]] == "det":
                break
            words.pop(0)
        while (
            words
            and tree.mention(words[-1]) is None
            and tree.lower(words[-1]) in {",", "and", "as", "well", "that", ";", "while", "—", "–", "but"}
        ):
            words.pop()
        return words

    def noun(self, tree: Tree, word: int, *, split: bool = True, verb: int | None = None) -> list[Span]:
        """Return the noun phrase at ``word`` and, apart, those coordinated with it on equal footing."""
        if not split:
            return [self._noun_span(tree, word, keep=True)]
        if verb is not None and word > verb:
            return [s for s in self.lists.equal_items(tree, word, verb) if s[1] > s[0]]
        heads = self._equal(tree, word)
        spans = []
        for number, head in enumerate(heads):
            stop = min((min(tree.subtree(h)) for h in heads[number + 1 :] if h > head), default=10**9)
            words = [w for w in self.branch(tree, head, keep_conj=True) if w < stop]
            words = [w for w in words if not any(w in tree.subtree(h) for h in heads[number + 1 :] if h > head)]
            words = self.trim(tree, words)
            if words:
                spans.append(self.span(tree, words))
        return [s for s in spans if s[1] > s[0]]

    def _noun_span(self, tree: Tree, word: int, keep: bool) -> Span:
        return self.span(tree, self.trim(tree, self.branch(tree, word, keep_conj=keep)))

    def _equal(self, tree: Tree, word: int) -> list[int]:
        """Return the heads of noun phrases on equal footing: with their own article, or after a complete phrase."""
        heads = [word]
        for conj in tree.conjuncts(word):
            if conj == word or tree.tags[conj][:2] == "VB" and tree.mention(conj) is None:
                continue
            own = any(tree.labels[c] in {"det", "poss"} for c in tree.children[conj])
            before = min(tree.subtree(conj))
            complete = any(
                heads[-1] < c < before and tree.labels[c] in {"prep", "acl", "relcl"} for c in tree.children[heads[-1]]
            ) or any(heads[0] < c < before and tree.labels[c] in {"prep", "acl"} for c in tree.children[heads[0]])
            if own or complete or tree.mention(conj) is not None:
                heads.append(conj)
        return heads

    def preposition(self, clause: Clause, name: str, *, anchor: int | None = None) -> list[Span]:
        """Return the objects of prepositions ``name`` under the verb or the noun ``anchor``, repeated ones apart."""
        tree = clause.tree
        spans: list[Span] = []
        for prep in self.prepositions(tree, clause.verb if anchor is None else anchor, name):
            objects = tree.kids(prep, "pobj", "pcomp", "amod", "ccomp")
            if not objects:
                words = [w for w in tree.subtree(prep) if w > prep]
                if words:
                    spans.append(self.span(tree, self.trim(tree, words)))
                continue
            if all((m := tree.mention(o)) is not None and m.kind == "time" for o in objects):
                continue  # "congratulated him on his victory on 3 April"
            if name == "for" and len(repeated := self.lists.repeated(tree, prep, clause.verb)) > 1:
                return repeated
            stop = min(
                (p for p in self.prepositions(tree, clause.verb if anchor is None else anchor, name) if p > prep),
                default=10**9,
            )
            words = sorted({w for o in objects for w in self.branch(tree, o, keep_conj=True) if prep < w < stop})
            words = self.trim(tree, words)
            if words and anchor is None and name != "to":
                words = self._goes_on(clause, words, stop)
            if words:
                words = self._to_do(clause, words, stop)
            if words and tree.tags[words[-1]] == "POS" and words[-1] + 1 < len(tree):
                words = list(range(words[0], min(stop, bounds.end(tree, words[0], clause.verb, words[-1] + 1))))
                words = self.trim(tree, words)  # "for Peru's [continued help]", which the parser took for a verb
            if words:
                spans.append(self.span(tree, words))
        return [s for s in spans if s[1] > s[0]]

    @staticmethod
    def _goes_on(clause: Clause, words: list[int], stop: int) -> list[int]:
        """Add a phrase that the parser hung on the verb: "called for unity [in the matter of sanctions]"."""
        tree = clause.tree
        prep = words[-1] + 1
        if (
            prep >= min(stop, len(tree))
            or tree.labels[prep] != "prep"
            or tree.heads[prep] != clause.verb
            or tree.lower(prep) not in _GOING_ON
        ):
            return words
        nouns = tree.kids(prep, "pobj")
        if not nouns or any(tree.mention(n) is not None or tree.lemma(n) in _SETTINGS for n in nouns):
            return words
        return words + [w for w in tree.subtree(prep) if w < stop]

    @staticmethod
    def _to_do(clause: Clause, words: list[int], stop: int) -> list[int]:
        """Add an infinitive that the parser hung on the verb: "reported on the readiness of the army [to act]"."""
        tree, to = clause.tree, words[-1] + 1
        if to + 1 >= min(stop, len(tree)) or tree.mention(to) is not None or tree.lower(to) != "to":
            return words
        verb = tree.heads[to]
        if tree.labels[to] != "aux" or tree.tags[verb] != "VB" or tree.heads[verb] != clause.verb:
            return words
        later = {w for c in tree.kids(verb, "conj") if tree.tags[c] == "VBD" for w in tree.subtree(c)}
        return words + [w for w in tree.subtree(verb) if to <= w < stop and w not in later]

    def relative(self, clause: Clause, name: str) -> list[Span]:
        """Return the noun of "a grant, for which he thanked them", where ``name`` is the preposition."""
        tree = clause.tree
        if clause.label != "relcl" or not any(
            word == name and any(tree.lower(o) == "which" for o in objs) for word, _, objs in clause.prepositions
        ):
            return []
        noun = tree.heads[clause.verb]
        words = [w for w in tree.subtree(noun, frozenset(tree.kids(noun, "relcl"))) if w < clause.verb]
        return [tree.span(self.trim(tree, self._contiguous(tree, words, noun)))]

    def without_reports(self, tree: Tree, span: Span) -> Span:
        """Cut off a relative clause that reports what somebody else said: ", for which the President thanked him"."""
        for clause in tree.clauses:
            start = tree.skeleton.start[clause.verb]
            if clause.label != "relcl" or not clause.own_subject or not span[0] < start < span[1]:
                continue
            first = min(tree.subtree(clause.verb))
            said = clause.lemma in self.reporting and any(
                (m := tree.mention(s)) is not None and m.kind in {"person", "office"} for s in clause.subjects
            )
            if said and first > 1 and tree.lower(first - 1) == "," and tree.lower(first + 1) == "which":
                return span[0], tree.skeleton.end[first - 2]
        return span

    @staticmethod
    def prepositions(tree: Tree, word: int, name: str) -> list[int]:
        """Return the prepositions of this name on a word, on its objects' right edge, and those joined to them."""
        found: list[int] = []
        stack = [
            c
            for c in tree.children[word]
            if tree.labels[c] in {"prep", "dative", "agent", "prt", "advmod"} and c > word or tree.labels[c] in {"prep"}
        ]
        for adjective in tree.kids(word, "amod"):  # "the companies present for"
            stack.extend(c for c in tree.kids(adjective, "prep") if adjective > word)
        seen: set[int] = set()
        while stack:
            at = stack.pop()
            if at in seen:
                continue
            seen.add(at)
            if tree.lower(at) == name and at > word:
                found.append(at)
            stack.extend(
                c
                for c in tree.children[at]
                if tree.labels[c] in {"conj", "prep"}
                and tree.tags[c] in {"IN", "TO"}
                and (tree.lower(at) == tree.lower(c) or tree.labels[c] == "conj")
            )
        return sorted(found)

    def deep(self, tree: Tree, word: int, name: str) -> list[Span]:
        """Return what follows a preposition far down a noun: "informed the members of the board about [the plan]"."""
        for prep in tree.subtree(word):
            if prep > word and tree.mention(prep) is None and tree.lower(prep) == name and tree.labels[prep] == "prep":
                words = self.trim(tree, [w for w in tree.subtree(prep) if w > prep])
                return [tree.span(words)] if words else []
        return []

    def infinitive(self, clause: Clause) -> list[Span]:
        """Return the infinitives under the verb ("urged X to do A and to do B" are two)."""
        tree = clause.tree
        out: list[Span] = []
        for label, verb in clause.complements:
            if label not in {"xcomp", "ccomp", "advcl"} or verb < clause.verb:
                continue
            if not any(tree.lower(c) == "to" for c in tree.kids(verb, "aux")):
                continue
            heads = [verb] + [
                c for c in tree.conjuncts(verb) if c != verb and any(tree.lower(k) == "to" for k in tree.kids(c, "aux"))
            ]
            for number, head in enumerate(heads):
                stop = min((min(tree.subtree(h)) for h in heads[number + 1 :]), default=10**9)
                words = [
                    w
                    for w in self.branch(tree, head, keep_conj=True)
                    if clause.verb < w < stop and w not in clause.objects
                ]
                start = next(
                    (
                        w
                        for w in words
                        if w >= min([c for c in tree.kids(head, "aux") if tree.lower(c) == "to"] or [head])
                    ),
                    head,
                )
                words = self.trim(tree, [w for w in words if w >= start])
                if words:
                    out.append(self.span(tree, words))
        return out

    def wh(self, clause: Clause) -> list[Span]:
        """Return clauses with how, whether, what under the verb."""
        tree = clause.tree
        out = []
        for label, verb in clause.complements:
            if label in {"ccomp", "advcl", "xcomp"} or label.startswith("pcomp"):
                words = [w for w in self.branch(tree, verb, keep_conj=True) if w > clause.verb]
                if words and tree.lower(words[0]) in {"how", "whether", "what", "why", "when", "where", "which", "who"}:
                    out.append(self.span(tree, words))
        return out

    def gerund(self, clause: Clause) -> list[Span]:
        """Return gerunds under the verb ("suggested doing A")."""
        tree = clause.tree
        return [
            self.span(tree, self.trim(tree, [w for w in self.branch(tree, verb, keep_conj=True) if w > clause.verb]))
            for label, verb in clause.complements
            if label in {"xcomp", "ccomp"} and tree.tags[verb] == "VBG" and verb > clause.verb
        ]
