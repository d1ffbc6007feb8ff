"""Places in a run of capitalised words: states, cities with their country or region."""

from __future__ import annotations

from communique.authority.places import City
from communique.reading.mentions.lexicon import Lexicon
from communique.reading.mentions.mention import Mention, MentionKind
from communique.reading.tokens import Token, text_of

# Words before a name that say that it is a place.
_LOCATIVE = frozenset(
    {
        "in",
        "at",
        "from",
        "to",
        "near",
        "for",
        "of",
        "via",
        "outside",
        "visit",
        "visited",
        "visiting",
        "left",
        "departed",
        "reached",
        "leaving",
        "departing",
        "reaching",
        "through",
        "between",
        "toward",
        "towards",
        "around",
        "into",
        "across",
        "-",
        "–",
        "and",
        ",",
        "(",
        "toured",
        "transited",
        "within",
        "inside",
        "entered",
        "beyond",
        "throughout",
        "over",
        "central",
        "downtown",
        "northern",
        "southern",
        "eastern",
        "western",
    }
)


_AIRPORTS = frozenset({"airport", "airbase", "airfield"})


class PlaceGrammar:
    """Reads cities and formal names of states."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def state_of(self, tokens: list[Token], at: int) -> tuple[int, str] | None:
        """Read ``the Republic of Kenya``; return (end, country)."""
        if (
            tokens[at].lower in {"state", "republic", "government", "kingdom"}
            and at + 2 < len(tokens)
            and tokens[at + 1].lower == "of"
        ):
            nxt = at + 3 if tokens[at + 2].lower == "the" else at + 2
            entry = self.lexicon.first(tokens, nxt, "country")
            if entry is not None:
                return nxt + entry.length, entry.payload
        return None

    def city(
        self, tokens: list[Token], index: int, at: int, last: int, determiner: str | None, rows: tuple[City, ...]
    ) -> Mention | None:
        """Accept a gazetteer name as a place where its surroundings say so, or where it can hardly be anything else."""
        before = tokens[index - 1].lower if index > 0 else ""
        country, end = self._owner(tokens, last, rows)
        fits = tuple(c for c in rows if c.country == country) if country else rows
        strong = (
            country is not None
            or before in _LOCATIVE
            or (index == 0 and last < len(tokens) and tokens[last].text in {",", "—", "–", ":"})
            or rows[0].capital
            and rows[0].population > 200_000
            or rows[0].population > 1_500_000
        )
        if not strong:
            return None
        mention = run_mention("place", tokens, index, at, last, determiner, subkind="city", data=fits or rows)
        mention.country = country
        if end > last:
            entry = self.lexicon.first(tokens, last + 1, "country")
            inner = run_mention(
                "place",
                tokens,
                last + 1,
                last + 1,
                last + 1 + (entry.length if entry is not None else 1),
                None,
                subkind="country",
                country=country,
            )
            mention.inner.append(inner)
            mention.last = end
            mention.end = tokens[end - 1].end
        return mention

    def add_town(self, site: Mention, tokens: list[Token], at: int, last: int) -> None:
        """``Keflavík airport``: the town is named with the airport."""
        end = last - 1 - (tokens[last - 2].lower == "international")
        town = self.lexicon.city(tokens, at) if tokens[last - 1].lower in _AIRPORTS and end > at else None
        if town is not None and town[0] == end - at:
            inner = run_mention("place", tokens, at, at, end, None, subkind="city", data=town[1])
            site.inner.append(inner)

    def _owner(self, tokens: list[Token], last: int, rows: tuple[City, ...]) -> tuple[str | None, int]:
        """Read ``, Kazakhstan``, ``(Kazakhstan)`` or a state after a city; return (country, end)."""
        country: str | None = None
        end = last
        if last + 1 < len(tokens) and tokens[last].text in {",", "("}:
            entry = self.lexicon.first(tokens, last + 1, "country")
            if entry is not None:
                country, end = entry.payload, last + 1 + entry.length
                if (
                    end < len(tokens)
                    and tokens[end].text in {",", ")"}
                    and (tokens[last].text == "(" or tokens[end].text == ",")
                ):
                    end += 1
            elif tokens[last].text == "," and (
                tokens[last + 1].text in {"D.C.", "DC"} or self._region(tokens, last + 1, rows)
            ):
                end = last + 2 + (last + 2 < len(tokens) and tokens[last + 2].text == "," and last + 3 < len(tokens))
        return country, end

    def _region(self, tokens: list[Token], at: int, rows: tuple[City, ...]) -> bool:
        """True where a state or province follows a city: "Wilmington, Delaware"."""
        found = self.lexicon.city(tokens, at)
        return (
            found is not None
            and found[0] == 1
            and any(c.kind == "region" and c.country in {r.country for r in rows} for c in found[1])
        )


def run_mention(
    kind: MentionKind, tokens: list[Token], index: int, at: int, last: int, determiner: str | None, **more: object
) -> Mention:
    """Return the mention over ``tokens[index:last]`` whose name begins at ``at``, an acronym in brackets taken in."""
    if (
        last < len(tokens) - 2
        and tokens[last].text == "("
        and tokens[last + 2].text == ")"
        and (tokens[last + 1].upper or any(c.isdigit() for c in tokens[last + 1].text))
    ):
        more.setdefault("data", tokens[last + 1].text)
        end = last + 3
    else:
        end = last
    mention = Mention(
        kind,
        index,
        end,
        tokens[index].start,
        tokens[end - 1].end,
        text_of(tokens, at, end),
        tokens[at].start,
        tokens[end - 1].end,
        determiner=determiner,
    )
    for key, value in more.items():
        setattr(mention, key, value)
    return mention
