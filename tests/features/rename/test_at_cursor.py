"""Renaming what stands at the cursor: what is offered, and the files afterwards."""

from __future__ import annotations

from textwrap import dedent

import pytest

from notes_lsp.features.rename.at_cursor import rename, renaming_at
from notes_lsp.features.rename.plan import Plan, Refused, made
from notes_lsp.text.span import apply_edits
from notes_lsp.vault.paths import NotePath
from tests import vaultfix
from tests.features.rename.renaming import carried_out, written
from tests.memory import here_at, vault_of


def plan_of(source: str, wanted: str) -> tuple[dict[str, str], Plan]:
    """The files of `source`, and what a rename at its cursor does to them."""
    fixture = vaultfix.read(source)
    path, offset = fixture.cursor
    vault = vault_of(fixture.files)
    before = vault_of(fixture.files).index
    planning = rename(here_at(vault, path, fixture.files[path]), offset, wanted)
    assert planning is not None, "nothing to rename"
    plan = made(planning)
    assert vault.index == before
    return fixture.files, plan


def check(source: str, wanted: str, expected: str) -> Plan:
    """Compare the files of `source` that are other ones after the rename."""
    files, plan = plan_of(source, wanted)
    after = {
        path: text for path, text in carried_out(files, plan).items() if files.get(path) != text
    }
    assert written(after) == dedent(expected).lstrip("\n")
    return plan


