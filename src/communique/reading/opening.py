"""Where and when a report begins: its headline, its date line, the countries that it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.reading.dateline import dateline_end, towns
from communique.reading.dating import resolve
from communique.reading.interpret import Interpreter, ReadSentence
from communique.reading.mentions import Mention
from communique.reading.mentions.times import TimeValue

_INTO_PLACE = re.compile(r"(?:(\b[a-z]+)\s+)?\b(?:in|to|at|visits?)\s+(?:the\s+)?$", re.IGNORECASE)


class Opening:
    """Starts the discourse from headline and dateline."""

    def __init__(self, text: str, interpreter: Interpreter) -> None:
        self.text, self.interpreter = text, interpreter
        self.lexicon = interpreter.resolver.lexicon

    def read(self, items: Sequence[ReadSentence], *, monologue: bool) -> None:
        """Settle where the report begins, and when it was published.

        Args:
            items: The sentences of the document.
            monologue: Whether the document is a speech, whose headline says nothing of where things happened.
        """
        interpreter, state = self.interpreter, self.interpreter.state
        for entry in items:
            if entry.sentence.kind != "heading":
                break
            countries = [
                m
                for m in entry.mentions
                if m.kind == "place" and m.country and m.subkind == "country" and self._located(m)
            ]
            if len({m.country for m in countries}) == 1 and state.country is None:
                state.country = countries[0].country
                interpreter.near.append(countries[0].country or "")
            for mention in entry.mentions:
                if mention.kind == "time" and mention.data.day and mention.data.year and not mention.data.end_day:
                    self._publish(mention.data)
        self._headline(items, monologue=monologue)
        for entry in items:
            for mention in entry.mentions:
                if mention.kind == "place" and mention.country and mention.country not in interpreter.near:
                    interpreter.near.append(mention.country)
        self._dateline(items)

    def _headline(self, items: Sequence[ReadSentence], *, monologue: bool) -> None:
        """``Secretary-General in Lima and Quito``, ``Visit to Lima``: where the report begins."""
        stays = self.interpreter.stays
        stays.look_ahead((e.sentence, e.mentions) for e in items)
        title = next((e for e in items if e.sentence.kind == "heading"), None)
        if title is not None and not monologue:
            stays.headline(title.sentence, title.mentions, self.interpreter.near)

    def _located(self, mention: Mention) -> bool:
        """True for ``Meeting in Peru``, ``arrives in Peru``; ``the war in Peru`` says nothing of the report."""
        found = _INTO_PLACE.search(self.text[max(0, mention.start - 40) : mention.start])
        if found is None:
            return False
        word = found[1] or ""
        plain = word.lower()
        return not word.islower() or plain in self.lexicon.engagement_nouns or plain.endswith(("s", "ed", "ing", "ly"))

    def _dateline(self, items: Sequence[ReadSentence]) -> None:
        """``ASTANA, 3 July 2024 — ...``: where and when the report was written."""
        first = next((e for e in items if e.sentence.kind == "prose"), None)
        if first is None or first.tree is None:
            return
        state, members = self.interpreter.state, self.interpreter.cast.members
        end = dateline_end(first.sentence, first.mentions)
        for mention in [m for m in first.mentions if m.last <= end]:
            if mention.kind == "name" and "/" in (mention.name or ""):
                towns(mention, self.lexicon, state.country)  # "Nouakchott/Geneva"
            if mention.kind == "place" and mention.first == 0:
                self.interpreter.resolver.settle(mention, self.interpreter.near)
                member = members[mention.entity or ""]
                state.stay(member.key if member.subkind != "country" else None, member.country)
            if mention.kind == "time" and mention.data.day and mention.data.month:
                self._publish(mention.data, dateline=True)
            if mention.kind in {"time", "place"}:
                mention.kind = "thing"  # no part of the sentence that follows

    def _publish(self, value: TimeValue, *, dateline: bool = False) -> None:
        """A date in the headline or date line is the day of publication, where none was given.

        The "today" of a report is the day of its date line, though the page was put up a day or two later.
        """
        solution = self.interpreter.solution
        day = resolve(value, year=solution.year, current=None, published=None)
        if solution.published is None or dateline and day and 0 < (solution.published - day).days <= 3:
            solution.published = day
