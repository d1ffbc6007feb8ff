"""Runs of capitalised words: organisations, larger events, places, sites and other named things."""

from __future__ import annotations

import re

from communique.authority.places import City
from communique.reading.mentions.lexicon import CALENDAR, FUNCTION_WORDS, Lexicon
from communique.reading.mentions.mention import Mention
from communique.reading.mentions.offices import OfficeGrammar
from communique.reading.tokens import Token, tokenize

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
_ORDINAL = re.compile(
    r"^(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|\w+ieth|\w+teenth|twenty-\w+|thirty-\w+|[IVXL]+|(?:19|20)\d\d)$",
    re.IGNORECASE,
)
_LOCATIVE = frozenset(
    {
        "in",
        "at",
        "from",
        "to",
        "near",
        "for",
        "of",
        "via",
        "outside",
        "visit",
        "visited",
        "visiting",
        "left",
        "departed",
        "reached",
        "leaving",
        "departing",
        "reaching",
        "through",
        "between",
        "toward",
        "towards",
        "around",
        "into",
        "across",
        "-",
        "–",
        "and",
        ",",
        "(",
        "toured",
        "transited",
        "within",
        "inside",
        "entered",
        "beyond",
        "throughout",
        "over",
        "central",
        "downtown",
        "northern",
        "southern",
        "eastern",
        "western",
    }
)


