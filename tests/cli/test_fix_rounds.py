"""What holds after repairing all that is safe, whatever is wrong: nothing is left to repair,
nothing new is wrong, a second time changes nothing, and links lead where they led."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from notes_lsp.cli.checking import CheckedVault
from notes_lsp.cli.fixing import repair
from notes_lsp.rules.repair import safe_fix
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Settings
from notes_lsp.vault.vault import Vault
from tests.memory import facts_of
from tests.rules.stamp_notes import VIDEO, anchor

LINKS = (
    "[[fab]]",
    "[[The Fab]]",
    "[[The Fab#Costs]]",
    "[[fab | ]]",
    "[[the fab | The Fab | shown]]",
    "[[The Fab",
    "[fab | the fab]",
    "[[fab | B [[The Fab | d]]]]",
    "![[the_fab]]",
    "[[gone]]",
    f"[[fab | {anchor('00:02:31')}]]",
    "| a |\n|-|\n| [[The Fab | it]] |",
)
STAMPS = (
    anchor("00:02:31"),
    anchor("02:31:00"),
    anchor("2:31"),
    anchor("00:02:31:00"),
    anchor("HH:MM:SS", "00:02:31"),
    anchor("00:02:91"),
    anchor("00:02:31", ""),
    f"[{anchor('00:02:31')}]",
    anchor("00:02:31").replace("yt-timestamp", "yt_timestamp"),
)
HEADERS = (
    "",
    f"---\nvideoId: {VIDEO}\n---\n",
    "---\ntitle: The Fab: a history\n---\n",
    "---\ntitle: The Fab\n# Costs\n",
    f"---\nvideoId: https://youtu.be/{VIDEO}\n---\n",
)
LINES = st.lists(st.sampled_from(LINKS + STAMPS), max_size=7)
BODIES = st.builds("\n\n".join, LINES)
FENCED = BODIES.map(lambda body: f"```markdown\n# A note\n{body}\n```\n")
NOTES = st.builds("{}{}".format, st.sampled_from(HEADERS), st.one_of(BODIES, BODIES, FENCED))
PATHS = st.sampled_from(["fab.md", "the_fab.md", "x/fab.md", "x/a.md", "a.md"])
VAULTS = st.dictionaries(PATHS, NOTES, min_size=1, max_size=4)


def checked(files: dict[str, str]) -> CheckedVault:
    """A vault that lies nowhere, with all of its findings."""
    vault = Vault(Path("nowhere"), Settings())
    for path, text in files.items():
        vault.drafts[NotePath(path)] = text
        vault.put(NotePath(path), facts_of(text))
    vault.settle()
    answer = CheckedVault(vault, date(2026, 1, 1))
    for path in files:
        answer.look(NotePath(path))
    return answer


def destinations(vault: Vault) -> Counter[tuple[NotePath, NotePath]]:
    return Counter(
        (path, link.resolution.note)
        for path in vault.index.facts
        for link in vault.resolved_links(path)
        if link.resolution.note is not None
    )


def wrong(found: CheckedVault) -> Counter[NotePath]:
    """How many things are wrong in each note, but for stamps: of those that are repaired something
    else may be wrong, too (`test_timestamp_rounds`)."""
    return Counter(
        path
        for path, findings in found.findings.items()
        for finding in findings
        if not finding.code.startswith("timestamp.")
    )


def is_fenced(facts: Facts) -> bool:
    return facts.fenced_body is not None


@settings(max_examples=300)
@given(VAULTS)
def test_after_repairing_nothing_is_left_to_repair_and_nothing_new_is_wrong(
    files: dict[str, str],
) -> None:
    before = checked(files)
    led, was_wrong = destinations(before.vault), wrong(before)
    names = dict(before.vault.index.names)
    unwrapped = {path for path, facts in before.vault.index.facts.items() if is_fenced(facts)}
    refused = repair(before, safe_fix).refused
    after = checked({str(path): text for path, text in before.vault.drafts.items()})
    assert after.findings == before.findings
    assert not [
        finding
        for path, found in after.findings.items()
        for finding in found
        if safe_fix(finding) and path not in refused
    ]
    assert led <= destinations(after.vault)
    if names == after.vault.index.names:  # a new name may make a link of what was none
        assert (wrong(after) - was_wrong).keys() <= unwrapped
    assert repair(after, safe_fix).before == {}
