"""The subject of a sentence: in full, briefly, or as a pronoun where only one person can be meant."""

from __future__ import annotations

from communique.write.draft.people import Names
from communique.write.draft.style import Style


class Subjects:
    """Remembers who the sentence before was about, and whether it named anybody else."""

    def __init__(self, names: Names, style: Style) -> None:
        self._names = names
        self._pronouns = style.people.pronouns
        self._last: str | None = None
        self._others = True
        self._joined = False
        self._said = False

    def new_paragraph(self, *, joined: bool) -> None:
        """Note that a step of the journey begins; ``joined`` where it goes on in the paragraph before."""
        self._joined = joined

    def mentioned(self, *, nobody: bool, said: bool = False) -> None:
        """Note whether the sentence just made named nobody besides its subject, and whether it told what was said."""
        self._others, self._said = not nobody, said

    def forget(self) -> None:
        """Note that the sentence just made had several subjects."""
        self._last = None

    def who(self, entity: str | None, *, goes_on: bool = False) -> str | None:
        """Return the subject of the next sentence.

        Args:
            entity: Who it is.
            goes_on: Whether it tells the next step of the journey. Its subject is the traveller, so that within a
                paragraph a pronoun is clear even after somebody else was named; so it is where the principal says one
                thing after another to somebody.
        """
        if entity is None:
            return None
        same, self._last = entity == self._last, entity
        if entity not in self._names.introduced:
            return self._names.introduce(entity)
        pronoun = self._names.pronoun(entity) if self._pronouns else None
        speaks_on = self._said and entity == self._names.record.principal
        clear = self._joined if goes_on else speaks_on or not self._others
        return pronoun if same and pronoun and clear else self._names.short(entity)
