"""Completion of timestamps: what begins as a time becomes an anchor."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from notes_lsp.features.completion import complete
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Settings
from notes_lsp.vault.vault import Vault
from tests.features.completion.completing import accepted, details, offered
from tests.memory import facts_of, here_at
from tests.vaultfix import read

HEAD = "---\nvideoId: abcdefghijk\n---\n"


def anchor(clock: str) -> str:
    return f'<a class="yt-timestamp" data-t="{clock}">[{clock}]</a>'


SIBLING = f"//- sibling.md\n{HEAD}{anchor('00:12:31')} {anchor('00:40:00')} {anchor('00:12:55')}\n"
HERE = f"//- here.md\n{HEAD}"


def line(written: str, label: str) -> str:
    """The line after `label` was accepted."""
    return accepted(f"{SIBLING}{HERE}{written}", label).removeprefix(HEAD)


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        ("See [12:34$0", "00:12:34"),
        ("See [12:34$0] there", "00:12:34"),
        ("See [1:02:03$0]", "01:02:03"),
        ("See [01:02:03$0]", "01:02:03"),
        ("See @12:34$0", "00:12:34"),
        ("See @9:05$0 there", "00:09:05"),
        ("See 12m34s$0", "00:12:34"),
        ("See 1h2m3s$0", "01:02:03"),
        ("See https://youtu.be/abcdefghijk?t=754$0", "00:12:34"),
        ("See youtu.be/abcdefghijk?t=754$0", "00:12:34"),
        ("See m.youtube.com/watch?v=abcdefghijk&t=754$0 there", "00:12:34"),
        ("See https://www.youtube.com/watch?v=abcdefghijk&t=12m34s$0.", "00:12:34"),
    ],
)
def test_a_time_becomes_an_anchor(written: str, clock: str) -> None:
    after = written.partition("$0")[2].removeprefix("]")
    assert line(written, clock) == f"See {anchor(clock)}{after}"


def test_moments_of_the_video_that_begin_so_are_offered() -> None:
    assert details(f"{SIBLING}{HERE}[12:3$0]") == {"00:12:31": "sibling", "00:12:30": ""}
    assert details(f"{SIBLING}{HERE}[12:$0]") == {
        "00:12:31": "sibling",
        "00:12:55": "sibling",
        "00:12:00": "",
    }
    assert offered(f"{SIBLING}{HERE}@40$0") == ["00:40:00"]


def test_the_url_of_another_video_stays_a_link() -> None:
    url = "https://youtu.be/ABCDEFGHIJK?t=83"
    assert line(f"See {url}$0", "01:23") == (
        "See [01:23](https://www.youtube.com/watch?v=ABCDEFGHIJK&t=83s)"
    )


def test_the_target_of_an_anchor_is_completed() -> None:
    source = (
        f'{SIBLING}{HERE}{anchor("00:40:10")} <a class="yt-timestamp" data-t="$0">[00:05:00]</a>'
    )
    assert details(source) == {
        "00:05:00": "the other time of this timestamp",
        "00:40:10": "in this note",
        "00:40:00": "sibling",
        "00:12:55": "sibling",
        "00:12:31": "sibling",
    }
    assert accepted(source, "00:40:00").endswith('data-t="00:40:00">[00:05:00]</a>')
    written = f'{SIBLING}{HERE}<a class="yt-timestamp" data-t="00:12$0:34">[00:12:34]</a>'
    assert offered(written) == ["00:12:34", "00:12:31", "00:12:55"]
    assert accepted(written, "00:12:31").endswith('data-t="00:12:31">[00:12:34]</a>')


def test_the_label_of_an_anchor_is_completed() -> None:
    source = f'{SIBLING}{HERE}<a class="yt-timestamp" data-t="00:12:34">[00:$0]</a>'
    assert (offered(source) or [])[:2] == ["00:12:34", "00:12:31"]
    assert accepted(source, "00:12:34").endswith(anchor("00:12:34"))


@pytest.mark.parametrize("written", ["$0", "[$0", "[$0]", "00:05$0", "[00:05$0:00]"])
def test_a_label_gets_the_brackets_that_it_lacks(written: str) -> None:
    source = f'{SIBLING}{HERE}<a class="yt-timestamp" data-t="00:05:00">{written}</a>'
    assert accepted(source, "00:05:00").endswith(anchor("00:05:00"))


TRANSCRIPT = """WEBVTT

