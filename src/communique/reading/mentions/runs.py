"""Runs of capitalised words: organisations, larger events, places, sites and other named things."""

from __future__ import annotations

from communique.reading.mentions.extents import ORDINAL, ExtentGrammar
from communique.reading.mentions.lexicon import EVENTS_ONLY, FUNCTION_WORDS, Lexicon
from communique.reading.mentions.mention import Mention, MentionKind
from communique.reading.mentions.places import PlaceGrammar, run_mention
from communique.reading.tokens import Token, text_of, tokenize


class RunGrammar:
    """Reads a run of capitalised words as the name of an organisation, event, place or thing."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.extents = ExtentGrammar(lexicon)
        self.places = PlaceGrammar(lexicon)

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
            or ORDINAL.match(tokens[at].text)
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
        last = self.extents.extent(tokens, at, sentence_first and at == 0)
        if last == at:
            return None
        return self._classify(tokens, index, at, last, determiner, sentence_first)

    # -- what it is ---------------------------------------------------------------------------

    def _classify(
        self, tokens: list[Token], index: int, at: int, last: int, determiner: str | None, sentence_first: bool
    ) -> Mention | None:
        heads = self._heads([t.lower for t in tokens[at:last]])
        listed = self._listed(tokens, index, at, last, determiner, heads)
        if listed is not None:
            return listed
        if heads == "organization":
            return run_mention("organization", tokens, index, at, last, determiner)
        if heads == "venue":
            site = run_mention("place", tokens, index, at, last, determiner, subkind="site")
            self.places.add_town(site, tokens, at, last)
            return site
        if heads == "group":
            return run_mention("group", tokens, index, at, last, determiner)
        if heads == "thing":
            return run_mention("thing", tokens, index, at, last, determiner)
        if self._adjective(tokens, at, last):
            return None  # left to the parser
        nouns = self.lexicon.vocabulary.nouns
        body = nouns.bodies if determiner == "the" else nouns.alone if determiner is None and index > 0 else ()
        if last - at == 1 and tokens[at].lower in body:
            return run_mention("organization", tokens, index, at, last, determiner)
        return self._unheaded(tokens, index, at, last, determiner, sentence_first)

    def _listed(
        self, tokens: list[Token], index: int, at: int, last: int, determiner: str | None, heads: str | None
    ) -> Mention | None:
        """Read a run that as a whole is a country, a listed body or a city; a site or an event comes before these."""
        lexicon = self.lexicon
        country = lexicon.first(tokens, at, "country")
        if country is not None and country.length == last - at:
            return run_mention("place", tokens, index, at, last, determiner, country=country.payload, subkind="country")
        state = self.places.state_of(tokens, at)
        if state is not None and state[0] >= last:
            return run_mention("place", tokens, index, at, state[0], determiner, country=state[1], subkind="country")
        if last - at > 1 and tokens[at].lower in lexicon.vocabulary.nouns.site_prefixes:
            return run_mention("place", tokens, index, at, last, determiner, subkind="site")
        if heads == "event":
            return run_mention("event", tokens, index, at, last, determiner)
        known = lexicon.first(tokens, at, "organization")
        if known is not None and known.length == last - at:
            body = known.payload
            kind: MentionKind = "group" if body.kind == "group" else "organization"
            more = {"subkind": body.kind, "country": body.country, "data": None}
            return run_mention(kind, tokens, index, at, last, determiner, **more)
        city = lexicon.city(tokens, at)
        if city is not None and city[0] == last - at:
            return self.places.city(tokens, index, at, last, determiner, city[1])
        return None

    def _adjective(self, tokens: list[Token], at: int, last: int) -> bool:
        """True where the run is ``Kazakh`` or ``U.S.-Japan``."""
        demonym = self.lexicon.first(tokens, at, "demonym")
        return (
            demonym is not None
            and demonym.length == last - at
            or "-" in tokens[at].text
            and last - at == 1
            and self._joined(tokens[at].text)
        )

    def _unheaded(
        self, tokens: list[Token], index: int, at: int, last: int, determiner: str | None, sentence_first: bool
    ) -> Mention | None:
        """Read a run whose head says nothing: a group, a listed name and more words, an acronym, any other name."""
        lexicon = self.lexicon
        head = tokens[last - 1]
        if index == 0 and last == 1 and sentence_first and head.lower in lexicon.openers:
            return None  # "Leaders discussed ...", "Topics included ..."
        if sentence_first and at == 0 and last == 1 and head.lower in lexicon.engagement_nouns:
            return None  # "Dinner was with ..."
        if sentence_first and at == 0 and last == 1 and self._is_verb_form(head.lower) and self._goes_on(tokens):
            return None  # "Addressing students, he ...", "Rested before going on."
        if last - at == 1 and head.text[:-1].isupper() and head.lower in lexicon.group_heads and not head.upper:
            return None  # "CEOs": a common noun with a capital, left to the parser
        if (
            head.lower in lexicon.group_heads
            and head.lower.endswith("s")
            and head.cap
            and not (sentence_first and last - at == 1)
        ):
            return run_mention("group", tokens, index, at, last, determiner)
        country = lexicon.first(tokens, at, "country")
        if country is not None:
            return run_mention(
                "place", tokens, index, at, at + country.length, determiner, country=country.payload, subkind="country"
            )
        known = lexicon.first(tokens, at, "organization")
        if known is not None:
            return run_mention(
                "organization", tokens, index, at, at + known.length, determiner, subkind=known.payload.kind
            )
        if last - at == 1 and tokens[at].upper and len(tokens[at].text) > 1:
            return run_mention("organization", tokens, index, at, last, determiner, subkind="acronym")
        if last - at >= 1 and not (at == 0 and last - at == 1 and tokens[at].lower in FUNCTION_WORDS):
            return run_mention("name", tokens, index, at, last, determiner)
        return None

    def _is_verb_form(self, word: str) -> bool:
        """Return whether a first word has the form of a verb, and is no given name: "Attempted", not "Mohammed"."""
        return word.endswith(("ing", "ed")) and len(word) > 5 and word not in self.lexicon.given_names

    @staticmethod
    def _goes_on(tokens: list[Token]) -> bool:
        """Return whether the sentence goes on in small letters after its first word."""
        return len(tokens) > 1 and tokens[1].text.islower()

    def _joined(self, word: str) -> bool:
        """True for ``UN-Kazakh``, ``U.S.-Japan``: an adjective made of two listed names."""
        return all(
            self.lexicon.first(tokenize(part), 0, "demonym", "country", "organization") is not None or part.isupper()
            for part in word.split("-")
            if part
        )

    def _heads(self, words: list[str]) -> str | None:
        """Classify by the head: the last word, or the word before the first ``of``/``for``/``on``."""
        stop = next((k for k, w in enumerate(words) if w in {"of", "for", "on", "to", "in", "("} and k > 0), len(words))
        if len(words) > 2 and words[-1] in EVENTS_ONLY:
            return "event"  # "the Council of Ministers Meeting"
        for word in dict.fromkeys((words[stop - 1], words[-1])):
            if word in self.lexicon.event_heads and (len(words) > 1 or word in {"summit"}):
                return "event"
            if word in {"premises", "headquarters", "compound", "palace", "airport"}:
                return "venue"
            if word in self.lexicon.org_heads and len(words) > 1:
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
        kind: MentionKind = "place" if subkind in self.lexicon.venue_heads else "event" if subkind else "thing"
        mention = Mention(
            kind,
            index,
            last,
            tokens[index].start,
            tokens[last - 1].end,
            text_of(tokens, at, last),
            tokens[at].start,
            tokens[last - 1].end,
            determiner=determiner,
        )
        mention.subkind = "site" if kind == "place" else subkind
        return mention

    def _ends_event(self, tokens: list[Token], at: int) -> bool:
        end = self.extents.lower_head(tokens, at, self.extents.strict(tokens, at))
        return end > at and tokens[end - 1].lower in self.lexicon.event_heads

    def _event_after_number(self, tokens: list[Token], index: int, at: int) -> Mention | None:
        """Read ``the seventy-eighth session of the General Assembly``."""
        if at == index or tokens[at].lower not in self.lexicon.event_heads or not ORDINAL.match(tokens[at - 1].text):
            return None
        if at + 2 >= len(tokens) or tokens[at + 1].lower != "of":
            return None
        nxt = at + 3 if tokens[at + 2].lower == "the" else at + 2
        if nxt >= len(tokens) or not tokens[nxt].cap:
            return None
        last = self.extents.extent(tokens, nxt, False)
        first = index + 1 if tokens[index].lower in {"the", "a"} else index
        return run_mention("event", tokens, index, first, last, "the") if last > nxt else None
