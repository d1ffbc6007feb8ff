"""An engagement that the headline names and the text only shows: "Meeting with X" over what the two said."""

from __future__ import annotations

import re

from communique.reading.cast import Cast
from communique.reading.interpret import Drafts, ReadSentence
from communique.reading.state import EngagementDraft, Span, StatementDraft, When
from communique.reading.titles import addressed_from, title_others
from communique.vocab import Vocabulary

_KINDS = frozenset({"meeting", "call"})
_CONFIDENCE = 0.8


class HeadlineReader:
    """Reads the engagement of a headline where principal and counterpart are shown talking to each other."""

    def __init__(self, vocabulary: Vocabulary, engagements: frozenset[str]) -> None:
        self._nouns = engagements
        self._kinds = {word: kind for kind, words in vocabulary.engagements.nouns.items() for word in words}
        remote = "|".join(re.escape(word) for word in vocabulary.engagements.remote)
        self._remote = re.compile(rf"\b(?:via|by|over|in)\s+(?:an? |the )?(?:{remote})\b", re.IGNORECASE)

    def read(
        self, text: str, items: list[ReadSentence], cast: Cast, drafts: Drafts, principal: str | None
    ) -> EngagementDraft | None:
        """Return the engagement, if no sentence tells one; the statements that show it are put under it.

        A headline alone is no evidence of a meeting: there must be a turn of each of the two, or something that one
        of them is reported to have said to the other.
        """
        title = next((i for i in items if i.sentence.kind == "heading"), None)
        if title is None or principal is None or any(self._tells(e, principal) for e in drafts.engagements):
            return None
        first = addressed_from(title, self._nouns)
        kind, start = self._kind(title, first)
        others = [k for k in dict.fromkeys(title_others(title, cast, self._nouns)) if k != principal]
        if kind not in _KINDS or not others or any(cast.members[k].kind != "person" for k in others):
            return None
        shown = self._exchange(drafts.statements, principal, frozenset(others))
        if not shown:
            return None
        body = next((i.sentence for i in items if i.sentence.kind == "prose"), None)
        if body is not None and self._remote.search(text, body.start, body.end):
            kind = "call"
        end = max(m.end for m in title.mentions if m.first >= first)
        draft = EngagementDraft(
            kind,
            "held",
            [(start, end), *[_opening(s, text) for s in shown[:2]]],
            "headline",
            When(),
            parties=[(principal, "principal"), *[(k, "counterpart") for k in others]],
            trigger=(start, end),
            confidence=_CONFIDENCE,
        )
        for statement in drafts.statements:
            statement.engagement = statement.engagement or draft
            if statement.rule == "transcript-turn" and statement.addressee is None and len(others) == 1:
                sides = {principal: others[0], others[0]: principal}
                statement.addressee = sides.get(statement.speaker or "")
                statement.inferred |= {"addressee"} if statement.addressee else set()
        drafts.engagements.insert(0, draft)
        return draft

    @staticmethod
    def _tells(draft: EngagementDraft, principal: str) -> bool:
        return draft.kind in _KINDS or draft.status != "held" or bool(draft.others(principal))

    def _kind(self, title: ReadSentence, end: int) -> tuple[str | None, int]:
        """Return the kind that the words before "with" name, and where they begin."""
        tokens = title.sentence.tokens
        for first in range(max(0, end - 3), min(end, len(tokens))):
            words = " ".join(t.lower for t in tokens[first:end])
            if words in self._kinds:
                return self._kinds[words], tokens[first].start
        return None, 0

    @staticmethod
    def _exchange(statements: list[StatementDraft], principal: str, others: frozenset[str]) -> list[StatementDraft]:
        """Return the statements by which the two talk to each other, a turn of each or one with its addressee."""
        turns = [s for s in statements if s.rule == "transcript-turn"]
        first = {side: next((s for s in turns if s.speaker in side), None) for side in (frozenset({principal}), others)}
        both = [s for s in first.values() if s is not None]
        if len(both) == len(first):
            return both
        return [
            s
            for s in statements
            if s.rule != "transcript-turn"
            and (s.speaker == principal and s.addressee in others or s.speaker in others and s.addressee == principal)
        ][:1]


def _opening(statement: StatementDraft, text: str) -> Span:
    """Return the first words of a statement, for evidence: a turn can be pages long."""
    start, end = statement.spans[0]
    stop = re.compile(r"[.!?…](?=\s|$)").search(text, start, end)
    return start, stop.end() if stop else end
