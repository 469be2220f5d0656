"""What a note tells the vault: the same as the note itself says, in less room."""

from __future__ import annotations

import dataclasses
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes_lsp.syntax.links import read_address
from notes_lsp.syntax.nodes import Mark, Note, Piece, Wikilink
from notes_lsp.syntax.parser import parse
from notes_lsp.text.lines import LineIndex
from notes_lsp.text.span import Span
from notes_lsp.vault.facts import Facts, digest_of, read_facts
from notes_lsp.vault.title_gap import TitleGap
from tests.memory import facts_of
from tests.vaultfix import read

EVERYTHING = read("""
    ---
    title: Chip Market
    videoId: -bCdEf1_2G3
    aliases: [Chips, "Semi \\u0041"]
    tags: [<tags|hardware|tags>, '<tags|ai/chips|tags>']
    duration: 1:02:03
    media_link: https://example.org/a.mp4
    hub: "[[<targets|hub|targets>]]"
    ---

    From: [[<targets|hub|targets>]] <br/>

    Prices of [[<targets|gpu prices|targets> | GPUs 🙂]] rose. <a class="yt-timestamp"
    data-t="00:00:35">[00:00:35]</a> <a class="yt-timestamp" data-t="00:41">[00:00:41]</a>
    ^first

    ## Why [[<targets|demand|targets>#Before 2020\\|that]] `x` <headings|#|headings>

    | a | b |
    |---|---|
    | [[<targets|t/a ble|targets>\\|x]] | ![[<targets|chart.png|targets>]] |

    - item <tags|#tag/sub|tags> [1:02](https://www.youtube.com/watch?v=abcdefghijk&t=5s) ^item-2

    %% [[hidden]] #hidden ^hidden %%

    <div>[[<targets|in html|targets>]]</div>
    <!-- notes-lsp: ignore link.unresolved -->

    Setext
    heading
    ===
    [[#Why]] [00:01:00, 00:02:00]
    """)

BITS = st.sampled_from(
    [
        "[[a]]",
        "[[b#H | c]]",
        "![[d.png]]",
        "[[x\\|y]]",
        "[[ p q #^id]]",
        '<a class="yt-timestamp" data-t="00:00:35">[00:00:35]</a>',
        '<a class="yt-timestamp" data-t="1:5">x',
        "[00:11:02, 00:12:04]",
        "[1:02](https://youtu.be/abcdefghijk?t=62)",
        "\n# A [[b]]\n",
        "\n## A #\n",
        "\nT\n---\n",
        " ^id-1\n\n",
        " #tag/x ",
        "%%",
        "\n```\n",
        "\n| a | [[b|c]] |\n|---|---|\n",
        "\r\n",
        "\r",
        "é",
        "🙂",
        "\u2028",
        "<div>",
        "\n- ",
        "From: [[hub]]\n",
        "\ntext ",
        "---\n",
        "tags: a, b\n",
        'up: "[[u | v]]"\n',
        "title: T\n",
        "[a](b.md#c 'T')",
        "![a [b] c](<d e.md>)",
        "[1:02](#t=1:02)",
        "[a][b]",
        "\n\n[b]: c.md 'T'\n\n",
        "\n\n[d e]: <>\n\n",
        "[a](https://example.org)",
    ]
)
TEXTS = st.lists(BITS, max_size=14).map("".join)


def of_note(note: Note) -> tuple[list[object], ...]:
    """What the note itself says, with absolute spans."""
    matter = note.frontmatter
    links: list[object] = list(matter.wikilinks) if matter else []
    return (
        [*links, *note.each(lambda block: block.wikilinks)],
        list(note.each(lambda block: block.timestamps)),
        list(note.each(lambda block: block.headings)),
        list(note.each(lambda block: block.block_ids)),
        list(note.each(lambda block: block.tags)),
        _markdown_links(note),
        list(note.each(lambda block: block.definitions)),
    )


