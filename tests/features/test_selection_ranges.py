"""What is selected, the more the longer one asks."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.features.selection_ranges import selection_range
from notes_lsp.syntax.parser import parse
from tests import vaultfix


def grown(source: str) -> list[str]:
    """The texts that are selected, one after the other, from the cursor of `source` on."""
    fixture = vaultfix.read(source)
    text = fixture.text
    return [span.of(text) for span in selection_range(parse(text), text, fixture.cursor.offset)]


def test_from_the_word_to_the_note() -> None:
    assert grown("# A\n## B\nFirst.\n\nSee [[the m$0ill#Wheel | a mill]] there.\n\n# C\n") == [
        "mill",
        "the mill",
        "the mill#Wheel",
        "[[the mill#Wheel | a mill]]",
        "See [[the mill#Wheel | a mill]] there.",
        "## B\nFirst.\n\nSee [[the mill#Wheel | a mill]] there.",
        "# A\n## B\nFirst.\n\nSee [[the mill#Wheel | a mill]] there.",
        "# A\n## B\nFirst.\n\nSee [[the mill#Wheel | a mill]] there.\n\n# C\n",
    ]


def test_in_a_timestamp() -> None:
    anchor = '<a class="yt-timestamp" data-t="00:00:35">[00:00:35]</a>'
    assert grown(f"x {anchor[:44]}$0{anchor[44:]}.") == [
        "00",
        "00:00:35",
        anchor,
        f"x {anchor}.",
    ]


def test_in_a_list() -> None:
    assert grown("- one\n- two\n  - th$0ree four\n  - five\n- six\n") == [
        "three",
        "- three four",
        "  - three four",
        "- two\n  - three four\n  - five",
        "- one\n- two\n  - three four\n  - five\n- six",
        "- one\n- two\n  - three four\n  - five\n- six\n",
    ]


def test_in_a_table() -> None:
    assert grown("| a | b |\n| - | - |\n| one t$0wo | three |\n")[:4] == [
        "two",
        "one two",
        "| one two | three |",
        "| a | b |\n| - | - |\n| one two | three |",
    ]


def test_in_a_fence() -> None:
    assert grown("```py\na = $0b\n```\n")[:3] == ["b", "a = b\n", "```py\na = b\n```"]


def test_in_the_frontmatter() -> None:
    assert grown("---\ntitle: A mi$0ll\n---\ntext\n") == [
        "mill",
        "title: A mill\n",
        "---\ntitle: A mill\n---",
        "---\ntitle: A mill\n---\ntext\n",
    ]


@given(st.text(alphabet="[]|#-*> \n\ta`0:<", max_size=40), st.data())
def test_each_selection_holds_the_one_before(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    chain = selection_range(parse(text), text, offset)
    assert chain[-1] == (0, len(text))
    for inner, outer in pairwise(chain):
        assert outer.start <= inner.start <= inner.end <= outer.end
        assert inner != outer
    assert all(span.touches(offset) for span in chain)
