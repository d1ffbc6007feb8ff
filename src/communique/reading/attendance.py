"""Lists of those who took part: a line such as "Participants in the meeting included:", and an entry for each."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from communique.reading.mentions import Lexicon, Mention, OfficeRef
from communique.reading.segment import Sentence
from communique.reading.tokens import Token, text_of, tokenize
from communique.vocab import Vocabulary

# What stands between the entries of a list that is one paragraph, or before the entry of a list of paragraphs.
_BULLET = re.compile(r"([-–•·*▪●◦])\s+(?=[^\W\d_])|\d{1,2}[.)]\s+(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_MOST = 26  # words of a line that opens a list
_INITIAL = re.compile(r"^[A-Z]\.$")
# Verbs of the line that opens a list; between them and the end stands nothing but what closes it.
_CLOSING = frozenset(
    "include includes included were was are is following by participated attended attending participating joined "
    "leaders participants attendees attendance meeting call roundtable convening trip discussion event session today "
    "yesterday officials members governors mayors legislators".split()
)
_SHORT = 12  # words of a line within a list that heads its next part
_LONG = 45  # words of an entry that is more than a name and titles


class AttendanceLists:
    """Finds lists of those who took part, and the person whom each entry names."""

    def __init__(self, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        words = vocabulary.engagements
        self.lexicon = lexicon
        self._nouns = frozenset(words.attendee_nouns)
        self._verbs = frozenset(words.attending_words)
        self._bodies = frozenset(words.attending_bodies)
        self._own = tuple(words.own_side)

    # -- finding lists ------------------------------------------------------------------------

    def mark(self, text: str, sentences: list[Sentence]) -> list[Sentence]:
        """Return the sentences with lists of attendance made one sentence each entry, of kind "entry".

        The line that opens a list or part of it becomes a sentence of kind "list".
        """
        out: list[Sentence] = []
        listing = False
        lines: dict[int, Sentence] = {}  # lines after which no entry has come yet, by their place in `out`
        for paragraph in _paragraphs(sentences):
            last = paragraph[-1]
            words = text[last.start : last.end]
            if last.kind in {"prose", "heading"} and (self._opens(words) or listing and self._goes_on(words)):
                listing = True
                out.extend(paragraph[:-1])
                lines[len(out)] = last
                out.append(Sentence(last.start, last.end, last.paragraph, "list"))
            elif listing and (entries := self._entries(text, paragraph)):
                lines = {}
                out.extend(entries)
            else:
                listing = False
                _restore(out, lines)
                out.extend(paragraph)
        _restore(out, lines)
        return out

    def _opens(self, line: str) -> bool:
        """``Participants in the meeting included:``, ``Joining the call were the following leaders:``."""
        line = line.rstrip("*_ ")
        words = [w.lower() for w in _WORD.findall(line)]
        if not line.endswith(":") or not words or len(words) > _MOST or words[-1] not in _CLOSING | self._nouns:
            return False
        known = set(words)
        if known & self._nouns:
            return True
        people = known & self.lexicon.group_heads
        if known & self._verbs and words[-1] in {"by", "were", "include", "included", "following"}:
            return True
        return bool(people) and (
            bool(known & self._verbs)
            or words[-1] in {"included", "include"}
            and len(words) < 8
            or words[-1] in people
            and len(words) < 6
        )

    def _goes_on(self, line: str) -> bool:
        """``From the Ministry:``: the next part of a list."""
        return line.rstrip("*_ ").endswith(":") and len(_WORD.findall(line)) <= _SHORT

    def is_own(self, line: str) -> bool:
        """Return whether a part of a list names the principal's own people."""
        return any(re.search(rf"\b{re.escape(words)}\b", line, re.IGNORECASE) for words in self._own)

    def names_bodies(self, line: str) -> bool:
        """Return whether a list names bodies and places, not people."""
        return bool({w.lower() for w in _WORD.findall(line)} & self._bodies)

    def _entries(self, text: str, paragraph: Sequence[Sentence]) -> list[Sentence]:
        start, end, number = paragraph[0].start, paragraph[-1].end, paragraph[0].paragraph
        opening = _BULLET.match(text, start, end)
        if opening is None:
            spans = [(start, end)] if paragraph[0].kind == "heading" else []
        else:
            sign = opening.group(1)
            found = [
                m
                for m in _BULLET.finditer(text, start, end)
                if m.group(1) == sign and (m.start() == start or text[m.start() - 1].isspace())
            ]
            spans = [(m.end(), n.start()) for m, n in itertools.pairwise(found)] + [(found[-1].end(), end)]
        entries = []
        for first, last in spans:
            words = text[first:last].rstrip(" \t;,")
            if words:
                last = first + len(words)
                entries.append(Sentence(first, last, number, "entry", tokenize(text, first, last)))
        told = sum(len(e.tokens) > _LONG or len(e.tokens) > _SHORT and text[e.end - 1] == "." for e in entries)
        return entries if 3 * told < len(entries) else []  # sentences with bullets are read as sentences

    # -- whom an entry names ------------------------------------------------------------------

    def named(self, tokens: list[Token], mentions: list[Mention]) -> Mention | None:
        """Return the person whom an entry names: the first before a comma, or an office and name read off capitals."""
        comma = next((k for k, t in enumerate(tokens) if t.text in {",", "(", ":", "–", "—"}), len(tokens))
        for mention in mentions:
            for person in mention.members or [mention]:
                if person.kind == "person" and person.first < max(comma, 1):
                    return person
        return self._read(tokens, comma)

    def _read(self, tokens: list[Token], end: int) -> Mention | None:
        """``Tara Quill, Choir of the North``, ``North Province House Deputy Party Leader Tara Quill``."""
        head = tokens[:end]
        if not head or not all(t.cap and t.text[0].isalpha() or t.lower in {"of", "the", "for", "and"} for t in head):
            return None
        start = 0
        for k in range(len(head)):
            entry = self.lexicon.first(tokens, k, "office", "honorific", "rank")
            if entry is not None and k + entry.length < end:
                start = k + entry.length
        names = head[start:]
        while names and self.lexicon.first(names, 0, "honorific", "rank") is not None:
            start, names = start + 1, names[1:]
        if not 2 <= len(names) <= 4 or not all(self._is_name(t) for t in names):
            return None
        if start == 0 and names[0].lower not in self.lexicon.given_names and not _INITIAL.match(names[1].text):
            return None
        offices = []
        if start and self.lexicon.first(tokens, start - 1, "office") is not None:
            title = text_of(tokens, 0, start)
            offices = [OfficeRef(title, tokens[start - 1].lower, None, None, tokens[0].start, tokens[start - 1].end)]
        return Mention(
            "person",
            0,
            end,
            tokens[0].start,
            tokens[end - 1].end,
            text_of(tokens, start, end),
            tokens[start].start,
            tokens[end - 1].end,
            offices,
        )

    def _is_name(self, token: Token) -> bool:
        lexicon = self.lexicon
        return (
            token.cap
            and (not token.upper or len(token.text) < 3)
            and token.lower not in lexicon.org_heads | lexicon.thing_heads | lexicon.venue_heads | lexicon.event_heads
            and token.lower not in lexicon.group_heads
            and token.lower not in {"of", "the", "for", "and"}
        )


def _paragraphs(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Yield the sentences paragraph by paragraph."""
    part: list[Sentence] = []
    for sentence in sentences:
        if part and sentence.paragraph != part[-1].paragraph:
            yield part
            part = []
        part.append(sentence)
    if part:
        yield part


def _restore(out: list[Sentence], lines: dict[int, Sentence]) -> None:
    """A line after which no entry comes opens no list."""
    for at, line in lines.items():
        out[at] = line
    lines.clear()
