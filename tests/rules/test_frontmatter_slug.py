"""`frontmatter.slug`: titles and file names that disagree."""

from __future__ import annotations

from typing import Literal

import pytest

from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Notes, Settings
from tests.memory import facts_of, vault_of
from tests.rules import checking
from tests.rules.checking import text

CODE = "frontmatter.slug"
ON = Settings(rules={CODE: "warning"})


def titled(title: str) -> str:
    return f"---\ntitle: {title}\n---\n"


def vault(path: str, title: str, others: int = 9) -> str:
    notes = "".join(f"//- x/part_{n}.md\n{titled(f'Part {n}')}" for n in range(others))
    return f"//- {path}\n{titled(title)}{notes}"


def check(source: str) -> str:
    return checking.check(source, CODE, settings=ON)


def test_it_is_off_unless_asked_for() -> None:
    source = vault("x/scaling_law.md", "Scaling Laws")
    assert checking.check(source) == ""
    assert check(source) == text(
        f"""
        x/scaling_law.md:2:8-2:20 warning {CODE} By its title this note would be scaling_laws.md, as nearly all notes of the folder are named: rename the file, or correct the title
        """  # noqa: E501
    )


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("x/scaling_laws.md", "Scaling Laws!"),
        ("x/scaling-laws.md", "Scaling Laws"),
        ("x/Scaling Laws.md", "Scaling Laws"),
        ("x/kamath.nikhil.md", "kamath.nikhil"),
        ("x/what.md", "???"),
        ("x/what.md", ""),
        ("y/what.md", "Scaling Laws"),
    ],
)
def test_what_agrees_by_some_rule_or_has_none_is_left_alone(path: str, title: str) -> None:
    assert check(vault(path, title)) == ""


@pytest.mark.parametrize(
    ("wanted", "path", "name"),
    [
        ("underscore", "a-note.md", "a_note.md"),
        ("underscore", "a_note.md", ""),
        ("dash", "a_note.md", "a-note.md"),
        ("dash", "a-note.md", ""),
        ("title", "a_note.md", "A note.md"),
        ("title", "A note.md", ""),
        ("none", "x.md", ""),
    ],
)
def test_the_settings_may_name_a_rule(
    wanted: Literal["underscore", "dash", "title", "none"], path: str, name: str
) -> None:
    settings = Settings(rules={CODE: "warning"}, notes=Notes(slug=wanted))
    said = checking.check(f"//- {path}\n{titled('A note')}", CODE, settings=settings)
    expected = f"would be {name}, as the settings want it: rename the file, or correct the title"
    assert expected in said if name else said == ""


def test_ten_notes_make_a_rule_and_one_of_ten_may_break_it() -> None:
    assert check(vault("x/scaling_law.md", "Scaling Laws", others=8)) == ""
    second = f"//- x/other.md\n{titled('Another')}"
    assert check(vault("x/scaling_law.md", "Scaling Laws") + second) == ""


@pytest.mark.parametrize(
    ("written", "after"),
    [("Scaling Laws", "Scaling law"), ("'Scaling Laws'", "'Scaling law'")],
)
def test_a_title_that_gives_the_name_is_offered(written: str, after: str) -> None:
    source = vault("x/scaling_law.md", written)
    assert checking.fixes(source, CODE, settings=ON) == "* offered: Write the title Scaling law"
    assert checking.fix(source, CODE, settings=ON) == titled(after)


def test_no_title_is_offered_that_does_not_give_the_name() -> None:
    source = vault("x/Scaling_law.md", "Scaling Laws")
    assert check(source) != ""
    assert checking.fixes(source, CODE, settings=ON) == ""


def test_a_rule_that_begins_or_ends_concerns_the_notes_of_the_folder() -> None:
    notes = {f"x/part_{n}.md": titled(f"Part {n}") for n in range(9)}
    vault = vault_of({**notes, "y/a.md": titled("A")})
    last = NotePath("x/law.md")
    assert vault.put(last, facts_of(titled("Scaling"))) == {NotePath(path) for path in notes}
    assert vault.put(last, facts_of(titled("Scaling laws"))) == set()
    assert vault.remove(last) == {NotePath(path) for path in notes}
