"""Creating the note that a link names: its file, its text, and the links that then lead there."""

from __future__ import annotations

from pathlib import Path

import pytest

from notes_lsp.features.actions.action import Asked
from notes_lsp.features.actions.create_note import actions
from notes_lsp.features.changes import Refused
from notes_lsp.text.span import Span
from notes_lsp.vault.settings import Notes, Settings
from tests.features.actions.doing import made, offered
from tests.memory import here_at, vault_of

TITLED = """\
//- talks/keels.md
---
title: Keels
---
//- talks/wind_and_waves.md
---
title: Wind and waves
---
"""


def created(source: str, settings: Settings | None = None) -> str:
    """What the action makes that creates a note."""
    (title,) = [title for title in offered(source, "quickfix") if title.startswith("Create")]
    return made(source, title, settings=settings)


def test_it_is_offered_on_a_link_that_leads_nowhere() -> None:
    assert "Create the note gone" in offered("[[gone$0]]")
    assert "Create the note x/gone.md" in offered("//- a.md\n[[x/gone$0]]")
    assert not any(title.startswith("Create") for title in offered("[[gone]] $0 here"))
    assert not any(
        title.startswith("Create") for title in offered("//- a.md\n[[no$0te]]\n//- note.md\n")
    )


def test_it_is_offered_on_a_misspelt_link_too() -> None:
    assert "Create the note the_kels" in offered("[[the_kels$0]]\n//- the_keels.md\n")


@pytest.mark.parametrize("link", ["[[a:b$0]]", "[[../../x$0]]", "[[.hidden$0]]", "[[x.png$0]]"])
def test_what_can_be_no_note_is_not_created(link: str) -> None:
    assert not any(title.startswith("Create") for title in offered(link))


def test_the_file_is_named_as_the_others_are_and_the_link_follows() -> None:
    links = "On [[Rigs & sails$0]] and [[Rigs & sails#Jib]].\n"
    source = f"//- talks/a.md\n---\ntitle: A\n---\n{links}{TITLED}"
    assert created(source) == (
        "//- talks/a.md\n---\ntitle: A\n---\n"
        "On [[rigs__sails | Rigs & sails]] and [[rigs__sails#Jib | Rigs & sails > Jib]].\n"
        "//- talks/rigs__sails.md\n---\ntitle: Rigs & sails\n---\n\n## Jib\n"
    )


def test_a_name_that_looks_like_a_files_gives_a_title() -> None:
    source = f"//- talks/a.md\n[[long_hulls$0]] and [[flat_hulls | Flat hulls]]\n{TITLED}"
    assert created(source) == "//- talks/long_hulls.md\n---\ntitle: Long hulls\n---\n"
    source = f"//- talks/a.md\n[[gps_plotters$0 | GPS plotters]]\n{TITLED}"
    assert created(source) == "//- talks/gps_plotters.md\n---\ntitle: GPS plotters\n---\n"
    source = f"//- talks/a.md\n[[gps_plotters$0 | plotters]]\n{TITLED}"
    assert created(source) == "//- talks/gps_plotters.md\n---\ntitle: Gps plotters\n---\n"


def test_video_and_hub_are_copied() -> None:
    source = f"""
        //- talks/a.md
        ---
        title: A
        videoId: kJ3vHq8-Wm0
        ---

        From: [[talks_hub]] <br/>

        [[hulls$0]]
        {TITLED}"""
    source = source.replace("\n        ", "\n")
    assert created(source) == (
        "//- talks/hulls.md\n---\ntitle: Hulls\nvideoId: kJ3vHq8-Wm0\n---\n\n"
        "From: [[talks_hub]] <br/>\n"
    )


def test_a_vault_without_titles_gets_none() -> None:
    assert created("[[New thing$0]]\n//- b.md\nText\n") == "//- New thing.md\n"
    assert created("[[New thing$0]]\n//- b.md\n# B\n//- c.md\n# C\n") == (
        "//- New thing.md\n# New thing\n"
    )


def test_line_ends_are_those_of_the_note() -> None:
    source = f"//- talks/a.md\n[[hulls$0]]\r\n{TITLED}"
    assert created(source).endswith("---\r\ntitle: Hulls\r\n---\r\n")


def test_several_are_created_together() -> None:
    source = f"//- talks/a.md\n$0[[hulls]] [[Masts]] [[masts]] [[keels]]$0\n{TITLED}"
    assert made(source, "Create 2 notes") == (
        "//- talks/hulls.md\n---\ntitle: Hulls\n---\n//- talks/masts.md\n---\ntitle: Masts\n---\n"
    )


def test_a_path_is_taken_as_it_is() -> None:
    assert created(f"//- talks/a.md\n[[/new/The Hull$0]]\n{TITLED}") == (
        "//- new/The Hull.md\n---\ntitle: The Hull\n---\n"
    )
    assert created(f"//- talks/a.md\n[[../new/hull$0]]\n{TITLED}") == (
        "//- new/hull.md\n---\ntitle: Hull\n---\n"
    )


