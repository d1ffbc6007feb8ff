"""One index over vocabulary and authority data: which listed phrases stand at a token."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from communique.authority.countries import countries
from communique.authority.organizations import organizations
from communique.authority.places import City, gazetteer
from communique.reading.tokens import Token, tokenize
from communique.vocab import Vocabulary

# Words written with a capital at the start of a sentence that never begin a name.
FUNCTION_WORDS = frozenset(
    """a an the this that these those he she it they we i you his her its their our my your who whom whose which what
    when where why how in on at to from for of with without by as into onto upon over under above below between
    among amid during before after since until till while within through throughout across against along around
    about near off out up down and or but nor so yet if unless because although though whereas then there here
    now also both either neither each every all any some no not only just even still already again ever never
    soon later earlier today yesterday tomorrow tonight meanwhile moreover however therefore thus furthermore
    additionally separately finally lastly following immediately shortly subsequently previously recently
    currently afterwards thereafter nevertheless nonetheless together jointly according regarding concerning
    despite besides beyond including given like unlike per via than such same other another more most less least
    many much several few is are was were be been being am do does did has have had will would shall should can
    could may might must let one two three four five six seven eight nine ten first second third next last once
    while upon speaking see read press readout statement remarks having met attended visited held accompanied
    addressed received participated delivered departed arrived returned signed discussed unveiled opened laid
    toured stopped gave joined new former late dear ladies gentlemen thank please yes well among amongst
    throughout welcome noting recalling turning informal private official state working""".split()
)
# Last words of names that are names of events, whatever stands before, and that nobody bears.
EVENTS_ONLY = frozenset(
    {"summit", "summits", "meeting", "meetings", "conference", "conferences", "consultations", "talks", "ministerial"}
)
CALENDAR = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday "
        "january february march april may june july august september october november december"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A listed phrase found at a token: its length in tokens, category and payload."""

    length: int
    category: str
    payload: Any
    upper: bool = False  # must be in capitals (US, UN, WHO)


