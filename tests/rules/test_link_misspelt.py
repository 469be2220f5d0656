"""`link.misspelt`: what is said of targets that are slips for names, and what is written instead.

Which names are like others is told in `tests/vault/test_spelling.py`.
"""

from __future__ import annotations

from notes_lsp.rules.judge import judge
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Links, Settings
from tests import vaultfix
from tests.memory import facts_of, vault_of
from tests.rules.checking import check, fix, fixes, text

CODE = "link.misspelt"

VAULT = """
//- a.md
See [[scaling_lawss | laws]], ![[scaling_lawss]], [[What a wafer cost]] and [[gone]].
//- scaling_laws.md
//- n1.md
---
title: What a wafer costs
---
"""


def test_a_misspelt_target_is_told_once_a_note_with_its_count() -> None:
    assert check(VAULT) == text(
        """
        a.md:1:7-1:20 information link.misspelt There is no note “scaling_lawss”: write scaling_laws, if that is meant (2 links in this note)
          scaling_laws.md:1:1-1:1 could be meant
        a.md:1:53-1:70 information link.misspelt There is no note “What a wafer cost”: write n1 (“What a wafer costs”), if that is meant
          n1.md:1:1-1:1 could be meant
        a.md:1:79-1:83 information link.unresolved There is no note “gone”: create it, or correct the name
        """  # noqa: E501
    )


def test_a_note_that_is_being_worked_on_gets_a_warning() -> None:
    vault = vault_of(vaultfix.read(VAULT).files)
    vault.uncommitted = frozenset({NotePath("a.md")})
    found = judge(vault, NotePath("a.md"))
    assert [item.level for item in found if item.code == CODE] == ["warning", "warning"]


def test_the_name_is_written_only_when_asked_for() -> None:
    assert fixes(VAULT, CODE) == text(
        """
        * offered: Write scaling_laws
        * offered: Write n1
        """
    )


def test_what_a_reader_sees_of_the_slip_is_put_right() -> None:
    assert (
        fix(VAULT, CODE)
        == text(
            """
        See [[scaling_laws | laws]], ![[scaling_laws]], [[n1 | What a wafer costs]] and [[gone]].
        """
        )
        + "\n"
    )


def test_the_heading_stays() -> None:
    source = """
        //- a.md
        [[Scaling lawss#Data]] [[Scaling lawss#Data|laws]]
        //- scaling_laws.md
        ---
        title: Scaling laws
        ---
        """
    assert fix(source, CODE) == (
        "[[scaling_laws#Data|Scaling laws > Data]] [[scaling_laws#Data|laws]]\n"
    )


def test_a_name_that_is_not_the_only_one_is_written_as_a_path() -> None:
    source = """
        //- x/a.md
        [[y/scaling_lawss]]
        //- y/scaling_laws.md
        //- z/scaling_laws.md
        """
    assert fix(source, CODE) == "[[y/scaling_laws]]\n"


def test_a_name_that_no_link_can_hold_is_only_told() -> None:
    source = """
        //- a.md
        [[Basics of programing]]
        //- Basics [of] programming.md
        """
    assert fixes(source, CODE) == ""


def test_a_list_of_what_is_to_come_has_its_slips_told() -> None:
    links = "".join(f"- [[topic_{number}]]\n" for number in range(50))
    said = check(f"//- hub.md\n{links}- [[scaling_lawss]]\n//- scaling_laws.md\n").splitlines()
    assert [line.split()[2] for line in said if line.startswith("hub")] == [
        "link.unresolved",
        CODE,
    ]


def test_targets_can_be_ignored() -> None:
    assert check(VAULT, CODE, settings=Settings(links=Links(ignore_targets=("*a*",)))) == ""


def test_what_leads_somewhere_is_no_slip() -> None:
    source = """
        //- a.md
        [[scaling_law]] [[Scaling Laws]]
        //- scaling_laws.md
        //- scaling_law.md
        """
    assert check(source, CODE) == ""


def test_a_wrong_path_to_the_right_name_is_no_slip() -> None:
    source = """
        //- a.md
        [[x/scaling_laws]]
        //- scaling_laws.md
        //- scaling_law.md
        """
    assert check(source, CODE) == ""
    assert "* offered: Write scaling_laws" in fixes(source, "link.unresolved")


def test_a_name_that_several_notes_elsewhere_have_is_left_to_unresolved() -> None:
    source = """
        //- a.md
        [[Scaling laws]]
        //- scaling_law.md
        //- x/one.md
        ---
        title: Scaling laws
        ---
        //- y/two.md
        ---
        title: Scaling laws
        ---
        """
    assert check(source, CODE) == ""


def test_it_goes_when_the_note_comes_and_comes_with_a_note_of_a_like_name() -> None:
    vault = vault_of({"a.md": "[[scaling_laws]]", "b.md": "[[chips]]"})

    def codes() -> list[str]:
        return [finding.code for finding in judge(vault, NotePath("a.md"))]

    assert codes() == ["link.unresolved"]
    assert vault.put(NotePath("n.md"), facts_of("---\ntitle: Scaling law\n---\n")) == {"a.md"}
    assert codes() == [CODE]
    assert vault.put(NotePath("scaling_laws.md"), facts_of("")) == {"a.md"}
    assert codes() == []
    assert vault.remove(NotePath("scaling_laws.md")) == {"a.md"}
    assert codes() == [CODE]
    assert vault.put(NotePath("n.md"), facts_of("")) == {"a.md"}
    assert codes() == ["link.unresolved"]