def test_the_settings_name_folder_and_rule() -> None:
    settings = Settings(notes=Notes(slug="dash", new_note_folder="inbox"))
    source = """
        //- talks/a.md
        From: [[keels]] <br/>

        [[Long hulls$0]]
        //- talks/keels.md
        //- keels.md
        """
    assert made(source, "Create the note inbox/long-hulls.md", settings=settings) == (
        "//- inbox/long-hulls.md\nFrom: [[talks/keels]] <br/>\n"
        "//- talks/a.md\nFrom: [[keels]] <br/>\n\n[[long-hulls | Long hulls]]\n"
    )


def test_the_template_is_filled_in() -> None:
    settings = Settings(notes=Notes(template="t.md"))
    source = """
        //- a.md
        ---
        videoId: kJ3vHq8-Wm0
        ---
        From: [[hub]]

        [[Keels and-a talk$0]]
        //- t.md
        ---
        title: {{title}}
        aliases: ["{{title}}"]
        id: '{{videoId}}'
        on: {{date}}
        of: {{other}}
        ---
        {{from}}

        # {{ title }}
        """
    assert made(source, "Create the note Keels and-a talk", settings=settings) == (
        "//- Keels and-a talk.md\n---\ntitle: Keels and-a talk\n"
        'aliases: ["Keels and-a talk"]\nid: kJ3vHq8-Wm0\non: "2026-02-03"\nof: {{other}}\n---\n'
        "From: [[hub]]\n\n# Keels and-a talk\n"
    )
    bare = "//- a.md\n[[B$0]]\n//- t.md\n---\nvideoId: {{videoId}}\n---\n{{from}}\n# {{title}}\n"
    assert made(bare, "Create the note B", settings=settings) == "//- B.md\n---\n---\n# B\n"


@pytest.mark.parametrize("template", ["../t.md", "gone.md"])
def test_a_template_that_is_not_there_is_told(template: str) -> None:
    vault = vault_of({"a.md": "[[B]]"}, Settings(notes=Notes(template=template)))
    (action,) = actions(Asked(here_at(vault, "a.md", "[[B]]"), Span(2, 2), []))
    with pytest.raises(Refused, match=r"notes\.template"):
        action.make()


def test_no_file_is_overwritten_that_the_vault_leaves_out(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("mine")
    vault = vault_of({"a.md": "[[b]]"})
    here = here_at(vault, "a.md", "[[b]]")
    assert list(actions(Asked(here, Span(2, 2), [])))
    vault.root = tmp_path
    assert not list(actions(Asked(here, Span(2, 2), [])))


def test_no_link_is_taken_from_another_note() -> None:
    source = f"//- talks/a.md\n[[Rigs & sails$0]] [[rigs__sails]]\n{TITLED}//- x/rigs__sails.md\n\n"
    with pytest.raises(
        Refused, match=r"links to x/rigs__sails\.md would lead to talks/rigs__sails"
    ):
        created(source)


def test_what_a_hub_names_is_from_that_hub() -> None:
    source = """\
//- hub.md
---
title: Hub
---
[[hulls$0]]
//- a.md
---
title: A
---
From: [[hub]] and [[keels]]
//- aa.md
From: [[hub]] and [keels](keels.md)
//- ab.md
From: [Hub](hub.md) and [[keels]]
//- b.md
---
title: B
---
From: [[hub | The hub]] <br/>
//- keels.md
---
title: Keels
---
[[hub]]
"""
    assert created(source) == (
        "//- hulls.md\n---\ntitle: Hulls\n---\n\nFrom: [[hub | The hub]] <br/>\n"
    )


@pytest.mark.parametrize(
    ("link", "note"),
    [
        ("[Long hulls$0](long_hulls.md)", "talks/long_hulls.md\n---\ntitle: Long hulls\n---\n"),
        (
            "[it](../new/GPS%20plotters.md)$0",
            "new/GPS plotters.md\n---\ntitle: GPS plotters\n---\n",
        ),
        ("[it$0](/new/hull.markdown)", "new/hull.markdown\n---\ntitle: Hull\n---\n"),
        ("[it$0](hull.md#the-keel)", "talks/hull.md\n---\ntitle: Hull\n---\n\n## The keel\n"),
        ("[it][h]\n\n[h]: hull.md$0", "talks/hull.md\n---\ntitle: Hull\n---\n"),
    ],
)
def test_a_path_of_a_markdown_link_becomes_a_note(link: str, note: str) -> None:
    assert created(f"//- talks/a.md\n{link}\n{TITLED}") == f"//- {note}"


@pytest.mark.parametrize(
    "link",
    [
        "[x$0](keels.md)",
        "[x$0](about)",
        "[x$0](x.png)",
        "![x$0](y.md)",
        "[x$0](https://a.org/b.md)",
    ],
)
def test_what_no_markdown_link_wants_is_not_created(link: str) -> None:
    assert not any(
        title.startswith("Create") for title in offered(f"//- talks/a.md\n{link}\n{TITLED}")
    )


def test_links_of_both_kinds_name_one_note() -> None:
    source = f"//- talks/a.md\n$0[[hulls#Keel]] [x](hulls.md)$0\n{TITLED}"
    assert created(source) == "//- talks/hulls.md\n---\ntitle: Hulls\n---\n\n## Keel\n"
