"""Clauses to engagements: verbs that tell one by themselves, and light verbs with a noun that names one.

``EngagementReader`` is the way in. Of what a clause tells, ``nouns``, ``phrases`` and ``verbs`` each read one form;
``kinds`` says what an engagement named by a noun is, ``parties`` who takes part, ``status`` whether it was held, and
``drafts`` adds time, place and evidence.
"""

from communique.reading.engagements.reader import EngagementReader
from communique.reading.engagements.reading import Reading

__all__ = ["EngagementReader", "Reading"]
