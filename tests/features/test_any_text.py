"""No text and no place in it makes a question fail, whether the vault knows the note or not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes_lsp.features.call_hierarchy import incoming, outgoing, prepare
from notes_lsp.features.completion import complete
from notes_lsp.features.definition import definition
from notes_lsp.features.document_highlights import document_highlights
from notes_lsp.features.document_links import document_links
from notes_lsp.features.document_symbols import document_symbols
from notes_lsp.features.folding_ranges import folding_ranges
from notes_lsp.features.hover import hover
from notes_lsp.features.inlay_hints import inlay_hints
from notes_lsp.features.linked_editing import linked_spans
from notes_lsp.features.markup import plain_text
from notes_lsp.features.preview import note_preview
from notes_lsp.features.references import references
from notes_lsp.features.selection_ranges import selection_range
from notes_lsp.features.semantic_tokens import semantic_tokens
from notes_lsp.features.type_definition import type_definition
from notes_lsp.features.workspace_symbols import workspace_symbols
from notes_lsp.text.span import Edit, apply_edits
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import InlayHints, Settings
from tests.memory import here_at, vault_of

BITS = st.sampled_from(
    [
        *("[[n]]", "[[m#A]]", "[[#A#B]]", "[[m#^b|x]]", "![[i.png|3]]", "[[", "]]", "[[x", "|"),
        *(
            "[t](m.md#a)",
            "[t](#)",
            "[t](%00)",
            "](",
            "[^",
            "> [!",
            "@1:0",
            "[1:02",
            'data-t="',
            "[t](../../..)",
            "[t][r]",
            "[r]: m.md\n",
            "<x:y>",
        ),
        *('<a class="yt-timestamp" data-t="00:00:35">[00:00:35]</a>', "[0:01, 0:02]", "[99:99:99]"),
        *("[1:02](https://youtu.be/abcdefghijk?t=62)", "{{youtube-timestamp 5}}", "\n0:01 x\n0:02"),
        *("\n# A\n", "\n## B [[n]]\n", "\nT\n===\n", " ^b\n", "\n\n^b\n", "#tag/x ", "[^1]"),
        *("\n[^1]: x", "%%", "```\n", "> [!info] ", "\n- ", "\n| a |\n|---|\n", "<div>", "<!--"),
        *(
            "---\n",
            "title: T\n",
            "videoId: abcdefghijk\n",
            'up: "[[n]]"\n',
            "tags: [a, b]\n",
            "a: |\n",
        ),
        *("From: [[n]]\n", "\r\n", "\r", "\n", " ", "é", "🙂", "\u2028", "\ud800", "\0", "\ufeff"),
    ]
)
TEXTS = st.lists(BITS, max_size=12).map("".join)


@settings(max_examples=150)
@given(TEXTS, TEXTS, st.booleans(), st.data())
def test_every_question_has_an_answer(
    text: str, other: str, unsaved: bool, data: st.DataObject
) -> None:
    files = {"m.md": other, "x/n.md": "# N\n", "i.png": ""}
    path = "\0unsaved" if unsaved else "x/here.md"
    if not unsaved:
        files[path] = text
    vault = vault_of(files, Settings(inlay_hints=InlayHints(sections=True, stamps=True)))
    here = here_at(vault, path, text)
    offset = data.draw(st.integers(0, len(text)))
    landing = definition(here, offset)
    if landing is not None:
        assert landing.origin.start <= offset <= landing.origin.end
        assert landing.whole.start <= landing.selection.start
        assert landing.selection.end <= landing.whole.end
    found = hover(here, offset)
    if found is not None:
        assert found.span.start <= offset <= found.span.end
        assert found.markdown.strip() == found.markdown != ""
        assert plain_text(found.markdown)
    for place in references(here, offset, include_declaration=True):
        known = text if place.path == path else vault.open_notes[place.path].document.text
        assert 0 <= place.span.start <= place.span.end <= len(known)
    for link in document_links(here):
        assert (link.url is None) != (link.path is None)
        assert 0 <= link.span.start <= link.span.end <= len(text)
    for trigger in ("", "["):
        completions = complete(here, offset, trigger)
        if completions is not None:
            start, end = completions.replaced
            assert 0 <= start <= offset <= end <= len(text)
            assert not any(sign in text[start:end] for sign in "\r\n")
            for candidate in completions.candidates:
                assert candidate.label
                edits = [Edit(start, end, candidate.text), *candidate.edits]
                assert apply_edits(text, edits) is not None
    document_symbols(here.note, 4.0)
    for highlight in document_highlights(here, offset):
        assert 0 <= highlight.span.start <= highlight.span.end <= len(text)
    for fold in folding_ranges(here.note, text):
        assert 0 <= fold.span.start < fold.span.end <= len(text)
    assert len(linked_spans(here.note, offset)) in (0, 2)
    assert selection_range(here.note, text, offset)[-1] == (0, len(text))
    ends = [0, *(end for token in semantic_tokens(here) for end in token.span), len(text)]
    assert ends == sorted(ends)
    for hint in inlay_hints(here):
        assert hint.label
        assert 0 <= hint.offset <= len(text)
    for hub in type_definition(here, offset):
        assert hub.origin.start <= offset <= hub.origin.end
    assert prepare(here, offset).name
    for call in outgoing(vault, here.path, here.facts()):
        assert call.links
        assert call.item.path in {"m.md", "x/n.md"}
    incoming(vault, NotePath("m.md"))
    assert note_preview(vault, NotePath("m.md"))
    workspace_symbols(vault, text[offset : offset + 3])


@pytest.mark.parametrize("length", [1_000, 4_000])
def test_long_lines_are_no_trouble(length: int) -> None:
    text = "[[n]] [00:00:01] " * length
    here = here_at(vault_of({"n.md": text}), "x.md", text)
    found = hover(here, len(text) // 2)
    assert found is not None
    assert len(found.markdown) < 6_000
