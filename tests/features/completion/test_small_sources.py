"""Completion of callouts, footnotes and references, which only this note knows."""

from __future__ import annotations

import pytest

from tests.features.completion.completing import accepted, details, offered


def test_kinds_of_callouts() -> None:
    kinds = offered("> [!$0")
    assert kinds is not None
    assert kinds[:3] == ["note", "info", "tip"]
    assert offered("> > [!ques$0]") == ["question"]
    assert accepted("> [!wa$0] Careful", "warning") == "> [!warning] Careful"
    assert accepted("> [!wa$0", "warning") == "> [!warning]"
    assert details("> [!recipe] A\n\n> [!rec$0")["recipe"] == "used 1 time"


def test_a_callout_is_in_a_quote() -> None:
    assert offered("[!$0") is None
    assert offered("text > [!$0") is None


FOOTNOTES = "One[^1] two[^long] three[^$0\n\n[^1]: The first.\n[^long]: Another\n"


def test_footnotes_with_their_texts() -> None:
    assert details(FOOTNOTES) == {
        "[^1]": "The first.",
        "[^long]": "Another",
        "[^2]": "a new footnote",
    }
    assert accepted(FOOTNOTES, "[^long]") == FOOTNOTES.replace("[^$0", "[^long]")


def test_a_new_footnote_is_begun_at_the_end() -> None:
    assert accepted(FOOTNOTES, "[^2]") == FOOTNOTES.replace("[^$0", "[^2]") + "\n[^2]: "
    assert accepted("Text[^why$0] more", "[^why]") == "Text[^why] more\n\n[^why]: "
    assert accepted("Text[^$0", "[^1]") == "Text[^1]"


def test_a_footnote_that_lacks_its_text_gets_it() -> None:
    source = "One[^1] two[^b]\n\n[^1]: The first.\n[^$0"
    assert offered(source) == ["[^b]:"]
    assert accepted(source, "[^b]:").endswith("[^b]: ")


def test_names_of_references() -> None:
    source = "See [this][$0] now\n\n[one]: https://example.org/1\n[two words]: b.md\n"
    assert details(source) == {"one": "https://example.org/1", "two words": "b.md"}
    assert accepted(source, "two words").startswith("See [this][two words] now")
    assert offered(source.replace("$0", "wo$0")) == ["two words"]


@pytest.mark.parametrize("written", ["a [b$0", "a[b] [c$0", "`x][$0`", "x^$0", "2^[$0"])
def test_what_is_none_of_them_is_left_alone(written: str) -> None:
    assert offered(f"{written}\n\n[b]: c.md") is None
