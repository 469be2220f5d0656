"""The index is a function of what is in it, and a change names all that hang on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes_lsp.syntax.links import read_address
from notes_lsp.syntax.nodes import Definition, MarkdownLink
from notes_lsp.vault.anchors import Anchors
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.index import Key, VaultIndex
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.resolution import ResolutionMode, Resolver
from notes_lsp.vault.settings import Links, Settings
from notes_lsp.vault.vault import ResolvedLink, Vault
from tests.memory import facts_of

PATHS = ["n.md", "N.md", "x/n.md", "x/m n.md", "x/y/n.md", "y/-.md", "y/a&b.md", "y/t.md"]
PATHS += ["\u2068z\u2069/n.md", "\u2068z\u2069/m.md"]
FILES = ["i.png", "x/I.png", "x/y/i.png"]

NAMES = ["n", "N", "m n", "m_n", "x/n", "./n", "../n", "y/n", "-", "t", "T t", "AI/ML", "a&b"]
NAMES += ["old", "i.png", "x/i.png", "n.md", "", "A"]

VIDEO = "abcdefghijk"


def _frontmatter(title: str, alias: str, video: str) -> str:
    values = {"title": title, "aliases": alias, "videoId": video}
    lines = [f"{key}: {value}" for key, value in values.items() if value]
    return "\n".join(["---", *lines, "---", ""]) if lines else ""


LINKS = st.builds(
    str.format,
    st.sampled_from(["[[{0}{1}]]", "[[{0}{1}]]", "[t](<{0}{1}>)", "[t](<{0}.md{1}>)"])
    | st.just("\n\n[t]: <{0}{1}>\n\n"),
    st.sampled_from(NAMES),
    st.sampled_from(["", "", "#A", "#^b"]),
)

TEXTS = st.builds(
    lambda matter, heading, links, rest: matter + heading + " ".join(links) + rest,
    st.builds(
        _frontmatter,
        st.sampled_from(["", "", "n", "T t", "AI/ML", "old"]),
        st.sampled_from(["", "", "m n", "Long Name", "t"]),
        st.sampled_from(["", "", VIDEO, "bbbbbbbbbbb"]),
    ),
    st.sampled_from(["", "", "# n\n", "# T t\n", "# A\n", "## A\n### B\n"]),
    st.lists(LINKS, max_size=3),
    st.sampled_from(["", " ^b\n", " <b id='A'>x</b>", " #tag #T/s\n", "\n\n[00:00:10]\n"]),
)


class Step(NamedTuple):
    """A change of a vault: a note's text, or None for one taken away; or a file."""

    path: str
    text: str | None


STEPS = st.lists(
    st.one_of(
        st.builds(Step, st.sampled_from(PATHS), TEXTS | st.none()),
        st.builds(Step, st.sampled_from(FILES), st.sampled_from(["", None])),
    ),
    max_size=10,
)


def change(index: VaultIndex, step: Step) -> set[Key]:
    path, text = step
    if path in FILES:
        return index.remove_file(path) if text is None else index.put_file(path)
    note = NotePath(path)
    return index.remove(note) if text is None else index.put(note, facts_of(text))


def built_afresh(steps: Iterable[Step], alias_first: bool = False) -> VaultIndex:
    """The index of what is there in the end."""
    index = VaultIndex(alias_first=alias_first)
    for step in {step.path: step for step in steps}.values():
        if step.text is not None:
            change(index, step)
    return index


@settings(max_examples=200)
@given(STEPS, st.booleans())
def test_an_index_equals_one_built_afresh(steps: list[Step], alias_first: bool) -> None:
    index = VaultIndex(alias_first=alias_first)
    for step in steps:
        change(index, step)
    assert index == built_afresh(reversed(list(reversed(steps))), alias_first)


