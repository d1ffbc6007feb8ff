"""From words to entities: mentions, pronouns, role nouns and groups."""

from __future__ import annotations

from communique.reading.cast import Cast, Member
from communique.reading.clauses import Clause, Tree
from communique.reading.groups import group_words, named_beside, people_before
from communique.reading.mentions import Lexicon, Mention, OfficeRef
from communique.reading.naming import HEADS_OF_STATE, office_key, plain_body
from communique.reading.skeleton import PRINCIPAL
from communique.reading.state import State

_SINGULAR = {"he": "m", "she": "f", "him": "m", "her": "f", "himself": "m", "herself": "f", "his": "m"}
_PLURAL = frozenset({"they", "them", "both", "themselves"})
# Before "of" and a group, how many of it.
_QUANTITIES = frozenset("number variety range host handful couple dozens scores hundreds thousands".split())
# Who may be called the leader of a state.
HEADS = HEADS_OF_STATE | {"prime minister", "premier", "chancellor", "taoiseach", "supreme leader", "chairman"}


class Resolver:
    """Resolves words of a parsed sentence to members of the cast, given what the discourse has reached."""

    def __init__(self, cast: Cast, state: State, lexicon: Lexicon, text: str) -> None:
        self.cast = cast
        self.state = state
        self.lexicon = lexicon
        self.text = text
        self.current: list[str] = []  # subjects of the clause being read

    # -- mentions, in reading order -----------------------------------------------------------

    def settle(self, mention: Mention, near: list[str]) -> None:
        """Give a mention its entity (people were clustered before); members of lists each get theirs."""
        if mention.members:
            for member in mention.members:
                self.settle(member, near)
            return
        if mention.entity is not None:
            return
        if mention.kind == "person" and mention.candidates:
            mention.entity = self._namesake(mention)
        elif mention.kind == "office":
            holder = self._holder(mention)
            mention.entity = holder.key
            if (mention.start, mention.end) not in holder.spans:
                holder.spans.append((mention.start, mention.end))
        elif mention.kind == "place":
            for inner in mention.inner:
                self.settle(inner, near)
            mention.entity = self.cast.place(mention, near).key
        elif mention.kind in {"organization", "name", "thing"} and mention.name in self.cast.aliases:
            mention.entity, mention.kind = self.cast.aliases[mention.name], "person"
            self.cast.members[mention.entity].spans.append((mention.start, mention.end))
        elif mention.kind in {"organization", "group", "event"}:
            mention.entity = self.cast.named(mention.kind, mention).key

    def _namesake(self, mention: Mention) -> str | None:
        """Among people of one name: the one spoken of last, or the one met; nobody where that leaves two."""
        engagement = self.state.engagement.others(self.state.principal) if self.state.engagement else []
        for pool in (self.state.last_subject[:1], engagement, [self.state.principal or ""]):
            found = [key for key in pool if key in mention.candidates]
            if len(found) == 1:
                self.cast.members[found[0]].spans.append((mention.start, mention.end))
                return found[0]
        return None

    def _holder(self, mention: Mention) -> Member:
        ref = mention.offices[0]
        if mention.subkind == "principal" and self.state.principal:
            return self.cast.members[self.state.principal]
        if mention.subkind == "address":
            word = "she" if ref.title.lower().startswith("her") else "he"
            known = self.pronoun(word, subject=True)
            return self.cast.members[known] if known else self.cast.unnamed(mention)
        if mention.subkind == "counterpart" or ref.head == "counterpart":
            partner = self._counterpart(mention)
            if partner is not None:
                return partner
            return self.cast.unnamed(mention)
        found = [m for m in self.cast.holders(ref) if m.spans] or self._leaders(ref)
        if ref.country:  # "the President of Peru" is not the President of UEFA
            found = [m for m in found if ref.country in {m.country, *(o.country for o in m.offices)}] or found
        if ref.organization and not ref.country:
            named = [m for m in found if any(_same_body(o.organization, ref.organization) for o in m.offices)]
            found = named or [
                m
                for m in found
                if not any(o.organization for o in m.offices if office_key(o.wording) == office_key(ref.wording))
                and m.key == self.state.principal
            ]
        principal = self.state.principal
        if len(found) > 1 and not ref.country and not ref.organization and any(m.key == principal for m in found):
            return self.cast.members[principal or ""]
        if len(found) > 1:
            before = [m for m in found if min(s[0] for s in m.spans) < mention.start]
            found = before or found
        if len(found) > 1 and not ref.country:
            if principal and any(m.key == principal for m in found) and principal not in self.state.last_subject[:0]:
                return self.cast.members[principal]
            current = self.state.engagement.others(principal) if self.state.engagement else []
            here = [m for m in found if m.key in current]
            if len(here) == 1 and not self._newer(found, here[0], mention.start):
                return here[0]
        if len(found) > 1:
            return max(found, key=lambda m: max([s[0] for s in m.spans if s[0] < mention.start], default=-1))
        if found:
            return found[0]
        return self.cast.by_tenure(ref) or self.cast.unnamed(mention)

    def _leaders(self, ref: OfficeRef) -> list[Member]:
        """``the Serbian leader``: those of the document who lead that state."""
        if ref.head != "leader" or ref.country is None or ref.organization:
            return []
        people = [m for m in self.cast.members.values() if m.kind == "person" and m.spans and m.country == ref.country]
        return [m for m in people if any(o.head in HEADS and not o.organization for o in m.offices)]

    def _newer(self, found: list[Member], here: Member, at: int) -> bool:
        """True where another holder was named since the engagement and after its party: the text has moved on."""
        told = max((e for _, e in self.state.engagement.spans), default=0) if self.state.engagement else 0
        last = max((s for s, _ in here.spans if s < at), default=0)
        own = self.cast.members[self.state.principal].country if self.state.principal else None
        others = [m for m in found if m is not here and (m.country is None or m.country != own)]
        return any(max(told, last) < s < at for m in others for s, _ in m.spans)

    def _counterpart(self, mention: Mention) -> Member | None:
        engagement = self.state.engagement
        others = [
            o
            for o in (engagement.others(self.state.principal) if engagement else [])
            if self.cast.members[o].kind == "person"
        ]
        if mention.country:
            others = [o for o in others if self.cast.members[o].country == mention.country]
        return self.cast.members[others[0]] if len(others) == 1 else None

    # -- words --------------------------------------------------------------------------------

    def entities(
        self, tree: Tree, word: int, *, subject: bool = False, groups: bool = True, plural_is_group: bool = False
    ) -> list[str]:
        """Return the parties that a word (with its mention) stands for; several for "they" and lists."""
        mention = tree.mention(word)
        if mention is not None and mention.kind == "time":
            # "met with Prime Minister X Friday in Y": the parser takes the day for the noun
            return [
                key
                for c in tree.kids(word, "compound", "nmod", "poss", "appos")
                if (m := tree.mention(c)) is not None
                for key in self._of_mention(m)
            ]
        if mention is not None:
            return self._of_group(tree, word, mention) or self._of_mention(mention)
        if named := named_beside(tree, word):
            return [key for member in named for key in self._of_mention(member)]
        low = tree.lower(word)
        if low == PRINCIPAL:
            return [self.state.principal] if self.state.principal else []
        if low in _SINGULAR:
            found = (None if subject else self._named_before(tree, word)) or self.pronoun(low, subject)
            return [found] if found else []
        if low in _PLURAL and not (low == "both" and tree.kids(word, "conj")):
            return (self._spoken_of() if subject else []) or self.joint()
        if low in {"who", "whom", "which", "that"}:
            verb = tree.heads[word]
            verb = tree.heads[verb] if tree.labels[verb] == "prep" and low == "whom" else verb  # "to whom he said"
            if tree.labels[verb] == "relcl" and tree.heads[verb] != word:
                return self.entities(tree, tree.heads[verb])
            if low == "whom" and (before := self._just_before(tree, word)):
                return before
        if self._is_sides(tree, word):
            joint = self.joint()
            return [*joint, *self.state.partners] if joint == [self.state.principal] else joint
        if low in {"latter"} and tree.kids(word, "det"):
            engagement = self.state.engagement
            people = engagement.others(self.state.principal) if engagement else []
            return people[-1:]
        if tree.lemma(word) in self.lexicon.counterpart_nouns and tree.kids(word, "poss"):
            return self._other_side(tree, word)
        if tree.lower(word) == "interlocutor" and tree.kids(word, "det"):
            return self._other_side(tree, word)
        return self._grouped(tree, word, any_head=plural_is_group) if groups else []

    def _just_before(self, tree: Tree, word: int) -> list[str]:
        """``met with X, with whom he talked``: the person named close before, where the parser hung it elsewhere."""
        for at in range(word - 1, max(word - 5, -1), -1):
            mention = tree.mention(at)
            if mention is not None:
                return self._of_mention(mention) if mention.kind in {"person", "office"} else []
        return []

    def _grouped(self, tree: Tree, word: int, *, any_head: bool) -> list[str]:
        """Return a group, and before it the people whom the parser took for a part of its name."""
        plural = tree.tags[word] == "NNS"
        before = people_before(tree, word) if plural else []
        people = [key for w in before if (m := tree.mention(w)) is not None for key in self._of_mention(m)]
        counted = tree.lower(word) in _QUANTITIES and self._counts_people(tree, word)
        group = self.group(tree, word, any_head=any_head and plural or counted, after=before[-1] if before else -1)
        return [*people, *([group.key] if group is not None else [])]

    def _counts_people(self, tree: Tree, word: int) -> bool:
        """``a number of European leaders``: how many of a group."""
        inner = [o for p in tree.kids(word, "prep") if tree.lower(p) == "of" for o in tree.kids(p, "pobj")]
        return any(tree.tags[o] == "NNS" and tree.lower(o) in self.lexicon.group_heads for o in inner)

    def _other_side(self, tree: Tree, word: int) -> list[str]:
        """``his host``, ``her interlocutor``, ``their counterparts``."""
        others = self.state.engagement.others(self.state.principal) if self.state.engagement else []
        if tree.tags[word] == "NNS" and not others:
            several = self.group(tree, word, any_head=True)  # "met with her counterparts from three countries"
            return [several.key] if several is not None else []
        if self.current and self.state.principal and self.state.principal not in self.current:
            return [self.state.principal]  # said of the other side: its interlocutor is the principal
        return others if len(others) == 1 else []  # "his host", "her interlocutor"

    def _of_group(self, tree: Tree, word: int, mention: Mention) -> list[str]:
        """``Ambassadors of the Member States``: a capitalised group with what follows "of"."""
        if mention.kind != "group" or mention.members or mention.subkind == "offices":
            return []
        words = group_words(tree, word, ())
        if words[-1:] == [word] or not words or tree.lower(words[words.index(word) + 1]) != "of":
            return []
        start, end = tree.span(words[words.index(word) :])
        name = self.text[mention.name_start : end]
        return [self.cast.named("group", Mention("group", 0, 0, start, end, name, start, end, subkind="group")).key]

    def _of_mention(self, mention: Mention) -> list[str]:
        if mention.members:
            return [key for m in mention.members for key in self._of_mention(m)]
        if (
            mention.kind == "group"
            and mention.subkind == "offices"
            and mention.determiner in {"the", "both"} | {None}
            and (mention.data == "counted" or not mention.country)
            and self._joint_offices(mention)
        ):
            return self._of_office(mention) or self.joint()
        if mention.kind == "name":
            return []
        return [mention.entity] if mention.entity else []

    def _of_office(self, mention: Mention) -> list[str]:
        """``the two Presidents`` where just two people of the document hold that office, one of them the principal."""
        head = mention.offices[0].head
        found = [
            m.key for m in self.cast.members.values() if m.kind == "person" and any(o.head == head for o in m.offices)
        ]
        principal = self.state.principal
        return [principal, *(k for k in found if k != principal)] if len(found) == 2 and principal in found else []

    def _joint_offices(self, mention: Mention) -> bool:
        """``the two Presidents``, ``the Ministers``: both sides of the engagement being told."""
        ref = mention.offices[0] if mention.offices else None
        words = self.text[mention.start : mention.end].lower()
        if " of " in words.replace(" of state", "").replace(" of government", ""):
            return False  # "the Heads of agencies" are others than those who talk
        if ref is None or ref.country or ref.organization or mention.determiner is None and mention.data != "counted":
            return False
        return self.state.engagement is not None or len(self.state.last_subject) > 1

    def _is_sides(self, tree: Tree, word: int) -> bool:
        low = tree.lower(word)
        lemma = tree.lemma(word)
        if lemma not in self.lexicon.sides and low not in self.lexicon.sides:
            return False
        kids = [tree.lower(c) for c in tree.children[word]]
        if "all" in kids and tree.labels[word] not in {"nsubj", "nsubjpass"}:
            return False  # "appealed to all parties": more than those who talked
        if any(
            tree.labels[c] in {"prep", "relcl", "acl", "poss"} and tree.lower(c) not in {"'s"}
            for c in tree.children[word]
        ):
            return False
        if low in {"two", "three", "four", "all"}:
            return tree.labels[word] in {"nsubj", "nsubjpass"} and (low == "all" or "the" in kids)
        plural = tree.tags[word] in {"NNS", "NNPS"} or low in {"pair", "two", "duo", "group", "trio"}
        told = low in self.lexicon.sides_told and "the" in kids and len(kids) == 1 and tree.labels[word] == "nsubj"
        if low in self.lexicon.sides_alone or told:
            counts = {"two", "three", "four", "both"}
            before = [c for c in tree.children[word] if c < word and tree.labels[c] not in {"det", "predet", "advmod"}]
            return plural and all(tree.lower(c) in counts for c in before)
        return plural and any(k in {"both", "two", "three", "four"} for k in kids)

    def joint(self) -> list[str]:
        """Return both sides of the engagement being told, the principal first."""
        engagement = self.state.engagement
        principal = self.state.principal
        if engagement is not None:
            others = engagement.others(principal)
            if others or principal:
                return [k for k in [principal, *others] if k]
        if len(self.state.last_subject) > 1:
            return list(self.state.last_subject)
        return [principal] if principal else []

    def _spoken_of(self) -> list[str]:
        """``The President and Vice President welcomed A. They noted ...``: several who are not the sides that met."""
        said, engagement = self.state.last_subject, self.state.engagement
        others = engagement.others(self.state.principal) if engagement is not None else []
        several = len(said) > 1 or len(said) == 1 and self.cast.members[said[0]].kind == "group"
        return list(said) if several and not set(others) & set(said) else []

    def pronoun(self, word: str, subject: bool) -> str | None:
        """Resolve a singular pronoun: the last subject, else the principal; gender must not contradict."""
        gender = _SINGULAR[word]
        order: list[str] = []
        people = [k for k in self.state.last_subject if self._is_person(k)]
        if len(people) > 1 and self.state.principal in people:
            people = [self.state.principal]
        engagement = self.state.engagement.others(self.state.principal) if self.state.engagement else []
        if subject or word in {"himself", "herself"}:
            order = [*people[:1], *([self.state.principal] if self.state.principal else []), *engagement]
        else:
            principal = [self.state.principal] if self.state.principal else []
            order = [
                k
                for k in [
                    *(principal if self.current else []),
                    *[e for e in engagement if self._is_person(e)],
                    *principal,
                    *people,
                ]
                if k not in self.current
            ]
        for key in order:
            member = self.cast.members.get(key)
            if member is not None and member.gender in {gender, None}:
                if member.gender is None and member.kind == "person" and subject:
                    member.gender = gender
                return key
        return None

    def _named_before(self, tree: Tree, word: int) -> str | None:
        """``did not know what X wanted, so she offered him a meeting``: the one named in the clause before."""
        if tree.lower(word) not in {"him", "her"} or tree.labels[word] not in {"dative", "dobj"}:
            return None
        verb = tree.by_verb.get(tree.heads[word])
        if verb is None or not verb.own_subject:
            return None
        first = min(verb.subjects)
        named = [
            m.entity
            for w in range(first)
            if (m := tree.mention(w)) is not None and m.kind == "person" and m.entity
            if m.entity not in {self.state.principal, *self.current} and tree.labels[w] == "pobj"
        ]
        gender = _SINGULAR[tree.lower(word)]
        if len(set(named)) != 1 or self.cast.members[named[0]].gender not in {gender, None}:
            return None
        return named[0]

    def _is_person(self, key: str) -> bool:
        member = self.cast.members.get(key)
        return member is not None and member.kind in {"person", "office"}

    def group(self, tree: Tree, word: int, *, any_head: bool = False, after: int = -1) -> Member | None:
        """Return a group entity for a noun phrase such as ``civil society representatives``.

        Args:
            tree: The parsed sentence.
            word: Head of the noun phrase.
            any_head: Take any noun, not only those listed as groups (whoever is told something is somebody).
            after: Where the phrase begins: behind this word.
        """
        low, lemma = tree.lower(word), tree.lemma(word)
        if not any_head and not (low in self.lexicon.group_heads or lemma in self.lexicon.group_heads):
            return None
        if tree.tags[word][:2] != "NN":
            return None
        words = [w for w in group_words(tree, word, self.lexicon.counterpart_nouns) if w > after]
        while words and tree.lower(words[0]) in {"and", ","}:
            words.pop(0)
        start, end = tree.span(words)
        if end <= start or end - start > 160:
            return None
        name = self.text[start:end]
        mention = Mention("group", 0, 0, start, end, name, start, end, subkind="group")
        return self.cast.named("group", mention)


def _same_body(one: str | None, other: str) -> bool:
    """``the Office`` and ``the Office of the President of Kenya``: a short form begins the long one."""
    one, other = plain_body(one or ""), plain_body(other)
    return bool(one) and (one == other or one.startswith(f"{other} of ") or other.startswith(f"{one} of "))


def subject_entities(resolver: Resolver, clause: Clause) -> list[str]:
    """Return the entities of a clause's subject, in order, without repeats."""
    out: list[str] = []
    for word in clause.subjects:
        for key in resolver.entities(clause.tree, word, subject=True):
            if key not in out:
                out.append(key)
    return out
