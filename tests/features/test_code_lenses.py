"""What is written above the lines of a note."""

from __future__ import annotations

from notes_lsp.features.code_lenses import CodeLens, CountLens, SeekLens, code_lenses, count_title
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import CodeLens as Wanted
from notes_lsp.vault.settings import Settings
from tests import vaultfix
from tests.memory import UNSAVED, here_at, vault_of

VIDEO = "dQw4w9WgXcQ"
NOTES = f"""
    //- mill.md
    ---
    title: Mill
    videoId: {VIDEO}
    ---
    # First
    [00:00:35] [00:00:20]
    ## Second
    # Third
    [00:02:00] [[mill]]
    //- barn.md
    ---
    videoId: {VIDEO}
    ---
    [[mill]] [[Mill]]
    //- yard.md
    From: [[mill]]
    //- field.md
    [the mill](mill.md) [the mill](mill.md#first)
    //- lone.md
    ---
    videoId: aaaaaaaaaaa
    ---
    """


def lenses(path: str, wanted: Wanted) -> list[CodeLens]:
    files = vaultfix.read(NOTES).files
    vault = vault_of(files, Settings(code_lens=wanted))
    return code_lenses(here_at(vault, path, files.get(path, "")))


def test_what_is_wanted_is_offered() -> None:
    at = vaultfix.read(NOTES).files["mill.md"].index
    assert lenses("mill.md", Wanted()) == [
        CountLens(0, "backlinks"),
        CountLens(at(VIDEO), "video notes"),
    ]
    assert lenses("mill.md", Wanted(backlinks=False, video_notes=False, sections=True)) == [
        SeekLens(at("# First"), "Open the video at 00:00:35", 35),
        SeekLens(at("# Third"), "Open the video at 00:02:00", 120),
    ]


def test_a_note_that_is_alone_on_its_video_counts_no_others() -> None:
    assert lenses("lone.md", Wanted()) == [CountLens(0, "backlinks")]


def test_a_note_that_is_not_saved_counts_nothing() -> None:
    assert lenses(UNSAVED, Wanted()) == []


def test_what_is_counted() -> None:
    vault = vault_of(vaultfix.read(NOTES).files)
    told = [
        count_title(vault, NotePath(path), "backlinks") for path in ("mill.md", "lone.md", "no.md")
    ]
    assert told == ["3 notes link here", "0 notes link here", None]
    assert count_title(vault, NotePath("mill.md"), "video notes") == "1 other note on this video"
    assert count_title(vault, NotePath("yard.md"), "video notes") is None
    vault.remove(NotePath("yard.md"))
    assert count_title(vault, NotePath("mill.md"), "backlinks") == "2 notes link here"
