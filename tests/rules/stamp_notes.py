"""Notes full of timestamps, written after the real forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

VIDEO = "aB3_dE-gH1k"

_TIME = re.compile(r"[0-9:]+")


def anchor(time: str, label: str | None = None) -> str:
    """An anchor for a time as it is written; `label` is what its label shows, if not the same."""
    return f'<a class="yt-timestamp" data-t="{time}">[{time if label is None else label}]</a>'


def note(path: str, stamps: Iterable[str], *, video: str = VIDEO, header: str = "") -> str:
    """A file of a fixture: a note of the video with a list of `stamps`, the first of which is
    line 4, or 5 with another line in the header. Plain times become anchors."""
    lines = [f"//- {path}", "---", f"videoId: {video}", *([header] if header else []), "---"]
    lines += [f"- {anchor(stamp) if _TIME.fullmatch(stamp) else stamp}" for stamp in stamps]
    return "".join(f"{line}\n" for line in lines)


def pair(end: str) -> str:
    """Two siblings that know where the video ends."""
    return note("b.md", spread(end)) + note("c.md", spread(end))


def spread(end: str, count: int = 12) -> list[str]:
    """Times, none of them a whole minute, the last of which is `end`."""
    hours, minutes, seconds = map(int, end.split(":"))
    last = hours * 3600 + minutes * 60 + seconds
    times = [last * step // count for step in range(1, count)]
    return [clock(time + (time % 60 == 0)) for time in times] + [end]


def shifted(times: Sequence[str]) -> list[str]:
    """`00:MM:SS` as a writer gives it who takes minutes for hours."""
    return [f"{time[3:]}:00" for time in times]


def clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
