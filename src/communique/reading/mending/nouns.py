"""Slips at nouns and prepositions: what was met with, what a phrase belongs to, what is no verb."""

from __future__ import annotations

from communique.reading.mending.parse import SUBJECTS, Draft

_MARGINS = frozenset({"margin", "margins", "sideline", "sidelines", "side-lines", "fringes"})
# What lasts or is counted, so that "over two days" stays a preposition.
_SPANS = frozenset(
    "days weeks months years hours minutes decades sessions meetings calls miles phases".split()
)


def noun(parse: Draft, word: int) -> None:
    """Mend tag and place of a noun, or of the "of" behind one."""
    tag, label, named = parse.tags[word], parse.labels[word], parse.named
    if tag == "VBZ" and label in {"pobj", "dobj"} and not named[word]:
        parse.tags[word] = "NNS"  # "with European counterparts"
    elif label == "appos" and tag == "NNS" and not named[word]:
        head = parse.heads[word]
        if named[head] and parse.words[head] != "people" and "both" not in parse.words[head:word]:
            parse.labels[word] = "conj"  # "with John, senior officials, and students": several are no apposition of one
    elif label in {"dobj", "pobj", "npadvmod"} and parse.words[word] == "monday" and named[word]:
        _day_after_name(parse, word)
    elif label == "prep" and parse.words[word] == "of":
        _of_noun(parse, word)
    elif label == "xcomp" and tag in {"VBG", "NN", "NNS"}:
        _noun_after_to(parse, word)


def preposition(parse: Draft, word: int) -> None:
    """Mend what a preposition hangs on."""
    low, noun_before = parse.words[word], word - 1
    if parse.labels[word] != "prep":
        return
    if low == "with":
        _beside_margins(parse, word)
    elif low in {"over", "around", "about"} and word + 2 < len(parse):
        _some(parse, word)
    elif (
        low == "from"
        and word
        and not parse.named[noun_before]
        and parse.tags[noun_before] == "NNS"
        and parse.labels[noun_before] == "pobj"
        and parse.words[parse.heads[noun_before]] == "with"
    ):
        parse.heads[word] = noun_before  # "met with students from five schools"


def returned_object(parse: Draft, word: int) -> None:
    """``co-chaired, with X, an event``, ``expressed to X her regret``: an object behind a phrase is no apposition."""
    prep = parse.heads[parse.heads[word]]
    verb = parse.heads[prep]
    between = [parse.tags[w] for w in range(verb + 1, prep) if parse.labels[w] != "advmod"]
    determined = any(parse.labels[w] == "det" and parse.heads[w] == word for w in range(word))
    taken = any(parse.labels[w] in {"dobj", "auxpass"} and parse.heads[w] == verb for w in range(len(parse)))
    if parse.labels[prep] not in {"prep", "dative"} or not parse.is_verb(verb) or taken:
        return
    own = any(parse.labels[w] == "poss" and parse.tags[w] == "PRP$" and w == word - 1 for w in parse.kids(word))
    directly = own and not between and parse.words[prep] == "to" and parse.named[word - 2]
    if between == [","] and determined or directly:
        parse.hang(word, verb, "dobj")


def company(parse: Draft, verb: int) -> None:
    """``spoke today with X to continue ...``: X is who was spoken with, not who continues."""
    kids = parse.kids(verb)
    subject = next((c for c in kids if parse.labels[c] in SUBJECTS and c < verb), None)
    to = next((c for c in kids if parse.labels[c] == "aux" and parse.words[c] == "to"), None)
    if subject is None or to is None or subject > to:
        return
    above = parse.heads[verb]
    before = [c for c in kids if parse.labels[c] == "mark" and parse.words[c] == "with" and c < subject]
    if before and above != verb:
        prep, governor = before[0], above
    elif parse.labels[verb] == "pcomp" and parse.words[above] == "with" and above < subject:
        prep, governor = above, parse.heads[above]
    else:
        return
    parse.hang(prep, governor, "prep")
    parse.hang(subject, prep, "pobj")
    parse.hang(verb, governor, "advcl")


def visiting(parse: Draft, word: int) -> None:
    """``talks with visiting leaders``: the leaders visit, and nobody visits them."""
    prep = parse.heads[word]
    if parse.words[word] not in {"visiting", "participating"} or parse.labels[word] != "pcomp":
        return
    objects = [c for c in parse.kids(word) if parse.labels[c] == "dobj" and parse.tags[c] == "NNS"]
    if parse.words[prep] == "with" and len(objects) == 1:
        parse.hang(objects[0], prep, "pobj")
        parse.hang(word, objects[0], "amod", "JJ")


