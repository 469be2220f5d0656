"""URLs of YouTube videos: which video, and which moment of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from notes_lsp.syntax.clock import read_url_time
from notes_lsp.syntax.nodes import Piece

_ID = r"[A-Za-z0-9_-]{11}(?![A-Za-z0-9_-])"
_VIDEO_ID = re.compile(_ID)
_PAGE = re.compile(
    r"(?:https?:)?(?://)?(?:(?:www|m|music)\.)?"
    r"(?:youtu\.be/|youtube(?:-nocookie)?\.com/(?:(?:embed|shorts|live|v|e)/|watch/?(?=\?)))",
    re.IGNORECASE,
)
_PARAMETER = re.compile(r"[?&#](?:amp;)?(v|t|start|time_continue)=([^&#\s]+)")

_LONGEST_URL_START = 40
"""From the `http` of a URL to the name of the site, in code points, and some more."""
_URL = re.compile(r"http[^\s<>()\[\]\"']{1,300}")


class VideoUrl(NamedTuple):
    """A URL of a video. `time` is the value of the parameter that names the moment, with its
    place in the URL; `seconds` is None where there is none, or none that YouTube understands."""

    video: str
    time: Piece | None
    seconds: int | None


def is_video_id(text: str) -> bool:
    """Whether `text` has the form of a YouTube video id; it may begin with a hyphen."""
    return _VIDEO_ID.fullmatch(text) is not None


def read_video_url(url: str) -> VideoUrl | None:
    """Reads any of YouTube's forms: `watch?v=`, `youtu.be/`, `/embed/`, `/shorts/`, `/live/`, on
    `www.`, `m.`, `music.` and youtube-nocookie.com, with or without `https://`.
    None for all else, channels and playlists included."""
    page = _PAGE.match(url)
    if page is None:
        return None
    path_id = _VIDEO_ID.match(url, page.end())
    video = path_id[0] if path_id else None
    time: Piece | None = None
    for parameter in _PARAMETER.finditer(url, page.end()):
        name, value = parameter.groups()
        if name == "v":
            if video is None and is_video_id(value):
                video = value
        elif time is None:
            time = Piece(parameter.start(2), parameter.end(2), value)
    if video is None:
        return None
    return VideoUrl(video, time, read_url_time(time.text) if time else None)


def youtube_video_id(url: str) -> str | None:
    """The id of the video that `url` leads to."""
    read = read_video_url(url)
    return read.video if read else None


def mentions_video(text: str) -> bool:
    """Whether a URL of a video stands in `text`. Only a few characters around each name of the
    site are looked at: linear on any text."""
    at = text.find("youtu")
    while at >= 0:
        start = text.rfind("http", max(0, at - _LONGEST_URL_START), at)
        url = _URL.match(text, start) if start >= 0 else None
        if url is not None and youtube_video_id(url[0].rstrip(".,;:!?")) is not None:
            return True
        at = text.find("youtu", at + 1)
    return False


def video_url(video: str) -> str:
    """The URL that opens `video` at its start."""
    return f"https://www.youtube.com/watch?v={video}"


def seek_url(video: str, seconds: int) -> str:
    """The URL that opens `video` at a moment. YouTube takes seconds, no `HH:MM:SS`."""
    return f"{video_url(video)}&t={seconds}s"


def thumbnail_url(video: str) -> str:
    """The URL of a picture of `video`, 480 by 360."""
    return f"https://i.ytimg.com/vi/{video}/hqdefault.jpg"
