"""What stands around a name: forms of address before it, a country, parenthesis or office in apposition after it."""

from __future__ import annotations

from communique.reading.mentions.lexicon import Lexicon
from communique.reading.mentions.mention import Mention, OfficeRef
from communique.reading.mentions.names import NameGrammar
from communique.reading.mentions.offices import OfficeGrammar, OfficePhrase
from communique.reading.tokens import Token, text_of

_DASHES = frozenset({"—", "–", "--", "-"})
_STATUS_WORDS = frozenset(
    {
        "former",
        "then",
        "newly",
        "new",
        "outgoing",
        "incoming",
        "late",
        "then-",
        "newly-elected",
        "elected",
        "appointed",
        "fellow",
        "current",
        "visiting",
        "acting",
        "respective",
    }
)
# What may follow an office in apposition.
_CLOSING = frozenset(
    {
        ",",
        ".",
        ";",
        ")",
        "—",
        "–",
        "--",
        "and",
        "on",
        "in",
        "at",
        "to",
        "as",
        "who",
        "today",
        "during",
        "yesterday",
        "with",
        "for",
        ":",
        "by",
        "from",
        "or",
        "said",
        "while",
        "ahead",
        "followed",
        "along",
        "also",
        "(",
        "about",
        "after",
        "before",
        "over",
        "where",
        "-",
        "paid",
    }
)
# Titles by birth, behind which an office follows: "Prince X, Minister of Y".
_ROYAL = frozenset({"prince", "princess", "crown prince", "crown princess", "king", "queen", "emir", "sultan"})


