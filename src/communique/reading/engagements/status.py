"""Whether an engagement was held, is planned, or was cancelled or declined."""

from __future__ import annotations

from communique.reading.clauses import Clause
from communique.reading.engagements.words import EngagementWords
from communique.reading.setting import Setting

_FUTURE = frozenset({"will", "shall", "'ll"})
_SUPPOSING = frozenset({"should", "could", "may", "might", "can", "must"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_DEPENDENT = frozenset({"xcomp", "ccomp", "advcl", "conj", "pcomp", "acl"})
# Verbs of phase and motion: what they govern is as real as they are ("began to meet", "went on to visit").
_PHASES = frozenset(
    {
        "begin",
        "start",
        "continue",
        "go",
        "proceed",
        "come",
        "get",
        "manage",
        "conclude",
        "finish",
        "stop",
        "pause",
        "use",
        "return",
        "gather",
        "convene",
        "join",
        "step",
        "take",
        "stay",
        "remain",
    }
)


# "Was at the foot of the steps to greet him": who stands there does it.
_GREETING = frozenset({"greet", "welcome"})
_WAITING = frozenset({"be", "wait", "come", "stand", "line", "gather", "assemble", "turn"})
# Verbs with which an opportunity is used.
_SEIZING = frozenset({"have", "take", "use", "get", "seize", "find", "enjoy"})


class StatusReader:
    """Reads the status of what a clause tells off its auxiliaries and the clauses above it."""

    def __init__(self, setting: Setting, words: EngagementWords) -> None:
        self.setting = setting
        self.words = words
        # In this order: what was planned and then cancelled is cancelled.
        self._governing = (
            ("cancelled", words.cancelled),
            ("declined", words.declined),
            ("planned", words.planned),
        )

    def status(self, clause: Clause) -> str | None:
        """Return held, planned, cancelled or declined; None for what is denied or only supposed."""
        if clause.negated and clause.lemma not in self.words.cancelled:
            return None
        if clause.passive and self.words.cancels(clause):
            return "cancelled"
        modal = clause.modal
        if modal in _FUTURE or modal == "would":
            return "planned"
        if modal in _SUPPOSING or clause.infinitive and clause.label == "ROOT":
            return None
        if clause.tag == "VBG" and "going" in clause.auxiliaries:
            return "planned"
        if clause.mark in _CONDITIONS:
            return None
        parent = clause.tree.by_verb.get(self.setting._parent(clause))
        if clause.label in _DEPENDENT and parent is not None and parent is not clause:
            return self._governed(clause, parent)
        if clause.infinitive and clause.label in {"acl", "relcl", "xcomp"}:
            return self._seized(clause) or "planned"
        if clause.tag == "VBZ" and clause.lemma == "be" and clause.infinitive:
            return "planned"
        return "held"

    def _governed(self, clause: Clause, parent: Clause) -> str | None:
        """Return the status of a clause that depends on another."""
        above = self.status(parent) if parent.lemma != "do" else "held"
        if clause.label == "conj":
            return above if not clause.own_subject or clause.infinitive else "held"
        for status, verbs in self._governing:
            if parent.lemma in verbs and (
                clause.infinitive or clause.label in {"pcomp", "xcomp"} and status != "planned"
            ):
                return status if above == "held" else above
        if clause.infinitive and clause.lemma in _GREETING and parent.lemma in _WAITING and parent.tag != "VB":
            return above
        if clause.infinitive and clause.tree.lower(clause.tree.heads[clause.verb]) == "able" and parent.tag == "VBD":
            return above  # "was able to meet"
        if parent.lemma == "be" and clause.infinitive and clause.label == "xcomp":
            return "planned"
        if clause.label == "ccomp":
            if clause.finite and clause.verb < parent.verb and parent.lemma not in self.words.reporting:
                return "held"  # two sentences joined by a semicolon
            return "planned" if clause.infinitive else None
        if clause.infinitive and clause.label in {"xcomp", "advcl"}:
            return above if parent.lemma in _PHASES or self._travelled(parent) else "planned"
        if clause.infinitive and clause.label == "acl":
            return self._seized(clause) or "planned"
        return above

    def _travelled(self, clause: Clause) -> bool:
        """``flew to X to visit the camp``, told of the past: the purpose of a journey that was made was reached."""
        return clause.tag in {"VBD", "VBN"} and clause.lemma in self.words.travelling

    def _seized(self, clause: Clause) -> str | None:
        """``had the opportunity to meet``: as real as the having."""
        tree = clause.tree
        noun = tree.heads[clause.verb]
        above = tree.by_verb.get(tree.heads[noun])
        if tree.lower(noun) not in self.words.opportunities or above is None or above.lemma not in _SEIZING:
            return None
        return self.status(above)
