"""People and office-holders: office and name in either order, honorifics, nationality, counterparts."""

from __future__ import annotations

from communique.reading.mentions.apposition import AppositionGrammar, person
from communique.reading.mentions.lexicon import EVENTS_ONLY, Lexicon
from communique.reading.mentions.mention import Mention, OfficeRef
from communique.reading.mentions.names import NameGrammar
from communique.reading.mentions.offices import OfficeGrammar, OfficePhrase
from communique.reading.mentions.plurals import PluralGrammar
from communique.reading.tokens import Token, text_of

_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "its", "our", "this", "both"})
_PREDICATES = frozenset({"was", "is", "has", "had", "will", "would", "also", "then", "said", "and", "were"}) - {"and"}
_PLACED = frozenset({"new", "current", "visiting", "respective", "fellow", "late"})

# Last words of capitalised names that nobody bears, besides those of `EVENTS_ONLY`: "the CEO Dialogue".
_NO_SURNAMES = frozenset(
    {"dialogue", "dialogues", "forum", "forums", "roundtable", "workshop", "symposium", "council", "court"}
)


class PersonGrammar:
    """Reads a mention of a person or office-holder at a token."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.offices = OfficeGrammar(lexicon)
        self.names = NameGrammar(lexicon)
        self.apposition = AppositionGrammar(lexicon, self.offices, self.names)
        self.plurals = PluralGrammar(self.offices, self.names, self.apposition)

    def parse(self, tokens: list[Token], index: int) -> Mention | None:
        """Return the person, office-holder or list of holders that starts at ``index``."""
        at, determiner = index, None
        styled = self.lexicon.first(tokens, at, "honorific") is not None  # "His Excellency NAME"
        if styled and tokens[at].lower != "the":
            pass
        elif tokens[at].lower in _DETERMINERS and at + 1 < len(tokens):
            determiner = tokens[at].lower
            at += 1
        counted = False
        if at + 1 < len(tokens) and tokens[at].lower in {"two", "three", "four", "five"}:
            at += 1
            counted = True
        status = at
        while (
            at + 1 < len(tokens)
            and tokens[at].lower in _PLACED
            and (determiner or tokens[at].lower in {"visiting", "fellow"})
        ):
            at += 1
        if determiner in {"his", "her", "their", "its"} or status != at or determiner == "the":
            counterpart = self._counterpart(tokens, index, at, determiner)
            if counterpart is not None:
                return counterpart
        office = self.offices.parse(tokens, at)
        if office is not None:
            mention = self._with_office(tokens, index, office, determiner, counted)
            alone = self.lexicon.first(tokens, at, "addressed") if determiner in {None, "the"} else None
            if mention is None or mention.kind != "office" or alone is None or at + alone.length != mention.last:
                return mention
        if counted or at != status:
            return None
        if determiner in {None, "the"} and (mention := self._honorific(tokens, index, at)) is not None:
            return mention
        if determiner in {None, "the", "a", "an"} and (mention := self._nationality(tokens, index, at)) is not None:
            return mention
        return self._bare(tokens, index) if determiner is None else None

    # -- office first -------------------------------------------------------------------------

    def _with_office(
        self, tokens: list[Token], index: int, office: OfficePhrase, determiner: str | None, counted: bool
    ) -> Mention | None:
        offices, at = self._offices(tokens, office, determiner)
        several = len(offices) > 1
        if office.plural and not several:
            return self.plurals.parse(tokens, index, office, determiner, counted)
        alias = None
        if at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 1].upper and tokens[at + 2].text == ")":
            alias = tokens[at + 1].text  # "External Affairs Minister (EAM) Dr. X"
            at += 3
        at = self._origin(tokens, at, office)
        name_at = at
        comma = False
        if (
            name_at < len(tokens)
            and tokens[name_at].text in {",", ":"}
            and determiner in {"the", "his", "her", None, "its", "their"}
        ):
            name_at += 1
            comma = True
        honorific, name_at = self.apposition.honorifics(tokens, name_at)
        end = self.names.parse(tokens, name_at, introduced=not comma or honorific is not None)
        if (
            end == name_at + 1
            and tokens[name_at].upper
            and not comma
            and end + 1 < len(tokens)
            and tokens[end].text == ","
            and not office.complement
        ):
            # "the leader of the opposition party RENAMO, NAME": capitals name the body
            later, after = self.apposition.honorifics(tokens, end + 1)
            name_end = self.names.parse(tokens, after, introduced=later is not None)
            if name_end > after:
                office.ref.organization, honorific, name_at, end, comma = (
                    tokens[name_at].text,
                    later,
                    after,
                    name_end,
                    True,
                )
        if end > name_at and tokens[end - 1].lower in EVENTS_ONLY | _NO_SURNAMES:
            end = name_at  # "the CEO Summit"
        if end == name_at == at + 1 and self.lexicon.first(tokens, at, "rank") is not None:
            honorific, name_at = None, at  # "Prime Minister Major": after an office, a rank alone is a name
        if end > name_at and comma and not self._apposed(tokens, name_at, end, honorific, office):
            end = name_at
        if end == name_at and not comma and (owned := self._owned_office(tokens, index, at, offices[-1])) is not None:
            return owned
        if end == name_at:
            return self._unnamed(tokens, index, at if several else office.last, offices, determiner)
        mention = person(tokens, index, end, name_at, offices, honorific)
        mention.determiner = determiner
        mention.data = alias
        self.apposition.trailing(tokens, mention, comma)
        return mention

    def _owned_office(self, tokens: list[Token], index: int, at: int, owner: OfficeRef) -> Mention | None:
        """Read ``the President's Secretary Mr. X``: an office that belongs to another, before a name."""
        if at + 2 >= len(tokens) or tokens[at].lower not in {"'s", "’s"} or not tokens[at + 1].cap:
            return None
        office = self.offices.parse(tokens, at + 1)
        if office is None or office.plural:
            return None
        office.ref.country = office.ref.country or owner.country
        mention = self._with_office(tokens, index, office, "the", False)
        return mention if mention is not None and mention.kind == "person" else None

    def _origin(self, tokens: list[Token], at: int, office: OfficePhrase) -> int:
        """Step over ``from Kyiv`` between an office and the name in apposition; return ``at`` where there is none."""
        if at + 2 >= len(tokens) or tokens[at].lower != "from" or not tokens[at + 1].cap:
            return at
        country = self.lexicon.first(tokens, at + 1, "country")
        city = self.lexicon.city(tokens, at + 1)
        end = at + 1 + (country.length if country else city[0] if city else 0)
        if end == at + 1 or end + 1 >= len(tokens) or tokens[end].text != ",":
            return at
        honorific, first = self.apposition.honorifics(tokens, end + 1)
        last = self.names.parse(tokens, first, introduced=honorific is not None)
        if last == first or not self._apposed(tokens, first, last, honorific, office):
            return at
        if country:
            office.ref.country = office.ref.country or country.payload
        return end

    def _offices(
        self, tokens: list[Token], office: OfficePhrase, determiner: str | None
    ) -> tuple[list[OfficeRef], int]:
        """Return the offices, up to three, that one person holds who is named next, and where they end."""
        second = self._joined_office(tokens, office.last, listed=determiner is not None)
        if (
            second is not None
            and (determiner == "the" or office.ref.full)
            and not (second.last < len(tokens) and tokens[second.last].text == ",")
        ):
            second = None  # "the Secretary-General and President X" are two people
        if second is None:
            return [office.ref], office.last
        if second.ref.country and not office.ref.country:
            office.ref.country = second.ref.country
        third = self._joined_office(tokens, second.last)
        if third is None:
            return [office.ref, second.ref], second.last
        return [office.ref, second.ref, third.ref], third.last

    def _apposed(self, tokens: list[Token], first: int, last: int, honorific: str | None, office: OfficePhrase) -> bool:
        """True where ``the President of X, NAME`` is an apposition and not the next item of a list."""
        if last < len(tokens) and (
            tokens[last].lower in self.lexicon.opening_verbs or tokens[last].lower in _PREDICATES
        ):
            return False  # "At a press conference with the Prime Minister, Mr. X said ..."
        if honorific:
            return True
        if self.lexicon.first(tokens, first, "country", "organization") or self.offices.parse(tokens, first):
            return (
                self.lexicon.first(tokens, first, "country", "organization") is not None
                and last - first > 1
                and tokens[first].lower in self.lexicon.given_names
            )
        if last - first < 2 and not (last < len(tokens) and tokens[last].text == ","):
            return False
        words = {t.lower for t in tokens[first:last]}
        return (
            not words & (self.lexicon.org_heads | self.lexicon.event_heads)
            and (self.lexicon.city(tokens, first) or (0, ()))[0] != last - first
        )

    def _joined_office(self, tokens: list[Token], at: int, *, listed: bool = True) -> OfficePhrase | None:
        """Read ``and Minister of Y`` where both offices belong to one person who is named next.

        A dash joins them too, and where no article stands before the first (``listed``), so does a comma: "Secretary
        of State, Head of the Bureau X", but "the Prime Minister, Foreign Minister X" are two.
        """
        start = at
        if start < len(tokens) and tokens[start].text in {"Prince", "Princess"}:
            return self.offices.parse(tokens, start)
        comma = start < len(tokens) and tokens[start].text == ","
        if comma:
            start += 1
        if start >= len(tokens):
            return None
        if tokens[start].lower in {"and", "&", "/"} or tokens[start].text in {"-", "–", "—"} and not comma:
            start += 1
        elif not comma or listed:
            return None
        if start >= len(tokens):
            return None
        if start < len(tokens) and tokens[start].lower in {"the", "his", "her"}:
            return None
        second = self.offices.parse(tokens, start)
        if second is None or second.plural:
            return None
        name_at = second.last + (1 if second.last < len(tokens) and tokens[second.last].text == "," else 0)
        _, name_at = self.apposition.honorifics(tokens, name_at)
        return second if self.names.parse(tokens, name_at, introduced=True) > name_at else None

    def _unnamed(
        self,
        tokens: list[Token],
        index: int,
        last: int,
        offices: list[OfficeRef],
        determiner: str | None,
    ) -> Mention | None:
        ref = offices[0]
        if determiner is None and not tokens[index].cap and ref.country is None and ref.organization is None:
            return None
        if determiner in {"a", "an"}:
            return None
        if ref.head == "leader" and ref.title == "leader" and determiner != "the":
            return None
        if ref.head in self.lexicon.named_only and not any(
            t.lower in self.lexicon.modifiers for t in tokens[index:last]
        ):
            return None
        owned = ref.country or ref.organization or len(offices) > 1
        if (
            not owned
            and (ref.head in self.lexicon.never_alone or ref.title.lower() in self.lexicon.never_alone)
            and " " not in ref.title
            and not (determiner == "the" and tokens[last - 1].cap)
        ):
            return None
        if not owned and not tokens[last - 1].cap and determiner is None:
            return None
        first = index + (1 if determiner else 0)
        name = text_of(tokens, first, last)
        return Mention(
            "office",
            index,
            last,
            tokens[index].start,
            tokens[last - 1].end,
            name,
            tokens[first].start,
            tokens[last - 1].end,
            offices,
            determiner=determiner,
            country=ref.country,
        )

    # -- name first ---------------------------------------------------------------------------

    def _honorific(self, tokens: list[Token], index: int, at: int) -> Mention | None:
        alone = self.lexicon.first(tokens, at, "addressed")
        if alone is not None:
            ref = OfficeRef(alone.payload, "address", None, None, tokens[at].start, tokens[at + alone.length - 1].end)
            return Mention(
                "office",
                index,
                at + alone.length,
                tokens[index].start,
                ref.end,
                alone.payload,
                ref.start,
                ref.end,
                [ref],
                subkind="principal",
            )
        if self.lexicon.first(tokens, at, "organization", "country") is not None:
            return None  # "General Assembly", "Sri Lanka"
        honorific, name_at = self.apposition.honorifics(tokens, at)
        if honorific is None:
            return None
        office = self.offices.parse(tokens, name_at) if self._office_word(tokens, name_at) else None
        if office is not None:
            mention = self._with_office(tokens, index, office, None, False)
            if mention is not None and mention.kind == "person":
                mention.honorific = mention.honorific or honorific
                return mention
            if mention is not None and mention.kind == "office":
                return mention
        end = self.names.parse(tokens, name_at, introduced=True)
        if end == name_at and honorific.split()[0].lower() in {"his", "her"}:
            return self._addressed(tokens, index, name_at, honorific)
        if end == name_at:
            return None
        mention = person(tokens, index, end, name_at, [], honorific)
        self.apposition.trailing(tokens, mention, False)
        return mention

    def _addressed(self, tokens: list[Token], index: int, at: int, honorific: str) -> Mention:
        """Read ``His Highness`` alone, and ``His Highness the Emir``: somebody named before."""
        if (
            at + 1 < len(tokens)
            and tokens[at].lower == "the"
            and (office := self.offices.parse(tokens, at + 1)) is not None
        ):
            mention = self._with_office(tokens, index, office, "the", False)
            if mention is not None and mention.kind in {"person", "office"}:
                mention.honorific = mention.honorific or honorific
                return mention
        ref = OfficeRef(honorific, "address", None, None, tokens[index].start, tokens[at - 1].end)
        return Mention(
            "office",
            index,
            at,
            tokens[index].start,
            tokens[at - 1].end,
            honorific,
            tokens[index].start,
            tokens[at - 1].end,
            [ref],
            honorific,
            subkind="address",
        )

    def _office_word(self, tokens: list[Token], at: int) -> bool:
        """True where the word can begin an office: after a form of address an unknown word is a name."""
        return at < len(tokens) and (
            self.lexicon.first(tokens, at, "office", "offices", "demonym", "country", "organization") is not None
            or tokens[at].lower in self.lexicon.modifiers | self.lexicon.portfolios
        )

    def _nationality(self, tokens: list[Token], index: int, at: int) -> Mention | None:
        """Read ``Kazakh singer Dimash Qudaibergen``."""
        demonym = self.lexicon.first(tokens, at, "demonym")
        if demonym is None:
            return None
        word = at + demonym.length
        count = 0
        while word < len(tokens) and tokens[word].text[0].isalpha() and tokens[word].text.islower() and count < 3:
            word += 1
            count += 1
        if (
            count == 0
            or word >= len(tokens)
            or tokens[word - 1].lower
            in {"and", "of", "for", "in", "on", "with", "to", "by", "at", "from", "the", "that", "as"}
        ):
            return None
        end = self.names.parse(tokens, word, introduced=False)
        if end == word or not self.names.plausible(tokens, word, end) and end - word not in {2, 3}:
            return None
        mention = person(tokens, index, end, word, [], None)
        mention.country = demonym.payload
        self.apposition.trailing(tokens, mention, False)
        return mention

    def _bare(self, tokens: list[Token], index: int) -> Mention | None:
        if not (tokens[index].cap or tokens[index].text[:2] in {"al", "el"}):
            return None
        if (
            self.lexicon.first(tokens, index, "country", "organization")
            and tokens[index].lower not in self.lexicon.given_names
        ):
            return None
        end = self.names.parse(tokens, index, introduced=False)
        if end == index:
            return None
        mention = person(tokens, index, end, index, [], None)
        self.apposition.trailing(tokens, mention, False)
        if mention.offices or mention.country or self.names.plausible(tokens, index, end):
            return mention
        return None

    def _counterpart_office(
        self, tokens: list[Token], index: int, at: int, country: str | None
    ) -> Mention | None:
        """Read ``her Ukrainian counterpart, Defence Minister NAME``: who it is, with the office in words."""
        office = self.offices.parse(tokens, at) if at < len(tokens) and tokens[at].cap else None
        if office is None or office.plural or office.ref.country not in {None, country}:
            return None
        mention = self._with_office(tokens, index, office, None, False)
        if mention is None or mention.kind != "person":
            return None
        mention.country = mention.country or country
        for ref in mention.offices:
            ref.country = ref.country or country
        return mention

    def _counterpart(self, tokens: list[Token], index: int, at: int, determiner: str | None) -> Mention | None:
        """Read ``his French counterpart[, NAME]`` and ``his counterpart from France``."""
        demonym = self.lexicon.first(tokens, at, "demonym")
        word = at + (demonym.length if demonym else 0)
        if word >= len(tokens) or tokens[word].lower not in {"counterpart", "homologue", "opposite"}:
            return None
        end = word + 1
        country = demonym.payload if demonym else None
        if end + 1 < len(tokens) and tokens[end].lower in {"of", "from"}:
            start = end + (2 if tokens[end + 1].lower == "the" else 1)
            entry = self.lexicon.first(tokens, start, "country")
            if entry is not None:
                country, end = entry.payload, start + entry.length
        name_at = end + (1 if end < len(tokens) and tokens[end].text == "," else 0)
        if (held := self._counterpart_office(tokens, index, name_at, country)) is not None:
            return held
        honorific, name_at = self.apposition.honorifics(tokens, name_at)
        last = self.names.parse(tokens, name_at, introduced=name_at == end)
        ref = OfficeRef("counterpart", "counterpart", country, None, tokens[at].start, tokens[end - 1].end)
        if last > name_at:
            mention = person(tokens, index, last, name_at, [ref], honorific)
            mention.country = country
            self.apposition.trailing(tokens, mention, name_at > end)
            return mention
        return Mention(
            "office",
            index,
            end,
            tokens[index].start,
            tokens[end - 1].end,
            text_of(tokens, at, end),
            offices=[ref],
            determiner=determiner,
            country=country,
            subkind="counterpart",
        )
