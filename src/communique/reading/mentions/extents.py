"""How far a run of capitalised words goes: links, complements and lower-case heads that belong to the name."""

from __future__ import annotations

import re

from communique.reading.mentions.lexicon import CALENDAR, FUNCTION_WORDS, Lexicon
from communique.reading.tokens import Token

_LINKS = frozenset(
    {
        "of",
        "for",
        "on",
        "and",
        "&",
        "in",
        "to",
        "the",
        "against",
        "de",
        "des",
        "du",
        "la",
        "le",
        "del",
        "von",
        "der",
        "at",
        "with",
    }
)
# Heads that "on" goes on from: "Conference on ..."
_WITH_ON = frozenset(
    {
        "conference",
        "summit",
        "convention",
        "agreement",
        "committee",
        "commission",
        "dialogue",
        "treaty",
        "council",
        "forum",
        "protocol",
        "declaration",
        "accord",
        "memorandum",
        "centre",
        "center",
        "session",
        "panel",
        "conventions",
        "symposium",
        "seminar",
    }
)
# Function words that, with a capital, can stand inside a name: "Big Four Ministers Meeting".
_IN_NAMES = frozenset(
    {"new", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "first", "second", "third"}
    | {"state", "official", "like", "press", "working", "private"}
)
# Plurals whose name takes in everything joined by "and": "the U.S.-ASEAN and East Asia Summits".
_SEVERAL_EVENTS = frozenset({"summits", "meetings", "conferences"})
ORDINAL = re.compile(
    r"^(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|\w+ieth|\w+teenth|twenty-\w+|thirty-\w+|[IVXL]+|(?:19|20)\d\d)$",
    re.IGNORECASE,
)


