"""The heading that a link names, appended to its note."""

from __future__ import annotations

import pytest

from tests.features.actions.doing import made, offered


def test_it_is_offered_where_the_heading_is_missing() -> None:
    assert "Append the heading “Keel” to b" in offered("[[b#Keel$0]]\n//- b.md\n# B\n")
    assert "Append the heading “Keel” to this note" in offered("[[#Keel$0]]\n")
    assert not [title for title in offered("[[b#B$0]]\n//- b.md\n# B\n") if "Append" in title]


@pytest.mark.parametrize(
    ("fragment", "before", "after"),
    [
        ("Keel", "", "## Keel\n"),
        ("Keel", "Text", "Text\n\n## Keel\n"),
        ("Keel", "Text\r\n\r\n\r\n", "Text\r\n\r\n## Keel\r\n"),
        ("Keel", "# B\n\n### One\n", "# B\n\n### One\n\n### Keel\n"),
        ("One#Keel", "## One\n\nText.\n\n## Two\n", "## One\n\nText.\n\n### Keel\n\n## Two\n"),
        ("None#Keel", "## One\n", "## One\n\n## None Keel\n"),
    ],
)
def test_it_comes_last_on_the_level_of_the_others(fragment: str, before: str, after: str) -> None:
    name = fragment.replace("#", "#")
    source = f"//- a.md\n[[b#{fragment}$0]]\n//- b.md\n{before}"
    assert made(source, f"Append the heading “{name}” to b") == f"//- b.md\n{after}"
