"""Completion in the frontmatter: its keys, tags, the videos of notes nearby, and links in quoted
values."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import Final

from notes_lsp.features.completion.candidates import Candidate, Completions, Cursor
from notes_lsp.features.completion.tags import tag_candidates
from notes_lsp.features.completion.wikilinks import complete_quoted_wikilink
from notes_lsp.features.cursor import Here
from notes_lsp.features.frontmatter_keys import KEYS, SAME_KEYS
from notes_lsp.features.markup import plural
from notes_lsp.features.search import best_matches
from notes_lsp.text.span import Span
from notes_lsp.vault.paths import NotePath, folder_of

_KEY: Final = re.compile(r"([A-Za-z][\w-]*)?\Z")
_COLON: Final = re.compile(r"[ \t]*:")
_REST: Final = re.compile(r"[\w/-]*")

_VIDEO: Final = re.compile(r"videoId:[ \t]*[\"']?([\w-]{0,11})\Z")
_TAGS: Final = re.compile(r"tags?:[ \t]*(?:\[(?:[^\]]*[,\s\[\"'])?|(?:.*[,\s])?[\"']?)([\w/-]*)\Z")
_ITEM: Final = re.compile(r"[ \t]*-[ \t]+[\"']?([\w/-]*)\Z")
_LIST_OF_TAGS: Final = re.compile(
    r"(?:^|[\r\n])tags?:[ \t]*(?:(?:\r\n?|\n)[ \t]*-[^\r\n]*)*(?:\r\n?|\n)\Z"
)
_QUOTED: Final = re.compile(r"""(?:^|[:,\[-])[ \t]*(?:(")(?:[^"\\]|\\.)*+|(')(?:[^']|'')*+)\Z""")
"""A value in quotes. Without them `[[` begins two lists."""
_OF_OTHERS: Final = re.compile(rf"(?:{'|'.join(map(re.escape, (*KEYS, *SAME_KEYS)))})[ \t]*:")
"""A line of a key whose values are no links."""

_LONGEST_LIST = 4000
"""How far above an item its key is looked for, in code points."""

_LINE_END: Final = re.compile(r"\r\n?|\n")
_HEADER_LINE: Final = re.compile(r"[\w-]+[ \t]*:|[ \t]+\S|-[ \t]|#")

_MOST_NOTES = 2000
"""How many notes of the folder are asked for their videos."""


def complete_frontmatter(cursor: Cursor) -> Completions | None:
    """The key or the value that is being written; nothing elsewhere."""
    if not _is_inside(cursor.here, cursor.offset):
        return None
    before = cursor.before
    if video := _VIDEO.match(before):
        return _videos(cursor, video[1])
    tag = _TAGS.match(before) or (_ITEM.match(before) if _is_tags_item(cursor) else None)
    if tag is not None:
        start = cursor.offset - len(tag[1])
        replaced = Span(start, cursor.end_of_rest(_REST))
        candidates, more = tag_candidates(cursor, tag[1], replaced)
        return Completions(candidates, replaced, more)
    if (quoted := _QUOTED.search(before)) and not _OF_OTHERS.match(before):
        return complete_quoted_wikilink(cursor, quoted[1] or quoted[2])
    if key := _KEY.match(before):
        return _keys(cursor, key[0])
    return None


def _is_inside(here: Here, offset: int) -> bool:
    """Whether `offset` is between the fences of the frontmatter, or below the first one while
    there is no other: as far as lines look like YAML."""
    matter = here.note.frontmatter
    if matter is not None:
        return matter.yaml.start <= offset <= matter.yaml.end
    if not here.note.unclosed_frontmatter:
        return False
    first, *above = _LINE_END.split(here.text[:offset])[:-1] or [""]
    return bool(first) and all(map(_HEADER_LINE.match, above))


def _keys(cursor: Cursor, typed: str) -> Completions:
    """The keys that the header does not have."""
    matter = cursor.here.note.frontmatter
    present = {
        entry.key.text
        for entry in (matter.entries if matter else ())
        if not entry.key.span.touches(cursor.offset)
    }
    offered = [key for key in KEYS if key not in present and key not in SAME_KEYS]
    chosen, more = best_matches(typed, offered, str, len(offered))
    end = cursor.end_of_rest(_REST)
    has_colon = _COLON.match(cursor.here.text, end) is not None
    lists = set(SAME_KEYS.values())
    candidates = []
    for key in chosen:
        candidate = Candidate("key", key, KEYS[key], key if has_colon else f"{key}: ", key)
        if key in lists and not has_colon:
            candidate.snippet = f"{key}: [$0]"
        candidates.append(candidate)
    return Completions(candidates, Span(cursor.offset - len(typed), end), more)


def _videos(cursor: Cursor, typed: str) -> Completions:
    """The videos of the hubs that the `From:` line names and of the notes in the same folder,
    those of most notes first, each with the title of one of its notes."""
    here = cursor.here
    facts = here.vault.index.facts
    notes = Counter[str]()
    title: dict[str, str] = {}
    for path in (
        *_hubs(here),
        *islice(here.vault.index.in_folder(folder_of(here.path)), _MOST_NOTES),
    ):
        video = facts[path].video
        if video is not None and path != here.path:
            notes[video] += 1
            shown = here.vault.index.names[path].shown
            title[video] = min(title.get(video, shown), shown)
    candidates = [
        Candidate(
            "video",
            video,
            f"{title[video]} · {plural(count, 'note')}",
            video,
            f"{video} {title[video]}",
        )
        for video, count in sorted(notes.items(), key=lambda item: (-item[1], title[item[0]]))
    ]
    limit = here.vault.settings.completion.limit
    chosen, more = best_matches(typed, candidates, lambda item: item.matched, limit)
    return Completions(chosen, Span(cursor.offset - len(typed), cursor.end_of_rest(_REST)), more)


def _hubs(here: Here) -> list[NotePath]:
    """The notes that the `From:` line of this note names."""
    resolved = (
        here.vault.resolve(here.path, link).resolution for link in here.facts().from_links()
    )
    notes = (resolution.note for resolution in resolved)
    return [note for note in notes if note is not None and note in here.vault.index.facts]


def _is_tags_item(cursor: Cursor) -> bool:
    """Whether the line is an item of the list under `tags`."""
    start = cursor.line_start
    return _LIST_OF_TAGS.search(cursor.here.text[max(0, start - _LONGEST_LIST) : start]) is not None