00:01.000 --> 00:04.000
Welcome back, the hives are

00:04.000 --> 00:09.000
full and the bees are calm

00:20:10.000 --> 00:20:14.000
a queen flies only once

00:20:14.000 --> 00:20:19.000
in the warmth of a day in June
"""


def said(here_text: str, transcript: str = TRANSCRIPT) -> dict[str, str]:
    """What is offered, in a vault on a disk: transcripts are read there."""
    with TemporaryDirectory() as folder:
        path, offset = read(f"//- here.md\n{HEAD}{here_text}").cursor
        text = f"{HEAD}{here_text}".replace("$0", "")
        vault = Vault(Path(folder), Settings())
        (Path(folder) / "here.vtt").write_text(transcript)
        vault.put_file("here.vtt")
        vault.put(NotePath(path), facts_of(text))
        found = complete(here_at(vault, path, text), offset)
    return {} if found is None else {item.label: item.detail for item in found.candidates}


def test_when_the_words_before_were_said() -> None:
    target = '<a class="yt-timestamp" data-t="$0"></a>'
    label = '<a class="yt-timestamp" data-t="00:01:00">[$0]</a>'
    queen = {"00:20:10": "“a queen flies only once”"}
    assert said(f"The queen flies once, says he {target}") == queen
    assert said(f"The Queen flies once {label}") == {
        "00:01:00": "the other time of this timestamp",
        **queen,
    }
    # What begins in one cue ends in the next.
    assert said(f"flies in the warmth of June {target}") == queen
    assert said(f"bees are calm {target}") == {"00:00:04": "“full and the bees are calm”"}
    # The words of other anchors are none of the video's.
    other = anchor("00:30:00")
    assert list(said(f"Calm bees {other} {target}")) == ["00:00:04", "00:30:00"]
    assert said(f"Nothing whatever {target}") == {}
    assert said(target) == {}
    assert said(f"bees are calm {target}".replace("$0", "00:2$0")) == {}


@pytest.mark.parametrize(
    "written",
    [
        "At 12:34$0 o’clock",
        "Ratio 3:$0",
        "John 3:16$0",
        "mail a@12$0",
        "see [12$0",
        "[text](12:34$0",
        "![12:34$0",
        "x[12:34$0",
        "[12:34$0](#t=12:34)",
        "`[12:34$0`",
        "$[12:34$0$",
        "http://example.org/?t=12$0",
        "<https://youtu.be/abcdefghijk?t=5$0",
        "https://youtu.be/abcdefghijk$0",
        "[text](https://youtu.be/abcdefghijk?t=5$0",
        "[text](youtu.be/abcdefghijk?t=5$0",
        "notyoutu.be/abcdefghijk?t=5$0",
        "5m$0",
        'say "$0',
        "a / $0",
    ],
)
def test_what_is_no_time_of_the_video_is_left_alone(written: str) -> None:
    assert not offered(f"{SIBLING}{HERE}{written}")


def test_a_time_that_cannot_be_is_not_offered() -> None:
    assert offered(f"{HERE}[12:75$0") == []


def test_a_url_in_parentheses_stays_in_them() -> None:
    assert line("(https://youtu.be/abcdefghijk?t=754$0)", "00:12:34") == f"({anchor('00:12:34')})"


def test_nothing_is_offered_without_a_video() -> None:
    url = "https://youtu.be/abcdefghijk?t=754$0"
    for head in ("", "---\nvideoId: short\n---\n"):
        for written in ("[12:34$0", "@12:34$0", "12m34s$0", 'data-t="$0', url, url[8:]):
            assert offered(f"//- here.md\n{head}{written}") is None
