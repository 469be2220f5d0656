"""`notes-lsp rule`: one page, or all in a list."""

from __future__ import annotations

from notes_lsp.rules.pages import page
from notes_lsp.rules.registry import RULES
from tests.cli.conftest import Run
from tests.cli.outcome import Outcome


def test_the_page_of_a_rule(run: Run) -> None:
    assert run("rule", "link.unresolved") == Outcome(0, page("link.unresolved"))


def test_all_rules_with_their_level_and_what_they_find(run: Run) -> None:
    said = run("rule")
    lines = said.out.splitlines()
    assert (said.code, len(lines)) == (0, len(RULES))
    assert lines == sorted(lines)
    assert [" ".join(line.split()) for line in lines if line.startswith("link.unresolved")] == [
        "link.unresolved information A wikilink names a note that is not there."
    ]


def test_a_code_that_is_no_rule(run: Run) -> None:
    assert run("rule", "link.unresolvd") == Outcome(
        2, "", "notes-lsp: there is no rule 'link.unresolvd': did you mean 'link.unresolved'?\n"
    )
    assert run("rule", "x") == Outcome(
        2, "", "notes-lsp: there is no rule 'x': notes-lsp rule lists them all\n"
    )
