"""Build src/communique/authority/data/tenures.tsv, the table of who held which office when.

For maintainers; not run at install time and not part of the package.

    PYTHONPATH=src python scripts/build_tenures.py DATA_FOLDER

Reads, and writes nothing but tenures.tsv:

- src/communique/authority/data/tenures_extra.yml: rows written by hand. They win.
- DATA_FOLDER/leaders/leaderlist_3_21.csv: the REIGN leader list to 2021-03 (MIT). Months only. Its leader is
  the one who in effect ruled, so the title comes from `leading_offices` of tenures_extra.yml, else "leader".
- DATA_FOLDER/travels: trips of Presidents and Secretaries of State (CC0). They give the names as the
  Office of the Historian writes them, with the term from tenures_extra.yml; for a traveller who has no
  such term, the months of the first and the last trip.

A REIGN row is left out when tenures_extra.yml has the same person in the same country at that time or another
spelling of a holder of the same office for most of that time; when it ends before 1945; when it names no one
person; and when its name is a single word that is short, a common name, or part of another person's name in
the table: readers match names by words, and such a row would give its country to strangers.

The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import yaml
from rapidfuzz import fuzz

from communique.authority.names import fold

DATA = Path(__file__).resolve().parent.parent / "src" / "communique" / "authority" / "data"
FIRST = "1945"
COLUMNS = ("person", "office", "country", "organization", "start", "end", "source")
REIGN = "REIGN leader list 2021-03"
TRAVELS = "Office of the Historian, travels"
HEADER = """\
# Who held which office when. Sources and licences:
# - tenures_extra.yml of this folder; its rows name the public list against which each can be checked.
# - REIGN: leader list of the Rulers, Elections, and Irregular Governance dataset to 2021-03
#   (https://oefdatascience.github.io/REIGN.github.io/), MIT License, Copyright (c) 2017 Paul Le.
# - Travels of the President and of the Secretary of State, Office of the Historian, United States Department of
#   State (https://history.state.gov/departmenthistory/travels), public domain and CC0 1.0.
# An empty end: not known to have ended. Built by scripts/build_tenures.py; do not edit, change tenures_extra.yml.
"""

# Correlates of War abbreviations.
ISO = dict(
    pair.split(":")
    for pair in """
AAB:AG AFG:AF ALB:AL ALG:DZ AND:AD ANG:AO ARG:AR ARM:AM AUL:AU AUS:AT AZE:AZ BAH:BH BAR:BB BEL:BE BEN:BJ BFO:BF
BHM:BS BHU:BT BLR:BY BLZ:BZ BNG:BD BOL:BO BOS:BA BOT:BW BRA:BR BRU:BN BUI:BI BUL:BG CAM:KH CAN:CA CAO:CM CAP:CV
CDI:CI CEN:CF CHA:TD CHL:CL CHN:CN COL:CO COM:KM CON:CG COS:CR CRO:HR CUB:CU CYP:CY CZE:CS CZR:CZ DEN:DK DJI:DJ
DMA:DM DOM:DO DRC:CD DRV:VN ECU:EC EGY:EG EQG:GQ ERI:ER EST:EE ETH:ET ETM:TL FIJ:FJ FIN:FI FRN:FR FSM:FM GAB:GA
GAM:GM GDR:DD GFR:DE GHA:GH GMY:DE GNB:GW GRC:GR GRG:GE GRN:GD GUA:GT GUI:GN GUY:GY HAI:HT HON:HN HUN:HU ICE:IS
IND:IN INS:ID IRE:IE IRN:IR IRQ:IQ ISR:IL ITA:IT JAM:JM JOR:JO JPN:JP KEN:KE KIR:KI KOS:XK KUW:KW KYR:KG KZK:KZ
LAO:LA LAT:LV LBR:LR LEB:LB LES:LS LIB:LY LIE:LI LIT:LT LUX:LU MAA:MR MAC:MK MAD:MV MAG:MG MAL:MY MAS:MU MAW:MW
MEX:MX MLD:MD MLI:ML MLT:MT MNC:MC MNG:ME MON:MN MOR:MA MSI:MH MYA:MM MZM:MZ NAM:NA NAU:NR NEP:NP NEW:NZ NIC:NI
NIG:NG NIR:NE NOR:NO NTH:NL OMA:OM PAK:PK PAL:PW PAN:PA PAR:PY PER:PE PHI:PH PNG:PG POL:PL POR:PT PRK:KP QAT:QA
ROK:KR ROM:RO RUS:RU RVN:VD RWA:RW SAF:ZA SAL:SV SAU:SA SEN:SN SEY:SC SIE:SL SIN:SG SKN:KN SLO:SK SLU:LC SLV:SI
SNM:SM SOL:SB SOM:SO SPN:ES SRI:LK SSD:SS STP:ST SUD:SD SUR:SR SVG:VC SWA:SZ SWD:SE SWZ:CH SYR:SY TAJ:TJ TAZ:TZ
THI:TH TKM:TM TOG:TG TON:TO TRI:TT TUN:TN TUR:TR TUV:TV UAE:AE UGA:UG UKG:GB UKR:UA URU:UY USA:US UZB:UZ VAN:VU
VEN:VE WSM:WS YAR:YE YEM:YE YPR:YD YUG:RS ZAM:ZM ZIM:ZW
""".split()
)
# A state that bore another name in the REIGN list's time: abbreviation, month until which, code of that state.
EARLIER = {"RUS": ("1991-12", "SU"), "YUG": ("2003-02", "YU"), "ZIM": ("1980-04", "RH")}
# Persons cross from one to the other in mid-term (Gorbachev, Milošević): one country when rows are compared.
SAME_STATE = {"SU": "RU", "YU": "RS", "RH": "ZW"}

BRACKETS = re.compile(r"\([^)]*\)?")
INITIALS = re.compile(r"^(?:[A-Z]\.\s*)+")
NOBODY = re.compile(
    r"\b(?:and|junta|council|committee|government|regency|presidency|vacant|none|interim|military|coalition)\b|[&/;,?]",
    re.IGNORECASE,
)
PARTICLES = frozenset(
    """
