"""The country of people met or named on a visit: the country visited, where the text writes none beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.reading import homeland
from communique.reading.cast import Cast, Member
from communique.reading.mentions import Lexicon, Mention
from communique.reading.naming import HEADS_OF_STATE
from communique.reading.segment import Sentence
from communique.reading.state import State
from communique.vocab import Vocabulary

_COMING_ALONG = re.compile(r"\b(?:accompan\w+|joined by|together with|alongside|delegation (?:was|included))\b", re.I)
_VISITORS = HEADS_OF_STATE | {"prime minister", "premier", "chancellor", "taoiseach"}  # at home these are guests
# Words behind which stand those whom he met.
_ACROSS = re.compile(r"\b(?:met|meet|meetings?|talks|discussions?|conversations?) (?:[\w-]+ ){0,2}with\b", re.I)
_HOSTED = re.compile(
    r"\b(?:given|hosted|offered|received|welcomed|greeted|met|seen off|granted)(?: [\w-]+){0,4} by (?:the )?$", re.I
)
_SIDES = frozenset({"on", "for", "from"})


class HostReader:
    """Gives officials of a sentence without a country that of the country visited, or of the side named."""

    def __init__(self, text: str, cast: Cast, state: State, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self.text, self.cast, self.state, self.lexicon = text, cast, state, lexicon
        self._international = frozenset(vocabulary.offices.international_offices)
        self.abroad: set[str] = set()  # who is named while the principal is in another country than his own

    def read(self, sentence: Sentence, mentions: Sequence[Mention], met: set[str]) -> None:
        """Fill the countries of the people of one sentence; ``met`` are those whom the principal met of late."""
        people = [(mention, member) for mention, member in self._people(mentions)]
        self._sides(sentence, people)
        self._possessed(people)
        country, own = self.state.country, homeland.own_country(self.cast, self.state.principal)
        if country is None:
            return
        away = country != own
        hosts = {m.country for at, m in people if self._is_host(at, m, own)}
        along = _COMING_ALONG.search(self.text, sentence.start, sentence.end)
        everyone = away and (hosts == {country} or not hosts and self._visiting())
        for mention, member in people:
            if member.country or member.key == self.state.principal or not self._is_state(mention):
                continue
            beside = along is not None and mention.start > along.start() or member.key in self.cast.companions
            at_home = not away and any(o.head in _VISITORS for o in mention.offices)
            hosting = away and _HOSTED.search(self.text, max(0, mention.start - 60), mention.start) is not None
            if member.key in met and not at_home or hosting or everyone and not beside:
                self._infer(member, country)
            elif away and not beside and (hosts or _ACROSS.search(self.text, sentence.start, mention.start)):
                self.abroad.add(member.key)

    def _is_host(self, mention: Mention, member: Member, own: str | None) -> bool:
        """True for an official of another country, in whose company others may be of that country too."""
        return (
            member.country is not None
            and member.country != own
            and member.key != self.state.principal
            and not any(o.head.endswith("ambassador") for o in mention.offices)
        )

    def _people(self, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Member]]:
        for mention in mentions:
            for person in mention.members or [mention]:
                member = self.cast.members.get(person.entity or "")
                if person.kind == "person" and member is not None and member.kind == "person":
                    yield person, member

    def _is_state(self, mention: Mention) -> bool:
        """True for an office of a state, as far as its words say."""
        return bool(mention.offices) and not any(
            o.head in self._international or o.organization in self.lexicon.bodies for o in mention.offices
        )

    def _visiting(self) -> bool:
        """True where somebody of an international body has come to a country: its officials are those whom he meets."""
        principal = self.cast.members.get(self.state.principal or "")
        return (
            self.state.arrived
            and principal is not None
            and principal.country is None
            and any(o.organization or o.head in self._international for o in principal.offices)
        )

    def _sides(self, sentence: Sentence, people: list[tuple[Mention, Member]]) -> None:
        """``Taking part on the Russian side were A and B``: those named after it are of that country."""
        tokens, side = sentence.tokens, None
        for at, token in enumerate(tokens[2:], 2):
            if token.lower != "side":
                continue
            entry = next((e for e in self.lexicon.at(tokens, at - 1) if e.category == "demonym"), None)
            if entry is None or at < 3 or tokens[at - 3].lower not in _SIDES or side is not None:
                return  # two sides in one sentence
            side = (token.end, entry.payload)
        for mention, member in people if side is not None else ():
            if side is not None and mention.start > side[0] and not member.country and self._is_state(mention):
                self._infer(member, side[1])

    def _possessed(self, people: list[tuple[Mention, Member]]) -> None:
        """``Prime Minister X came with her Foreign Minister``: of the one country of those named before."""
        for number, (mention, member) in enumerate(people):
            first = self.text[mention.start : mention.start + 6].split(" ")[0].lower()
            before = {m.country for _, m in people[:number]}
            owned = first in {"her", "his", "their"} and not member.country and self._is_state(mention)
            country = next(iter(before)) if len(before) == 1 else None
            if owned and country is not None:
                self._infer(member, country)

    @staticmethod
    def _infer(member: Member, country: str) -> None:
        member.country = country
        member.inferred = ("country",)
