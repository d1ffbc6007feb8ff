"""Slips at what is coordinated: to which verb "and" leads back."""

from __future__ import annotations

from communique.reading.mending.parse import SUBJECTS, Draft


def mend(parse: Draft, word: int) -> None:
    """Mend what a verb is coordinated with."""
    touched(parse, word)
    goes_on(parse, word)
    quality(parse, word)
    report(parse, word)
    first_of_series(parse, word)
    that_clause(parse, word)
    bare_after_modal(parse, word)
    infinitive(parse, word)
    if parse.tags[word] == "VBG":
        gerunds(parse, word)
    said_too(parse, word)


def gerund(parse: Draft, word: int) -> None:
    """``telling them that A is true and asking ...``: a gerund goes with the gerund before, not with "is"."""
    clause = parse.heads[word]
    above = parse.heads[clause]
    if (
        parse.labels[clause] == "ccomp"
        and parse.tags[clause] in {"VBD", "VBZ", "VBP"}
        and parse.tags[above] == "VBG"
        and above < clause < word
        and not any(parse.heads[w] == word and parse.labels[w] in SUBJECTS | {"aux"} for w in range(word))
    ):
        parse.heads[word] = above


def report(parse: Draft, word: int) -> None:
    """``expressed concern at what people endure and reiterated ...``: a verb of the report goes with the one before.

    A past tense that the parser coordinated with a verb of what was said, though that one has another tense, or though
    nobody who could speak is its subject, is what the speaker of the sentence did next.
    """
    tags, heads = parse.tags, parse.heads
    if word not in parse.acts or parse.has_subject(word) or not _linked(parse, word):
        return
    if parse.labels[word] == "ccomp" and tags[word] == "VBD" and word in parse.reports and heads[word] in parse.reports:
        if parse.words[word - 1] == "and" and tags[heads[word]] == "VBD":
            parse.labels[word] = "conj"  # "They noted efforts to ... and reiterated ..."
        return
    if parse.labels[word] != "conj":
        return
    if tags[word] == "VBN" and (parse.kid_labels(word) & {"aux", "auxpass"} or not _has_object_next(parse, word)):
        return
    if tags[word] not in {"VBD", "VBN"}:
        return
    head = heads[word]
    chain = parse.above(word)
    main = next((at for at in chain if tags[at] == "VBD" and _tells(parse, at)), None)
    if main is None or main == head or main not in parse.acts or _in_relative(parse, chain[: chain.index(main)]):
        return
    perfect = any(parse.words[c] in {"had", "has", "have"} for c in parse.kids(head) if parse.labels[c] == "aux")
    if (tags[head] == "VBD" or perfect) and (word not in parse.reports or _may_speak(parse, head, word)):
        return
    if tags[head] == "VBN" and tags[word] == "VBN":
        return
    parse.hang(word, main, "conj", "VBD")


def touched(parse: Draft, word: int) -> None:
    """``discussed trade, touched upon the visit``: past tenses of a list without "and"."""
    head = parse.heads[word]
    if parse.labels[word] != "advcl" or parse.tags[word] != "VBN" or head not in parse.acts or word not in parse.acts:
        return
    if parse.words[word - 1] != "," or word + 1 >= len(parse) or parse.kid_labels(word) & {"aux", "auxpass", "agent"}:
        return
    if parse.tags[head] == "VBD" and (parse.tags[word + 1] in {"DT", "PRP$"} or parse.words[word + 1] == "upon"):
        parse.hang(word, head, "conj", "VBD")


def goes_on(parse: Draft, word: int) -> None:
    """``noted that it is hard to tell, so all must prepare``, ``that A will grow: B will do so``: one content."""
    head = parse.heads[word]
    if parse.labels[word] != "ccomp" or head not in parse.reports:
        return
    before = [at for at in parse.kids(head) if parse.labels[at] == "ccomp" and head < at < word]
    first = min([word, *[c for c in parse.kids(word) if c < word]])
    if before and (parse.words[first] in {"so", "otherwise"} or parse.words[first - 1] == ":"):
        parse.hang(word, before[0], "advcl")


