"""The skeleton of a sentence: every mention becomes one common proper noun, so that the parser sees plain syntax."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.reading.mentions import Mention
from communique.reading.segment import Sentence

# What stands for a mention. Common words, so that the tagger knows them; people differ within a sentence.
_PEOPLE = ("John", "Peter", "Paul", "Mark", "David", "James", "Mary", "Thomas", "George", "Anna")
_STAND_INS = {"place": "London", "organization": "Google", "event": "Congress", "time": "Monday", "symbol": "Reuters", "thing": "Congress", "name": "Washington", "group": "people", "list": "people"}


@dataclass(slots=True)
class Skeleton:
    """Words for the parser, with the mention or token that each stands for.

    ``start[i]``/``end[i]`` are offsets in the document's text of the i-th word; ``mention[i]`` its mention or None.
    """

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    mention: list[Mention | None] = field(default_factory=list)

    def add(self, word: str, start: int, end: int, space: bool, lower: str, mention: Mention | None = None) -> None:
        """Append one word."""
        self.words.append(word)
        self.start.append(start)
        self.end.append(end)
        self.spaces.append(space)
        self.lower.append(lower)
        self.mention.append(mention)


def build_skeleton(sentence: Sentence, mentions: list[Mention]) -> Skeleton:
    """Return the skeleton of ``sentence`` with each of ``mentions`` as one word."""
    skeleton = Skeleton()
    tokens = sentence.tokens
    at = people = 0
    for mention in mentions:
        for token in tokens[at : mention.first]:
            skeleton.add(token.text, token.start, token.end, token.space, token.lower)
        word = _stand_in(mention, people)
        people += mention.kind in {"person", "office"}
        skeleton.add(word, mention.start, mention.end, tokens[mention.last - 1].space, word.lower(), mention)
        at = mention.last
    for token in tokens[at:]:
        skeleton.add(token.text, token.start, token.end, token.space, token.lower)
    return skeleton


def _stand_in(mention: Mention, people: int) -> str:
    if mention.kind in {"person", "office"}:
        return _PEOPLE[people % len(_PEOPLE)]
    if mention.kind == "quote":
        return "this"
    if mention.kind == "time":
        value = mention.data
        return "today" if getattr(value, "base", None) == "published" or getattr(value, "base", None) == "current" and getattr(value, "offset", None) is not None else "2020" if getattr(value, "vague", False) and getattr(value, "year", None) and not getattr(value, "month", None) else "Monday"
    return _STAND_INS[mention.kind]
