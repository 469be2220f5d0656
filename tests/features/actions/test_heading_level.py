"""Sections one level higher or deeper."""

from __future__ import annotations

import pytest

from tests.features.actions.doing import done, offered


@pytest.mark.parametrize(
    ("note", "title", "after"),
    [
        ("# A\n## B$0\n### C\n## D\n", "Raise the section to level 1", "# A\n# B\n## C\n## D\n"),
        (
            "# A\n## B$0\n### C\n## D\n",
            "Lower the section to level 3",
            "# A\n### B\n#### C\n## D\n",
        ),
        ("B$0\n---\nText\n", "Raise the section to level 1", "# B\nText\n"),
        ("> ## B$0 ##\n", "Lower the section to level 3", "> ### B ##\n"),
    ],
)
def test_all_headings_of_the_section_move(note: str, title: str, after: str) -> None:
    assert done(note, title) == after


def test_there_are_six_levels() -> None:
    def titles(note: str) -> list[str]:
        return [title for title in offered(note, "refactor.rewrite") if "section" in title]

    assert titles("# A$0\n") == ["Lower the section to level 2"]
    assert titles("##### A$0\n###### B\n") == ["Raise the section to level 4"]
    assert titles("Text$0\n# A\n") == []
    assert titles("Two\nlines$0\n===\n") == []
