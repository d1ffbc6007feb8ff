"""How well records agree with documents annotated by hand.

    >>> from communique import Reader
    >>> from communique.evaluate import evaluate
    >>> report = evaluate(Path("tests/gold"), Reader())  # doctest: +SKIP
    >>> report.composite                                 # doctest: +SKIP
"""

from communique.evaluate.floors import Shortfall, load_floors, shortfalls
from communique.evaluate.gold import GoldDocument, load_gold
from communique.evaluate.run import DocumentReport, Report, evaluate
from communique.evaluate.tally import MEASURES, Miss, Tally

__all__ = [
    "MEASURES", "DocumentReport", "GoldDocument", "Miss", "Report", "Shortfall", "Tally", "evaluate", "load_floors",
    "load_gold", "shortfalls",
]