def check_refused(source: str, wanted: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        plan_of(source, wanted)


def offered(source: str) -> tuple[str, str] | None:
    """What is renamed at the cursor: the text that the editor puts its box on, and the name in
    that."""
    fixture = vaultfix.read(source)
    path, offset = fixture.cursor
    text = fixture.files[path]
    renaming = renaming_at(here_at(vault_of(fixture.files), path, text), offset)
    if renaming is None:
        return None
    assert renaming.span.touches(offset)
    return renaming.span.of(text), renaming.name


NOTE = "//- img/p.png\n//- the_mill.md\n---\ntitle: The Mill\n---\n# Top\n## *The* Wheel ^w\n"


@pytest.mark.parametrize(
    ("line", "span", "name"),
    [
        ("[[the_$0mill]]", "the_mill", "The Mill"),
        ("[[$0the_mill | it]]", "the_mill", "The Mill"),
        ("[[the_mill | i$0t]]", "it", "The Mill"),
        ("$0[[the_mill]]", "[[the_mill]]", "The Mill"),
        ("[[the_mill#The W$0heel]]", "The Wheel", "*The* Wheel"),
        ("[[the_mill# To$0p # The Wheel]]", "Top", "Top"),
        ("[[the_mill#Top#the w$0heel]]", "the wheel", "*The* Wheel"),
        ("[[the_mill#Top$0|x]]", "Top", "Top"),
        ("[[the_mi$0ll#Top|x]]", "the_mill", "The Mill"),
        ("[[the_mill#^$0w]]", "^w", "w"),
        ("[[mis$0sing | x]]", "missing", "missing"),
        ("[x](the_m$0ill.md#top)", "the_mill.md", "The Mill"),
        ("[x](the_mill.md#t$0op)", "top", "Top"),
        ("[$0x](the_mill.md#top)", "[x](the_mill.md#top)", "Top"),
        ("![[img/p.pn$0g|100]]", "img/p.png", "p.png"),
        ("![x](img/p.p$0ng)", "img/p.png", "p.png"),
        ("![$0x](img/p.png)", "![x](img/p.png)", "p.png"),
        ("some #ta$0g/in text", "tag/in", "tag/in"),
        ("some $0#tag text", "#tag", "tag"),
        ("text ^i$0d", "id", "id"),
        ("text[^on$0e]\n\n[^one]: text", "one", "one"),
        ("text[^one]\n\n[^on$0e]: text", "one", "one"),
        ("[x][la$0b]\n\n[lab]: x.md", "lab", "lab"),
        ("[x][lab]\n\n[l$0ab]: x.md", "lab", "lab"),
        ("[la$0b]\n\n[lab]: x.md", "lab", "lab"),
        ("[x]\n\n[x]: the_$0mill.md#top", "the_mill.md", "The Mill"),
        ("## A *b$0* ##", "A *b*", "A *b*"),
        ("#$0# A", "# A", "A"),
        ("Set$0ext\n===", "Setext", "Setext"),
        ("# Head $0^id", "^id", "id"),
    ],
)
def test_what_is_offered(line: str, span: str, name: str) -> None:
    assert offered(f"//- a.md\n{line}\n{NOTE}") == (span, name)


@pytest.mark.parametrize(
    ("matter", "span", "name"),
    [
        ("title: The M$0ill", "The Mill", "The Mill"),
        ("aliases: [Old $0Mill, x]", "Old Mill", "Old Mill"),
        ('alias: "Old $0Mill"', "Old Mill", "Old Mill"),
        ("tags: [a, b/$0c]", "b/c", "b/c"),
        ("tags: a, $0b", "b", "b"),
    ],
)
def test_what_is_offered_in_frontmatter(matter: str, span: str, name: str) -> None:
    assert offered(f"//- the_mill.md\n---\n{matter}\n---\n") == (span, name)


@pytest.mark.parametrize(
    "line",
    [
        "te$0xt",
        "$0",
        "[x](https://x.o$0rg/a)",
        "[x](miss$0ing.md)",
        "[[the_mill#No such $0heading]]",
        "`[[the_$0mill]]`",
        "[00:01:0$02]",
        "https://x.$0org",
        "text[^no$0ne]\n\n[^one]: long te$0xt"[:12],
        "[^one]: long te$0xt",
    ],
)
def test_where_nothing_is_offered(line: str) -> None:
    assert offered(f"//- a.md\n{line}\n{NOTE}") is None


# Headings


def test_all_that_means_a_heading_follows() -> None:
    check(
        """
        //- a.md
        # Top
        ## Co$0sts
        ### Fuel
        [[#Costs]] [[#costs | x]] [[#Top#Costs]]
        [[#Top # Costs # Fuel]] [[#Fuel]]
        [x](#costs) [y](#fuel)

        [z]: <#costs> "t"
        //- b.md
        [[a#Costs]] ![[a#COSTS]] [[a#Costs#Fuel]]
        [[a#Costs#^id]] [x](a.md#costs) [y](./a#Costs)
        [[b#Costs]] [[c#Costs]]
        //- c.md
        # Costs
        """,
        "What it costs",
        """
        //- a.md
        # Top
        ## What it costs
        ### Fuel
        [[#What it costs]] [[#What it costs | x]] [[#Top#What it costs]]
        [[#Top # What it costs # Fuel]] [[#Fuel]]
        [x](#what-it-costs) [y](#fuel)

        [z]: <#what-it-costs> "t"
        //- b.md
        [[a#What it costs]] ![[a#What it costs]] [[a#What it costs#Fuel]]
        [[a#What it costs#^id]] [x](a.md#what-it-costs) [y](./a#What%20it%20costs)
        [[b#Costs]] [[c#Costs]]
        """,
    )


def test_a_heading_from_a_link_in_another_note() -> None:
    check(
        "//- a.md\n[[b#On$0e|x]]\n//- b.md\n---\nt: u\n---\n\nOne\n---\n[[#One]]\n",
        "Two",
        "//- a.md\n[[b#Two|x]]\n//- b.md\n---\nt: u\n---\n\nTwo\n---\n[[#Two]]\n",
    )


def test_a_block_id_and_closing_signs_of_a_heading_stay() -> None:
    check(
        "//- a.md\n# On$0e ^id\n## B ##\n[[#^id]]\n",
        "Two",
        "//- a.md\n# Two ^id\n## B ##\n[[#^id]]\n",
    )
    check("//- a.md\n## B$0 ##\n", "C", "//- a.md\n## C ##\n")


def test_markup_of_a_heading_is_none_of_its_name() -> None:
    check(
        "//- a.md\n# O$0ne\n[[#One]] [x](#one)\n",
        "*Two* | [three](x.md) #4",
        "//- a.md\n# *Two* | [three](x.md) #4\n[[#Two three 4]] [x](#two--three-4)\n",
    )


def test_a_slug_in_a_wikilink_stays_one() -> None:
    check(
        "//- a.md\n# The c$0osts\n[[#the-costs]] [[#The costs]]\n",
        "No Costs",
        "//- a.md\n# No Costs\n[[#no-costs]] [[#No Costs]]\n",
    )


def test_headings_of_one_name_stay_apart() -> None:
    check(
        """
        //- a.md
        # A
        ## Costs
        # B
        ## Co$0sts
        [[#Costs]] [[#A#Costs]] [[#B#Costs]] [x](#costs) [y](#costs-1)
        """,
        "Prices",
        """
        //- a.md
        # A
        ## Costs
        # B
        ## Prices
        [[#Costs]] [[#A#Costs]] [[#B#Prices]] [x](#costs) [y](#prices)
        """,
    )
    check(
        """
        //- a.md
        # A
        ## Co$0sts
        # B
        ## Costs
        [[#Costs]] [[#B#Costs]] [x](#costs) [y](#costs-1)
        """,
        "Prices",
        """
        //- a.md
        # A
        ## Prices
        # B
        ## Costs
        [[#Prices]] [[#B#Costs]] [x](#prices) [y](#costs)
        """,
    )


def test_links_that_a_heading_would_capture_are_freed() -> None:
    check(
        """
        //- a.md
        # A
        ## X$0
        # B
        ## Costs
        [[#Costs]] [x](#costs) [[#X]] [y](#x)
        """,
        "Costs",
        """
        //- a.md
        # A
        ## Costs
        # B
        ## Costs
        [[#B#Costs]] [x](#costs-1) [[#Costs]] [y](#costs)
        """,
    )


def test_a_heading_that_links_could_not_tell_from_another_is_not_made() -> None:
    check_refused("//- a.md\n# A\n# B$0\n[[#B]]\n", "A", "another heading of this name")
    check_refused("//- a.md\n# B$0\n# A\n[[#A]]\n", "A", "another heading of this name")
    check("//- a.md\n# A\n# B$0\n", "A", "//- a.md\n# A\n# A\n")


@pytest.mark.parametrize("wanted", ["", "  ", "%% x", "#", "`"])
@pytest.mark.parametrize("heading", ["# On$0e", "On$0e\n---"])
def test_what_would_be_no_heading_is_refused(heading: str, wanted: str) -> None:
    source = f"//- a.md\n{heading}\n\ntext ` text %% ^id\n"
    if wanted == "`":
        check(source, wanted, f"//- a.md\n{vaultfix.read(source).text}".replace("One", "`"))
    elif wanted == "#" and heading == "On$0e\n---":
        check_refused(source, wanted, "would not be a heading")
    else:
        check_refused(source, wanted, "needs a text|would not be a heading|a comment")


def test_links_by_a_first_heading_follow_it() -> None:
    others = "".join(f"//- n{number}.md\n# N{number}\n" for number in range(20))
    check(
        f"//- mill.md\n# Mil$0l\n//- x.md\n[[mill]] [[mill!]]\n{others}",
        "Fab",
        "//- mill.md\n# Fab\n",
    )


def test_what_means_a_heading_only_now_is_told() -> None:
    _, plan = plan_of("//- a.md\n# On$0e\n[[#Two]]\n", "Two")
    assert [place.path for place in plan.newly_found] == ["a.md"]


def test_links_in_the_heading_itself_are_as_they_are_typed() -> None:
    check(
        "//- a.md\n# See [[#B]] and mo$0re\n## B\n[[#See B and more]]\n",
        "See [[#B]]",
        "//- a.md\n# See [[#B]]\n## B\n[[#See B]]\n",
    )


def test_quotes_in_links_of_a_frontmatter_are_escaped() -> None:
    matter = """---
a: "[[mill#{0}|x]]"
b: '[[mill#{1}]]'
c: ["[[mill#{0}]] [[x]]"]
---
"""
    doubled, singled = 'It\'s \\"1\\"', "It''s \"1\""
    check(
        f"//- a.md\n{matter.format('One', 'One')}[[mill#One]]\n//- mill.md\n# On$0e\n",
        'It\'s "1"',
        f"//- a.md\n{matter.format(doubled, singled)}"
        '[[mill#It\'s "1"]]\n//- mill.md\n# It\'s "1"\n',
    )


# Blocks, tags, aliases, footnotes, labels


def test_a_block_id() -> None:
    source = """
        //- a.md
        text ^i$0d

        text ^other

        [[#^id]] [x](#^id)
        //- b.md
        [[a#^ID|x]] [[a#H#^id]] [y](a.md#^id) [[b#^id]] [[a#^other]] [[a#^new]]
        """
    plan = check(
        source,
        "^new",
        """
        //- a.md
        text ^new

        text ^other

        [[#^new]] [x](#^new)
        //- b.md
        [[a#^new|x]] [[a#H#^new]] [y](a.md#^new) [[b#^id]] [[a#^other]] [[a#^new]]
        """,
    )
    assert len(plan.newly_found) == 1
    check_refused(source, "other", r"there is already a block \^other")
    check_refused(source, "a b", "no block id")
    check_refused(source, "", "no block id")


def test_a_second_block_of_an_id_takes_no_links_with_it() -> None:
    check(
        "//- a.md\nx ^id\n\ny ^i$0d\n\n[[#^id]]\n",
        "new",
        "//- a.md\nx ^id\n\ny ^new\n\n[[#^id]]\n",
    )


def test_a_tag_with_the_tags_below_it() -> None:
    source = """
        //- a.md
        ---
        tags: [mill, "Mill/wheel", x]
        ---
        #mi$0ll #mill/wheel/rim #miller #x
        //- b.md
        ---
        tags: x mill
        ---
        #Mill `#mill`
        """
    check(
        source,
        "#works/fab",
        """
        //- a.md
        ---
        tags: [works/fab, "works/fab/wheel", x]
        ---
        #works/fab #works/fab/wheel/rim #miller #x
        //- b.md
        ---
        tags: x works/fab
        ---
        #works/fab `#mill`
        """,
    )
    check_refused(source, "X", "there is already a tag #X")
    check_refused(source, "a b", "is no tag")
    check_refused(source, "12", "is no tag")
    check_refused(source, "", "is no tag")


def test_a_tag_below_another() -> None:
    check("//- a.md\n#a/b$0 #a/b/c #a #b\n", "a/d", "//- a.md\n#a/d #a/d/c #a #b\n")
    check("//- a.md\n#a$0 #a/b\n", "a/x", "//- a.md\n#a/x #a/x/b\n")
    check("//- a.md\n#a$0 #A/b\n", "A", "//- a.md\n#A #A/b\n")


def test_an_alias_and_the_links_by_it() -> None:
    source = """
        //- mill.md
        ---
        aliases: [Old M$0ill, Works]
        ---
        //- fab.md
        //- x.md
        [[Old Mill]] [[old mill | x]] [[old_mill]] [[mill]] [[Works]] [[Old Mill#H]]
        """
    plan = check(
        source,
        "The Mill: 2, [new]",
        """
        //- mill.md
        ---
        aliases: ["The Mill: 2, [new]", Works]
        ---
        //- x.md
        [[mill]] [[mill | x]] [[old_mill]] [[mill]] [[Works]] [[mill#H]]
        """,
    )
    assert plan.moves.notes == {}
    check(
        source,
        "Windmill",
        """
        //- mill.md
        ---
        aliases: [Windmill, Works]
        ---
        //- x.md
        [[Windmill]] [[Windmill | x]] [[old_mill]] [[mill]] [[Works]] [[Windmill#H]]
        """,
    )
    check_refused(source, "FAB", "fab.md is already called")
    check_refused(source, "works", "mill.md is already called")
    check_refused(source, " ", "needs a text")


def test_a_title_that_is_not_the_name_of_the_file_is_renamed_alone() -> None:
    source = """
        //- mill.md
        ---
        title: "About the M$0ill"
        ---
        //- x.md
        [[About the Mill]] [[mill]] [[about the mill | x]]
        """
    plan = check(
        source,
        'The "Mill": a story',
        """
        //- mill.md
        ---
        title: "The \\\\"Mill\\\\": a story"
        ---
        //- x.md
        [[The "Mill": a story]] [[mill]] [[The "Mill": a story | x]]
        """.replace("\\\\", "\\"),
    )
    assert plan.moves.notes == {}
    check_refused(source, " ", "needs a text")


def test_a_note_from_its_title_and_from_a_link() -> None:
    mill = "//- the_mill.md\n---\ntitle: The{} Mill\n---\n"
    expected = "//- the_fab.md\n---\ntitle: The Fab\n---\n//- x.md\n[[the_fab | x]]\n"
    check(f"{mill.format('$0')}//- x.md\n[[the_mill | x]]\n", "The Fab", expected)
    check(f"{mill.format('')}//- x.md\n[[the_$0mill | x]]\n", "The Fab", expected)
    check(f"{mill.format('')}//- x.md\n[[the_mill | $0x]]\n", "The Fab", expected)


def test_an_attachment() -> None:
    source = """
        //- a.md
        ![[p.p$0ng]] ![[img/p.png|100]] ![x](img/p.png) [[p.png]]
        //- img/p.png
        //- img/r.PNG
        """
    for wanted in ("q w", "q w.png"):
        check(
            source,
            wanted,
            """
            //- a.md
            ![[q w.png]] ![[img/q w.png|100]] ![x](img/q%20w.png) [[q w.png]]
            //- img/q w.png
            """,
        )
    check_refused(source, "r.PNG", "there is already a file")
    check_refused(source, "a|b", "no link can hold")
    check_refused(source, "", "a file needs a name")
    check_refused(source, ".", "a file needs a name")


def test_a_title_over_several_lines_is_left_alone() -> None:
    check_refused(
        "//- mill.md\n---\ntitle: >\n  About\n  the m$0ill\nx: y\n---\n", "New", "can't be changed"
    )


def test_a_footnote() -> None:
    source = """
        //- a.md
        x[^on$0e] y[^two] z[^one]

        [^one]: text
        [^two]: text[^one]
        //- b.md
        [^one]

        [^one]: x
        """
    check(
        source,
        "three",
        "//- a.md\nx[^three] y[^two] z[^three]\n\n[^three]: text\n[^two]: text[^three]\n",
    )
    check_refused(source, "TWO", "there is already a footnote")
    check_refused(source, "a b", "no name of a footnote")
    check_refused(source, "", "no name of a footnote")


def test_a_label_and_what_readers_see() -> None:
    source = """
        //- a.md
        [x][l$0ab] [Lab][] ![lab] [lab] [other][two] [three]

        [LAB]: x.md "t"
        [two]: y.md
        """
    check(
        source,
        "new label",
        """
        //- a.md
        [x][new label] [Lab][new label] ![lab][new label] [lab][new label] [other][two] [three]

        [new label]: x.md "t"
        [two]: y.md
        """,
    )
    check_refused(source, "Two", "there is already a label")
    check_refused(source, "three", "would not be read as this label, or be one where none is")
    check_refused(source, "a]b", "would not be read")
    check_refused(source, "", "needs a text")


def test_what_is_not_there() -> None:
    source = """
        //- a.md
        [[the_$0fab]] [[The fab | x]] [[the_fab.md#H]] [[a]]
        //- b.md
        | [[ the_fab\\| y]] |
        | --- |
        """
    check(
        source,
        "a works",
        """
        //- a.md
        [[a works]] [[a works | x]] [[a works.md#H]] [[a]]
        //- b.md
        | [[ a works\\| y]] |
        | --- |
        """,
    )
    check_refused(source, "a|b", "no link can name")
    check_refused(source, "", "no link can name")
    check(source, "b", vaultfix_written(source, "the_fab", "b").replace("The fab", "b"))


def test_what_is_not_there_in_markdown_links() -> None:
    check(
        """
        //- a.md
        [[the_$0fab]] [x](the%20fab.md#h) ![](<the fab.md>) [x](sub/the_fab.md)

        [1]: ./the_fab 'Title'
        """,
        "a works",
        """
        //- a.md
        [[a works]] [x](a%20works.md#h) ![](<a works.md>) [x](sub/the_fab.md)

        [1]: a%20works 'Title'
        """,
    )


def vaultfix_written(source: str, old: str, new: str) -> str:
    """The files of `source` with `new` for `old`."""
    files = vaultfix.read(source).files
    return written({path: text.replace(old, new) for path, text in files.items()})


def test_a_note_that_nobody_has_saved_can_be_renamed_in() -> None:
    files, plan = plan_of("//- (unsaved).md\n# O$0ne\n[[#One]] #tag\n", "Two")
    (edits,) = plan.edits.values()
    assert list(plan.edits) == [NotePath("(unsaved).md")]
    assert apply_edits(files["(unsaved).md"], edits) == "# Two\n[[#Two]] #tag\n"