def following(parse: Draft, verb: int) -> None:
    """``met with X following his speech``: after the speech, X was met; nobody follows anything."""
    kids = parse.kids(verb)
    subject = next((c for c in kids if parse.labels[c] in SUBJECTS and c < verb), None)
    event = next((c for c in kids if parse.labels[c] == "dobj" and c > verb), None)
    if subject is None or event is None or parse.labels[verb] not in {"pcomp", "advcl"}:
        return
    prep = parse.heads[verb] if parse.labels[verb] == "pcomp" else subject - 1
    if parse.words[prep] != "with" or parse.labels[prep] != "prep" or prep in parse.heads[prep + 1 : subject]:
        return
    governor = parse.heads[prep]
    parse.hang(subject, prep, "pobj")
    parse.hang(verb, governor, "prep", "IN")
    parse.labels[event] = "pobj"


def _beside_margins(parse: Draft, prep: int) -> None:
    """``spoke on the margins of the Summit with X``: with X is said of the verb."""
    at = parse.heads[prep]
    if not (parse.named[at] or parse.words[at] in _MARGINS):
        return
    aside = False
    for _ in range(5):
        aside = aside or not parse.named[at] and parse.words[at] in _MARGINS
        if parse.is_verb(at):
            if aside:
                parse.heads[prep] = at
            return
        if parse.heads[at] == at:
            return
        at = parse.heads[at]


def _noun_after_to(parse: Draft, word: int) -> None:
    """``accompanied him to meetings``: what no infinitive can be is a noun behind the preposition."""
    verb = parse.heads[word]
    marks = [c for c in range(verb + 1, word) if parse.heads[c] == word and parse.words[c] == "to"]
    governs = {parse.heads[c] for c, label in enumerate(parse.labels) if label == "dobj"}
    if len(marks) != 1 or verb not in governs or word in governs:
        return
    parse.hang(marks[0], verb, "prep", "IN")
    parse.hang(word, marks[0], "pobj", "NN" if parse.tags[word] == "VBG" else None)


def _some(parse: Draft, at: int) -> None:
    """``convened over 70 leaders``, ``met with around forty mayors``: more or less so many, not a preposition."""
    head = next((c for c in parse.kids(at) if parse.labels[c] == "pobj"), None)
    if (
        head is None
        or parse.tags[at + 1] != "CD"
        or parse.heads[at + 1] != head
        or parse.tags[head] != "NNS"
        or parse.words[head] in _SPANS
        or parse.heads[at] != at - 1
    ):
        return
    governor = parse.heads[at]
    if parse.is_verb(governor):
        parse.hang(head, governor, "dobj")
    elif parse.tags[governor] == "IN":
        parse.hang(head, governor, "pobj")
    else:
        return
    parse.hang(at, at + 1, "advmod", "RB")


def _of_noun(parse: Draft, word: int) -> None:
    """``met with X and members of the council``: "of" behind a noun that is met with belongs to the noun."""
    before = word - 1
    if before < 0 or not parse.is_verb(parse.heads[word]) or not parse.tags[before].startswith("NN"):
        return
    first = before
    for _ in range(9):
        if parse.labels[first] != "conj" or parse.heads[first] in {first, word}:
            break
        first = parse.heads[first]
    above = parse.heads[first]
    if parse.labels[first] == "pobj" and parse.words[above] == "with" and parse.heads[above] != word:
        parse.heads[word] = before


def _day_after_name(parse: Draft, word: int) -> None:
    """``addressed Congress May 4``: a day right after a name is said of the verb, and the name is its object."""
    name = word - 1
    if name < 0 or not parse.named[name] or parse.heads[name] != word:
        return
    if parse.labels[name] not in {"compound", "nmod"}:
        return
    verb = parse.heads[word]
    for _ in range(4):
        if parse.is_verb(verb) or parse.heads[verb] == verb:
            break
        verb = parse.heads[verb]
    if not parse.is_verb(verb):
        return
    for child in parse.kids(word):
        if child != name:
            parse.heads[child] = name
    parse.hang(name, parse.heads[word], "dobj" if parse.labels[word] == "npadvmod" else parse.labels[word])
    parse.hang(word, verb, "npadvmod")
