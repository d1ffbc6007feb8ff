"""Known slips of the parser, mended where the words leave one reading only."""

from __future__ import annotations

from collections.abc import Sequence

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MARGINS = frozenset({"margin", "margins", "sideline", "sidelines", "side-lines", "fringes"})

# What lasts or is counted, so that "over two days" stays a preposition.
_SPANS = frozenset(
    {
        "days",
        "weeks",
        "months",
        "years",
        "hours",
        "minutes",
        "decades",
        "sessions",
        "meetings",
        "calls",
        "miles",
        "phases",
    }
)

_FRAMING = frozenset({"opening", "closing", "welcoming", "concluding"})
_SPOKEN = frozenset({"remarks", "statement", "statements", "address", "speech", "session", "ceremony"})


# Past tenses that the tagger does not know.
_PAST = frozenset({"dwelt", "spelt", "learnt", "leant", "leapt"})


def mend(words: Sequence[str], named: Sequence[bool], heads: list[int], labels: list[str], tags: list[str]) -> None:
    """Mend a parse in place.

    Args:
        words: The lower-case words of the skeleton.
        named: Whether each word stands for a mention.
        heads: The index of each word's head.
        labels: The label of each word.
        tags: The tag of each word.
    """
    children: list[list[int]] = [[] for _ in heads]
    for word, head in enumerate(heads):
        if head != word:
            children[head].append(word)
    _prepositions(words, named, heads, labels, tags)
    for word in range(len(tags)):
        if words[word] in _PAST and any(heads[w] == word and labels[w] in _SUBJECTS for w in range(word)):
            tags[word] = "VBD"
        _mend_noun(word, words, named, heads, labels, tags)
        if labels[word] == "conj" and tags[word] == "VBG":
            _gerund(word, heads, labels, tags)
        if labels[word] == "appos" and not named[word] and named[heads[word]]:
            _return_object(word, words, heads, labels, tags)
    for verb, tag in enumerate(tags):
        if tag.startswith("VB"):
            _mend_verb(verb, words, named, heads, labels, tags, children)


def _mend_noun(
    word: int, words: Sequence[str], named: Sequence[bool], heads: list[int], labels: list[str], tags: list[str]
) -> None:
    """Mend tag and place of a noun, or of the "of" behind one."""
    tag, label = tags[word], labels[word]
    if tag == "VBZ" and label in {"pobj", "dobj"} and not named[word]:
        tags[word] = "NNS"  # "with European counterparts"
    elif label == "appos" and tag == "NNS" and not named[word]:
        head = heads[word]
        if named[head] and words[head] != "people" and "both" not in words[head:word]:
            labels[word] = "conj"  # "with John, senior officials, and students": several are no apposition of one
    elif label in {"dobj", "pobj", "npadvmod"} and words[word] == "monday" and named[word]:
        _day_after_name(word, named, heads, labels, tags)
    elif label == "prep" and words[word] == "of":
        _of_noun(word, words, heads, labels, tags)
    elif label == "xcomp" and tag in {"VBG", "NN", "NNS"}:
        _noun_after_to(word, words, heads, labels, tags)


def _mend_verb(
    verb: int,
    words: Sequence[str],
    named: Sequence[bool],
    heads: list[int],
    labels: list[str],
    tags: list[str],
    children: list[list[int]],
) -> None:
    """Mend what hangs on a verb, and its tag."""
    tag = tags[verb]
    if tag in {"VBZ", "VBP", "VBD"} and labels[verb] == "ROOT" and verb:
        kids = {labels[c] for c in children[verb]}
        if labels[verb - 1] == "compound" and heads[verb - 1] == verb and not kids & _SUBJECTS and "det" in kids:
            labels[verb - 1] = "nsubj"  # "the recruit signs a contract"
    if tag in {"VBN", "VBD"} and labels[verb] == "ROOT":
        _fronted(verb, words, named, heads, labels, tags, children)
    if tag == "VBG" and words[verb] == "following":
        _following(words, heads, labels, tags, children[verb], verb)
    elif tag == "VBG" and words[verb] in _FRAMING:
        _framing(words, heads, labels, tags, children[verb], verb)
    elif tag == "VBD" and labels[verb] in {"ccomp", "advcl"}:
        _series(verb, words, named, heads, labels, tags, children)
    elif tag == "VB":
        _company(words, heads, labels, children[verb], verb)
    elif tag == "VBN" and labels[verb] in {"ROOT", "conj", "ccomp"}:
        kids = {labels[c] for c in children[verb]}
        alone = verb == 0 and labels[verb] == "ROOT" and "agent" not in kids  # "Attempted to mediate."
        if (alone or "nsubj" in kids) and not kids & {"aux", "auxpass", "nsubjpass"}:
            tags[verb] = "VBD"  # "The two strongly condemned": a subject, and no auxiliary


