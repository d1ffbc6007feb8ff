"""Time the draft of a journey with thirty engagements, in a process that has started.

    python benchmarks/draft_speed.py [--engagements 30] [--rounds 20]

The journey is a programme made here: meetings, calls, visits, meals and addresses in six cities on six days, each with
topics and two statements, and the movements between them. Timed are the draft in each style, its files, and the
programme file to its record; printed are the median and the worst of all rounds in milliseconds, and the first draft of
the process, which loads styles and vocabulary.

The peer is Jinja2 with a template that a programmer would write for the same record: every sentence in one wording,
full names each time, no anchors of time, no check of what is missing, no facts behind a sentence. What ours takes of
its time is printed as a ratio; both run in this process, in turn.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

import jinja2
from rich.console import Console
from rich.table import Table

from communique.programme import record_of
from communique.programme.loading import from_yaml
from communique.record import Record
from communique.write.draft import draft
from communique.write.draft.forms import form

CITIES = ("Astana, Kazakhstan", "Tashkent, Uzbekistan", "Dushanbe, Tajikistan", "Bishkek, Kyrgyzstan",
          "Ashgabat, Turkmenistan", "Ulaanbaatar, Mongolia")
PEOPLE = ("Aibek Abenov", "Bruno Barros", "Carla Cheung", "Dilnoza Daminova", "Erik Eriksen", "Farida Fayzova",
          "Goran Grigorov", "Hana Horak", "Ivan Ismailov", "Jana Jurgens", "Karim Kasymov", "Lena Lindt")
OFFICES = ("President", "Prime Minister", "Foreign Minister", "Minister of Water Resources")
KINDS = ("meeting", "meeting", "call", "site-visit", "meal", "address", "meeting", "press")

TEMPLATE = """\
{{ record.document.title or "Report" }}

{% for m in record.movements %}
{{ name(record.principal) }} {{ "arrived in" if m.kind == "arrival" else "left" }} {{ name(m.place) }} on {{ m.date }}.
{% endfor %}
{% for e in record.engagements %}
On {{ e.date }}, {{ name(record.principal) }} took part in a {{ e.kind }}\
{% set others = e.participants | rejectattr("role", "equalto", "principal") | list %}\
{% if others %} with {% for p in others %}{{ office(p.entity) }}{{ name(p.entity) }}\
{{ ", " if not loop.last }}{% endfor %}{% endif %}\
{% if e.venue %} at {{ name(e.venue) }}{% endif %}{% if e.city %} in {{ name(e.city) }}{% endif %}.
{% if e.topics %}They discussed {% for t in e.topics %}{{ t.text }}{{ ", " if not loop.last }}{% endfor %}.
{% endif %}
{% for s in record.statements if s.engagement == e.id %}
{{ name(s.speaker) }} said ({{ s.act }}): {{ s.about }}.
{% endfor %}
{% for r in record.references if r.cited_by == e.id %}
(See {{ r.symbol }}.)
{% endfor %}
{% endfor %}
{% for u in record.upcoming %}
{{ name(u.event) }} will be held in {{ u.where }} in {{ u.when }}.
{% endfor %}
"""


def journey(engagements: int) -> str:
    """Return a programme with so many engagements."""
    days, each = len(CITIES), -(-engagements // len(CITIES))
    lines = ["title: Journey through Central Asia",
             "principal: {name: Elena Rivas, honorific: Ms., office: Foreign Minister, country: Chile}",
             "status: held", "people:"]
    for at, name in enumerate(PEOPLE):
        country = CITIES[at % days].partition(", ")[2]
        lines.append(f"  p{at}: {{name: {name}, office: {OFFICES[at % len(OFFICES)]}, country: {country}}}")
    lines.append("items:")
    for at in range(engagements):
        day, turn = divmod(at, each)
        if turn == 0:
            lines.append(f'  - {{when: 2026-06-{day + 1:02} 07:30, what: arrival, city: "{CITIES[day]}"}}')
        lines += [f"  - when: 2026-06-{day + 1:02} {9 + turn}:00",
                  f"    what: {KINDS[at % len(KINDS)]}", f"    with: p{at % 12}", f'    city: "{CITIES[day]}"',
                  f"    venue: Hall of Friendship {at}", f"    topics: [trade in grain {at}, water of river {at}]",
                  f"    said: [{{act: thank, to: p{at % 12}, about: their support for plan {at}}},"
                  f" {{act: stress, about: the importance of the protection of river {at}}}]"]
    lines += ["upcoming:", "  - {event: Ocean Forum, country: Italy, when: 2027}"]
    return "\n".join(lines) + "\n"


def peer(record: Record) -> Callable[[], str]:
    """Return the template of the peer, compiled."""
    template = jinja2.Environment(autoescape=False, trim_blocks=True).from_string(TEMPLATE)
    offices = {person.id: f"{person.offices[0].title} " if person.offices else "" for person in record.people}
    return lambda: template.render(record=record, name=record.name_of, office=lambda entity: offices.get(entity, ""))


def timed(call: Callable[[], object], rounds: int) -> list[float]:
    """Return the milliseconds of each round."""
    found = []
    for _ in range(rounds):
        begun = time.perf_counter()
        call()
        found.append((time.perf_counter() - begun) * 1000)
    return found


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engagements", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    text = journey(options.engagements)
    record = record_of(from_yaml(text, "journey.yaml"))
    begun = time.perf_counter()
    made = draft(record)
    first = (time.perf_counter() - begun) * 1000
    rendered = peer(record)
    rendered()
    works: dict[str, Callable[[], object]] = {
        "Jinja2, one template": rendered, "draft, style un": lambda: draft(record),
        "draft, style readout": lambda: draft(record, "readout"), "draft, style note": lambda: draft(record, "note"),
        "programme file to record": lambda: record_of(from_yaml(text, "journey.yaml")),
        "draft to DOCX": lambda: form("docx")(made), "draft to PDF": lambda: form("pdf")(made),
    }
    table = Table("work", "median ms", "worst ms", "of the peer's time")
    base = 0.0
    for name, work in works.items():
        work()
        found = timed(work, options.rounds)
        median = statistics.median(found)
        base = base or median
        table.add_row(name, f"{median:,.1f}", f"{max(found):,.1f}", f"{median / base:,.1f} times")
    console = Console()
    console.print(f"{len(record.engagements)} engagements, {len(record.movements)} movements, {len(record.statements)} "
                  f"statements; {sum(1 for _ in made.sentences)} sentences; the first draft took {first:,.0f} ms")
    console.print(table)


if __name__ == "__main__":
    main()
