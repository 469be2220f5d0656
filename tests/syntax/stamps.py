"""Timestamps in tests: a text in which each stamp stands between `⟪` and `⟫`, and a line that
tells its parts."""

from __future__ import annotations

from collections.abc import Sequence

from notes_lsp.syntax.nodes import Flaw, Piece, Timestamp
from notes_lsp.syntax.timestamps import find_timestamps
from notes_lsp.text.span import Span

ANCHOR = '<a class="yt-timestamp" data-t="00:00:35">[00:00:35]</a>'


def unmarked(text: str) -> str:
    return text.replace("⟪", "").replace("⟫", "")


def marked(text: str, stamps: Sequence[Timestamp]) -> str:
    """`text` with marks around `stamps`."""
    for stamp in reversed(stamps):
        text = f"{text[: stamp.start]}⟪{text[stamp.start : stamp.end]}⟫{text[stamp.end :]}"
    return text


def line(stamp: Timestamp) -> str:
    """`notation time label flaws`, a `+` before it where it follows another, `-` for what is
    not there, the label only where it isn't the same piece as the time."""
    same = stamp.label == stamp.time
    parts = [
        "+" * stamp.follows + stamp.notation,
        _text(stamp.time),
        *([] if same else [_text(stamp.label)]),
        *(flaw.name or "" for flaw in Flaw if flaw & stamp.flaws),
        *([stamp.video] if stamp.video else []),
    ]
    return " ".join(parts)


def _text(piece: Piece | None) -> str:
    return piece.text if piece else "-"


def assert_sound(text: str, stamps: Sequence[Timestamp]) -> None:
    """In order, without overlap, each part within its stamp and as it stands in the text."""
    end = 0
    for stamp in stamps:
        assert end <= stamp.start < stamp.end <= len(text)
        end = stamp.end
        for piece in (stamp.time, stamp.label):
            if piece is not None:
                assert stamp.start <= piece.start < piece.end <= stamp.end
                assert piece.text == text[piece.start : piece.end] == piece.text.strip()


def check(expected: str, *lines: str, opaque: Sequence[Span] = ()) -> None:
    """That the stamps of a text are those marked in `expected`, and told by `lines`."""
    text = unmarked(expected)
    stamps = find_timestamps(text, opaque)
    assert marked(text, stamps) == expected
    assert [line(stamp) for stamp in stamps] == list(lines)
    assert_sound(text, stamps)
