"""In which order the facts of a record are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.record import Agreement, Engagement, Movement, Record, Reference, Span, Statement, Upcoming

Step = Movement | Engagement


def position(fact: Movement | Engagement | Statement | Reference | Agreement | Upcoming) -> int:
    """Return where the source first tells a fact."""
    return min(span.start for span in fact.evidence)


def in_order(record: Record) -> list[Step]:
    """Return movements and engagements in the order of events, those of one day in the order of the record.

    Engagements have an order of their own; a movement goes where the source tells it among them. What has no date stays
    behind what it was told after.
    """
    engagements = sorted(record.engagements, key=lambda fact: fact.order)
    steps: list[Step] = list(engagements)
    for movement in sorted(record.movements, key=position):
        at = next((at for at, step in enumerate(engagements) if position(step) > position(movement)), None)
        steps.insert(len(steps) if at is None else steps.index(engagements[at]), movement)
    return [step for _, _, step in sorted(_dated(steps), key=lambda item: item[:2])]


def _dated(steps: Iterable[Step]) -> Iterator[tuple[str, int, Step]]:
    day = ""
    for at, step in enumerate(steps):
        if step.date:
            day = step.date
        yield day, at, step


def is_journey(step: Step, after: Step | None) -> bool:
    """Tell whether an arrival is the end of the departure just before it, so that one sentence can tell both."""
    if not isinstance(step, Movement) or not isinstance(after, Movement):
        return False
    same_time = step.date == after.date and (after.daypart in (None, step.daypart) or "daypart" in after.inferred)
    same_end = after.place is not None and step.destination in (None, after.place)
    return step.kind == "departure" and after.kind == "arrival" and same_time and same_end and (
        step.status == after.status == "held")


def overlap(spans: Iterable[Span], others: Iterable[Span]) -> bool:
    """Tell whether two facts are told by the same words."""
    found = list(others)
    return any(one.start < other.end and other.start < one.end for one in spans for other in found)
