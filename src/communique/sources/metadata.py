"""What the top of a text says about it: symbol, title, issuer, date. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from communique.sources import issuers
from communique.sources.dates import find_date

#: Paragraphs at the top that may belong to a letterhead, and the length at which one is prose instead.
_TOP, _PROSE = 8, 160
_TITLE_CHARS = 250
_SYMBOL = re.compile(r"\b[A-Z]{1,6}(?:/(?:[A-Z][A-Za-z]{0,5}|C\.\d+|\d{2,4}))*/(?:L\.|PV\.|INF/)?\d+"
                     r"(?:/(?:Rev|Add|Corr)\.\d+)?\*?")
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|CES?T|E[SD]T|IST|MSK)\b)?",
                   re.IGNORECASE)
_NAME = r"[A-Z][\w.'’-]*"
_PLACE = re.compile(rf"{_NAME}(?: (?:of |the |de |and )?{_NAME}){{0,3}}(?:, {_NAME}(?: {_NAME}){{0,2}}){{0,2}}")
_AFTER_DATELINE = re.compile(r"\s*\)?\s*(?:\([A-Z][\w .]{0,30}\)\s*)?(?:—|–|--|-)\s")
#: Verbs in lower case make a line a sentence that lacks its full stop; a headline in title case has none.
_VERB = re.compile(r"\b(?:[a-z]{3,}ed|held|had|met|sent|took|gave|spoke|made|left|went|came|was|were|has|have|is|are"
                   r"|will|said|told|paid)\b")
_SENTENCE_END = re.compile(r"[.!?;:,][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Stated:
    """What the top of a text states about the document."""

    symbol: str | None = None
    title: str | None = None
    title_in_text: bool = False
    issuer: str | None = None
    published: str | None = None


def stated(text: str, header: Sequence[str] = ()) -> Stated:
    """Read the letterhead.

    Args:
        text: Cleaned text of the document.
        header: Lines of the source that stand outside the text, such as the page header.
    """
    parts = text[:20_000].split("\n\n")
    top = _letterhead(parts)
    lines = [*header, *top]
    symbol = next((found for line in lines if (found := symbol_line(line))), None)
    issuer = issuers.by_symbol(symbol) or next((found for line in lines if (found := issuers.by_line(line))), None)
    title = _title(top, parts)
    first = parts[len(top)] if len(top) < len(parts) else ""
    published = _published(lines, parts) or dateline(first)
    return Stated(symbol, title, title is not None and title == parts[0], issuer, published)


def _letterhead(parts: Sequence[str]) -> list[str]:
    """Return the paragraphs before the first one of prose."""
    top: list[str] = []
    for part in parts[:_TOP]:
        if len(part) > _TITLE_CHARS or (_SENTENCE_END.search(part) and not _is_apparatus(part)):
            break
        if len(part) > _PROSE and top:
            break
        top.append(part)
    return top


def _is_apparatus(line: str) -> bool:
    """Tell whether ``line`` is part of a letterhead: a symbol, a date, an issuer, "For immediate release"."""
    return bool(issuers.is_letterhead(line) or symbol_line(line) or issuers.by_line(line) or date_line(line))


def _title(top: Sequence[str], parts: Sequence[str]) -> str | None:
    """Return the first line of the letterhead that reads like a headline, where running text follows it."""
    for number, line in enumerate(top):
        if _is_apparatus(line):
            continue
        followed = any(len(part) > 100 or _SENTENCE_END.search(part) for part in parts[number + 1 :])
        opened = line[0].isupper() or line[0].isdigit() or line[0] in "“\"‘'«"
        titled = opened and len(line) >= 8 and " " in line and not _VERB.search(line)
        return line if followed and titled and not issuers.is_byline(line) and not dateline(line) else None
    return None


def symbol_line(line: str) -> str | None:
    """Return the document symbol where ``line`` holds nothing else but letterhead and a date."""
    found = _SYMBOL.search(line) if len(line) <= 120 else None
    if not found:
        return None
    rest = line.replace(found[0], " | ")
    rest = _SYMBOL.sub(" | ", rest)  # press releases of several bodies carry several symbols; the first is the own one
    return found[0].rstrip("*") if _is_bare(rest) else None


def date_line(line: str) -> str | None:
    """Return the ISO date where ``line`` holds a date and nothing else but letterhead, weekday, time and place."""
    found = find_date(line) if len(line) <= 120 else None
    if not found:
        return None
    iso, start, end = found
    return iso if _is_bare(f"{line[:start]} | {line[end:]}", place=True) else None


def _is_bare(rest: str, *, place: bool = False) -> bool:
    """Tell whether nothing is left of a line but letterhead, separators, dates, times and (if allowed) one place."""
    date = find_date(rest)
    if date:
        rest = rest[: date[1]] + " | " + rest[date[2] :]
    rest = _TIME.sub(" | ", _WEEKDAY.sub(" | ", rest))
    places = 0
    for piece in re.split(r"\s*(?:\||•|·|:|\s[-–—]+\s|\(|\)|/)\s*", rest):
        bare = piece.strip(" ,.;*-–—")
        if not bare or issuers.is_letterhead(bare) or issuers.by_line(bare) or _SYMBOL.fullmatch(bare):
            continue
        if not place or places or not _PLACE.fullmatch(bare):
            return False
        places += 1
    return True


def dateline(paragraph: str) -> str | None:
    """Return the ISO date of a dateline that opens a paragraph: `NAIROBI, 5 July 2024 — The Minister ...`.

    A date without a place before it (`5 July 2024 – Met with ...`) is an entry of an itinerary.
    """
    found = find_date(paragraph[:120])
    if not found:
        return None
    iso, start, end = found
    opened = _PLACE.fullmatch(paragraph[:start].strip(" ,(")) and _AFTER_DATELINE.match(paragraph, end)
    return iso if opened else None


def _published(lines: Sequence[str], parts: Sequence[str]) -> str | None:
    """Return the date of the letterhead. Dates that head the days of an itinerary are not dates of publication."""
    dated = [(line, iso) for line in lines if (iso := date_line(line) or (symbol_line(line) and _date_in(line)))]
    if not dated:
        return None
    line, iso = dated[0]
    headings = {other for part in parts if len(part) <= 60 and (other := date_line(part))}
    labelled = any(issuers.is_letterhead(piece) and piece.strip() for piece in re.split(r"[|:•,]|\s[-–—]\s", line))
    return iso if labelled or symbol_line(line) or len(headings) <= 1 else None


def _date_in(line: str) -> str | None:
    found = find_date(line)
    return found[0] if found else None
