"""Statements without a verb of speech: ``expressed gratitude for ...``, ``was grateful for ...``."""

from __future__ import annotations

from communique.reading.addressees import Attribution
from communique.reading.clauses import Clause, Tree
from communique.reading.contents import Contents, Span
from communique.reading.state import StatementDraft
from communique.vocab.types import Reporting, SpeechAdjective, SpeechNoun

# Nouns with which verbs of many uses say something.
_AGAIN = frozenset(
    {
        "gratitude",
        "thanks",
        "concern",
        "condolence",
        "condolences",
        "appreciation",
        "invitation",
        "call",
        "wish",
        "hope",
        "solidarity",
        "support",
        "commitment",
    }
)
_ALLOWED: dict[str, frozenset[str]] = {
    "give": frozenset({"thanks", "assurance", "praise"}),
    "make": frozenset({"apology"}),
    "have": frozenset(),
    "pay": frozenset({"tribute"}),
    "send": frozenset(
        {"greeting", "greetings", "condolence", "condolences", "wish", "congratulation", "congratulations"}
    ),
    "present": frozenset({"condolence", "condolences", "congratulations"}),
    "reiterate": _AGAIN,
    "renew": _AGAIN,
}


class LightReader:
    """Reads statements whose noun or adjective says what kind of act they are."""

    def __init__(self, vocabulary: Reporting, contents: Contents, attribution: Attribution) -> None:
        self.contents, self.attribution = contents, attribution
        self.verbs = frozenset(vocabulary.light.verbs)
        self.speech_nouns = {n.noun: n for n in vocabulary.light.nouns}
        self.adjectives = {a.adjective: a for a in vocabulary.adjectives}

    def read(self, clause: Clause) -> list[StatementDraft]:
        """Return the statements of ``expressed gratitude for ...``."""
        tree = clause.tree
        speakers = self.attribution.speakers(clause)
        if not speakers:
            return []
        out: list[StatementDraft] = []
        objects = clause.objects if not clause.passive else clause.subjects
        for word in objects:
            if tree.mention(word) is not None:
                continue
            noun = self.speech_nouns.get(tree.lower(word)) or self.speech_nouns.get(tree.lemma(word))
            if noun is None or clause.lemma in _ALLOWED and noun.noun not in _ALLOWED[clause.lemma]:
                continue
            out.extend(self._noun(clause, noun, word, speakers))
        return self._shared(out)

    def _shared(self, drafts: list[StatementDraft]) -> list[StatementDraft]:
        """``expressed concern and condolences for the loss of life``: what stands after the last holds for both."""
        bare = [d for d in drafts if len(self.contents.text[d.about[0] : d.about[1]].split()) < 3]
        full = [d for d in drafts if d not in bare]
        if len(full) == 1 and bare:
            for draft in bare:
                draft.about = full[0].about
        return drafts

    def _noun(self, clause: Clause, noun: SpeechNoun, word: int, speakers: list[str]) -> list[StatementDraft]:
        tree = clause.tree
        addressee = self.attribution.addressee(clause, noun.addressee, anchor=word)
        spans: list[Span] = []
        for slot in noun.content:
            found = self._noun_content(clause, slot, word)
            found = [s for s in found if addressee is None or not self._same_place(tree, addressee[1], s)]
            found = [s for s in found if not self._is_when(tree, s)]
            if found and (not spans or found[0][0] < spans[0][0] and spans[0][1] <= found[0][1]):
                # "condolences over the death of those on a flight"
                spans = found
                self.attribution.slot = slot
        if not spans:
            spans = self.contents.noun(tree, word, split=False)
        if clause.lemma in {"reiterate", "renew"}:
            act = clause.lemma
            spans = self._again(clause, word, spans)
        else:
            act = noun.act or f"{clause.lemma} {noun.noun}"
        return self.attribution.make(
            clause, act, noun.stance, speakers, spans, f"{clause.lemma}-{noun.noun}", addressee, False
        )

    @staticmethod
    def _is_when(tree: Tree, span: Span) -> bool:
        """``condolences for the attack over the weekend``: when it was, not what they are for."""
        words = [tree.lower(w) for w in range(len(tree)) if span[0] <= tree.skeleton.start[w] < span[1]]
        return len(words) < 4 and bool({"weekend", "week", "month", "year", "years", "days"} & set(words[-1:]))

    def _again(self, clause: Clause, word: int, contents: list[Span]) -> list[Span]:
        """Return the noun with what it is about: "reiterated [her thanks to X for the help]"."""
        spans = self.contents.noun(clause.tree, word)
        beyond = [s for s in contents if spans and s[0] > spans[-1][1]]
        return [*spans[:-1], (spans[-1][0], beyond[0][1])] if len(beyond) == 1 and len(contents) == 1 else spans

    @staticmethod
    def _same_place(tree: Tree, word: int, span: Span) -> bool:
        begins = tree.skeleton.start[min(w for w in tree.subtree(word) if tree.heads[w] == word or w == word)]
        return begins <= span[0] + 4 and span[0] <= tree.skeleton.start[word] < span[1]

    def _noun_content(self, clause: Clause, slot: str, word: int) -> list[Span]:
        tree = clause.tree
        if (
            slot == "that"
            and word + 1 < len(tree)
            and tree.mention(word + 1) is None
            and tree.lower(word + 1) == "that"
        ):
            return self.contents.after_that(tree, word + 1, clause.verb)
        if slot == "that":
            inner = [
                c
                for c in tree.children[word]
                if tree.labels[c] in {"acl", "relcl", "ccomp"}
                and tree.tags[c][:2] == "VB"
                and any(tree.lower(w) == "that" for w in tree.subtree(c)[:1])
            ]
            for verb in inner:
                return self.contents.coordinated(tree, verb, word)
            return self.contents.that(clause)
        if slot == "todo":
            inner = [
                c
                for c in tree.children[word]
                if tree.labels[c] in {"acl", "relcl", "xcomp"}
                and any(tree.lower(k) == "to" for k in tree.kids(c, "aux"))
            ]
            return [
                tree.span(
                    self.contents.trim(tree, [w for w in self.contents.branch(tree, c, keep_conj=True) if w > word])
                )
                for c in inner[:1]
            ] or self.contents.infinitive(clause)
        if slot == "wh":
            return []
        return (
            self.contents.preposition(clause, slot, anchor=word)
            or self.contents.preposition(clause, slot)
            or self.contents.relative(clause, slot)
        )

    def adjective(self, clause: Clause) -> list[StatementDraft]:
        """Return the statement of ``was grateful for ...``."""
        tree = clause.tree
        for word in clause.attributes:
            entry: SpeechAdjective | None = (
                self.adjectives.get(tree.lower(word)) if tree.mention(word) is None else None
            )
            if entry is None:
                continue
            speakers = self.attribution.speakers(clause)
            if not speakers or any(tree.lower(s) in {"it", "this", "that"} for s in clause.subjects):
                return []
            addressee = self.attribution.addressee(clause, entry.addressee, anchor=word)
            for slot in entry.content:
                if slot in {"that", "todo"}:
                    label = {"that": {"ccomp"}, "todo": {"xcomp"}}[slot]
                    spans = [
                        tree.span(
                            self.contents.trim(
                                tree, [w for w in self.contents.branch(tree, c, keep_conj=True) if w > word]
                            )
                        )
                        for c in tree.children[word]
                        if tree.labels[c] in label
                    ]
                else:
                    spans = self.contents.preposition(clause, slot, anchor=word)
                if spans:
                    return self.attribution.make(
                        clause, entry.act, entry.stance, speakers, spans, f"be-{entry.adjective}", addressee, False
                    )
        return []
