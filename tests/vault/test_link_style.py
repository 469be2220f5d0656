"""How a vault writes its links, as its links show."""

from __future__ import annotations

import pytest

from notes_lsp.syntax.parser import parse
from notes_lsp.vault.link_style import LinkHabits, LinkStyle, link_habits, link_style
from notes_lsp.vault.paths import NotePath
from tests.memory import facts_of, vault_of


@pytest.mark.parametrize(
    ("text", "habits"),
    [
        ("", LinkHabits()),
        ("[[a]] [[b c]]", LinkHabits(plain=2)),
        ("[[a#b]] ![[a]] ![[a|300]] [[#b]]", LinkHabits()),
        ("[[a | b]] [[a|b]] [[a |b]]", LinkHabits(padded=2, bare=1)),
        ("[[a#h | b]] [[a#h|b]]", LinkHabits(padded=1, bare=1)),
        ("[[a | a]] [[x/a|a]] [[a|A]]", LinkHabits(repeating=2, padded=1, bare=2)),
        ("| [[a \\| b]] | [[a\\|b]] |\n|-|-|\n", LinkHabits(padded=1, bare=1)),
        ("[[a|]]\n\n<div>[[a|b]]</div>\n", LinkHabits()),
    ],
)
def test_links_are_counted_by_how_they_are_written(text: str, habits: LinkHabits) -> None:
    assert link_habits(parse(text).each(lambda block: block.wikilinks)) == habits


@pytest.mark.parametrize(
    ("habits", "style"),
    [
        (LinkHabits(), LinkStyle(padded=True, alias="of slugs")),
        (LinkHabits(plain=19), LinkStyle(padded=True, alias="of slugs")),
        (LinkHabits(bare=19), LinkStyle(padded=False, alias="of slugs")),
        (LinkHabits(plain=20), LinkStyle(padded=True, alias="differing")),
        (LinkHabits(plain=10, padded=4, bare=6), LinkStyle(padded=False, alias="differing")),
        (LinkHabits(repeating=3, padded=20), LinkStyle(padded=True, alias="always")),
        (LinkHabits(plain=3, repeating=3, padded=20), LinkStyle(padded=True, alias="differing")),
    ],
)
def test_the_majority_decides_where_there_are_enough(habits: LinkHabits, style: LinkStyle) -> None:
    assert link_style("auto", habits) == style


def test_the_vault_follows_its_notes() -> None:
    vault = vault_of({"a.md": "[[b|c]] " * 11, "b.md": "[[b | c]] " * 10})
    assert vault.link_style == LinkStyle(padded=False, alias="differing")
    vault.put(NotePath("a.md"), facts_of("[[b|c]] [[b]]"))
    assert vault.index.link_habits == LinkHabits(plain=1, bare=1, padded=10)
    assert vault.link_style == LinkStyle(padded=True, alias="of slugs")
    vault.remove(NotePath("b.md"))
    assert vault.index.link_habits == LinkHabits(plain=1, bare=1)
