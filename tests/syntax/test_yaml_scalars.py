"""Text as YAML that every reader takes for that text."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.syntax.frontmatter import read_frontmatter
from notes_lsp.syntax.yaml_scalars import yaml_scalar

TEXTS = st.text(
    st.sampled_from("aB1 .:#-'\"\\[]{}&*!|>%@`,?~é🙂\n") | st.characters(exclude_categories=["Cs"]),
    min_size=1,
    max_size=12,
)


@pytest.mark.parametrize(
    ("text", "scalar"),
    [
        ("Scaling laws", "Scaling laws"),
        ("What's next? (2)", "What's next? (2)"),
        ("Rooms: air", '"Rooms: air"'),
        ("3 rooms", '"3 rooms"'),
        ("true", '"true"'),
        ("C# basics", '"C# basics"'),
        ('a "b" \\c', '"a \\"b\\" \\\\c"'),
        ("a\r\nb", "a b"),
        ("", '""'),
    ],
)
def test_it_is_plain_where_that_is_sure(text: str, scalar: str) -> None:
    assert yaml_scalar(text) == scalar


@given(TEXTS)
def test_readers_get_the_text_back(text: str) -> None:
    scalar = yaml_scalar(text)
    value = yaml.safe_load(f"title: {scalar}\n")["title"]
    assert isinstance(value, str)
    matter, _ = read_frontmatter(f"---\ntitle: {scalar}\n---\n")
    assert matter is not None
    found = matter.value("title")
    assert (found.text if found else "") == value
    if text.isprintable():
        assert value == text.strip()