class AppositionGrammar:
    """Reads forms of address before a name, and what follows it."""

    def __init__(self, lexicon: Lexicon, offices: OfficeGrammar, names: NameGrammar) -> None:
        self.lexicon, self.offices, self.names = lexicon, offices, names

    def honorifics(self, tokens: list[Token], at: int) -> tuple[str | None, int]:
        """Return the forms of address at ``at`` (None if there is none) and where they end."""
        words: list[str] = []
        while at < len(tokens):
            entry = self.lexicon.first(tokens, at, "honorific", "rank")
            if entry is None or self.lexicon.first(tokens, at, "country", "demonym") is not None:
                break
            if (
                at + entry.length < len(tokens)
                and tokens[at + entry.length].text in {",", ".", "of"}
                and not words
                and entry.category == "rank"
            ):
                break
            words.append(text_of(tokens, at, at + entry.length))
            at += entry.length
            if at < len(tokens) and tokens[at].text == "." and tokens[at - 1].end == tokens[at].start:
                at += 1
            if at < len(tokens) and tokens[at].text == "(" and at + 2 < len(tokens) and tokens[at + 2].text == ")":
                at += 3
        return (" ".join(words) or None), at

    def trailing(self, tokens: list[Token], mention: Mention, comma: bool) -> None:
        """Read what follows a name: ``of Australia``, ``(Kazakhstan)``, an office in apposition, a closing comma."""
        at = mention.last
        if (
            at + 1 < len(tokens)
            and tokens[at].lower in {"of", "from"}
            and (mention.offices or tokens[at].lower == "of")
        ):
            end, codes = self.offices.complements.countries(tokens, at + (2 if tokens[at + 1].lower == "the" else 1))
            if end and len(codes) == 1:
                mention.country = codes[0]
                for ref in mention.offices:
                    ref.country = ref.country or codes[0]
                at = end
        if at + 1 < len(tokens) and tokens[at].text == "(":
            at = self._parenthesis(tokens, mention, at)
        if at + 1 < len(tokens) and (tokens[at].text == "," or tokens[at].text in _DASHES):
            at = self._apposition(tokens, mention, at)
        if comma and at < len(tokens) and tokens[at].text == "," and tokens[at - 1].text != ",":
            at += 1
        mention.last = at
        mention.end = tokens[at - 1].end if tokens[at - 1].text != "," else tokens[at - 2].end

    def _parenthesis(self, tokens: list[Token], mention: Mention, at: int) -> int:
        close = next((k for k in range(at + 1, min(at + 14, len(tokens))) if tokens[k].text == ")"), None)
        if close is None:
            return at
        entry = self.lexicon.first(tokens, at + 1, "country")
        if entry is not None and at + 1 + entry.length == close:
            mention.country = mention.country or entry.payload
            for ref in mention.offices:
                ref.country = ref.country or entry.payload
            return close + 1
        office = self.offices.parse(tokens, at + 1)
        if office is not None:
            mention.offices.append(office.ref)
            mention.country = mention.country or office.ref.country
            return close + 1
        return close + 1 if close - at <= 3 else at

    def _apposition(self, tokens: list[Token], mention: Mention, at: int) -> int:
        """Read ``NAME, [the] OFFICE[, and OFFICE][,]``; return where it ends, ``at`` if there is none."""
        mark = tokens[at].text
        start = at + 1
        if (
            mention.offices
            and mark == ","
            and tokens[start].lower not in {"who", "the", "a", "an"}
            and not mention.honorific
            and not all(ref.head in _ROYAL for ref in mention.offices)
        ):
            # "President X, Foreign Minister Y and ..." is a list, not an apposition.
            return at
        start = self._skip_status(tokens, start)
        if start >= len(tokens):
            return at
        office = self.offices.parse(tokens, start)
        if office is None or office.plural:
            return at
        between = self._office_between(tokens, office.last) if mark == "," else None
        second = self._second_office(tokens, between.last if between else office.last)
        if second is None:
            between = None
        end = office.last if second is None else second.last
        # The office must not introduce the next name of a list: "A, Foreign Minister B".
        if second is None and self._introduces(tokens, end):
            return at
        if end < len(tokens) and tokens[end].lower not in _CLOSING:
            return at
        if (
            mark == ","
            and not (office.ref.country or office.ref.organization or second)
            and any(office.ref.head == ref.head for ref in mention.offices)
        ):
            return at
        end = self._country_behind(tokens, end, [p.ref for p in (office, between, second) if p is not None], mark)
        for phrase in (office, between, second):
            if phrase is not None:
                mention.offices.append(phrase.ref)
                mention.country = mention.country or phrase.ref.country
        return end + self._closes(tokens, end, mark)

    def _country_behind(self, tokens: list[Token], end: int, refs: list[OfficeRef], mark: str) -> int:
        """Read ``, COUNTRY,`` behind an office in apposition: ``X, Federal Minister of Finance, Germany, in Y``."""
        if mark != "," or end + 2 >= len(tokens) or tokens[end].text != "," or any(r.country for r in refs):
            return end
        entry = self.lexicon.first(tokens, end + 1, "country")
        if entry is None or refs[-1].organization:
            return end
        last = end + 1 + entry.length
        if last < len(tokens) and tokens[last].text not in {",", ".", ";"} or self._lists_on(tokens, last):
            return end
        for ref in refs:
            ref.country = entry.payload
        return last

    def _lists_on(self, tokens: list[Token], at: int) -> bool:
        """True where a list of countries goes on: "Germany, France and Italy"."""
        nxt = at + 1
        nxt += nxt < len(tokens) and tokens[nxt].lower == "and"
        return nxt < len(tokens) and self.lexicon.first(tokens, nxt, "country") is not None

    @staticmethod
    def _skip_status(tokens: list[Token], start: int) -> int:
        """Step over an article and words such as ``newly elected``."""
        article = tokens[start].lower if start < len(tokens) else ""
        if article in {"the", "a", "an", "his", "her", "their", "currently", "also"}:
            start += 1
        while (
            start < len(tokens)
            and tokens[start].lower in _STATUS_WORDS
            and tokens[start].lower not in {"former", "acting", "outgoing", "then"}
        ):
            start += 1
        return start

    def _office_between(self, tokens: list[Token], at: int) -> OfficePhrase | None:
        """Read the second of three offices of one person: ``NAME, OFFICE, OFFICE and OFFICE,``."""
        if at + 1 >= len(tokens) or tokens[at].text != ",":
            return None
        found = self.offices.parse(tokens, at + 1)
        return None if found is None or found.plural or self._introduces(tokens, found.last) else found

    def _second_office(self, tokens: list[Token], end: int) -> OfficePhrase | None:
        """Read ``and OFFICE`` after an office in apposition, unless it introduces the next name."""
        if not (end + 1 < len(tokens) and tokens[end].lower == "and" and tokens[end + 1].lower not in {"the"}):
            return None
        second = self.offices.parse(tokens, end + 1)
        return None if second is None or self._introduces(tokens, second.last) else second

    def _introduces(self, tokens: list[Token], at: int) -> bool:
        """True where a name, with or without forms of address, begins at ``at``."""
        _, after = self.honorifics(tokens, at)
        return self.names.parse(tokens, after, introduced=True) > after

    def _closes(self, tokens: list[Token], end: int, mark: str) -> bool:
        """True where the sign at ``end`` closes the apposition that ``mark`` opened."""
        return (
            end < len(tokens)
            and (tokens[end].text == "," and mark == "," or tokens[end].text in _DASHES and mark in _DASHES)
            and not self._list_follows(tokens, end)
        )

    def _list_follows(self, tokens: list[Token], at: int) -> bool:
        """True where the comma at ``at`` separates this person from a next one."""
        nxt = at + 1
        if nxt >= len(tokens):
            return False
        if tokens[nxt].lower == "and":
            nxt += 1
        if nxt < len(tokens) and tokens[nxt].lower == "the":
            nxt += 1
        if nxt + 1 >= len(tokens):
            return False
        if tokens[nxt].lower in {"his", "her", "their", "other"}:
            return True  # "X, Head of Department at Y, his deputy Z and other officials"
        return (
            self.offices.parse(tokens, nxt) is not None
            or self.names.parse(tokens, nxt, introduced=False) > nxt
            or self.lexicon.first(tokens, nxt, "honorific") is not None
        )


def person(
    tokens: list[Token],
    index: int,
    last: int,
    name_first: int,
    offices: list[OfficeRef],
    honorific: str | None,
) -> Mention:
    """Return the mention of a person over ``tokens[index:last]`` whose name begins at ``name_first``."""
    name = text_of(tokens, name_first, last)
    country = next((o.country for o in offices if o.country), None)
    return Mention(
        "person",
        index,
        last,
        tokens[index].start,
        tokens[last - 1].end,
        name,
        tokens[name_first].start,
        tokens[last - 1].end,
        offices,
        honorific,
        country,
    )
