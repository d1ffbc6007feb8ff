"""The scanner: goes through a sentence once and finds its mentions, the most telling grammar first."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from communique.reading.mentions.lexicon import EVENTS_ONLY, FUNCTION_WORDS, Lexicon
from communique.reading.mentions.mention import Mention, MentionKind
from communique.reading.mentions.persons import PersonGrammar
from communique.reading.mentions.places import run_mention
from communique.reading.mentions.runs import RunGrammar
from communique.reading.mentions.times import TimeGrammar, TimeValue
from communique.reading.segment import Sentence
from communique.reading.tokens import Token, text_of

# Symbols of United Nations documents and the like: SG/SM/22300, A/RES/78/1, S/2024/115, E/CN.4/2002/13.
SYMBOL = re.compile(
    r"\b(?:[A-Z]{1,6})(?:/(?:[A-Z][A-Za-z.]{0,10}\d{0,3}|\d{1,5}(?:\.\d+)?)){1,5}(?:\s\((?:[IVXL]+|\d{4})\))?(?:[/-](?:Add|Rev|Corr)\.\d+)?\b"
)
_LIST_LINKS = frozenset({",", "and", "&", ";"})
_VILLAGES = frozenset({"village", "town", "settlement", "hamlet", "township", "city", "camp", "district", "suburb"})
_FOLDED = frozenset({"person", "office", "list"})
# Function words that, with a capital, can begin a name or office all the same.
_NAME_OPENERS = frozenset(
    {
        "the",
        "his",
        "her",
        "their",
        "a",
        "an",
        "its",
        "our",
        "former",
        "first",
        "second",
        "third",
        "state",
        "new",
        "will",
        "may",
        "then",
        "both",
        "visiting",
        "fellow",
        "private",
    }
)


class Scanner:
    """Finds the mentions of a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.persons = PersonGrammar(lexicon)
        self.runs = RunGrammar(lexicon)
        self.times = TimeGrammar(lexicon.vocabulary)

    def scan(self, text: str, sentence: Sentence) -> list[Mention]:
        """Return the outermost mentions of the sentence in order, without overlaps."""
        tokens = sentence.tokens
        fixed = self._fixed(text, sentence)
        found: list[Mention] = []
        at = 0
        while at < len(tokens):
            ready = fixed.get(at)
            if ready is not None:
                found.append(ready)
                at = ready.last
                continue
            mention = self._at(tokens, at) if self._can_start(tokens, at) else None
            ready_at = next((k for k in range(at, mention.last) if k in fixed), None) if mention is not None else None
            if ready_at is not None:  # "President Stone May 21": a name cannot reach into a date
                mention = self._at(tokens[:ready_at], at)
            if mention is None or mention.last <= at or any(k in fixed for k in range(at, mention.last)):
                at += 1
                continue
            self._nationality(tokens, mention)
            found.append(mention)
            at = mention.last
        return self._fold(tokens, found)

    def _nationality(self, tokens: list[Token], mention: Mention) -> None:
        """``X, a Zambian author``; ``X, Minister of Technology, Zambia`` at the end of a line."""
        at = mention.last - (tokens[mention.last - 1].text == ",")
        if mention.kind != "person" or mention.country or at + 1 >= len(tokens) or tokens[at].text != ",":
            return
        country = self.lexicon.first(tokens, at + 1, "country")
        if mention.offices and country is not None:
            end = at + 1 + country.length
            if (end == len(tokens) or tokens[end].text in {".", ";", ")"}) and not any(
                o.country or o.organization for o in mention.offices
            ):
                mention.country = country.payload
            return
        if tokens[at + 1].lower in {"a", "an", "the"}:
            people = self.lexicon.first(tokens, at + 2, "demonym")
            end = at + 2 + (people.length if people is not None else 0)
            if people is not None and end < len(tokens) and tokens[end].text.islower() and tokens[end].text.isalpha():
                mention.country = people.payload

    def _can_start(self, tokens: list[Token], at: int) -> bool:
        token = tokens[at]
        if (
            token.cap
            and token.lower in self.lexicon.opening_verbs
            and (at == 0 or tokens[at - 1].text in {";", ".", ":"})
            and at + 1 < len(tokens)
            and tokens[at + 1].text not in {"'s", "’s"}
        ):
            return False  # a telegraphic entry: "Met with ...", "Toured ..."
        if (
            at == 0
            and len(tokens) > 2
            and (
                token.lower in self.lexicon.engagement_nouns
                and tokens[1].lower in {"with", "at", "by", "for", "hosted"}
                or tokens[1].lower in self.lexicon.engagement_nouns
                and tokens[2].lower == "with"
                and tokens[1].text.islower()
            )
        ):
            return False  # "Dinner with ..."
        if token.cap and (head := self.lexicon.first(tokens, at, "office")) is not None and head.length > 1:
            return True  # "Under Secretary", "Press Secretary"
        if token.cap and token.text[0].isalpha():
            return not (token.lower in FUNCTION_WORDS and token.lower not in _NAME_OPENERS)
        if (
            token.lower in {"the", "his", "her", "their", "its", "a", "an", "our", "this", "former", "acting"}
            or token.text[0].isdigit()
        ):
            return True
        if token.text in {"“", '"'}:
            return True
        return self.lexicon.begins(token.lower) or token.text[:3] in {"al-", "el-"}

    def _at(self, tokens: list[Token], at: int) -> Mention | None:
        person = self.persons.parse(tokens, at)
        if person is not None and person.subkind == "offices" and (event := self._meeting_of(tokens, person)):
            return event
        if person is not None and (person.kind != "person" or person.offices or person.honorific):
            run = self.runs.parse(tokens, at, at == 0) if person.kind in {"office", "group"} else None
            if run is not None and run.kind == "event" and run.last > person.last:
                return run
            return person
        if not (
            tokens[at].cap
            or tokens[at].lower in {"the", "a", "an", "this", "its", "their", "his", "her", "our"}
            or tokens[at].text in {"“", '"'}
            or tokens[at].text[0].isdigit()
        ):
            return person
        run = self._owned_event(tokens, self.runs.parse(tokens, at, at == 0))
        if run is not None and run.kind == "group" and (event := self._meeting_of(tokens, run)):
            return event
        if (village := self._village(tokens, at, person, run)) is not None:
            return village
        if person is None:
            return run
        if (
            run is not None
            and run.kind in {"event", "place", "organization"}
            and run.last >= person.last
            and not self.persons.names.plausible(tokens, at, person.last)
        ):
            return run
        return person

    def _meeting_of(self, tokens: list[Token], holders: Mention) -> Mention | None:
        """``a Finance Ministers meeting``: after "a" no plural can stand, and before "summit" no holders."""
        last = holders.last
        word = tokens[last].lower if last < len(tokens) else ""
        if word not in EVENTS_ONLY or not tokens[last].text.islower():
            return None
        if holders.determiner not in {"a", "an"} and word not in {"summit", "conference"}:
            return None
        first = holders.first + (holders.determiner is not None)
        return run_mention("event", tokens, holders.first, first, last + 1, holders.determiner)

    def _owned_event(self, tokens: list[Token], run: Mention | None) -> Mention | None:
        """``the Union's 50th Anniversary Summit``: a body and the event that it holds are one name."""
        if run is None or run.kind != "organization" or run.last + 1 >= len(tokens):
            return run
        if tokens[run.last].lower != "'s" or not (tokens[run.last + 1].cap or tokens[run.last + 1].text[0].isdigit()):
            return run
        event = self.runs.parse(tokens, run.last + 1, False)
        if event is None or event.kind != "event":
            return run
        first = run.first + (run.determiner is not None)
        return run_mention("event", tokens, run.first, first, event.last, run.determiner)

    def _village(self, tokens: list[Token], at: int, person: Mention | None, run: Mention | None) -> Mention | None:
        """``Pierre Kondre, an Indigenous village``: the apposition says that the name is a place."""
        last = (
            person.last
            if person is not None
            else run.last
            if run is not None and run.kind in {"name", "place"} and run.subkind != "country"
            else 0
        )
        if last and self._is_named_village(tokens, at, last):
            return self._town(tokens, at, last)
        end = last - (tokens[last - 1].text == ",") if last else 0
        if (
            not end
            or end + 2 >= len(tokens)
            or tokens[end].text != ","
            or tokens[end + 1].lower not in {"a", "an", "the"}
        ):
            return None
        for k in range(end + 2, min(end + 7, len(tokens))):
            if tokens[k].lower in _VILLAGES:
                return self._town(tokens, at, end)
            if not tokens[k].text[0].isalpha() or tokens[k].lower in {"of", "in", "from", "who"}:
                return None
        return None

    @staticmethod
    def _is_named_village(tokens: list[Token], at: int, last: int) -> bool:
        """``the village of Poutasi``, ``the settlement at Ukhiya``: so do the words before it."""
        return (
            at >= 2
            and tokens[at - 1].lower in {"of", "at", "in"}
            and tokens[at - 2].lower in _VILLAGES
            and all(t.cap for t in tokens[at:last])
        )

    def _town(self, tokens: list[Token], first: int, last: int) -> Mention:
        """Return the mention of a town or village, with what the gazetteer has of that name."""
        start, end = tokens[first].start, tokens[last - 1].end
        known = self.lexicon.city(tokens, first)
        rows = known[1] if known is not None and known[0] == last - first else ()
        name = text_of(tokens, first, last)
        return Mention("place", first, last, start, end, name, start, end, subkind="city", data=rows)

    def _fixed(self, text: str, sentence: Sentence) -> dict[int, Mention]:
        """Mentions known before the scan: quotations, times, symbols; by first token."""
        tokens = sentence.tokens
        out: dict[int, Mention] = {}
        for index in sentence.quotes:
            token = tokens[index]
            out[index] = Mention("quote", index, index + 1, token.start, token.end, data=sentence.quotes[index])
        taken = set(out)
        spans: list[tuple[int, int, MentionKind, TimeValue | str]] = [
            (value.start, value.end, "time", value) for value in self.times.find(text, sentence.start, sentence.end)
        ]
        for match in SYMBOL.finditer(text, sentence.start, sentence.end):
            if any(c.isdigit() for c in match.group()):
                spans.append((match.start(), match.end(), "symbol", match.group()))
        for start, end, kind, data in spans:
            first = bisect_right(tokens, start, key=lambda token: token.end)
            last = bisect_left(tokens, end, key=lambda token: token.start)
            if first >= last or not taken.isdisjoint(range(first, last)):
                continue
            if first > 0 and tokens[first - 1].lower in {"the"} and kind == "symbol":
                first -= 1
            taken.update(range(first, last))
            begin, stop = tokens[first].start, tokens[last - 1].end
            out[first] = Mention(
                kind, first, last, begin, stop, text_of(tokens, first, last), begin, stop, data=data
            )
        return out

    def _fold(self, tokens: list[Token], found: list[Mention]) -> list[Mention]:
        """Fold ``A, B[,] and C`` of three or more people into one mention, so that the parser sees one noun."""
        out: list[Mention] = []
        k = 0
        while k < len(found):
            group = [found[k]]
            ends_with_and = False
            j = k
            while found[j].kind in _FOLDED and j + 1 < len(found) and found[j + 1].kind in _FOLDED:
                between = [t.lower for t in tokens[found[j].last : found[j + 1].first]]
                closed = tokens[found[j].last - 1].text == ","
                if not (
                    between in ([","], [",", "and"], ["and"], ["&"], [";"], [";", "and"], [","])
                    or closed
                    and between in ([], ["and"])
                    or between in (["as", "well", "as"], [",", "as", "well", "as"])
                ):
                    break
                if ends_with_and:
                    break
                ends_with_and = "and" in between or "&" in between or "well" in between
                group.append(found[j + 1])
                j += 1
            if len(group) >= 3 and ends_with_and:
                members = [m for g in group for m in (g.members if g.kind == "list" else [g])]
                out.append(
                    Mention(
                        "list",
                        group[0].first,
                        group[-1].last,
                        group[0].start,
                        group[-1].end,
                        members=members,
                        plural=True,
                    )
                )
                k = j + 1
            else:
                out.append(found[k])
                k += 1
        return out
