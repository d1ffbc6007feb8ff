"""Statements to sentences: who said it to whom, and what one verb can say together."""

from __future__ import annotations

from collections.abc import Iterator

from communique.record import Engagement, Statement
from communique.write.draft.filling import Verb, conjugated, fill_first
from communique.write.draft.gaps import Gaps
from communique.write.draft.loading import Loaded
from communique.write.draft.parts import Sentence
from communique.write.draft.people import Names
from communique.write.draft.saying import Said, needs_addressee, say
from communique.write.draft.subjects import Subjects
from communique.write.draft.wording import listed, sentence

#: Contents longer than this together stand in sentences of their own; in characters.
_LONG = 260


class Quoter:
    """Words the statements of one draft."""

    def __init__(self, names: Names, subjects: Subjects, gaps: Gaps, loaded: Loaded) -> None:
        self._names, self._subjects, self._gaps = names, subjects, gaps
        self._loaded = loaded
        self._style = loaded.style.statements

    def sentences(self, statements: list[Statement], at: Engagement | None) -> list[Sentence]:
        """Return the sentences for what was said at one engagement, or at none."""
        told: list[Sentence] = []
        before: tuple[str | None, str] | None = None
        for group in self._together(statements):
            first = group[0]
            made = self._sentence(group, at, again=before == (first.speaker, first.act))
            told += [made] if made else []
            before = (first.speaker, first.act)
        return told

    def _together(self, statements: list[Statement]) -> Iterator[list[Statement]]:
        group: list[Statement] = []
        for statement in statements:
            if group and (len(group) >= self._style.together or not self._joins(group, statement)):
                yield group
                group = []
            group.append(statement)
        if group:
            yield group

    def _joins(self, group: list[Statement], statement: Statement) -> bool:
        last = group[-1]
        same = all(getattr(last, name) == getattr(statement, name)
                   for name in ("speaker", "act", "addressee", "joint_with", "quoted", "rule"))
        if not same or statement.quoted or sum(len(one.about) for one in (*group, statement)) > _LONG:
            return False
        shape = say(statement, None, self._loaded)
        return say(last, None, self._loaded).form == shape.form and (
            shape.form in ("that", "todo") or shape.about != statement.about)

    def _sentence(self, group: list[Statement], at: Engagement | None, *, again: bool) -> Sentence | None:
        first = group[0]
        speakers = [speaker for speaker in (first.speaker, *first.joint_with) if speaker]
        if not speakers:
            for statement in group:
                self._gaps.of_statement(statement)
            if not self._names.wishes.placeholders:
                return None
        who = self._who(speakers) if speakers else self._loaded.style.missing["speaker_mark"]
        addressee = self._addressee(first, at)
        said = [say(statement, addressee, self._loaded) for statement in group]
        verb = self._verb(said[0], at, also=self._style.also if again else None)
        values = {"who": who, "verb": verb, "to": said[0].to, "about": self._joined(said)}
        filled = fill_first([getattr(self._style, said[0].form)], values)
        if len(speakers) > 1:
            self._subjects.forget()
        self._subjects.mentioned(nobody=addressee is None, said=True)
        return Sentence(sentence(filled.text), tuple(one.id for one in group)) if filled else None

    def _verb(self, said: Said, at: Engagement | None, *, also: str | None) -> str:
        """Return the verb as the engagement's status has it: what is planned has not been said."""
        status = self._loaded.style.status[at.status if at else "held"]
        return conjugated(Verb(said.verb, said.infinitive), status, also)

    def _who(self, speakers: list[str]) -> str:
        if len(speakers) == 1:
            return self._subjects.who(speakers[0]) or ""
        return listed([self._names.introduce(speaker) for speaker in dict.fromkeys(speakers)])

    def _joined(self, said: list[Said]) -> str:
        lead = {"that": "that ", "todo": "to "}.get(said[0].form, "")
        return f"{self._style.join}{lead}".join(one.about for one in said)

    def _addressee(self, statement: Statement, at: Engagement | None) -> str | None:
        if statement.addressee is None or statement.addressee in (statement.speaker, *statement.joint_with):
            return None
        if "addressee" in statement.inferred and at is not None and not needs_addressee(statement):
            return None
        return self._names.introduce(statement.addressee)
