"""One visit out of the record of a longer journey."""

from __future__ import annotations

from communique.record import Engagement, Movement, Record, Visit


def of_visit(record: Record, visit: Visit) -> Record:
    """Return ``record`` with the facts of one visit alone, and with what does not say to which it belongs.

    A movement or engagement belongs to a visit where it lies in its country and not on another day; the departure for
    the country and what is said nowhere in particular go with it, too.
    """
    def belongs(fact: Movement | Engagement) -> bool:
        if fact.country not in (visit.country, None):
            return False
        return not fact.date or not visit.start or visit.start <= fact.date <= (visit.end or visit.start)

    engagements = tuple(fact for fact in record.engagements if belongs(fact))
    left_out = {fact.id for fact in record.engagements} - {fact.id for fact in engagements}
    statements = tuple(fact for fact in record.statements if fact.engagement not in left_out)
    left_out |= {fact.id for fact in record.statements} - {fact.id for fact in statements}
    return record.model_copy(update={
        "visits": (visit,), "engagements": engagements, "statements": statements,
        "movements": tuple(fact for fact in record.movements if belongs(fact)),
        "references": tuple(one for one in record.references if one.cited_by not in left_out),
    })