class RunGrammar:
    """Reads a run of capitalised words as the name of an organisation, event, place or thing."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def parse(self, tokens: list[Token], index: int, sentence_first: bool) -> Mention | None:
        """Return the mention that starts at ``index``: with its article, where it has one."""
        at = index
        determiner = None
        if tokens[at].lower in {"the", "a", "an", "this", "its", "their", "his", "her", "our"} and at + 1 < len(tokens):
            determiner = tokens[at].lower
            at += 1
        while at + 1 < len(tokens) and (
            tokens[at].lower
            in {
                "inaugural",
                "annual",
                "forthcoming",
                "upcoming",
                "recent",
                "next",
                "last",
                "high-level",
                "joint",
                "extraordinary",
                "so-called",
                "historic",
                "first-ever",
            }
            and determiner
            or _ORDINAL.match(tokens[at].text)
        ):
            at += 1
        if at >= len(tokens):
            return None
        if tokens[at].text in {"“", '"'}:
            return self._quoted(tokens, index, at, determiner)
        if not (tokens[at].cap and tokens[at].text[0].isalpha()):
            return self._event_after_number(tokens, index, at)
        if at > index and determiner is None and not self._ends_event(tokens, at):
            return None
        last = self._extent(tokens, at, sentence_first and at == 0)
        if last == at:
            return None
        mention = self._classify(tokens, index, at, last, determiner, sentence_first)
        return mention

    # -- how far the run goes -----------------------------------------------------------------

    def _strict(self, tokens: list[Token], at: int) -> int:
        end = at
        while end < len(tokens):
            token = tokens[end]
            if (
                not (token.cap and token.text[0].isalpha())
                and not (end > at and (_ORDINAL.match(token.text) or token.text in {"G20"}))
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
                    and tokens[end + 1].cap
                    and tokens[end].start == tokens[end - 1].end
                ):
                    end += 1
                    continue
                break
            if (
                token.lower in FUNCTION_WORDS
                and (end > at or end == 0)
                and not (
                    token.lower in {"new", "one", "first", "second", "third", "state", "official", "like"}
                    and end + 1 < len(tokens)
                    and tokens[end + 1].cap
                )
            ):
                break
            end += 1
        return end

    def _extent(self, tokens: list[Token], at: int, sentence_first: bool) -> int:
        known = self._known(tokens, at)
        end = self._strict(tokens, at)
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
        return self._lower_head(tokens, at, end)

    def _lower_head(self, tokens: list[Token], at: int, end: int) -> int:
        """Take in a lower-case head after a name: ``UN country team``, ``Silk Way forum``, ``Council-Plus session``."""
        nxt = end
        count = 0
        while nxt < len(tokens) and tokens[nxt].text.islower() and count < 2:
            word = tokens[nxt].lower
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
        return entry.length if entry else 0

    def _grow(self, tokens: list[Token], at: int, end: int) -> int:
        head = tokens[end - 1].lower
        takes = (
            head
            in self.lexicon.org_heads | self.lexicon.event_heads | self.lexicon.thing_heads | self.lexicon.venue_heads
            or head in {"parties", "state", "states", "heads", "university", "high"}
            or self.lexicon.first(tokens, end - 1, "office") is not None
        )
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
            stop = self._strict(tokens, nxt)
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
        ):
            return end
        if link == "on" and head not in {
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
        }:
            return end
        known = self.lexicon.first(tokens, nxt, "country", "organization")
        stop = max(self._strict(tokens, nxt), nxt + known.length if known else nxt)
        return stop

    def _starts_person(self, tokens: list[Token], at: int) -> bool:
        return (
            tokens[at].lower in self.lexicon.given_names
            or self.lexicon.first(tokens, at, "office", "offices", "rank", "honorific") is not None
        )

    # -- what it is ---------------------------------------------------------------------------

    def _make(
        self, kind: str, tokens: list[Token], index: int, at: int, last: int, determiner: str | None, **more: object
    ) -> Mention:
        if (
            last < len(tokens) - 2
            and tokens[last].text == "("
            and tokens[last + 2].text == ")"
            and (tokens[last + 1].upper or any(c.isdigit() for c in tokens[last + 1].text))
        ):
            more.setdefault("data", tokens[last + 1].text)
            end = last + 3
        else:
            end = last
        mention = Mention(
            kind,
            index,
            end,
            tokens[index].start,
            tokens[end - 1].end,
            OfficeGrammar.words(tokens, at, end),
            tokens[at].start,
            tokens[end - 1].end,
            determiner=determiner,
        )  # type: ignore[arg-type]
        for key, value in more.items():
            setattr(mention, key, value)
        return mention

    def _classify(
        self, tokens: list[Token], index: int, at: int, last: int, determiner: str | None, sentence_first: bool
    ) -> Mention | None:
        lexicon = self.lexicon
        words = [t.lower for t in tokens[at:last]]
        country = lexicon.first(tokens, at, "country")
        if country is not None and country.length == last - at:
            return self._make("place", tokens, index, at, last, determiner, country=country.payload, subkind="country")
        state = self._state_of(tokens, at)
        if state is not None and state[0] >= last:
            return self._make("place", tokens, index, at, state[0], determiner, country=state[1], subkind="country")
        known = lexicon.first(tokens, at, "organization")
        if len(words) > 1 and words[0] in lexicon.vocabulary.nouns.site_prefixes:
            return self._make("place", tokens, index, at, last, determiner, subkind="site")
        heads = self._heads(words)
        if heads == "event":
            return self._make("event", tokens, index, at, last, determiner)
        if known is not None and known.length == last - at:
            kind = "group" if known.payload.kind == "group" else "organization"
            return self._make(
                kind,
                tokens,
                index,
                at,
                last,
                determiner,
                subkind=known.payload.kind,
                country=known.payload.country,
                data=None,
            )
        city = lexicon.city(tokens, at)
        if (
            city is not None
            and city[0] == last - at
            and (place := self._city(tokens, index, at, last, determiner, city[1])) is not None
        ):
            return place
        if heads == "organization":
            return self._make("organization", tokens, index, at, last, determiner)
        if heads == "venue":
            return self._make("place", tokens, index, at, last, determiner, subkind="site")
        if heads == "group":
            return self._make("group", tokens, index, at, last, determiner)
        if heads == "thing":
            return self._make("thing", tokens, index, at, last, determiner)
        demonym = lexicon.first(tokens, at, "demonym")
        if (
            demonym is not None
            and demonym.length == last - at
            or "-" in tokens[at].text
            and last - at == 1
            and self._joined(tokens[at].text)
        ):
            return None  # an adjective: left to the parser
        if (
            tokens[last - 1].lower in lexicon.group_heads
            and tokens[last - 1].lower.endswith("s")
            and tokens[last - 1].cap
            and not (sentence_first and last - at == 1)
        ):
            return self._make("group", tokens, index, at, last, determiner)
        if country is not None:
            return self._make(
                "place", tokens, index, at, at + country.length, determiner, country=country.payload, subkind="country"
            )
        if known is not None:
            return self._make(
                "organization", tokens, index, at, at + known.length, determiner, subkind=known.payload.kind
            )
        if last - at == 1 and tokens[at].upper and len(tokens[at].text) > 1:
            return self._make("organization", tokens, index, at, last, determiner, subkind="acronym")
        if last - at >= 1 and not (at == 0 and last - at == 1 and tokens[at].lower in FUNCTION_WORDS):
            return self._make("name", tokens, index, at, last, determiner)
        return None

    def _joined(self, word: str) -> bool:
        """True for ``UN-Kazakh``, ``U.S.-Japan``: an adjective made of two listed names."""
        return all(
            self.lexicon.first(tokenize(part), 0, "demonym", "country", "organization") is not None or part.isupper()
            for part in word.split("-")
            if part
        )

    def _state_of(self, tokens: list[Token], at: int) -> tuple[int, str] | None:
        if (
            tokens[at].lower in {"state", "republic", "government", "kingdom"}
            and at + 2 < len(tokens)
            and tokens[at + 1].lower == "of"
        ):
            nxt = at + 3 if tokens[at + 2].lower == "the" else at + 2
            entry = self.lexicon.first(tokens, nxt, "country")
            if entry is not None:
                return nxt + entry.length, entry.payload
        return None

    def _heads(self, words: list[str]) -> str | None:
        """Classify by the head: the last word, or the word before the first ``of``/``for``/``on``."""
        stop = next((k for k, w in enumerate(words) if w in {"of", "for", "on", "to", "in", "("} and k > 0), len(words))
        for word in dict.fromkeys((words[stop - 1], words[-1])):
            if word in self.lexicon.event_heads and (len(words) > 1 or word in {"summit"}):
                return "event"
            if word in {"premises", "headquarters", "compound", "palace", "airport"}:
                return "venue"
            if word in self.lexicon.org_heads and len(words) > 1:
                if word in {
                    "centre",
                    "center",
                    "church",
                    "laboratory",
                    "observatory",
                    "academy",
                    "institute",
                    "university",
                    "college",
                    "embassy",
                    "consulate",
                    "house",
                    "court",
                    "market",
                    "hospital",
                    "school",
                }:
                    return "organization"
                return "organization"
            if word in self.lexicon.venue_heads and len(words) > 1:
                return "venue"
            if word in self.lexicon.thing_heads:
                return "thing"
        if words[-1] in {"team", "corps"}:
            return "group"
        if any(
            w in self.lexicon.event_heads - {"meeting", "week", "games", "expo", "congress", "assembly", "talks"}
            for w in words[1:]
        ):
            return "event"
        return None

    def _city(
        self, tokens: list[Token], index: int, at: int, last: int, determiner: str | None, rows: tuple[City, ...]
    ) -> Mention | None:
        """Accept a gazetteer name as a place where its surroundings say so, or where it can hardly be anything else."""
        before = tokens[index - 1].lower if index > 0 else ""
        country, end = None, last
        if last + 1 < len(tokens) and tokens[last].text in {",", "("}:
            entry = self.lexicon.first(tokens, last + 1, "country")
            if entry is not None:
                country, end = entry.payload, last + 1 + entry.length
                if (
                    end < len(tokens)
                    and tokens[end].text in {",", ")"}
                    and (tokens[last].text == "(" or tokens[end].text == ",")
                ):
                    end += 1
            elif tokens[last].text == "," and (
                tokens[last + 1].text in {"D.C.", "DC"} or self._region(tokens, last + 1, rows)
            ):
                end = last + 2 + (last + 2 < len(tokens) and tokens[last + 2].text == "," and last + 3 < len(tokens))
        fits = tuple(c for c in rows if c.country == country) if country else rows
        if country and not fits:
            fits = ()
        strong = (
            country is not None
            or before in _LOCATIVE
            or (index == 0 and last < len(tokens) and tokens[last].text in {",", "—", "–", ":"})
            or rows[0].capital
            and rows[0].population > 200_000
            or rows[0].population > 1_500_000
        )
        if not strong:
            return None
        mention = self._make("place", tokens, index, at, last, determiner, subkind="city", data=fits or rows)
        mention.country = country
        if end > last:
            inner = self._make(
                "place",
                tokens,
                last + 1,
                last + 1,
                last + 1 + (self.lexicon.first(tokens, last + 1, "country") or _ONE).length,
                None,
                subkind="country",
                country=country,
            )
            mention.inner.append(inner)
            mention.last = end
            mention.end = tokens[end - 1].end
        return mention

    def _region(self, tokens: list[Token], at: int, rows: tuple[City, ...]) -> bool:
        """True where a state or province follows a city: "Wilmington, Delaware"."""
        found = self.lexicon.city(tokens, at)
        return (
            found is not None
            and found[0] == 1
            and any(c.kind == "region" and c.country in {r.country for r in rows} for c in found[1])
        )

    def _quoted(self, tokens: list[Token], index: int, at: int, determiner: str | None) -> Mention | None:
        """Read a short quotation as a name: the “UN and Me” exhibition."""
        close = next((k for k in range(at + 1, min(at + 16, len(tokens))) if tokens[k].text in {"”", '"'}), None)
        if close is None or close == at + 1:
            return None
        last = close + 1
        subkind = None
        if last < len(tokens) and tokens[last].text.islower():
            word = tokens[last].lower
            if word in self.lexicon.event_heads | self.lexicon.venue_heads:
                subkind = word
                last += 1
        kind = "place" if subkind in self.lexicon.venue_heads else "event" if subkind else "thing"
        mention = Mention(
            kind,
            index,
            last,
            tokens[index].start,
            tokens[last - 1].end,
            OfficeGrammar.words(tokens, at, last),
            tokens[at].start,
            tokens[last - 1].end,
            determiner=determiner,
        )  # type: ignore[arg-type]
        mention.subkind = "site" if kind == "place" else subkind
        return mention

    def _ends_event(self, tokens: list[Token], at: int) -> bool:
        end = self._lower_head(tokens, at, self._strict(tokens, at))
        return end > at and tokens[end - 1].lower in self.lexicon.event_heads

    def _event_after_number(self, tokens: list[Token], index: int, at: int) -> Mention | None:
        """Read ``the seventy-eighth session of the General Assembly``."""
        if at == index or tokens[at].lower not in self.lexicon.event_heads or not _ORDINAL.match(tokens[at - 1].text):
            return None
        if at + 2 >= len(tokens) or tokens[at + 1].lower != "of":
            return None
        nxt = at + 3 if tokens[at + 2].lower == "the" else at + 2
        if nxt >= len(tokens) or not tokens[nxt].cap:
            return None
        last = self._extent(tokens, nxt, False)
        first = index + 1 if tokens[index].lower in {"the", "a"} else index
        return self._make("event", tokens, index, first, last, "the") if last > nxt else None


class _One:
    length = 1


_ONE = _One()
