"""Paragraphs, headings, transcript turns, quotations and sentences."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace
from typing import Literal

from communique.reading.labels import is_dateline, turns
from communique.reading.tokens import Token, tokenize

SentenceKind = Literal["prose", "heading", "transcript", "boilerplate", "speech", "list", "entry"]

_OFFICE_STARTERS = frozenset({"secretary", "president", "prime", "foreign", "minister"})
_OFFICE_QUALIFIERS = frozenset({"deputy", "vice", "assistant", "under", "acting", "special", "first", "ambassador"})
# Abbreviated titles that can also be the last word of a name, and verbs with which telegraphic entries begin:
# "Met with Prime Minister Tan Sen. Attended ..."
_NAME_ENDS = frozenset({"sen.", "gen.", "rep.", "min.", "no.", "fr.", "adm."})
_ENTRY_VERBS = frozenset(
    "met attended addressed visited participated discussed signed held led departed returned arrived delivered "
    "accompanied also".split()
)
_PARAGRAPH = re.compile(r"[^\n]+")
_STARTERS = frozenset(
    (
        "the he she they it in on at after before during following later earlier then both this these that those his "
        "her their as while when for from to a an also and but secretary president prime foreign minister today "
        "yesterday we i"
    ).split()
)
_QUOTE_OPEN, _QUOTE_CLOSE = "“„«", "”»"
LONG_QUOTE = 5  # words; a quotation this long is somebody's speech, a shorter one a name or a borrowed phrase
_SPEECH_END = re.compile(r"[.,!?…;]\s*$")


@dataclass(slots=True)
class Quote:
    """A quotation of speech. ``start``/``end`` include the quotation marks."""

    start: int
    end: int

    def inner(self, text: str) -> tuple[int, int]:
        """Return the span of the words between the marks, without closing comma."""
        start, end = self.start + 1, self.end
        if end > start and text[end - 1] in "”\"»’'":
            end -= 1
        while end > start and text[end - 1] in ", \t":
            end -= 1
        while start < end and text[start] == " ":
            start += 1
        return start, end


@dataclass(slots=True)
class Sentence:
    """A stretch of text to be read as one unit, with its tokens; quotations of speech are one token each."""

    start: int
    end: int
    paragraph: int
    kind: SentenceKind
    tokens: list[Token] = field(default_factory=list)
    quotes: dict[int, Quote] = field(default_factory=dict)  # token index -> quotation
    speaker: str | None = None  # label of a transcript turn
    spoken: int = 0  # where the words of a transcript turn begin


def find_quotes(text: str, start: int, end: int) -> list[Quote]:
    """Return the quotations of speech in one paragraph; one left open runs to the paragraph's end."""
    found: list[Quote] = []
    opened: int | None = None
    inner = False  # within straight signs inside straight signs: "There is a saying "now or never" here"
    for at in range(start, end):
        char = text[at]
        if char in _QUOTE_OPEN or (char == '"' and opened is None):
            if opened is None:
                opened = at
        elif opened is not None and char == '"' and text[opened] == '"' and _is_inner(text, at, opened, end, inner):
            inner = not inner
        elif opened is not None and (char in _QUOTE_CLOSE or char == '"'):
            found.append(Quote(opened, at + 1))
            opened, inner = None, False
    if opened is not None and end - opened > 60:
        found.append(Quote(opened, end))
    return [q for q in found if _is_speech(text, q)]


def _is_inner(text: str, at: int, opened: int, end: int, inner: bool) -> bool:
    """True for a sign that opens or closes a borrowed phrase within speech."""
    if inner:
        return True
    before, after = text[at - 1], text[at + 1 : at + 2]
    if not (before.isspace() or before in "([") or not after.isalnum() or at == opened:
        return False
    closing = text.find('"', at + 1, min(end, at + 90))
    if closing < 0 or text[closing - 1] in " .,!?…" or text[closing + 1 : closing + 2].isalnum():
        return False
    return '"' in text[closing + 1 : end]  # the speech itself still has to end


def _is_speech(text: str, quote: Quote) -> bool:
    words = text[quote.start + 1 : quote.end - 1].split()
    if len(words) >= LONG_QUOTE and any(word[:1].islower() for word in words):
        capitals = sum(word[:1].isupper() for word in words)
        return capitals < 0.6 * len(words)
    return bool(words) and bool(_SPEECH_END.search(text[quote.start + 1 : quote.end - 1]))


def _quote_token(text: str, quote: Quote) -> Token:
    body = text[quote.start : quote.end]
    return Token(body, quote.start, quote.end, "“”", False)


