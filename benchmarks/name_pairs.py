"""How well names of persons are told apart, on a public set of labelled pairs, beside another matcher.

The set is `contrib/name_bench/cases.csv` of nomenklatura (MIT licence; not part of this project). Its pairs of persons
are split in two by a digest of the names: weights were fitted on the half `tune` alone, the half `held` is only scored.
nomenklatura's logic-v2 matcher runs on the same pairs where it is installed (`pip install nomenklatura`).

    python benchmarks/name_pairs.py CASES.csv            # both matchers, both halves
    python benchmarks/name_pairs.py CASES.csv --misses   # and the pairs of `tune` that ours gets wrong
    python benchmarks/name_pairs.py CASES.csv --fit      # weights for data/match_weights.yml (scikit-learn)
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from communique.authority.alignment import align
from communique.authority.name_match import compare_names, name_features
from communique.authority.person_names import read_name

Scorer = Callable[[str, str], float]
#: The score from which each matcher calls a pair the same; logic-v2's is that of its own benchmark.
OURS, LOGIC_V2 = 0.5, 0.7


@dataclass(frozen=True)
class Case:
    """One labelled pair."""

    name1: str
    name2: str
    same: bool
    half: str


def read_cases(path: Path) -> list[Case]:
    """Return the pairs of persons of the file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [Case(row["name1"], row["name2"], row["is_match"] == "true", _half(row["name1"], row["name2"]))
                for row in csv.DictReader(lines) if row["schema"] == "Person"]


def _half(first: str, second: str) -> str:
    return "held" if hashlib.sha256(f"{first}|{second}".encode()).digest()[0] % 2 else "tune"


def logic_v2() -> Scorer | None:
    """Return nomenklatura's matcher, or None where it is not installed."""
    try:
        from followthemoney import ValueEntity, model
        from nomenklatura.matching.logic_v2.model import LogicV2
    except ImportError:
        return None
    config, person = LogicV2.default_config(), model.get("Person")

    def score(first: str, second: str) -> float:
        left, right = (ValueEntity(person, {"id": uuid4().hex}) for _ in range(2))  # it remembers names by id
        left.add("name", first)
        right.add("name", second)
        return float(LogicV2.compare(left, right, config).score)

    return score


def report(label: str, cases: list[Case], scores: list[float], threshold: float) -> None:
    """Print precision, recall and F1 of one matcher for both halves and together."""
    for half in ("tune", "held", "all"):
        kept = [(case.same, score >= threshold) for case, score in zip(cases, scores, strict=True)
                if half in (case.half, "all")]
        right = sum(same and found for same, found in kept)
        wrong = sum(found and not same for same, found in kept)
        missed = sum(same and not found for same, found in kept)
        precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
        f1 = 2 * right / max(1, 2 * right + wrong + missed)
        print(f"{label:22} {half:5} {len(kept):5} pairs  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")


def run(label: str, cases: list[Case], scorer: Scorer, threshold: float) -> list[float]:
    """Score all pairs with one matcher, print the result and its speed."""
    scorer("Ada Lovelace", "Lovelace, Ada")  # tables are loaded before the clock starts
    start = time.perf_counter()
    scores = [scorer(case.name1, case.name2) for case in cases]
    each = (time.perf_counter() - start) / len(cases)
    report(label, cases, scores, threshold)
    print(f"{label:22} {each * 1e6:.0f} µs a pair\n")
    return scores


def fit(cases: list[Case]) -> None:
    """Print the weights that logistic regression finds on the tuning half."""
    from sklearn.linear_model import LogisticRegression

    tuning = [case for case in cases if case.half == "tune"]
    names = [(read_name(case.name1), read_name(case.name2)) for case in tuning]
    rows = [name_features(first, second, align(first, second)) for first, second in names]
    columns = [name for name in rows[0] if name != "base"]
    found = LogisticRegression(max_iter=5000).fit([[row[c] for c in columns] for row in rows], [c.same for c in tuning])
    print(f"base: {found.intercept_[0]:.2f}")
    for column, weight in zip(columns, found.coef_[0], strict=True):
        print(f"{column}: {weight:.2f}")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path, help="nomenklatura's contrib/name_bench/cases.csv")
    parser.add_argument("--misses", action="store_true", help="list the pairs of the tuning half that ours gets wrong")
    parser.add_argument("--fit", action="store_true", help="print weights fitted on the tuning half")
    arguments = parser.parse_args()
    cases = read_cases(arguments.cases)
    if arguments.fit:
        fit(cases)
        return
    other = logic_v2()
    scores = run("communique", cases, lambda first, second: compare_names(first, second).score, OURS)
    if other is None:
        print("nomenklatura is not installed: pip install nomenklatura, to compare with its logic-v2")
    else:
        run("nomenklatura logic-v2", cases, other, LOGIC_V2)
    for case, score in zip(cases, scores, strict=True) if arguments.misses else ():
        if case.half == "tune" and (score >= OURS) is not case.same:
            print(f"{'same' if case.same else 'different'}, scored {score:.2f}: {case.name1} | {case.name2}")


if __name__ == "__main__":
    main()
