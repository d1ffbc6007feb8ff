"""Office phrases: ``First Deputy Minister of Foreign Affairs of the Republic of Kenya``."""

from __future__ import annotations

from dataclasses import dataclass

from communique.reading.mentions.lexicon import CALENDAR, FUNCTION_WORDS, Lexicon
from communique.reading.mentions.mention import OfficeRef
from communique.reading.tokens import Token

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


@dataclass(slots=True)
class OfficePhrase:
    """An office phrase over tokens ``[first, last)``; ``title_last`` ends the title proper."""

    first: int
    last: int
    ref: OfficeRef
    plural: bool = False
    complement: tuple[int, int] | None = None  # tokens of the country or body
    countries: tuple[str, ...] = ()


class OfficeGrammar:
    """Parses office phrases at a token."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def parse(self, tokens: list[Token], index: int) -> OfficePhrase | None:
        """Return the office phrase that starts at ``index``, or None."""
        country, organization, at = self._owner(tokens, index)
        span = self._title(tokens, at)
        if span is None:
            return None
        first, last, head, plural = span
        ref = OfficeRef("", head, country, organization)
        end, title_end, complement, several = self._complements(tokens, last, ref)
        ref.start, ref.end = tokens[first].start, tokens[title_end - 1].end
        ref.title = self.words(tokens, first, title_end)
        return OfficePhrase(index, end, ref, plural, complement, several)

    @staticmethod
    def words(tokens: list[Token], first: int, last: int) -> str:
        """Return the words of ``tokens[first:last]`` with their spaces."""
        return "".join(t.text + (" " if t.space else "") for t in tokens[first:last]).strip()

    def _owner(self, tokens: list[Token], index: int) -> tuple[str | None, str | None, int]:
        """Read what stands before the title: ``Russian``, ``Kazakhstan's``, ``UN``, ``U.S.``."""
        country: str | None = None
        organization: str | None = None
        at = index
        while at < len(tokens):
            if self.lexicon.first(tokens, at, "office", "offices") and not self.lexicon.first(tokens, at, "demonym"):
                break
            entry = self.lexicon.first(tokens, at, "demonym", "country", "organization")
            if entry is None:
                break
            after = at + entry.length
            if after < len(tokens) and tokens[after].lower in {"'s", "'", "-"}:
                after += 1
            if entry.category == "organization":
                organization = entry.payload.name
                country = country or entry.payload.country
            else:
                country = entry.payload
            at = after
        return country, organization, at

    def _title(self, tokens: list[Token], index: int) -> tuple[int, int, str, bool] | None:
        """Return (first, last, head, plural) of the longest run of modifiers that ends in a head."""
        lexicon, at, best, strange = self.lexicon, index, None, 0
        limit = min(len(tokens), index + 9)
        while at < limit:
            entry = lexicon.first(tokens, at, "office", "offices")
            if entry is not None:
                length, found = entry.length, entry
                for step in range(
                    1, entry.length
                ):  # "deputy secretary" + "secretary of state": the longer reach counts
                    later = lexicon.first(tokens, at + step, "office", "offices")
                    if later is not None and step + later.length > length:
                        length, found = step + later.length, later
                best = (index, at + length, found.payload, found.category == "offices")
                at += length
                strange = 0
                continue
            token = tokens[at]
            if token.lower in lexicon.modifiers or token.lower in lexicon.portfolios or self._hyphenated(token):
                at += 1
                continue
            if (
                best is None
                and token.lower in {"and", "&", "for", "of"}
                and at > index
                and at + 1 < limit
                and tokens[at + 1].cap
                and self._portfolio_word(tokens[at - 1])
                and (token.lower not in {"and", "&"} or self._portfolio_word(tokens[at + 1]))
            ):
                at += 1
                continue
            if best is None and token.cap and token.text[0].isalpha() and strange < 3 and not self._blocks(tokens, at):
                strange += 1
                at += 1
                continue
            if best is None and token.lower in {"'s", "'"} and at > index:
                index = at = at + 1  # "the Park's Director": the owner is no part of the title
                strange = 0
                continue
            break
        if best is None:
            return None
        words = {t.lower for t in tokens[index : best[1]]}
        # A bare modifier ("deputy", "chief") that is a head too needs something with it.
        if (
            best[1] - index == 1
            and not tokens[index].cap
            and best[2]
            in {
                "deputy",
                "chief",
                "general",
                "head",
                "justice",
                "leader",
                "representative",
                "ruler",
                "chair",
                "advocate",
                "secretary",
            }
            and not words & {"president"}
        ):
            nxt = tokens[best[1]].lower if best[1] < len(tokens) else ""
            if nxt not in {"of", "for", "to"}:
                return None
        return best

    @staticmethod
    def _hyphenated(token: Token) -> bool:
        return "-" in token.text and token.lower.split("-")[0] in {
            "vice",
            "co",
            "deputy",
            "under",
            "newly",
            "vice-president",
            "acting",
            "ex",
            "long",
            "then",
            "first",
        }

    def _blocks(self, tokens: list[Token], at: int) -> bool:
        token = tokens[at]
        if token.lower in FUNCTION_WORDS or token.lower in CALENDAR or token.text.endswith(".") and len(token.text) < 3:
            return True
        if self.lexicon.first(tokens, at, "honorific", "rank"):
            return True
        return (
            token.lower in self.lexicon.given_names
            or self.lexicon.city(tokens, at) is not None
            and not token.upper
            and at + 1 < len(tokens)
            and tokens[at + 1].lower in {",", "."}
        )

    def _complements(
        self, tokens: list[Token], at: int, ref: OfficeRef
    ) -> tuple[int, int, tuple[int, int] | None, tuple[str, ...]]:
        """Read ``of ...``, ``for ...``, ``to ...`` after the head; fill country and organisation of ``ref``."""
        title_end = at
        complement: tuple[int, int] | None = None
        several: tuple[str, ...] = ()
        while at + 1 < len(tokens) and tokens[at].lower in _LINKS:
            link = tokens[at].lower
            start = at + 1
            if tokens[start].lower in {"the", "his", "her", "its", "their"} and start + 1 < len(tokens):
                start += 1
            owned, codes = self._countries(tokens, start)
            if link in {"of", "for"} and owned:
                if not (
                    link == "for"
                    and ref.head.endswith(
                        ("envoy", "representative", "coordinator", "rapporteur", "adviser", "advisor")
                    )
                ):
                    ref.country = ref.country or codes[0]
                several = codes if len(codes) > 1 else several
                complement = (at, owned)
                at = owned
                continue
            if link == "in" and owned and complement is not None and ref.organization:
                at = owned  # "the Director of the UNESCO office in Iraq"
                continue
            if (
                link in {"to", "at", "in", "on"}
                and owned
                and ref.head.endswith(("ambassador", "envoy", "representative", "coordinator", "chargé d'affaires"))
            ):
                title_end, at = title_end, owned
                if link == "in" and not ref.country:
                    ref.country = codes[0]
                continue
            if (
                link == "to"
                and tokens[at + 1].lower in {"the", "his", "her"}
                and (above := self._title(tokens, start)) is not None
            ):
                title_end = at = above[1]  # "Senior Advisor to the President"
                continue
            body = self._body(tokens, start)
            if body is None:
                break
            end, kind, name = body
            if kind == "organization" and (
                link in {"of", "for", "at"} or ref.head.endswith(("ambassador", "envoy", "representative"))
            ):
                if ref.organization is None and link != "to":
                    ref.organization = name
                complement = complement or (at, end)
            elif kind == "portfolio" and link in {"of", "for", "on", "in", "to"}:
                if complement is None and not (link in {"in", "to"} and not tokens[start].cap):
                    title_end = end
                elif link in {"in", "to", "on"}:
                    break
            elif (
                kind == "place"
                and link in {"of", "in", "to"}
                and not (
                    link == "in"
                    and complement is None
                    and not ref.head.endswith(
                        ("coordinator", "representative", "ambassador", "mayor", "consul general")
                    )
                )
            ):
                complement = complement or (at, end)
                ref.organization = ref.organization if ref.head in {"mayor", "governor"} else ref.organization
            else:
                break
            at = end
        if at + 1 < len(tokens) and tokens[at].text == "-" and tokens[at + 1].lower == "designate":
            at += 2
            title_end = at
        return at, title_end, complement, several

    def _countries(self, tokens: list[Token], at: int) -> tuple[int, tuple[str, ...]]:
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
        if entry is None:
            return 0, ()
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
        if known is not None and not (
            at + known.length < len(tokens)
            and tokens[at + known.length].cap
            and tokens[at + known.length].text[0].isalpha()
        ):
            end = at + known.length
            while (
                end < len(tokens)
                and tokens[end].lower
                in {
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
                and end - at - known.length < 3
            ):
                end += 1
            return end, "organization", self.words(tokens, at, end)
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
            return (end, "portfolio", self.words(tokens, at, end)) if end > at else None
        end = self._capitals(tokens, at)
        if end == at:
            return None
        last = tokens[end - 1].lower
        words = [t.lower for t in tokens[at:end]]
        name = self.words(tokens, at, end)
        if (
            last in self.lexicon.org_heads - {"affairs", "force", "forces"}
            or words[0] in self.lexicon.org_heads - {"office", "party", "group"}
            or any(
                w
                in {
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
                for w in words
            )
        ):
            return end, "organization", name
        city = self.lexicon.city(tokens, at)
        if city is not None and city[0] == end - at:
            return end, "place", name
        return end, "portfolio", name

    def _capitals(self, tokens: list[Token], at: int) -> int:
        """Return the end of a run of capitalised words with inner links ("Foreign Affairs and International Cooperation")."""
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
        if self._portfolio_word(token) or not (self._portfolio_word(before) or token.lower in self.lexicon.given_names):
            return False
        end = at
        while end < len(tokens) and (
            tokens[end].cap and tokens[end].text[0].isalpha() or tokens[end].lower in self.lexicon.particles
        ):
            if self._portfolio_word(tokens[end]):
                return False
            end += 1
        return end - at >= 2 or token.lower in self.lexicon.given_names

    def _portfolio_word(self, token: Token) -> bool:
        lexicon = self.lexicon
        return (
            token.lower in lexicon.portfolios
            or token.lower in lexicon.modifiers
            or token.lower in lexicon.thing_heads
            or token.lower in lexicon.org_heads
            or token.lower in lexicon.group_heads
        )

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
