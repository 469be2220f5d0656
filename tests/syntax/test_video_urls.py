"""All forms of a video's URL."""

from __future__ import annotations

import pytest

from notes_lsp.syntax.nodes import Piece
from notes_lsp.syntax.video_urls import (
    VideoUrl,
    is_video_id,
    read_video_url,
    seek_url,
    youtube_video_id,
)

ID = "-VqmFI9vY7w"


@pytest.mark.parametrize(
    ("url", "time", "seconds"),
    [
        (f"https://www.youtube.com/watch?v={ID}", None, None),
        (f"https://www.youtube.com/watch?v={ID}&t=185s", "185s", 185),
        (f"https://www.youtube.com/watch?t=284&v={ID}", "284", 284),
        (f"https://www.youtube.com/watch?v={ID}&list=PL3Mmux&index=13&t=38m52s", "38m52s", 2332),
        (f"https://www.youtube.com/watch?v={ID}&amp;t=1h2m3s", "1h2m3s", 3723),
        (f"https://www.youtube.com/watch?v={ID}&time_continue=12", "12", 12),
        (f"https://www.youtube.com/watch?v={ID}#t=90", "90", 90),
        (f"https://www.youtube.com/watch?v={ID}&t=00:01:30", "00:01:30", None),
        (f"https://youtu.be/{ID}", None, None),
        (f"https://youtu.be/{ID}?t=829", "829", 829),
        (f"https://youtu.be/{ID}?si=abcdef&t=829", "829", 829),
        (f"https://www.youtube.com/embed/{ID}?start=30", "30", 30),
        (f"https://www.youtube-nocookie.com/embed/{ID}?start=30", "30", 30),
        (f"https://www.youtube.com/shorts/{ID}", None, None),
        (f"https://www.youtube.com/live/{ID}?feature=share&t=5", "5", 5),
        (f"https://m.youtube.com/watch?v={ID}&t=7", "7", 7),
        (f"https://music.youtube.com/watch?v={ID}", None, None),
        (f"http://youtube.com/watch/?v={ID}", None, None),
        (f"//www.youtube.com/embed/{ID}", None, None),
        (f"www.youtube.com/watch?v={ID}", None, None),
        (f"HTTPS://WWW.YouTube.com/watch?v={ID}", None, None),
    ],
)
def test_a_video(url: str, time: str | None, seconds: int | None) -> None:
    piece = None
    if time is not None:
        piece = Piece(url.rindex(time), url.rindex(time) + len(time), time)
    assert read_video_url(url) == VideoUrl(ID, piece, seconds)
    assert youtube_video_id(url) == ID


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://www.youtube.com/",
        "https://www.youtube.com/@channel",
        "https://www.youtube.com/playlist?list=PL3MmuxUbc_hIUISrluw_A7wDSmfOhErJK",
        "https://www.youtube.com/watch?v=tooshort",
        f"https://www.youtube.com/watch?v={ID}x",
        f"https://www.youtube.com/channel/{ID}",
        f"https://youtu.be/{ID}more",
        f"https://example.com/watch?v={ID}",
        f"https://example.com/?u=https://youtu.be/{ID}",
        f"https://notyoutube.com/watch?v={ID}",
        f"https://www.youtube.com.example.org/watch?v={ID}",
    ],
)
def test_no_video(url: str) -> None:
    assert read_video_url(url) is None
    assert youtube_video_id(url) is None


@pytest.mark.parametrize(
    "text", ["", "short", f"{ID}x", "a b_c-d.e/f", "dQw4w9WgXc\u0440", f"{ID}\n"]
)
def test_no_id(text: str) -> None:
    assert not is_video_id(text)


def test_an_id_may_begin_with_a_hyphen_or_be_all_digits() -> None:
    assert is_video_id(ID)
    assert is_video_id("12345678901")


def test_seek() -> None:
    url = seek_url(ID, 35)
    assert url == "https://www.youtube.com/watch?v=-VqmFI9vY7w&t=35s"
    assert read_video_url(url) == VideoUrl(ID, Piece(46, 49, "35s"), 35)
