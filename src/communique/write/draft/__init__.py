"""The draft of a report: a record written in the house style of an office, each sentence traceable to its facts."""

from communique.write.draft.composing import draft
from communique.write.draft.loading import STYLES, load_style
from communique.write.draft.options import Wishes
from communique.write.draft.parts import Draft, Gap, Paragraph, Sentence

__all__ = ["STYLES", "Draft", "Gap", "Paragraph", "Sentence", "Wishes", "draft", "load_style"]
