"""What follows the head of an office: the country, body, portfolio or place that it is an office of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from communique.reading.mentions.lexicon import CALENDAR, Lexicon
from communique.reading.mentions.mention import OfficeRef
from communique.reading.tokens import Token, text_of

Title = tuple[int, int, str, bool]  # first token, last, head, plural
_LINKS = frozenset({"of", "for", "to", "on", "at", "in"})
_INNER = frozenset({"and", "&", "the", "of", "for", "in", "on"})
_LOWER_PORTFOLIO = frozenset(
    {
        "affairs",
        "foreign",
        "state",
        "government",
        "defence",
        "defense",
        "mission",
        "delegation",
        "staff",
        "security",
        "the",
        "party",
        "republic",
    }
)
# Offices beside a higher one: "Adviser of the Kenyan President".
_AIDES = ("adviser", "advisor", "aide", "assistant", "representative", "envoy", "spokesperson", "spokesman")
# Last words of a field of work in small letters: "Adviser to the President on economic issues X".
_FIELDS = frozenset({"issues", "matters", "affairs", "policy", "questions", "relations", "security"})
# Parts of a body that are named after it: "UN country team".
_BRANCHES = frozenset(
    {
        "office",
        "mission",
        "country",
        "regional",
        "team",
        "delegation",
        "agency",
        "secretariat",
        "liaison",
        "field",
    }
)
# A name with one of these words is that of a body.
_BODIES = frozenset(
    {
        "council",
        "committee",
        "commission",
        "parliament",
        "assembly",
        "university",
        "bank",
        "union",
        "party",
        "fund",
        "institute",
        "association",
        "federation",
        "agency",
        "authority",
        "court",
        "duma",
        "board",
        "league",
        "region",
        "republic",
        "province",
        "oblast",
        "front",
        "movement",
        "church",
    }
)


@dataclass(slots=True)
class Complements:
    """Where the complements of an office end (``last``), and what they say."""

    last: int
    title_last: int
    span: tuple[int, int] | None = None  # tokens of the country or body
    countries: tuple[str, ...] = ()


class ComplementGrammar:
    """Parses ``of ...``, ``for ...``, ``to ...`` after the head of an office."""

    def __init__(self, lexicon: Lexicon, title: Callable[[list[Token], int], Title | None]) -> None:
        """Take the reader of titles, for an office above the office ("Senior Advisor to the President")."""
        self.lexicon = lexicon
        self.title = title

    def read(self, tokens: list[Token], at: int, ref: OfficeRef) -> Complements:
        """Read the complements that start at ``at``; fill country and organisation of ``ref``."""
        found = Complements(at, at)
        while found.last + 1 < len(tokens) and tokens[found.last].lower in _LINKS:
            if not self._step(tokens, ref, found):
                break
        at = found.last
        if at + 1 < len(tokens) and tokens[at].text == "-" and tokens[at + 1].lower == "designate":
            found.last = found.title_last = at + 2
        return found

    def _step(self, tokens: list[Token], ref: OfficeRef, found: Complements) -> bool:
        """Read one complement; return False where there is none."""
        at = found.last
        link = tokens[at].lower
        start = at + 1
        if tokens[start].lower in {"the", "his", "her", "its", "their"} and start + 1 < len(tokens):
            start += 1
        owned, codes = self.countries(tokens, start)
        if owned and self._of_country(link, owned, codes, ref, found):
            return True
        if self._of_office_above(tokens, at, start, ref, found):
            return True
        body = self._body(tokens, start)
        if body is not None and link == "on" and not self._is_field(tokens, body, found):
            return False
        if body is None or not self._of_body(link, tokens[start].cap, body, ref, found):
            return False
        known = self.lexicon.first(tokens, start, "organization")
        if body[1] == "organization" and known is not None and known.length == body[0] - start:
            ref.country = ref.country or known.payload.country  # "the Speaker of the Knesset"
        found.last = body[0]
        return True

    def _is_field(self, tokens: list[Token], body: tuple[int, str, str], found: Complements) -> bool:
        """True where "on ..." says what the holder works on: "Adviser to the President on Trade X"."""
        end = body[0]
        owner = end < len(tokens) and tokens[end].lower in {"'s", "’s"}  # "congratulated the Sultan on Oman's ..."
        return not owner and (body[1] != "portfolio" or found.span is None or self._name_follows(tokens, end))

    def _of_office_above(self, tokens: list[Token], at: int, start: int, ref: OfficeRef, found: Complements) -> bool:
        """``Advisor to the President``, ``Adviser of the Kenyan President``, ``Head of the President's Office``."""
        link, article = tokens[at].lower, tokens[at + 1].lower in {"the", "his", "her"}
        demonym = self.lexicon.first(tokens, start, "demonym")
        direct = link == "to" and tokens[start].cap and ref.head.endswith(_AIDES)  # "Adviser to Prime Minister X"
        above = self.title(tokens, start + (demonym.length if demonym else 0)) if article or direct else None
        if above is None:
            return False
        owner = above[1]
        if (
            owner + 1 < len(tokens)
            and tokens[owner].lower in {"'s", "’s"}
            and tokens[owner + 1].cap
            and tokens[owner + 1].lower in self.lexicon.org_heads
        ):
            ref.organization = ref.organization or tokens[owner + 1].text
            found.span, found.last = found.span or (at, owner + 2), owner + 2
            return True
        if link == "of" and demonym is None and ref.organization is not None:
            found.last = above[1]  # "Head of the Chancellery of the Prime Minister"
            return True
        aide = link == "of" and demonym is not None and ref.head.endswith(_AIDES)
        if link != "to" and not aide:
            return False
        ref.country = ref.country or (demonym.payload if demonym else None)
        found.title_last = found.last = above[1]
        return True

    @staticmethod
    def _of_country(link: str, owned: int, codes: tuple[str, ...], ref: OfficeRef, found: Complements) -> bool:
        """Take in the countries that end at ``owned``, where the link allows it."""
        if link in {"of", "for"}:
            if not (
                link == "for"
                and ref.head.endswith(("envoy", "representative", "coordinator", "rapporteur", "adviser", "advisor"))
            ):
                ref.country = ref.country or codes[0]
            found.countries = codes if len(codes) > 1 else found.countries
            found.span = (found.last, owned)
        elif link == "in" and found.span is not None and ref.organization:
            pass  # "the Director of the UNESCO office in Iraq"
        elif link in {"to", "at", "in", "on"} and ref.head.endswith(
            ("ambassador", "envoy", "representative", "coordinator", "chargé d'affaires")
        ):
            if link == "in" and not ref.country:
                ref.country = codes[0]
        else:
            return False
        found.last = owned
        return True

    @staticmethod
    def _of_body(link: str, cap: bool, body: tuple[int, str, str], ref: OfficeRef, found: Complements) -> bool:
        """Take in a body, portfolio or place, where the link allows it; ``cap`` says that it begins with a capital."""
        end, kind, name = body
        if kind == "organization" and (
            link in {"of", "for", "at"} or ref.head.endswith(("ambassador", "envoy", "representative"))
        ):
            if ref.organization is None and link != "to":
                ref.organization = name
            found.span = found.span or (found.last, end)
            return True
        if kind == "portfolio" and link in {"of", "for", "on", "in", "to"}:
            if found.span is None and not (link in {"in", "to"} and not cap):
                found.title_last = end
                return True
            return link not in {"in", "to"}
        if (
            kind == "place"
            and link in {"of", "in", "to"}
            and not (
                link == "in"
                and found.span is None
                and not ref.head.endswith(("coordinator", "representative", "ambassador", "mayor", "consul general"))
            )
        ):
            found.span = found.span or (found.last, end)
            return True
        return False

    def countries(self, tokens: list[Token], at: int) -> tuple[int, tuple[str, ...]]:
        """Return the end and codes of a country, or of a list of countries ("Kenya, Rwanda and Uganda")."""
        state = 0
        if (
            at + 2 < len(tokens)
            and tokens[at].lower in {"state", "republic", "government", "kingdom", "people", "commonwealth"}
            and tokens[at + 1].lower == "of"
        ):
            state = 2
            if at + state < len(tokens) and tokens[at + state].lower == "the":
                state += 1
        entry = self.lexicon.first(tokens, at, "country") or (
            self.lexicon.first(tokens, at + state, "country") if state else None
        )
        body = self.lexicon.first(tokens, at, "organization")
        if entry is None or body is not None and body.length > entry.length + state:
            return 0, ()  # "the Speaker of the United States Congress"
        end = at + entry.length + (state if not self.lexicon.first(tokens, at, "country") else 0)
        if end < len(tokens) and tokens[end].lower == "'s":
            return 0, ()
        codes = [entry.payload]
        while end + 1 < len(tokens) and (tokens[end].text == "," or tokens[end].lower == "and"):
            nxt = end + 1
            if tokens[end].text == "," and tokens[nxt].lower == "and":
                nxt += 1
            if nxt < len(tokens) and tokens[nxt].lower == "the":
                nxt += 1
            more = self.lexicon.first(tokens, nxt, "country") if nxt < len(tokens) else None
            if more is None or (tokens[end].text == "," and not self._list_goes_on(tokens, nxt + more.length)):
                break
            codes.append(more.payload)
            end = nxt + more.length
        return end, tuple(codes)

    def _list_goes_on(self, tokens: list[Token], at: int) -> bool:
        """A comma joins a list of countries only where an ``and COUNTRY`` follows."""
        while at + 1 < len(tokens):
            if tokens[at].lower == "and":
                nxt = at + 2 if tokens[at + 1].lower == "the" else at + 1
                return nxt < len(tokens) and self.lexicon.first(tokens, nxt, "country") is not None
            if tokens[at].text != ",":
                return False
            at += 1
            if tokens[at].lower == "and":
                continue
            entry = self.lexicon.first(tokens, at, "country")
            if entry is None:
                return False
            at += entry.length
        return False

    def _body(self, tokens: list[Token], at: int) -> tuple[int, str, str] | None:
        """Read a body, portfolio or city after a link; return (end, kind, words)."""
        if at >= len(tokens):
            return None
        known = self.lexicon.first(tokens, at, "organization")
        if known is not None and known.payload.kind == "media":
            known = None  # "Adviser on Foreign Policy"
        if known is not None and not (
            at + known.length < len(tokens)
            and tokens[at + known.length].cap
            and tokens[at + known.length].text[0].isalpha()
            and not (known.length > 1 and self._name_follows(tokens, at + known.length))
        ):
            end = at + known.length
            while end < len(tokens) and tokens[end].lower in _BRANCHES and end - at - known.length < 3:
                end += 1
            return end, "organization", text_of(tokens, at, end)
        if not tokens[at].cap:
            end = at
            while (
                end < len(tokens)
                and tokens[end].lower in self.lexicon.portfolios | _LOWER_PORTFOLIO | {"and"}
                and end - at < 5
            ):
                end += 1
            while end > at and tokens[end - 1].lower in {"and", "the"}:
                end -= 1
            end = max(end, self._field(tokens, at))
            return (end, "portfolio", text_of(tokens, at, end)) if end > at else None
        end = self._capitals(tokens, at)
        if end == at:
            return None
        last = tokens[end - 1].lower
        words = [t.lower for t in tokens[at:end]]
        name = text_of(tokens, at, end)
        if (
            last in self.lexicon.org_heads - {"affairs", "force", "forces"}
            or words[0] in self.lexicon.org_heads - {"office", "party", "group"}
            or any(w in _BODIES for w in words)
        ):
            return end, "organization", name
        city = self.lexicon.city(tokens, at)
        if city is not None and city[0] == end - at:
            return end, "place", name
        return end, "portfolio", name

    def _field(self, tokens: list[Token], at: int) -> int:
        """Return the end of ``economic and social issues`` where a name follows at once; else ``at``."""
        end = at
        while end < len(tokens) and tokens[end].text.islower() and tokens[end].text.isalpha() and end - at < 5:
            end += 1
            if tokens[end - 1].lower in _FIELDS:
                return end if self._name_follows(tokens, end) else at
        return at

    def _name_follows(self, tokens: list[Token], at: int) -> bool:
        """True where two capitalised words begin at ``at`` that are no portfolio."""
        return at + 1 < len(tokens) and all(
            t.cap and t.text[0].isalpha() and not portfolio_word(self.lexicon, t) for t in tokens[at : at + 2]
        )

    def _capitals(self, tokens: list[Token], at: int) -> int:
        """Return the end of a run of capitalised words with inner links ("Foreign Affairs and Trade")."""
        end = at
        while end < len(tokens):
            token = tokens[end]
            if token.cap and token.text[0].isalpha() and token.lower not in CALENDAR:
                if end > at and (
                    self.lexicon.first(tokens, end, "country", "honorific", "rank")
                    or self._starts_office(tokens, end)
                    or self._starts_name(tokens, end)
                ):
                    break
                end += 1
                continue
            if end > at and token.lower in _INNER and self._inner_goes_on(tokens, end):
                end += 1
                continue
            if end > at and token.text == "," and self._portfolio_list(tokens, end):
                end += 2 if tokens[end + 1].lower == "the" else 1
                continue
            break
        while end > at and tokens[end - 1].lower in _INNER | {","}:
            end -= 1
        return end

    def _starts_name(self, tokens: list[Token], at: int) -> bool:
        """True where a portfolio is over and a name begins: "Minister for Foreign Affairs Mori Takeo"."""
        token, before = tokens[at], tokens[at - 1]
        if portfolio_word(self.lexicon, token) or not (
            portfolio_word(self.lexicon, before) or token.lower in self.lexicon.given_names
        ):
            return False
        end = at
        while end < len(tokens) and (
            tokens[end].cap and tokens[end].text[0].isalpha() or tokens[end].lower in self.lexicon.particles
        ):
            if portfolio_word(self.lexicon, tokens[end]):
                return False
            end += 1
        return end - at >= 2 or token.lower in self.lexicon.given_names

    def _inner_goes_on(self, tokens: list[Token], end: int) -> bool:
        nxt = end + 1
        if nxt < len(tokens) and tokens[nxt].lower == "the":
            nxt += 1
        if nxt >= len(tokens) or not tokens[nxt].cap or not tokens[nxt].text[0].isalpha():
            return False
        if self.lexicon.first(tokens, nxt, "country", "organization") or self._starts_office(tokens, nxt):
            return False
        demonym = self.lexicon.first(tokens, nxt, "demonym")
        if demonym and nxt + demonym.length < len(tokens) and self._starts_office(tokens, nxt + demonym.length):
            return False
        return tokens[nxt].lower not in self.lexicon.given_names

    def _starts_office(self, tokens: list[Token], at: int) -> bool:
        weak = {"deputy", "general", "justice", "state secretary", "chief", "metropolitan", "dean", "judge", "advocate"}
        for k in range(at, min(at + 5, len(tokens))):
            entry = self.lexicon.first(tokens, k, "office", "offices")
            if entry is not None and entry.payload not in weak:
                return k == at or all(
                    tokens[j].lower
                    in self.lexicon.modifiers | weak | {"foreign", "defence", "defense", "prime", "finance", "interior"}
                    for j in range(at, k)
                )
            if entry is None and tokens[k].lower not in self.lexicon.modifiers | {
                "foreign",
                "defence",
                "defense",
                "finance",
                "interior",
            }:
                return False
        return False

    def _portfolio_list(self, tokens: list[Token], at: int) -> bool:
        """A comma goes on with a portfolio only where ``CAPITAL and CAPITAL`` follows and no name does."""
        k = at + 1
        if k < len(tokens) and tokens[k].lower == "the":
            k += 1  # "Minister of Foreign Affairs, the European Union and Cooperation"
        first = k
        while k < len(tokens) and tokens[k].cap and k - at < 6:
            if tokens[k].lower in self.lexicon.given_names or self._starts_office(tokens, k):
                return False
            k += 1
        return (
            k > first
            and k + 1 < len(tokens)
            and tokens[k].lower in {"and", "&"}
            and tokens[k + 1].cap
            and all(
                t.lower
                in self.lexicon.portfolios
                | self.lexicon.thing_heads
                | self.lexicon.org_heads
                | {"digital", "public", "innovation", "integration"}
                for t in tokens[first:k]
            )
        )


def portfolio_word(lexicon: Lexicon, token: Token) -> bool:
    """True for a word of which portfolios are made: "Foreign", "Affairs", "Trade"."""
    return (
        token.lower in lexicon.portfolios
        or token.lower in lexicon.modifiers
        or token.lower in lexicon.thing_heads
        or token.lower in lexicon.org_heads
        or token.lower in lexicon.group_heads
    )