al el bin ibn ben bint abu ould de da do dos del della di la le van von der den ter sheikh king queen sultan prince
emir pope
""".split()
)
# Given names and surnames that many people bear: alone they name no one.
COMMON = frozenset(
    """
abbas abdallah abdul abdulla abdullah adams ahmad ahmed akhtar albert alexander ali alia allen alley alvarez amato
amin anderson andrews anthony anwar arango arce arias arthur asghar avril aziz baker baldwin barros barrow batista
becker beel bell bella benitez bennett berger bird black blair blanco bosch botha bradshaw brown browne bryant burns
bush byrne calderon cameron campbell cardoso carter carvalho castillo castro cato chambers chan chavez chen christie
chung churchill clark clarke colombo compton cook cooper costa costello cruz daniel david davis delgado diallo diaz
dini douglas dovas duarte dupont eden edwards egli endara estrada etter evans faisal farouk faysal fernandez ferreira
figl fischer fisher flores ford francis franco frank fraser friedrich funes galvez gandhi garcia george golding gomez
gonzales gonzalez gonzalves gordon graham grant green guerrero gutierrez habib hadi hansen harmel harper harris
harrison hasan hassan hawke heath henry hernandez herrera hilly hoffmann holland holt horn houthi howard hughes hunt
husain hussain hussein ibrahim idris ikeda ismail ivanov jackson jagan james jansen jensen jimenez johnson jones
jordan joseph keita kelly kennedy kenny kern khalid khalifa khalil khan kim king kirk kirsch klaus koller kovac kumar
lahnstein lange larsen lee leone leopold lewis lin lobo lopez louis luka lynch lyons macarthur macdonald maga mahmoud
mahmud major malik mane manley manning mansour mansur mara marshall marti martin martinez mason mayer medici mejia
mendes mendez menezes menon menzies meta michel miki miller miranda mita mitchell mohamed mohammad mohammed molina
monroe monzon moore morales moreno moro morris muhammad muller murphy musa nagy nano nash nasir nasser neves nicholas
nielsen nixon note novak olivier olsen omar ortega ortiz osman ould palmer palsson paris park parker parts patterson
paul pearson peng pereira perera perez perkins perry petersen peterson phillips pierre pilgrim pinto pires powell
pratt prem price prince qasim quat rahman rallis ramirez ramos ramsay rasmussen reagan reid reyes reynolds rini rivera
roberts robinson robles rodriguez rojas romero rose ross rossi rowling rumor russell ryan saad said saleh salim salman
sampson sanchez sant santana santos sato sawyer schmidt schmitz scott segni shah sharif sharma shaw shearer short sika
silva simmonds simmons simon singh skate smith soares solomon soto souza spencer spiegel stephens stevens stewart
stich strasser stuart suarez suleiman sullivan suzuki svoboda swart sylvain symonds tanaka taylor thomas thompson
thomson torp torres toure traore trejos truman turner valencia vargas vaz vega velasquez viola walker wallace walter
walters wang ward watson webb weber werner white whitlam williams willis wilson wood wright yang young yousef youssef
yusuf zhang zhou zida
""".split()
)


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One line of tenures.tsv."""

    person: str
    office: str
    country: str
    organization: str
    start: str
    end: str
    source: str

    @property
    def words(self) -> frozenset[str]:
        """The words of the name as readers compare them."""
        return frozenset(fold(self.person).split())


