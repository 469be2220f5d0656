"""Completion of blocks, also of those that get their id by it."""

from __future__ import annotations

from notes_lsp.syntax.parser import parse
from tests.features.completion.completing import accepted, ask, details, offered

NOTE = """# Title

The first paragraph
has two lines.

Another one. ^known

- an item
- an item ^of-list
  - a deeper item
- two
  lines

```
code
```

| a |
|---|

See [[#^$0]] here
"""


def test_blocks_without_an_id_are_offered_by_their_words() -> None:
    assert list(details(NOTE)) == [
        "^known",
        "^of-list",
        "The first paragraph has two lines.",
        "an item",
        "a deeper item",
    ]
    assert offered(NOTE.replace("^$0", "^deeper$0")) == ["a deeper item"]


def test_choosing_one_writes_an_id_behind_it() -> None:
    for label, line in (
        ("The first paragraph has two lines.", "has two lines."),
        ("an item", "- an item"),
        ("a deeper item", "  - a deeper item"),
    ):
        text = accepted(NOTE, label)
        name = text.partition("[[#^")[2].partition("]]")[0]
        before = NOTE.replace("[[#^$0]]", f"[[#^{name}]]")
        assert text == before.replace(f"{line}\n", f"{line} ^{name}\n", 1)
        ids = [mark.name for mark in parse(text).each(lambda block: block.block_ids)]
        assert sorted(ids) == sorted(["known", "of-list", name])


def test_two_blocks_of_one_text_get_two_ids() -> None:
    source = "Same.\n\nSame.\n\n[[#^$0]]\n"
    _, found = ask(source)
    assert found is not None
    assert len({item.text for item in found.candidates}) == 2


def test_other_notes_get_no_ids() -> None:
    source = "//- other.md\nA paragraph.\n\nOne more. ^id\n//- here.md\nText.\n\n[[other#^$0]]\n"
    assert offered(source) == ["^id"]
