"""`frontmatter.video-id`: a `videoId` that is no id of a video."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.video_urls import youtube_video_id
from notes_lsp.text.span import Edit

CODE = "frontmatter.video-id"


def check(view: NoteView) -> Iterable[Finding]:
    """One finding at the value, with the id as the fix where the value is a URL."""
    written = view.facts.video_id
    if written is None or view.facts.video is not None:
        return
    video = youtube_video_id(written.text)
    fixes: tuple[Fix, ...] = ()
    if video is None:
        message = (
            f"“{written.text}” is no id of a video: an id has 11 letters, digits, - or _, "
            "such as the part after v= in the video's URL"
        )
    else:
        message = f"This is the URL of a video: write its id alone, {video}"
        fixes = (Fix(f"Write {video}", True, (Edit(*written.span, video),)),)
    yield Finding(CODE, "warning", written.span, message, fixes)


RULE = Rule(CODE, "warning", check)
