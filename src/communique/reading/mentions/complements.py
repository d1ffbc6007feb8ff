"""What follows the head of an office: the country, body, portfolio or place that it is an office of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from communique.reading.mentions.bodies import BodyGrammar
from communique.reading.mentions.lexicon import Lexicon
from communique.reading.mentions.mention import OfficeRef
from communique.reading.tokens import Token, text_of

Title = tuple[int, int, str, bool]  # first token, last, head, plural
_LINKS = frozenset({"of", "for", "to", "on", "at", "in"})
_AIDES = ("adviser", "advisor", "aide", "assistant", "representative", "envoy", "spokesperson", "spokesman")
# Those who are sent by somebody: "Special Envoy of the ASEAN Chair".
_SENT = ("envoy", "representative", "coordinator", "co-ordinator", "adviser", "advisor", "rapporteur")
# Bodies that stand in another country: "Mission to Moldova".
_POSTED = frozenset({"mission", "delegation", "embassy", "office", "consulate"})


@dataclass(slots=True)
class Complements:
    """Where the complements of an office end (``last``), and what they say."""

    last: int
    title_last: int
    whole: int  # where the bodies of the office's own state end: "Head of the Office of the President"
    span: tuple[int, int] | None = None  # tokens of the country or body
    countries: tuple[str, ...] = ()


class ComplementGrammar:
    """Parses ``of ...``, ``for ...``, ``to ...`` after the head of an office."""

    def __init__(self, lexicon: Lexicon, title: Callable[[list[Token], int], Title | None]) -> None:
        """Take the reader of titles, for an office above the office ("Senior Advisor to the President")."""
        self.lexicon = lexicon
        self.title = title
        self.bodies = BodyGrammar(lexicon)

    def read(self, tokens: list[Token], at: int, ref: OfficeRef) -> Complements:
        """Read the complements that start at ``at``; fill country and organisation of ``ref``."""
        found = Complements(at, at, at)
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
        if owned and (national := self.bodies.national(tokens, start, owned)):
            ref.organization = ref.organization or text_of(tokens, start, national)
            ref.country = ref.country or codes[0]
            found.span = found.span or (start, national)
            found.last = national
            return True
        if link == "for" and owned and self._is_owner(tokens, owned):
            return False  # "thanked the Minister for Norway's help"
        if owned and self._of_country(link, owned, codes, ref, found):
            return True
        if self._of_office_above(tokens, at, start, ref, found):
            return True
        if link == "of" and start > at + 1 and self._of_chief(tokens, start, ref, found):
            return True
        body = self.bodies.read(tokens, start)
        if body is not None and link == "on" and not self._is_field(tokens, body, found):
            return False
        if body is None or link == "for" and self._is_owner(tokens, body[0]):
            return False
        if not self._of_body(link, tokens[start].cap, body, ref, found):
            return False
        known = self.lexicon.first(tokens, start, "organization")
        if body[1] == "organization" and known is not None and known.length == body[0] - start:
            ref.country = ref.country or known.payload.country  # "the Speaker of the Knesset"
        demonym = self.lexicon.first(tokens, start, "demonym")
        if demonym is not None and body[1] == "organization":
            ref.country = ref.country or demonym.payload
        if found.whole == at and known is None:
            found.whole = body[0]
        found.last = body[0]
        return True

    @staticmethod
    def _is_owner(tokens: list[Token], end: int) -> bool:
        return end < len(tokens) and tokens[end].lower in {"'s", "’s"}

    def _is_field(self, tokens: list[Token], body: tuple[int, str, str], found: Complements) -> bool:
        """True where "on ..." says what the holder works on: "Adviser to the President on Trade X"."""
        end = body[0]
        owned = self._is_owner(tokens, end)  # "congratulated the Sultan on Oman's ..."
        return not owned and (body[1] != "portfolio" or found.span is None or self.bodies.name_follows(tokens, end))

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
            found.whole = found.last if found.whole == at else found.whole
            return True
        if link == "of" and demonym is None and ref.organization is not None:
            found.last = above[1]  # "Head of the Chancellery of the Prime Minister"
            found.whole = found.last if found.whole == at else found.whole
            return True
        aide = link == "of" and demonym is not None and ref.head.endswith(_AIDES)
        if link != "to" and not aide:
            return False
        ref.country = ref.country or (demonym.payload if demonym else None)
        found.title_last = found.last = above[1]
        return True

    def _of_chief(self, tokens: list[Token], start: int, ref: OfficeRef, found: Complements) -> bool:
        """Take in whose envoy somebody is: "Special Envoy of the ASEAN Chair", "of the UN Secretary-General"."""
        owner = self.lexicon.first(tokens, start, "organization")
        if owner is None or not ref.head.endswith(_SENT):
            return False
        above = self.title(tokens, start + owner.length)
        if above is None or above[3] or above[0] != start + owner.length:
            return False
        ref.organization = ref.organization or owner.payload.name
        found.last = above[1]
        found.span = found.span or (start, above[1])
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
        elif link in {"in", "to"} and found.span is not None and ref.organization:
            if link == "to" and ref.organization.split()[-1].lower() not in _POSTED:
                return False
            # "the Director of the UNESCO office in Iraq", "the Head of the OSCE Mission to Moldova"
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
            ref.town = ref.town or (name if link == "of" else None)
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
