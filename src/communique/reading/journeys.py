"""Whether the journey that a clause tells has been made: told ahead, still to come, or only begun."""

from __future__ import annotations

from communique.reading.clauses import Clause


def is_ahead(clause: Clause) -> bool:
    """``Before leaving for X, he met ...``: the leaving is still to be told."""
    tree, at = clause.tree, clause.verb
    if clause.label == "pcomp" and tree.lower(tree.heads[at]) in {"before", "prior", "to", "ahead"}:
        return tree.heads[tree.heads[at]] > at
    if clause.tag == "VBG" and clause.mark == "while":
        return True  # "met X while returning from Y": on the way, when is not told
    return clause.label == "advcl" and clause.mark in {"before", "until"} and tree.heads[at] > at


def is_to_come(clause: Clause) -> bool:
    """``Tonight she travels on to Lima``, and what the parser hangs on a "did not" before an inserted clause."""
    tree = clause.tree
    if clause.tag == "VBG" and {"is", "are", "'s", "’s"} & set(clause.auxiliaries):
        return True  # "is travelling to Lima this week"
    if clause.tag in {"VBZ", "VBP"} and not clause.auxiliaries and not clause.passive:
        above = tree.by_verb.get(tree.heads[clause.verb]) if clause.label == "conj" else None
        return above is None or above.tag in {"VBZ", "VBP"} or bool({"did", "does"} & set(above.auxiliaries))
    return False


def is_leaving(clause: Clause) -> bool:
    """``She briefed the press before flying home``: the leaving is told, the arrival is not."""
    above = clause.tree.heads[clause.verb]
    return clause.label == "pcomp" and clause.tree.lower(above) in {"before", "prior", "to"}
