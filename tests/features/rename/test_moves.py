"""Links when files move: each leads where it led, in the style that it had."""

from __future__ import annotations

from textwrap import dedent

import pytest

from notes_lsp.features.rename.links import plan_moves
from notes_lsp.features.rename.plan import Refused, made
from notes_lsp.vault.moving import Moves, NewNames
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Links, Settings
from tests import vaultfix
from tests.features.rename.renaming import carried_out, written
from tests.memory import vault_of


def check(
    source: str,
    moves: dict[str, str],
    expected: str,
    *,
    titles: dict[str, str] | None = None,
    settings: Settings | None = None,
) -> None:
    """Compare the files of `source` that are other ones after `moves`."""
    files = vaultfix.read(source).files
    vault = vault_of(files, settings)
    before = vault_of(files, settings).index
    plan = made(plan_moves(vault, moves_of(moves, titles)))
    assert vault.index == before
    after = {
        path: text for path, text in carried_out(files, plan).items() if files.get(path) != text
    }
    assert written(after) == dedent(expected).lstrip("\n")


def moves_of(moves: dict[str, str], titles: dict[str, str] | None = None) -> Moves:
    return Moves(
        {NotePath(old): NotePath(new) for old, new in moves.items() if old.endswith(".md")},
        {old: new for old, new in moves.items() if not old.endswith(".md")},
        {NotePath(path): NewNames(title) for path, title in (titles or {}).items()},
    )


def test_each_style_is_kept() -> None:
    check(
        """
        //- talks/mill.md
        # Wheel
        [[#Wheel]]
        //- talks/a.md
        [[mill]] [[ mill | the mill ]] [[mill#Wheel]] [[mill.md]] [[talks/mill]] [[/talks/mill]]
        [[./mill|x]] [[../talks/mill]] ![[mill]] [x](mill.md) [x](./mill) [x](/talks/mill.md#wheel)
        | [[mill\\|x]] |
        | --- |

        [d]: <mill.md>
        //- b.md
        [[mill]] [x](talks/mill.md "title")
        """,
        {"talks/mill.md": "talks/fab.md"},
        """
        //- b.md
        [[fab]] [x](talks/fab.md "title")
        //- talks/a.md
        [[fab]] [[ fab | the mill ]] [[fab#Wheel]] [[fab.md]] [[talks/fab]] [[/talks/fab]]
        [[./fab|x]] [[./fab]] ![[fab]] [x](fab.md) [x](./fab) [x](/talks/fab.md#wheel)
        | [[fab\\|x]] |
        | --- |

        [d]: <fab.md>
        //- talks/fab.md
        # Wheel
        [[#Wheel]]
        """,
    )


def test_a_note_that_moves_takes_its_links_with_it() -> None:
    check(
        """
        //- a/mill.md
        [[./other]] [x](other.md) ![p](../p.png) [[b]] [[#x]] [w](https://x.org/other.md)
        //- a/other.md
        [[mill]] [[a/mill]] [[./mill]] [x](mill.md)
        //- b.md
        [[mill]]
        //- p.png
        """,
        {"a/mill.md": "c/d/mill.md"},
        """
        //- a/other.md
        [[mill]] [[c/d/mill]] [[../c/d/mill]] [x](../c/d/mill.md)
        //- c/d/mill.md
        [[../../a/other]] [x](../../a/other.md) ![p](../../p.png) [[b]] [[#x]] [w](https://x.org/other.md)
        """,
    )


def test_a_name_that_is_not_enough_becomes_a_path_and_is_read_as_before() -> None:
    check(
        """
        //- a/mill.md
        //- b/fab.md
        //- c/x.md
        [[fab]] [[mill | it]] [[mill]]
        """,
        {"a/mill.md": "d/fab.md"},
        """
        //- c/x.md
        [[b/fab | fab]] [[d/fab | it]] [[d/fab]]
        //- d/fab.md
        """,
    )


def test_a_link_that_the_new_name_would_capture_is_freed() -> None:
    check(
        """
        //- a/mill.md
        //- b/fab.md
        //- a/x.md
        [[fab]] [[fab | it]]
        """,
        {"a/mill.md": "a/fab.md"},
        """
        //- a/fab.md
        //- a/x.md
        [[b/fab | fab]] [[b/fab | it]]
        """,
    )


def test_links_by_alias_and_by_a_title_that_stays_are_left_alone() -> None:
    check(
        """
        //- mill.md
        ---
        title: The Mill
        aliases: [Old Mill]
        ---
        //- x.md
        [[Old Mill]] [[the mill]] [[mill]]
        """,
        {"mill.md": "fab.md"},
        """
        //- fab.md
        ---
        title: The Mill
        aliases: [Old Mill]
        ---
        //- x.md
        [[Old Mill]] [[the mill]] [[fab]]
        """,
    )


def test_a_link_by_alias_that_the_new_name_would_capture_is_read_as_before() -> None:
    check(
        """
        //- mill.md
        ---
        aliases: [Fab]
        ---
        //- other.md
        //- x.md
        [[Fab]] [[Fab#A]] [[Fab | it]]
        """,
        {"other.md": "fab.md"},
        """
        //- fab.md
        //- x.md
        [[mill | Fab]] [[mill#A | Fab > A]] [[mill | it]]
        """,
    )