class Lexicon:
    """Phrase index. Built once; looking up is one dictionary access a token."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        listed: dict[str, dict[int, dict[tuple[str, ...], list[Entry]]]] = defaultdict(
            lambda: defaultdict(lambda: defaultdict(list))
        )
        self._listed = listed
        self._add_offices()
        self._add_countries()
        self._add_organizations()
        # First word -> [(length, phrases of that length)], longest first.
        self._index = {
            first: sorted(((n, dict(table)) for n, table in lengths.items()), key=lambda item: -item[0])
            for first, lengths in listed.items()
        }
        self.bodies = frozenset(form for body in organizations() if body.country is None for form in body.forms)
        self.cities = gazetteer()
        self._city_starts = self._first_words(self.cities)
        words = vocabulary.nouns
        self.event_heads = frozenset(words.events)
        self.org_heads = frozenset(words.organizations)
        self.venue_heads = frozenset(words.venues)
        self.thing_heads = frozenset(words.things)
        self.counterpart_nouns = frozenset(vocabulary.groups.counterpart_nouns)
        self.name_prefixes = frozenset(words.prefixes)
        self.group_heads = frozenset(vocabulary.groups.heads)
        self.sides = frozenset(vocabulary.groups.sides)
        self.sides_alone = frozenset(vocabulary.groups.sides_alone)
        self.sides_told = frozenset(vocabulary.groups.sides_told)
        self.modifiers = frozenset(vocabulary.offices.modifiers)
        self.portfolios = frozenset(vocabulary.offices.portfolios)
        self.particles = frozenset(vocabulary.honorifics.particles)
        self.suffixes = frozenset(vocabulary.honorifics.suffixes)
        self.abbreviations = {short.lower(): full for short, full in vocabulary.offices.abbreviations.items()}
        self.never_alone = frozenset(vocabulary.offices.never_alone)
        self.state_offices = frozenset(vocabulary.offices.state_offices)
        self.named_only = frozenset(vocabulary.offices.named_only)
        self.given_names = _given_names()
        self.sole_offices = {title.lower(): code for title, code in vocabulary.offices.sole_offices.items()}
        self.interviews = frozenset(vocabulary.engagements.nouns.get("interview", ()))
        self.engagement_nouns = frozenset(w for words in vocabulary.engagements.nouns.values() for w in words)
        self.trip_nouns = frozenset(vocabulary.engagements.trip_nouns)
        self.openers = self._openers()
        self.verbs = frozenset(self._verbs())
        self.opening_verbs = frozenset(form for verb in self.verbs for form in past_forms(verb))

    def _add(self, phrase: str, category: str, payload: Any, upper: bool = False) -> None:
        # The space lets an abbreviation keep its full stop, as it does in running text.
        words = tuple(token.lower for token in tokenize(f"{phrase} "))
        if words:
            self._listed[words[0]][len(words)][words].append(Entry(len(words), category, payload, upper))

    def _openers(self) -> frozenset[str]:
        """Return common nouns that begin sentences of the genre: "Topics included ...", "Leaders agreed ..."."""
        talk = self.vocabulary.engagements
        words = {
            *self.vocabulary.reporting.joint_subjects,
            *talk.topic_nouns,
            *(subject for verb in talk.topic_verbs for subject in verb.subjects),
            *self.group_heads,
        }
        return frozenset(w for w in words if w.endswith("s") and w.islower()) | {"attention", "emphasis", "high"}

    def _verbs(self) -> set[str]:
        """Return the verbs of the vocabulary that can open a telegraphic entry ("Met with ...")."""
        words = self.vocabulary
        verbs = (
            {v.verb for v in words.engagements.verbs}
            | {v.verb for v in words.movements.verbs}
            | {v.verb for v in words.reporting.verbs}
        )
        verbs |= {v for group in words.engagements.status.values() for v in group if " " not in v}
        return (
            verbs
            | set(words.engagements.light_verbs)
            | {v.verb for v in words.engagements.topic_verbs}
            | words.engagements.along.keys()
            | {"accompany", "see", "cross"}
        )

    def _add_offices(self) -> None:
        offices, forms = self.vocabulary.offices, self.vocabulary.honorifics
        for head in offices.heads:
            self._add(head, "office", head)
        for plural, head in offices.plurals.items():
            self._add(plural, "offices", head)
        for short in offices.abbreviations:
            self._add(short, "office", short.lower(), upper=True)
        for code, states in offices.states.items():
            for state in states:
                self._add(state, "state", code, state.isupper())
        for word in forms.addressed:
            self._add(word, "addressed", word, word.isupper())
        for word in (*forms.honorifics, *forms.ranks):
            self._add(word, "rank" if word in forms.ranks else "honorific", word)

    def _add_countries(self) -> None:
        for country in countries().values():
            for name in dict.fromkeys((country.name, *country.names)):
                self._add(name, "country", country.code, name.isupper() and len(name) < 5)
            for adjective in dict.fromkeys(country.adjectives):
                self._add(adjective, "demonym", country.code, adjective.isupper())
            for people in dict.fromkeys(country.people):
                self._add(people, "people", country.code)

    def _add_organizations(self) -> None:
        for organization in organizations():
            for form in organization.forms:
                self._add(form, "organization", organization, form.isupper())

    @staticmethod
    def _first_words(names: dict[str, tuple[City, ...]]) -> dict[str, int]:
        longest: dict[str, int] = defaultdict(int)
        for name in names:
            words = name.split()
            longest[words[0]] = max(longest[words[0]], len(words))
        return dict(longest)

    def begins(self, word: str) -> bool:
        """True where a listed phrase begins with the lower-case ``word``."""
        return word in self._index

    def at(self, tokens: list[Token], index: int) -> list[Entry]:
        """Return the entries that start at ``tokens[index]``, longest first."""
        found: list[Entry] = []
        token = tokens[index]
        entries = [
            e
            for length, table in self._index.get(token.lower, ())
            for e in table.get(tuple([t.lower for t in tokens[index : index + length]]), ())
        ]
        for entry in entries:
            if entry.upper and not token.text.replace(".", "").isupper():
                continue
            if entry.category not in {"office", "offices", "honorific", "rank"} and not token.cap:
                continue
            if entry.category in {"honorific", "rank"} and not token.cap:
                continue
            found.append(entry)
        return found

    def first(self, tokens: list[Token], index: int, *categories: str) -> Entry | None:
        """Return the longest entry of one of ``categories`` at ``tokens[index]``."""
        if index >= len(tokens):
            return None
        return next((entry for entry in self.at(tokens, index) if entry.category in categories), None)

    def city(self, tokens: list[Token], index: int) -> tuple[int, tuple[City, ...]] | None:
        """Return the longest gazetteer name at ``tokens[index]`` as (tokens, cities of that name)."""
        if index >= len(tokens) or not tokens[index].cap:
            return None
        first = tokens[index].text.casefold()
        joined = index + 1 < len(tokens) and tokens[index + 1].lower == "'s"  # "Cox's Bazar"
        longest = self._city_starts.get(first + "'s", 0) + 1 if joined else self._city_starts.get(first, 0)
        for length in range(min(longest, len(tokens) - index), 0, -1):
            words = tokens[index : index + length]
            if not words[-1].cap and length > 1:
                continue
            spelt = "".join(w.text + (" " if w.space else "") for w in words).strip()
            rows = self.cities.get(spelt.replace("’", "'").casefold())
            if rows:
                return length, rows
        return None


# Past forms that no rule gives (common English).
_IRREGULAR = {
    "meet": "met",
    "hold": "held",
    "give": "gave",
    "take": "took",
    "see": "saw",
    "leave": "left",
    "fly": "flew",
    "go": "went",
    "speak": "spoke",
    "tell": "told",
    "say": "said",
    "lay": "laid",
    "drive": "drove",
    "send": "sent",
    "pay": "paid",
    "have": "had",
    "make": "made",
    "write": "wrote",
    "think": "thought",
    "begin": "began",
    "set": "set",
    "lead": "led",
    "co-lead": "co-led",
    "hear": "heard",
    "wind": "wound",
    "come": "came",
    "do": "did",
    "get": "got",
    "kick": "kicked",
    "throw": "threw",
    "find": "found",
    "draw": "drew",
    "be": "was",
    "read": "read",
    "sit": "sat",
    "break": "broke",
}


def past_forms(verb: str) -> tuple[str, ...]:
    """Return the past form or forms of a verb (``sign`` to ``signed``, ``carry`` to ``carried``)."""
    if verb in _IRREGULAR:
        return (_IRREGULAR[verb],)
    if verb.endswith("e"):
        return (verb + "d",)
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return (verb[:-1] + "ied",)
    return (verb + "ed", verb + verb[-1] + "ed")


def _given_names() -> frozenset[str]:
    from importlib import resources

    path = resources.files("communique.authority") / "data" / "given_names.txt"
    if not path.is_file():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().lower() for line in lines if line.strip() and not line.startswith("#"))
