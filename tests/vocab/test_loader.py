"""The vocabulary loader: what a user's folder adds and replaces, and how its mistakes are reported."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.errors import VocabularyError
from communique.vocab import FILES, Vocabulary, load_vocabulary
from communique.vocab.types import ReportingVerb

Write = Callable[..., Path]
GUIDE = Path(__file__).parents[2] / "docs" / "vocabulary.md"


@pytest.fixture
def folder(tmp_path: Path) -> Write:
    """Return a function that writes vocabulary files, given as name=text, and returns their folder."""

    def write(**files: str) -> Path:
        for name, text in files.items():
            (tmp_path / f"{name}.yml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def verbs(vocabulary: Vocabulary, verb: str) -> list[ReportingVerb]:
    return [entry for entry in vocabulary.reporting.verbs if entry.verb == verb]


def message(folder: Path) -> str:
    """Return the message of the error that loading ``folder`` gives; it must be one line."""
    with pytest.raises(VocabularyError) as caught:
        load_vocabulary(folder)
    text = str(caught.value)
    assert "\n" not in text
    return text


class TestShipped:
    def test_every_file_is_there_and_holds_something(self) -> None:
        shipped = load_vocabulary()
        assert [name for name in FILES if getattr(shipped, name) == type(getattr(shipped, name))()] == []

    def test_it_is_read_once(self) -> None:
        assert load_vocabulary() is load_vocabulary()

    def test_unquoted_truth_values_are_words(self) -> None:
        contents = [word for verb in load_vocabulary().reporting.verbs for word in verb.content or ()]
        assert "on" in contents
        assert all(isinstance(word, str) for word in contents)


class TestMerging:
    def test_a_list_is_extended(self, folder: Write) -> None:
        shipped, merged = load_vocabulary(), load_vocabulary(folder(offices="heads: [landammann]\n"))
        assert merged.offices.heads == (*shipped.offices.heads, "landammann")
        assert merged.offices.modifiers == shipped.offices.modifiers

    def test_a_word_already_listed_is_not_doubled(self, folder: Write) -> None:
        merged = load_vocabulary(folder(offices="heads: [president]\n"))
        assert merged.offices.heads.count("president") == 1

    def test_a_table_is_merged_by_its_keys(self, folder: Write) -> None:
        shipped = load_vocabulary().dayparts
        merged = load_vocabulary(folder(dayparts="dayparts: {evening: [nightfall]}\n")).dayparts
        assert merged.dayparts["evening"] == (*shipped.dayparts["evening"], "nightfall")
        assert merged.dayparts["morning"] == shipped.dayparts["morning"]
        assert merged.relative == shipped.relative

    def test_a_value_of_a_table_is_replaced(self, folder: Write) -> None:
        merged = load_vocabulary(folder(movements="nouns: {landing: transit}\n")).movements
        assert merged.nouns["landing"] == "transit"
        assert merged.nouns["arrival"] == "arrival"

    def test_a_new_entry_is_added(self, folder: Write) -> None:
        merged = load_vocabulary(folder(reporting="verbs:\n  - {verb: decry, stance: negative, content: [object]}\n"))
        (entry,) = verbs(merged, "decry")
        assert (entry.stance, entry.content) == ("negative", ("object",))
        assert len(merged.reporting.verbs) == len(load_vocabulary().reporting.verbs) + 1

    def test_an_entry_of_the_same_name_is_replaced_whole(self, folder: Write) -> None:
        (shipped,) = verbs(load_vocabulary(), "thank")
        assert shipped.addressee == ("object",)
        merged = load_vocabulary(folder(reporting="verbs:\n  - {verb: thank, stance: neutral}\n"))
        (entry,) = verbs(merged, "thank")
        assert (entry.stance, entry.addressee) == ("neutral", None)
        assert len(merged.reporting.verbs) == len(load_vocabulary().reporting.verbs)

    def test_entries_of_one_verb_differ_by_what_they_require(self, folder: Write) -> None:
        before = {entry.act: entry for entry in verbs(load_vocabulary(), "call")}
        merged = load_vocabulary(
            folder(
                reporting="verbs:\n  - {verb: call, requires: for, content: [for], act: call for, stance: positive}\n"
            )
        )
        after = {entry.act: entry for entry in verbs(merged, "call")}
        assert after.keys() == before.keys()
        assert after["call for"].stance == "positive"
        assert after["call on"] == before["call on"]

    def test_a_nested_list_of_entries(self, folder: Write) -> None:
        merged = load_vocabulary(
            folder(reporting="light:\n  nouns:\n    - {noun: unease, stance: negative, content: [about]}\n")
        ).reporting.light
        assert merged.nouns[-1].noun == "unease"
        assert merged.verbs == load_vocabulary().reporting.light.verbs

    def test_a_concept_is_replaced_by_its_id(self, folder: Write) -> None:
        merged = load_vocabulary(folder(concepts="concepts:\n  - {id: water, label: Wasser, words: [wasser]}\n"))
        assert [c.label for c in merged.concepts.concepts if c.id == "water"] == ["Wasser"]

    def test_several_files_and_both_endings(self, folder: Write) -> None:
        path = folder(offices="heads: [landammann]\n", nouns="events: [biennale]\n")
        (path / "events.yaml").write_text("heads: [biennale]\n", encoding="utf-8")
        merged = load_vocabulary(path)
        assert "landammann" in merged.offices.heads
        assert "biennale" in merged.nouns.events
        assert "biennale" in merged.events.heads

    def test_the_shipped_vocabulary_stays_as_it_was(self, folder: Write) -> None:
        load_vocabulary(folder(offices="heads: [landammann]\n"))
        assert "landammann" not in load_vocabulary().offices.heads

    @pytest.mark.parametrize("text", ["", "# to be filled in\n"])
    def test_an_empty_file_changes_nothing(self, folder: Write, text: str) -> None:
        assert load_vocabulary(folder(reporting=text)) == load_vocabulary()

    def test_other_files_in_the_folder_are_left_alone(self, folder: Write) -> None:
        path = folder(offices="heads: [landammann]\n")
        (path / "README.txt").write_text("notes", encoding="utf-8")
        assert "landammann" in load_vocabulary(path).offices.heads


class TestUnquotedTruthValues:
    def test_in_a_list(self, folder: Write) -> None:
        (entry,) = verbs(load_vocabulary(folder(reporting="verbs:\n  - {verb: muse, content: [on, that]}\n")), "muse")
        assert entry.content == ("on", "that")

    def test_as_a_value(self, folder: Write) -> None:
        text = (
            "verbs:\n  - {verb: dock, kind: arrival, particle: on}\n  - {verb: push, kind: departure, particle: off}\n"
        )
        entries = {v.verb: v.particle for v in load_vocabulary(folder(movements=text)).movements.verbs}
        assert (entries["dock"], entries["push"]) == ("on", "off")

    def test_as_a_key(self, folder: Write) -> None:
        brought = load_vocabulary(folder(engagements="brought: {on: [for]}\n")).engagements.brought
        assert brought["on"] == ("for",)


class TestErrors:
    def test_no_such_folder(self, tmp_path: Path) -> None:
        text = message(tmp_path / "nowhere")
        assert "nowhere" in text
        assert "--vocab" in text

    def test_a_file_in_place_of_a_folder(self, folder: Write) -> None:
        assert "no such vocabulary folder" in message(folder(reporting="") / "reporting.yml")

    def test_an_empty_folder(self, tmp_path: Path) -> None:
        assert "reporting.yml" in message(tmp_path)

    def test_an_unknown_file_names_the_known_ones(self, folder: Write) -> None:
        text = message(folder(verbs="verbs: []\n"))
        assert "verbs.yml" in text
        assert all(f"{name}.yml" in text for name in FILES)

    @pytest.mark.parametrize(
        ("file", "text", "parts"),
        [
            ("reporting", "verbs:\n  - {verb: decry, stance: cross}\n", ["verbs", "decry", "stance", "negative"]),
            ("reporting", "verbs:\n  - {verb: decry, contents: [that]}\n", ["verbs", "decry", "contents"]),
            ("reporting", "verbs:\n  - {verb: decry, content: that}\n", ["verbs", "decry", "content"]),
            ("reporting", "verbs:\n  - {stance: positive}\n", ["verbs", "verb"]),
            ("reporting", "verbs:\n  - decry\n", ["verbs"]),
            ("reporting", "verb:\n  - {verb: decry}\n", ["verb"]),
            (
                "reporting",
                "light:\n  nouns:\n    - {noun: unease, stance: 3}\n",
                ["light", "nouns", "unease", "stance"],
            ),
            ("reporting", "adjectives:\n  - {adjective: glad}\n", ["adjectives", "glad", "act"]),
            ("engagements", "verbs:\n  - {verb: feast, kind: banquet}\n", ["verbs", "feast", "kind", "meal"]),
            ("engagements", "nouns: {banquet: [feast]}\n", ["nouns", "banquet", "meal"]),
            ("engagements", "topic_verbs:\n  - {verb: mull}\n", ["topic_verbs", "mull", "content"]),
            ("movements", "verbs:\n  - {verb: sail, kind: cruise}\n", ["verbs", "sail", "kind", "arrival"]),
            (
                "dayparts",
                "relative: {from_current: {the day after: soon}}\n",
                ["relative", "from_current", "the day after"],
            ),
            ("offices", "heads: [landammann, 7]\n", ["heads"]),
            ("offices", "heads: landammann\n", ["heads"]),
            ("nouns", "events:\n", ["events"]),
            ("concepts", "concepts:\n  - {id: bees, words: [bee]}\n", ["concepts", "bees", "label"]),
            ("concepts", "concepts:\n  - {id: bees, label: Bees, sdg: many}\n", ["concepts", "bees", "sdg"]),
        ],
    )
    def test_a_wrong_entry_names_file_entry_and_field(
        self, folder: Write, file: str, text: str, parts: list[str]
    ) -> None:
        found = message(folder(**{file: text}))
        assert f"{file}.yml" in found
        assert [part for part in parts if part not in found] == []

    def test_more_than_one_mistake_is_said(self, folder: Write) -> None:
        text = message(folder(reporting="verbs:\n  - {verb: decry, stance: bad}\n  - {verb: muse, stance: calm}\n"))
        assert "decry" in text
        assert "1 more" in text

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ("verbs:\n  - {verb: decry, content: [that}\n", 2),
            ("verbs:\n\t- {verb: decry}\n", 2),
            ("verbs:\n  - {verb: decry, content: [*that]}\n", 2),
            ("# words\nverbs:\n  - {verb: !decry it}\n", 3),
            ("verbs: !!python/object/apply:os.getcwd []\n", 1),
        ],
    )
    def test_broken_yaml_names_file_and_line(self, folder: Write, text: str, line: int) -> None:
        found = message(folder(reporting=text))
        assert "reporting.yml" in found
        assert f"line {line} " in found

    @pytest.mark.parametrize("text", ["- decry\n", "decry\n", "7\n"])
    def test_no_sections(self, folder: Write, text: str) -> None:
        assert "reporting.yml" in message(folder(reporting=text))

    def test_a_file_that_is_not_utf8(self, folder: Write) -> None:
        path = folder(reporting="")
        (path / "reporting.yml").write_bytes("verbs:\n  - {verb: décrier}\n".encode("latin-1"))
        found = message(path)
        assert "reporting.yml: line 2 is not UTF-8" in found

    def test_a_control_character(self, folder: Write) -> None:
        assert "reporting.yml: line 2 " in message(folder(reporting="verbs:\n  - {verb: de\x00cry}\n"))

    def test_a_byte_order_mark_is_no_mistake(self, folder: Write) -> None:
        path = folder(offices="\ufeffheads: [landammann]\n")
        assert "landammann" in load_vocabulary(path).offices.heads

    def test_a_folder_in_place_of_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "reporting.yml").mkdir()
        assert "reporting.yml: cannot be read" in message(tmp_path)

    def test_a_date_that_there_is_not(self, folder: Write) -> None:
        assert "reporting.yml" in message(folder(reporting="verbs: 2024-13-45\n"))

    @pytest.mark.parametrize(
        ("text", "name", "line"),
        [
            ("verbs:\n  - {verb: decry}\nverbs:\n  - {verb: muse}\n", "verbs", 3),
            ("verbs:\n  - {verb: decry, verb: muse}\n", "verb", 2),
            ("light:\n  verbs: [emit]\n  verbs: [air]\n", "verbs", 3),
        ],
    )
    def test_a_name_that_stands_twice(self, folder: Write, text: str, name: str, line: int) -> None:
        assert f"reporting.yml: line {line}: `{name}` stands here a second time" in message(folder(reporting=text))


class TestGuide:
    """The examples of docs/vocabulary.md load as they stand there."""

    def test_examples_load(self, folder: Write) -> None:
        examples = re.findall(r"```yaml\n# (?:my-words/)?(\w+)\.yml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.S)
        assert len(examples) >= 6
        for name, text in examples:
            load_vocabulary(folder(**{name: text}))

    def test_every_file_is_described(self) -> None:
        text = GUIDE.read_text(encoding="utf-8")
        assert [name for name in FILES if f"`{name}.yml`" not in text] == []

    def test_every_section_of_every_file_is_described(self) -> None:
        text = GUIDE.read_text(encoding="utf-8")
        sections = {
            section
            for field in Vocabulary.model_fields.values()
            for section in getattr(field.annotation, "model_fields", {})
        }
        assert sorted(section for section in sections if f"`{section}`" not in text) == []
