"""The programme that `communique programme new` writes: commented, and ready to be filled in."""

from __future__ import annotations

from datetime import date, timedelta

_TEMPLATE = """\
# The programme of a journey. `communique programme check FILE` checks it, `show` prints it, and `communique draft FILE`
# writes the report. What stands behind a # is a comment. Times are local times of the place.

title: Visit to {country}
issuer: Office of the Spokesperson        # stands at the head of the report
# symbol: SG/T/0000
# issued: {after}                      # date of the report

principal:
  name: Ana Example
  honorific: Ms.                          # tells the draft to write "she"
  office: Foreign Minister
  country: Chile                          # or organization: United Nations

starts: {start}
ends: {end}

# planned until it took place: write `status: held` at an entry, or here for all of them. Also cancelled and declined.
status: planned

# People who come up, each by a short name of your choice. kind: group, organization or media for what is no person.
people:
  president: {{name: Bruno Muster, office: President, country: {country}}}
  team: {{name: UN country team, kind: group}}

# The entries. `what` is one of arrival, departure, transit; or meeting, call, briefing, site-visit, interview, press,
# address, meal, ceremony, signing, attendance, town-hall, welcome.
items:
  - when: {start} 09:30                # or 2024-07-03 18:00-18:45, 2024-07-03 evening, 2024-07-03
    what: arrival
    city: {city}, {country}
    from: Santiago, Chile

  - when: {start} 11:00-11:45
    what: meeting
    with: president                       # several: [president, team]
    venue: Presidential Palace
    city: {city}, {country}
    # event: Ocean Forum                  # the larger event it is part of, or on whose margins it takes place
    topics:
      - fisheries
      - the protection of the high seas
    said:                                 # who thanked, stressed, urged: by is the principal where it is left out
      - {{act: thank, to: president, about: his hospitality}}
    # cites: [FM/114]                     # releases to be cited

  - when: {end} 10:00-11:00
    what: meeting
    with: team
    city: {city}, {country}

  - when: {end} 15:00
    what: departure
    city: {city}, {country}
    to: Santiago, Chile

# upcoming:
#   - {{event: Ocean Forum, country: Italy, when: 2026}}
"""


def template(*, start: date, end: date, city: str = "Lisbon", country: str = "Portugal") -> str:
    """Return the text of a new programme.

    Args:
        start: First day of the journey.
        end: Last day.
        city: City that the example entries are in.
        country: Its country.
    """
    return _TEMPLATE.format(start=start, end=end, after=end + timedelta(days=1), city=city, country=country)
