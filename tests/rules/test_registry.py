"""Each rule has a page, an example in it, and tests; and the pages look alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from notes_lsp.rules import suppression_unused
from notes_lsp.rules.finding import Rule
from notes_lsp.rules.pages import PAGES, page, page_url, summary
from notes_lsp.rules.registry import RULES

CODES = [rule.code for rule in RULES]
HEADINGS = ["## Why it matters", "## Example", "## Fix", "## Configure"]


def test_codes_are_words_with_a_namespace_and_none_is_there_twice() -> None:
    assert [
        code for code in CODES if not re.fullmatch(r"[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*", code)
    ] == []
    assert len(set(CODES)) == len(CODES)


def test_each_rule_has_a_page_and_each_page_a_rule() -> None:
    assert sorted(path.name for path in PAGES.iterdir()) == sorted(f"{code}.md" for code in CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_page_says_what_why_and_how(code: str) -> None:
    lines = page(code).splitlines()
    assert lines[:2] == [f"# {code}", ""]
    assert re.fullmatch(r"[A-Z].*\.", summary(code))
    assert lines[3] == ""
    assert [line for line in lines if line.startswith("## ") and line in HEADINGS] == HEADINGS
    assert "\nBefore" in page(code)
    assert "\nAfter" in page(code)
    assert f'[rules]\n"{code}" = "' in page(code)


def test_the_page_of_a_rule_has_an_address() -> None:
    url = page_url("link.unresolved")
    assert url.startswith("file:///")
    assert url.endswith("/pages/link.unresolved.md")


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_a_rule_looks_at_notes_or_at_stamps(rule: Rule) -> None:
    checks = [check for check in (rule.check, rule.check_stamp) if check is not None]
    # What is wrong with directives is known after all others have spoken: `judge` sees to that.
    assert len(checks) == (0 if rule is suppression_unused.RULE else 1)


def test_what_is_no_defect_to_most_is_off() -> None:
    """Rules that some vaults have and others don't, and nothing tells which."""
    assert [rule.code for rule in RULES if rule.level == "off"] == ["frontmatter.slug"]


@pytest.mark.parametrize("code", CODES)
def test_each_code_is_tested(code: str) -> None:
    tests = [
        path.read_text("utf-8")
        for path in Path(__file__).parent.glob("test_*.py")
        if path.name != Path(__file__).name
    ]
    assert any(code in text for text in tests)
