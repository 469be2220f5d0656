"""`link.ambiguous`: names that several notes have, none of them nearer."""

from __future__ import annotations

import pytest

from notes_lsp.vault.settings import Links, Settings
from tests.rules.checking import check, fix, fixes, text

CODE = "link.ambiguous"
QUARTZ = Settings(links=Links(resolution="quartz"))

NOTES = """
//- y/chips.md
//- z/chips.md
//- z/sub/chips.md
"""


def vault(line: str, path: str = "x/a.md") -> str:
    return f"//- {path}\n{line}\n{NOTES.lstrip()}"


def test_equals_are_told_with_all_candidates() -> None:
    assert check(vault("[[chips | GPUs]]")) == text(
        """
        x/a.md:1:3-1:8 information link.ambiguous “chips” is the name of 3 notes: write the path of the one you mean, such as y/chips
          y/chips.md:1:1-1:1 could be meant
          z/chips.md:1:1-1:1 could be meant
          z/sub/chips.md:1:1-1:1 could be meant
        """  # noqa: E501
    )


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("z/a.md", "[[chips]]"),
        ("z/sub/a.md", "[[chips]]"),
        ("z/other/a.md", "[[sub/chips]]"),
        ("x/a.md", "[[y/chips]] [[z/chips]] [[sub/chips]]"),
        ("x/a.md", "[[chips]](https://example.org) <b>[[[chips]]]</b>"),
        ("x/a.md", "`[[chips]]`"),
    ],
)
def test_a_nearer_note_or_a_path_settles_it(path: str, line: str) -> None:
    assert check(vault(line, path)) == ""


def test_names_that_differ_in_case_stay_reachable() -> None:
    source = """
        //- a.md
        [[acquiredFM]] [[acquiredfm]]
        //- acquiredFM.md
        //- acquiredfm.md
        """
    assert check(source) == ""


def test_a_path_is_offered_for_each_candidate() -> None:
    assert fixes(vault("[[chips]]"), CODE) == text(
        """
        * offered: Write y/chips
        - offered: Write z/chips
        - offered: Write z/sub/chips
        """
    )
    assert fix(vault("[[chips#Costs]]"), CODE) == "[[y/chips#Costs | chips > Costs]]\n"
    assert fix(vault("[[chips|c]]"), CODE, title="Write z/chips") == "[[z/chips|c]]\n"


def test_of_two_in_the_same_folder_none_is_safe() -> None:
    source = """
        //- a.md
        [[ACQUIREDFM]]
        //- acquiredFM.md
        //- acquiredfm.md
        """
    assert fixes(source, CODE) == text(
        """
        * offered: Write /acquiredFM
        - offered: Write /acquiredfm
        """
    )


def test_a_note_at_the_root_is_written_with_a_slash() -> None:
    source = """
        //- x/a.md
        [[chips | c]]
        //- chips.md
        //- z/chips.md
        """
    after = fix(source, CODE, title="Write /chips")
    assert after == "[[/chips | c]]\n"
    assert check(source.replace("[[chips", "[[/chips")) == ""


def test_a_site_takes_none_even_where_one_is_near() -> None:
    said = check(vault("[[chips]]", "y/a.md"), settings=QUARTZ)
    assert said.splitlines()[0] == (
        "y/a.md:1:3-1:8 warning link.ambiguous “chips” is the name of 3 notes, "
        "and the site takes none of them: write the path of the one you mean, such as y/chips"
    )
    assert fixes(vault("[[chips]]", "y/a.md"), CODE, settings=QUARTZ).splitlines()[0] == (
        "* safe: Write y/chips"
    )
    after = fix(vault("[[chips]]", "y/a.md"), CODE, settings=QUARTZ)
    assert after == "[[y/chips | chips]]\n"
    assert check(vault(after.rstrip(), "y/a.md"), settings=QUARTZ) == ""


def test_obsidian_takes_the_first_without_a_word() -> None:
    settings = Settings(links=Links(resolution="obsidian"))
    assert check(vault("[[chips]]"), settings=settings) == ""
