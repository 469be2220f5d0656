"""The keys of frontmatter that mean something here, and what."""

from __future__ import annotations

from typing import Final

KEYS: Final = {
    "title": "The note’s title: links find the note by it, and readers see it.",
    "videoId": "The id of the YouTube video that the note is about: its timestamps lead there.",
    "aliases": "Other names of the note: links find it by them.",
    "alias": "Another name of the note: links find it by it.",
    "tags": "The note’s tags.",
    "tag": "The note’s tag.",
    "duration": "How long the video is: timestamps beyond it are reported.",
    "media_link": "The URL of the recording that the note’s timestamps are of.",
    "created": "When the note was made.",
}

SAME_KEYS: Final = {"alias": "aliases", "tag": "tags"}
"""Keys that stand for another, which has a list."""