def quality(parse: Draft, word: int) -> None:
    """``a system that is fair and reflects our values``: a present tense goes with the present one before it."""
    head = parse.heads[word]
    if parse.labels[word] != "conj" or parse.tags[word] not in {"VBZ", "VBP"} or parse.has_subject(word):
        return
    if parse.tags[head] != "VBD" or parse.kid_labels(word) & {"aux", "auxpass"}:
        return
    present = [
        at
        for at in range(head + 1, word)
        if parse.labels[at] in {"relcl", "ccomp"} and parse.tags[at] in {"VBZ", "VBP"} and parse.has_subject(at)
    ]
    if present:
        parse.hang(word, present[-1])


def first_of_series(parse: Draft, word: int) -> None:
    """``The Minister unveiled A, noted B, and described C``: the first verb is no clause of the second."""
    if parse.labels[word] != "ROOT" or parse.tags[word] != "VBD" or parse.has_subject(word):
        return
    if parse.words[word - 1] != ",":
        return
    before = [at for at in parse.kids(word) if parse.labels[at] == "ccomp" and at < word and parse.tags[at] == "VBD"]
    if len(before) == 1 and parse.has_subject(before[0]):
        parse.hang(before[0], before[0], "ROOT")
        parse.hang(word, before[0], "conj")


def that_clause(parse: Draft, word: int) -> None:
    """``reaffirmed that A and B are essential``: "that" opens a clause, though the parser took it for an article."""
    head = parse.heads[word]
    if parse.labels[word] != "conj" or head not in parse.reports or parse.has_subject(word):
        return
    if parse.tags[word] not in {"VBP", "VBZ"} or parse.words[head + 1] != "that":
        return
    objects = [at for at in parse.kids(head) if parse.labels[at] == "dobj" and head < at < word]
    if len(objects) == 1 and parse.heads[head + 1] == objects[0]:
        parse.hang(objects[0], word, "nsubj")
        parse.hang(head + 1, word, "mark", "IN")
        parse.labels[word] = "ccomp"


def bare_after_modal(parse: Draft, word: int) -> None:
    """``will mark the day and thank Albania``: what the modal holds for is no present tense."""
    head = parse.heads[word]
    if parse.tags[word] == "VBP" and parse.labels[word] == "conj" and not parse.has_subject(word):
        aux = [c for c in parse.kids(head) if parse.labels[c] == "aux"]
        if any(parse.tags[c] in {"MD", "TO"} for c in aux) and not parse.kid_labels(word) & {"aux"}:
            parse.tags[word] = "VB"


def infinitive(parse: Draft, word: int) -> None:
    """``measures to ensure A, unblock B and establish C``: bare infinitives go with the one that has "to"."""
    tags, heads, words = parse.tags, parse.heads, parse.words
    if tags[word] not in {"VB", "VBP"} or parse.labels[word] != "conj" or not _linked(parse, word):
        return
    head = heads[word]
    kids = parse.kid_labels(word)
    if kids & (SUBJECTS | {"aux", "auxpass"}) or tags[head] == "VB" or tags[head] == tags[word]:
        return
    if any(parse.labels[c] == "aux" and tags[c] == "MD" for c in parse.kids(head)):
        return
    with_to = [
        at
        for at in range(head + 1, word)
        if tags[at] == "VB" and any(words[c] == "to" and parse.labels[c] == "aux" for c in parse.kids(at))
    ]
    if with_to:
        parse.hang(word, with_to[-1], "conj", "VB")


