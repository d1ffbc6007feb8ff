"""Office phrases: ``First Deputy Minister of Foreign Affairs of the Republic of Kenya``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.reading.mentions.bodies import portfolio_word
from communique.reading.mentions.complements import ComplementGrammar
from communique.reading.mentions.lexicon import CALENDAR, FUNCTION_WORDS, Lexicon
from communique.reading.mentions.mention import OfficeRef
from communique.reading.tokens import Token, text_of, tokenize

# Heads that are modifiers too, and alone no office.
_NEEDS_MORE = frozenset(
    {
        "deputy",
        "chief",
        "general",
        "head",
        "justice",
        "leader",
        "representative",
        "ruler",
        "chair",
        "advocate",
        "secretary",
    }
)


# Heads that say nothing without the body they stand over, which is then part of the title.
_SAYS_LITTLE = frozenset({"head", "chief", "marshal", "member"})


@dataclass(slots=True)
class OfficePhrase:
    """An office phrase over tokens ``[first, last)``; ``title_last`` ends the title proper."""

    first: int
    last: int
    ref: OfficeRef
    plural: bool = False
    complement: tuple[int, int] | None = None  # tokens of the country or body
    countries: tuple[str, ...] = ()
# Offices that are surnames as well: behind another office they are a name.
_SURNAMES = frozenset({"pope", "king", "bishop", "judge", "dean", "mayor", "chancellor", "abbot", "marshal"})


class OfficeGrammar:
    """Parses office phrases at a token."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.complements = ComplementGrammar(lexicon, self._title)

    def parse(self, tokens: list[Token], index: int) -> OfficePhrase | None:
        """Return the office phrase that starts at ``index``, or None."""
        country, organization, at = self._owner(tokens, index)
        span = self._title(tokens, at)
        if span is None and country and not organization and at < len(tokens) and tokens[at].text == "leader":
            span = (at, at + 1, "leader", False)  # "the Serbian leader"
        if span is None:
            return None
        first, last, head, plural = span
        short = head if head in self.lexicon.abbreviations else None
        if short:
            full = self._title(tokenize(f"{self.lexicon.abbreviations[short]} "), 0)
            head = full[2] if full else head
        ref = OfficeRef("", head, country, organization)
        found = self.complements.read(tokens, last, ref)
        if head in _SAYS_LITTLE and found.whole > found.title_last:
            found.title_last, ref.organization = found.whole, None  # "Head of the Presidential Office"
        ref.start, ref.end = tokens[first].start, tokens[found.title_last - 1].end
        ref.title = text_of(tokens, first, found.title_last)
        if short:
            ref.full = re.sub(re.escape(short), self.lexicon.abbreviations[short], ref.title, flags=re.IGNORECASE)
        return OfficePhrase(index, found.last, ref, plural, found.span, found.countries)

    def _owner(self, tokens: list[Token], index: int) -> tuple[str | None, str | None, int]:
        """Read what stands before the title: ``Russian``, ``Kazakhstan's``, ``UN``, ``U.S.``."""
        country: str | None = None
        organization: str | None = None
        at = index
        if (state := self._state(tokens, index)) is not None:
            return state
        while at < len(tokens):
            if self.lexicon.first(tokens, at, "office", "offices") and not self.lexicon.first(tokens, at, "demonym"):
                break
            entry = self.lexicon.first(tokens, at, "demonym", "country", "organization")
            if entry is None:
                break
            after = at + entry.length
            if after < len(tokens) and tokens[after].lower in {"'s", "'", "-"}:
                after += 1
            if entry.category == "organization":
                organization = entry.payload.name
                country = country or entry.payload.country
            else:
                country = entry.payload
            at = after
        return country, organization, at

    def _state(self, tokens: list[Token], at: int) -> tuple[str, None, int] | None:
        """Read ``Texas`` before "Senator", ``Queensland`` before "Premier"; None where no such office follows."""
        state = self.lexicon.first(tokens, at, "state")
        if state is None:
            return None
        after = at + state.length
        after += after < len(tokens) and tokens[after].lower in {"'s", "'"}
        office = self.lexicon.first(tokens, after, "office", "offices") if after < len(tokens) else None
        if office is None or office.payload not in self.lexicon.state_offices or not tokens[after].cap:
            return None
        return state.payload, None, after

    def _title(self, tokens: list[Token], index: int) -> tuple[int, int, str, bool] | None:
        """Return (first, last, head, plural) of the longest run of modifiers that ends in a head."""
        lexicon, at, best, strange = self.lexicon, index, None, 0
        limit = min(len(tokens), index + 9)
        while at < limit:
            entry = lexicon.first(tokens, at, "office", "offices")
            if entry is not None and best is not None and entry.payload in {"prince", "princess"}:
                break  # "Foreign Minister Prince X": an office and a rank
            if entry is not None and best is not None and entry.payload in _SURNAMES and tokens[at].cap:
                break  # "Director General Pope"
            if entry is not None:
                length, found = entry.length, entry
                for step in range(
                    1, entry.length
                ):  # "deputy secretary" + "secretary of state": the longer reach counts
                    later = lexicon.first(tokens, at + step, "office", "offices")
                    if later is not None and step + later.length > length:
                        length, found = step + later.length, later
                best = (index, at + length, found.payload, found.category == "offices")
                at += length
                strange = 0
                continue
            token = tokens[at]
            if token.lower in lexicon.modifiers or token.lower in lexicon.portfolios or self._hyphenated(token):
                at += 1
                continue
            if (
                best is None
                and token.lower in {"and", "&", "for", "of"}
                and at > index
                and at + 1 < limit
                and tokens[at + 1].cap
                and portfolio_word(self.lexicon, tokens[at - 1])
                and (token.lower not in {"and", "&"} or portfolio_word(self.lexicon, tokens[at + 1]))
            ):
                at += 1
                continue
            if best is None and token.cap and token.text[0].isalpha() and strange < 3 and not self._blocks(tokens, at):
                strange += 1
                at += 1
                continue
            if best is None and token.lower in {"'s", "'"} and at > index:
                index = at = at + 1  # "the Park's Director": the owner is no part of the title
                strange = 0
                continue
            break
        if best is None:
            return None
        words = {t.lower for t in tokens[index : best[1]]}
        # A bare modifier ("deputy", "chief") that is a head too needs something with it.
        if best[1] - index == 1 and not tokens[index].cap and best[2] in _NEEDS_MORE and not words & {"president"}:
            nxt = tokens[best[1]].lower if best[1] < len(tokens) else ""
            if nxt not in {"of", "for", "to"}:
                return None
        return best

    @staticmethod
    def _hyphenated(token: Token) -> bool:
        return "-" in token.text and token.lower.split("-")[0] in {
            "vice",
            "co",
            "deputy",
            "under",
            "newly",
            "vice-president",
            "acting",
            "ex",
            "long",
            "then",
            "first",
        }

    def _blocks(self, tokens: list[Token], at: int) -> bool:
        token = tokens[at]
        if token.lower in self.lexicon.thing_heads and at + 1 < len(tokens) and tokens[at + 1].lower == "of":
            return True  # "the Order of Princess X"
        if token.lower in FUNCTION_WORDS or token.lower in CALENDAR or token.text.endswith(".") and len(token.text) < 3:
            return True
        if self.lexicon.first(tokens, at, "honorific", "rank"):
            return True
        town = self.lexicon.city(tokens, at)
        if at and tokens[at - 1].lower == "in" and town is not None and town[0] == 1 and town[1][0].population > 99_999:
            return True  # "In Quito Foreign Minister X met with Y"
        return (
            token.lower in self.lexicon.given_names
            or town is not None
            and not token.upper
            and at + 1 < len(tokens)
            and tokens[at + 1].lower in {",", "."}
        )
