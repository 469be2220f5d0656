"""Videos as commands are asked for them."""

from __future__ import annotations

from pygls.exceptions import JsonRpcInvalidParams

from notes_lsp.syntax.video_urls import is_video_id, youtube_video_id


def video_id(text: str) -> str:
    """The id that `text` is, or is a URL of. Raises JsonRpcInvalidParams."""
    found = text if is_video_id(text) else youtube_video_id(text)
    if found is None:
        raise JsonRpcInvalidParams(f"“{text}” is neither the id of a video nor a URL of one")
    return found
