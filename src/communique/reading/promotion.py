"""Names that turn out to be people by what they do, once sentences are parsed."""

from __future__ import annotations

from collections.abc import Sequence

from communique.authority.names import fold
from communique.reading.clauses import Tree
from communique.reading.interpret import ReadSentence
from communique.reading.mentions import Lexicon, Mention
from communique.reading.tokens import tokenize

# Prepositions that tell who asks the questions of an interview.
_ASKING = frozenset({"to", "with", "for", "by"})
_TRAVEL = frozenset({"fly", "travel", "arrive", "land"})


def promote(items: Sequence[ReadSentence], lexicon: Lexicon, reporting: frozenset[str]) -> None:
    """A capitalised name of two words or more that meets, speaks or is met is a person."""
    headed = _headed(items)
    for entry in items:
        tree = entry.tree
        if tree is None:
            continue
        for word in range(len(tree)):
            mention = tree.mention(word)
            if mention is not None and mention.kind == "name" and _asks(tree, word, mention, lexicon):
                mention.kind, mention.subkind = "organization", "media"
                continue
            if (
                mention is None
                or mention.kind != "name"
                or not mention.name
                or _reached(tree, word, lexicon)
                or not 2 <= len(mention.name.split()) <= 4
                or mention.determiner
            ):
                continue
            if _common(mention.name, lexicon):
                continue
            head = tree.heads[word]
            label = tree.labels[word]
            speaks = label == "nsubj" and head in tree.by_verb and tree.by_verb[head].lemma in reporting
            met = (
                label == "pobj"
                and tree.lower(head) in {"with"}
                and tree.heads[head] in tree.by_verb
                and tree.by_verb[tree.heads[head]].lemma in {"meet", "speak", "talk", "confer"}
            )
            met = (
                met
                or label == "dobj"
                and head in tree.by_verb
                and tree.by_verb[head].lemma in {"meet", "thank", "receive", "greet", "telephone"}
            )
            led = (
                label == "pobj"
                and tree.lower(head) == "by"
                and tree.lower(tree.heads[head]) in {"led", "headed", "chaired", "moderated", "hosted", "accompanied"}
            )
            if speaks or met or led or label in {"nsubj", "dobj", "pobj"} and fold(mention.name) in headed:
                mention.kind = "person"
                mention.name_start, mention.name_end = mention.start, mention.end
    _promote_again(items)


def _asks(tree: Tree, word: int, mention: Mention, lexicon: Lexicon) -> bool:
    """``gave an interview to Kanal Dunav``: a name without a given name in it is that of a newspaper or station."""
    while tree.labels[word] == "conj":
        word = tree.heads[word]
    link = tree.heads[word]
    if tree.labels[word] != "pobj" or tree.lower(link) not in _ASKING or _given((mention.name or "").split(), lexicon):
        return False
    at = tree.heads[link]
    clause = tree.by_verb.get(at)
    asked = [at] if clause is None else [*clause.objects, *clause.subjects]
    return any(tree.mention(noun) is None and tree.lower(noun) in lexicon.interviews for noun in asked)


def _headed(items: Sequence[ReadSentence]) -> set[str]:
    """Return the names after "with" in headlines: "Telephone conversation with X"."""
    return {
        fold(m.name)
        for entry in items
        if entry.sentence.kind == "heading"
        for m in entry.mentions
        if m.kind == "name" and m.name and m.first and entry.sentence.tokens[m.first - 1].lower == "with"
    }


def tidy_headings(items: Sequence[ReadSentence], lexicon: Lexicon) -> None:
    """Take out of headlines what only their capitals make look like a name ("Ambassador Ruiz Concludes Trip")."""
    told = {
        fold(person.name or "")
        for entry in items
        if entry.sentence.kind != "heading"
        for mention in entry.mentions
        for person in (mention.members or [mention])
        if person.kind == "person" and person.name
    }
    known = told | {name.split()[-1] for name in told if name}
    for entry in items:
        if entry.sentence.kind != "heading":
            continue
        letters = [t.text for t in entry.sentence.tokens if t.text[0].isalpha()]
        shouted = bool(letters) and all(word.isupper() for word in letters)
        for mention in entry.mentions:
            for person in mention.members or [mention]:
                if person.kind == "person" and person.name and fold(person.name) not in known:
                    _tidy(person, known, lexicon, shouted)


def _tidy(person: Mention, known: set[str], lexicon: Lexicon, shouted: bool) -> None:
    words = (person.name or "").split()
    for length in range(len(words) - 1, 0, -1):
        if fold(" ".join(words[:length])) in known:
            person.name = " ".join(words[:length])
            return
    listed = lexicon.event_heads | lexicon.engagement_nouns | lexicon.thing_heads
    if any(w.lower() in listed for w in words) or shouted and (len(words) == 1 or not _given(words, lexicon)):
        person.kind, person.offices, person.honorific = "name", [], None


def _given(words: list[str], lexicon: Lexicon) -> bool:
    return any(w.lower() in lexicon.given_names for w in words)


def _reached(tree: Tree, word: int, lexicon: Lexicon) -> bool:
    """``Flew to Bassikounou``: where somebody travels is a place, though no gazetteer has it; make it one."""
    mention, head = tree.mention(word), tree.heads[word]
    if mention is None or tree.labels[word] != "pobj" or tree.lower(head) not in {"to", "in"} or mention.determiner:
        return False
    clause = tree.by_verb.get(tree.heads[head])
    if clause is None or clause.lemma not in _TRAVEL or clause.lemma in {"travel", "fly"} and tree.lower(head) == "in":
        return False
    if _common(mention.name or "", lexicon):
        return False
    mention.kind, mention.subkind, mention.data = "place", "city", ()
    return True


def _common(name: str, lexicon: Lexicon) -> bool:
    """True where a word of the name is a word for bodies, groups, things or countries: no person."""
    words = tokenize(f"{name} ")
    listed = (
        lexicon.group_heads
        | lexicon.org_heads
        | lexicon.thing_heads
        | lexicon.event_heads
        | lexicon.venue_heads
        | lexicon.portfolios
    )
    return any(
        w.lower in listed
        or w.upper
        or any(c.isdigit() for c in w.text)
        or lexicon.first(words, k, "country", "demonym", "organization")
        for k, w in enumerate(words)
    )


def _promote_again(items: Sequence[ReadSentence]) -> None:
    """Once somebody is known, the same name elsewhere, and the family name alone, mean that person too."""
    mentions = [m for entry in items for m in entry.mentions]
    names = {fold(p.name or "") for m in mentions for p in (m.members or [m]) if p.kind == "person" and p.name}
    families = {name.split()[-1] for name in names if " " in name}
    for mention in mentions:
        if (
            mention.kind == "name"
            and mention.name
            and not mention.determiner
            and (fold(mention.name) in names or fold(mention.name) in families)
        ):
            mention.kind = "person"
            mention.name_start, mention.name_end = mention.start, mention.end
