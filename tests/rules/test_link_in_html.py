"""`link.in-html`: links where no Markdown is read."""

from __future__ import annotations

import pytest

from tests.rules.checking import check, fixes

CODE = "link.in-html"


def vault(body: str) -> str:
    return f"//- a.md\n{body}\n//- no_code.md\n//- chart.png\n"


def test_a_link_to_a_note_is_marked() -> None:
    source = vault("<div>\nSee [[no_code | tools]].\n</div>")
    assert check(source) == (
        "a.md:2:5-2:24 hint link.in-html In HTML the link to “no_code” stays plain text: "
        "put it into a paragraph of its own, or write <a href>"
    )
    assert fixes(source) == ""


def test_a_file_is_marked_too() -> None:
    assert check(vault("<div>![[chart.png]]</div>"), CODE).startswith("a.md:1:6-1:20 hint ")


@pytest.mark.parametrize(
    "body",
    [
        "<div>\n\nSee [[no_code]].\n\n</div>",
        "Within <b>[[no_code]]</b> a paragraph.",
        "<div>[[gone]] [[ngModel]] [[#Top]]</div>",
        "<div>[[no_code]](https://example.org)</div>",
        "<script>\nlet a = [[no_code]]\n</script>",
        "<!-- [[no_code]] -->",
    ],
)
def test_markdown_and_code_are_left_alone(body: str) -> None:
    assert check(vault(body)) == ""
