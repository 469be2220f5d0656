"""`note.duplicate-block-id`: ids that a block before has."""

from __future__ import annotations

import pytest

from tests.rules.checking import check, fixes, text

CODE = "note.duplicate-block-id"


def test_each_one_after_the_first_is_marked() -> None:
    source = "Data. ^claim\n\n- Compute. ^Claim\n- Time. ^other\n\n> Quote.\n\n^claim\n"
    assert check(source) == text(
        """
        note.md:3:12-3:18 warning note.duplicate-block-id Another block has the id ^claim: links lead to the first one
          note.md:1:7-1:13 the first one
        note.md:8:1-8:7 warning note.duplicate-block-id Another block has the id ^claim: links lead to the first one
          note.md:1:7-1:13 the first one
        """  # noqa: E501
    )
    assert fixes(source) == ""


@pytest.mark.parametrize(
    "source",
    [
        "Data. ^a\n\nCompute. ^b\n",
        "Data. ^a\n\n```\nCompute. ^a\n```\n\n%% More. ^a %%\n",
        "//- a.md\nData. ^a\n//- b.md\nData. ^a\n",
        "Two ^a words ^a here.\n",
    ],
)
def test_others_are_left_alone(source: str) -> None:
    assert check(source) == ""
