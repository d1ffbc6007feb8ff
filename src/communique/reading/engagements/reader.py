"""The way in: a clause, and the engagements that it tells."""

from __future__ import annotations

from communique.reading.clauses import Clause, Tree
from communique.reading.engagements.drafts import Drafter
from communique.reading.engagements.happening import HappeningReader
from communique.reading.engagements.kinds import KindReader
from communique.reading.engagements.nouns import NounReader
from communique.reading.engagements.objects import ObjectReader
from communique.reading.engagements.parties import PartyReader
from communique.reading.engagements.phrases import PhraseReader
from communique.reading.engagements.reading import Discourse, Reading
from communique.reading.engagements.refusals import RefusalReader
from communique.reading.engagements.speaking import SpeakingReader
from communique.reading.engagements.status import StatusReader
from communique.reading.engagements.verbs import VerbReader
from communique.reading.engagements.words import engagement_words
from communique.reading.mentions import Lexicon
from communique.reading.resolver import Resolver
from communique.reading.setting import Setting
from communique.reading.state import EngagementDraft, State
from communique.vocab import Vocabulary


class EngagementReader:
    """Reads engagements off clauses."""

    def __init__(
        self, resolver: Resolver, setting: Setting, state: State, vocabulary: Vocabulary, lexicon: Lexicon
    ) -> None:
        discourse = Discourse(resolver, setting, state)
        self.state = state
        self.words = words = engagement_words(vocabulary, lexicon)
        self.verbs = words.verbs
        self._status = StatusReader(setting, words)
        self._parties = parties = PartyReader(discourse, words)
        kinds = KindReader(discourse, words, parties)
        self._nouns = NounReader(discourse, words, kinds)
        self._happening = HappeningReader(discourse, words, kinds, parties)
        self._phrases = PhraseReader(discourse, words, kinds)
        speaking = SpeakingReader(discourse, words, parties)
        self._verbs = VerbReader(discourse, words, parties, speaking, ObjectReader(discourse, words, parties))
        self._refusals = RefusalReader(discourse, words, parties)
        self._drafter = Drafter(discourse, words, parties)

    def read(self, clause: Clause, *, travelling: bool = False) -> list[EngagementDraft]:
        """Return the engagements that a clause tells, in order of the text; empty if none or not the principal's.

        Args:
            clause: The clause.
            travelling: Whether it tells a movement; then only its phrases are read ("flew to X for talks with").
        """
        status = self.status(clause)
        if status is None:
            return []
        if travelling:
            readings = [reading for reading in self._phrases.read(clause) if reading.parties]
        elif status == "planned" and self._is_purpose(clause):
            return []
        else:
            readings = self._readings(clause)
        told = [reading for reading in readings if not self._refusals.refuses(clause, reading)]
        return [draft for reading in told for draft in self._drafter.drafts(clause, reading, status)]

    def _is_purpose(self, clause: Clause) -> bool:
        """``spoke with X to continue conversations``: what the call was for."""
        return clause.infinitive and clause.label == "advcl" and self.state.engagement is not None

    def _readings(self, clause: Clause) -> list[Reading]:
        readers = (self._nouns, self._happening, self._verbs, self._phrases)
        readings = next((readings for reader in readers if (readings := reader.read(clause))), [])
        told = {word for reading in readings for word in reading.words}
        return [*(r for r in self._phrases.introduced(clause) if not told & set(r.words)), *readings]

    def status(self, clause: Clause) -> str | None:
        """Return held, planned, cancelled or declined; None for what is denied or only supposed."""
        return self._status.status(clause)

    def accompanying(self, clause: Clause) -> list[str]:
        """Return those by whom the clause says somebody was accompanied or joined."""
        return self._parties.accompanying(clause)

    def noun_kind(self, tree: Tree, word: int) -> tuple[str, list[int]] | None:
        """Return the kind of engagement that a noun names, with the words of the name."""
        return self.words.noun_kind(tree, word)
