"""That README.md's table of requests has each of them, with tests that there are, and names the
editors that were seen to use it, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from notes_lsp.lsp.methods import METHODS
from tests.readme_surface import EDITORS, README, Row, row, seen, table, with_editors

TEXT = README.read_text(encoding="utf-8")
ROWS = [row(line) for line in table(TEXT)]

by_row = pytest.mark.parametrize("listed", ROWS, ids=lambda listed: listed.methods[0])


def test_it_has_each_method_once() -> None:
    listed = [method for listed in ROWS for method in listed.methods]
    assert len(listed) == len(set(listed))
    assert {method.name for method in METHODS} - set(listed) == {"initialized"}


@by_row
def test_each_has_tests(listed: Row) -> None:
    assert listed.feature_tests
    assert [path for path in listed.feature_tests + listed.wire_tests if not path.exists()] == []


def names(method: str) -> list[str]:
    """How tests write a method: in full, or without what `Talk.ask` and others put before it."""
    if method.endswith(":"):
        return [method]
    return [f'"{method}"', f'"{method.split("/", 1)[-1]}"']


@by_row
def test_a_test_on_the_wire_uses_each_method(listed: Row) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in listed.wire_tests)
    unused = [method for method in listed.methods if not any(n in text for n in names(method))]
    assert unused == []


def test_it_names_the_editors_that_have_seen_each() -> None:
    assert with_editors(TEXT) == TEXT, "run: python -m tests.readme_surface"


def test_each_editor_with_a_run_has_left_what_it_saw() -> None:
    runs = {path.parent.name for path in (Path(__file__).parent / "e2e").glob("*/run.sh")}
    assert {EDITORS[name] for name in seen()} == runs & set(EDITORS.values())
