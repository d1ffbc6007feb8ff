"""Several holders of one office: ``Presidents A and B``, ``the Presidents of X and Y``."""

from __future__ import annotations

from communique.reading.mentions.apposition import AppositionGrammar, person
from communique.reading.mentions.lexicon import EVENTS_ONLY
from communique.reading.mentions.mention import Mention, OfficeRef
from communique.reading.mentions.names import NameGrammar
from communique.reading.mentions.offices import OfficeGrammar, OfficePhrase
from communique.reading.tokens import Token, text_of

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_GROUP_HEADS = frozenset(
    {
        "representative",
        "head",
        "leader",
        "director",
        "deputy",
        "adviser",
        "advisor",
        "counselor",
        "envoy",
        "commissioner",
        "governor",
        "mayor",
        "ambassador",
        "senator",
        "minister",
        "president",
        "speaker",
        "chairman",
    }
)


class PluralGrammar:
    """Reads what follows the plural of an office."""

    def __init__(self, offices: OfficeGrammar, names: NameGrammar, apposition: AppositionGrammar) -> None:
        self.offices, self.names, self.apposition = offices, names, apposition

    def parse(
        self, tokens: list[Token], index: int, office: OfficePhrase, determiner: str | None, counted: bool
    ) -> Mention | None:
        """Read ``Presidents A and B``, ``Foreign Ministers A of X and B of Y``, ``the Presidents of X and Y``."""
        members = self._named(tokens, office, office.last)
        if not members and office.last < len(tokens) and tokens[office.last].text == ",":
            members = self._apposed(tokens, index, office)
        if members:
            return _together(tokens, index, members[-1].last, members, determiner)
        if (
            not counted
            and len(office.countries) < 2
            and office.ref.head in _GROUP_HEADS
            and (
                office.complement is not None
                or determiner is None
                or office.last < len(tokens)
                and tokens[office.last].lower in {"of", "from"}
            )
        ):
            return None  # "representatives of ...", "heads of agencies": a group, left to the parse
        if len(office.countries) > 1 and office.ref.head in {
            "leader",
            "head",
            "representative",
            "head of state",
            "head of government",
        }:
            return None
        if len(office.countries) > 1:
            members = self._of_countries(tokens, index, office)
            return _together(tokens, index, office.last, members, determiner)
        return Mention(
            "group",
            index,
            office.last,
            tokens[index].start,
            tokens[office.last - 1].end,
            text_of(tokens, index + (determiner is not None), office.last),
            determiner=determiner,
            plural=True,
            offices=[office.ref],
            subkind="offices",
            data="counted" if counted else None,
        )

    def _apposed(self, tokens: list[Token], index: int, office: OfficePhrase) -> list[Mention]:
        """Read ``the two Presidents, A and B``: as many names as are counted, or as countries are named."""
        number = len(office.countries) if len(office.countries) > 1 else 0
        for token in tokens[index : office.first]:
            number = _NUMBERS.get(token.lower, number)
        members = self._named(tokens, office, office.last + 1)
        last = members[-1].last if members else 0
        if not number or len(members) != number or any(len((m.name or "").split()) < 2 for m in members):
            return []
        if last < len(tokens) and tokens[last].lower in {"and", "&"}:
            return []
        if len(office.countries) == number:
            for member, code in zip(members, office.countries, strict=True):
                member.country = member.offices[0].country = code
        return members

    def _named(self, tokens: list[Token], office: OfficePhrase, at: int) -> list[Mention]:
        """Return the people whom the plural introduces by name at ``at``."""
        members: list[Mention] = []
        while True:
            honorific, name_at = self.apposition.honorifics(tokens, at)
            end = self.names.parse(tokens, name_at, introduced=True)
            if end == name_at or self.offices.parse(tokens, name_at) is not None:
                break
            if any(t.lower in EVENTS_ONLY for t in tokens[end - 1 : end + 1] if t.cap):
                break  # "the Foreign Ministers Meeting", "the Leaders Summit": nobody is called so
            ref = OfficeRef(
                office.ref.title,
                office.ref.head,
                office.ref.country,
                office.ref.organization,
                office.ref.start,
                office.ref.end,
            )
            ref.title = (
                _singular(ref.title, office.ref.head)
                if office.complement is None or len(office.countries) > 1
                else ref.title
            )
            member = person(tokens, at, end, name_at, [ref], honorific)
            self.apposition.trailing(tokens, member, False)
            members.append(member)
            nxt = member.last
            if nxt < len(tokens) and tokens[nxt].text == ",":
                nxt += 1
            if nxt < len(tokens) and tokens[nxt].lower in {"and", "&"}:
                nxt += 1
            if nxt == member.last:
                break
            at = nxt
        return members

    @staticmethod
    def _of_countries(tokens: list[Token], index: int, office: OfficePhrase) -> list[Mention]:
        """Return an unnamed holder for each country."""
        members = []
        for code in office.countries:
            ref = OfficeRef(
                _singular(office.ref.title, office.ref.head), office.ref.head, code
            )
            members.append(
                Mention(
                    "office",
                    index,
                    office.last,
                    tokens[index].start,
                    tokens[office.last - 1].end,
                    offices=[ref],
                    determiner="the",
                )
            )
        return members


def _together(tokens: list[Token], index: int, last: int, members: list[Mention], determiner: str | None) -> Mention:
    return Mention(
        "list",
        index,
        last,
        tokens[index].start,
        tokens[last - 1].end,
        members=members,
        plural=True,
        determiner=determiner,
    )


def _singular(title: str, head: str) -> str:
    """Return ``title`` with its plural head put back into the singular ("Foreign Ministers" to "Foreign Minister")."""
    words = title.split()
    for k, word in enumerate(words):
        if word.lower().endswith("ies"):
            single = word[:-3] + "y"
        elif word.lower().endswith("men"):
            single = word[:-2] + "an"
        elif word.lower().endswith("s"):
            single = word[:-1]
        else:
            continue
        if single.lower() in head.split() or single.lower() == head:
            words[k] = single
            break
    return " ".join(words)
