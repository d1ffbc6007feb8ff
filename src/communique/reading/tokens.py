"""Words with their offsets. Hyphenated words stay whole; possessives and contractions are split off."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

# Abbreviations whose full stop does not end a sentence.
_ABBREVIATIONS = (
    r"Mr|Mrs|Ms|Mx|Dr|Rt|(?:Lt|Maj|Brig|Col)\.Gen|St|Ste|Jr|Sr|Prof|Gen|Col|Lt|Sgt|Capt|Cpt|Hon|Rev|Amb|Sen|Rep|Gov|Messrs|Mme|Mlle|vs|Maj|Brig|Adm|"
    "Cmdr|Sec|Fr|Msgr|Pres|Min|Dep|Sheik|Eng|Ing|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|No|Nos|Art|approx"
)
_LETTER = r"[^\W_][\u0300-\u036f]*"  # with the accents that follow it where they are written apart
_TOKEN = re.compile(
    rf"""
      (?:[^\W\d_]\.){{2,}}                               # U.S.  H.E.  R.K.
    | \bU\.S(?=[\-‐‑\s])(?!\s*[.])                        # "the U.S-Japan alliance": a slip of the pen
    | [A-Z]\.[A-Z](?=\s)                                # H.E without its last full stop
    | [^\W\d_]+-(?:[A-Z]\.){{2,}}                         # Australia-U.S.
    | (?:{_ABBREVIATIONS})\.(?=[\s,])
    | [A-Z]\.(?=[\s,\-’'])                               # an initial
    | (?:[ap]\.m\.)
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?(?![^\W\d_])
    | [’'](?:s|S|re|ve|ll|d|m|t)\b
    | (?:{_LETTER})+
      (?:(?:[-‐‑](?![Dd]esignate\b)|[’'ʻʼ`](?!(?:s|S|re|ve|ll|d|m)\b)|\.(?=[^\W\d_]{{2}}))(?:{_LETTER})+)*
      (?:[’'](?=\s+[a-zA-Z])(?<=s[’']))?
    | \.\.\.|--|[^\w\s]
    | _
    """,
    re.VERBOSE,
)
_NEGATED = re.compile(r"(?i)(.+?)(n[’']t)$")


@dataclass(slots=True)
class Token:
    """One word or sign. ``start`` and ``end`` are offsets in the document's text."""

    text: str
    start: int
    end: int
    lower: str
    cap: bool
    space: bool = True

    @property
    def upper(self) -> bool:
        """True for words in capitals of two letters or more (acronyms)."""
        return len(self.text) > 1 and self.text.isupper()


def _token(text: str, start: int) -> Token:
    return Token(
        text,
        start,
        start + len(text),
        text.lower().replace("’", "'").replace("‑", "-").replace("‐", "-"),
        text[:1].isupper(),
    )


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Split ``text[start:end]`` into tokens whose offsets count from the beginning of ``text``."""
    stop = len(text) if end is None else end
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, stop):
        word, at = match.group(), match.start()
        if word in {"\\", "_"}:
            continue  # left-over markup of a title ("Readout of President\\_Biden's Call") counts as space
        if word[-1:] in "’'" and len(word) > 1:  # plural possessive: the leaders’ meeting
            tokens.append(_token(word[:-1], at))
            tokens.append(_token(word[-1], at + len(word) - 1))
            continue
        negated = _NEGATED.match(word) if word[-1:] in "tT" and len(word) > 3 else None
        if negated:
            tokens.append(_token(negated.group(1), at))
            tokens.append(_token(negated.group(2), at + negated.end(1)))
            continue
        tokens.append(_token(word, at))
    for left, right in itertools.pairwise(tokens):
        left.space = left.end < right.start
    return tokens


def text_of(tokens: list[Token], first: int, last: int) -> str:
    """Return the words of ``tokens[first:last]`` with their spaces."""
    return "".join(t.text + (" " if t.space else "") for t in tokens[first:last]).strip()