def _markdown_links(note: Note) -> list[object]:
    stamps = {stamp.start for stamp in note.each(lambda block: block.timestamps)}
    return [
        link
        for link in note.each(lambda block: block.links)
        if link.kind == "inline" and read_address(link.destination.text) is not None
        if link.start not in stamps
    ]


def of_facts(facts: Facts, body: int) -> tuple[list[object], ...]:
    """What the facts say; of the tags those in the body, which starts at `body`."""
    return (
        list(facts.wikilinks()),
        list(facts.timestamps()),
        list(facts.headings()),
        list(facts.block_ids()),
        [tag for tag in facts.tags() if tag.start >= body],
        list(facts.markdown_links()),
        list(facts.definitions()),
    )


def body_start(note: Note) -> int:
    return note.frontmatter.end if note.frontmatter else 0


@settings(max_examples=300)
@given(TEXTS)
def test_the_elements_come_back(text: str) -> None:
    note = parse(text)
    facts = read_facts(note, text)
    assert of_facts(facts, body_start(note)) == of_note(note)
    assert facts.line_index() == LineIndex.of(text)
    assert set(facts.targets) == {link.target.text for link in facts.wikilinks()}
    assert len(facts.targets) == len(set(facts.targets))


@given(TEXTS)
def test_facts_are_values(text: str) -> None:
    facts = facts_of(text)
    assert facts == facts_of(text)
    assert pickle.loads(pickle.dumps(facts)) == facts
    assert read_facts(parse(text), text, LineIndex.of(text)) == facts


def test_a_note_with_everything() -> None:
    text = EVERYTHING.text
    note = parse(text)
    facts = read_facts(note, text)
    assert of_facts(facts, body_start(note)) == of_note(note)
    assert [Piece(*place.span, place.span.of(text)) for place in EVERYTHING.spans["targets"]] == [
        link.target for link in facts.wikilinks() if link.target.text
    ]
    assert [place.span.of(text).lstrip("#") for place in EVERYTHING.spans["tags"]] == [
        tag.name for tag in facts.tags()
    ]
    assert [place.span for place in EVERYTHING.spans["tags"]] == [
        (tag.start, tag.end) for tag in facts.tags()
    ]
    title = facts.title
    assert title is not None
    assert (title.text, title.span.of(text)) == ("Chip Market", "Chip Market")
    assert [alias.text for alias in facts.aliases] == ["Chips", "Semi A"]
    assert (facts.video, facts.duration) == ("-bCdEf1_2G3", "1:02:03")
    assert facts.media_link == "https://example.org/a.mp4"
    assert [heading.text for heading in facts.headings()] == ["Why that x", "Setext heading"]
    assert [mark.name for mark in facts.block_ids()] == ["first", "item-2"]
    assert [directive.content.text for directive in facts.directives] == ["ignore link.unresolved"]
    assert [stamp.video for stamp in facts.timestamps() if stamp.video] == ["abcdefghijk"]
    assert facts.complete


def test_a_note_with_nothing() -> None:
    words = "Just words.\n"
    lines = LineIndex.of(words).pack()
    assert facts_of("") == dataclasses.replace(Facts.of_nothing(), digest=digest_of(""))
    gap = TitleGap(Span(0, 0), 0, "---\ntitle: ", "\n---\n\n", opens=True)
    assert facts_of(words) == Facts(12, lines, digest=digest_of(words), title_gap=gap)


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("# One\n", "One"),
        ("\n\n# One [[x | two]]\n", "One two"),
        ("---\ntitle: T\n---\n\n# One\n", "One"),
        ("One\n===\n", "One"),
        ("[a]: https://example.org\n\n# One\n", "One"),
        ("From: [[x]]\n\n# One\n", None),
        ("## One\n", None),
        ("#\n", None),
        ("- # One\n", None),
        ("", None),
    ],
)
def test_the_h1_counts_only_as_the_first_block(text: str, heading: str | None) -> None:
    assert facts_of(text).first_heading == heading


