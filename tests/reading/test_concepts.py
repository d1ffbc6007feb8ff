"""Concepts: the shipped list is sound, and phrases of topics find their themes."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import VocabularyError
from communique.reading.concepts import ConceptLinker
from communique.vocab import Vocabulary, load_vocabulary
from communique.vocab.types import Concept, Concepts

SHIPPED = load_vocabulary().concepts.concepts
LINKER = ConceptLinker(load_vocabulary())


def linker(**concepts: list[str]) -> ConceptLinker:
    """A linker over concepts given as id=[words]; underscores in ids stand for hyphens."""
    entries = tuple(Concept(id=name.replace("_", "-"), label=name, words=tuple(w)) for name, w in concepts.items())
    return ConceptLinker(Vocabulary(concepts=Concepts(concepts=entries)))


class TestShippedList:
    def test_ids_are_unique_and_well_formed(self) -> None:
        ids = [concept.id for concept in SHIPPED]
        assert [name for name, count in Counter(ids).items() if count > 1] == []
        assert [name for name in ids if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)] == []

    def test_every_concept_has_a_label_and_words(self) -> None:
        assert [c.id for c in SHIPPED if not c.words or not c.label.strip()] == []

    def test_no_concept_lists_a_phrase_twice(self) -> None:
        twice = {c.id: [w for w, n in Counter(map(_plain, c.words)).items() if n > 1] for c in SHIPPED}
        assert {name: words for name, words in twice.items() if words} == {}

    def test_no_phrase_is_both_shown_and_passed_over(self) -> None:
        words = [word for concept in SHIPPED for word in concept.words]
        silent = {_plain(word[1:]) for word in words if word.startswith("!")}
        assert silent & {_plain(word) for word in words if not word.startswith("!")} == set()

    def test_the_goals_come_first_and_in_order(self) -> None:
        assert [concept.sdg for concept in SHIPPED[:17]] == list(range(1, 18))
        assert all(concept.sdg is None or 1 <= concept.sdg <= 17 for concept in SHIPPED)
        assert all(f"sdg {concept.sdg}" in concept.words for concept in SHIPPED[:17])

    def test_every_written_phrase_finds_its_concept(self) -> None:
        missed = [
            (concept.id, word)
            for concept in SHIPPED
            for word in concept.words
            if not word.startswith("!")
            and concept.id not in LINKER.link(word.replace("*", "x").replace(" x ", " any "))
        ]
        assert missed == []

    def test_phrases_to_pass_over_find_nothing(self) -> None:
        words = [word[1:].rstrip("*") for concept in SHIPPED for word in concept.words if word.startswith("!")]
        assert words
        assert [word for word in words if LINKER.link(word)] == []


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("regional integration in Central Asia", ["regional-cooperation"]),
        ("leadership on nuclear disarmament", ["disarmament"]),
        ("the shrinking of the Aral Sea", ["water"]),
        ("UN-Ruritanian cooperation", ["un-cooperation"]),
        ("the Summit of the Future", ["un-reform"]),
        ("the women, peace and security agenda", ["women-peace-security"]),
        ("the fate of the hostages and the ceasefire", ["hostages", "ceasefire"]),
        ("counter-terrorism", ["counter-terrorism"]),
        ("counterterrorism", ["counter-terrorism"]),
        ("COVID\u201119 and its aftermath", ["pandemics"]),
        ("women\u2019s rights", ["womens-rights"]),
        ("the retreat of mountain glaciers", ["glaciers"]),
        ("the two-State solution", ["middle-east"]),
        ("debt relief for landlocked countries", ["debt", "least-developed-countries"]),
        ("trade, energy and the rule of law", ["trade", "energy", "rule-of-law"]),
        ("energy security", ["energy"]),
        ("the reform of the Security Council", ["security-council"]),
        ("preparations for the elections", ["elections"]),
        ("the use of artificial intelligence (AI) in schools", ["artificial-intelligence", "education"]),
        ("unhindered access to the besieged towns", ["humanitarian-access"]),
    ],
)
def test_themes_of_topics(text: str, ids: list[str]) -> None:
    assert list(LINKER.link(text)) == ids


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "—",
        "several issues",
        "his visiting card",
        "ways to continue working together",
        "a climate of trust between them",
        "brothers in arms",
        "room for dialogue; a space to talk",
        "the flight to Port-au-Prince",
        "she consulted her brother",
        "the Peace Corps",
        "congratulations on his election as chair",
    ],
)
def test_nothing_silly(text: str) -> None:
    assert LINKER.link(text) == ()


class TestRules:
    def test_order_is_first_occurrence_then_id(self) -> None:
        linked = linker(zebra=["alpha"], ant=["alpha"], bee=["beta"]).link("beta alpha beta")
        assert linked == ("bee", "ant", "zebra")

    def test_the_longest_phrase_takes_its_words(self) -> None:
        found = linker(security=["security"], food=["food"], food_security=["food security"])
        assert found.link("food security") == ("food-security",)
        assert found.link("food and security") == ("food", "security")

    def test_a_broken_off_phrase_leaves_its_words(self) -> None:
        assert linker(deal=["grain corridor deal"], grain=["grain"]).link("the grain corridor") == ("grain",)

    def test_prefixes_in_any_word(self) -> None:
        found = linker(arms=["nuclear weapon*"], disarm=["disarm*"])
        assert found.link("Nuclear weapons; disarming") == ("arms", "disarm")
        assert found.link("nuclear power") == ()

    def test_a_lone_star_is_one_word(self) -> None:
        found = linker(un=["un * cooperation"])
        assert found.link("UN-Mongolia cooperation") == ("un",)
        assert found.link("UN cooperation") == found.link("UN and Mongolia cooperation") == ()

    def test_whole_words_only(self) -> None:
        assert linker(art=["art"]).link("article, party, start") == ()

    def test_exact_word_and_prefix_of_the_same_length_both_count(self) -> None:
        assert linker(a=["peace"], b=["peac*"]).link("peace") == ("a", "b")

    def test_a_phrase_to_pass_over_silences_every_theme(self) -> None:
        found = linker(trade=["trade", "!trade minister*"], people=["minister*"], other=["trade ministers"])
        assert found.link("the trade ministers") == ()
        assert found.link("trade and ministers") == ("trade", "people")

    def test_signs_and_case_make_no_difference(self) -> None:
        found = linker(a=["Cross-border aid", "Children's Fund"])
        assert (
            found.link("CROSS BORDER AID")
            == found.link("cross\u2011border, aid")
            == found.link("children\u2019s fund")
            == ("a",)
        )

    def test_no_words_switches_a_concept_off(self) -> None:
        assert linker(a=[], b=["peace"]).link("peace") == ("b",)


class TestErrors:
    def test_an_id_listed_twice(self) -> None:
        entry = Concept(id="peace", label="Peace", words=("peace",))
        with pytest.raises(VocabularyError, match=r"concepts\.yml: peace: listed twice"):
            ConceptLinker(Vocabulary(concepts=Concepts(concepts=(entry, entry))))

    @pytest.mark.parametrize("word", ["un*", "* cooperation", "*"])
    def test_a_beginning_that_matches_too_much(self, word: str) -> None:
        with pytest.raises(VocabularyError, match=r"concepts\.yml: a: .* at least 3 letters"):
            linker(a=[word])

    @pytest.mark.parametrize("word", ["", "!", " - "])
    def test_a_phrase_without_a_word(self, word: str) -> None:
        with pytest.raises(VocabularyError, match="has no word in it"):
            linker(a=[word])


def test_a_users_folder_adds_and_replaces(tmp_path: Path) -> None:
    (tmp_path / "concepts.yml").write_text(
        "concepts:\n"
        "  - {id: beekeeping, label: Beekeeping, sdg: 15, words: [bee, bees, apiar*]}\n"
        "  - {id: tourism, label: Tourism, words: []}\n",
        encoding="utf-8",
    )
    found = ConceptLinker(load_vocabulary(tmp_path))
    assert found.link("apiaries and tourism and trade") == ("beekeeping", "trade")


@given(st.text(max_size=300))
def test_any_text_gives_known_ids_once(text: str) -> None:
    linked = LINKER.link(text)
    assert len(set(linked)) == len(linked)
    assert set(linked) <= {concept.id for concept in SHIPPED}
    assert linked == LINKER.link(text)


@given(st.lists(st.sampled_from([w for c in SHIPPED for w in c.words if "*" not in w and "!" not in w]), max_size=8))
def test_filler_between_phrases_keeps_them_apart(words: list[str]) -> None:
    expected = dict.fromkeys(name for word in words for name in LINKER.link(word))
    assert LINKER.link(" zzz qqq ".join(words)) == tuple(expected)


def _plain(word: str) -> str:
    return " ".join(re.findall(r"[^\W_]+\*?|\*", word.lower()))
