"""Bodies and portfolios after the head of an office: "Ministry of Trade", "Commission's legal service"."""

from __future__ import annotations

from communique.reading.mentions.lexicon import CALENDAR, Lexicon
from communique.reading.tokens import Token, text_of

_DIRECTIONS = frozenset({"north", "south", "latin", "central"})  # "North America" is no country
_INNER = frozenset({"and", "&", "the", "of", "for", "in", "on"})
# Links inside the names of parties and bodies in Romance languages: "Frente Amplio de la Costa".
_ROMANCE = frozenset({"al", "del", "de", "da", "do", "des", "du", "para", "por", "pour", "per"})
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
        "bureau",
        "corporation",
        "company",
        "chamber",
        "foundation",
        "organization",
        "organisation",
        "society",
    }
)


class BodyGrammar:
    """Reads the body, portfolio or city behind the link of an office."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def read(self, tokens: list[Token], at: int) -> tuple[int, str, str] | None:
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
            and not (known.length > 1 and self.name_follows(tokens, at + known.length))
        ):
            end = self._with_short_form(tokens, at + known.length)
            if end + 1 < len(tokens) and tokens[end].lower == "'s" and (own := self.plain(tokens, end + 1)):
                return own, "organization", text_of(tokens, at, own)
            while end < len(tokens) and tokens[end].lower in _BRANCHES and end - at - known.length < 3:
                end += 1
            return end, "organization", text_of(tokens, at, end)
        demonym = self.lexicon.first(tokens, at, "demonym")
        if demonym is not None and (own := self.plain(tokens, at + demonym.length)):
            return own, "organization", text_of(tokens, at, own)  # "head of the Icelandic mission"
        return self._small(tokens, at) if not tokens[at].cap else self._named(tokens, at)

    def _with_short_form(self, tokens: list[Token], end: int) -> int:
        """Step over ``(AU) Commission`` behind the African Union; return ``end`` where nothing of the kind follows."""
        if end + 3 >= len(tokens) or (tokens[end].text, tokens[end + 2].text) != ("(", ")"):
            return end
        if not tokens[end + 1].upper:
            return end
        head = tokens[end + 3]
        return end + 4 if head.cap and head.lower in self.lexicon.org_heads else end

    def _small(self, tokens: list[Token], at: int) -> tuple[int, str, str] | None:
        """Read a portfolio that begins with a small letter ("foreign affairs"), or "the interim Government"."""
        if (
            tokens[at].lower in self.lexicon.modifiers
            and at + 1 < len(tokens)
            and tokens[at + 1].lower in {"government", "administration"}
        ):
            return at + 2, "place", text_of(tokens, at, at + 2)
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

    def _named(self, tokens: list[Token], at: int) -> tuple[int, str, str] | None:
        """Read capitalised words as a body, a city or a portfolio."""
        end = self._capitals(tokens, at)
        if end == at:
            return None
        if end + 1 < len(tokens) and tokens[end].lower == "'s" and (own := self.plain(tokens, end + 1)):
            return own, "organization", text_of(tokens, at, own)
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
        if not any(portfolio_word(self.lexicon, t) for t in tokens[at:end]) and any(w in _ROMANCE for w in words):
            return end, "organization", name
        return end, "portfolio", name

    def _field(self, tokens: list[Token], at: int) -> int:
        """Return the end of ``economic and social issues`` where a name follows at once; else ``at``."""
        end = at
        while end < len(tokens) and tokens[end].text.islower() and tokens[end].text.isalpha() and end - at < 5:
            end += 1
            if tokens[end - 1].lower in _FIELDS:
                return end if self.name_follows(tokens, end) else at
        return at

    def name_follows(self, tokens: list[Token], at: int) -> bool:
        """True where two capitalised words begin at ``at`` that are no portfolio."""
        return at + 1 < len(tokens) and all(
            t.cap and t.text[0].isalpha() and not portfolio_word(self.lexicon, t) for t in tokens[at : at + 2]
        )

    def national(self, tokens: list[Token], start: int, owned: int) -> int:
        """Return the end of a body whose name begins with a country ("Kenya Ports Authority"); 0 if it is none."""
        end = owned
        while end < len(tokens) and tokens[end].cap and tokens[end].text.isalpha() and end - start < 8:
            end += 1
        for last in range(end, owned, -1):
            if tokens[last - 1].lower in _BODIES | {"forces"} and tokens[owned].lower not in self.lexicon.given_names:
                return last
        return 0

    def plain(self, tokens: list[Token], at: int) -> int:
        """Return the end of a body written small after its owner ("advisory council"); 0 where none stands there."""
        end = at
        while end < len(tokens) and end - at < 4 and tokens[end].text.islower() and tokens[end].text.isalpha():
            end += 1
            if tokens[end - 1].lower in self.lexicon.org_heads:
                return end
        return 0

    def _capitals(self, tokens: list[Token], at: int) -> int:
        """Return the end of a run of capitalised words with inner links ("Foreign Affairs and Trade")."""
        end = at
        while end < len(tokens):
            token = tokens[end]
            if token.cap and token.text[0].isalpha() and token.lower not in CALENDAR:
                if end > at and (
                    self.lexicon.first(tokens, end, "honorific", "rank")
                    or self.lexicon.first(tokens, end, "country")
                    and tokens[end - 1].lower not in _DIRECTIONS
                    or self._starts_office(tokens, end)
                    or self._starts_name(tokens, end)
                ):
                    break
                end += 1
                continue
            if (
                end > at
                and (
                    token.lower in _INNER
                    or token.lower in _ROMANCE
                    and not portfolio_word(self.lexicon, tokens[end - 1])
                )
                and self._inner_goes_on(tokens, end)
            ):
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

    def _goes_on_after(self, tokens: list[Token], comma: int) -> bool:
        """True for ``, and Labour``: a last field of work after a comma, no other office or name."""
        nxt = comma + 2
        return (
            nxt < len(tokens)
            and tokens[nxt].cap
            and portfolio_word(self.lexicon, tokens[nxt])
            and not self._starts_office(tokens, nxt)
        )

    def _portfolio_list(self, tokens: list[Token], at: int) -> bool:
        """A comma goes on with a portfolio only where ``CAPITAL and CAPITAL`` follows and no name does."""
        k = at + 1
        if k + 1 < len(tokens) and tokens[k].lower in {"and", "&"}:
            return self._goes_on_after(tokens, at) and portfolio_word(self.lexicon, tokens[at - 1])
        if k < len(tokens) and tokens[k].lower == "the":
            k += 1  # "Minister of Foreign Affairs, the European Union and Cooperation"
        first = k
        while k < len(tokens) and tokens[k].cap and k - at < 6:
            if tokens[k].lower in self.lexicon.given_names or self._starts_office(tokens, k):
                return False
            k += 1
        if k < len(tokens) and tokens[k].text == ",":
            k += 1  # "Trade, Industry, and Labour"
        return (
            k > first
            and k + 1 < len(tokens)
            and tokens[k].lower in {"and", "&"}
            and tokens[k + 1].cap
            and (tokens[k - 1].text != "," or self._goes_on_after(tokens, k - 1))
            and all(
                t.lower
                in self.lexicon.portfolios
                | self.lexicon.thing_heads
                | self.lexicon.org_heads
                | {"digital", "public", "innovation", "integration"}
                for t in tokens[first:k]
                if t.text != ","
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