def _ends_sentence(text: str, tokens: list[Token], index: int, quotes: dict[int, Quote]) -> bool:
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None:
        return True
    if index in quotes:
        inner = text[token.start : token.end].rstrip("”\"»’' ")
        return inner[-1:] in ".!?…" and (following.cap or index + 1 in quotes)
    if token.text in {".", "!", "?", "…", "..."}:
        return (
            following.cap
            or index + 1 in quotes
            or not following.text[0].isalpha()
            and following.text not in {")", "]", "”", '"', ",", ";", "»", "’"}
        )
    if (
        token.text.endswith(".")
        and len(token.text) > 2
        and token.lower not in {"mr.", "mrs.", "ms.", "dr.", "h.e.", "gen.", "st.", "sen.", "rep."}
    ):
        # "U.S. Secretary of State" goes on; "Washington, D.C. Secretary Blinken ..." does not.
        return following.cap and following.lower in (
            _STARTERS | _OFFICE_QUALIFIERS if token.text == "D.C." else _STARTERS - _OFFICE_STARTERS
        )
    if token.text.endswith(".") and token.lower in _NAME_ENDS and index > 1:
        name = tokens[index - 1]
        return following.lower in _ENTRY_VERBS and following.cap and name.cap and not name.text.endswith(".")
    if token.text in {"”", '"', ")", "]", "»"} and index > 0:
        before = tokens[index - 1].text
        return before in {".", "!", "?", "…"} and (following.cap or index + 1 in quotes)
    return False


def split_sentences(text: str, start: int, end: int, paragraph: int, kind: SentenceKind = "prose") -> list[Sentence]:
    """Split one paragraph into sentences with tokens; offsets count in ``text``."""
    quotes = find_quotes(text, start, end)
    tokens: list[Token] = []
    marks: dict[int, Quote] = {}
    at = start
    for quote in quotes:
        tokens.extend(tokenize(text, at, quote.start))
        marks[len(tokens)] = quote
        tokens.append(_quote_token(text, quote))
        at = quote.end
    tokens.extend(tokenize(text, at, end))
    for left, right in itertools.pairwise(tokens):
        left.space = left.end < right.start
    sentences: list[Sentence] = []
    first = 0
    for index in range(len(tokens)):
        if _ends_sentence(text, tokens, index, marks) and not _closer_follows(tokens, index):
            part = _without_abbreviation(tokens[first : index + 1])
            inside = {i - first: q for i, q in marks.items() if first <= i <= index}
            sentences.append(Sentence(part[0].start, part[-1].end, paragraph, kind, part, inside))
            first = index + 1
    return sentences


def _without_abbreviation(part: list[Token]) -> list[Token]:
    """Part the full stop from a name at the end of a sentence that reads like an abbreviated title."""
    last = part[-1]
    if last.lower not in _NAME_ENDS or len(part) < 2 or not part[-2].cap:
        return part
    at = last.end - 1
    word = replace(last, text=last.text[:-1], end=at, lower=last.lower[:-1], space=False)
    return [*part[:-1], word, Token(".", at, last.end, ".", False, last.space)]


def _closer_follows(tokens: list[Token], index: int) -> bool:
    """True where the stop stands before a closing mark, which then ends the sentence instead."""
    return (
        index + 1 < len(tokens)
        and tokens[index].text in {".", "!", "?", "…"}
        and tokens[index + 1].text in {"”", ")", "]", "»"}
    )


_ENTRY_END = re.compile(r"[^\W\d_]{3}[.;] (?:[Aa]lso )?(?:[Mm]et|[Hh]eld|[Ll]ed|[Gg]ave|[Ss]aw|[^\W\d_]{3,}ed)\b")
# Verbs of a report: a short paragraph with one of them is a sentence that has lost its full stop.
_TELLS = re.compile(
    r"\b(?:held|had|met with|took part in|visited|received|chaired|attended|signed|spoke (?:with|at|to)|sent"
    r"|arrived in)\b"
)


# A headline that ends in a quotation without a full stop: Minister X in Lima: “we stand together”
_QUOTING_TITLE = re.compile(r"\w: [“\"‘'][^“”\"]+[^.!?…“”\"][”\"’']$")


