"""The skeleton of a sentence: every mention becomes one common proper noun, so that the parser sees plain syntax."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from communique.reading.mentions import Lexicon, Mention
from communique.reading.segment import Sentence
from communique.reading.tokens import Token

# What stands for a mention. Common words, so that the tagger knows them; people differ within a sentence.
_PEOPLE = ("John", "Peter", "Paul", "Mark", "David", "James", "Mary", "Thomas", "George", "Anna")
_STAND_INS = {
    "place": "London",
    "organization": "Google",
    "event": "Congress",
    "time": "Monday",
    "symbol": "Reuters",
    "thing": "Congress",
    "name": "Washington",
    "group": "people",
    "list": "people",
}


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


# Verbs of which an engagement is the subject: a sentence with one of them is no entry of a diary.
_PREDICATES = frozenset(
    "was were is are has had will followed took began started ended continued focused covered included lasted "
    "concluded addressed touched centred centered dealt".split()
)
_ADVERBS = frozenset({"also", "then", "later", "afterward", "afterwards", "subsequently"})
_AFTER_NOUN = frozenset({"with", "at", "by", "for", "hosted", "in", "on", "during", "before", "after"})
# Words that open a phrase of time or circumstance, not an entry: "During talks with X, he ...".
_LINKING = frozenset("during in at after before following over on for with by through amid since until upon".split())
PRINCIPAL = "_principal_"  # the lower-case form of a subject that a telegraphic entry leaves out


def build_skeleton(
    sentence: Sentence, mentions: list[Mention], lexicon: Lexicon, *, diary: bool = False, skip: int = 0
) -> Skeleton:
    """Return the skeleton of ``sentence`` with each of ``mentions`` as one word, its first ``skip`` tokens left out.

    A telegraphic entry ("Met with X. Dinner with Y.") gets the subject, and in a diary the verb, that it leaves out;
    these words have no extent in the text.
    """
    skeleton = Skeleton()
    tokens = sentence.tokens
    start = sentence.start
    mentions = [m for m in mentions if m.first >= skip]
    first = mentions[0].first if mentions else len(tokens)
    opener = len(tokens) > 1 and first > 1 and tokens[0].lower in _ADVERBS  # "Also met with X."
    if opener and skip == 0 and tokens[1].lower in lexicon.opening_verbs:
        skeleton.add("He", start, start, True, PRINCIPAL)
        tokens = [replace(tokens[0], text=tokens[0].lower), *tokens[1:]]
    elif (
        first > skip == 0
        and tokens[0].lower in lexicon.opening_verbs
        and not _was_asked(tokens)
        and (len(tokens) < 2 or tokens[1].lower not in {"by", "'s"} or tokens[0].lower in {"briefed"})
    ):
        skeleton.add("He", start, start, True, PRINCIPAL)
        if len(tokens) > 1 and tokens[1].lower == "by":
            skeleton.add("was", start, start, True, "was")
        tokens = [replace(tokens[0], text=tokens[0].lower), *tokens[1:]]
    elif diary and not skip and opens_with_engagement(tokens, first, lexicon):
        skeleton.add("He", start, start, True, PRINCIPAL)
        skeleton.add("had", start, start, True, "had")
        tokens = [replace(tokens[0], text=tokens[0].lower), *tokens[1:]]
    elif diary and not skip and is_event_with(tokens, mentions):
        skeleton.add("He", start, start, True, PRINCIPAL)
        skeleton.add("attended", start, start, True, "attended")
    at, people = skip, 0
    previous: Mention | None = None
    for mention in mentions:
        for token in tokens[at : mention.first]:
            skeleton.add(token.text, token.start, token.end, token.space, token.lower)
        if previous is not None and previous.last == mention.first and _is_fronted(tokens, previous, mention):
            skeleton.add(",", mention.start, mention.start, True, ",")
        word = _stand_in(mention, people)
        people += mention.kind in {"person", "office"}
        skeleton.add(word, mention.start, mention.end, tokens[mention.last - 1].space, word.lower(), mention)
        at, previous = mention.last, mention
    for token in tokens[at:]:
        skeleton.add(token.text, token.start, token.end, token.space, token.lower)
    return skeleton


def _is_fronted(tokens: list[Token], previous: Mention, mention: Mention) -> bool:
    """``In Lima the President met``: without a comma the parser would take both for one name."""
    return (
        previous.kind == "place"
        and mention.kind in {"person", "office"}
        and 0 < previous.first <= 2
        and tokens[previous.first - 1].lower in {"in", "at"}
        and tokens[previous.last - 1].text != ","
    )


def _was_asked(tokens: list[Token]) -> bool:
    """``Asked about X, he said ...``: a question put to the subject, not by him."""
    asked = tokens[0].lower == "asked" and len(tokens) > 1
    return asked and tokens[1].lower in {"about", "whether", "if", "why", "how", "what", "by", "when"}


def opens_with_engagement(tokens: list[Token], first: int, lexicon: Lexicon) -> bool:
    """``Working dinner with``, ``Interview with``: a noun of engagement early on, and a preposition next."""
    if tokens[0].lower in _LINKING or any(token.lower in _PREDICATES for token in tokens):
        return False  # "Talks with X followed"
    for k in range(min(first, 2, len(tokens) - 1)):
        word = tokens[k].lower
        if word in lexicon.engagement_nouns and tokens[k + 1].lower in _AFTER_NOUN:
            return True
        if word in lexicon.engagement_nouns - lexicon.trip_nouns and [t.text for t in tokens[k + 1 :]] == ["."]:
            return True  # "Working lunch."
        if word.removesuffix("s") in lexicon.engagement_nouns and tokens[k + 1].lower == "with":
            # "Informal conversations with X and Y.": a plural can open a whole sentence, so nothing else may follow
            return all(t.cap or t.lower in {",", "and", "of", "the", "."} for t in tokens[k + 2 :])
        if not (tokens[k].text[0].isalpha()):
            return False
    return False


def is_event_with(tokens: list[Token], mentions: list[Mention]) -> bool:
    """``Potsdam Conference with X and Y.``: an event and who was there, and nothing else."""
    if len(mentions) < 2 or mentions[0].first or mentions[0].kind != "event":
        return False
    rest = [t.lower for k, t in enumerate(tokens) if not any(m.first <= k < m.last for m in mentions)]
    people = all(m.kind in {"person", "office", "list"} for m in mentions[1:])
    return people and rest[:1] == ["with"] and set(rest[1:]) <= {",", "and", "."}


def _stand_in(mention: Mention, people: int) -> str:
    if mention.kind in {"person", "office"}:
        return _PEOPLE[people % len(_PEOPLE)]
    if mention.kind == "quote":
        return "this"
    if mention.kind == "time":
        value = mention.data
        return (
            "today"
            if getattr(value, "base", None) == "published"
            or getattr(value, "base", None) == "current"
            and getattr(value, "offset", None) is not None
            else "2020"
            if getattr(value, "vague", False) and getattr(value, "year", None) and not getattr(value, "month", None)
            else "Monday"
        )
    return _STAND_INS[mention.kind]