class InputError(Exception):
    """Something in the input that a person has to look at."""


def _date(value: Any, where: str) -> str:
    text = "" if value is None else str(value)
    if text and not re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?", text):
        raise InputError(f"{where}: {text!r} is no date YYYY-MM-DD or YYYY-MM")
    return text


def is_after(start: str, end: str) -> bool:
    """Tell whether ``start`` lies after ``end``, compared at the precision that both have."""
    shorter = min(len(start), len(end))
    return bool(end) and start[:shorter] > end[:shorter]


def load_extra(groups: Iterable[dict[str, Any]]) -> list[Row]:
    """Return the rows written by hand."""
    rows = []
    for group in groups:
        where = group.get("country") or group.get("organization")
        if not where or not group.get("source"):
            raise InputError(f"a group without country or organization, or without source: {group}")
        for titles, holders in group["offices"].items():
            for holder in holders:
                person, start, end, *own = holder
                at = f"{where}, {titles}, {person}"
                source = own[0] if own else group["source"]
                for title in titles.split(" / "):
                    of = (group.get("country", ""), group.get("organization", ""))
                    row = Row(person, title, *of, _date(start, at), _date(end, at), source)
                    if is_after(row.start, row.end):
                        raise InputError(f"{at}: starts after its end")
                    rows.append(row)
    return rows


def load_reign(path: Path, leading: dict[str, Any], dropped: dict[str, str]) -> list[Row]:
    """Return the rows of the REIGN list that name one person, whatever the other sources have."""
    rows = []
    # UTF-8 but for some bytes of notes; a name that is not readable is left out.
    for line in csv.DictReader(path.read_bytes().decode("utf-8", errors="replace").splitlines()):
        if line["leadid"] in dropped or "\ufffd" in line["leader"]:
            continue
        person = INITIALS.sub("", BRACKETS.sub("", line["leader"]).strip()).strip()
        start = f"{int(line['syear']):04d}-{int(line['smonth']):02d}"
        end = f"{int(line['eyear']):04d}-{int(line['emonth']):02d}" if line["eyear"].strip() else ""
        if not person or NOBODY.search(person) or (end and end < FIRST) or is_after(start, end):
            continue
        until, former = EARLIER.get(line["stateabb"], ("", ""))
        country = former if start < until else ISO[line["stateabb"]]
        office = leading_office(leading.get(country), start)
        rows.append(Row(" ".join(person.split()), office, country, "", start, end, REIGN))
    return rows


def leading_office(entry: Any, start: str) -> str:
    """Return the title of a country's leader whose rule began in the month ``start``."""
    if entry is None or isinstance(entry, str):
        return entry or "leader"
    return next((title for title, low, high in entry if (low or "") <= start < (high or "9999")), "leader")


def load_travels(folder: Path, extra: list[Row]) -> list[Row]:
    """Return the travellers under the names of the Office of the Historian."""
    titles = {"president": "President", "secretary": "Secretary of State"}
    trips: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for path in sorted(folder.glob("*-travels/*.xml")):
        for trip in ElementTree.parse(path).iter("trip"):
            name = " ".join(BRACKETS.sub("", trip.findtext("name") or "").split())
            start, end = (trip.findtext("start-date") or "").strip(), (trip.findtext("end-date") or "").strip()
            title = titles.get((trip.findtext("role") or "").strip())
            if name and title and start:
                trips.setdefault((name, title), []).append((start, end or start))
    rows = []
    for (name, title), dates in sorted(trips.items()):
        first, last = min(dates)[0][:7], max(end for _, end in dates)[:7]
        if last < FIRST:
            continue
        words = frozenset(fold(name).split())
        family = fold(name).split()[-1]
        held = [r for r in extra if r.country == "US" and r.office == title and family in r.words]
        terms = [r for r in held if overlaps(r.start, r.end, first, last) and not _namesakes(r.words, words)]
        if terms:
            rows.extend(Row(name, title, "US", "", r.start, r.end, TRAVELS) for r in terms if r.words != words)
        else:
            rows.append(Row(name, title, "US", "", first, last, TRAVELS))
    return rows


def _namesakes(one: frozenset[str], other: frozenset[str]) -> bool:
    """George W. Bush and George H. W. Bush."""
    return {"h", "bush"} <= one | other and ("h" in one) != ("h" in other)


def overlaps(start: str, end: str, other_start: str, other_end: str) -> bool:
    """Tell whether two spans have a month in common."""
    return start[:7] <= (other_end or "9999")[:7] and other_start[:7] <= (end or "9999")[:7]


def _months(text: str) -> int:
    return int(text[:4]) * 12 + int(text[5:7])


