"""That the time for a note grows no faster than n log n, whatever it holds: to read it, to find
what is wrong with it and to repair that, and what an editor asks about all of it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from notes_lsp.features.code_lenses import code_lenses
from notes_lsp.features.document_highlights import document_highlights
from notes_lsp.features.document_links import document_links
from notes_lsp.features.document_symbols import document_symbols
from notes_lsp.features.folding_ranges import folding_ranges
from notes_lsp.features.formatting import formatted
from notes_lsp.features.inlay_hints import inlay_hints
from notes_lsp.features.selection_ranges import selection_range
from notes_lsp.features.semantic_tokens import semantic_tokens
from notes_lsp.rules.judge import judge
from notes_lsp.rules.repair import repair_note
from notes_lsp.syntax.parser import parse
from notes_lsp.vault.facts import read_facts
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import InlayHints, Settings
from tests.growing_texts import TEXTS
from tests.growth import LENGTH, MORE, Action, growing_too_fast
from tests.memory import here_at, vault_of

PATH = NotePath("a.md")
SETTINGS = Settings(inlay_hints=InlayHints(sections=True, stamps=True))


def all_that_is_done(text: str) -> dict[str, Action]:
    """What is done to a whole note with this text, by name."""
    vault = vault_of({PATH: text, "b.md": "# B\n"}, SETTINGS)
    here = here_at(vault, PATH, text)
    note, facts = here.note, vault.index.facts[PATH]
    places = [text.find(sign) + len(sign) for sign in ("[[", "[", "#", "<a ", "`")]

    def judge_anew() -> object:
        vault.put(PATH, facts)
        return judge(vault, PATH)

    return {
        "parse": lambda: parse(text),
        "facts": lambda: read_facts(note, text),
        "rules": judge_anew,
        "repairs": lambda: repair_note(vault, PATH, text),
        "symbols": lambda: document_symbols(note, max_hours=4.0),
        "tokens": lambda: semantic_tokens(here),
        "folding": lambda: folding_ranges(note, text),
        "selection": lambda: [selection_range(note, text, place) for place in places],
        "links": lambda: document_links(here),
        "hints": lambda: inlay_hints(here),
        "formatting": lambda: formatted(here),
        "lenses": lambda: code_lenses(here),
        "highlights": lambda: [document_highlights(here, place) for place in places],
    }


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_time_grows_with_the_note(text: Callable[[int], str]) -> None:
    small, large = text(LENGTH), text(MORE * LENGTH)
    assert 3 * len(small) < len(large) < 5 * len(small)
    assert growing_too_fast(all_that_is_done(small), all_that_is_done(large)) == []
