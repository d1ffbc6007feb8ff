"""Lists of topics: where a list of noun phrases ends and how it falls apart.

General parsers are unreliable on "A, B of C and the D", so the items are cut on the surface: at commas and
"and", with the parse only saying where other clauses begin.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from communique.reading import bounds
from communique.reading.clauses import Tree

Span = tuple[int, int]
_DETERMINERS = frozenset(
    {
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "our",
        "this",
        "these",
        "other",
        "further",
        "possible",
        "new",
        "ways",
        "how",
        "what",
        "both",
    }
)
_LINKS = frozenset({"and", "&", "or"})
_OPENERS = frozenset(
    {
        "including",
        "notably",
        "particularly",
        "namely",
        "especially",
        "primarily",
        "in particular",
        "such as",
        "among them",
    }
)
_LEADING = frozenset(
    {
        "on",
        "about",
        "of",
        "and",
        "as",
        "well",
        "also",
        ",",
        "the",
        "a",
        "an",
        ";",
        ":",
        "both",
        "in",
        "regarding",
        "concerning",
        "including",
        "—",
        "–",
        "-",
    }
)


_DASHES = frozenset({"–", "—", "-", "--"})
# Nouns for what a talk is about: what they are "of" is one thing, though "and" stands in it.
_KINDS = frozenset({"issue", "range", "aspect", "question", "matter", "area", "field", "sphere", "topic", "set"})


class ListCutter:
    """Cuts lists of noun phrases into items."""

    def __init__(self, stance_nouns: frozenset[str] = frozenset()) -> None:
        """Take the nouns that govern what follows them: "the importance of A and the protection of B" is one thing."""
        self.stance_nouns = stance_nouns

    def equal_items(self, tree: Tree, word: int, verb: int) -> list[Span]:
        """Return the object that begins at the noun ``word`` up to the end of its clause, coordinated objects apart."""
        first = bounds.begin(tree, word, verb)
        last = bounds.end(tree, first, verb, len(tree))
        parts: list[list[int]] = [[]]
        for at in range(first, last):
            if parts[-1] and tree.mention(at) is None and self._equal_break(tree, at, last, parts[-1]):
                parts.append([])
            parts[-1].append(at)
        spans = []
        for number, part in enumerate(parts):
            if number and self._is_report(tree, part):
                break  # "reaffirmed A; highlighting B": told by a verb of its own
            while (
                number
                and len(part) > 1
                and tree.mention(part[0]) is None
                and tree.lower(part[0]) in {"and", ",", ";", "as", "well", "also"}
            ):
                part = part[1:]
            while (
                len(part) > 1
                and tree.mention(part[-1]) is None
                and tree.lower(part[-1]) in {"and", ",", ";", "while", "but", "as"}
            ):
                part = part[:-1]
            if any(tree.mention(w) is not None or tree.tags[w] not in {"CC", ",", ":"} for w in part):
                spans.append(tree.span(part))
        return spans

    @staticmethod
    def _is_report(tree: Tree, part: list[int]) -> bool:
        verb = next((w for w in part if tree.mention(w) is None and tree.lower(w) not in {";", ",", "and"}), part[0])
        return verb in tree.by_verb and tree.tags[verb] == "VBG" and tree.by_verb[verb].lemma in tree.parser.reporting

    def _equal_break(self, tree: Tree, at: int, last: int, item: list[int]) -> bool:
        """True where ``, and the``, ``and its``, ``as well as the`` opens another object of the verb."""
        low = tree.lower(at)
        if low == ";":
            return at + 1 < last
        if any(tree.mention(w) is None and tree.lower(w) == "including" for w in item):
            return False  # "cooperation, including trade and the economy"
        if low == "and":
            nxt = at + 1
        elif low == "as" and at + 2 < last and tree.lower(at + 1) == "well" and tree.lower(at + 2) == "as":
            nxt = at + 3
        elif (
            low == ","
            and at + 1 < last
            and tree.lower(at + 1) == "as"
            and at + 4 < last
            and tree.lower(at + 2) == "well"
        ):
            nxt = at + 4
        else:
            return False
        if (
            nxt >= last
            or tree.mention(nxt) is not None
            or tree.lower(nxt) not in {"the", "a", "an", "its", "their", "his", "her", "our"}
        ):
            return False
        if self._between(tree, item) or len(item) < 3 or any(tree.labels[w] in {"relcl"} for w in item[-8:]):
            return False
        left = {tree.lower(w) for w in item if tree.mention(w) is None} & self.stance_nouns
        right = {tree.lower(w) for w in range(nxt, min(nxt + 5, last)) if tree.mention(w) is None} & self.stance_nouns
        return bool(right) or not left

    def repeated(self, tree: Tree, preposition: int, verb: int) -> list[Span]:
        """Return the objects of a preposition that is repeated in a list: "for A, for B, and for C"."""
        name = tree.lower(preposition)
        last = bounds.end(tree, preposition + 1, verb, len(tree))
        cuts = [preposition]
        for at in range(preposition + 2, last):
            if tree.mention(at) is None and tree.lower(at) == name and tree.lower(at - 1) in {",", "and", "also", "as"}:
                cuts.append(at)
        spans = []
        for begin, end in zip(cuts, [*cuts[1:], last], strict=True):
            words = list(range(begin + 1, end))
            while (
                words
                and tree.mention(words[-1]) is None
                and tree.lower(words[-1]) in {",", "and", "as", "well", "also"}
            ):
                words.pop()
            if words:
                spans.append(tree.span(words))
        return spans

    def items(self, tree: Tree, words: Iterable[int], verb: int) -> list[Span]:
        """Return the spans of the items of the list that begins at the first of ``words``.

        Args:
            tree: The parsed sentence.
            words: Heads of the noun phrases, as far as the parser knows them.
            verb: The verb that the list belongs to.
        """
        heads = sorted(words)
        if not heads:
            return []
        first = bounds.begin(tree, heads[0], verb)
        last = bounds.end(tree, first, verb, max(heads))
        skipped = bounds.background(tree, first, last)
        out: list[Span] = []
        for part in self._split(tree, first, last, skipped):
            while part and self._is_lead(tree, part[0], len(part)):
                part = part[1:]
            part = self._named_kind(tree, part)
            if part and tree.mention(part[0]) is None and tree.tags[part[0]] == "IN":
                continue  # "at the same ceremony": no item
            if part:
                span = tree.span(part)
                if span[1] > span[0]:
                    out.append(span)
        return list(dict.fromkeys(out))

    @staticmethod
    def _is_lead(tree: Tree, word: int, left: int) -> bool:
        return left > 1 and tree.mention(word) is None and tree.lower(word) in _LEADING

    @staticmethod
    def _named_kind(tree: Tree, part: list[int]) -> list[int]:
        """Return "energy security" of "such topics as energy security"."""
        low = [tree.lower(w) if tree.mention(w) is None else "" for w in part[:4]]
        if low[:1] == ["to"] and low[1:2] == ["discuss"]:
            return part[2:]  # "spoke about A, as well as to discuss B"
        return part[3:] if low[:1] == ["such"] and low[2:3] == ["as"] and len(part) > 3 else part

    def _split(self, tree: Tree, first: int, last: int, skipped: set[int]) -> list[list[int]]:
        parts: list[list[int]] = [[]]
        commas = 0
        word = first
        while word < last:
            if word in skipped:
                word += 1
                continue
            low = tree.lower(word) if tree.mention(word) is None else ""
            if low in _DASHES and parts[-1] and (aside := self._aside(tree, word, last)):
                parts[-1].extend(range(word, aside))
                word = aside
                continue
            step = self._break(tree, word, last, parts[-1], commas) if low else 0
            if step:
                commas += low in {",", ";"}
                if tree.lower(word + step - 1) in _OPENERS:
                    commas = 0  # "A, including B and C": the list of what A includes begins
                parts.append([])
                word += step
                continue
            parts[-1].append(word)
            word += 1
        return self._whole(tree, [p for p in parts if p])

    @staticmethod
    def _aside(tree: Tree, dash: int, last: int) -> int:
        """Return where ``– including X –`` ends, which is told of the item and no item of its own; else 0."""
        if dash + 1 >= last or tree.lower(dash + 1) not in _OPENERS:
            return 0
        return next((w + 1 for w in range(dash + 2, last) if tree.lower(w) in _DASHES and not tree.mention(w)), 0)

    @staticmethod
    def _whole(tree: Tree, parts: list[list[int]]) -> list[list[int]]:
        """Put together ``security, humanitarian, and economic assistance``: what is no noun is no item."""

        def modifies(part: list[int]) -> bool:
            return all(tree.mention(w) is None and tree.tags[w] in {"JJ", "HYPH", "RB", ",", "CC"} for w in part)

        out: list[list[int]] = []
        goes_on = False
        for number, part in enumerate(parts):
            short = bool(out) and len(out[-1]) < 5 and not {tree.tags[w] for w in out[-1]} & {"IN", "TO"}
            modifier = modifies(part) and number + 1 < len(parts)
            if out and (goes_on or modifier and short):
                out[-1] = list(range(out[-1][0], part[-1] + 1))
            else:
                out.append(part)
            goes_on = modifier
        return out

    def _break(self, tree: Tree, word: int, last: int, item: list[int], commas: int) -> int:
        """Return how many words to step over where an item ends at ``word``; 0 where it goes on."""
        low = tree.lower(word)
        if not item:
            return 0
        if low == ";":
            return 1
        if self._opens_phrase(tree, word, last):
            return 0  # "work, including in the councils": where, and no item
        if low in _OPENERS or low == "such" and word + 1 < last and tree.lower(word + 1) == "as":
            return 2 if low == "such" else 1
        if low == "as" and word + 2 < last and tree.lower(word + 1) == "well" and tree.lower(word + 2) == "as":
            return 3
        if low == "," and word + 1 < last:
            return self._comma(tree, word, last, item)
        if low in _LINKS and word + 1 < last:
            return 1 if self._joins(tree, word, last, item, commas) else 0
        return 0

    def _comma(self, tree: Tree, word: int, last: int, item: list[int]) -> int:
        nxt = word + 1
        low = tree.lower(nxt)
        if (
            tree.mention(word - 1) is None
            and tree.tags[word - 1] in {"JJ", "VBN"}
            and tree.labels[word - 1] in {"amod", "conj"}
        ):
            return 0  # "unprovoked, unjustified and ..."
        place = tree.mention(nxt + (low in _LINKS))
        if (
            place is not None
            and place.kind == "place"
            and (before := tree.mention(word - 1)) is not None
            and before.kind == "place"
            and len(item) > 1
        ):
            return 0  # "developments in Israel, Gaza and the West Bank"
        if low in _LINKS:
            infinitive = nxt + 1 < last and tree.tags[nxt + 1] == "VB" and tree.mention(nxt + 1) is None
            return 0 if infinitive else 2  # "steps to do A, do B, and do C" is one item
        if low in {"a", "an"} and (end := self._apposed(tree, nxt, last)):
            return end - word
        if low == "as" and nxt + 2 < last and tree.lower(nxt + 2) == "as":
            return 4
        if low in {"including", "notably", "particularly", "namely", "especially", "primarily"}:
            return 0 if self._opens_phrase(tree, nxt, last) else 2
        if low == "such" and nxt + 2 < last and tree.lower(nxt + 1) == "as":
            return 3
        if low in {"in"} and nxt + 1 < last and tree.lower(nxt + 1) == "particular":
            return 3
        if (
            tree.tags[nxt] in {"IN", "TO", "WDT", "WP", "WRB", "VBD", "VBN"}
            and low not in {"on", "about"}
            and not self._is_plural_with_more(tree, nxt, last)
            or tree.lower(word - 1) in {"the"}
        ):
            return 0
        if tree.tags[nxt] in {"JJ", "RB"} and tree.tags[word - 1] == "JJ":
            return 0  # "broad, lasting peace"
        if (
            any(tree.tags[w] in {"VB", "VBG"} for w in item)
            and not self._starts_phrase(tree, nxt)
            and tree.tags[nxt] != "VBG"
            and not self._is_plural_with_more(tree, nxt, last)
        ):
            return 0
        return 1

    @staticmethod
    def _opens_phrase(tree: Tree, word: int, last: int) -> bool:
        after = word + 1
        return (
            tree.mention(word) is None
            and tree.lower(word) == "including"
            and after < last
            and tree.mention(after) is None
            and tree.lower(after) in {"in", "within", "through", "via", "with", "at", "by", "under", "on"}
        )

    @staticmethod
    def _apposed(tree: Tree, article: int, last: int) -> int:
        """Return where ``a ship which ...`` ends, which says what the thing before is; 0 where it is an item."""
        noun = tree.heads[article]
        if tree.labels[noun] != "appos" or not tree.kids(noun, "relcl", "acl"):
            return 0
        return min(max(tree.subtree(noun)) + 1, last)

    @staticmethod
    def _is_plural_with_more(tree: Tree, word: int, last: int) -> bool:
        """``efforts to end it``, ``increased support for A``: a plural or modified noun that goes on."""
        if tree.mention(word - 2) is None and tree.tags[word - 2] == "JJ":
            return False  # "concrete, near-term solutions on"
        if tree.tags[word] in {"JJ", "VBN"} and tree.labels[word] == "amod" and word + 1 < last:
            word += 1
        return tree.tags[word] == "NNS" and word + 1 < last and tree.lower(word + 1) in {"to", "of", "for", "on"}

    @staticmethod
    def _starts_phrase(tree: Tree, word: int) -> bool:
        return tree.mention(word) is not None or tree.lower(word) in _DETERMINERS

    def _joins(self, tree: Tree, word: int, last: int, item: list[int], commas: int) -> bool:
        """True where ``and`` opens a new item rather than joining two words of one."""
        nxt = word + 1
        if tree.tags[nxt][:2] == "VB" and tree.mention(nxt) is None and tree.tags[nxt] != "VBG":
            return False
        if self._between(tree, item) or self._is_modifier(tree, word, last):
            return False
        verbal = any(tree.tags[w] in {"VB", "VBG"} for w in item)
        if tree.mention(nxt) is None and tree.lower(nxt) == "how" or len(item) > 1 and self._owns(tree, nxt, last):
            return True
        if not verbal and tree.tags[nxt] == "NNS" and nxt + 1 < last and self._opens_infinitive(tree, nxt + 1):
            return True  # "the pandemic and opportunities to go on"
        verbal = any(tree.tags[w] in {"VB", "VBG"} for w in item)
        left = item[-2] if tree.lower(item[-1]) == "," and len(item) > 1 else item[-1]
        modifies = tree.tags[left] in {"JJ", "VBN"} and tree.labels[left] in {"amod", "conj"}
        if tree.mention(left) is None and modifies:
            return False
        place = tree.mention(nxt)
        if (
            place is not None
            and place.kind == "place"
            and (before := tree.mention(item[-2 if tree.lower(item[-1]) == "," and len(item) > 1 else -1])) is not None
            and before.kind == "place"
            and len(item) > 1
        ):
            return False
        if commas and tree.tags[nxt] == "VBG" and verbal:
            # "steps towards restoring trust and keeping the peace" is one item
            return not any(tree.tags[a] == "IN" and tree.tags[b] == "VBG" for a, b in itertools.pairwise(item))
        if commas and not verbal:
            rest = [w for w in range(nxt, last) if tree.lower(w) in {","}]
            return not rest or self._starts_phrase(tree, nxt)
        if tree.lower(nxt) in _DETERMINERS | {"on", "about", "of"} and not (
            verbal and tree.tags[item[-1]] not in {"NN", "NNS", "NNP", "NNPS"}
        ):
            return not self._between(tree, item) and not verbal
        if tree.mention(nxt) is not None and not verbal:
            alone = tree.mention(item[-1]) is None or self._is_other_event(tree, item[-1], nxt)
            return alone and not self._between(tree, item) or len(item) == 1
        if len(item) == 1 and tree.mention(item[0]) is not None and not verbal and tree.tags[nxt][:2] in {"NN", "JJ"}:
            return last - nxt >= 2 and tree.mention(nxt) is None  # "Afghanistan and drug trafficking"
        plain = not any(tree.tags[w] in {"IN", "TO"} for w in range(nxt, last)) and not any(
            tree.tags[w] == "IN" for w in item
        )
        if (
            plain
            and not verbal
            and len([w for w in item if tree.lower(w) not in _DETERMINERS]) >= 2
            and last - nxt >= 2
            and tree.tags[item[-1]][:2] == "NN"
            and not self._between(tree, item)
        ):
            return True
        later = any(
            w - nxt < 5 and (tree.tags[w] == "IN" and tree.labels[w] == "prep" or self._opens_infinitive(tree, w))
            for w in range(nxt, last)
            if tree.mention(w) is None
        )
        earlier = any(tree.tags[w] == "IN" for w in item)
        return earlier and later and not verbal and not self._belongs_to_kind(tree, item, nxt)

    @staticmethod
    def _is_other_event(tree: Tree, left: int, right: int) -> bool:
        """``the implementation of the Agenda and the Summit``: of a thing and an event, only one is implemented."""
        before, after = tree.mention(left), tree.mention(right)
        return before is not None and after is not None and after.kind == "event" != before.kind

    @staticmethod
    def _is_modifier(tree: Tree, word: int, last: int) -> bool:
        """``illicit nuclear and missile programs``: words before one noun."""
        before, after = word - 1, word + 1
        if tree.mention(before) is not None or tree.labels[before] not in {"amod", "nmod", "compound"}:
            return False
        joined = tree.labels[after] == "conj" and tree.heads[after] == before and tree.tags[before - 1] != "NN"
        return joined and tree.tags[after] in {"NN", "JJ"} and after < tree.heads[before] < last

    @staticmethod
    def _opens_infinitive(tree: Tree, word: int) -> bool:
        return tree.lower(word) == "to" and word + 1 < len(tree) and tree.tags[word + 1] == "VB"

    @staticmethod
    def _owns(tree: Tree, word: int, last: int) -> bool:
        """``developments in A and B's aggression``: the place owns the next item and is no second place."""
        return tree.mention(word) is not None and word + 2 < last and tree.tags[word + 1] == "POS"

    @staticmethod
    def _belongs_to_kind(tree: Tree, item: list[int], nxt: int) -> bool:
        """``a range of issues of cooperation and interaction in A``: both are issues of the range."""
        of = [w for w in item if tree.tags[w] == "IN"]
        bare = tree.mention(nxt) is None and tree.tags[nxt] == "NN"
        if not bare or not of or tree.lower(of[-1]) != "of":
            return False
        kind = of[-1] - 1
        return tree.mention(kind) is None and tree.lemma(kind) in _KINDS

    @staticmethod
    def _between(tree: Tree, item: list[int]) -> bool:
        """``relations between A and B``, ``both A and B`` stay whole; ``both countries`` are no pair to come."""
        low = [tree.lower(w) if tree.mention(w) is None else "" for w in item]
        at = max((n for n, word in enumerate(low) if word == "between"), default=-1)
        if at >= 0 and "and" not in low[at:]:
            return True
        at = max((n for n, word in enumerate(low) if word == "both"), default=-1)
        return at >= 0 and "and" not in low[at:] and not any(tree.tags[w] == "NNS" for w in item[at + 1 : at + 3])