@pytest.mark.parametrize(
    ("text", "hubs"),
    [
        ("From: [[a]] <br/> \n\n[[b]]\n", ["a"]),
        ("---\nup: '[[z]]'\n---\nFrom: [[a]] and [[b | c]]\n# H\nFrom: [[d]]", ["a", "b"]),
        ("[[b]]\n\nFrom:[[a]]\nFrom: [[c]]\n", ["a"]),
        ("Text From: [[a]]\n", []),
        ("# H\n\nFrom: [[a]]\n", []),
        ("one\r\nFrom: [[a]]\r\n[[b]]", ["a"]),
        ("From: nobody\n[[b]]", []),
        ("from: [[a]]", []),
    ],
)
def test_the_links_of_the_from_line(text: str, hubs: list[str]) -> None:
    assert [link.target.text for link in facts_of(text).from_links()] == hubs


def test_the_links_of_the_from_line_are_among_the_others() -> None:
    facts = facts_of("From: [[a | b]]\n\n[[a | b]]")
    first: Wikilink = next(facts.wikilinks())
    assert list(facts.from_links()) == [first]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("---\ntags: a\n---\n", [Mark(10, 11, "a")]),
        ("---\ntags: 'a, #b c'\n---\n", [Mark(11, 12, "a"), Mark(15, 16, "b"), Mark(17, 18, "c")]),
        ("---\ntags: [x/y, '#z']\n---\n#w", [Mark(11, 14, "x/y"), Mark(18, 19, "z")]),
        ("---\ntag: 'a'\n---\n", [Mark(10, 11, "a")]),
        ("---\ntags:\n  - one\n---\n", [Mark(14, 17, "one")]),
        ('---\ntags: "\\x61b"\n---\n', [Mark(10, 17, "ab")]),
        ("---\ntags:\n---\n", []),
    ],
)
def test_tags_of_the_frontmatter(text: str, tags: list[Mark]) -> None:
    assert [tag for tag in facts_of(text).tags() if tag.start < text.index("---\n", 4)] == tags


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("[1:02](https://youtu.be/abcdefghijk?t=62)", True),
        ("See [it](https://www.youtube.com/watch?v=abcdefghijk).", True),
        ("See https://m.youtube.com/watch?v=abcdefghijk.", True),
        ("See <https://youtube.com/@channel> only.", False),
        ("Some youtuber, http://example.org/abcdefghijk", False),
        ("https://example.org", False),
    ],
)
def test_whether_a_video_is_mentioned(text: str, mentions: bool) -> None:
    assert facts_of(text).mentions_video is mentions


def test_a_video_id_that_is_none_is_kept_for_the_rules() -> None:
    facts = facts_of("---\nvideoId: nonsense\n---\n")
    assert facts.video is None
    assert facts.video_id == Piece(13, 21, "nonsense")


def test_an_unclosed_frontmatter_is_told() -> None:
    assert facts_of("---\ntitle: T\n").unclosed_frontmatter == (Span(0, 3), 12, "\n")
    assert facts_of("---\ntitle: T\n---\n").unclosed_frontmatter is None
    assert facts_of("---\nProse.\n").unclosed_frontmatter is None


def test_broken_links_are_told() -> None:
    (broken,) = facts_of("# A\n\n[[chips | GPUs] rose\n\n%% [[b | c] %%\n").broken_links
    assert (broken.start, broken.end, broken.kind) == (5, 20, "half-closed")
    assert (broken.target, broken.alias) == (Piece(7, 12, "chips"), Piece(15, 19, "GPUs"))


def test_keys_that_stand_there_before_are_told() -> None:
    (repeated,) = facts_of("---\na: 1\nb: 2\na: 3\n---\n").repeated_keys
    assert repeated == (Piece(4, 5, "a"), Piece(14, 15, "a"))
