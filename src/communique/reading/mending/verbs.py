"""Slips at verbs: their tags, their subjects, and what they hang on."""

from __future__ import annotations

from communique.reading.mending.nouns import company, following, visiting
from communique.reading.mending.parse import QUOTE, SUBJECTS, Draft

_FRAMING = frozenset({"opening", "closing", "welcoming", "concluding"})
_SPOKEN = frozenset({"remarks", "statement", "statements", "address", "speech", "session", "ceremony"})
# Past tenses that the tagger does not know.
_PAST = frozenset({"dwelt", "spelt", "learnt", "leant", "leapt"})
_ASIDE = frozenset({"who", "which", "that", "while", "when", "where", "as"})


def past_tense(parse: Draft, word: int) -> None:
    """``dwelt`` with a subject is a past tense."""
    if parse.words[word] in _PAST and any(
        parse.heads[w] == word and parse.labels[w] in SUBJECTS for w in range(word)
    ):
        parse.tags[word] = "VBD"


def modifier(parse: Draft, word: int) -> None:
    """``unjustified, unprovoked, and premeditated war``: a participle in a row of them before a noun is no verb."""
    if parse.tags[word] not in {"VBD", "VBN"} or word < 3 or word + 1 >= len(parse) or parse.has_subject(word):
        return
    before = word - 2 if parse.words[word - 1] == "and" else word - 1
    before -= parse.words[before] == ","
    if before == word - 1 or parse.named[before] or parse.tags[word + 1] not in {"NN", "NNS"}:
        return
    if parse.tags[before] not in {"JJ", "VBN"} or parse.labels[before] in {"ROOT", "acomp"}:
        return
    if not parse.words[before].endswith("ed") or not parse.words[word].endswith("ed"):
        return
    noun, governor = word + 1, parse.heads[before]
    if parse.heads[noun] != word or governor == noun:
        return
    for kid in parse.kids(before):
        if kid < word:
            parse.hang(kid, noun)
    parse.hang(noun, governor, "pobj" if parse.tags[governor] in {"IN", "TO"} else "dobj")
    parse.hang(before, noun, "amod", "JJ")
    for kid in parse.kids(word):
        parse.hang(kid, noun)
    parse.hang(word, noun, "amod", "JJ")


def said_behind(parse: Draft, word: int) -> None:
    """``"...," said the Minister``: the quotation is what was said, the Minister who said it."""
    after = word + 1
    if word not in parse.reports or word == 0 or after >= len(parse) or not parse.named[after]:
        return
    if parse.words[word - 1] != QUOTE or not parse.named[word - 1] or parse.heads[after] != word:
        return
    if parse.labels[after] in {"npadvmod", "dobj", "attr", "dep"} and parse.heads[word - 1] == word:
        parse.labels[after] = "nsubj"
        parse.labels[word - 1] = "dobj"


def verb(parse: Draft, at: int) -> None:
    """Mend what hangs on a verb, and its tag."""
    tag, label = parse.tags[at], parse.labels[at]
    if tag in {"VBZ", "VBP", "VBD"} and label == "ROOT" and at:
        kids = parse.kid_labels(at)
        if parse.labels[at - 1] == "compound" and parse.heads[at - 1] == at and not kids & SUBJECTS and "det" in kids:
            parse.labels[at - 1] = "nsubj"  # "the recruit signs a contract"
    if tag in {"VBN", "VBD"} and label == "ROOT":
        _fronted(parse, at)
    if tag == "VBG" and parse.words[at] == "following":
        following(parse, at)
    elif tag == "VBG" and parse.words[at] in _FRAMING:
        _framing(parse, at)
    elif tag == "VBG":
        visiting(parse, at)
    elif tag == "VBD" and label in {"ccomp", "advcl"}:
        _series(parse, at)
    elif tag == "VB":
        company(parse, at)
    elif tag == "VBN" and label in {"ROOT", "conj", "ccomp"}:
        kids = parse.kid_labels(at)
        alone = at == 0 and label == "ROOT" and "agent" not in kids  # "Attempted to mediate."
        if (alone or "nsubj" in kids) and not kids & {"aux", "auxpass", "nsubjpass"}:
            parse.tags[at] = "VBD"  # "The two strongly condemned": a subject, and no auxiliary


def _fronted(parse: Draft, at: int) -> None:
    """``With the participation of X, a meeting was held``: the subject is no apposition of X."""
    kids = parse.kids(at)
    aux = min([at, *[c for c in kids if parse.labels[c] in {"aux", "auxpass"}]])
    if any(parse.labels[c] in {*SUBJECTS, "csubj", "expl"} for c in kids):
        return
    for word in range(aux - 1, 0, -1):
        above = parse.heads[word]
        if parse.labels[word] != "appos" or parse.named[word] or not parse.named[above] or above > word:
            continue
        article = next((c for c in parse.kids(word) if parse.labels[c] == "det"), None)
        top = above
        while parse.heads[top] not in {top, at}:
            top = parse.heads[top]
        if article is None or parse.words[article - 1] != ",":
            continue
        if parse.labels[top] != "prep" or parse.heads[top] != at:
            continue
        parse.hang(word, at, "nsubjpass" if parse.tags[at] == "VBN" and aux < at else "nsubj")
        return


def _series(parse: Draft, at: int) -> None:
    """``was welcomed by X, addressed the troops and laid flowers``: a verb of a series is no clause of another."""
    above = parse.heads[at]
    if (
        above < at
        and (parse.words[at - 1] == "," or parse.named[at - 1])
        and parse.tags[above] in {"VBD", "VBN"}
        and not parse.kid_labels(at) & {"nsubj", "nsubjpass", "mark", "aux", "auxpass", "advmod"}
        and not any(parse.words[c] in _ASIDE for c in parse.kids(at))
    ):
        parse.labels[at] = "conj"


def _framing(parse: Draft, at: int) -> None:
    """``heard opening remarks from X``: nobody opens anything, the remarks are opening ones."""
    noun = at + 1
    if noun >= len(parse) or parse.heads[noun] != at or parse.labels[noun] != "dobj":
        return
    if parse.words[noun] not in _SPOKEN or parse.heads[at] == at:
        return
    governor = parse.heads[at]
    parse.hang(noun, governor, "pobj" if parse.tags[governor] == "IN" else "dobj")
    parse.hang(at, noun, "amod", "JJ")


def lost_root(parse: Draft) -> None:
    """``X, accompanied by Y, received Z``: the participle with an agent is none of the sentence's own verbs."""
    root = next((w for w, label in enumerate(parse.labels) if label == "ROOT"), None)
    if root is None or root < 2 or parse.words[root - 1] != "," or parse.tags[root] not in {"VBD", "VBN"}:
        return
    kids = parse.kids(root)
    subject = next((w for w in kids if parse.labels[w] in SUBJECTS and w < root), None)
    verbs = [w for w in kids if parse.labels[w] == "conj" and parse.tags[w] in {"VBD", "VBN"} and w > root]
    labels = parse.kid_labels(root)
    passive = "agent" in labels and not labels & {"aux", "auxpass"}
    if subject is None or not verbs or not passive or parse.words[verbs[0] - 1] != ",":
        return
    parse.hang(verbs[0], verbs[0], "ROOT", "VBD")
    parse.hang(subject, verbs[0], "nsubj")
    parse.hang(root, subject, "acl", "VBN")