def _prepositions(
    words: Sequence[str], named: Sequence[bool], heads: list[int], labels: list[str], tags: list[str]
) -> None:
    for word, low in enumerate(words):
        if low == "with" and labels[word] == "prep":
            _beside_margins(word, words, named, heads, tags)
        elif low in {"over", "around", "about"} and labels[word] == "prep" and word + 2 < len(words):
            _some(word, words, heads, labels, tags)
        elif low == "from" and labels[word] == "prep" and word and not named[word - 1]:
            noun = word - 1
            if tags[noun] == "NNS" and labels[noun] == "pobj" and words[heads[noun]] == "with":
                heads[word] = noun  # "met with students from five schools"


def _return_object(word: int, words: Sequence[str], heads: list[int], labels: list[str], tags: list[str]) -> None:
    """``co-chaired, with X, an event``: an object behind a phrase between commas is no apposition of X."""
    preposition = heads[heads[word]]
    verb = heads[preposition]
    between = [tags[w] for w in range(verb + 1, preposition) if labels[w] != "advmod"]
    determined = any(labels[w] == "det" and heads[w] == word for w in range(word))
    taken = any(labels[w] in {"dobj", "auxpass"} and heads[w] == verb for w in range(len(words)))
    if labels[preposition] == "prep" and tags[verb].startswith("VB") and between == [","] and determined and not taken:
        heads[word], labels[word] = verb, "dobj"


def _gerund(word: int, heads: list[int], labels: list[str], tags: list[str]) -> None:
    """``telling them that A is true and asking ...``: a gerund goes with the gerund before, not with "is"."""
    clause = heads[word]
    above = heads[clause]
    if (
        labels[clause] == "ccomp"
        and tags[clause] in {"VBD", "VBZ", "VBP"}
        and tags[above] == "VBG"
        and above < clause < word
        and not any(heads[w] == word and labels[w] in _SUBJECTS | {"aux"} for w in range(word))
    ):
        heads[word] = above


def _fronted(
    verb: int,
    words: Sequence[str],
    named: Sequence[bool],
    heads: list[int],
    labels: list[str],
    tags: list[str],
    children: list[list[int]],
) -> None:
    """``With the participation of X, a meeting was held``: the subject is no apposition of X."""
    kids = children[verb]
    aux = min([verb, *[c for c in kids if labels[c] in {"aux", "auxpass"}]])
    if any(labels[c] in {*_SUBJECTS, "csubj", "expl"} for c in kids):
        return
    for word in range(aux - 1, 0, -1):
        above = heads[word]
        if labels[word] != "appos" or named[word] or not named[above] or above > word:
            continue
        article = next((c for c in children[word] if labels[c] == "det"), None)
        top = above
        while heads[top] not in {top, verb}:
            top = heads[top]
        if article is None or words[article - 1] != "," or labels[top] != "prep" or heads[top] != verb:
            continue
        heads[word], labels[word] = verb, "nsubjpass" if tags[verb] == "VBN" and aux < verb else "nsubj"
        kids.append(word)
        return


def _series(
    verb: int,
    words: Sequence[str],
    named: Sequence[bool],
    heads: list[int],
    labels: list[str],
    tags: list[str],
    children: list[list[int]],
) -> None:
    """``was welcomed by X, addressed the troops and laid flowers``: a verb of a series is no clause of another."""
    above = heads[verb]
    kids = {labels[c] for c in children[verb]}
    if (
        above < verb
        and (words[verb - 1] == "," or named[verb - 1])
        and tags[above] in {"VBD", "VBN"}
        and not kids & {"nsubj", "nsubjpass", "mark", "aux", "auxpass", "advmod"}
        and not any(words[c] in {"who", "which", "that", "while", "when", "where", "as"} for c in children[verb])
    ):
        labels[verb] = "conj"


def _company(words: Sequence[str], heads: list[int], labels: list[str], kids: list[int], verb: int) -> None:
    """``spoke today with X to continue ...``: X is who was spoken with, not who continues."""
    subject = next((c for c in kids if labels[c] in _SUBJECTS and c < verb), None)
    to = next((c for c in kids if labels[c] == "aux" and words[c] == "to"), None)
    if subject is None or to is None or subject > to:
        return
    before = [c for c in kids if labels[c] == "mark" and words[c] == "with" and c < subject]
    if before and heads[verb] != verb:
        company, governor = before[0], heads[verb]
    elif labels[verb] == "pcomp" and words[heads[verb]] == "with" and heads[verb] < subject:
        company = heads[verb]
        governor = heads[company]
    else:
        return
    heads[company], labels[company] = governor, "prep"
    heads[subject], labels[subject] = company, "pobj"
    heads[verb], labels[verb] = governor, "advcl"


