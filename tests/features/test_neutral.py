"""Notes shown elsewhere: what a reader sees stays, what runs, loads or leads away does not."""

from __future__ import annotations

import re

import pyromark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes_lsp.features.neutral import neutralised

PLAIN = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
WITH_MATH = PLAIN | pyromark.Options.ENABLE_MATH
"""Two clients: one knows what is in every Markdown, one formulas too."""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # links of notes
        ("[[slug | An alias]] and [[Name]]", "An alias and Name"),
        ("[[a_b _c_]]", r"a_b \_c\_"),
        ("[[n#A#B]] [[#^id]] ![[chart.png]]", "n > A > B ^id chart.png"),
        ("![[x/chart.png#icon|300]]", "chart.png"),
        ("[[x | a `b` *c*]]", r"a \`b\` \*c\*"),
        ("[[x | ]]", "x"),
        ('[[ -z "$x" ]](javascript:y)', '&#91;[ -z "\\$x" ]](javascript:y)'),
        ("| [[a|b]] |\n|---|", "| b |\n|---|"),
        # stamps
        ('<a class="yt-timestamp" data-t="00:00:35">[00:00:35]</a>', "[00:00:35]"),
        ('<a class="yt-timestamp" data-t="00:35">[0:35]</a>(x)', r"\[0:35\](x)"),
        (
            "[0:35](#t=0:35) [[00:00:35]] [00:01:02, 00:03:04]",
            "[0:35] [00:00:35] [00:01:02, 00:03:04]",
        ),
        ("[1:02](https://youtu.be/abcdefghijk?t=62)", "[1:02](https://youtu.be/abcdefghijk?t=62)"),
        # links
        ("[*text*](https://a.b/c 'title')", "[*text*](https://a.b/c)"),
        ("[text](<https://a.b/c (d)>)", "[text](https://a.b/c%20%28d%29)"),
        ("[text](javascript:alert(1))", "text"),
        ("[text](JaVaScRiPt:x) [t](command:a) [t](file:///a) [t](//a.b)", "text t t t"),
        ("[text](java&#115;cript:x)", "text"),
        ("[text](other.md#H)", "text"),
        ("![alt](https://a.b/c.png) ![](d.png)", "alt "),
        ("[![alt](https://a.b/c.png)](https://a.b)", "[alt](https://a.b)"),
        ("<https://a.b> <javascript:x> <a@b.c>", "https://a.b javascript:x a@b.c"),
        ("[text][ref] [ref]\n\n[ref]: javascript:x", "text ref"),
        ("a[^1]\n\n[^1]: javascript:x", "a\\[^1\\]\n\n\\[^1\\]: javascript:x"),
        # HTML
        ("a<script>x</script>", "a&lt;script>x&lt;/script>"),
        ("<div onclick='x'>\n[[n]]\n</div>", "&lt;div onclick='x'>\nn\n&lt;/div>"),
        ("a <!-- b --> c", "a   c"),
        ("a <br/> \nb<br>c", "a   \nb c"),
        (r"\<b> \\<b>", r"\&lt;b> \\&lt;b>"),
        ("a < b &lt; &amp;", "a &lt; b &lt; &amp;"),
        # code
        ("`<b>` `[[a]]`", "`<b>` `[[a]]`"),
        ("```html\n<b>[[a]]\n```", "```html\n<b>[[a]]\n```"),
        ("```\n<b>", "```\n<b>\n```"),
        ("~~~~\n~~~\n<b>", "~~~~\n~~~\n<b>\n~~~~"),
        ("    <b>", "    <b>"),
        # formulas
        ("$a`b$ `<b>`", "\\$a`b$ `&lt;b>`"),
        (r"\$5 and $6", r"\$5 and \$6"),
        # Obsidian
        ("a %%b%% c", "a   c"),
        ("text ^id", "text"),
        ("> [!info]- Title *x*\n> [[n | body]]", "> **Info:** Title *x*\n> body"),
        ("> [!warning]\n> body", "> **Warning**\n> body"),
        # no frontmatter
        ("---\ntitle: x\n---", "---\ntitle: x\n---"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert neutralised(text) == shown


BITS = st.sampled_from(
    [
        *("<", "<b>", "<script>", "</script>", "<img src=x onerror=y>", "<!--", "-->", "<br/>"),
        *("`", "``", "```\n", "~~~\n", "$", "$$", "\\", "%%", "\n", "\n\n", "    ", "\t", "> "),
        *("[", "]", "[[", "]]", "](", ")", "!", "|", "![[", "[[a|b]]", "[[a`b]]", "[x](y:z)"),
        *("](javascript:x)", "](https://a.b)", "<javascript:x>", "<https://a.b>", "[x]: y:z\n"),
        *("- ", "1. ", "# ", "---\n", "> [!info] ", "| a |\n|---|\n", "^id", "&lt;", "&#60;", "*"),
        *('<a class="yt-timestamp" data-t="00:00:35">', "[00:00:35]", "</a>", "a", "é", "🙂", "\r"),
        *("{{youtube-timestamp 113}}", "[^1]", "[^1]: ", "<pre>", "<div>", "<?", "<![CDATA[", "{"),
    ]
)


def is_harmless(markdown: str, options: pyromark.Options) -> bool:
    """Whether a client with `options` shows neither HTML nor images nor links but to the web."""
    html = pyromark.html(markdown, options=options)
    if re.search(r"<(?:script|img|div|b|pre)\b(?!><code)|<[!?]", html):
        return False
    links = re.findall(r'href="([^"]*)"', html)
    return all(re.match(r"https?:|mailto:", link) for link in links)


@settings(max_examples=500)
@given(st.lists(BITS, max_size=12).map("".join))
def test_nothing_runs_loads_or_leads_away(text: str) -> None:
    markdown = neutralised(text)
    assert is_harmless(markdown, PLAIN)
    assert is_harmless(markdown, WITH_MATH)


@pytest.mark.parametrize(
    ("markdown", "harmless"),
    [
        ("<b>", False),
        ("![x](y)", False),
        ("[x](y:z)", False),
        ("[x](https://y)", True),
        ("`<b>`", True),
        ("a > b", True),
    ],
)
def test_the_check_can_fail(markdown: str, harmless: bool) -> None:
    assert is_harmless(markdown, PLAIN) is harmless
