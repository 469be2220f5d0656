"""Completion of tags."""

from __future__ import annotations

import pytest

from tests.features.completion.completing import accepted, ask, details, offered

NOTES = """
    //- a.md
    #AI/models and #science
    //- b.md
    ---
    tags: [science, history]
    ---
    #ai/models #science
    //- here.md
"""


def source(written: str) -> str:
    return NOTES.replace("\n    ", "\n") + written


def test_tags_are_offered_by_use() -> None:
    assert details(source("Some #$0")) == {
        "#science": "2 notes",
        "#AI/models": "2 notes",
        "#history": "1 note",
    }
    assert offered(source("Some #hi$0")) == ["#history"]
    assert offered(source("(#ai/$0")) == ["#AI/models"]
    assert offered(source("Some #mod$0")) == ["#AI/models"]


def test_accepting_replaces_the_tag() -> None:
    assert accepted(source("Some #sci$0ence now"), "#science").endswith("Some #science now")
    _, found = ask(source("Some #sci$0ence now"))
    assert found is not None
    assert found.inserted is not None
    assert found.inserted.start == found.replaced.start == found.inserted.end - 3
    assert found.replaced.end == found.replaced.start + 7


def test_the_tag_that_is_being_written_is_none_yet() -> None:
    assert offered(source("Some #new$0")) == []
    assert offered(source("#new and #new$0")) == ["#new"]
    assert details(source("Some #history$0")) == {"#history": "1 note"}


def test_a_tag_may_begin_a_line() -> None:
    assert offered(source("#sci$0")) == ["#science"]


@pytest.mark.parametrize(
    "written",
    ["#$0", "##$0", "> #$0", "text\n#$0", "a#b$0", "`#a$0`", "x &#$0", 'href="#$0', "%% #a$0 %%"],
)
def test_what_is_no_tag_is_left_alone(written: str) -> None:
    assert offered(source(written)) is None
