"""What comes after the journey: agreements, events to come, and references that no fact cites."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from babel.dates import format_date

from communique.record import Record
from communique.write.draft.clock import Clock
from communique.write.draft.filling import fill_first
from communique.write.draft.loading import Loaded
from communique.write.draft.parts import Paragraph, Sentence
from communique.write.draft.people import Names
from communique.write.draft.wording import listed, sentence
from communique.write.names import plain


def closing_paragraphs(record: Record, names: Names, loaded: Loaded, clock: Clock, agreed: set[str],
                       cited: set[str]) -> list[Paragraph]:
    """Return the paragraphs for what has not been said yet."""
    kind = "bullet" if loaded.style.layout == "bullets" else "text"
    sentences = [*_agreements(record, names, loaded, clock, agreed), *_upcoming(record, names, loaded)]
    symbols = [s for r in record.references if (s := plain(r.symbol)) not in cited]
    if symbols:
        symbols = list(dict.fromkeys(symbols))
        filled = fill_first(loaded.style.references, {"symbols": listed(symbols)})
        sentences.append(Sentence(filled.text if filled else listed(symbols), tuple(f"reference:{s}" for s in symbols)))
    return [Paragraph((one,), "bullet" if kind == "bullet" else "text") for one in sentences]


def _agreements(record: Record, names: Names, loaded: Loaded, clock: Clock, agreed: set[str]) -> Iterator[Sentence]:
    for agreement in record.agreements:
        if agreement.id in agreed:
            continue
        who = listed([names.introduce(signatory) for signatory in agreement.signed_by])
        when = clock.day(agreement.date) if agreement.date else None
        filled = fill_first(loaded.style.agreements, {"who": who, "title": plain(agreement.title), "when": when})
        if filled:
            yield Sentence(sentence(filled.text), (agreement.id,))


def _upcoming(record: Record, names: Names, loaded: Loaded) -> Iterator[Sentence]:
    for upcoming in record.upcoming:
        where = names.country(upcoming.where) if len(upcoming.where or "") == 2 else names.thing(upcoming.where or "")
        values = {"event": names.thing(upcoming.event), "where": where or None, "when": _when(upcoming.when)}
        filled = fill_first(loaded.style.upcoming, values)
        if filled and (values["where"] or values["when"]):
            yield Sentence(sentence(filled.text), (f"upcoming:{upcoming.event}",))


def _when(when: str | None) -> str | None:
    if not when or len(when) == len("2026"):
        return when
    found = date.fromisoformat(when if len(when) > len("2026-07") else f"{when}-01")
    return str(format_date(found, "d MMMM y" if len(when) > len("2026-07") else "MMMM y", locale="en_GB"))
