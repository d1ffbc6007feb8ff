"""Personal names: runs of capitalised words with particles, initials and suffixes."""

from __future__ import annotations

import re

from communique.reading.mentions.lexicon import CALENDAR, FUNCTION_WORDS, Lexicon
from communique.reading.tokens import Token

_ARABIC = re.compile(r"^(?:al|el|as|ad|ar|at|an|ash|az|ul|ur|bin|d|ez|es)[-'’][A-ZÀ-Ž]")
_INITIAL = re.compile(r"^[A-Z]\.$|^(?:[A-Z]\.){2,3}$|^[A-Z]$")
_INITIALS = re.compile(r"^(?:[A-Z]\.){2,4}$")
_MAX_TOKENS = 7
# Words that end a run of capitalised words in front of or after a name.
_NOT_NAMES = frozenset({"act", "acting", "and", "spouse", "wife", "husband", "both", "excellency"})


class NameGrammar:
    """Finds where a personal name ends."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def is_part(self, tokens: list[Token], index: int) -> bool:
        """True where the token can be a full part of a name (not a particle)."""
        token = tokens[index]
        if _ARABIC.match(token.text):
            return True
        if (
            not token.cap
            or not token.text[0].isalpha()
            or token.lower in FUNCTION_WORDS
            and token.lower not in {"will", "may", "mark", "so", "an", "do", "long", "no", "well", "u", "am", "van"}
            or token.lower in CALENDAR - {"may", "april", "june", "august"}
        ):
            return False
        if token.lower in {"will", "may", "so", "an", "do", "no", "am"}:
            return (
                index > 0
                and index + 1 <= len(tokens)
                and (index + 1 < len(tokens) and tokens[index + 1].cap or tokens[index - 1].cap)
            )
        return token.lower not in _NOT_NAMES

    def parse(self, tokens: list[Token], index: int, *, introduced: bool) -> int:
        """Return the end of the name that starts at ``index`` (``index`` itself where there is none).

        Args:
            tokens: Tokens of the sentence.
            index: Where the name would start.
            introduced: True after an office or honorific, when one word is a name already.
        """
        at, parts = index, 0
        while at < len(tokens) and at - index < _MAX_TOKENS:
            token = tokens[at]
            if _INITIAL.match(token.text) and (at + 1 < len(tokens)) and (parts or tokens[at + 1].cap):
                at += 1
                parts += 1 if len(token.text) > 2 else 0
                continue
            if self.is_part(tokens, at):
                if at > index and self._stops(tokens, at, parts):
                    break
                at += 1
                parts += 1
                continue
            if (
                token.lower in self.lexicon.particles
                and self._particle_goes_on(tokens, at)
                and (at > index or introduced or token.lower in {"al", "el", "bin", "ibn", "van", "von", "de", "da"})
            ):
                at += 1
                continue
            step = self._joint(tokens, at) if parts else 0
            if step == 0:
                break
            at += step
        while at > index and (tokens[at - 1].lower in self.lexicon.particles and not tokens[at - 1].cap):
            at -= 1
        if (
            introduced
            and at > index
            and all(
                t.lower in self.lexicon.portfolios
                or t.lower in self.lexicon.thing_heads
                or t.lower in self.lexicon.event_heads
                for t in tokens[index:at]
            )
        ):
            if at == index + 1 and self._bears_portfolio(tokens, index):
                return at
            return index  # "Advisor for Human Rights": a portfolio, no name; nor "the Leaders Summit"
        if parts == 0 or (parts == 1 and not introduced and at - index < 2):
            return index if not introduced or parts == 0 else at
        return at

    def _bears_portfolio(self, tokens: list[Token], index: int) -> bool:
        """``Foreign Minister Green``: right after an office, with nothing between, the word is a name."""
        word, lexicon = tokens[index].lower, self.lexicon
        heads = lexicon.org_heads | lexicon.venue_heads | lexicon.thing_heads
        heads |= lexicon.group_heads | lexicon.event_heads
        return index > 0 and word not in heads and lexicon.first(tokens, index - 1, "office") is not None

    def _joint(self, tokens: list[Token], at: int) -> int:
        """Return how many tokens between or after the parts of a name belong to it; 0 for none."""
        token = tokens[at]
        if (
            token.text in {",", ", "}
            and at + 1 < len(tokens)
            and tokens[at + 1].text in {"Jr.", "Sr.", "Jr", "Sr", "III"}
        ):
            return 2
        if (
            token.text in {"’", "'", "ʻ", "ʼ"}
            and token.start == tokens[at - 1].end
            and at + 1 < len(tokens)
            and (_ARABIC.match(tokens[at + 1].text) or tokens[at + 1].lower in self.lexicon.particles)
        ):
            return 1  # Shia’ al-Sudani
        if token.text in self.lexicon.suffixes:
            return 1
        if (
            token.text in {'"', "“"}
            and at + 2 < len(tokens)
            and tokens[at + 2].text in {'"', "”"}
            and at + 3 < len(tokens)
            and tokens[at + 3].cap
        ):
            return 3  # a nickname between the parts
        return 0

    def _particle_goes_on(self, tokens: list[Token], at: int) -> bool:
        nxt = at + 1
        while (
            nxt < len(tokens) and tokens[nxt].lower in self.lexicon.particles and not tokens[nxt].cap and nxt - at < 3
        ):
            nxt += 1
        if nxt >= len(tokens) or not tokens[nxt].cap or not tokens[nxt].text[0].isalpha():
            return False
        # "y", "e", "a" and "do" join surnames only between capitalised words.
        return tokens[at].lower not in {"y", "e", "o", "as", "do", "mac", "mc"} or at > 0 and tokens[at - 1].cap

    def _stops(self, tokens: list[Token], at: int, parts: int) -> bool:
        """True where a listed word begins something new: an office, a form of address, a country after a full name."""
        lexicon, token = self.lexicon, tokens[at]
        if token.text in lexicon.suffixes:
            return False
        if parts and (
            token.lower in lexicon.engagement_nouns
            or token.lower == "travel"
            or token.lower.endswith("s")
            and token.lower[:-1] in lexicon.verbs
        ):
            return True  # a headline: "Secretary Noyes Visit ..."
        entry = lexicon.first(tokens, at, "office", "offices")
        if entry is not None and entry.payload not in {
            "king",
            "prince",
            "dean",
            "judge",
            "pope",
            "duke",
            "justice",
            "bishop",
            "mayor",
            "deputy",
            "sheriff",
            "sultan",
            "emir",
            "amir",
        }:
            return True
        if lexicon.first(tokens, at, "honorific") is not None and token.lower not in {
            "don",
            "u",
            "tan",
            "tun",
            "sheikh",
            "lord",
            "daw",
            "ing",
            "sister",
        }:
            return True
        demonym = lexicon.first(tokens, at, "demonym")
        if demonym is not None:
            nxt = at + demonym.length
            return nxt < len(tokens) and (
                not tokens[nxt].cap
                and tokens[nxt].text[0].isalpha()
                or lexicon.first(tokens, nxt, "office") is not None
            )
        return False

    def plausible(self, tokens: list[Token], first: int, last: int) -> bool:
        """True where an unintroduced run reads as a person's name: a known given name, or an initial inside."""
        words = tokens[first:last]
        if not 2 <= len(words) <= _MAX_TOKENS:
            return False
        found = self.lexicon.city(tokens, first)
        if (
            found is not None
            and found[0] == last - first
            or words[0].lower in self.lexicon.name_prefixes
            or len(words) > 2
            and words[-2].lower in {"national", "memorial", "state", "central", "international"}
        ):
            return False
        bad = self.lexicon.org_heads | self.lexicon.event_heads | self.lexicon.thing_heads | self.lexicon.venue_heads
        if any(
            w.lower in bad
            and w.lower
            not in {
                "park",
                "hall",
                "church",
                "wall",
                "rose",
                "hill",
                "cross",
                "bush",
                "stone",
                "young",
                "king",
                "moon",
                "day",
                "law",
                "price",
                "temple",
            }
            for w in words[1:]
        ):
            return False
        if (
            any(w.upper and len(w.text) > 1 and not w.text.endswith(".") for w in words)
            and words[0].lower not in self.lexicon.given_names
        ):
            return False
        parts = {part for w in words for part in (w.lower, *w.lower.split("-"))}
        if last < len(tokens) and tokens[last].text.islower() and tokens[last].lower in self.lexicon.venue_heads:
            return False  # "Da Nang airport"
        if words[0].cap and (
            words[0].lower in self.lexicon.given_names or words[0].lower.split("-")[0] in self.lexicon.given_names
        ):
            return True
        if (
            len(words) == 2
            and _INITIALS.match(words[0].text)
            and first
            and tokens[first - 1].text == ","
            and last < len(tokens)
            and tokens[last].text in {",", "."}
        ):
            return True  # "her grandfather, T.K. Menon,"
        return (
            any(_INITIAL.match(w.text) and len(w.text) == 2 for w in words[1:-1])
            or len(parts & self.lexicon.given_names) > 0
            and words[-1].lower in self.lexicon.given_names
        )