def _is_heading(text: str, start: int, end: int, first: bool) -> bool:
    body = text[start:end].strip().rstrip("]")  # "Met with X. [As Minister-designate.]" is no heading
    if not first and _ENTRY_END.search(body):
        return False  # two entries, the last without its full stop
    if first and _QUOTING_TITLE.search(body):
        return len(body) < 220
    return (
        len(body) < (220 if first else 90)
        and body[-1:] not in '.!?:;,”"'
        and len(body.split()) <= (32 if first else 12)
        and (first or not _TELLS.search(body))
    )


def segment(text: str, boilerplate: re.Pattern[str] | None = None, *, title_first: bool = False) -> list[Sentence]:
    """Split a document into sentences.

    Args:
        text: The document's cleaned text.
        boilerplate: Paragraphs that match this are kept apart as `boilerplate`.
        title_first: True where the source says that the first paragraph is a headline.

    Returns:
        Sentences in order. A transcript turn is one `transcript` sentence with its speaker's label.
    """
    sentences: list[Sentence] = []
    for number, match in enumerate(_PARAGRAPH.finditer(text)):
        start, end = match.start(), match.end()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start >= end:
            continue
        if boilerplate is not None and boilerplate.match(text, start, end):
            sentences.append(Sentence(start, end, number, "boilerplate"))
        elif _is_heading(text, start, end, number == 0) or (title_first and number == 0):
            sentences.append(Sentence(start, end, number, "heading", tokenize(text, start, end)))
        else:
            sentences.extend(_paragraph(text, start, end, number, sentences))
    return sentences


def _paragraph(text: str, start: int, end: int, number: int, before: list[Sentence]) -> list[Sentence]:
    spoken = turns(text, start, end)
    if spoken and all(s.kind != "transcript" for s in before) and is_dateline(text, spoken[0]):
        spoken = spoken[1:]  # "DUBAI: The Crown Prince received ..."
    if not before and text[start:end].rstrip("”\"’'")[-1:] not in {".", "!", "?", "…"}:
        spoken = []  # a headline, "Minister X in Lima: “we stand together”"; a turn ends as sentences do
    if not spoken:
        if (
            before
            and before[-1].kind == "transcript"
            and before[-1].speaker
            and number
            and _continues_turn(text, start, end)
        ):
            before[-1].end = end
            return []
        return split_sentences(text, start, end, number)
    out = split_sentences(text, start, spoken[0].start, number) if spoken[0].start > start else []
    for turn, following in zip(spoken, [*spoken[1:], None], strict=True):
        stop = following.start if following else end
        while stop > turn.spoken and text[stop - 1].isspace():
            stop -= 1
        out.append(Sentence(turn.start, stop, number, "transcript", [], {}, turn.label, turn.spoken))
    return out


_FIRST_PERSON = re.compile(r"\b(?:I|we|you|my|our|us|me|your)\b", re.IGNORECASE)


def _continues_turn(text: str, start: int, end: int) -> bool:
    """A paragraph after a labelled turn goes on with it where it speaks in the first or second person."""
    words = max(1, end - start) / 6
    return len(_FIRST_PERSON.findall(text, start, end)) / words > 0.03


# Headlines that announce a speech: what follows is spoken from its first sentence on.
_SPEECH_TITLE = re.compile(r"\b(?:address|speech|remarks|appeal|greetings) (?:by|of)\b", re.IGNORECASE)
_SHARED = frozenset({"we", "our", "us", "ours"})
_PERSONAL = frozenset({"I", "I'm", "I’m", "my", "My", "me", "you", "You", "your", "Your"})


def monologue_start(text: str, sentences: list[Sentence]) -> int | None:
    """Return the index from which the document is somebody's speech in the first person; None if it is a report.

    What is told before (``Vladimir Putin held talks with ...``) is still read as a report. A report's own voice has
    no "I" and no "you"; "we" and "our" alone can be house style ("our shared commitment").
    """
    prose = [k for k, s in enumerate(sentences) if s.kind == "prose"]
    personal = [k for k in prose if any(t.text in _PERSONAL for t in sentences[k].tokens)]
    shared = [k for k in prose if any(t.lower in _SHARED for t in sentences[k].tokens)]
    if len(prose) < 4 or len(personal) < 2:
        return None
    first = min(personal[0], shared[0]) if shared else personal[0]
    spoken = {*personal, *shared}
    if any(s.kind == "heading" and _SPEECH_TITLE.search(text, s.start, s.end) for s in sentences[:3]):
        return prose[0] if len(spoken) / len(prose) > 0.2 else None
    rest = [k for k in prose if k >= first]
    if len(rest) >= 3 and sum(k >= first for k in spoken) / len(rest) > 0.34:
        return first
    return None
