"""`frontmatter.video-id`: ids, URLs, and what is neither."""

from __future__ import annotations

import pytest

from tests.rules.checking import check, fix, fixes

CODE = "frontmatter.video-id"


def header(value: str) -> str:
    return f"---\ntitle: Chips\nvideoId: {value}\n---\nText.\n"


@pytest.mark.parametrize(
    "value",
    [
        "https://www.youtube.com/watch?v=-VqmFI9vY7w&t=62s",
        '"https://youtu.be/-VqmFI9vY7w?t=62"',
        "'youtube.com/embed/-VqmFI9vY7w'",
        "https://m.youtube.com/shorts/-VqmFI9vY7w",
    ],
)
def test_the_id_is_taken_from_a_url(value: str) -> None:
    quote = value[0] if value[0] in "\"'" else ""
    assert check(header(value)).endswith(
        " warning frontmatter.video-id This is the URL of a video: write its id alone, -VqmFI9vY7w"
    )
    assert fixes(header(value), CODE) == "* safe: Write -VqmFI9vY7w"
    after = fix(header(value), CODE)
    assert after == header(f"{quote}-VqmFI9vY7w{quote}")
    assert check(after) == ""


@pytest.mark.parametrize("value", ["abcdefghij", "abcdefghijkl", "abcdefgh.jk", "12:34:56", "N/A"])
def test_what_is_neither_has_no_fix(value: str) -> None:
    assert check(header(value)) == (
        f"note.md:3:10-3:{10 + len(value)} warning frontmatter.video-id "
        f"“{value}” is no id of a video: an id has 11 letters, digits, - or _, "
        "such as the part after v= in the video's URL"
    )
    assert fixes(header(value)) == ""


@pytest.mark.parametrize("value", ["-VqmFI9vY7w", "'00000000000'", "", '""'])
def test_ids_and_keys_without_a_value_are_left_alone(value: str) -> None:
    assert check(header(value)) == ""
