"""`link.unresolved`: which links lead nowhere, how often that is said, and how loud."""

from __future__ import annotations

import pytest

from notes_lsp.vault.settings import Links, Settings
from tests.rules.checking import check, fix, fixes, text

CODE = "link.unresolved"


def test_a_missing_target_is_told_once_a_note_with_its_count() -> None:
    said = check(
        """
        //- a.md
        See [[scaling_laws | laws]], [[b]] and [[scaling_laws]].
        Also ![[chips]].
        //- b.md
        From [[scaling_laws]].
        """
    )
    assert said == text(
        """
        a.md:1:7-1:19 information link.unresolved There is no note “scaling_laws”: create it, or correct the name (2 links in this note)
        a.md:2:9-2:14 information link.unresolved There is no note “chips”: create it, or correct the name
        b.md:1:8-1:20 information link.unresolved There is no note “scaling_laws”: create it, or correct the name
        """  # noqa: E501
    )


@pytest.mark.parametrize(
    "line",
    [
        "[[a]]",
        "[[#Costs]]",
        "[[#^claim]]",
        "[[chart.png]] ![[talk.mp4|300]]",
        "[[https://example.org/x | x]]",
        "[[00:24:36]] [[00:24:36]](https://youtu.be/x?t=1476)",
        "[[text]](https://example.org) [[1]](https://example.org) [[[YOUR-LAB]]]",
        "[[BUG]: title](https://example.org) [[12](https://example.org)]",
        '[[ -z "$x" ]] [[(not x)]] [[<% tp.file.title %>]] [[]]',
        "`[[gone]]` $[[gone]]$ <!-- [[gone]] --> %%[[gone]]%%",
        "    [[gone]]",
        "<div>[[gone]]</div>",
    ],
)
def test_what_is_no_link_to_a_note_is_never_missing(line: str) -> None:
    assert check(f"//- a.md\n{line}\n", CODE) == ""


def test_a_fenced_link_is_never_missing() -> None:
    assert check("//- a.md\n```sh\n[[gone]]\n```\n") == ""


@pytest.mark.parametrize("name", ["C#", "C++", "nikhil.kamath", "GPT 3.5", "🗂️ hub", "ثغرات"])
def test_odd_names_are_names(name: str) -> None:
    assert check(f"//- a.md\n[[{name}]] [[{name} | x]]\n//- {name}.md\n") == ""
    assert f"“{name}”" in check(f"//- a.md\n[[{name}]]\n")


def test_a_name_that_only_notes_elsewhere_share_tells_which() -> None:
    said = check(
        """
        //- a.md
        See [[Scaling Laws]].
        //- x/one.md
        ---
        title: Scaling laws
        ---
        //- y/two.md
        ---
        title: Scaling laws
        ---
        """
    )
    assert said == text(
        """
        a.md:1:7-1:19 information link.unresolved “Scaling Laws” is the name of 2 notes, none of them in this folder: write the path of the one you mean
          x/one.md:1:1-1:1 could be meant
          y/two.md:1:1-1:1 could be meant
        """  # noqa: E501
    )


def hub(missing: int) -> str:
    return "//- hub.md\n" + "".join(f"- [[topic_{number}]]\n" for number in range(missing))


def test_a_hub_says_it_once() -> None:
    assert check(hub(50)) == (
        "hub.md:1:5-1:12 hint link.unresolved "
        "50 links of this note lead to no note; the first is “topic_0”"
    )
    assert len(check(hub(49)).splitlines()) == 49


def folder(links: int, dangling: int) -> str:
    """A folder with so many links, one of which is missing in `a.md`, the rest elsewhere."""
    texts = ["[[gone]]\n"]
    texts += [f"[[gone_{number}]]\n" for number in range(dangling - 1)]
    texts += ["[[0]]\n"] * (links - dangling)
    return "".join(f"//- x/{number}.md\n{line}" for number, line in enumerate(texts))


@pytest.mark.parametrize(
    ("links", "dangling", "level"),
    [
        (50, 15, "information"),
        (50, 16, "hint"),
        (49, 49, "information"),
    ],
)
def test_where_many_links_dangle_one_more_is_no_news(links: int, dangling: int, level: str) -> None:
    said = check(folder(links, dangling) + "//- y/a.md\n[[gone]]\n").splitlines()
    levels = {line.split()[1] for line in said if line.startswith("x/")}
    assert levels == {level}
    assert said[-1].startswith("y/a.md:1:3-1:7 information")


def test_targets_can_be_ignored() -> None:
    settings = Settings(links=Links(ignore_targets=("todo_*",)))
    assert check("[[todo_x]] [[Todo_x]]", settings=settings) == (
        "note.md:1:14-1:20 information link.unresolved "
        "There is no note “Todo_x”: create it, or correct the name"
    )


def test_a_level_can_be_set_or_the_rule_turned_off() -> None:
    assert check("[[gone]]", settings=Settings(rules={CODE: "error"})).split()[1] == "error"
    assert check("[[gone]]", settings=Settings(rules={CODE: "off"})) == ""


def test_the_link_can_be_removed_and_its_text_stays() -> None:
    assert (
        fix(
            "[[gone | Gone]], [[gone]] and ![[gone#Part]]",
            CODE,
            title="Remove the link, keep its text",
        )
        == "Gone, gone and gone"
    )


def test_a_link_with_an_empty_alias_keeps_its_target() -> None:
    assert fix("[[gone | ]].", CODE, title="Remove the link, keep its text") == "gone."


SIMILAR = """
//- x/a.md
[[ai_scaling_laws | laws]] [[AI Scaling Laws#Data]] [[quite_another]]
//- x/scaling_laws.md
"""


def test_the_nearest_name_is_offered_and_never_taken_unasked() -> None:
    assert fixes(SIMILAR, CODE) == text(
        """
        - offered: Remove the link, keep its text
        * offered: Write scaling_laws
        - offered: Remove the link, keep its text
        * offered: Write scaling_laws
        - offered: Remove the link, keep its text
        """
    )
    assert fix(SIMILAR, CODE) == "[[scaling_laws | laws]] [[scaling_laws#Data]] [[quite_another]]\n"


def test_the_nearest_name_elsewhere_is_written_as_a_path_where_it_must() -> None:
    source = """
        //- x/a.md
        [[y/ai_scaling_laws]]
        //- y/scaling_laws.md
        //- z/scaling_laws.md
        """
    assert fix(source, CODE) == "[[y/scaling_laws]]\n"


def test_a_misspelt_target_is_missing_only_where_nobody_else_says_so() -> None:
    source = """
        //- a.md
        [[scaling_lawss]] [[gone]]
        //- scaling_laws.md
        """
    assert check(source, CODE).count("There is no note") == 1
    assert "“gone”" in check(source, CODE)
    levels = Settings(rules={"link.misspelt": "off"})
    assert len(check(source, settings=levels).splitlines()) == 2
    assert check(source, "link.misspelt", settings=levels) == ""


def test_a_name_that_no_link_can_hold_is_not_offered() -> None:
    source = """
        //- a.md
        [[Cpp basics]]
        //- C# pp basics.md
        """
    assert "Write" not in fixes(source, CODE)
