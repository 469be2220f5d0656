"""What holds for all safe fixes of links, in any vault: every link leads where it led, the reader
sees what was there, and a second time finds nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from notes_lsp.rules import link_ambiguous, link_inexact
from notes_lsp.rules.engine import find
from notes_lsp.rules.view import NoteView
from notes_lsp.text.span import Edit, apply_edits
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Links, Settings
from notes_lsp.vault.vault import ResolvedLink, Vault
from tests.memory import vault_of

RULES = (link_inexact.RULE, link_ambiguous.RULE)

FOLDERS = st.sampled_from(["", "x/", "y/", "x/z/"])
NAMES = st.sampled_from(["fab", "Fab", "the fab", "the_fab", "The Fab", "THE-FAB", "a.b", "C#"])
TARGETS = st.builds("{}{}".format, st.sampled_from(["", "", "", "x/", "z/", "/", "../"]), NAMES)
LINKS = st.builds(
    "{0}{1}{2}{3}".format,
    st.sampled_from(["[[", "[[", "![[", "[[ "]),
    TARGETS,
    st.sampled_from(["", "", "#Part", "#^id"]),
    st.sampled_from(["]]", "]]", " ]]", "|shown]]", " | shown]]", " | ]]"]),
)
LINES = st.one_of(LINKS, st.builds("| a |\n|-|\n| {} |\n".format, LINKS))
BODIES = st.lists(LINES, max_size=4).map("\n\n".join)
NOTES = st.builds("---\ntitle: {}\naliases: [{}]\n---\n{}\n".format, NAMES, NAMES, BODIES)
VAULTS = st.dictionaries(st.builds("{}{}.md".format, FOLDERS, NAMES), NOTES, max_size=5)

Mode = Literal["folder-first", "obsidian", "quartz"]


def fixed(vault: Vault, files: Mapping[str, str]) -> dict[str, str]:
    """The files after all safe fixes."""
    after = dict(files)
    for path in vault.index.facts:
        edits: list[Edit] = []
        for finding in find(NoteView(path, vault), RULES):
            if finding.fix is not None and finding.fix.safe:
                edits += finding.fix.edits
        after[path] = apply_edits(files[path], edits)
    return after


def shown(vault: Vault, resolved: ResolvedLink) -> tuple[object, ...]:
    """Where a link leads, and what of it a reader sees."""
    link, reference, resolution = resolved
    fragment = reference.fragment.text if reference.fragment else ""
    text = reference.target.text + ("" if not fragment else f" > {fragment}")
    seen = None if link.embed else text if reference.label is None else reference.label.text
    return resolution.note, fragment, seen, link.context


@settings(max_examples=200)
@given(VAULTS, st.sampled_from(["folder-first", "obsidian", "quartz"]))
@example({"x/fab.md": "[[The Fab]]", "x/the fab.md": "", "fab.md": "[[Fab]]"}, "quartz")
def test_safe_fixes_change_only_how_a_target_is_written(files: dict[str, str], mode: Mode) -> None:
    links = Settings(links=Links(resolution=mode, alias_first=False))
    before = vault_of(files, links)
    once = fixed(before, files)
    after = vault_of(once, links)
    for path in map(NotePath, files):
        assert [shown(before, link) for link in before.resolved_links(path)] == [
            shown(after, link) for link in after.resolved_links(path)
        ]
    assert fixed(after, once) == once
