"""Does a clause report something that was said?"""

from __future__ import annotations

from communique.reading.clauses import Clause
from communique.vocab.types import ReportingVerb

# Verbs that happened where they govern an infinitive: "spoke to express", "took the opportunity to thank".
_OPENERS = frozenset(
    {
        "take",
        "use",
        "seize",
        "continue",
        "begin",
        "go",
        "proceed",
        "speak",
        "meet",
        "call",
        "hold",
        "open",
        "close",
        "conclude",
        "start",
        "have",
        "join",
        "talk",
        "phone",
        "pause",
        "write",
        "rise",
        "address",
        "convene",
        "be",
    }
)


_OURSELVES = frozenset({"themselves", "himself", "herself", "itself", "ourselves"})


def reports(clause: Clause) -> bool:
    """True for an act that happened: not denied, not merely possible, no part of something else's content."""
    if (
        clause.negated
        or clause.modal in {"will", "shall", "could", "may", "might", "should", "can", "must", "'ll"}
        or clause.mark in {"if", "unless"}
    ):
        return False
    if clause.modal == "would":
        return False
    if clause.label == "advcl" and clause.mark in {"as", "since", "because"} and clause.tag in {"VBZ", "VBP"}:
        return False  # "as Poland looks forward to the chair": why, not what was said
    if clause.label in {"acl", "relcl", "amod"} and not clause.finite and clause.tag == "VBN":
        return False
    if clause.label == "advcl" and clause.tag in {"VBN", "VBD"} and not clause.own_subject and not clause.auxiliaries:
        return False  # "Asked about X, he said ..."
    if clause.tag == "VBG" and not clause.finite and _of_noun(clause):
        return False  # "its commitment to strengthening A and supporting B"
    if clause.tag == "VBG" and not clause.finite and _is_planned(clause):
        return False
    if clause.infinitive:
        return _purpose(clause)
    return clause.finite or clause.tag in {"VBG", "VBD", "VBN", "VBP"}


def _is_planned(clause: Clause) -> bool:
    """``will join partners in announcing ...``: a gerund of what is still to come."""
    tree, at = clause.tree, clause.verb
    for _ in range(6):
        if tree.heads[at] == at:
            return False
        at = tree.heads[at]
        above = tree.by_verb.get(at)
        if above is not None and (above.finite or above.modal):
            return above.modal in {"will", "shall"}
    return False


def _of_noun(clause: Clause) -> bool:
    """True for a gerund in the complement of a noun: content of something else, not an act of its own."""
    tree, at = clause.tree, clause.verb
    for _ in range(6):
        label, head = tree.labels[at], tree.heads[at]
        if label == "pcomp":
            above = tree.heads[head]
            return tree.labels[head] == "prep" and (
                tree.mention(above) is not None or tree.tags[above][:2] in {"NN", "JJ"}
            )
        if label != "conj" or head == at:
            return False
        at = head
    return False


def _purpose(clause: Clause) -> bool:
    """``spoke to express``, ``took the opportunity to thank``: an infinitive under a verb that happened."""
    tree = clause.tree
    at = clause.verb
    for _ in range(4):
        if tree.heads[at] == at:
            return False
        at = tree.heads[at]
        parent = tree.by_verb.get(at)
        if parent is not None and at != clause.verb:
            if parent.label == "conj" and parent.infinitive or clause.label == "conj" and parent.infinitive:
                continue
            return (
                parent.lemma in _OPENERS
                and not parent.negated
                and parent.modal is None
                and parent.lemma not in {"have"} | ({"be"} if not parent.passive else set())
            )
        if parent is None and tree.labels[at] not in {"dobj", "conj"}:
            return False
    return False


def _is_main(clause: Clause) -> bool:
    """True for the verb of the sentence, or one coordinated with it."""
    tree, at = clause.tree, clause.verb
    while tree.labels[at] == "conj" and tree.heads[at] != at:
        at = tree.heads[at]
    return tree.labels[at] in {"ROOT", "parataxis"}


def fits(clause: Clause, entry: ReportingVerb) -> bool:
    """True where the clause has the particle, preposition and objects that the entry of its verb asks for."""
    tree = clause.tree
    if entry.attitude and (clause.tag != "VBD" or not _is_main(clause)):
        return False  # "officials supporting the talks", "the country supports ...": what they are, not what they said
    if entry.frame and clause.tag == "VBG" and clause.label == "advcl" and not clause.complements:
        return False
    if (
        entry.particle
        and entry.particle not in clause.particles
        and not any(tree.lower(a) == entry.particle for a in [*clause.adverbs, *clause.attributes])
        and not any(p == entry.particle for p, _, _ in clause.prepositions)
        and not (entry.particle == "clear" and any(tree.lower(c) == "clear" for c in tree.children[clause.verb]))
    ):
        return False
    if (
        entry.requires
        and not any(p == entry.requires for p, _, _ in clause.prepositions)
        and entry.requires not in clause.particles
    ):
        return False
    things = clause.subjects if clause.passive else clause.objects
    objects = {tree.lower(o) for o in things} | {tree.lemma(o) for o in things if tree.mention(o) is None}
    if entry.nouns and not objects & set(entry.nouns):
        return False
    if entry.nouns_not and objects & set(entry.nouns_not):
        return False
    if entry.objects == "none" and any(tree.lower(o) not in _OURSELVES for o in clause.objects if not clause.passive):
        return False  # "committed 30 million to the programme"
    return not (
        entry.objects == "thing"
        and any((m := tree.mention(o)) is not None and m.kind in {"person", "office", "list"} for o in clause.objects)
    )
