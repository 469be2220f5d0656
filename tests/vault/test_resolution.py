"""Where a link leads: each rung of `links.md`, ties, and the ways of other programs."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from notes_lsp.vault.index import VaultIndex
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.resolution import ResolutionMode, Resolver, quartz_slug
from tests.memory import facts_of

EXTENSIONS = (".md", ".markdown")

REDIRECTS = {"oldname": "new_name", "gone": "nowhere", "olda/oldb": "x/deep_note.md"}
"""As the resolver takes them: the old names folded."""


def vault(*notes: str | tuple[str, str]) -> VaultIndex:
    """The index of these notes and files. A note is its path, or its path and its text."""
    index = VaultIndex(EXTENSIONS)
    for item in notes:
        path, text = (item, "") if isinstance(item, str) else item
        if path.endswith(EXTENSIONS):
            index.put(NotePath(path), facts_of(text))
        else:
            index.put_file(path)
    return index


def answer(
    index: VaultIndex,
    source: str,
    target: str,
    mode: ResolutionMode = "folder-first",
    redirects: Mapping[str, str] = REDIRECTS,
) -> str:
    """Where `[[target]]` in the note `source` leads: "path, rung" and what else there is to say."""
    resolver = Resolver(index, mode, redirects)
    found = resolver.resolve(NotePath(source), target)
    assert resolver.resolve(NotePath(source), target) == found
    said = [found.note or found.file or "nothing", found.rung]
    said += [word for word in ("same_folder", "inexact", "ambiguous") if getattr(found, word)]
    if found.candidates:
        said.append(f"of {' '.join(found.candidates)}")
    return ", ".join(said)


def titled(path: str, title: str) -> tuple[str, str]:
    return path, f"---\ntitle: {title}\n---\n"


def aliased(path: str, *aliases: str) -> tuple[str, str]:
    return path, f"---\naliases: {list(aliases)}\n---\n"


PATHS = vault("x/a b.md", "x/sub/b.md", "x/sub/i.png", "about.md", titled("c.md", "T t"))


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("", "x/source.md, self"),
        ("a b.md", "x/a b.md, path"),
        ("a b", "x/a b.md, path"),
        ("./sub/../a b.md", "x/a b.md, path"),
        ("/x/sub/b.md", "x/sub/b.md, path"),
        ("x/sub/b.md", "x/sub/b.md, path"),
        ("../about.md", "about.md, path"),
        ("../about/", "about.md, path"),
        ("/about", "about.md, path"),
        ("b.md", "x/sub/b.md, stem"),
        ("./B.md", "nothing, none"),
        ("SUB/B.md", "x/sub/b.md, case"),
        ("sub/i.png", "x/sub/i.png, file"),
        ("/x/sub/i.png", "x/sub/i.png, file"),
        ("i.png", "x/sub/i.png, file"),
        ("T t.md", "c.md, title"),
        ("../sub/b.md", "nothing, none"),
        ("../../about.md", "nothing, none"),
        ("/", "nothing, none"),
        ("..", "nothing, none"),
        ("sub/..", "nothing, none"),
        ("sub/", "nothing, none"),
        ("gone.md", "nothing, none"),
    ],
)
def test_the_path_of_a_markdown_link(path: str, found: str) -> None:
    resolver = Resolver(PATHS)
    answered = resolver.resolve_path(NotePath("x/source.md"), path)
    assert f"{answered.note or answered.file or 'nothing'}, {answered.rung}" == found


RUNGS = vault(
    titled("x/deep_note.md", "A Deep Note"),
    titled("x/sub/deep_note.md", "Another Note"),
    titled("y/new_name.md", "Chinas DeepSeek AI Model"),
    aliased("y/aliased.md", "Long Alias", "NASA", "Go", "Other/Way"),
    "y/nikhil.kamath.md",
    "y/C#.md",
    "y/C++.md",
    "y/Cafe\u0301 Crème.markdown",
    titled("y/slash.md", "AI/ML"),
    "y/scan.pdf.md",
    "root.md",
    "img/chart.png",
    "x/chart.png",
    "x/sub/board.canvas",
)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        # path
        ("y/new_name", "y/new_name.md, path"),
        ("y/new_name.md", "y/new_name.md, path"),
        ("/y/new_name", "y/new_name.md, path"),
        ("/new_name", "nothing, none"),
        ("./deep_note", "x/deep_note.md, path, same_folder"),
        ("./sub/deep_note", "x/sub/deep_note.md, path"),
        ("../y/new_name", "y/new_name.md, path"),
        ("../../y/new_name", "nothing, none"),
        ("sub/deep_note", "x/sub/deep_note.md, path"),
        ("ub/deep_note", "nothing, none"),
        ("z/new_name", "nothing, none"),
        ("y/Caf\u00e9 Cr\u00e8me", "y/Cafe\u0301 Crème.markdown, path"),
        ("Y/New_Name", "y/new_name.md, case"),
        ("./DEEP_note", "x/deep_note.md, case, same_folder"),
        # stem
        ("deep_note", "x/deep_note.md, stem, same_folder, of x/deep_note.md x/sub/deep_note.md"),
        ("new_name", "y/new_name.md, stem"),
        ("new_name.md", "y/new_name.md, stem"),
        ("new_name.MD", "y/new_name.md, stem"),
        ("root", "root.md, stem"),
        ("nikhil.kamath", "y/nikhil.kamath.md, stem"),
        ("C#", "y/C#.md, stem"),
        ("C++", "y/C++.md, stem"),
        ("Caf\u00e9 Cr\u00e8me", "y/Cafe\u0301 Crème.markdown, stem"),
        ("scan.pdf.md", "y/scan.pdf.md, stem"),
        # case
        ("New_Name", "y/new_name.md, case"),
        ("CAFÉ crème", "y/Cafe\u0301 Crème.markdown, case"),
        ("c#", "y/C#.md, case"),
        # alias
        ("long ALIAS", "y/aliased.md, alias, inexact"),
        ("NASA", "y/aliased.md, alias, inexact"),
        ("nasa", "nothing, none"),
        ("Go", "y/aliased.md, alias, inexact"),
        ("GO", "nothing, none"),
        ("other/way", "y/aliased.md, alias, inexact"),
        ("long_alias", "nothing, none"),
        # title
        ("chinas deepseek AI model", "y/new_name.md, title, inexact"),
        ("AI/ML", "y/slash.md, title, inexact"),
        # folded
        ("new-name", "y/new_name.md, folded, inexact"),
        ("Chinas_DeepSeek-AI, Model", "y/new_name.md, folded, inexact"),
        ("Cafe\u0301_Crème", "y/Cafe\u0301 Crème.markdown, folded, inexact"),
        ("C", "nothing, none"),
        ("...", "nothing, none"),
        # redirect
        ("Old Name", "y/new_name.md, redirect"),
        ("gone", "nothing, none"),
        ("Old A/Old B", "x/deep_note.md, redirect, same_folder"),
        # files
        ("chart.png", "x/chart.png, file, same_folder"),
        ("img/chart.png", "img/chart.png, file"),
        ("../img/chart.png", "img/chart.png, file"),
        ("CHART.PNG", "x/chart.png, file, same_folder"),
        ("sub/board.canvas", "x/sub/board.canvas, file"),
        ("new_name.png", "nothing, none"),
        ("scan.pdf", "nothing, none"),
        # nothing
        ("", "x/here.md, self, same_folder"),
        ("missing", "nothing, none"),
        (".md", "nothing, none"),
        ("x/", "nothing, none"),
        ("/", "nothing, none"),
    ],
)
def test_rungs(target: str, expected: str) -> None:
    assert answer(RUNGS, "x/here.md", target) == expected


def test_the_same_folder_beats_all_others_at_each_rung() -> None:
    notes = ("n.md", "a/n.md", "a/b/n.md", "z/n.md")
    assert answer(vault(*notes), "a/here.md", "n") == (
        "a/n.md, stem, same_folder, of a/n.md a/b/n.md n.md z/n.md"
    )


def test_then_the_longest_common_prefix_of_folders() -> None:
    notes = ("n.md", "a/c/n.md", "a/b/x/n.md")
    assert answer(vault(*notes), "a/b/here.md", "n") == (
        "a/b/x/n.md, stem, of a/b/x/n.md a/c/n.md n.md"
    )


def test_where_both_are_equal_the_first_is_taken_and_it_is_said() -> None:
    notes = ("longer/n.md", "b/n.md", "a/n.md")
    assert answer(vault(*notes), "c/here.md", "n") == (
        "a/n.md, stem, ambiguous, of a/n.md b/n.md longer/n.md"
    )


def test_a_path_suffix_of_several_notes_is_ambiguous() -> None:
    notes = ("a/s/n.md", "b/s/n.md")
    assert answer(vault(*notes), "c/here.md", "s/n") == (
        "a/s/n.md, path, ambiguous, of a/s/n.md b/s/n.md"
    )
    assert answer(vault(*notes), "b/here.md", "s/n") == "b/s/n.md, path, of b/s/n.md a/s/n.md"


def test_a_path_from_the_root_beats_a_suffix() -> None:
    assert answer(vault("s/n.md", "a/s/n.md"), "a/s/here.md", "s/n") == "s/n.md, path"


def test_twins_that_differ_in_case_stay_reachable() -> None:
    twins = vault("acquiredfm/acquiredFM.md", "acquiredfm/acquiredfm.md")
    both = "of acquiredfm/acquiredFM.md acquiredfm/acquiredfm.md"
    assert answer(twins, "acquiredfm/x.md", "acquiredFM") == (
        "acquiredfm/acquiredFM.md, stem, same_folder"
    )
    assert answer(twins, "acquiredfm/x.md", "acquiredfm") == (
        "acquiredfm/acquiredfm.md, stem, same_folder"
    )
    assert answer(twins, "acquiredfm/x.md", "ACQUIREDFM") == (
        f"acquiredfm/acquiredFM.md, case, same_folder, ambiguous, {both}"
    )


def test_an_exact_name_elsewhere_beats_another_case_here() -> None:
    assert answer(vault("a/N.md", "b/n.md"), "a/here.md", "n") == "b/n.md, stem"


@pytest.mark.parametrize(
    "notes",
    [
        (titled("a/one.md", "Twice Told"), titled("b/two.md", "Twice Told")),
        (aliased("a/one.md", "twice told"), aliased("b/two.md", "twice told")),
        (titled("a/one.md", "Twice-Told"), titled("b/two.md", "Twice_Told")),
    ],
)
def test_below_the_rung_case_several_notes_elsewhere_are_none(
    notes: tuple[tuple[str, str], ...],
) -> None:
    index = vault(*notes)
    assert answer(index, "c/here.md", "Twice Told") == "nothing, none, of a/one.md b/two.md"
    found = Resolver(index).resolve(NotePath("b/here.md"), "Twice Told")
    assert (found.note, found.same_folder, found.ambiguous) == ("b/two.md", True, False)


def test_a_title_here_is_found_though_others_have_it() -> None:
    index = vault(titled("a/z.md", "T T"), titled("a/y.md", "T T"), titled("b/x.md", "T T"))
    assert answer(index, "a/here.md", "t t") == (
        "a/y.md, title, same_folder, inexact, of a/y.md a/z.md b/x.md"
    )


def test_an_h1_is_a_name_where_nearly_all_are_like_their_stems() -> None:
    like = [(f"n{number}.md", f"# N{number}\n") for number in range(9)]
    other = ("other.md", "# Something Else\n")
    assert answer(vault(*like, other), "x.md", "something else") == (
        "other.md, title, same_folder, inexact"
    )
    assert answer(vault(*like[:8], other), "x.md", "something else") == "nothing, none"


def test_an_h1_after_a_from_line_is_no_name() -> None:
    index = vault(("n.md", "# N\n"), ("o.md", "From: [[hub]]\n\n# Else\n"))
    assert answer(index, "x.md", "else") == "nothing, none"


def test_nearest_files() -> None:
    index = vault("a/i.png", "b/c/i.png", "b/i.png")
    assert answer(index, "b/here.md", "i.png") == "b/i.png, file, same_folder"
    assert answer(index, "b/c/d/here.md", "i.png") == "b/c/i.png, file"
    assert answer(index, "here.md", "i.png") == "a/i.png, file"


# Obsidian


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("y/new_name", "y/new_name.md, path"),
        ("New_Name", "y/new_name.md, case"),
        ("deep_note", "x/deep_note.md, stem, same_folder, of x/deep_note.md x/sub/deep_note.md"),
        ("Long Alias", "nothing, none"),
        ("A Deep Note", "nothing, none"),
        ("new-name", "nothing, none"),
        ("Old Name", "y/new_name.md, redirect"),
    ],
)
def test_obsidian_knows_names_and_paths_alone(target: str, expected: str) -> None:
    assert answer(RUNGS, "x/here.md", target, "obsidian") == expected


def test_obsidian_takes_the_shortest_path_wherever_one_is() -> None:
    index = vault("folder/here/n.md", "b/n.md", "a/n.md")
    assert answer(index, "folder/here/x.md", "n", "obsidian") == (
        "a/n.md, stem, of a/n.md b/n.md folder/here/n.md"
    )


# Quartz

SITE = vault(
    titled("x/one.md", "One Title"),
    "x/Some Note.md",
    "x/twin.md",
    "y/twin.md",
    "R&D.md",
    "top.md",
    "z/top.md",
    "my dir/My Note.md",
    aliased("x/aliased.md", "other", "My Alias"),
    "y/other.md",
)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("one", "x/one.md, stem, same_folder"),
        ("One", "x/one.md, case, same_folder, inexact"),
        ("One Title", "x/one.md, title, same_folder, inexact"),
        ("Some Note", "x/Some Note.md, stem, same_folder"),
        ("Some-Note", "x/Some Note.md, folded, same_folder"),
        ("some note", "x/Some Note.md, case, same_folder, inexact"),
        ("R&D", "R&D.md, stem"),
        ("My Alias", "x/aliased.md, alias, same_folder"),
        ("my alias", "x/aliased.md, alias, same_folder, inexact"),
        ("twin", "x/twin.md, stem, same_folder, ambiguous, of x/twin.md y/twin.md"),
        ("other", "y/other.md, stem, ambiguous, of x/aliased.md y/other.md"),
        ("x/twin", "x/twin.md, path, same_folder"),
        ("./twin", "x/twin.md, path, same_folder, inexact"),
        ("X/twin", "x/twin.md, case, same_folder, inexact"),
        ("my-dir/My-Note", "nothing, none"),
        ("my dir/My Note", "my dir/My Note.md, path"),
        ("top", "top.md, stem, of top.md z/top.md"),
        ("missing", "nothing, none"),
    ],
)
def test_what_quartz_makes_of_a_link(target: str, expected: str) -> None:
    assert answer(SITE, "x/here.md", target, "quartz") == expected


def test_quartz_needs_the_path_where_a_suffix_leads_us() -> None:
    index = vault("a/b/n.md")
    assert answer(index, "x.md", "b/n", "quartz") == "a/b/n.md, path, inexact"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Some  Note", "Some--Note"),
        ("R&D", "R-and-D"),
        ("100% sure?", "100-percent-sure"),
        ("C#", "C"),
        ("a\u00a0b", "a-b"),
        ("Cafe\u0301", "Café"),
    ],
)
def test_slugs_of_quartz(name: str, slug: str) -> None:
    assert quartz_slug(name) == slug


# What is remembered


def test_answers_are_forgotten_with_the_keys_that_they_hang_on() -> None:
    index = vault("x/a.md")
    resolver = Resolver(index, redirects={"old": "y/new"})
    here = NotePath("x/here.md")
    targets = ("a", "old", "AI/ML", "b/c", "img.png")
    before = [resolver.resolve(here, target) for target in targets]
    assert [found.rung for found in before] == ["stem", "none", "none", "none", "none"]
    text = "---\ntitle: AI/ML\n---\n"
    keys = index.put(NotePath("y/new.md"), facts_of(text)) | index.put(
        NotePath("x/b/c.md"), facts_of("")
    )
    keys |= index.put_file("x/img.png")
    assert resolver.forget(keys) == keys | {("name", "old")}
    after = [resolver.resolve(here, target) for target in targets]
    assert [found.rung for found in after] == ["stem", "redirect", "title", "path", "file"]
    assert after[0] is before[0]


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notes_lsp.vault.resolution._MOST_KNOWN", 10)
    resolver = Resolver(vault("n5.md"))
    for number in range(40):
        found = resolver.resolve(NotePath("x.md"), f"n{number}")
        assert (found.note is not None) == (number == 5)
        assert len(resolver._known) <= 10
