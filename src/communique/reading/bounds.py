"""Where a list of noun phrases begins and ends, and what in it is background."""

from __future__ import annotations

from communique.reading.clauses import Clause, Tree

_ENDERS = frozenset(
    {
        "during",
        "ahead",
        "before",
        "after",
        "following",
        "with",
        "at",
        "prior",
        "while",
        "when",
        "where",
        "as",
        "over",
        "under",
        "within",
        "amid",
        "upon",
        "since",
        "through",
    }
)

# After a comma they say when the talk was, or how far it went.
_ASIDE = frozenset({"during", "ahead", "ranging"})

# "The reform under way", "the text under discussion": part of the noun before.
_UNDER = frozenset({"way", "discussion", "consideration", "negotiation", "review", "construction", "preparation"})


def begin(tree: Tree, head: int, verb: int) -> int:
    """Return the first word of the noun phrase at ``head``."""
    words = [w for w in tree.subtree(head) if (w > verb) == (head > verb)]
    first = head
    for word in sorted((w for w in words if w < head), reverse=True):
        if first - word > 1:
            break
        first = word
    return first


def end(tree: Tree, first: int, verb: int, known: int) -> int:
    """Return where the list ends: at another clause, or an adverbial of the verb itself."""
    if first < verb:
        return min(
            [
                verb,
                *[
                    c
                    for c in tree.children[verb]
                    if c > first and tree.labels[c] in {"aux", "auxpass", "advmod", "neg"}
                ],
            ]
        )
    stop = len(tree)
    for clause in tree.clauses:
        if clause.verb <= first or clause.label in {"relcl", "acl", "pcomp", "amod"}:
            continue
        own = (
            clause.finite
            and clause.label in {"ROOT", "conj", "ccomp", "parataxis"}
            and not _within(tree, clause, first, verb)
            or clause.label == "conj"
            and (clause.infinitive or clause.tag == tree.tags[verb] and clause.lemma in tree.parser.reporting)
            and tree.heads[clause.verb] == verb
            or clause.label == "advcl"
            and clause.tag in {"VBG", "VBD", "VBZ", "VBP"}
            and _comma_before(tree, clause.verb)
            and not _goes_on_listing(tree, first, clause)
        )
        if own:
            begin = min(
                [
                    clause.verb,
                    *[s for s in clause.subjects if s > first and clause.own_subject],
                    *[
                        c
                        for c in tree.children[clause.verb]
                        if tree.labels[c] in {"aux", "auxpass", "advmod", "mark", "neg"} and c > first
                    ],
                ]
            )
            begin = _leftmost(tree, begin, first, clause.verb)
            stop = min(stop, begin)
    for word in range(first + 1, stop - 1):
        if tree.mention(word) is None and tree.lower(word) == "," and tree.lower(word + 1) in _ASIDE:
            stop = min(stop, word)
    for child in tree.children[verb]:
        if (
            child > first
            and tree.labels[child] in {"prep", "advcl", "mark"}
            and tree.lower(child) in _ENDERS
            and child < stop
            and child > known
            and not (tree.lower(child) == "under" and child + 1 < len(tree) and tree.lower(child + 1) in _UNDER)
        ):
            stop = child
    return stop


def _within(tree: Tree, clause: Clause, first: int, verb: int) -> bool:
    """True for a clause inside an item: "the need to ensure that A goes on", "a region in which A holds and B does"."""
    at = clause.verb
    if clause.tag == "VBD" and clause.label == "conj" and not clause.own_subject:
        return False
    while tree.heads[at] != at and tree.heads[at] >= first and tree.heads[at] > verb:
        at = tree.heads[at]
        if at < clause.verb and tree.labels[at] in {"relcl", "acl", "pobj", "dobj", "pcomp"}:
            return True
    return False


def _goes_on_listing(tree: Tree, first: int, clause: Clause) -> bool:
    """``including rights, health, strengthening ties, and expanding exchanges``: a gerund of a list, not a report."""
    if clause.tag != "VBG" or clause.lemma in tree.parser.reporting or clause.own_subject:
        return False
    listed = any(tree.mention(w) is None and tree.lower(w) == "including" for w in range(first, clause.verb))
    return listed and any(
        tree.tags[w] == "VBG" and tree.lower(w - 1) == "and" for w in range(clause.verb + 1, len(tree))
    )


def _leftmost(tree: Tree, word: int, first: int, verb: int) -> int:
    subject = [w for w in tree.subtree(word) if first < w <= word] if word != verb else [word]
    return min(subject or [word])


def _comma_before(tree: Tree, verb: int) -> bool:
    return any(tree.lower(w) in {",", "—", "–"} for w in range(max(0, verb - 3), verb))


def background(tree: Tree, first: int, last: int) -> set[int]:
    """Words of relative clauses behind a comma: background to an item, not part of it."""
    out: set[int] = set()
    for clause in tree.clauses:
        if clause.label != "relcl" or not first < clause.verb < last:
            continue
        words = tree.subtree(clause.verb)
        begin = min(words)
        if (
            begin > first
            and tree.lower(begin - 1) == ","
            and tree.lower(begin) in {"which", "who", "where", "whose", "whom", "of", "in", "to", "on", "at"}
        ):
            end = next(
                (
                    w
                    for w in range(clause.verb, last)
                    if tree.lower(w) in {";"}
                    or tree.lower(w) == ","
                    and w + 1 < last
                    and (tree.lower(w + 1) in {"and", "as", "the"})
                ),
                max(words) + 1,
            )
            out.update(range(begin - 1, end))
    return out