@settings(max_examples=200)
@given(
    STEPS,
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=4),
    st.sampled_from(["folder-first", "obsidian", "quartz"]),
)
def test_a_resolver_answers_as_one_that_remembers_nothing(
    steps: list[Step], targets: list[str], mode: ResolutionMode
) -> None:
    redirects = {"old": "t", "mn": "x/y/n"}
    index = VaultIndex()
    remembering = Resolver(index, mode, redirects)
    for step in steps:
        remembering.forget(change(index, step))
        for source in ("x/source.md", "source.md"):
            for target in targets:
                found = remembering.resolve(NotePath(source), target)
                fresh = Resolver(index, mode, redirects)
                assert found == fresh.resolve(NotePath(source), target)


def meaning(vault: Vault, link: ResolvedLink) -> tuple[object, ...]:
    """Where a link leads, and to which place there."""
    fragment, note = link.reference.fragment, link.resolution.note
    facts = vault.index.facts.get(note) if note is not None else None
    place: object = None
    if facts is not None and fragment is not None:
        block = fragment.text.startswith("^")
        anchors = Anchors.of(facts)
        found = anchors.block("b") if block else anchors.heading(fragment.text)
        place = found is not None
    return link.resolution, place


def markdown_meanings(vault: Vault, path: NotePath) -> Iterator[tuple[object, ...]]:
    """The same for the Markdown links of a note, and for its definitions."""
    facts = vault.index.facts[path]
    for element in (*facts.markdown_links(), *facts.definitions()):
        assert isinstance(element, MarkdownLink | Definition)
        address = read_address(element.destination.text)
        if address is None:
            continue
        found = vault.resolver.resolve_path(path, address.path)
        there = vault.index.facts.get(found.note) if found.note is not None else None
        headed = there is not None and (
            address.fragment in there.ids
            or Anchors.of(there).heading_by_slug(address.fragment) is not None
        )
        yield found, headed


def meanings(vault: Vault) -> dict[NotePath, list[tuple[object, ...]]]:
    return {
        path: [
            *(meaning(vault, link) for link in vault.resolved_links(path)),
            *markdown_meanings(vault, path),
        ]
        for path in vault.index.facts
    }


@settings(max_examples=200)
@given(STEPS)
def test_a_change_names_every_note_whose_links_it_redirects(steps: list[Step]) -> None:
    vault = Vault(Path(), Settings(links=Links(redirects={"old": "t", "m n": "x/y/n"})))
    for path, text in steps:
        before = meanings(vault)
        if path in FILES:
            affected = vault.remove_file(path) if text is None else vault.put_file(path)
        elif text is None:
            affected = vault.remove(NotePath(path))
        else:
            affected = vault.put(NotePath(path), facts_of(text))
        after = meanings(vault)
        differ = {
            note for note in before.keys() & after.keys() - {path} if before[note] != after[note]
        }
        assert differ <= affected
        assert path not in affected


# What a change names, and what it doesn't


def index_of(**texts: str) -> VaultIndex:
    index = VaultIndex()
    for stem, text in texts.items():
        index.put(NotePath(f"{stem}.md"), facts_of(text))
    return index


def changed_by(old: str, new: str) -> set[Key]:
    """The keys that change when the text of a note `n` does."""
    return index_of(n=old).put(NotePath("n.md"), facts_of(new))


@pytest.mark.parametrize(
    ("old", "new", "keys"),
    [
        ("one [[a]]", "two [[b]] #tag", set()),
        ("# A", "text\n\n# A", {"n", "a"}),
        ("## A", "text\n\n## A", set()),
        ("## A", "## B", {"n"}),
        ("## A", "### A", {"n"}),
        ("text ^a", "text ^b", {"n"}),
        ('<a id="a">', '<a id="b">', {"n"}),
        ("---\ntitle: T\n---\n", "---\ntitle: U\n---\n", {"n", "t", "u"}),
        ("", "---\naliases: [A B]\n---\n", {"n", "ab"}),
        ("---\ntitle: T\n---\n", "---\n# moved\ntitle: T\n---\n", set()),
    ],
)
def test_an_edit_changes_a_notes_names_only_if_it_touches_them(
    old: str, new: str, keys: set[str]
) -> None:
    assert changed_by(old, new) == {("name", key) for key in keys}


VIDEO_NOTE = f"---\nvideoId: {VIDEO}\n---\n"


