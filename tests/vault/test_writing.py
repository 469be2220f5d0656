"""How links are written: targets that lead where they should, and edits that keep the rest."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes_lsp.syntax.parser import parse
from notes_lsp.text.span import apply_edits
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Links, LinkStyleName, Settings
from notes_lsp.vault.writing import can_be_target, link_text, path_target, retarget, target_for
from tests import vaultfix
from tests.memory import vault_of

PADDED = Settings(links=Links(style="padded"))

VAULT = """
//- chips.md
//- fab.md
//- photo.png.md
//- a.b.c.md
//- x/chips.md
//- x/only.md
//- y/chips.md
//- y/sub/only too.md
//- z/x/only.md
"""


@pytest.mark.parametrize(
    ("source", "note", "target"),
    [
        ("fab.md", "x/chips.md", "x/chips"),
        ("x/only.md", "x/chips.md", "chips"),
        ("x/only.md", "chips.md", "/chips"),
        ("x/only.md", "y/chips.md", "y/chips"),
        ("fab.md", "chips.md", "chips"),
        ("x/chips.md", "fab.md", "fab"),
        ("fab.md", "y/sub/only too.md", "only too"),
        ("fab.md", "x/only.md", "x/only"),
        ("x/only.md", "photo.png.md", "photo.png.md"),
        ("fab.md", "a.b.c.md", "a.b.c"),
    ],
)
def test_the_shortest_target_that_leads_there(source: str, note: str, target: str) -> None:
    vault = vault_of(vaultfix.read(VAULT).files)
    assert target_for(vault, NotePath(source), NotePath(note)) == target
    assert vault.resolver.resolve(NotePath(source), target).note == note


def test_a_path_holds_a_slash() -> None:
    vault = vault_of({})
    assert path_target(vault, NotePath("chips.md")) == "/chips"
    assert path_target(vault, NotePath("x/chips.md")) == "x/chips"


def test_a_site_needs_the_path_of_a_name_that_is_there_twice() -> None:
    vault = vault_of(vaultfix.read(VAULT).files, Settings(links=Links(resolution="quartz")))
    assert target_for(vault, NotePath("x/only.md"), NotePath("x/chips.md")) == "x/chips"


@pytest.mark.parametrize("text", ["chips", "C#", "C++", "x/a b", "🗂️ hub", "GPT 3.5", "%3F"])
def test_a_target_reads_back(text: str) -> None:
    assert can_be_target(text)
    (link,) = (link for block in parse(f"[[{text}]]").blocks for link in block.wikilinks)
    assert (link.target.text, link.fragment, link.alias) == (text, None, None)


@pytest.mark.parametrize(
    "text",
    [
        *("C# basics", "#a", "a|b", "a]", "[a", "a [b]", "a\nb", " a", "a ", "a\\", ""),
        *("12:34", "00:12:34", "(not)", "<%", " -z", "a $b$ c|"),
    ],
)
def test_no_link_holds_these(text: str) -> None:
    assert not can_be_target(text)


@pytest.mark.parametrize(
    ("target", "shown", "embed", "in_table", "text"),
    [
        ("fab", "The Fab", False, False, "fab | The Fab"),
        ("fab", "The Fab", False, True, "fab \\| The Fab"),
        ("fab", "fab", False, False, "fab"),
        ("x/fab", "fab", False, False, "x/fab"),
        ("fab", None, False, False, "fab"),
        ("fab", "The Fab", True, False, "fab"),
        ("fab", "Fabs [2024 update]", False, False, "fab | Fabs [2024 update]"),
        ("fab", "A ]] B", False, False, "fab | A B"),
        ("fab", "A | B", False, True, "fab \\| A B"),
        ("fab", "two\nlines\\", False, False, "fab | two lines"),
        ("fab", "]]", False, False, "fab"),
    ],
)
def test_an_alias_is_written_where_it_says_more(
    target: str, shown: str | None, embed: bool, in_table: bool, text: str
) -> None:
    assert link_text(vault_of({}, PADDED), target, shown, embed, in_table) == text


def test_the_alias_stands_where_the_vault_has_it() -> None:
    vault = vault_of({}, Settings(links=Links(alias_first=True, style="padded")))
    assert link_text(vault, "fab", "The Fab", False, False) == "The Fab | fab"


@pytest.mark.parametrize(
    ("style", "texts"),
    [
        ("auto", ["the_fab | The Fab", "the_fab", "the_fab", "the_fab | A Fab"]),
        ("padded", ["the_fab | The Fab", "the_fab | Fabs", "the_fab", "the_fab | A Fab"]),
        ("bare", ["the_fab|The Fab", "the_fab|Fabs", "the_fab", "the_fab|A Fab"]),
        (
            "padded-always",
            ["the_fab | The Fab", "the_fab | Fabs", "the_fab | the_fab", "the_fab | A Fab"],
        ),
        ("bare-always", ["the_fab|The Fab", "the_fab|Fabs", "the_fab|the_fab", "the_fab|A Fab"]),
        ("plain", ["the_fab", "the_fab", "the_fab", "the_fab | A Fab"]),
    ],
)
def test_the_style_is_that_of_the_settings(style: LinkStyleName, texts: list[str]) -> None:
    """A title that the name is a slug of, another one, none, and an alias that was asked for."""
    vault = vault_of({}, Settings(links=Links(style=style)))
    titles = ["The Fab", "Fabs", None]
    written = [link_text(vault, "the_fab", title, False, False) for title in titles]
    written.append(link_text(vault, "the_fab", "The Fab", False, False, alias="A Fab"))
    assert written == texts
    assert link_text(vault, "x/the_fab", "The Fab", True, False) == "x/the_fab"


def test_a_note_without_pipes_takes_those_of_the_settings_or_of_the_vault() -> None:
    files = {"a.md": "[[Old]]", "b.md": "[[x|y]]"}
    for chosen, after in ((Settings(), "[[new|Old]]"), (PADDED, "[[new | Old]]")):
        vault = vault_of(files, chosen)
        (link,) = vault.resolved_links(NotePath("a.md"))
        edits = retarget(vault, NotePath("a.md"), link, "new")
        assert apply_edits("[[Old]]", list(edits)) == after


@given(st.text("a9 '’.,&/-_é字:#|[]\\()<%$`*\n", max_size=8))
@settings(max_examples=300)
def test_what_is_written_reads_back(text: str) -> None:
    written = f"[[{text}]]"
    links = list(parse(written).each(lambda block: block.wikilinks))
    reads_back = [(link.start, link.end, link.target.text, link.alias) for link in links] == [
        (0, len(written), text, None)
    ]
    whole = reads_back and links[0].fragment is None
    assert can_be_target(text) == (whole and not {"[", "]"} & set(text))
    for before, in_table in (("", False), ("| a |\n|---|\n| ", True)):
        written = f"[[{link_text(vault_of({}, PADDED), 'fab', text, False, in_table)}]]"
        (link,) = parse(before + written).each(lambda block: block.wikilinks)
        assert (link.start, link.end) == (len(before), len(before + written))
        assert link.target.text == "fab"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[[Old]]", "[[new | Old]]"),
        ("[[ Old ]]", "[[ new | Old ]]"),
        ("[[Old | o]]", "[[new | o]]"),
        ("[[Old|o]]", "[[new|o]]"),
        ("[[Old#A#B]]", "[[new#A#B | Old > A > B]]"),
        ("[[Old#^id]]", "[[new#^id | Old > ^id]]"),
        ("[[Old# A|o]]", "[[new# A|o]]"),
        ("![[Old#A]]", "![[new#A]]"),
        ("![[Old|300]]", "![[new|300]]"),
        ("[[a|b]] [[Old]]", "[[a|b]] [[new|Old]]"),
        ("[[a|b]] [[c | d]] [[Old]]", "[[a|b]] [[c | d]] [[new | Old]]"),
        ("| [[Old]] |\n|-|\n", "| [[new \\| Old]] |\n|-|\n"),
        ("| [[Old\\|o]] |\n|-|\n", "| [[new\\|o]] |\n|-|\n"),
        ("| [[a\\|b]] [[Old]] |\n|-|\n", "| [[a\\|b]] [[new\\|Old]] |\n|-|\n"),
    ],
)
def test_a_new_target_leaves_all_else(before: str, after: str) -> None:
    assert retargeted(before, "Old", "new", alias_first=False) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[[Old]]", "[[Old | new]]"),
        ("[[Old#A]]", "[[Old > A | new#A]]"),
        ("[[o|Old#A]]", "[[o|new#A]]"),
    ],
)
def test_a_label_stands_first_where_the_vault_writes_it_so(before: str, after: str) -> None:
    assert retargeted(before, "Old", "new", alias_first=True) == after


def retargeted(text: str, old: str, new: str, *, alias_first: bool) -> str:
    """`text` with the links to `old` made links to `new`."""
    path = NotePath("a.md")
    vault = vault_of({path: text})
    vault.index.alias_first = alias_first
    edits = [
        edit
        for resolved in vault.resolved_links(path)
        if resolved.reference.target.text == old
        for edit in retarget(vault, path, resolved, new)
    ]
    return apply_edits(text, edits)
