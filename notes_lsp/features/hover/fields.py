"""Hover in the frontmatter: what a key is, and what a value leads to."""

from __future__ import annotations

from collections import Counter

from notes_lsp.features.cursor import Here
from notes_lsp.features.frontmatter_keys import KEYS
from notes_lsp.features.hover.links import backlinks_of, listed_notes
from notes_lsp.features.hover.things import hover_tag
from notes_lsp.features.markup import escaped, paragraphs, plural
from notes_lsp.syntax.nodes import Entry, Piece
from notes_lsp.syntax.video_urls import is_video_id, video_url


def hover_field(here: Here, entry: Entry, value: Piece | None, offset: int) -> str:
    """What a key of the frontmatter is, or what one of its values leads to."""
    key = entry.key.text
    if value is None:
        return KEYS.get(key, "")
    if key == "videoId":
        return _video(here, value.text)
    if key in ("title", "aliases", "alias"):
        return f"**{escaped(value.text)}** · {backlinks_of(here, here.path)}"
    if key in ("tags", "tag"):
        for tag in here.facts().tags():
            if tag.start <= offset <= tag.end:
                return hover_tag(here, tag.name)
    return ""


def _video(here: Here, video: str) -> str:
    """The notes of a video."""
    if not is_video_id(video):
        return "This is no id of a YouTube video: it has 11 letters, digits, `-` and `_`."
    paths = sorted({*here.vault.index.of_video(video), here.path})
    link = f"[Open the video]({video_url(video)})"
    if len(paths) == 1:
        return f"{link} · no other note is about it"
    others = [path for path in paths if path != here.path]
    return paragraphs(
        f"{link} · {plural(len(others), 'other note')} about it:",
        listed_notes(here, others, Counter()),
    )
