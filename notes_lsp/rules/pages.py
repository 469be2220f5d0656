"""The page of each rule: what it is about, for people. `pages/CODE.md` in this package."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

PAGES: Final = Path(__file__).with_name("pages")


def page(code: str) -> str:
    """The page of the rule `code`, as Markdown. Raises FileNotFoundError for no such rule."""
    return (PAGES / f"{code}.md").read_text(encoding="utf-8")


def summary(code: str) -> str:
    """What the rule `code` finds, in one sentence: the first one of its page."""
    return page(code).splitlines()[2]


@cache
def page_url(code: str) -> str:
    """Where an editor finds the page of the rule `code`: a file of the installed package."""
    return (PAGES / f"{code}.md").as_uri()
