"""The settings that a vault starts with: which are warranted by what, and that they can be read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from notes_lsp.cli.starter import percent, starter_file, starter_settings
from notes_lsp.features.survey import Survey
from notes_lsp.rules.codes import NAMES
from notes_lsp.vault.resolution import ResolutionMode
from notes_lsp.vault.roots import RootKind
from notes_lsp.vault.settings_sources import Source, check, parse_source
from tests.cli.outcome import text


def settings(
    found: Survey, mode: ResolutionMode = "folder-first", kind: RootKind = "git"
) -> dict[str, object]:
    return {item.key: item.value for item in starter_settings(found, mode, kind)}


def links(name: int = 0, other: int = 0, nothing: int = 0) -> Survey:
    return Survey(found=Counter({"name": name, "other name": other, "nothing": nothing}))


def test_an_empty_vault_warrants_nothing() -> None:
    assert settings(Survey()) == {}


@pytest.mark.parametrize(
    ("mode", "kind", "elsewhere", "resolution"),
    [
        ("quartz", "quartz", 0, "quartz"),
        ("folder-first", "obsidian", 0, "obsidian"),
        ("folder-first", "obsidian", 1, "folder-first"),
        ("folder-first", "git", 0, "folder-first"),
    ],
)
def test_links_resolve_as_what_reads_the_vault_takes_them(
    mode: ResolutionMode, kind: RootKind, elsewhere: int, resolution: str
) -> None:
    found = links(name=10)
    found.not_in_obsidian = elsewhere
    assert settings(found, mode, kind) == {"resolution": resolution}


@pytest.mark.parametrize(
    ("found", "levels"),
    [
        (links(name=69, nothing=31), {"link.unresolved": "hint"}),
        (links(name=70, nothing=30), {}),
        (links(name=99, nothing=1), {}),
        (links(name=100), {"link.unresolved": "warning"}),
        (links(name=49), {}),
        (links(name=48, other=51, nothing=1), {"link.inexact": "off"}),
        (links(name=49, other=50, nothing=1), {}),
    ],
)
def test_levels_follow_what_is_usual(found: Survey, levels: dict[str, str]) -> None:
    assert settings(found) == {"resolution": "folder-first", **levels}


def test_the_site_finds_no_other_names_however_many_there_are() -> None:
    found = links(other=100, nothing=1)
    assert settings(found, "quartz", "quartz") == {"resolution": "quartz"}


@pytest.mark.parametrize(
    ("longest", "hours"), [(None, 4.0), (3600, 4.0), (4 * 3600, 4.0), (4 * 3600 + 1, 5.0)]
)
def test_videos_are_as_long_as_notes_say(longest: int | None, hours: float) -> None:
    found = Survey(stamps=Counter({"anchor": 1}), longest=longest)
    assert settings(found) == {"max-video-hours": hours}


@pytest.mark.parametrize("alias_first", [True, False])
def test_the_side_of_the_label_is_kept(alias_first: bool) -> None:
    found = Survey(forms=Counter({"tight": 50}), alias_first=alias_first)
    assert settings(found) == {"alias-first": alias_first}


def test_the_file_has_each_setting_below_its_reason() -> None:
    found = links(name=60, nothing=40)
    found.forms["padded"] = 100
    found.stamps["anchor"] = 5
    found.same_folder = 59
    written = starter_file(starter_settings(found, "folder-first", "git"))
    head, _, tables = written.partition("\n\n")
    assert all(line.startswith("# ") for line in head.splitlines())
    assert tables == text(
        """
        [links]
        # No sign of Quartz or Obsidian is here, and of the links that find a note 98 % find one of
        # their own folder.
        resolution = "folder-first"
        # In 100 links with a text of their own the note stands before the pipe.
        alias-first = false

        [timestamps]
        # No note says how long its video is (duration: 1:30:00), so that later timestamps need
        # evidence. More, if there are longer videos.
        max-video-hours = 4.0

        [rules]
        # 40 % of 100 links lead to notes that are not there, so that one more is no news.
        "link.unresolved" = "hint"
        """
    )
    assert check(source(written), NAMES) == []


def test_a_file_without_settings_can_be_read() -> None:
    assert check(source(starter_file([])), NAMES) == []


def source(written: str) -> Source:
    return parse_source("vault", written, Path("x.toml"))


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 0, "none"),
        (0, 9, "0 %"),
        (1, 1000, "1 %"),
        (999, 1000, "99 %"),
        (9, 9, "100 %"),
        (1, 3, "33 %"),
    ],
)
def test_shares_do_not_round_something_to_nothing(part: int, whole: int, said: str) -> None:
    assert percent(part, whole) == said
