"""Texts that grow by one construct, for the growth tests: all that somebody could put into a note a
hundred thousand times, side by side or in each other.

Each is a function of the length that is wanted, in characters.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

GrowingText: TypeAlias = Callable[[int], str]

ANCHOR: Final = '<a class="yt-timestamp" data-t="00:00:35">[00:00:35]</a>'
OPENING: Final = '<a class="yt-timestamp" data-t="00:00:35">'
TABLE: Final = "| a | b |\n|---|---|\n"
VIDEO: Final = "---\nvideoId: kJ3vHq8-Wm0\nduration: 01:00:00\n---\n"


def repeated(pattern: str, before: str = "", after: str = "") -> GrowingText:
    """`before`, then `pattern` as often as the length wants, then `after`."""
    return lambda length: before + pattern * (length // len(pattern)) + after


def numbered(pattern: str, before: str = "", after: str = "") -> GrowingText:
    """The same, with a number of its own in place of each `?`."""

    def text(length: int) -> str:
        count = length // (len(pattern) + 3)
        return before + "".join(pattern.replace("?", str(n)) for n in range(count)) + after

    return text


def nested(opening: str, closing: str, before: str = "", within: str = "") -> GrowingText:
    """`opening` as often as the length wants, `within`, then `closing` as often."""

    def text(length: int) -> str:
        count = length // (len(opening) + len(closing))
        return before + opening * count + within + closing * count

    return text


def widening(line: Callable[[int], str], before: str = "", after: str = "") -> GrowingText:
    """Lines that are longer and longer: a `line` of each length, of which there are no more than
    the root of the length that is wanted."""
    return lambda length: before + "".join(map(line, range(int(length**0.5)))) + after


def columns(row: Callable[[int], str]) -> GrowingText:
    """A table that is as wide as the length wants."""
    return lambda length: row(length // 6)


PATTERNS: Final = {
    "brackets": [
        *("[", "[[", "[[a", "[[a|", "[[a]]", "[[a#", "[[#", "![[", "![[a|", "]]", "[[a\n", "[ ]"),
        *("[a](", "[a](<", "![a](", "[](", "[a][", "[a]: ", "[^", "[^a]", "[^a]: ", "\\[["),
        *("[a [b](c) ", "[a [[b]] ", "[[a|b] ", "[[ -z ", "[[(", "[a](()", "![", "[[a]]("),
        *("[[[a]]] ", "[a] "),
    ],
    "HTML": [
        *("<", "<a ", "<a", '<a b="', "</", "<a>b</a> #c ", "<b c='#d'> #e ", "<br/>\n"),
        *("a <!-- ", "<!--", "a <!-->", "a <!-- b --> ", "a <? ", "a <![CDATA[ ", "a <!B "),
        *("<script ", "<script>", "<script>\n\n", "<div>\n\n", "<http:", "<http://a.b> "),
        *("<!-- notes-lsp: ", "<!-- notes-lsp: a -->\n\n"),
    ],
    "code and math": [
        *("`", "`a ", "`` ` ", "```\n", "```\na\n```\n", "~~~", "    a\n\n"),
        *("$", "$ ", "$a ", "$$ a ", "${", "$`a$` ", "$a$1 ", "$a $b$1\n"),
        *("$5 to$6, ", "$5 [[a]] and$10\n", "$5 a and$10\n\n"),
    ],
    "what Markdown does not know": [
        *("%%", "%% ", "%%\n\n", "`a` %% ", "#", "#a", "#a ", "`a` #b [[c]] ", "http://a/#b "),
        *("^", "^a ", "a ^b\n\n", "- a ^b\n", "- " + "^" * 150 + "\n", "> [!a] b\n\n", "> [!a"),
    ],
    "blocks": [
        *("# a\n", "# a [[b|c]] `d` [e](f)\n", "# a" + " " * 150 + "#\n", "a\n===\n", "===\n"),
        *("---\n", "- - -\n", "a\n", "a\n\n", "> ", ">", "> a\n", "> a\nb\n", "- > a\n"),
        *("- ", "1. ", "* a\n", "- [ ] a\n", "[a]: b\n", "> [a]: b\n\n"),
        *("| a |\n", "|-|\n", "|", "|a|\n|-|\n|[[a|b]]|\n\n"),
    ],
    "characters": [
        *("a", " ", "\t", "\n", "\r", "a\r", "\0", "\u2028", "é [[a]] ", "𝄞", "\ud800", "\\"),
        *("&amp;", "&a", "*", "_", "**a ", "*a _b ", "~~a ", "a**b*"),
    ],
    "links": [
        *("![[![[a]] ", "[[a [[b]] c]] ", "[[a|b|c]] ", "[[a|]] ", "[a|b] ", "[[a\\|b]] "),
        *("# h\n[[#h]]\n", "# h\n[x](#h)\n", "a ^b\n\n[[#^b]]\n", '"[[a]]" ', "From: [[n]]\n"),
        *("[r]: b.md\n[x][r]\n\n", "[^f] x\n\n[^f]: y\n\n", "[x](b.md) ", "[x](<a b.md>) "),
        *("<https://a.b/c> ", "a@b.c ", "www.a.b ", "https://youtu.be/abcdefghijk?t=62 "),
    ],
    "headings and ids": [
        *("# h\n", "# a\n## b\n### c\n#### d\n##### e\n###### f\n", "a\n=\n", "# h {#x}\n"),
        *("a ^b\n\n^b\n\n", "- ^b\n", "x ^^^b\n\n", "a {#x}\n\n", "{:  #x", '<h1 id="x">a</h1>\n'),
    ],
    "lists and quotes": [
        *("- a\n* b\n", "- [ ] a ^b\n", "> [!note] x\n\n", "> a [[b]]\n", "1) a\n", "a        \n"),
    ],
    "line ends": [
        *("a [[b]]\r\n", "a\r\nb\nc\r[[d]]\n\r", "[[a]]\r", "\r\r\n", "\u2028", "[[a\u2028b]] "),
    ],
    "scripts": [
        *(
            "e\u0301[[a\u0301]] ",
            "\u0301",
            "\u202e[[a\u202d]]\u2066 ",
            "[[𝄞|🙂]] ",
            "[[İ]] [[ß]] [[ﬃ]] ",
        ),
        *("👩\u200d👩\u200d👧 ", "[[\u00a0a]]", "\ufeff[[a]]", "\ud800[[a]]", "\0[[a]]"),
    ],
    "directives": [
        *(
            "<!-- notes-lsp: ignore link.unresolved -->\n[[x]]\n\n",
            "[[x]] <!-- notes-lsp: ignore -->\n\n",
        ),
        "<!-- notes-lsp: off -->\n\n[[x]]\n\n<!-- notes-lsp: on -->\n\n",
    ],
}
"""What is repeated, by what it is of."""

NOTATIONS: Final = [
    *(
        f"{ANCHOR} ",
        f"{ANCHOR}\n\n",
        OPENING,
        f"{OPENING}[00:00:35]\n",
        "{{youtube-timestamp 65}} ",
    ),
    *("[00:01:05] ", "[00:01:05, 00:02:05] ", "[[00:01:05]] ", "[1:02](#t=62) ", "(00:01:05) "),
    *("[1:02](https://youtu.be/abcdefghijk?t=62) ", "at 00:01:05 and ", "- 00:01:05 x\n"),
    *(f"[[a | {ANCHOR}]] ", "```timestamp\n00:01:05\n```\n", "0:01 a\n0:02 b\n", "[@1:02] "),
    *(ANCHOR.replace("00:00:35", "35:00") + " ", ANCHOR.replace("00:00:35", "00:35:00") + "\n"),
    *("# h\n\na [00:01:05] b\n\n", 'data-t="00:00:35" ', f"{OPENING}<b>"),
]
"""Timestamps, right ones and others, each repeated in a note about a video."""

HEADERS: Final = [
    *("k: v\n", "k?: v\n", "k?: a: b\n", "k?: @b\n", "k?: &a? [*a?]\n", "# c?\n", "... \n"),
    *("k?: !!python/object:os.x {}\n", 'k?: "a\\u2028"\n', "k?: |\n  a\n", "k?: {a: [b]}\n"),
]
"""Entries of a frontmatter, numbered where they have a `?`."""

BEHIND_A_DEFINITION: Final = [
    *("[a][b] ", "][", "<a id=x ", "<a  ", "<h1>", "{#", "$5 to ", "$5 [[", "$1111", "$5 <a "),
    *("\\$", "| $5 to ", "- $5 to $6\n", "[a]: b.md\n"),
]
"""Where there is a definition, references without one are looked for."""

SHAPES: Final[dict[str, GrowingText]] = {
    "nested brackets": nested("[", "]"),
    "nested wikilinks": nested("[[a|", "]]"),
    "nested embeds": nested("![[a|", "]]"),
    "half nested embeds": nested("![[a|b ", "c]] "),
    "nested links": nested("[a", "](b)"),
    "nested images": nested("![a", "](b)"),
    "nested reference images": nested("![a", "][x]", "[x]: y\n\n"),
    "nested images in links": nested("[![a", "](b)](c)"),
    "nested emphasis": nested("**_", "_**"),
    "nested strikes": nested("~~", "~~", within="a"),
    "nested parentheses": nested("(", ")", "[a]("),
    "nested anchors": nested(OPENING, "</a>"),
    "nested quotes": widening(lambda depth: "> " * depth + "[!a]\n"),
    "nested lists": widening(lambda depth: "  " * depth + "- a [[b]] ^b\n"),
    "nested fences": widening(lambda depth: "`" * (depth + 3) + "\n"),
    "nested tags": widening(lambda depth: "#" + "/a" * depth + " "),
    "growing backticks": widening(lambda count: "`" * count + " "),
    "rows": repeated("| [[a | b]] `c` [d](e) | [[f\\|g]] $h$ |\n", TABLE),
    "half links in rows": repeated("| [[a | \n", TABLE),
    "one long row": repeated("| [[a | b]] `c` ", TABLE),
    "backticks in one row": repeated("| `a [[b|c]] ", TABLE),
    "many columns": columns(lambda count: "|a" * count + "|\n" + "|-" * count + "|"),
    "a wide table": columns(lambda n: f"|{'a|' * n}\n|{'-|' * n}\n|{'b|' * n}\n"),
    "a fence": repeated("a\n", "```\n"),
    "a fenced body": repeated("[[a]]\n", "```markdown\n", "```\n"),
    "backticks behind a fence": repeated("`", "~~~ "),
    "HTML": repeated("[[a|b]] <!-- c -->\n", "<div>\n"),
    "stamps in HTML": repeated(f"<div>[[a]] {ANCHOR}</div>\n\n", VIDEO),
    "unclosed links": repeated("[[a | b\n"),
    "unclosed links to many": numbered("[[x? | b\n"),
    "one unclosed link": repeated("a |", "[["),
    "single brackets": repeated("[a | b] "),
    "half a single bracket": repeated("a |", "["),
    "half-closed links": repeated("[[a | b] "),
    "half nested links": repeated("[[a | b [[c]] "),
    "blanks in a half link": repeated(" ", "[["),
    "blanks before an alias": repeated(" ", "[[a", "|b]]"),
    "blanks in an alias": repeated(" ", "[[a|", "b]]"),
    "half links in HTML": repeated("[[a", "<div>\n"),
    "half comments in HTML": repeated("<!-- notes-lsp: a\n", "<div>\n"),
    "raw text in HTML": repeated("<pre>", "<div>\n"),
    "one comment": repeated("[[a]] %% ", "<!-- "),
    "codes of a directive": repeated(
        "link.unresolved, ", "<!-- notes-lsp: ignore ", " -->\n[[x]]\n"
    ),
    "unknown codes of a directive": numbered(
        "link.x?, ", "<!-- notes-lsp: ignore ", " -->\n[[x]]\n"
    ),
    "codes that begin": numbered("link.x?, ", "<!-- notes-lsp: ignore-start ", " -->\n[[x]]\n"),
    "dates of a directive": repeated(
        "until=1 link.broken ", "<!-- notes-lsp: ignore ", " -->\n[[x]]\n"
    ),
    "a setext heading": repeated("a [[b]]\n", after="==="),
    "a long heading": repeated("a *b* ", "# "),
    "closing hashes": repeated("#", "# a "),
    "false closing hashes": repeated("# ", "# a "),
    "a fragment": repeated("#", "[[a"),
    "a fragment of blanks": repeated("# ", "[[a"),
    "steps of a fragment": numbered("#h?", "# h1\n## h2\n[[", "]]"),
    "a block id of carets": repeated("^", "[[a#", "]]"),
    "pipes of a link": repeated("|b", "[[a", "]]"),
    "a path": repeated("/a", "[[", "]]"),
    "a path upwards": repeated("../", "[[", "]]"),
    "a target upwards": repeated("../", "[x](", ")"),
    "backslashes in a link": repeated("\\", "[[a", "]]"),
    "a target of escapes": repeated("%5B", "[x](", ")"),
    "a target of entities": repeated("&amp;", "[x](", ")"),
    "a target of angles": repeated("<", "[a](", ")"),
    "a target that folds to more": repeated("ﷺ", "[[", "]]"),
    "a target of marks": repeated("\u0301", "[[a", "]]"),
    "a title": repeated("a\n", '[a]: b "'),
    "a tag": repeated("/a", "#t"),
    "a word": repeated("a", "https://"),
    "blanks in a false link": repeated(" ", "<div>\n[["),
    "a label": repeated("a ", "["),
    "a label of escapes": repeated("\\\\", "["),
    "half titles": repeated('[a]: b "\n'),
    "definitions": numbered("[a?]: b\n"),
    "used definitions": numbered("[a?]: b\n[a7] [x][a?]\n\n"),
    "definitions between paragraphs": numbered("[a?]: b\n\nc\n\n"),
    "undefined references": numbered("[x][r?] ", "[d]: e.md\n\n"),
    "half references": repeated("][", "[d]: e.md\n\n"),
    "footnotes": numbered("[^a?]: b [[c]]\n\nd[^a?]\n\n"),
    "footnotes in footnotes": numbered("[^a?]:\n    "),
    "links to many": numbered("[[a?]] "),
    "links with many names": numbered("[[a?|b?]]\n"),
    "links to many spellings": numbered("[[b?]] [[B?]]\n"),
    "links to many headings": numbered("# h?\n[[#h?]] [x](#h?)\n"),
    "links to many missing headings": numbered("# h?\n[[#g?]] [x](#g?)\n"),
    "links to many blocks": numbered("a ^b?\n\n[[#^b?]] [[#^c?]]\n"),
    "links along many headings": numbered("# h\n## h?\n### i\n[[#h#h?#i]]\n"),
    "links to many files": numbered("[x](f?.md) ![[a?.png|30]] "),
    "links of rows": numbered("| [[a?]] | b |\n", TABLE),
    "tags": numbered("#t? "),
    "ids in HTML": numbered('<a id="x?"></a>\n'),
    "prices": numbered("costs $?.50 and "),
    "prices on lines": numbered("$? [[a]] and $?\n\n"),
    "chapters": numbered("0:? Said\n", VIDEO),
    "labels of others": numbered(ANCHOR.replace("[00:00:35]", "[00:01:?]") + " ", VIDEO),
    "stamps of other videos": numbered("[1:02](https://youtu.be/abcdefghi?) ", VIDEO),
    "a list of stamps": repeated("00:01:05, ", VIDEO + "[", "00:01:05]"),
    "unclosed frontmatter": repeated("a: b\n", "---\n"),
    "many aliases": numbered("  - al ?\n", "---\naliases:\n", "---\n"),
    "many aliases in brackets": numbered("al ?, ", "---\naliases: [", "]\n---\n"),
    "links in frontmatter": numbered('  - "[[a?]]"\n', "---\nup:\n", "---\n"),
    "links in one value": numbered("[[a?]] ", '---\nup: "', '"\n---\n'),
    "a long title": repeated("é–’ ", "---\ntitle: ", "\n---\n"),
    "a long value": repeated("word ", '---\na: "', '"\n---\n'),
    "an unclosed value": repeated("word\n", '---\na: "', "---\n"),
    "lists in lists of YAML": repeated("- ", "---\na:\n  ", "x\n---\n"),
    "brackets in YAML": lambda length: f"---\na: {'[' * (length // 2)}{']' * (length // 2)}\n---\n",
    "braces in YAML": lambda length: (
        f"---\na: {'{a: ' * (length // 5)}{'}' * (length // 5)}\n---\n"
    ),
    "mappings in YAML": widening(lambda depth: " " * depth + "a:\n", "---\n", "---\n"),
    "uses of an anchor in YAML": numbered("b?: {<<: *a, c: *a}\n", "---\na: &a {c: d}\n", "---\n"),
    "one long line": repeated("words and [[a_link | with words]], [00:01:02] and more ", "# "),
}
"""Texts of other forms, by what they are."""

TEXTS: Final[dict[str, GrowingText]] = {
    **{repr(each): repeated(each) for group in PATTERNS.values() for each in group},
    **{f"stamps {each!r}": repeated(each, VIDEO) for each in NOTATIONS},
    **{f"header {each!r}": numbered(each, "---\n", "---\n# a\n") for each in HEADERS},
    **{f"behind {each!r}": repeated(each, "[d]: e.md\n\n") for each in BEHIND_A_DEFINITION},
    **SHAPES,
}
"""All of them, by name."""
