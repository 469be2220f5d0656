"""A timestamp and where it is, for people and for programs."""

from __future__ import annotations

from typing import NamedTuple

from notes_lsp.cli.report import Place, place_of
from notes_lsp.cli.vaults import AskedVault
from notes_lsp.features.timeline import Listed
from notes_lsp.rules.stamps import whole
from notes_lsp.syntax.clock import format_clock
from notes_lsp.syntax.video_urls import seek_url
from notes_lsp.text.lines import LineIndex


class Placed(NamedTuple):
    """A timestamp and its place as people count it."""

    place: Place
    listed: Listed

    @classmethod
    def of(cls, asked: AskedVault, listed: Listed, lines: LineIndex) -> Placed:
        """A timestamp of a note of `asked` which has these lines."""
        return cls(place_of(asked.shown(listed.path), lines, whole(listed.stamp)), listed)

    @property
    def where(self) -> str:
        """The place as editors and terminals take it: `a.md:4:9`."""
        return f"{self.place.path}:{self.place.line}:{self.place.column}"

    @property
    def time(self) -> str | None:
        """`HH:MM:SS`; None where it can't be read."""
        return None if self.listed.seconds is None else format_clock(self.listed.seconds)

    @property
    def url(self) -> str | None:
        """What opens the video at the moment, where both are known."""
        video, seconds = self.listed.video, self.listed.seconds
        return None if video is None or seconds is None else seek_url(video, seconds)

    def fields(self) -> dict[str, object]:
        """The JSON object. Lines and columns count from 1, columns in characters."""
        return {
            "path": self.place.path,
            "line": self.place.line,
            "column": self.place.column,
            "endLine": self.place.end_line,
            "endColumn": self.place.end_column,
            "notation": self.listed.stamp.notation,
            "seconds": self.listed.seconds,
            "time": self.time,
            "doubtful": self.listed.doubtful,
            "video": self.listed.video,
            "section": self.listed.section,
            "url": self.url,
        }
