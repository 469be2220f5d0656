"""`link.redirected`: links by a name that the settings lead on."""

from __future__ import annotations

import pytest

from notes_lsp.vault.settings import Links, Settings
from tests.rules.checking import check, fix, fixes

CODE = "link.redirected"
SETTINGS = Settings(
    links=Links(redirects={"gpu_market": "accelerator_market", "old": "gone", "both": "chips"})
)


def vault(line: str) -> str:
    return f"//- x/a.md\n{line}\n//- accelerator_market.md\n//- y/chips.md\n//- z/chips.md\n"


def test_an_old_name_is_shown_as_deprecated() -> None:
    assert check(vault("See [[gpu_market | GPUs]]."), settings=SETTINGS) == (
        "x/a.md:1:7-1:17 hint link.redirected (deprecated) "
        "“gpu_market” is the old name of accelerator_market: write accelerator_market"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[[gpu_market | GPUs]]", "[[accelerator_market | GPUs]]"),
        ("[[GPU Market]]", "[[accelerator_market | GPU Market]]"),
        ("[[gpu_market#Prices|p]]", "[[accelerator_market#Prices|p]]"),
        ("![[gpu_market]]", "![[accelerator_market]]"),
        ("[[both | c]]", "[[y/chips | c]]"),
    ],
)
def test_the_new_name_is_written(before: str, after: str) -> None:
    assert fixes(vault(before), CODE, settings=SETTINGS).startswith("* safe: Write ")
    assert fix(vault(before), CODE, settings=SETTINGS) == f"{after}\n"
    assert check(vault(after), CODE, settings=SETTINGS) == ""


def test_a_redirect_that_leads_nowhere_is_a_missing_note() -> None:
    assert check(vault("[[old]]"), settings=SETTINGS) == (
        "x/a.md:1:3-1:6 information link.unresolved "
        "There is no note “old”: create it, or correct the name"
    )


def test_without_the_setting_nothing_is_deprecated() -> None:
    assert check(vault("[[gpu_market]]"), CODE) == ""