def _beside_margins(
    company: int, words: Sequence[str], named: Sequence[bool], heads: list[int], tags: list[str]
) -> None:
    """``spoke on the margins of the Summit with X``: with X is said of the verb."""
    at = heads[company]
    if not (named[at] or words[at] in _MARGINS):
        return
    aside = False
    for _ in range(5):
        aside = aside or not named[at] and words[at] in _MARGINS
        if tags[at].startswith("VB"):
            if aside:
                heads[company] = at
            return
        if heads[at] == at:
            return
        at = heads[at]


def _noun_after_to(word: int, words: Sequence[str], heads: list[int], labels: list[str], tags: list[str]) -> None:
    """``accompanied him to meetings``: what no infinitive can be is a noun behind the preposition."""
    verb = heads[word]
    marks = [c for c in range(verb + 1, word) if heads[c] == word and words[c] == "to"]
    governs = {heads[c] for c, label in enumerate(labels) if label == "dobj"}
    if len(marks) != 1 or verb not in governs or word in governs:
        return
    heads[marks[0]], heads[word] = verb, marks[0]
    labels[marks[0]], labels[word] = "prep", "pobj"
    tags[marks[0]] = "IN"
    if tags[word] == "VBG":
        tags[word] = "NN"


def _following(
    words: Sequence[str], heads: list[int], labels: list[str], tags: list[str], kids: list[int], verb: int
) -> None:
    """``met with X following his speech``: after the speech, X was met; nobody follows anything."""
    subject = next((c for c in kids if labels[c] in _SUBJECTS and c < verb), None)
    event = next((c for c in kids if labels[c] == "dobj" and c > verb), None)
    if subject is None or event is None or labels[verb] not in {"pcomp", "advcl"}:
        return
    company = heads[verb] if labels[verb] == "pcomp" else subject - 1
    if words[company] != "with" or labels[company] != "prep" or company in heads[company + 1 : subject]:
        return
    governor = heads[company]
    heads[subject], labels[subject] = company, "pobj"
    heads[verb], labels[verb], tags[verb] = governor, "prep", "IN"
    labels[event] = "pobj"


def _some(at: int, words: Sequence[str], heads: list[int], labels: list[str], tags: list[str]) -> None:
    """``convened over 70 leaders``, ``met with around forty mayors``: more or less so many, not a preposition."""
    noun = next((c for c, head in enumerate(heads) if head == at and labels[c] == "pobj"), None)
    if (
        noun is None
        or tags[at + 1] != "CD"
        or heads[at + 1] != noun
        or tags[noun] != "NNS"
        or words[noun] in _SPANS
        or heads[at] != at - 1
    ):
        return
    governor = heads[at]
    if tags[governor].startswith("VB"):
        labels[noun] = "dobj"
    elif tags[governor] == "IN":
        labels[noun] = "pobj"
    else:
        return
    heads[noun], heads[at], labels[at], tags[at] = governor, at + 1, "advmod", "RB"


def _framing(
    words: Sequence[str], heads: list[int], labels: list[str], tags: list[str], kids: list[int], verb: int
) -> None:
    """``heard opening remarks from X``: nobody opens anything, the remarks are opening ones."""
    noun = verb + 1
    if noun not in kids or labels[noun] != "dobj" or words[noun] not in _SPOKEN or heads[verb] == verb:
        return
    governor = heads[verb]
    heads[noun], labels[noun] = governor, "pobj" if tags[governor] == "IN" else "dobj"
    heads[verb], labels[verb], tags[verb] = noun, "amod", "JJ"


def _of_noun(word: int, words: Sequence[str], heads: list[int], labels: list[str], tags: list[str]) -> None:
    """``met with X and members of the council``: "of" behind a noun that is met with belongs to the noun."""
    noun = word - 1
    if noun < 0 or not tags[heads[word]].startswith("VB") or not tags[noun].startswith("NN"):
        return
    first = noun
    for _ in range(9):
        if labels[first] != "conj" or heads[first] in {first, word}:
            break
        first = heads[first]
    if labels[first] == "pobj" and words[heads[first]] == "with" and heads[heads[first]] != word:
        heads[word] = noun


def _day_after_name(word: int, named: Sequence[bool], heads: list[int], labels: list[str], tags: list[str]) -> None:
    """``addressed Congress May 4``: a day right after a name is said of the verb, and the name is its object."""
    name = word - 1
    if name < 0 or not named[name] or heads[name] != word or labels[name] not in {"compound", "nmod"}:
        return
    verb = heads[word]
    for _ in range(4):
        if tags[verb].startswith("VB") or heads[verb] == verb:
            break
        verb = heads[verb]
    if not tags[verb].startswith("VB"):
        return
    for child, head in enumerate(heads):
        if head == word and child not in {word, name}:
            heads[child] = name
    heads[name], labels[name] = heads[word], "dobj" if labels[word] == "npadvmod" else labels[word]
    heads[word], labels[word] = verb, "npadvmod"
