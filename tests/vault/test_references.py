"""What a link refers to: its parts, and headings and blocks inside a note."""

from __future__ import annotations

import pytest

from notes_lsp.syntax.nodes import Piece
from notes_lsp.syntax.parser import parse
from notes_lsp.vault.anchors import Anchors
from notes_lsp.vault.references import Reference, reference_of
from tests.memory import facts_of

NOTE = """
# Café Culture

## Key  *Points*

### Costs

## Costs

## Implications for the [[x | Crypto Market]]

### What's next? (2024)

# C# basics

### Costs

Setext
------

## `code` & <b>more</b>

##

## 日本 語

text ^One

- item ^two-2
"""


def heading_at(fragment: str) -> str | None:
    """The line of the heading that `fragment` means, with its number in the note."""
    found = Anchors.of(facts_of(NOTE)).heading(fragment)
    if found is None:
        return None
    line = NOTE.count("\n", 0, found.start)
    return f"{line}: {NOTE.splitlines()[line]}"


@pytest.mark.parametrize(
    ("fragment", "heading"),
    [
        ("Café Culture", "1: # Café Culture"),
        ("CAFE\u0301  culture", "1: # Café Culture"),
        ("key points", "3: ## Key  *Points*"),
        ("Key *Points*", "3: ## Key  *Points*"),
        ("key-points", "3: ## Key  *Points*"),
        ("Costs", "5: ### Costs"),
        ("Café Culture#Costs", "5: ### Costs"),
        ("C# basics#Costs", None),
        ("C basics#Costs", "15: ### Costs"),
        ("Key Points#Costs", "5: ### Costs"),
        ("Key Points # Costs", "5: ### Costs"),
        ("Costs#Costs", None),
        ("Café Culture#C# basics", None),
        (
            "Implications for the Crypto Market",
            "9: ## Implications for the [[x | Crypto Market]]",
        ),
        (
            "Implications for the [[x | Crypto Market]]",
            "9: ## Implications for the [[x | Crypto Market]]",
        ),
        ("whats-next-2024", "11: ### What's next? (2024)"),
        ("C# basics", "13: # C# basics"),
        ("C basics", "13: # C# basics"),
        ("Setext", "17: Setext"),
        ("code & more", "20: ## `code` & <b>more</b>"),
        ("日本-語", "24: ## 日本 語"),
        ("Missing", None),
        ("...", None),
        ("#", None),
        ("", None),
    ],
)
def test_headings(fragment: str, heading: str | None) -> None:
    assert heading_at(fragment) == heading


@pytest.mark.parametrize(
    ("name", "found"), [("One", "One"), ("one", "One"), ("TWO-2", "two-2"), ("two", None)]
)
def test_blocks(name: str, found: str | None) -> None:
    block = Anchors.of(facts_of(NOTE)).block(name)
    assert (block.name if block else None) == found


@pytest.mark.parametrize(
    ("text", "reference", "label_first"),
    [
        (
            "[[ a#B | c ]]",
            Reference(Piece(3, 4, "a"), Piece(5, 6, "B"), Piece(9, 10, "c")),
            Reference(Piece(9, 10, "c"), None, Piece(3, 4, "a")),
        ),
        (
            "[[Label|note#H]]",
            Reference(Piece(2, 7, "Label"), None, Piece(8, 14, "note#H")),
            Reference(Piece(8, 12, "note"), Piece(13, 14, "H"), Piece(2, 7, "Label")),
        ),
        (
            "[[a]]",
            Reference(Piece(2, 3, "a"), None, None),
            Reference(Piece(2, 3, "a"), None, None),
        ),
    ],
)
def test_parts_of_a_link(text: str, reference: Reference, label_first: Reference) -> None:
    (link,) = parse(text).each(lambda block: block.wikilinks)
    assert reference_of(link, alias_first=False) == reference
    assert reference_of(link, alias_first=True) == label_first