@pytest.mark.parametrize(
    ("old", "new", "videos"),
    [
        (VIDEO_NOTE, VIDEO_NOTE + "[00:00:01]", {VIDEO}),
        (VIDEO_NOTE + "[00:00:01]", VIDEO_NOTE + "[00:00:01] and more", set()),
        (VIDEO_NOTE, VIDEO_NOTE.replace(VIDEO, "bbbbbbbbbbb"), {VIDEO, "bbbbbbbbbbb"}),
        (VIDEO_NOTE, "", {VIDEO}),
        ("", VIDEO_NOTE, {VIDEO}),
        (VIDEO_NOTE, VIDEO_NOTE.replace(VIDEO, "short"), {VIDEO}),
        (VIDEO_NOTE, VIDEO_NOTE.replace("---\n", "---\nduration: 1:00\n", 1), {VIDEO}),
    ],
)
def test_a_video_changes_with_the_stamps_of_its_notes(old: str, new: str, videos: set[str]) -> None:
    assert changed_by(old, new) == {("video", video) for video in videos}


def test_facts_that_become_whole_are_a_change() -> None:
    head = Facts.of_nothing()
    head.complete = False
    index = VaultIndex()
    assert index.put(NotePath("n.md"), head) == {("name", "n")}
    assert index.put(NotePath("n.md"), facts_of("")) == {("name", "n")}
    assert index.put(NotePath("n.md"), facts_of("")) == set()


def test_taking_away_what_is_not_there_changes_nothing() -> None:
    index = index_of(a="[[b]]")
    assert index.remove(NotePath("b.md")) == set()
    assert index == index_of(a="[[b]]")


def test_a_flip_of_the_majority_changes_the_meaning_of_all_h1s() -> None:
    like = {f"n{number}": f"# N{number}\n" for number in range(9)}
    index = index_of(**like, other="# Something Else\n")
    assert index.habits.headings_are_names
    keys = index.put(NotePath("n0.md"), facts_of("# Nil\n"))
    assert not index.habits.headings_are_names
    headings = {*(f"n{number}" for number in range(9)), "nil", "somethingelse"}
    assert keys == {("name", heading) for heading in headings}
    assert index.put(NotePath("n0.md"), facts_of("# N0\n")) == keys


# Questions


def test_look_ups() -> None:
    index = index_of(
        hub="",
        one=VIDEO_NOTE + "[[Hub]] #Tag [[x/deep note#H]] [t](../y/by%20path.md#H)\n\n[t]: i.png",
        two="---\ntitle: The Hub\ntags: [tag]\n---\n" + "[[hub.md | x]]",
    )
    index.put_file("img/A.png")
    assert set(index.having("the-hub")) == {"two.md"}
    assert set(index.having("HUB")) == {"hub.md"}
    assert set(index.mentioning("hub")) == {"one.md", "two.md"}
    assert index.mention_count("hub") == 2
    assert set(index.mentioning("deepnote")) == set(index.mentioning("x/deepnote")) == {"one.md"}
    assert set(index.mentioning("bypath")) == set(index.mentioning("ipng")) == {"one.md"}
    assert set(index.of_video(VIDEO)) == {"one.md"}
    assert index.tagged_below("TAG") == {"one.md", "two.md"}
    assert set(index.in_folder("")) == {"hub.md", "one.md", "two.md"}
    assert set(index.in_folder("x")) == set()
    assert set(index.files_named("a.PNG")) == {"img/A.png"}
    assert index.affected_by([("name", "hub"), ("video", VIDEO)]) == {"one.md", "two.md"}
    assert index.affected_by([("file", "apng"), ("name", "")]) == set()


def test_alias_first_links_are_mentions_of_their_right_side() -> None:
    index = VaultIndex(alias_first=True)
    index.put(NotePath("n.md"), facts_of("[[Label|a.b#H]] [[plain]]"))
    assert set(index.mentioning("ab")) == set(index.mentioning("plain")) == {"n.md"}
    assert set(index.mentioning("label")) == set()
