"""How well records agree with documents annotated by hand.

`evaluate` reads a folder of gold documents and returns a `Report`; `shortfalls` compares that with a floor file.
"""

from communique.evaluate.floors import Shortfall, load_floors, shortfalls
from communique.evaluate.gold import GoldDocument, load_gold
from communique.evaluate.run import DocumentReport, Report, evaluate
from communique.evaluate.tally import MEASURES, Miss, Tally

__all__ = [
    "MEASURES", "DocumentReport", "GoldDocument", "Miss", "Report", "Shortfall", "Tally", "evaluate", "load_floors",
    "load_gold", "shortfalls",
]
