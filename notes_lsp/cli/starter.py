"""The settings file that a vault starts with: what was measured in it, as settings, each with its
reason."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from notes_lsp.cli.toml import toml_key, toml_value
from notes_lsp.features.survey import Survey
from notes_lsp.rules.link_unresolved import USUAL_SHARE
from notes_lsp.syntax.clock import HOUR, format_clock
from notes_lsp.vault.resolution import ResolutionMode
from notes_lsp.vault.roots import RootKind
from notes_lsp.vault.settings import Timestamps

_HEAD: Final = """\
# Settings of notes-lsp for this vault, written by `notes-lsp init` from what it found here.
# What holds now: notes-lsp config show. All settings there are: notes-lsp config schema.
"""

_ENOUGH_LINKS: Final = 50
"""Fewer links than this show no habit."""

_WIDTH: Final = 90


class Setting(NamedTuple):
    """A setting and the reason for it."""

    table: Literal["links", "timestamps", "rules"]
    key: str
    value: str | float | bool
    reason: str


def starter_settings(found: Survey, mode: ResolutionMode, kind: RootKind) -> list[Setting]:
    """The settings that a vault warrants, table by table. `mode` is how its links resolve, and
    `kind` what marks its root."""
    return [*_links(found, mode, kind), *_timestamps(found), *_rules(found, mode)]


def starter_file(settings: list[Setting]) -> str:
    """The text of a settings file."""
    text = _HEAD
    table = ""
    for setting in settings:
        if setting.table != table:
            table = setting.table
            text += f"\n[{table}]\n"
        text += "".join(f"# {line}\n" for line in textwrap.wrap(setting.reason, _WIDTH))
        text += f"{toml_key(setting.key)} = {toml_value(setting.value)}\n"
    return text


def _links(found: Survey, mode: ResolutionMode, kind: RootKind) -> Iterator[Setting]:
    if mode == "quartz":
        reason = (
            "A quartz.config.ts is here or beside the notes: links must find them as its site does."
        )
        yield Setting("links", "resolution", mode, reason)
    elif found.links:
        yield Setting("links", "resolution", *_resolution(found, kind))
    labelled = found.forms["padded"] + found.forms["tight"]
    if labelled >= _ENOUGH_LINKS:
        side = "behind" if found.alias_first else "before"
        reason = f"In {labelled:,} links with a text of their own the note stands {side} the pipe."
        yield Setting("links", "alias-first", found.alias_first, reason)


def _resolution(found: Survey, kind: RootKind) -> tuple[ResolutionMode, str]:
    """How links that are no site's should resolve, and why."""
    if kind != "obsidian":
        share = percent(found.same_folder, found.links - found.found["nothing"])
        return "folder-first", (
            "No sign of Quartz or Obsidian is here, and of the links that find a note "
            f"{share} find one of their own folder."
        )
    if found.not_in_obsidian:
        return "folder-first", (
            f"Obsidian takes {found.not_in_obsidian:,} of {found.links:,} links to another note or "
            "to none. With “obsidian” here these would be told."
        )
    return "obsidian", f"An .obsidian folder is here, and takes all {found.links:,} links this way."


def _timestamps(found: Survey) -> Iterator[Setting]:
    if not found.stamps:
        return
    if found.longest is None:
        reason = (
            "No note says how long its video is (duration: 1:30:00), so that later timestamps need "
            "evidence. More, if there are longer videos."
        )
        yield Setting("timestamps", "max-video-hours", Timestamps().max_video_hours, reason)
        return
    reason = (
        f"The longest video, by the duration that notes give, lasts {format_clock(found.longest)}."
    )
    hours = float(math.ceil(found.longest / HOUR))
    yield Setting("timestamps", "max-video-hours", max(hours, Timestamps().max_video_hours), reason)


def _rules(found: Survey, mode: ResolutionMode) -> Iterator[Setting]:
    if found.links < _ENOUGH_LINKS:
        return
    missing, other = found.found["nothing"], found.found["other name"]
    if missing > USUAL_SHARE * found.links:
        reason = (
            f"{percent(missing, found.links)} of {found.links:,} links lead to notes that are not "
            "there, so that one more is no news."
        )
        yield Setting("rules", "link.unresolved", "hint", reason)
    elif not missing:
        reason = f"All {found.links:,} links lead to a note, so that one that does not is news."
        yield Setting("rules", "link.unresolved", "warning", reason)
    if mode != "quartz" and other * 2 > found.links:
        reason = (
            f"{percent(other, found.links)} of {found.links:,} links name the title or an alias of "
            "their note: that is how links are written here."
        )
        yield Setting("rules", "link.inexact", "off", reason)


def percent(part: int, whole: int) -> str:
    """A share for people, never 0 % for something and never 100 % for less than all."""
    if not whole:
        return "none"
    share = round(100 * part / whole)
    least, most = int(part > 0), 100 - int(part < whole)
    return f"{min(max(share, least), most)} %"
