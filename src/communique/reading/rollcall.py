"""Who took part, told apart from the engagement: lists of names, and sentences such as "Attending were A, B and C"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.reading.attendance import AttendanceLists
from communique.reading.presence import PresenceReader
from communique.reading.state import EngagementDraft, Span, State

if TYPE_CHECKING:
    from communique.reading.cast import Member
    from communique.reading.clauses import Tree
    from communique.reading.interpret import Drafts
    from communique.reading.mentions import Lexicon, Mention
    from communique.reading.resolver import Resolver
    from communique.reading.segment import Sentence
    from communique.vocab import Vocabulary

# Kinds of engagements that have a list of those who took part.
_LISTED = frozenset({"meeting", "call", "briefing", "meal", "press", "town-hall", "attendance", "address", "ceremony"})
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


class RollCall:
    """Adds to an engagement those whom a list or sentence of attendance names."""

    def __init__(
        self, text: str, resolver: Resolver, state: State, drafts: Drafts, vocabulary: Vocabulary, lexicon: Lexicon
    ) -> None:
        self.text, self.resolver, self.state, self.drafts = text, resolver, state, drafts
        self.lists = AttendanceLists(vocabulary, lexicon)
        self.presence = PresenceReader(resolver, vocabulary, lexicon)
        words = vocabulary.engagements
        self._kinds = {noun: kind for kind, nouns in words.nouns.items() for noun in nouns}
        self._international = frozenset(vocabulary.offices.international_offices)
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

    def sentence(self, sentence: Sentence, tree: Tree) -> set[int]:
        """``The meeting was attended by A, B and C``: they took part in the engagement being told.

        Returns:
            The verbs that tell of nothing else.
        """
        covered: set[int] = set()
        for clause in tree.clauses:
            if clause.verb in covered or not (told := self.presence.read(clause)):
                continue
            engagement = self._told(told.kind)
            if engagement is None or self.state.principal in told.people:
                continue
            own = self.lists.is_own(self.text[sentence.start : sentence.start + 60])
            sides = [self.resolver.cast.members[k] for k in engagement.others(self.state.principal)]
            for key in told.people:
                self._add(engagement, key, "accompanying" if own or self._is_own(key, sides) else "counterpart")
            self._note(engagement, (sentence.start, sentence.end))
            covered |= told.verbs
        return covered

    def _told(self, kind: str | None) -> EngagementDraft | None:
        """Return the engagement that "the meeting" is: the one being told, or the last of its kind."""
        current = self.state.engagement
        if current is not None and (current.status != "held" or current.kind not in _LISTED):
            current = None
        if kind is None or current is not None and current.kind == kind:
            return current
        alike = [e for e in self.drafts.engagements if e.status == "held" and e.kind == kind]
        if alike:
            return alike[-1]
        return current if kind in {"meeting", "attendance"} else None

    def _is_own(self, key: str, sides: list[Member]) -> bool:
        """True for one of the principal's own side, where the other side is another's: he only accompanies."""
        members = self.resolver.cast.members
        principal = members.get(self.state.principal or "")
        home = principal.country if principal is not None else None
        abroad = any(m.country not in {None, home} or m.country is None and self._of_body(m) for m in sides)
        if home is None or not abroad:
            return False
        return members[key].country == home or members[key].country is None and not self._of_body(members[key])

    def _of_body(self, member: Member) -> bool:
        """True for somebody of a body that is no state's: the Secretary-General of an alliance."""
        known = self.resolver.lexicon.bodies
        return any(o.organization in known or o.head in self._international for o in member.offices)

    # -- both ---------------------------------------------------------------------------------

    def _add(self, engagement: EngagementDraft, key: str, role: str) -> None:
        if key != self.state.principal and all(k != key for k, _ in engagement.parties):
            engagement.parties.append((key, role))

    @staticmethod
    def _note(engagement: EngagementDraft, span: Span) -> None:
        if span not in engagement.spans:
            engagement.spans.append(span)

