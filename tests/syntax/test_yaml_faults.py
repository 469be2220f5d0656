from __future__ import annotations

import pytest

from notes_lsp.syntax.frontmatter import read_frontmatter
from tests.syntax.headers import header, problem, shown


def told(yaml: str) -> str:
    """The problem of a header as `message @ its text`, and ` -> value` where quotes mend it."""
    text = header(yaml)
    start, end, message, quotable = problem(text)
    mends = "" if quotable is None else f" -> {quotable.text}"
    assert quotable is None or quotable.span.of(text) == quotable.text
    return f"{message} @ {text[start:end]}{mends}"


QUOTE = "put the value in quotes"


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("title: Foo: bar", f"“: ” inside an unquoted value: {QUOTE} @ : -> Foo: bar"),
        ("title: Foo:", f"“: ” inside an unquoted value: {QUOTE} @ : -> Foo:"),
        ("title: A: b # note", f"“: ” inside an unquoted value: {QUOTE} @ : -> A: b"),
        ("title: A: the #1 b", f"“: ” inside an unquoted value: {QUOTE} @ : -> A: the #1 b"),
        ("title: @handle", f"“@” cannot begin an unquoted value: {QUOTE} @ @ -> @handle"),
        ("title: `code`", f"“`” cannot begin an unquoted value: {QUOTE} @ ` -> `code`"),
        ("title: 1\nx: %a", f"“%” cannot begin an unquoted value: {QUOTE} @ % -> %a"),
        ("title: , a", f"“,” cannot begin an unquoted value: {QUOTE} @ , -> , a"),
        ("- @handle", f"“@” cannot begin an unquoted value: {QUOTE} @ @ -> @handle"),
        ("a:\n  - b\n  - @c", f"“@” cannot begin an unquoted value: {QUOTE} @ @ -> @c"),
        ("tags: [a, @b, c]", f"“@” cannot begin an unquoted value: {QUOTE} @ @ -> @b"),
        ("tags: [a: b: c]", f"“: ” inside an unquoted value: {QUOTE} @ : -> a: b: c"),
        ("title: *b* c", f"“*” at the start of a value means a reference: {QUOTE} @ * -> *b* c"),
        ("title: & b", f"“&” at the start of a value means an anchor: {QUOTE} @ & -> & b"),
        ("title: > b", f"“>” at the start of a value means a block of text: {QUOTE} @ > -> > b"),
        ("title: | b", f"“|” at the start of a value means a block of text: {QUOTE} @ | -> | b"),
        ("title: - b", f"“-” at the start of a value means a list item: {QUOTE} @ - -> - b"),
        ("title: ? b", f"“?” at the start of a value means a key: {QUOTE} @ ? -> ? b"),
        (
            "title: *b",
            f"“*b” refers to an anchor that is not there: if it is text, {QUOTE} @ *b -> *b",
        ),
        (
            "a: &x 1\nb: &x 2",
            f"the anchor “&x” is here for the second time: if it is text, {QUOTE} @ &x -> &x 2",
        ),
        ("a: &x 1\nb: *x\nc: d: e", f"“: ” inside an unquoted value: {QUOTE} @ : -> d: e"),
        ("- a: @b\n  c: d", f"“@” cannot begin an unquoted value: {QUOTE} @ @ -> @b"),
        ("title: A: b\n  and more", f"“: ” inside an unquoted value: {QUOTE} @ :"),
        ("- @a\n  b", f"“@” cannot begin an unquoted value: {QUOTE} @ @"),
    ],
)
def test_values_that_lack_quotes(yaml: str, expected: str) -> None:
    assert told(yaml) == expected


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ('title: "Foo', 'the quote " is never closed @ "'),
        ('title: "Foo\nalias: "bar"', 'the quote " is never closed @ "'),
        ("title: 'Foo\n", "the quote ' is never closed @ '"),
        ("title: 'it's'", "a ' inside the quotes ends them: write '' for it @ '"),
        ('title: "a "b" c"', 'a " inside the quotes ends them: write \\" for it @ "'),
        (
            'title: "Foo" bar',
            'text after the closing quote: put the whole value in quotes @  bar -> "Foo" bar',
        ),
        (
            'title: "C # x" y',
            'text after the closing quote: put the whole value in quotes @  y -> "C # x" y',
        ),
        (
            r'a: "C:\temp\path"',
            r"“\p” means nothing in double quotes: write “\\” for a backslash @ \p",
        ),
        (
            r'a: "\xy"',
            r"“\x” means nothing in double quotes: write “\\” for a backslash @ \x",
        ),
        ("tags: [a, b\nc: d", "the bracket [ is never closed @ ["),
        ("a: {b: c", "the bracket { is never closed @ {"),
        ("a: [[b]]]", "a closing bracket too many @ ]"),
        (
            "title: [Draft] a",
            "text after the closing ]: put the whole value in quotes @  a -> [Draft] a",
        ),
        (
            "up: [[a]], [[b]]",
            "text after the closing ]: put the whole value in quotes @ , [[b]] -> [[a]], [[b]]",
        ),
        (
            "title: {{title}} - a",
            "text after the closing }: put the whole value in quotes @  - a -> {{title}} - a",
        ),
    ],
)
def test_quotes_and_brackets(yaml: str, expected: str) -> None:
    assert told(yaml) == expected


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("a: b\n\tc: d", "a tab cannot indent YAML: use blanks @ \t"),
        ("\ta: b", "a tab cannot indent YAML: use blanks @ \t"),
        ("a: b\n c: d", "a key cannot stand below “a”, which has a value already @ c: d"),
        ("a: 'b'\n  'c'", "text cannot stand below “a”, which has a value already @ 'c'"),
        ("a: b\n- c", "an item cannot stand below “a”, which has a value already @ - c"),
        (" a: b\nc: d", "no line above is indented like this one @ c: d"),
        ("a:\n  b: c\n d: e", "no line above is indented like this one @  "),
        ("a:\n  - b\n - c", "no line above is indented like this one @  "),
        (
            "a: b\ntit\nc: d",
            "a line without a key: “key: value” is wanted, or blanks before the line @ tit",
        ),
        (
            "tit\na: b",
            "a line without a key: “key: value” is wanted, or blanks before the line @ tit",
        ),
        ("title:Foo\na: b", "a blank must follow the colon of “title” @ :"),
        ("a: b\nvideoId:Foo", "a blank must follow the colon of “videoId” @ :"),
        ("a: b\x00c", "the control character U+0000 cannot stand in YAML: remove it @ \x00"),
        ("a: b\x1bc", "the control character U+001B cannot stand in YAML: remove it @ \x1b"),
        (
            "a: b\n--- c",
            "a second YAML document begins here: put the line in quotes or remove it @ --- c",
        ),
        ("a: " + "[" * 200, "more than 100 lists or mappings in each other @ ["),
        ("title: a\n\t\nb: c", "a tab cannot stand here: use blanks @ \t"),
        ("a: {b: [c}]", "this is no YAML from here on @ }]"),
    ],
)
def test_lines_out_of_place(yaml: str, expected: str) -> None:
    assert told(yaml) == expected