def _share(row: Row, others: list[Row]) -> float:
    """Return the part of the months of ``row`` that the others fill."""
    end = _months(row.end or "2021-03")
    mine = set(range(_months(row.start), max(end, _months(row.start)) + 1))
    theirs = {m for o in others for m in range(_months(o.start), _months(o.end or "2021-03") + 1)}
    return len(mine & theirs) / len(mine)


def _long(words: Iterable[str]) -> list[str]:
    return [w for w in words if len(w) > 3 and w not in PARTICLES]


def same_person(row: Row, other: Row) -> bool:
    """Tell whether two rows of one country and time can be of one person: they share a word but for its spelling."""
    mine, theirs = _long(row.words), _long(other.words)
    if not mine or not theirs:
        return bool(row.words & other.words)
    return any(fuzz.ratio(a, b) >= 80 for a in mine for b in theirs)


def _state(row: Row) -> str:
    return SAME_STATE.get(row.country, row.country)


def merge(extra: list[Row], reign: list[Row], travels: list[Row]) -> tuple[list[Row], Counter[str]]:
    """Return the sorted table, and why REIGN rows were left out."""
    why: Counter[str] = Counter()
    by_state: dict[str, list[Row]] = {}
    for row in extra:
        by_state.setdefault(_state(row), []).append(row)
    kept = []
    for row in reign:
        near = [o for o in by_state.get(_state(row), ()) if o.country and overlaps(row.start, row.end, o.start, o.end)]
        if any(same_person(row, o) for o in near):
            why["same person in tenures_extra.yml"] += 1
        elif row.office != "leader" and _share(row, [o for o in near if o.office == row.office]) >= 0.7:
            why["same office and time in tenures_extra.yml"] += 1
        else:
            kept.append(row)
    bearers: dict[str, set[tuple[str, frozenset[str]]]] = {}
    for row in (*extra, *kept):
        for word in row.words:
            bearers.setdefault(word, set()).add((_state(row), row.words))
    clear = []
    for row in kept:
        word = next(iter(row.words), "")
        if len(row.words) > 1 and _long(row.words):
            clear.append(row)
        elif len(word) < 4 or word in COMMON or word in PARTICLES:
            why["one short or common word"] += 1
        elif len(bearers[word]) > 1:
            why["one word that others bear"] += 1
        else:
            clear.append(row)
    return sorted(set(_joined([*extra, *clear, *travels]))), why


def _joined(rows: list[Row]) -> list[Row]:
    """Drop a row that another row of the same person and office has whole (two lists with the same term)."""
    best: dict[tuple[str, str, str, str, str], Row] = {}
    for row in rows:
        key = (fold(row.person), row.office, row.country, row.organization, row.start)
        best.setdefault(key, row)
    return list(best.values())


def write(rows: list[Row], path: Path) -> None:
    """Write the table."""
    lines = ["\t".join(COLUMNS)]
    for row in rows:
        fields = [row.person, row.office, row.country, row.organization, row.start, row.end, row.source]
        if any("\t" in f or "\n" in f for f in fields):
            raise InputError(f"a tab or a line break in {fields}")
        lines.append("\t".join(fields))
    path.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def build(folder: Path | None) -> tuple[list[Row], Counter[str]]:
    """Return the table as built from this project's file and the data folder; without one, from the file alone."""
    written = yaml.safe_load((DATA / "tenures_extra.yml").read_text(encoding="utf-8"))
    extra = load_extra(written["tenures"])
    if folder is None:
        return merge(extra, [], [])
    dropped = written["reign_drop"]
    reign = load_reign(folder / "leaders" / "leaderlist_3_21.csv", written["leading_offices"], dropped)
    reign = [row for row in reign if row.country not in written["reign_drop_countries"]]
    return merge(extra, reign, load_travels(folder / "travels", extra))


def main() -> int:
    """Build the table and say what is in it."""
    parser = argparse.ArgumentParser(description="Build tenures.tsv.")
    parser.add_argument("folder", type=Path, nargs="?", help="has leaders/ and travels/; else tenures_extra.yml is all")
    parser.add_argument("--out", type=Path, default=DATA / "tenures.tsv")
    arguments = parser.parse_args()
    try:
        rows, why = build(arguments.folder)
    except (InputError, OSError, yaml.YAMLError) as error:
        print(f"build_tenures: {error}", file=sys.stderr)
        return 1
    write(rows, arguments.out)
    reign, travels = sum(r.source == REIGN for r in rows), sum(r.source == TRAVELS for r in rows)
    print(f"{len(rows)} rows: {len(rows) - reign - travels} by hand, {reign} of REIGN, {travels} of the travels")
    for reason, count in sorted(why.items()):
        print(f"REIGN rows left out, {reason}: {count}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
