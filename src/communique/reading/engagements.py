"""Clauses to engagements: verbs that tell one by themselves, and light verbs with a noun that names one."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.reading.clauses import Clause, Tree
from communique.reading.mentions import Lexicon, Mention
from communique.reading.resolver import Resolver, subject_entities
from communique.reading.setting import Setting
from communique.reading.skeleton import PRINCIPAL
from communique.reading.state import EngagementDraft, State, When
from communique.vocab import Vocabulary
from communique.vocab.types import EngagementVerb

_WITH = ("with", "alongside")
_NOUN_PREPOSITIONS = ("with", "between", "among")
_COMPANY = frozenset({"together with", "along with", "accompanied by", "joined by", "flanked by"})
_PLACES = frozenset({"place", "organization", "event", "thing", "name"})


@dataclass(slots=True)
class Reading:
    """One engagement that a clause tells: its kind, trigger words and parties."""

    kind: str
    words: list[int]
    rule: str
    parties: list[tuple[str, str]] = field(default_factory=list)
    part_of: str | None = None
    venue: str | None = None


class EngagementReader:
    """Reads engagements off clauses."""

    def __init__(
        self, resolver: Resolver, setting: Setting, state: State, vocabulary: Vocabulary, lexicon: Lexicon
    ) -> None:
        self.resolver, self.setting, self.state, self.lexicon = resolver, setting, state, lexicon
        self.vocab = vocabulary.engagements
        self.verbs: dict[str, list[EngagementVerb]] = {}
        for entry in self.vocab.verbs:
            self.verbs.setdefault(entry.verb, []).append(entry)
        self.nouns = {word: kind for kind, words in self.vocab.nouns.items() for word in words}
        self.light = frozenset(self.vocab.light_verbs)
        self.remote = frozenset(self.vocab.remote)
        self.press_verbs = frozenset(self.vocab.press_verbs)
        self.press = frozenset(vocabulary.groups.press)
        self.staff = frozenset(vocabulary.groups.staff)
        self.trips = frozenset(self.vocab.trip_nouns)
        self.documents = frozenset(self.vocab.documents)
        self.consorts = frozenset(vocabulary.offices.consorts)
        self.frames = frozenset(self.vocab.frame_subjects)
        self.reporting = frozenset(v.verb for v in vocabulary.reporting.verbs)
        self.wrappers = frozenset(self.vocab.wrappers)
        self.town_hall_groups = frozenset(self.vocab.town_hall_groups)
        self.sites = frozenset(vocabulary.nouns.sites)
        self.retinue = frozenset(vocabulary.movements.party)
        self.gateways = frozenset(vocabulary.movements.gateways)
        self.cancelled = frozenset(self.vocab.status.get("cancelled", ()))

    # -- entry --------------------------------------------------------------------------------

    def read(self, clause: Clause, *, travelling: bool = False) -> list[EngagementDraft]:
        """Return the engagements that a clause tells, in order of the text; empty if none or not the principal's."""
        status = self.status(clause)
        if status is None:
            return []
        if (
            status == "planned"
            and clause.infinitive
            and clause.label == "advcl"
            and not travelling
            and self.state.engagement is not None
        ):
            return []  # "spoke with X to continue conversations": what the call was for
        readings = [r for r in self._by_phrase(clause) if r.parties] if travelling else self._readings(clause)
        drafts: list[EngagementDraft] = []
        for reading in readings:
            drafts.extend(self._drafts(clause, reading, status))
        return drafts

    def status(self, clause: Clause) -> str | None:
        """Return held, planned, cancelled or declined; None for what is denied or only supposed."""
        words = self.vocab.status
        if clause.negated and clause.lemma not in words.get("cancelled", ()):
            return None
        if clause.passive and self._cancels(clause):
            return "cancelled"
        modal = clause.modal
        if modal in {"will", "shall", "'ll"}:
            return "planned"
        if modal in {"would", "should", "could", "may", "might", "can", "must"}:
            return "planned" if modal == "would" else None
        if clause.infinitive and clause.label == "ROOT":
            return None
        if clause.tag == "VBG" and "going" in clause.auxiliaries:
            return "planned"
        parent = clause.tree.by_verb.get(self.setting._parent(clause))
        if clause.mark in {"if", "unless", "whether"}:
            return None
        if (
            clause.label in {"xcomp", "ccomp", "advcl", "conj", "pcomp", "acl"}
            and parent is not None
            and parent is not clause
        ):
            return self._governed(clause, parent)
        if clause.infinitive and clause.label in {"acl", "relcl", "xcomp"}:
            return "planned"
        if clause.tag == "VBZ" and clause.lemma == "be" and clause.infinitive:
            return "planned"
        return "held"

    def _cancels(self, clause: Clause) -> bool:
        return clause.lemma in self.cancelled or any(f"{clause.lemma} {p}" in self.cancelled for p in clause.particles)

    def _governed(self, clause: Clause, parent: Clause) -> str | None:
        words = self.vocab.status
        above = self.status(parent) if parent.lemma not in {"do"} else "held"
        if clause.label == "conj":
            return above if not clause.own_subject or clause.infinitive else "held"
        for status in ("cancelled", "declined", "planned"):
            if parent.lemma in words.get(status, ()):  # type: ignore[call-overload]
                if clause.infinitive or clause.label in {"pcomp", "xcomp"} and status != "planned":
                    return status if above == "held" else above
        if parent.lemma == "be" and clause.infinitive and clause.label == "xcomp":
            return "planned"
        if (
            clause.label == "ccomp"
            and clause.finite
            and clause.verb < parent.verb
            and parent.lemma not in self.reporting
        ):
            return "held"  # two sentences joined by a semicolon
        if clause.label == "ccomp" or clause.infinitive and clause.label in {"xcomp", "advcl"}:
            if (
                parent.lemma
                in {
                    "begin",
                    "start",
                    "continue",
                    "go",
                    "proceed",
                    "come",
                    "get",
                    "manage",
                    "conclude",
                    "finish",
                    "stop",
                    "pause",
                    "use",
                    "return",
                    "gather",
                    "convene",
                    "join",
                    "step",
                    "take",
                    "stay",
                    "remain",
                }
                and clause.label != "ccomp"
            ):
                return above
            return "planned" if clause.infinitive else None
        if clause.infinitive and clause.label == "acl":
            return "planned"
        return above

    # -- what the clause tells ----------------------------------------------------------------

    def _readings(self, clause: Clause) -> list[Reading]:
        return self._by_noun(clause) or self._by_verb(clause) or self._by_phrase(clause)

    def _by_phrase(self, clause: Clause) -> list[Reading]:
        """Any verb with a phrase that names an engagement: "went straight into talks with", "in an interview with X, he said"."""
        tree, readings = clause.tree, []
        for preposition, at, objects in clause.prepositions:
            if (
                preposition not in self._phrase_links
                or preposition in {"for", "to", "with"}
                and clause.lemma
                in self.reporting | self.light - {"begin", "start", "open", "end", "conclude", "continue", "join"}
            ):
                continue
            for noun in objects:
                joined = clause.lemma == "join" and preposition in {"for", "at", "in"}
                found = self.noun_kind(tree, noun) if tree.mention(noun) is None or joined else None
                if (
                    joined
                    and found is not None
                    and (
                        parties := [(k, "counterpart") for o in clause.objects for k in self.resolver.entities(tree, o)]
                    )
                ):
                    mention = tree.mention(noun)
                    readings.append(
                        Reading(
                            found[0],
                            [clause.verb, *found[1]],
                            "join-for",
                            parties,
                            mention.entity if mention is not None else None,
                        )
                    )
                    continue
                if (
                    found is None
                    or found[0] not in {"meeting", "call", "meal", "interview", "press", "briefing", "town-hall"}
                    and not (found[0] == "ceremony" and preposition == "with" and clause.passive)
                    and not (tree.lower(noun) == "visit" and preposition in {"in", "during"})
                ):
                    continue
                articles = {tree.lower(c) for c in tree.kids(noun, "det", "poss")}
                if (
                    articles & {"this", "these", "that", "such", "any", "no", "previous", "each"}
                    or tree.lower(noun)
                    in {
                        "exchange",
                        "interaction",
                        "consultation",
                        "consultations",
                        "negotiation",
                        "negotiations",
                        "dialogue",
                        "discussion",
                        "discussions",
                        "presentation",
                        "call",
                    }
                    and not self._noun_prepositions(tree, noun)
                ):
                    continue
                reading = self._noun_reading(clause, noun, *found)
                if (
                    reading is not None
                    and not reading.parties
                    and self.state.engagement is None
                    and preposition not in {"after", "following"}
                    and len(subjects := subject_entities(self.resolver, clause)) > 1
                    and self.state.principal in subjects
                ):
                    reading.parties = [
                        (k, "counterpart") for k in subjects
                    ]  # "in a telephone conversation, A and B shared opinions"
                if reading is not None and not reading.parties and clause.passive and self._chaired(clause):
                    readings.append(reading)
                    continue
                if (
                    reading is None
                    or reading.kind == "site-visit"
                    or not reading.parties
                    and (
                        articles & {"the", "his", "her", "their"}
                        or reading.kind not in {"press", "interview"}
                        or "a" not in articles
                        and "an" not in articles
                    )
                ):
                    continue
                reading.words, reading.rule = [at, *found[1]], f"in-{tree.lemma(noun)}"
                readings.append(reading)
        return readings

    def _chaired(self, clause: Clause) -> bool:
        """``was discussed at a conference call chaired by the President``."""
        tree = clause.tree
        return any(
            c.lemma in {"chair", "hold", "host", "convene", "lead"}
            and any(self.state.principal in self.resolver.entities(tree, a) for a in c.agents)
            for c in tree.clauses
        )

    _phrase_links = frozenset(
        {"in", "into", "by", "for", "over", "during", "at", "after", "following", "before", "with", "to"}
    )

    def noun_kind(self, tree: Tree, word: int) -> tuple[str, list[int]] | None:
        """Return the kind of engagement that a noun names, with the words of the name."""
        mention = tree.mention(word)
        if mention is not None:
            return ("attendance", [word]) if mention.kind == "event" else None
        if tree.tags[word][:2] != "NN" and tree.tags[word] not in {"VBG", "JJ", "VB"}:
            return None
        if tree.lemma(word) in self.wrappers:
            inner = [o for p in tree.kids(word, "prep") if tree.lower(p) == "of" for o in tree.kids(p, "pobj")]
            return self.noun_kind(tree, inner[0]) if inner and inner[0] > word else None
        before = [
            w
            for w in range(max(0, word - 3), word)
            if tree.mention(w) is None
            and tree.heads[w] in {word, word - 1, word - 2}
            and tree.labels[w] in {"compound", "amod", "nmod", "punct", "nummod"}
        ]
        for start in range(len(before) + 1):
            words = [*before[start:], word]
            if words[-1] - words[0] != len(words) - 1:
                continue
            joined = " ".join(tree.lower(w) for w in words[:-1])
            for last in dict.fromkeys((tree.lower(word), tree.lemma(word))):
                phrase = f"{joined} {last}".strip()
                kind = self.nouns.get(phrase)
                if kind is not None:
                    if kind == "meeting" and any(
                        tree.lower(w) in self.remote or tree.lower(w).split("-")[0] in self.remote for w in before
                    ):
                        kind = "call"
                    if kind in {"meeting", "address", "attendance"} and any(tree.lower(w) == "press" for w in before):
                        kind = "press"
                    return kind, words
        return None

    def _by_noun(self, clause: Clause) -> list[Reading]:
        """Light verb + noun: "held a meeting with", "took part in a dinner", "a meeting was held", "a meeting took place"."""
        tree = clause.tree
        readings: list[Reading] = []
        nouns: list[int] = []
        if clause.lemma in self.light and not clause.passive:
            nouns = list(clause.objects)
            if clause.lemma in {
                "participate",
                "take",
                "engage",
                "join",
                "begin",
                "conclude",
                "start",
                "open",
                "end",
                "continue",
                "wrap",
                "speak",
                "meet",
            }:
                nouns += [
                    o
                    for p, _, objs in clause.prepositions
                    if p in {"in", "with", "by"}
                    for o in objs
                    if not (
                        p == "with"
                        and clause.lemma not in {"begin", "conclude", "start", "end", "open", "continue", "wrap"}
                    )
                ]
            if clause.lemma in {"begin", "conclude", "start", "end", "open", "continue", "wrap", "round"}:
                nouns += [
                    x
                    for o in clause.objects
                    for p, _, objs in self._noun_prepositions(tree, o)
                    if p == "with"
                    for x in objs
                    if self.noun_kind(tree, o) is None or tree.lemma(o) in self.frames
                ]
            if clause.lemma == "take" and any(tree.lower(o) == "place" for o in clause.objects):
                nouns = [s for s in clause.subjects if tree.mention(s) is None]
        elif clause.passive and self._cancels(clause):
            nouns = list(clause.subjects)
        elif clause.passive and clause.lemma == "hold" and any(label == "xcomp" for label, _ in clause.complements):
            nouns = []
        elif clause.passive and clause.lemma in {
            "hold",
            "host",
            "give",
            "organize",
            "organise",
            "follow",
            "convene",
            "conduct",
            "deliver",
            "accord",
            "offer",
            "hoste",
        }:
            nouns = list(clause.subjects) if clause.label not in {"acl", "relcl"} else []
            if clause.lemma in {"give", "accord", "offer", "grant"}:
                nouns += [o for o in clause.objects if o > clause.verb]  # "was given a tour of"
            if clause.lemma == "follow":
                nouns = [
                    s
                    for s in clause.subjects
                    if tree.mention(s) is None
                    and not any(tree.lower(c) in {"the", "this"} for c in tree.kids(s, "det"))
                ] + list(clause.agents)
        elif (
            clause.label == "ROOT"
            and not clause.passive
            and (
                opened := [
                    s
                    for s in clause.subjects
                    if tree.mention(s) is None and any(tree.lower(c) in {"a", "an"} for c in tree.kids(s, "det"))
                ]
            )
        ):
            nouns = [
                s
                for s in opened
                if (found := self.noun_kind(tree, s))
                and found[0] in {"meeting", "meal", "call", "ceremony"}
                and self._noun_prepositions(tree, s) + tree.kids(s, "acl")
            ]
        elif clause.lemma in {"occur", "begin", "start"} and not clause.objects:
            nouns = list(clause.subjects)
        elif clause.lemma in {
            "attend",
            "visit",
            "see",
            "view",
            "watch",
            "oversee",
            "witness",
            "address",
            "observe",
            "inaugurate",
            "follow",
            "precede",
            "chair",
        }:
            nouns = list(clause.objects)
        for noun in [*nouns, *self._opened(clause)]:
            found = self.noun_kind(tree, noun)
            if found is None or noun in clause.subjects and readings:
                continue
            reading = self._noun_reading(clause, noun, found[0], found[1])
            if reading is not None:
                readings.append(reading)
        return readings

    def _opened(self, clause: Clause) -> list[int]:
        """``A dinner given by X rounded off the day``: an engagement that the sentence is about, told with "a"."""
        tree = clause.tree
        if clause.label != "ROOT" or clause.passive:
            return []
        out = []
        for subject in clause.subjects:
            between = tree.mention(subject) is None and any(
                p in {"between", "of"} and any(self.state.principal in self.resolver.entities(tree, o) for o in objs)
                for p, _, objs in self._noun_prepositions(tree, subject)
            )
            if tree.mention(subject) is None and (
                between or any(tree.lower(c) in {"a", "an"} for c in tree.kids(subject, "det"))
            ):
                found = self.noun_kind(tree, subject)
                if (
                    found
                    and found[0] in {"meeting", "meal", "call", "ceremony"}
                    and (self._noun_prepositions(tree, subject) or tree.kids(subject, "acl"))
                ):
                    out.append(subject)
        return out

    def _noun_reading(self, clause: Clause, noun: int, kind: str, words: list[int]) -> Reading | None:
        tree, low = clause.tree, clause.tree.lower(noun)
        if (
            kind == "site-visit"
            and low == "visit"
            and (
                met := [
                    k
                    for k, _ in self._with_parties(clause, noun)
                    if self.resolver.cast.members[k].kind in {"person", "office"} and k != self.state.principal
                ]
            )
        ):
            return Reading("meeting", [clause.verb, *words], "visit-with", [(k, "counterpart") for k in met])
        if kind == "site-visit":
            return self._tour(clause, noun, words)
        if kind == "briefing" and clause.lemma in {"give", "deliver", "make", "offer", "provide"}:
            return None
        if kind == "call" and low == "call" and clause.lemma == "make":
            return None
        links = {p for p, _, _ in self._noun_prepositions(tree, noun)}
        if (
            kind == "call"
            and low == "call"
            and any(
                p in {"on", "upon"}
                and any((m := tree.mention(o)) is not None and m.kind in {"person", "office", "list"} for o in objs)
                for p, _, objs in self._noun_prepositions(tree, noun)
            )
        ):
            kind = "meeting"  # a call on somebody is a visit to him
        if clause.lemma == "address" and kind not in {"attendance", "ceremony", "meeting", "meal", "address"}:
            return None
        if clause.lemma in {"address"} and not self._is_audience(tree, noun, kind):
            return None
        if clause.lemma == "address":
            kind = "address"
        if kind in {"meeting", "call"} and any(
            tree.lower(w) in self.press
            for p, _, objs in self._noun_prepositions(tree, noun)
            if p == "with"
            for o in objs
            for w in tree.subtree(o)
        ):
            kind = "press"
        if (
            kind == "meeting"
            and low
            in {
                "exchange",
                "exchanges",
                "dialogue",
                "interaction",
                "discussion",
                "discussions",
                "consultation",
                "consultations",
            }
            and not links & {"with", "between", "among"}
            and not any(p == "with" for p, _, _ in clause.prepositions)
            and len(subject_entities(self.resolver, clause)) < 2
        ):
            return None
        if kind == "address" and clause.lemma in {"hear", "attend", "receive", "follow", "open", "watch"}:
            kind = "attendance"
        if (
            kind == "address"
            and low in {"statement", "statements", "remark", "remarks"}
            and any(
                clause.tree.lower(w) in self.press
                for _, _, objs in [*clause.prepositions, *self._noun_prepositions(tree, noun)]
                for o in objs
                for w in tree.subtree(o)
            )
        ):
            kind = "press"
        if (
            kind == "address"
            and low in {"statement", "remark", "remarks", "address", "speech", "message"}
            and clause.lemma in {"have", "hold", "address", "share"}
        ):
            return None
        if kind == "meeting" and low == "talk" and clause.lemma in {"give", "deliver"}:
            kind = "address"  # a talk is a lecture, talks are a meeting
        if kind == "attendance" and clause.lemma in {"open", "close"} and tree.mention(noun) is not None:
            kind = "attendance"
        if (
            kind == "attendance"
            and clause.lemma in {"make", "give", "have", "do", "get", "share", "follow", "begin", "start"}
            and tree.mention(noun) is None
        ):
            return None
        if (
            kind == "attendance"
            and clause.lemma in {"host", "hold", "organize"}
            and tree.mention(noun) is None
            and low in {"consultation", "consultations", "event"}
        ):
            kind = "meeting" if low != "event" else "attendance"
        if kind == "signing" and clause.lemma not in {
            "attend",
            "witness",
            "hold",
            "take",
            "participate",
            "oversee",
            "host",
            "follow",
            "join",
            "watch",
            "see",
        }:
            return None
        if (
            kind == "meeting"
            and low in {"exchange", "exchanges", "dialogue", "discussion", "interaction"}
            and clause.lemma in {"welcome", "continue", "enjoy", "open", "lead"}
        ):
            return None
        reading = Reading(
            kind, [clause.verb, *words], f"{clause.lemma}-{tree.lemma(noun) if tree.mention(noun) is None else 'event'}"
        )
        if tree.mention(noun) is not None and kind in {"attendance", "address"}:
            reading.part_of = (tree.mention(noun) or Mention("event", 0, 0, 0, 0)).entity
        self._noun_parties(clause, noun, kind, reading)
        return reading

    def _is_audience(self, tree: Tree, noun: int, kind: str) -> bool:
        mention = tree.mention(noun)
        if mention is not None:
            return mention.kind in {"event", "organization", "group"}
        if tree.lower(noun) in {"hall", "audience", "gathering", "crowd", "sitting", "chamber"}:
            return True
        return kind in {"attendance", "meeting", "ceremony", "meal"} and tree.lower(noun) not in {
            "consultation",
            "exchange",
            "dialogue",
            "conversation",
            "visit",
            "talk",
            "talks",
            "discussion",
        }

    def _tour(self, clause: Clause, noun: int, words: list[int]) -> Reading | None:
        """A tour or visit is a site visit where a site is named; a visit to a country is not."""
        tree = clause.tree
        for preposition, _, objects in [*self._noun_prepositions(tree, noun), *clause.prepositions]:
            if preposition not in {"to", "of", "at", "in", "around", "through"}:
                continue
            for obj in objects:
                mention = tree.mention(obj)
                if (
                    mention is not None
                    and mention.kind in {"place", "organization", "event", "thing", "name"}
                    and mention.subkind not in {"country", "city"}
                    and not (mention.kind == "name" and tree.lower(noun) in self.trips)
                ):
                    return Reading(
                        "site-visit",
                        [clause.verb, *words],
                        f"{clause.lemma}-{tree.lemma(noun)}",
                        venue=mention.entity if mention.kind == "place" else None,
                        parties=self._with_parties(clause, noun),
                    )
                if (
                    mention is None
                    and (
                        tree.lower(obj) in self.lexicon.venue_heads | self.lexicon.event_heads
                        or tree.lemma(obj) in self.lexicon.venue_heads
                    )
                    and clause.lemma not in {"make", "have"} | set()
                    or mention is None
                    and tree.lemma(obj) in self.lexicon.venue_heads
                    and tree.lower(noun) in {"tour", "walk", "visit", "stop"}
                ):
                    return Reading(
                        "site-visit",
                        [clause.verb, *words],
                        f"{clause.lemma}-{tree.lemma(noun)}",
                        parties=self._with_parties(clause, noun),
                    )
        return None

    @staticmethod
    def _noun_prepositions(tree: Tree, noun: int) -> list[tuple[str, int, list[int]]]:
        out = []
        for child in tree.kids(noun, "prep"):
            out.append((tree.lower(child), child, [c for o in tree.kids(child, "pobj") for c in tree.conjuncts(o)]))
            out.extend(
                (tree.lower(c), c, [x for o in tree.kids(c, "pobj") for x in tree.conjuncts(o)])
                for c in tree.kids(child, "conj")
                if tree.tags[c] in {"IN", "TO"}
            )
            for deeper in [
                w
                for o in tree.kids(child, "pobj")
                for w in tree.kids(o, "prep")
                if tree.lower(w) in {"with", "between", "at"}
            ]:
                out.append(
                    (tree.lower(deeper), deeper, [c for o in tree.kids(deeper, "pobj") for c in tree.conjuncts(o)])
                )
        return out

    def _with_parties(self, clause: Clause, noun: int | None) -> list[tuple[str, str]]:
        tree = clause.tree
        pairs = list(clause.prepositions) + (self._noun_prepositions(tree, noun) if noun is not None else [])
        out: list[tuple[str, str]] = []
        for preposition, at, objects in pairs:
            if preposition in _WITH or preposition in {"together with", "along with"}:
                role = "counterpart"
                for obj in objects:
                    for key in self.resolver.entities(tree, obj):
                        self._add(out, key, role)
        return out

    def _add(self, parties: list[tuple[str, str]], key: str, role: str) -> None:
        member = self.resolver.cast.members.get(key)
        if member is None or any(k == key for k, _ in parties):
            return
        if (
            key in self.resolver.cast.companions
            or any(o.head in self.consorts for o in member.offices)
            and key != self.state.principal
            and not self._consort(self.state.principal)
        ):
            role = "accompanying"
        if (
            member.kind in {"person", "office", "organization", "group"}
            or member.kind == "place"
            and member.subkind == "country"
            and role != "counterpart"
        ):
            parties.append((key, role))

    def _consort(self, key: str | None) -> bool:
        member = self.resolver.cast.members.get(key or "")
        return member is not None and any(o.head in self.consorts for o in member.offices)

    def _noun_parties(self, clause: Clause, noun: int, kind: str, reading: Reading) -> None:
        tree = clause.tree
        takes = {
            "meeting": ("with", "between", "among", "of", "on", "upon")
            if tree.lower(noun) == "call"
            else ("with", "between", "among", "of"),
            "call": ("with", "to", "from", "between", "among"),
            "interview": ("to", "with", "by", "for"),
            "briefing": ("by", "from", "with"),
            "meal": ("with", "by", "for"),
            "press": ("with",),
            "address": (),
            "ceremony": ("with",),
            "attendance": ("with",),
            "signing": ("with", "by", "between"),
            "town-hall": ("with",),
            "site-visit": ("with",),
            "welcome": ("with",),
        }[kind]
        for preposition, _, objects in [*self._noun_prepositions(tree, noun), *clause.prepositions]:
            if preposition not in takes:
                continue
            if preposition == "of" and not any(
                tree.mention(o) is not None and tree.mention(o).kind in {"person", "office", "list"} for o in objects
            ):  # type: ignore[union-attr]
                continue
            role = (
                "interviewer"
                if kind == "interview"
                else "host"
                if kind == "meal" and preposition == "by"
                else "counterpart"
            )
            for obj in objects:
                for key in self.resolver.entities(
                    tree,
                    obj,
                    plural_is_group=kind in {"meeting", "meal", "call", "town-hall"}
                    and preposition in {"with", "between"},
                ):
                    self._add(reading.parties, key, role)
        for child in tree.kids(noun, "acl", "relcl"):
            self._hosted(clause, child, reading)
        for child in tree.kids(noun, "poss"):
            for key in self.resolver.entities(tree, child):
                self._add(reading.parties, key, "counterpart")
        self._honoured(clause, noun, reading)
        if kind == "signing" and clause.passive and not reading.parties:
            for key in self.resolver.joint():
                self._add(reading.parties, key, "counterpart")

    def _honoured(self, clause: Clause, noun: int, reading: Reading) -> None:
        """``in honour of the President of Algeria``; a group so honoured is no party."""
        tree = clause.tree
        for preposition, at, objects in [*self._noun_prepositions(tree, noun), *clause.prepositions]:
            if preposition != "in":
                continue
            for honour in [o for o in objects if tree.lower(o) in {"honour", "honor"}]:
                for prep in tree.kids(honour, "prep"):
                    for obj in tree.kids(prep, "pobj"):
                        for key in self.resolver.entities(tree, obj):
                            if self.resolver.cast.members[key].kind in {"person", "office"}:
                                self._add(reading.parties, key, "honouree")

    def _hosted(self, clause: Clause, verb: int, reading: Reading) -> None:
        """``a dinner hosted by the President in honour of ...``."""
        inner = clause.tree.by_verb.get(verb)
        if inner is None or inner.lemma not in {
            "host",
            "give",
            "offer",
            "organize",
            "organise",
            "convene",
            "hold",
            "chair",
            "attend",
            "conduct",
            "deliver",
            "lead",
        }:
            return
        for agent in inner.agents:
            for key in self.resolver.entities(clause.tree, agent):
                self._add(reading.parties, key, "host" if inner.lemma != "attend" else "counterpart")

    # -- verbs --------------------------------------------------------------------------------

    def _by_verb(self, clause: Clause) -> list[Reading]:
        if (
            clause.label in {"acl", "relcl"}
            and clause.passive
            and not clause.finite
            and self.noun_kind(clause.tree, clause.tree.heads[clause.verb])
        ):
            return []  # "a dinner hosted by": told at the dinner
        if clause.lemma in self.press_verbs and (pressed := self._press(clause)) is not None:
            return [pressed]
        for entry in self.verbs.get(clause.lemma, ()):
            readings = self._verb_readings(clause, entry)
            if readings:
                return readings
        return []

    def _press(self, clause: Clause) -> Reading | None:
        """``met the press``, ``took questions from journalists``, ``spoke to the media``."""
        tree = clause.tree
        words = [*clause.objects, *clause.pobjs("to", "with", "from", "of")] + [
            c
            for o in clause.objects
            for p in tree.kids(o, "prep")
            if tree.lower(p) in {"from", "of"}
            for c in tree.kids(p, "pobj")
        ]
        asked = clause.lemma in {"answer", "take", "field"} and any(
            tree.lower(o) in {"questions", "question"} for o in clause.objects
        )
        if asked and (hall := [w for w in words if tree.lower(w) in self.town_hall_groups]):
            reading = Reading("town-hall", [clause.verb, hall[0]], "answer-questions")
            if (group := self.resolver.group(tree, hall[0], any_head=True)) is not None:
                self._add(reading.parties, group.key, "counterpart")
            return reading
        pressed = [
            w
            for w in words
            if tree.mention(w) is None
            and (
                tree.lower(w) in self.press
                or tree.lower(w) in {"representatives", "members"}
                and any(tree.lower(x) in self.press for x in tree.subtree(w))
            )
        ]
        if (
            not pressed
            or clause.lemma in {"answer", "take", "field"}
            and not any(tree.lower(o) in {"questions", "question"} for o in clause.objects)
        ):
            return None
        reading = Reading("press", [clause.verb, *pressed[:1]], f"{clause.lemma}-press")
        reading.parties = (
            self._with_parties(clause, None)
            if clause.lemma not in {"speak", "talk", "meet"}
            else [
                (k, "counterpart")
                for p, _, objs in clause.prepositions
                if p in {"alongside", "together with", "with"}
                for o in objs
                if o not in pressed
                for k in self.resolver.entities(tree, o)
            ]
        )
        for word in pressed:
            if (
                tree.lower(word) in {"journalists", "reporters"}
                and (group := self.resolver.group(tree, word)) is not None
            ):
                self._add(reading.parties, group.key, "counterpart")
        return reading

    def _verb_readings(self, clause: Clause, entry: EngagementVerb) -> list[Reading]:
        tree = clause.tree
        if (
            entry.particle
            and entry.particle not in clause.particles
            and not any(p == entry.particle for p, _, _ in clause.prepositions)
            and not any(tree.lower(a) == entry.particle for a in clause.adverbs)
        ):
            return []
        nested = (
            [x for o in clause.objects for x in self._noun_prepositions(tree, o)] if entry.object == "thing" else []
        )
        if (
            entry.requires
            and not any(p == entry.requires and objs for p, _, objs in [*clause.prepositions, *nested])
            and not (
                clause.lemma in {"speak", "talk"}
                and (self._is_remote(clause) or len(clause.subjects) > 1 or entry.kind == "call" and clause.pobjs("to"))
            )
        ):
            return []
        if entry.passive and not clause.passive:
            return []
        if clause.passive and not entry.passive and (entry.object == "none" or entry.verb == "attend"):
            return []
        rule = entry.verb + (f"-{entry.party[0]}" if entry.party else "")
        if clause.lemma == "speak" or clause.lemma == "talk":
            return self._speaking(clause, entry, rule)
        targets = clause.subjects if clause.passive else clause.objects
        if entry.object == "path":
            sites = [o for o in clause.pobjs(entry.requires or "through") if self._is_site(tree, o)]
            return (
                [Reading(entry.kind, [clause.verb, sites[0]], rule, self._with_parties(clause, None))] if sites else []
            )
        if entry.passive and entry.object == "path":
            return (
                [Reading(entry.kind, [clause.verb], rule, self._with_parties(clause, None))]
                if self._is_principal(clause.subjects, tree)
                else []
            )
        if entry.passive:
            parties = [(k, entry.role) for a in clause.agents for k in self.resolver.entities(tree, a)]
            if not parties and entry.role == "interviewer":
                parties = [
                    (g.key, entry.role)
                    for a in clause.agents
                    if tree.mention(a) is None and (g := self.resolver.group(tree, a, any_head=True)) is not None
                ]
            return (
                [Reading(entry.kind, [clause.verb], rule + "-by", parties)]
                if parties and self._is_principal(clause.subjects, tree)
                else []
            )
        if entry.object in {"site", "event", "thing", "document", "audience"}:
            return self._of_objects(clause, entry, targets, rule)
        parties: list[tuple[str, str]] = []  # type: ignore[no-redef]
        if (
            entry.object in {"person", "any"}
            and "object" in entry.party
            and (not entry.particle or entry.particle in clause.particles)
        ):
            for word in targets:
                mention = tree.mention(word)
                if (
                    mention is not None
                    and mention.kind in {"thing", "name", "time", "event", "place", "quote"}
                    or mention is None
                    and tree.lower(word) in {"it", "this"}
                ):
                    continue
                for key in self.resolver.entities(
                    tree,
                    word,
                    subject=clause.passive,
                    plural_is_group=entry.verb in {"meet", "convene"},
                    groups=entry.verb not in {"call", "welcome", "receive", "award"}
                    or bool(tree.kids(word, "det", "compound", "amod", "prep")),
                ):
                    self._add(parties, key, entry.role)
        if clause.passive and entry.object in {"person", "any"}:
            for agent in clause.agents:
                for key in self.resolver.entities(tree, agent):
                    self._add(parties, key, "host" if entry.verb in {"receive", "host"} else "counterpart")
        for preposition, _, objects in [*clause.prepositions, *self._deep_with(clause, entry)]:
            if preposition in entry.party:
                for obj in objects:
                    for key in self.resolver.entities(tree, obj, plural_is_group=entry.verb == "meet"):
                        self._add(parties, key, entry.role)
        if (
            entry.object == "person"
            and not parties
            and not clause.passive
            and (entry.verb == "meet" or not clause.objects and not clause.complements and not entry.particle)
        ):
            for key in self._scattered(clause, entry):
                self._add(parties, key, entry.role)
        if entry.verb == "meet" and not parties and len(subject_entities(self.resolver, clause)) < 2:
            return []
        if not parties and entry.object in {"person"} and entry.verb != "meet":
            return []
        if entry.person_only and (
            any(
                clause.tree.by_verb[v].infinitive
                for label, v in clause.complements
                if label == "xcomp" and v in clause.tree.by_verb
            )
            or any(self.resolver.cast.members[k].kind not in {"person", "office"} for k, _ in parties)
        ):
            return []  # "called on the authorities to ..." is said, not met
        if entry.requires and not parties:
            return []
        if entry.object == "any" and not (clause.objects or clause.passive):
            return []
        kind = entry.kind
        if entry.verb in {"meet", "receive"} and (
            clause.passive and entry.verb == "meet" and clause.agents or self._at_gateway(clause)
        ):
            kind = "welcome"
        if (
            entry.verb == "welcome"
            and not clause.passive
            and self._is_principal(clause.subjects, tree)
            and not self._at_gateway(clause)
            and (
                any(p == "to" for p, _ in self.setting.places(clause))
                or clause.tree.lower(0)
                and any(t.is_day for t in self.setting.times(clause))
            )
        ):
            kind = "meeting"  # a host who "today welcomed X to" his seat received him
        if entry.verb in {"welcome", "greet"} and not clause.passive and self._welcome_is_statement(clause):
            return []
        if kind == "meeting" and self._is_remote(clause):
            kind = "call"
        if (
            kind == "meeting"
            and entry.verb in {"interact", "engage", "mingle"}
            and any(tree.lower(w) in self.town_hall_groups for o in clause.pobjs("with") for w in tree.subtree(o))
        ):
            kind = "town-hall"
        return [Reading(kind, [clause.verb], rule, parties)]

    def _scattered(self, clause: Clause, entry: EngagementVerb) -> list[str]:
        """``met, in separate meetings, A and B``: people after the verb whom the parser hung somewhere else."""
        tree = clause.tree
        drop = frozenset(v for v in tree.by_verb if v != clause.verb) | frozenset(
            w
            for w in range(len(tree))
            if tree.labels[w] == "prep"
            and tree.lower(w)
            in {"of", "by", "from", "to", "after", "before", "since", "like", "as"}
            | (set() if "with" in entry.party else {"with", "at", "on", "in", "for"})
        )
        return [
            k
            for w in tree.subtree(clause.verb, drop)
            if w > clause.verb
            and (m := tree.mention(w)) is not None
            and m.kind in {"person", "office", "list"}
            and tree.labels[w] not in {"poss", "compound"}
            for k in self.resolver.entities(tree, w)
        ]

    def _deep_with(self, clause: Clause, entry: EngagementVerb) -> list[tuple[str, int, list[int]]]:
        """``met on the margins of the summit with X``: a "with" that the parser hung on a noun between."""
        tree = clause.tree
        if "with" not in entry.party or any(p == "with" for p, _, _ in clause.prepositions) or clause.objects:
            return []
        drop = frozenset(v for v in tree.by_verb if v != clause.verb)
        return [
            ("with", w, [c for o in tree.kids(w, "pobj") for c in tree.conjuncts(o)])
            for w in tree.subtree(clause.verb, drop)
            if w > clause.verb and tree.lower(w) == "with" and tree.labels[w] == "prep"
        ]

    def _welcome_is_statement(self, clause: Clause) -> bool:
        return not any(
            (m := clause.tree.mention(o)) is not None
            and m.kind in {"person", "office", "list", "group"}
            or clause.tree.lower(o) in {"him", "her", "them"}
            or self.resolver.group(clause.tree, o)
            for o in clause.objects
        )

    def _at_gateway(self, clause: Clause) -> bool:
        """True at an airport, station or landing: who receives somebody there greets him."""
        tree = clause.tree
        return any(
            w in self.gateways
            for p, _, objs in clause.prepositions
            if p in {"at", "on", "in"}
            for o in objs
            for w in (
                (tree.mention(o).name or "").lower().split()[-1:] if tree.mention(o) is not None else [tree.lower(o)]
            )
        )  # type: ignore[union-attr]

    def _is_remote(self, clause: Clause) -> bool:
        tree = clause.tree
        return any(
            tree.mention(w) is None
            and (tree.lower(w) in self.remote or tree.lower(w).split("-")[0] in {"video", "tele"})
            and abs(w - clause.verb) < 14
            for w in tree.subtree(clause.verb)
            if tree.labels[w] in {"advmod", "pobj", "npadvmod", "compound", "amod"}
        )

    def _is_principal(self, words: list[int], tree: Tree) -> bool:
        return any(self.state.principal in self.resolver.entities(tree, w, subject=True) for w in words)

    def _speaking(self, clause: Clause, entry: EngagementVerb, rule: str) -> list[Reading]:
        """``spoke with X`` is a call, ``spoke to journalists`` press, ``spoke at`` an event an address."""
        tree = clause.tree
        parties: list[tuple[str, str]] = []
        pressed = False
        for preposition, _, objects in clause.prepositions:
            if preposition not in {"with", "to"}:
                continue
            for obj in objects:
                words = {tree.lower(w) for w in tree.subtree(obj)}
                if words & self.press:
                    pressed = True
                for key in self.resolver.entities(tree, obj):
                    self._add(parties, key, "counterpart")
        if pressed:
            return [Reading("press", [clause.verb], "speak-press", parties)]
        if entry.kind == "address":
            events = [
                o
                for p, _, objs in clause.prepositions
                if p in {"at", "before", "in"}
                for o in objs
                if (found := self.noun_kind(tree, o))
                and found[0] in {"attendance", "ceremony", "meal"}
                or (m := tree.mention(o)) is not None
                and (m.kind == "event" or p == "at" and m.kind in {"organization"})
            ]
            if not events:
                return []
            mention = tree.mention(events[0])
            return [
                Reading(
                    "address",
                    [clause.verb],
                    "speak-at",
                    [],
                    mention.entity if mention is not None and mention.kind == "event" else None,
                )
            ]
        parties = [(k, r) for k, r in parties if self.resolver.cast.members[k].kind != "place"]
        if (
            not parties
            and (
                self._is_remote(clause)
                or entry.verb == "speak"
                and self.state.engagement is None
                and not clause.pobjs("to", "at", "in")
            )
            and len(subjects := subject_entities(self.resolver, clause)) > 1
            and entry.kind == "call"
        ):
            return [Reading("call", [clause.verb], "speak-phone", [(k, "counterpart") for k in subjects])]
        if not parties:
            return []
        to_only = not any(p == "with" for p, _, _ in clause.prepositions)
        if (
            to_only
            and not self._is_remote(clause)
            and not any(self.resolver.cast.members[k].kind in {"person", "office"} for k, _ in parties)
        ):
            return []
        setting = self.setting.places(clause)
        face = any(p in {"in", "at"} for p, _ in setting) or self.setting.occasion(clause, [clause.verb]) is not None
        people = any(self.resolver.cast.members[k].kind in {"person", "office"} for k, _ in parties)
        kind = "meeting" if (face or self.state.arrived or not people) and not self._is_remote(clause) else "call"
        return [Reading(kind, [clause.verb], rule, parties)]

    def _of_objects(self, clause: Clause, entry: EngagementVerb, targets: list[int], rule: str) -> list[Reading]:
        tree, readings = clause.tree, []
        for word in targets:
            mention = tree.mention(word)
            nouns = set(entry.nouns)
            if nouns and mention is None and not ({tree.lemma(word), tree.lower(word)} & nouns):
                continue
            if nouns and mention is not None and not any(w in nouns for w in (mention.name or "").lower().split()):
                continue
            if entry.object == "site" and not self._is_site(tree, word):
                continue
            named = mention is not None and (
                mention.kind == "event"
                or mention.kind in {"name", "thing", "organization"}
                and PRINCIPAL in tree.skeleton.lower
            )
            if entry.object == "event" and not (named or self.noun_kind(tree, word)):
                continue
            if entry.object == "document" and not self._is_document(tree, word, clause):
                continue
            if (
                entry.object == "audience"
                and tree.lower(word) not in {"hall", "audience", "gathering", "crowd", "sitting", "chamber"}
                and not (
                    mention is not None
                    and mention.kind in {"organization", "event", "group"}
                    or mention is None
                    and (self.resolver.group(tree, word) is not None and tree.lower(word) not in {"crisis"})
                )
            ):
                continue
            reading = Reading(
                entry.kind,
                [clause.verb, word],
                rule,
                self._with_parties(clause, word if entry.requires == "with" or entry.kind == "signing" else None),
            )
            if entry.kind == "signing" and clause.passive and not reading.parties:
                for key in self.resolver.joint():
                    self._add(reading.parties, key, "counterpart")
            if (
                entry.object == "audience"
                and mention is None
                and (group := self.resolver.group(tree, word)) is not None
            ):
                self._add(reading.parties, group.key, "counterpart")
            if entry.object == "site" and mention is not None and mention.kind == "place":
                reading.venue = mention.entity
            if mention is not None and mention.kind == "event":
                reading.part_of = mention.entity
            for preposition, _, objects in [*clause.prepositions, *self._noun_prepositions(tree, word)]:
                if preposition in entry.party and preposition not in _WITH:
                    for obj in objects:
                        for key in self.resolver.entities(tree, obj):
                            self._add(reading.parties, key, "honouree" if preposition == "to" else entry.role)
            readings.append(reading)
            if entry.kind != "site-visit":
                break
        return readings

    def _is_site(self, tree: Tree, word: int) -> bool:
        mention = tree.mention(word)
        if mention is not None:
            if mention.subkind == "city" and mention.data == ():
                return True  # a village that no gazetteer knows
            return (
                mention.kind in {"organization", "event", "name"}
                or mention.kind == "place"
                and mention.subkind not in {"country", "city", "region"}
                or mention.kind in {"thing", "name"}
                and mention.determiner == "the"
            )
        if tree.tags[word][:2] != "NN":
            return False
        if tree.tags[word] == "NNS" and self.resolver.group(tree, word) is not None:
            return True  # "visited troops at ..."
        words = {tree.lower(word), tree.lemma(word)} | {tree.lower(c) for c in tree.kids(word, "compound")}
        return bool(words & (self.lexicon.venue_heads | self.sites)) and tree.lower(word) not in {"border", "region"}

    def _is_document(self, tree: Tree, word: int, clause: Clause) -> bool:
        mention = tree.mention(word)
        last = (mention.name or "").lower().split() if mention is not None else []
        words = set(last) if mention is not None else {tree.lower(word), tree.lemma(word)}
        return bool(words & self.documents) and not words & set(self.vocab.domestic_documents)

    # -- drafts -------------------------------------------------------------------------------

    def _drafts(self, clause: Clause, reading: Reading, status: str) -> list[EngagementDraft]:
        principal = self.state.principal
        subjects = subject_entities(self.resolver, clause)
        parties = list(reading.parties)
        if (
            any(clause.tree.mention(s) is None and clause.tree.lower(s) in self.retinue for s in clause.subjects)
            and principal
        ):
            subjects = [principal]  # "the full delegation met with ..."
        sided = (
            reading.kind in {"meeting", "call"}
            and principal in subjects
            and any(k != principal for k, _ in reading.parties)
        )
        for key in subjects:
            self._add(parties, key, "accompanying" if sided else "host" if reading.kind == "meal" else "counterpart")
        telegraphic = not clause.subjects and clause.label == "ROOT" or clause.label == "conj" and not clause.subjects
        tree = clause.tree
        beside = [*clause.indirect, *clause.objects, *clause.pobjs("for", "to", "by")]
        honour = [
            p
            for w in range(len(tree))
            if tree.mention(w) is None and tree.lower(w) in {"honour", "honor"}
            for p in tree.kids(w, "poss")
        ]
        beside += honour  # "a dinner in his honour"
        hosts = [k for k, _ in parties if k == principal] or [
            k for w in beside for k in self.resolver.entities(tree, w, groups=False) if k == principal
        ]
        if principal and not hosts and not telegraphic and not self._agentless(clause, reading):
            return []
        others = [(k, r) for k, r in parties if k != principal]
        company = self._company(clause)
        others = [(k, r) for k, r in others if k not in company] + [
            (k, "accompanying") for k in company if k != principal
        ]
        groups = self._separate(clause, reading, others)
        return [self._draft(clause, reading, status, members) for members in groups]

    def _agentless(self, clause: Clause, reading: Reading) -> bool:
        """``A meeting with X was held``; ``a meeting took place``: the principal's where nobody else is named as its subject."""
        if any(clause.tree.mention(s) is None and clause.tree.lemma(s) in self.frames for s in clause.subjects):
            return True
        if reading.words[0] == clause.verb and len(reading.words) > 1 and reading.words[-1] in clause.subjects:
            return True
        return (
            clause.passive
            or clause.lemma in {"take", "occur"}
            and not [s for s in clause.subjects if clause.tree.mention(s) is not None]
            or clause.label in {"acl", "pcomp", "advcl", "amod"}
            and not clause.subjects
        )

    def _company(self, clause: Clause) -> list[str]:
        """Return those who only accompany: "accompanied by his wife", "joined by"."""
        out: list[str] = []
        tree = clause.tree
        for other in tree.clauses:
            if other is not clause:
                out.extend(self.accompanying(other))
        return out

    def accompanying(self, clause: Clause) -> list[str]:
        """Return those by whom the clause says somebody was accompanied or joined."""
        if clause.lemma not in {"accompany", "join", "flank"} or not (clause.passive or clause.tag == "VBN"):
            return []
        return [
            key for agent in [*clause.agents, *clause.pobjs("by")] for key in self.resolver.entities(clause.tree, agent)
        ]

    def _separate(self, clause: Clause, reading: Reading, others: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
        tree = clause.tree
        words = {tree.lower(w) for w in range(max(0, clause.verb - 3), min(len(tree), clause.verb + 7))}
        apart = bool(words & {"separately", "separate", "individually", "respectively"}) or any(
            tree.lower(w) == "back-to-back" for w in range(len(tree))
        )
        plural = any(
            tree.tags[w] == "NNS" and tree.lower(w) in {"meetings", "calls", "conversations", "bilaterals", "audiences"}
            for w in reading.words
        )
        if plural and all(
            self.resolver.cast.members[k].kind in {"person", "office"} for k, r in others if r != "accompanying"
        ):
            apart = True
        people = [o for o in others if o[1] not in {"accompanying"}]
        if apart and len(people) > 1 and reading.kind in {"meeting", "call"}:
            rest = [o for o in others if o[1] == "accompanying"]
            return [[person, *rest] for person in people]
        return [others]

    def _draft(self, clause: Clause, reading: Reading, status: str, others: list[tuple[str, str]]) -> EngagementDraft:
        when = self.setting.when(clause) if status == "held" else self._later(clause)
        city, country, venue, inferred = self.setting.where(clause, reading.words[1:])
        if (
            reading.kind == "call"
            and not self.state.arrived
            and not any(p in {"in", "from"} for p, _ in self.setting.places(clause))
        ):
            city = country = venue = None
            inferred = set()
        if when.date is not None and not when.stated:
            inferred.add("date")
        tree = clause.tree
        draft = EngagementDraft(
            reading.kind,
            status,
            [self._span(clause, reading)],
            reading.rule,
            when,
            city,
            country,
            reading.venue or venue,
            sentence=0,
        )
        draft.trigger = tree.span(sorted(reading.words))
        draft.part_of = reading.part_of or self.setting.occasion(clause, reading.words)
        if reading.venue:
            inferred.discard("venue")
        draft.inferred = inferred
        principal = self.state.principal
        if principal:
            draft.parties.append((principal, "principal"))
        draft.parties.extend(others)
        return draft

    def _later(self, clause: Clause) -> When:
        """A planned or cancelled engagement has only the day that its own clause names."""
        for value in self.setting.times(clause):
            if value.is_day and (day := self.setting.day(value)) is not None:
                return When(day, value.daypart, True)
        return When()

    def _span(self, clause: Clause, reading: Reading) -> tuple[int, int]:
        """Evidence: from the subject, where it stands near, to the end of the objects."""
        tree = clause.tree
        drop = frozenset(
            w
            for w in tree.children[clause.verb]
            if tree.labels[w] in {"conj", "cc", "advcl", "parataxis", "ccomp"} and w > clause.verb
        )
        words = [w for w in tree.subtree(clause.verb, drop)]
        first = min([s for s in clause.subjects if s < clause.verb and clause.verb - s < 6] or [clause.verb])
        return tree.span([w for w in words if w >= min(first, *reading.words)])
