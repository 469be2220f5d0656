"""What lights up with the thing at the cursor."""

from __future__ import annotations

import pytest

from notes_lsp.features.document_highlights import document_highlights
from tests import vaultfix
from tests.memory import here_at, vault_of


def lit(source: str) -> list[str]:
    """What lights up, each with its line; `=` marks a definition."""
    fixture = vaultfix.read(source)
    vault = vault_of(fixture.files)
    path, offset = fixture.cursor
    text = fixture.files[path]
    return [
        f"{text.count(chr(10), 0, span.start) + 1}{'=' if kind == 'definition' else ':'}"
        f"{span.of(text)}"
        for span, kind in document_highlights(here_at(vault, path, text), offset)
    ]


NOTES = """
    //- mill.md
    ---
    title: The mill
    ---
    //- p.png
"""


def test_links_to_the_same_note() -> None:
    assert lit(
        NOTES
        + """
    //- a.md
    [[mi$0ll | one]] [[The mill#Wheel]] [[other]]
    [text](mill.md)
    """
    ) == ["1:mill", "1:The mill", "2:mill.md"]


def test_links_to_the_same_missing_note_and_file() -> None:
    assert lit("[[no$0body]] [[No body]] [[other]]") == ["1:nobody", "1:No body"]
    assert lit(NOTES + "    //- a.md\n    ![[p.p$0ng]] ![x](p.png) ![[q.png]]\n") == [
        "1:p.png",
        "1:p.png",
    ]


def test_a_heading_and_the_links_to_it() -> None:
    source = "# Whe$0els\n[[#Wheels]] [x](#wheels) [[#Other]]\n## Other\n"
    assert lit(source) == ["1=# Wheels", "2:[[#Wheels]]", "2:[x](#wheels)"]


def test_a_block_and_the_links_to_it() -> None:
    assert lit("text ^i$0d\n\n[[#^id]]\n") == ["1=^id", "3:[[#^id]]"]


def test_both_times_of_all_stamps_of_the_moment() -> None:
    anchor = '<a class="yt-timestamp" data-t="00:01:00">[00:01:00]</a>'
    source = f"---\nvideoId: 0123456789a\n---\n[00:0$01:00] {anchor} [00:02:00]\n"
    assert lit(source) == ["4:00:01:00"] * 3


def test_tags_of_text_and_frontmatter() -> None:
    assert lit("---\ntags: [talk, x]\n---\n#ta$0lk #Talk #talk/sub\n") == [
        "2:talk",
        "4:#talk",
        "4:#Talk",
    ]
    assert lit("---\ntags: [ta$0lk, x]\n---\n#talk\n") == ["2:talk", "4:#talk"]


@pytest.mark.parametrize("source", ["a[^$01] b[^1]\n\n[^1]: c\n", "a[^1] b[^1]\n\n[^$01]: c\n"])
def test_footnotes(source: str) -> None:
    assert lit(source) == ["1:[^1]", "1:[^1]", "3=[^1]"]


def test_references() -> None:
    assert lit("[a][l$0ab] [b][Lab] [lab]\n\n[lab]: /x\n") == ["1:lab", "1:Lab", "1:lab", "3=lab"]


@pytest.mark.parametrize("source", ["wo$0rd", "---\ntit$0le: x\n---\n", "`[[a$0]]`"])
def test_nothing_else(source: str) -> None:
    assert lit(source) == []