def test_the_place_is_that_of_the_mistake_with_any_line_end_and_character() -> None:
    text = "\ufeff---\r\na: \U0001f600\u2028\r\nb: |\r\n  x: y: z\r\ntitle: A: b\r\n---\r\n"
    start, end, _, quotable = problem(text)
    assert quotable is not None
    assert (text[start - 1 : end + 2], quotable.span.of(text)) == ("A: b", "A: b")


@pytest.mark.parametrize(
    "mistake",
    ["x: a: b", 'x: "a', "x: [a", "x: @a", "x: *a", "x: \x00", "x", "\tx: 1", "x: 1\n  y: 2"],
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_mistake_hides_no_other_key(mistake: str, place: int) -> None:
    lines = ["title: Scaling laws", "videoId: '3ezFd3x718A'", 'aliases: [A, "B"]']
    text = header("\n".join([*lines[:place], mistake, *lines[place:]]))
    assert problem(text)
    entries = [line for line in shown(text) if line[0] not in "xy"]
    assert entries == ["title=Scaling laws", "videoId=3ezFd3x718A", "aliases=[A, B]"]


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("title: A: b", ["title=A: b"]),
        ('title: "A', ["title=A"]),
        ('title: "A" b"', ['title=A" b']),
        ("'title': A: b", ["title=A: b"]),
        ("title: [A] b", ["title=[A] b"]),
        ("tags: [a, @b]", ["tags"]),
        ("aliases:\n  - @a\n  - b", ["aliases=[@a, b]"]),
        ("title: A\n videoId: b", ["title=A", "videoId=b"]),
        ("book:\n  title: @a", ["book"]),
        ("- title: a: b", []),
    ],
)
def test_what_a_broken_line_says_is_still_understood(yaml: str, expected: list[str]) -> None:
    assert problem(header(yaml))
    assert shown(header(yaml)) == expected


def test_wikilinks_beside_a_mistake_are_found() -> None:
    text = header('a: b: c\nup: "[[note]]"')
    found, _ = read_frontmatter(text)
    assert found is not None
    assert [text[link.start : link.end] for link in found.wikilinks] == ["[[note]]"]
