"""Timestamps that are put into a note."""

from __future__ import annotations

import pytest

from notes_lsp.features.changes import Refused
from notes_lsp.features.stamps.insert import next_stamp, stamp_of_url
from notes_lsp.syntax.notations import anchor
from tests import vaultfix
from tests.memory import here_at, vault_of

VIDEO = "---\nvideoId: kJ3vHq8-Wm0\n---\n"


def following(source: str, by: int = 10) -> str:
    fixture = vaultfix.read(source)
    vault = vault_of(fixture.files)
    path, offset = fixture.cursor
    return next_stamp(here_at(vault, path, fixture.files[path]), offset, by)


@pytest.mark.parametrize(
    ("note", "stamp"),
    [
        ("Text $0", anchor(0)),
        (f"{anchor(62)} $0 {anchor(90)}", anchor(72)),
        ("[00:01:02] $0", "[00:01:12]"),
        (
            "[01:02](https://youtu.be/zaNTUdXETPI?t=62) $0",
            "[01:12](https://www.youtube.com/watch?v=zaNTUdXETPI&t=72s)",
        ),
        ("```timestamp\n00:01:02\n```\n$0", anchor(72)),
        (f'{anchor(62)} <a class="yt-timestamp" data-t="HH:MM:SS">[HH:MM:SS]</a> $0', anchor(72)),
    ],
)
def test_the_next_one_goes_on_from_the_last(note: str, stamp: str) -> None:
    assert following(f"{VIDEO}{note}") == stamp


def test_a_moment_must_be_one() -> None:
    with pytest.raises(Refused, match="no video has a moment -90 seconds"):
        following(f"{VIDEO}{anchor(62)} $0", -90)
    with pytest.raises(Refused, match="names no video"):
        following("Text $0")


def pasted(url: str) -> str:
    vault = vault_of({"a.md": VIDEO})
    return stamp_of_url(here_at(vault, "a.md", VIDEO), url)


def test_a_url_becomes_a_timestamp_of_its_video() -> None:
    assert pasted(" https://youtu.be/kJ3vHq8-Wm0?t=1m2s\n") == anchor(62)
    assert pasted("https://www.youtube.com/watch?v=zaNTUdXETPI&t=62") == (
        "[01:02](https://www.youtube.com/watch?v=zaNTUdXETPI&t=62s)"
    )


@pytest.mark.parametrize("url", ["https://youtu.be/kJ3vHq8-Wm0", "https://example.org?t=3", ""])
def test_what_names_no_moment_becomes_none(url: str) -> None:
    with pytest.raises(Refused):
        pasted(url)
