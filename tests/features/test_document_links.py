"""Links that an editor can open: notes, files, moments of videos, the web."""

from __future__ import annotations

from notes_lsp.features.document_links import document_links
from notes_lsp.text.span import Span
from tests.memory import here_at, vault_of
from tests.vaultfix import read


def check(source: str, *expected: str) -> None:
    """Compare the links of `note.md`: the text under each, and where it leads."""
    files = read(source).files
    vault = vault_of(files)
    text = files["note.md"]
    shown = []
    for link in document_links(here_at(vault, "note.md", text)):
        place = "" if link.place is None else f"@{link.place.of(files[str(link.path)])}"
        shown.append(f"{link.span.of(text)} -> {link.url or link.path}{place}")
    assert shown == list(expected)


def test_wikilinks() -> None:
    check(
        """
        See [[b]], [[b#Costs | c]], [[b#^id]], ![[picture.png]], [[nowhere]] and [[#own]].
        [[b#gone]]

        # Own
        //- b.md
        ## Costs
        text ^id
        //- files/picture.png
        """,
        "[[b]] -> b.md",
        "[[b#Costs | c]] -> b.md@## Costs",
        "[[b#^id]] -> b.md@^id",
        "![[picture.png]] -> files/picture.png",
        "[[#own]] -> note.md@# Own",
        "[[b#gone]] -> b.md",
    )


def test_stamps_lead_to_the_moment() -> None:
    check(
        """
        ---
        videoId: 3ezFd3x718A
        ---
        <a class="yt-timestamp" data-t="00:01:05">[00:01:05]</a> and [00:02:00]
        """,
        "3ezFd3x718A -> https://www.youtube.com/watch?v=3ezFd3x718A",
        "00:01:05 -> https://www.youtube.com/watch?v=3ezFd3x718A&t=65s",
        "00:02:00 -> https://www.youtube.com/watch?v=3ezFd3x718A&t=120s",
    )


def test_stamps_without_a_video_lead_nowhere() -> None:
    check('<a class="yt-timestamp" data-t="00:01:05">[00:01:05]</a>')


def test_markdown_links() -> None:
    check(
        """
        [web](https://example.org/a), <https://example.org/b>, [note](folder/b%20c.md#h),
        [ref][r], [missing](nope.md), [own](#here), [script](javascript:alert(1)), ![i](p.png)

        [r]: https://example.org/r
        //- folder/b c.md
        # H
        //- p.png
        """,
        "https://example.org/a -> https://example.org/a",
        "https://example.org/b -> https://example.org/b",
        "folder/b%20c.md#h -> folder/b c.md@# H",
        "r -> https://example.org/r",
        "p.png -> p.png",
        "https://example.org/r -> https://example.org/r",
    )


def test_definitions_lead_where_their_links_do() -> None:
    check(
        """
        [x][n] [y]

        [n]: b.md#h
        [y]: nope.md
        [N]: https://example.org
        //- b.md
        # H
        """,
        "n -> b.md@# H",
        "b.md#h -> b.md@# H",
    )


def test_urls_of_the_frontmatter() -> None:
    check(
        """
        ---
        videoId: 3ezFd3x718A
        source: https://example.org/a?b=c
        links: [http://example.org, "see https://example.org", command:x, file:///a]
        ---
        """,
        "3ezFd3x718A -> https://www.youtube.com/watch?v=3ezFd3x718A",
        "https://example.org/a?b=c -> https://example.org/a?b=c",
        "http://example.org -> http://example.org",
    )


def test_links_to_videos_and_stamps_that_are_links() -> None:
    check(
        """
        ### [A video](https://www.youtube.com/watch?v=abcdefghijk)
        [1:02](https://youtu.be/abcdefghijk?t=62)
        """,
        "https://www.youtube.com/watch?v=abcdefghijk"
        " -> https://www.youtube.com/watch?v=abcdefghijk",
        "1:02 -> https://www.youtube.com/watch?v=abcdefghijk&t=62s",
    )


def test_a_note_that_was_never_saved_has_no_place_to_lead_to_in_itself() -> None:
    files = read("//- x/b.md\n//- x/(unsaved).md\n[[b]] [[#h]]\n# H\n").files
    (path,) = (path for path in files if path != "x/b.md")
    found = document_links(here_at(vault_of(files), path, files[path]))
    assert [(link.span, link.path) for link in found] == [(Span(0, 5), "x/b.md")]


def test_nothing_in_code() -> None:
    check("`[[b]]` and\n\n```\n[[b]]\n```\n//- b.md\nx\n")
