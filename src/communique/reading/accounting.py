"""Nothing is dropped in silence: what gave no fact is listed, with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.reading.clauses import Tree
from communique.reading.interpret import Drafts, ReadSentence
from communique.reading.state import Span

Unread = tuple[Span, str, str | None]


def account(text: str, items: Sequence[ReadSentence], drafts: Drafts) -> list[Unread]:
    """Return what is still to be listed as unread once all sentences have been read.

    Args:
        text: The document's text.
        items: Its sentences.
        drafts: What was read of them, the unread clauses included.
    """
    out = list(_whole(text, items, {s.about for s in drafts.statements}))
    marks = _marks(len(text), drafts, out)
    discussed = {span[0] for engagement in drafts.engagements for span in engagement.topics}
    for entry in items:
        if entry.sentence.kind != "prose" or entry.tree is None:
            continue
        span = entry.sentence.start, entry.sentence.end
        if not any(marks[span[0] : span[1]]):
            out.append((span, "a fragment: no clause that a rule reads", None))
        else:
            out.extend(_rest(entry.tree, marks, discussed))
    return out


def _whole(text: str, items: Sequence[ReadSentence], told: set[Span]) -> Iterator[Unread]:
    """Yield sentences and quotations that are no report, or that could not be parsed."""
    for number, entry in enumerate(items):
        sentence = entry.sentence
        span = (sentence.start, sentence.end)
        if sentence.kind == "boilerplate":
            yield span, "boilerplate of the publisher", None
        elif sentence.kind == "speech":
            why = "an address in the first person: what its speaker says is not told as events"
            yield span, why, None
        elif sentence.kind == "heading" and number:
            yield span, "a heading", None
        elif sentence.kind == "prose" and entry.tree is None and len(sentence.tokens) > 1:
            yield span, "too long or too short to be a sentence", None
        for quote in sentence.quotes.values() if sentence.kind == "prose" else ():
            if quote.inner(text) not in told:
                yield (quote.start, quote.end), "a quotation whose speaker no verb names", None


def _marks(length: int, drafts: Drafts, more: list[Unread]) -> bytearray:
    """Return one flag a character: within what a fact says it rests on, a topic, or what is listed as unread."""
    marks = bytearray(length + 1)
    spans = [span for engagement in drafts.engagements for span in [*engagement.spans, *engagement.topics]]
    spans += [span for statement in drafts.statements for span in statement.spans]
    spans += [span for movement in drafts.movements for span in movement.spans]
    spans += [span for span, _ in drafts.agreements]
    spans += [span for span, _, _ in [*drafts.unread, *more]]
    for start, end in spans:
        marks[start:end] = b"\x01" * (end - start)
    return marks


def _rest(tree: Tree, marks: bytearray, discussed: set[int]) -> Iterator[Unread]:
    """Yield the verbs of a sentence that no fact and no unread clause covers, with what hangs on them."""
    starts, ends = tree.skeleton.start, tree.skeleton.end
    for word in range(len(tree)):
        verbal = tree.tags[word][:2] in {"VB", "MD"} and tree.mention(word) is None
        if not verbal or marks[starts[word]] or starts[word] == ends[word]:
            continue
        span = _around(tree, word, marks)
        if _introduces(tree, word, discussed):
            continue
        yield span, "part of a clause that gave a fact", None
        marks[span[0] : span[1]] = b"\x01" * (span[1] - span[0])


def _introduces(tree: Tree, word: int, discussed: set[int]) -> bool:
    """True of the verb that topics were read from ("They discussed trade"): it says no more than that they are."""
    clause = tree.by_verb.get(word)
    if clause is None:
        return False
    objects = [*clause.objects, *(o for _, _, linked in clause.prepositions for o in linked)]
    return any(start in discussed for o in objects for start in range(*tree.span([*tree.subtree(o)])))


def _around(tree: Tree, word: int, marks: bytearray) -> Span:
    """Return the stretch around a word that nothing covers."""
    first = last = word
    while first > 0 and not marks[tree.skeleton.start[first - 1]]:
        first -= 1
    while last + 1 < len(tree) and not marks[tree.skeleton.start[last + 1]]:
        last += 1
    return tree.span(list(range(first, last + 1)))