def gerunds(parse: Draft, word: int) -> None:
    """``committed to doing A, fighting B and keeping C``: gerunds of a list go with its first."""
    tags, words = parse.tags, parse.words
    head = parse.heads[word]
    if parse.labels[word] != "advcl" or words[word - 1] != "," or not parse.is_verb(head) or word in parse.reports:
        return
    first = [at for at in range(head + 1, word) if tags[at] == "VBG" and parse.labels[at] == "pcomp"]
    last = [at for at in range(word + 1, len(parse)) if tags[at] == "VBG" and words[at - 1] == "and"]
    if first and last and parse.heads[parse.heads[first[0]]] == head:
        parse.hang(word, first[0], "conj")


def said_too(parse: Draft, word: int) -> None:
    """``said that ports are closed, but trains run``: a present tense after a past one goes on with what was said."""
    head = parse.heads[word]
    if parse.labels[word] != "conj" or parse.tags[head] != "VBD" or head not in parse.reports:
        return
    if not _is_present(parse, word) or not parse.has_subject(word):
        return
    said = [at for at in parse.kids(head) if parse.labels[at] == "ccomp" and head < at < word]
    if said and _is_present(parse, said[-1]):
        parse.hang(word, said[-1])


def as_well(parse: Draft, word: int) -> None:
    """``reported on A, as well as the efforts``: the second object of the preposition is none of the verb."""
    verb = parse.heads[word]
    if parse.labels[word] != "dobj" or not parse.is_verb(verb) or word < verb:
        return
    first = min([word, *[c for c in parse.kids(word) if c < word]])
    if first < 4 or tuple(parse.words[first - 3 : first]) != ("as", "well", "as"):
        return
    objects = [
        at
        for at in range(verb + 1, first)
        if parse.labels[at] == "pobj" and parse.heads[parse.heads[at]] == verb and not parse.named[at]
    ]
    taken = any(parse.labels[c] == "dobj" and c != word for c in parse.kids(verb))
    if objects and not taken:
        parse.hang(word, objects[-1], "conj")
        parse.hang(first - 1, objects[-1])


def _linked(parse: Draft, word: int) -> bool:
    """True where "and", "but" or a comma stands before the word and its adverbs."""
    at = word - 1
    while at > 0 and parse.tags[at] == "RB" and not parse.named[at]:
        at -= 1
    return at > 0 and parse.words[at] in {"and", "but", ","}


def _has_object_next(parse: Draft, word: int) -> bool:
    after = word + 1
    return after < len(parse) and (
        parse.tags[after] in {"DT", "PRP$", "PRP"} or parse.named[after] or parse.words[after] in {"that", "to"}
    )


def _tells(parse: Draft, verb: int) -> bool:
    """True for the verb of the sentence, and those coordinated with it."""
    for _ in range(8):
        if parse.labels[verb] == "ROOT":
            return True
        if parse.labels[verb] != "conj":
            return False
        verb = parse.heads[verb]
    return False


def _in_relative(parse: Draft, chain: list[int]) -> bool:
    """True within ``the Minister, who came and told ...``: a relative clause of somebody who may speak."""
    for at in chain:
        if parse.labels[at] == "relcl" and (parse.named[parse.heads[at]] or at in parse.reports):
            return any(parse.tags[w] == "WP" for w in parse.kids(at))
    return False


def _may_speak(parse: Draft, verb: int, word: int) -> bool:
    """True where the subject of the verb before is somebody named, and no comma parts them."""
    subject = next((c for c in parse.kids(verb) if parse.labels[c] in SUBJECTS), None)
    if subject is None:
        return True
    return parse.named[subject] and "," not in parse.words[max(verb, word - 3) : word]


def _is_present(parse: Draft, verb: int) -> bool:
    if parse.tags[verb] in {"VBZ", "VBP"}:
        return True
    aux = [c for c in parse.kids(verb) if parse.labels[c] in {"aux", "auxpass"}]
    return any(parse.tags[c] in {"VBZ", "VBP"} or parse.words[c] in {"will", "must", "can"} for c in aux)
