"""The sections of a note as the chapters of its video, as YouTube's descriptions list them."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from notes_lsp.features.cursor import Here
from notes_lsp.features.generated import generated_part, listed_headings
from notes_lsp.features.moments import plausible_seconds
from notes_lsp.rules.stamps import is_of_a_video
from notes_lsp.syntax.clock import format_short
from notes_lsp.vault.paths import note_stem

_SHORTEST: Final = 10
"""Seconds. Where a chapter is shorter, or where there are fewer than `_FEWEST`, YouTube shows none
at all, as its help on chapters says."""
_FEWEST: Final = 3

_TIMES: Final = re.compile(r"\s*\[[0-9:]{4,11}\]")


def chapter_lines(here: Here) -> list[str]:
    """A line for each section of the uppermost level, with its first timestamp, in order of time.
    They are as YouTube takes them: the first is at 00:00, where the note's title stands if no
    section is, each is as long as `_SHORTEST`, and there are `_FEWEST`. Nothing where there are
    fewer, and for a note that is of no video."""
    facts = here.facts()
    headings = listed_headings(here)
    if not headings or not is_of_a_video(facts):
        return []
    own = generated_part(here, "chapters")
    stamps = [
        stamp
        for stamp in facts.timestamps()
        if own is None or not own.start <= stamp.start < own.end
    ]
    seconds = plausible_seconds(stamps, here.vault.settings.timestamps.max_video_hours)
    top = min(heading.level for heading in headings)
    tops = [heading for heading in headings if heading.level == top]
    ends = [*(heading.start for heading in tops[1:]), len(here.text)]
    topics: dict[int, str] = {}
    places = [item.place for item in seconds]
    for heading, end in zip(tops, ends, strict=True):
        first = bisect_left(places, heading.start)
        if first < len(places) and places[first] < end:
            topics.setdefault(seconds[first].second, _topic(heading.text))
    title = facts.title.text if facts.title is not None else None
    chapters: list[tuple[int, str]] = []
    for second, topic in sorted(topics.items()):
        if not chapters and second < _SHORTEST:
            chapters.append((0, topic))
        elif not chapters:
            chapters.append((0, title or note_stem(here.path, here.vault.index.extensions)))
        if second - chapters[-1][0] >= _SHORTEST:
            chapters.append((second, topic))
    if len(chapters) < _FEWEST:
        return []
    return [f"{format_short(second)} {topic}" for second, topic in chapters]


def _topic(heading: str) -> str:
    """A heading in one line, without the times in it."""
    return " ".join(_TIMES.sub("", heading).split())
