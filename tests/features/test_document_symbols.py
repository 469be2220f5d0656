"""The outline of a note: sections in sections, their time spans, blocks with ids."""

from __future__ import annotations

from textwrap import dedent

from notes_lsp.features.document_symbols import Symbol, document_symbols
from notes_lsp.syntax.parser import parse


def check(text: str, expected: str) -> None:
    """Compare the outline of `text`, written with two blanks a level."""
    text = dedent(text).lstrip("\n")
    lines: list[str] = []

    def write(symbols: list[Symbol], depth: int) -> None:
        for symbol in symbols:
            assert symbol.span.start <= symbol.selection.start
            assert symbol.selection.end <= symbol.span.end <= len(text)
            first = symbol.span.of(text).splitlines()[0]
            assert symbol.name.strip("^") in first or symbol.name == "(no heading)"
            lines.append("  " * depth + f"{symbol.name} {symbol.detail}".rstrip())
            write(symbol.children, depth + 1)

    write(document_symbols(parse(text), 4.0), 0)
    assert "\n".join(lines) == dedent(expected).strip()


def stamp(clock: str) -> str:
    return f'<a class="yt-timestamp" data-t="{clock}">[{clock}]</a>'


def test_sections_nest_by_level() -> None:
    check(
        """
        # Top
        ## First
        ### Deep
        ## Second
        # Other
        ### Skipped a level
        """,
        """
        Top
          First
            Deep
          Second
        Other
          Skipped a level
        """,
    )


def test_a_section_tells_what_of_the_video_it_is_about() -> None:
    check(
        f"""
        {stamp("00:00:05")} before any section
        ## Costs
        First {stamp("00:12:56")}, earlier {stamp("00:04:51")}
        ### Details
        {stamp("00:20:00")} and one that is too late to be true {stamp("42:34:00")}
        ## Nothing
        plain
        ## Once
        {stamp("00:30:00")}
        """,
        """
        Costs 00:04:51–00:20:00
          Details 00:20:00
        Nothing
        Once 00:30:00
        """,
    )


def test_blocks_with_ids_stand_in_their_section() -> None:
    check(
        """
        A paragraph. ^intro

        ## Costs
        - an item ^item-1
        """,
        """
        ^intro
        Costs
          ^item-1
        """,
    )


def test_headings_in_code_and_empty_headings() -> None:
    check("```\n# code\n```\n#\n", "(no heading)")


def test_no_headings() -> None:
    check("plain text\n", "")
