"""`notes.timeline`: what all notes say of a video, moment by moment."""

from __future__ import annotations

from pygls.exceptions import JsonRpcInvalidParams

from notes_lsp.features.timeline import timeline as moments_of
from notes_lsp.features.timeline import videos_in
from notes_lsp.lsp.commands.arguments import Arguments, note_of, read_arguments, vault_of
from notes_lsp.lsp.commands.videos import video_id
from notes_lsp.lsp.convert import range_json
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.refusal import RequestRefused
from notes_lsp.lsp.session import Json
from notes_lsp.lsp.workspace import note_uri
from notes_lsp.rules.stamps import whole
from notes_lsp.syntax.clock import format_clock
from notes_lsp.syntax.video_urls import seek_url


class Timeline(Arguments, frozen=True):
    """`video` is an id or a URL; without it the video of the note `uri` is meant."""

    uri: str | None = None
    video: str | None = None


def timeline(editor: Editor, arguments: list[Json]) -> Json:
    """`{"video": …, "moments": [{"uri", "range", "seconds", "time", "section", "doubtful",
    "url"}]}`, by second."""
    asked = read_arguments(arguments, Timeline)
    video = video_id(asked.video) if asked.video is not None else _video_of(editor, asked.uri)
    vault = vault_of(editor, asked.uri)
    moments = [
        {
            "uri": note_uri(vault, found.path),
            "range": range_json(vault.lines(found.path), whole(found.stamp), editor.encoding),
            "seconds": found.seconds,
            "time": format_clock(found.seconds or 0),
            "section": found.section,
            "doubtful": found.doubtful,
            "url": seek_url(video, found.seconds or 0),
        }
        for found in moments_of(vault, video)
    ]
    return {"video": video, "moments": moments}


def _video_of(editor: Editor, uri: str | None) -> str:
    """The one video of a note."""
    if uri is None:
        raise JsonRpcInvalidParams("The command takes a video, or the uri of a note")
    videos = videos_in(note_of(editor, uri).here().facts())
    if len(videos) != 1:
        count = len(videos) or "no"
        raise RequestRefused(f"The note names {count} videos: say which video is meant")
    return videos[0]