def test_a_link_by_title_follows_the_title() -> None:
    check(
        """
        //- mill.md
        ---
        title: The Mill
        ---
        //- x.md
        [[The Mill]] [[the-mill]] [[mill]]
        """,
        {"mill.md": "fab.md"},
        """
        //- fab.md
        ---
        title: The Mill
        ---
        //- x.md
        [[The Fab]] [[fab]] [[fab]]
        """,
        titles={"mill.md": "The Fab"},
    )


def test_a_rename_in_case_alone() -> None:
    check(
        "//- mill.md\n//- x.md\n[[mill]] [[MILL]]\n",
        {"mill.md": "Mill.md"},
        "//- Mill.md\n//- x.md\n[[Mill]] [[MILL]]\n",
    )


def test_twins_that_differ_in_case_stay_apart() -> None:
    check(
        "//- mill.md\n//- MILL.md\n//- x.md\n[[mill]] [[MILL]]\n",
        {"mill.md": "fab.md"},
        "//- fab.md\n//- x.md\n[[fab]] [[MILL]]\n",
    )


def test_two_notes_can_change_places() -> None:
    check(
        "//- a.md\n[[b]]\n//- b.md\n[[a]]\n//- x.md\n[[a]] [[b]]\n",
        {"a.md": "b.md", "b.md": "a.md"},
        "//- x.md\n[[b]] [[a]]\n",
    )


def test_a_whole_folder() -> None:
    check(
        """
        //- old/a.md
        [[old/b]] [[b]] [x](b.md) ![[p.png]] ![[old/p.png]] ![x](p.png)
        //- old/b.md
        [[../x]]
        //- old/p.png
        //- x.md
        [[old/a]] [[a]] ![x](old/p.png)
        """,
        {"old/a.md": "new/in/a.md", "old/b.md": "new/in/b.md", "old/p.png": "new/in/p.png"},
        """
        //- new/in/a.md
        [[new/in/b]] [[b]] [x](b.md) ![[p.png]] ![[new/in/p.png]] ![x](p.png)
        //- new/in/b.md
        [[../../x]]
        //- new/in/p.png
        //- x.md
        [[new/in/a]] [[a]] ![x](new/in/p.png)
        """,
    )


def test_a_path_that_is_only_a_part_of_one_is_made_whole() -> None:
    check(
        """
        //- x.md
        [[old/a]] [[/old/a]] [x](old/a.md) [[a]] [[./old/a]]
        //- old/a.md
        """,
        {"old/a.md": "new/old/a.md"},
        """
        //- new/old/a.md
        //- x.md
        [[new/old/a]] [[/new/old/a]] [x](new/old/a.md) [[a]] [[./new/old/a]]
        """,
    )


def test_a_place_that_is_taken_is_refused() -> None:
    files = vaultfix.read("//- a.md\n//- b.md\n//- c.md\n//- p.png\n").files
    for moves in ({"a.md": "b.md"}, {"a.md": "d.md", "b.md": "d.md"}, {"a.md": "p.png"}):
        with pytest.raises(Refused, match="there is already a file"):
            made(plan_moves(vault_of(files), moves_of(moves)))


def test_links_written_the_other_way_round() -> None:
    check(
        "//- mill.md\n//- x.md\n[[The mill|mill#A]] [[mill]]\n",
        {"mill.md": "fab.md"},
        "//- fab.md\n//- x.md\n[[The mill|fab#A]] [[fab]]\n",
        settings=Settings(links=Links(alias_first=True)),
    )


def test_a_redirect_that_loses_its_note_is_written_out() -> None:
    check(
        "//- mill.md\n//- x.md\n[[windmill]] [[windmill | it]]\n",
        {"mill.md": "fab.md"},
        "//- fab.md\n//- x.md\n[[fab]] [[fab | it]]\n",
        settings=Settings(links=Links(redirects={"windmill": "mill"})),
    )


def test_destinations_are_written_as_their_writers_do() -> None:
    check(
        "//- the mill.md\n//- x.md\n[a](the%20mill.md) [b](<the mill.md>) [c](the%20mill)\n",
        {"the mill.md": "the fab (2).md"},
        "//- the fab (2).md\n//- x.md\n"
        "[a](the%20fab%20%282%29.md) [b](<the fab (2).md>) [c](the%20fab%20%282%29)\n",
    )


def test_what_leads_somewhere_now_is_told() -> None:
    files = vaultfix.read("//- mill.md\n//- x.md\n[[fab]] [[nobody]] [x](fab.md)\n").files
    plan = made(plan_moves(vault_of(files), moves_of({"mill.md": "fab.md"})))
    assert [place.span.of(files[place.path]) for place in plan.newly_found] == ["fab", "fab.md"]
    assert plan.edits == {}


def test_what_no_link_could_lead_to_is_refused() -> None:
    files = vaultfix.read("//- mill.md\n//- x.md\n[[mill]]\n").files
    with pytest.raises(Refused, match=r"no link in “x” could lead to a#b\.md"):
        made(plan_moves(vault_of(files), moves_of({"mill.md": "a#b.md"})))
