"""That the time to find timestamps grows no faster than the text, whatever it holds.

It passes in C, where opcodes can't be counted; so times are compared, of a text and of one four
times as long, each the best of several. A square would show as sixteen times.
"""

from __future__ import annotations

import time

import pytest

from notes_lsp.syntax.timestamps import find_timestamps

LENGTH = 5_000
TOO_FAST_GROWTH = 10

OPENING = '<a class="yt-timestamp" data-t="00:00:35">'


def best_time(text: str) -> float:
    def timed() -> float:
        start = time.process_time()
        find_timestamps(text, ())
        return time.process_time() - start

    return min(timed() for _ in range(3))


def growth(before: str, pattern: str) -> float:
    small, large = (before + pattern * (length // len(pattern)) for length in (LENGTH, 4 * LENGTH))
    # What takes next to no time says nothing.
    return best_time(large) / max(best_time(small), 1e-4)


@pytest.mark.parametrize("before", ["", "[", OPENING, '<a class="yt-timestamp" ', "[00:00]("])
@pytest.mark.parametrize(
    "pattern",
    [
        *("<a ", "<a\n", "<a x\n", "<p ", "[", "[[", "[<a ", "[ ", "[00:00", "[[00:00]", "]", "("),
        *("[00:00, ", "[00:00 ", "[00:00]", "[00:00](", "[00:00](<a ", '[00:00](a "', "[00:00](a("),
        *("[00:00]: ", "[00:00](#t=", "[00:00](https://youtu.be/", "00:00, ", "00:00 - "),
        *('data-t="', "data", '<a data-t="', "<a data", OPENING, f"{OPENING}[", f"{OPENING}[00:00"),
        *(
            f"{OPENING} ",
            f"{OPENING}<b>",
            f'{OPENING}[x">',
            "</a>",
            "</a",
            '"',
            "'",
            "<a class='\"",
        ),
        *(
            " ",
            "\t",
            "\n",
            "\r",
            "\n> ",
            "\n0:00",
            "\n0:00 a",
            "\n- 0:00 a\n",
            "0",
            ":",
            "0:",
            "\\",
        ),
        *("{{youtube-timestamp ", "{{youtube-timestamp 1", "yt>timestamp", "class=", "\0"),
    ],
)
def test_time_grows_with_the_length(before: str, pattern: str) -> None:
    # Again where the machine was busy with something else.
    assert any(growth(before, pattern) < TOO_FAST_GROWTH for _ in range(3))
