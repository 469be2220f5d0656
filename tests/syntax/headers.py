"""Frontmatter as lines of text, and texts to try it on."""

from __future__ import annotations

from hypothesis import strategies as st

from notes_lsp.syntax.frontmatter import read_frontmatter
from notes_lsp.syntax.nodes import Entry, FrontmatterProblem

# What means something in YAML, to the fences or to PyYAML's reader; letters to stand between.
_TOKENS = [
    *"\n\r\t :-#,[]{}&*!|>'\"%@`?.~=<\\x_7é—\U0001f600",
    *"\x00\x1b\x85\xa0\u2028\u2029\ufeff\ufffe\ud800",
    *("\r\n", "---", "---\n", "...\n", "  ", "- ", ": ", " #", "a: ", "title: ", "videoId: "),
    *("[[x]]", '"[[n | m]]"', "<<: ", "&a ", "*a", "12:34:56", "key", "\n  - ", "\n- ", "|\n  "),
]
yaml_texts = st.lists(st.sampled_from(_TOKENS), max_size=25).map("".join)
"""Texts that are sometimes YAML."""

headers = yaml_texts.map(lambda text: f"---\n{text}\n---\nbody\n")
"""Notes whose frontmatter they are; some close it earlier."""


def header(yaml: str) -> str:
    """A note with `yaml` as its frontmatter."""
    return f"---\n{yaml}\n---\nbody"


def shown(text: str) -> list[str]:
    """Each entry as `key=value`, a list as `key=[value, value]`.

    A scalar that is written otherwise than it reads is followed by the text that it stands for.
    """
    frontmatter, _ = read_frontmatter(text)
    assert frontmatter is not None
    return [_shown(text, entry) for entry in frontmatter.entries]


def _shown(text: str, entry: Entry) -> str:
    values = [
        piece.text
        if piece.span.of(text) == piece.text
        else f"{piece.text!r} < {piece.span.of(text)!r}"
        for piece in entry.values
    ]
    value = f"[{', '.join(values)}]" if entry.is_list else "".join(values)
    assert entry.is_list or len(values) <= 1
    return f"{entry.key.text}={value}" if entry.values or entry.is_list else entry.key.text


def problem(text: str) -> FrontmatterProblem:
    frontmatter, _ = read_frontmatter(text)
    assert frontmatter is not None
    assert frontmatter.problem is not None
    return frontmatter.problem
