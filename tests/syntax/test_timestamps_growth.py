"""That the time to find timestamps grows no faster than the text, whatever it holds."""

from __future__ import annotations

import pytest

from notes_lsp.syntax.timestamps import find_timestamps
from tests.growing_texts import OPENING, repeated
from tests.growth import LENGTH, MORE, Action, grows_too_fast


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
    def search(length: int) -> Action:
        text = repeated(pattern, before)(length)
        return lambda: find_timestamps(text, ())

    assert not grows_too_fast(search(LENGTH), search(MORE * LENGTH))
