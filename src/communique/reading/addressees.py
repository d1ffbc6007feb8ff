"""Who says something, and to whom; and the drafts of statements made of it."""

from __future__ import annotations

from communique.reading.clauses import Clause, Tree
from communique.reading.contents import Contents, Span
from communique.reading.mentions import Mention
from communique.reading.resolver import Resolver, subject_entities
from communique.reading.state import EngagementDraft, State, StatementDraft

# Engagements in which what one party says is said to the other.
_TALKS = frozenset({"meeting", "call", "meal", "welcome", "briefing", "site-visit", "signing"})
_PARTY_KINDS = frozenset({"person", "office", "organization", "group"})


class Attribution:
    """Finds speakers and addressees of clauses, and drafts statements."""

    slot = "content"  # the slot of content read last; it is part of the name of the rule

    def __init__(self, resolver: Resolver, state: State, contents: Contents, told: frozenset[str], text: str) -> None:
        """Take in ``told`` the verbs whose object is somebody who is told something."""
        self.resolver, self.state, self.contents, self.told, self.text = resolver, state, contents, told, text
        self.told_before: list[EngagementDraft] = []  # the engagements of the report as far as it has been read

    def speakers(self, clause: Clause) -> list[str]:
        """Return the entities that speak in the clause."""
        tree = clause.tree
        if clause.passive:
            if clause.agents:
                return [k for a in clause.agents for k in self.resolver.entities(tree, a) if self._can_speak(k)]
            impersonal = any(tree.lower(s) == "it" for s in clause.subjects)
            return (
                [self.state.principal]
                if impersonal and self.state.principal and self.state.engagement is not None
                else []
            )
        if not clause.subjects:
            main = next((c for c in tree.clauses if c.label == "ROOT" and c.own_subject and c.subjects), None)
            if clause.label == "conj" and main is not None and main is not clause:
                return self.speakers(main)  # "They discussed steps to ..., and underlined ..."
            telegraphic = clause.label == "ROOT" and clause.tag in {"VBD", "VBN"} or clause.label == "conj"
            return [self.state.principal] if telegraphic and self.state.principal else []
        if (main := self._reported_before(clause)) is not None:
            return self.speakers(main)
        if clause.label == "advcl" and clause.tag == "VBG" and not clause.own_subject:
            before = tree.lower(clause.verb - 1), tree.lower(clause.verb - 2)
            main = next((c for c in tree.clauses if c.label == "ROOT" and c.own_subject), None)
            if "while" in before and main is not None and main is not clause:
                return self.speakers(main)  # "urged the parties to return, while also expressing hope that ..."
        return [k for k in subject_entities(self.resolver, clause) if self._can_speak(k)]

    def _reported_before(self, clause: Clause) -> Clause | None:
        """The clause that "described the debt that Kenya inherited and asked ..." goes on: not the relative one."""
        tree = clause.tree
        inner = tree.by_verb.get(tree.heads[clause.verb])
        if clause.label != "conj" or clause.own_subject or inner is None or inner.label != "relcl":
            return None
        noun = tree.heads[inner.verb]
        main = tree.by_verb.get(tree.heads[noun])
        if (
            main is None
            or main.tag != "VBD"
            or clause.tag != "VBD"
            or inner.lemma in self.contents.reporting
            or main.lemma not in self.contents.reporting
            or tree.mention(noun) is not None
        ):
            return None
        return main

    def _can_speak(self, key: str) -> bool:
        member = self.resolver.cast.members.get(key)
        return member is not None and (
            member.kind in _PARTY_KINDS or member.kind == "place" and member.subkind == "country"
        )

    def addressee(
        self, clause: Clause, slots: tuple[str, ...], anchor: int | None = None
    ) -> tuple[str | None, int] | None:
        """Return (entity, word) of the person spoken to; the entity is None where the word is no known party."""
        for slot in slots:
            for word in self._words(clause, slot, anchor)[:1]:
                found = self._told(clause, slot, word)
                if found is not None:
                    return found
        return None

    def listener(self, clause: Clause) -> tuple[str | None, int] | None:
        """Return who stands after ``to`` right behind a verb of speech: "explained to the Minister how ..."."""
        words = [objs[0] for word, at, objs in clause.prepositions if word == "to" and at == clause.verb + 1 and objs]
        found = self._told(clause, "to", words[0]) if words else None
        place = found is not None and found[0] is not None and self.resolver.cast.members[found[0]].kind == "place"
        return None if place else found

    def _words(self, clause: Clause, slot: str, anchor: int | None) -> list[int]:
        """Return the words in a slot of the clause: its object, or the objects of a preposition."""
        tree = clause.tree
        if slot == "object":
            objects = clause.subjects if clause.passive else clause.indirect + clause.objects
            return [w for w in objects if tree.labels[w] != "conj"]
        words = [o for p, _, objs in clause.prepositions if p == slot for o in objs]
        if anchor is not None and not words:
            for prep in self.contents.prepositions(tree, anchor, slot):
                words.extend(tree.kids(prep, "pobj"))
        return words

    def _told(self, clause: Clause, slot: str, word: int) -> tuple[str | None, int] | None:
        """Return the party that ``word`` means, if somebody can be told something there."""
        tree = clause.tree
        found = self.resolver.entities(tree, word)
        mention = tree.mention(word)
        if mention is not None and mention.kind == "place" and not found:
            found = [mention.entity] if mention.entity else []
        if mention is None and tree.lower(word) in {"them", "both"} and set(found) - set(self.resolver.current):
            found = [k for k in found if k not in self.resolver.current]  # "spoke to reporters and told them"
        if found:
            return (self._joined(tree, word) or found[0]), word
        named = mention is not None and mention.kind in {"name", "thing"} and mention.determiner == "the"
        if mention is not None and (named or mention.kind == "name" and slot == "object"):
            return self._by_last_name(mention) or self.resolver.cast.named("organization", mention).key, word
        if (
            mention is None
            and tree.tags[word][:2] == "NN"
            and (
                slot != "object"
                or any(p in ("for", "on") for p, _, _ in clause.prepositions)
                or self.contents.prepositions(tree, word, "for")
                or clause.lemma in self.told
            )
        ):
            group = (
                self.resolver.group(tree, word, any_head=True)
                if tree.tags[word] == "NNS" or clause.lemma in self.told
                else None
            )
            return (group.key if group else None), word
        return None

    def _joined(self, tree: Tree, word: int) -> str | None:
        """``current officers and veterans of the agencies``: several groups are told as one."""
        groups = [
            w
            for w in tree.conjuncts(word)
            if tree.mention(w) is None and (tree.tags[w] == "NNS" or tree.lower(w) in {"family", "staff", "personnel"})
        ]
        first = self.resolver.group(tree, word, any_head=True) if tree.mention(word) is None else None
        last = self.resolver.group(tree, groups[-1], any_head=True) if len(groups) > 1 else None
        if first is None or last is None or first is last or tree.conjuncts(word) != groups:
            return None
        start, end = first.spans[-1][0], last.spans[-1][1]
        if not 0 < end - start < 160:
            return None
        whole = Mention("group", 0, 0, start, end, self.text[start:end], start, end, subkind="group")
        return self.resolver.cast.named("group", whole).key

    def _by_last_name(self, mention: Mention) -> str | None:
        """``informed A. Lindt``: the one who is met, where the name ends in hers; else ``urged the Government to``."""
        engagement, members = self.state.engagement, self.resolver.cast.members
        others = engagement.others(self.state.principal) if engagement is not None else []
        last = (mention.name or " ").split()[-1]
        found = [key for key in others if members[key].kind == "person" and members[key].name.split()[-1] == last]
        return found[0] if len(found) == 1 else None

    def make(
        self,
        clause: Clause,
        act: str,
        stance: str,
        speakers: list[str],
        spans: list[Span],
        rule: str,
        addressee: tuple[str | None, int] | None,
        quoted: bool,
    ) -> list[StatementDraft]:
        """Return one draft for each span of content."""
        principal = self.state.principal
        speaker = principal if principal in speakers else speakers[0]
        joint = [s for s in speakers if s != speaker]
        engagement = self.state.engagement
        to = addressee[0] if addressee else None
        inferred: set[str] = set()
        if addressee is None and not joint and not clause.passive and not self._in_several(clause):
            to = self._implied(speaker, engagement)
            if to:
                inferred.add("addressee")
        if to == speaker:
            to = None
        out = []
        trigger = self._trigger(clause)
        for number, about in enumerate(spans):
            if self.text[about[0] : about[1]].lower() in {"this", "that", "it", "these", "so", "the following"}:
                continue  # "This was stated by ...": the words point elsewhere
            evidence = [(min(trigger[0], about[0]), max(trigger[1], about[1]))] if number == 0 else [about]
            if number and about[0] - self._lead(about[0]) > 0:
                evidence = [(self._lead(about[0]), about[1]), trigger]
            draft = StatementDraft(act, stance, speaker, about, evidence, rule, to, joint, quoted, engagement)
            draft.inferred = set(inferred)
            out.append(draft)
        return out

    def answered(self, speaker: str, engagements: list[EngagementDraft]) -> str | None:
        """Return to whom a turn of a transcript is spoken: the other one of the talks told last."""
        talks = [e for e in engagements if e.kind in _TALKS and e.status == "held"]
        return self._implied(speaker, talks[-1]) if talks else None

    def _implied(self, speaker: str, engagement: EngagementDraft | None) -> str | None:
        """In talks of two, what one says is said to the other."""
        principal = self.state.principal
        if engagement is None or engagement.kind not in _TALKS or self._moved_on(engagement):
            return None
        members = self.resolver.cast.members
        others = [o for o in engagement.others(principal) if members[o].kind != "group"]
        groups = [members[o].name.lower() for o in engagement.others(principal) if members[o].kind == "group"]
        if speaker == principal and any("delegation" not in name for name in groups):
            return None  # said to more than one
        if speaker == principal and len(others) == 1:
            return others[0]
        if principal and speaker != principal and speaker not in others:
            # one of several met apart, spoken of again after the next one
            apart = [e for e in self.told_before[-6:] if e.kind in _TALKS and e.status == "held"]
            return principal if any(e.others(principal) == [speaker] for e in apart) else None
        return principal if speaker in others and principal else None

    def _moved_on(self, engagement: EngagementDraft) -> bool:
        """True where the report has reached another day since the engagement."""
        day = engagement.when.date
        return bool(day and self.state.date and day != self.state.date)

    @staticmethod
    def _in_several(clause: Clause) -> bool:
        """True for ``in both meetings``, ``at all her meetings``: said to more than one side."""
        tree = clause.tree
        return any(
            tree.tags[o] == "NNS" and any(tree.lower(c) in {"both", "all", "each", "several"} for c in tree.children[o])
            for o in clause.pobjs("in", "at", "during", "throughout", "with")
        )

    def _lead(self, start: int) -> int:
        """Take the linking word before a coordinated content ("for", "that") into its evidence."""
        before = self.text[max(0, start - 12) : start]
        words = before.rstrip().rsplit(" ", 1)
        return start - len(before) + len(words[0]) + 1 if len(words) == 2 and words[1].isalpha() else start

    def _trigger(self, clause: Clause) -> Span:
        tree = clause.tree
        start, end = tree.skeleton.start[clause.verb], tree.skeleton.end[clause.verb]
        near = [s for s in clause.subjects if clause.own_subject and 0 < clause.verb - s < 5]
        if near:
            start = tree.skeleton.start[near[0]]
        return start, end