class ExtentGrammar:
    """Finds where the name of a body, event or thing ends."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def strict(self, tokens: list[Token], at: int) -> int:
        """Return the end of the capitalised words at ``at``, without links."""
        end = at
        while end < len(tokens):
            token = tokens[end]
            if (
                not (token.cap and token.text[0].isalpha())
                and not (end > at and (ORDINAL.match(token.text) or token.text in {"G20"}))
                or token.lower in CALENDAR - {"may", "march"}
            ):
                if (
                    end > at
                    and token.text in {"'", "’"}
                    and token.start == tokens[end - 1].end
                    and tokens[end - 1].lower.endswith("s")
                    and end + 1 < len(tokens)
                    and tokens[end + 1].cap
                ):
                    end += 1  # "Leaders' Summit"
                    continue
                if (
                    end > at
                    and token.text in {"/", "-", "–"}
                    and end + 1 < len(tokens)
                    and (tokens[end + 1].cap or tokens[end + 1].text.isdigit())
                    and tokens[end].start == tokens[end - 1].end
                    and tokens[end + 1].start == tokens[end].end
                ):
                    end += 1 + tokens[end + 1].text.isdigit()  # "the G–20 Summit"
                    continue
                break
            if (
                token.lower in FUNCTION_WORDS
                and (end > at or end == 0)
                and not (
                    token.lower in _IN_NAMES
                    and end + 1 < len(tokens)
                    and tokens[end + 1].cap
                )
            ):
                break
            if end > at and self._person_after_town(tokens, at, end):
                break
            end += 1
        return end

    def _person_after_town(self, tokens: list[Token], at: int, end: int) -> bool:
        """``While in Kyiv Ms Collins met``: the town ends where a form of address or an office begins."""
        if not at or tokens[at - 1].lower not in {"in", "from", "to"}:
            return False
        town = self.lexicon.city(tokens, at)
        return (
            town is not None
            and town[0] == end - at
            and (
                self.lexicon.first(tokens, end, "honorific", "rank", "office") is not None
                or tokens[end].lower in self.lexicon.portfolios | self.lexicon.modifiers
            )
        )

    def extent(self, tokens: list[Token], at: int, sentence_first: bool) -> int:
        """Return the end of the name that starts at ``at``; ``at`` itself where there is none."""
        known = self._known(tokens, at)
        end = self.strict(tokens, at)
        if end == at:
            return at + known if known else at
        if sentence_first and end - at == 1 and tokens[at].lower in FUNCTION_WORDS:
            return at
        end = max(end, at + known)
        # Links go on only after a head that takes a complement, or inside a longer name.
        while end < len(tokens) - 1:
            grown = self._grow(tokens, at, end)
            if grown == end:
                break
            end = grown
        return self.lower_head(tokens, at, end)

    def lower_head(self, tokens: list[Token], at: int, end: int) -> int:
        """Take in a lower-case head after a name: ``UN country team``, ``Silk Way forum``, ``Council-Plus session``."""
        nxt = end
        count = 0
        while nxt < len(tokens) and tokens[nxt].text.islower() and count < 2:
            word = tokens[nxt].lower
            if word in {"and", "or"}:
                break
            count += 1
            if (
                word in self.lexicon.event_heads
                and word not in {"meeting", "talks", "congress", "week", "consultations", "dialogue", "session"}
                or word
                in {
                    "session",
                    "premises",
                    "headquarters",
                    "airport",
                    "palace",
                    "station",
                    "museum",
                    "camp",
                    "exhibition",
                    "hotel",
                    "residence",
                    "compound",
                    "complex",
                }
                or count == 2
                and word in {"team", "premises", "session", "meeting", "summit", "conference", "forum"}
                and tokens[nxt - 1].lower
                in {
                    "country",
                    "common",
                    "plenary",
                    "opening",
                    "closing",
                    "high-level",
                    "ministerial",
                    "leaders",
                    "summit",
                    "retreat",
                }
            ):
                return nxt + 1
            nxt += 1
        return end

    def _known(self, tokens: list[Token], at: int) -> int:
        entry = self.lexicon.first(tokens, at, "organization", "country")
        if entry is None and at + 1 < len(tokens) and tokens[at + 1].lower == "'s":
            return (self.lexicon.city(tokens, at) or (0, ()))[0]  # "Cox's Bazar"
        return entry.length if entry else 0

    def _grow(self, tokens: list[Token], at: int, end: int) -> int:
        head = tokens[end - 1].lower
        takes = (
            head
            in self.lexicon.org_heads | self.lexicon.event_heads | self.lexicon.thing_heads | self.lexicon.venue_heads
            or head in {"parties", "state", "states", "heads", "university", "high"}
            or self.lexicon.first(tokens, end - 1, "office") is not None
        )
        takes = takes or tokens[end].lower == "of" and any(t.lower == "on" for t in tokens[at:end])
        if not takes and tokens[end].lower not in {"and", "&", "de", "del", "la", "des", "du"}:
            return end
        if tokens[end].lower not in _LINKS:
            if (
                tokens[end].text == "("
                and end + 2 < len(tokens)
                and tokens[end + 2].text == ")"
                and (tokens[end + 1].upper or any(c.isdigit() for c in tokens[end + 1].text))
            ):
                return end + 3
            return end
        nxt = end + 1
        while nxt < len(tokens) and tokens[nxt].lower in {"the", "of"} and nxt - end < 3:
            nxt += 1
        if (
            nxt >= len(tokens)
            or not tokens[nxt].cap
            or not tokens[nxt].text[0].isalpha()
            or tokens[nxt].lower in CALENDAR
        ):
            return end
        link = tokens[end].lower
        if link in {"and", "&"}:
            return self._grow_by_and(tokens, at, end, nxt)
        if link in {"in", "to", "with", "at"} and not (
            head
            in {
                "convention",
                "representative",
                "war",
                "agreement",
                "treaty",
                "mission",
                "embassy",
                "strategy",
                "church",
            }
            and link == "to"
            or head in {"mission", "institute", "centre", "center", "building", "measures"}
            and link == "in"
            and (self.lexicon.city(tokens, nxt) is None or self.lexicon.first(tokens, nxt, "country") is not None)
        ):
            return end
        if link == "on" and head not in _WITH_ON:
            return end
        known = self.lexicon.first(tokens, nxt, "country", "organization")
        return max(self.strict(tokens, nxt), nxt + known.length if known else nxt)

    def _grow_by_and(self, tokens: list[Token], at: int, end: int, nxt: int) -> int:
        """Return the end of ``Ministry of Trade and Industry``; ``end`` where "and" joins another name."""
        stop = self.strict(tokens, nxt)
        if stop > nxt + 1 and tokens[stop - 1].lower in _SEVERAL_EVENTS:
            return stop
        if (
            nxt > end + 1
            or self.lexicon.first(tokens, nxt, "country", "organization", "honorific")
            or self.lexicon.first(tokens, at, "country")
            or self._starts_person(tokens, nxt)
        ):
            return end
        heads = self.lexicon.org_heads | self.lexicon.event_heads | self.lexicon.thing_heads
        own = any(t.lower in heads for t in tokens[at:end])
        later = stop > nxt and tokens[stop - 1].lower in heads
        inside = (
            at + 1 < end
            and tokens[at].lower in self.lexicon.org_heads | {"house"}
            or any(t.lower in {"of", "for", "on"} for t in tokens[at:end])
        )
        return stop if (inside and not later) or (later and not own) else end

    def _starts_person(self, tokens: list[Token], at: int) -> bool:
        return (
            tokens[at].lower in self.lexicon.given_names
            or self.lexicon.first(tokens, at, "office", "offices", "rank", "honorific") is not None
        )
