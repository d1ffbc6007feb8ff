"""Who took part, told apart from the engagement: lists of names, and sentences such as "Attending were A, B and C"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.reading.attendance import AttendanceLists
from communique.reading.clauses import Tree
from communique.reading.mentions import Lexicon, Mention
from communique.reading.segment import Sentence
from communique.reading.state import EngagementDraft, Span, State
from communique.vocab import Vocabulary

if TYPE_CHECKING:
    from communique.reading.interpret import Drafts

# Kinds of engagements that have a list of those who took part.
_LISTED = frozenset({"meeting", "call", "briefing", "meal", "press", "town-hall", "attendance", "address", "ceremony"})
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SUBJECT = 12  # words before "included"


class RollCall:
    """Adds to an engagement those whom a list or sentence of attendance names."""

    def __init__(self, text: str, state: State, drafts: Drafts, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self.text, self.state, self.drafts = text, state, drafts
        self.lists = AttendanceLists(vocabulary, lexicon)
        words = vocabulary.engagements
        self._kinds = {noun: kind for kind, nouns in words.nouns.items() for noun in nouns}
        self._openings = tuple(phrase.lower() for phrase in words.attendance_lists)
        self._people = lexicon.group_heads | frozenset(words.attendee_nouns)
        self._engagement: EngagementDraft | None = None
        self._role: str | None = None  # None for a list of bodies

    # -- lists --------------------------------------------------------------------------------

    def line(self, sentence: Sentence) -> None:
        """Take the line that opens a list or a part of one."""
        words = self.text[sentence.start : sentence.end]
        self._engagement = self._meant(words)
        bodies = self.lists.names_bodies(words)
        self._role = None if bodies else "accompanying" if self.lists.is_own(words) else "counterpart"
        if self._engagement is None or self._role is None:
            why = "a list of bodies that took part" if bodies else "a list of those present at nothing that is told"
            self.drafts.unread.append(((sentence.start, sentence.end), why, None))
        else:
            self._note(self._engagement, (sentence.start, sentence.end))

    def entry(self, sentence: Sentence, listed: Mention | None) -> None:
        """Take one entry of a list."""
        span = (sentence.start, sentence.end)
        if self._engagement is None or self._role is None:
            return  # the line of the list is accounted for
        if listed is None or listed.entity is None:
            self.drafts.unread.append((span, "an entry of a list of attendance that names nobody", None))
            return
        self._add(self._engagement, listed.entity, self._role)
        self._note(self._engagement, span)

    def _meant(self, words: str) -> EngagementDraft | None:
        """Return the engagement that a list belongs to: of the kind that its line names, else the one being told."""
        held = [e for e in self.drafts.engagements if e.status == "held" and e.kind in _LISTED]
        kinds = {self._kinds.get(word.lower()) for word in _WORD.findall(words)} - {None}
        alike = [e for e in held if e.kind in kinds]
        if alike:
            return alike[0]
        return self.state.engagement if self.state.engagement in held else held[0] if held else None

    # -- sentences ----------------------------------------------------------------------------

    def sentence(self, sentence: Sentence, tree: Tree) -> bool:
        """``Taking part in the meeting were A, B and C``: they are parties to the engagement being told.

        Returns:
            Whether the sentence is such a list and tells no engagement besides.
        """
        engagement = self.state.engagement
        if engagement is None or engagement.status != "held":
            return False
        words = self.text[sentence.start : sentence.end]
        if not words[:60].lower().startswith(self._openings) and not self._includes(words):
            return False
        role = "accompanying" if self.lists.is_own(words[:60]) else "counterpart"
        for word in range(len(tree)):
            mention = tree.mention(word)
            for person in (mention.members or [mention]) if mention is not None else ():
                if person.kind == "person" and person.entity:
                    self._add(engagement, person.entity, role)
        self._note(engagement, (sentence.start, sentence.end))
        return True

    def _includes(self, words: str) -> bool:
        """``Participants in the call included A, B and C``."""
        opening = re.match(r"[^,;:.]*?\b(?:included|include)\s+(?=[^\W\d_])", words)
        if opening is None:
            return False
        subject = [w.lower() for w in _WORD.findall(opening.group())][:-1]
        after = words[opening.end() : opening.end() + 1]
        return 0 < len(subject) <= _SUBJECT and bool(set(subject[:4]) & self._people) and after.isupper()

    # -- both ---------------------------------------------------------------------------------

    def _add(self, engagement: EngagementDraft, key: str, role: str) -> None:
        if key != self.state.principal and all(k != key for k, _ in engagement.parties):
            engagement.parties.append((key, role))

    @staticmethod
    def _note(engagement: EngagementDraft, span: Span) -> None:
        if span not in engagement.spans:
            engagement.spans.append(span)
