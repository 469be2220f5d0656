"""Whatever moves: every link that led somewhere leads there, and nothing but links is touched."""

from __future__ import annotations

import posixpath
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from notes_lsp.features.rename.links import plan_moves
from notes_lsp.features.rename.plan import Refused
from notes_lsp.syntax.links import read_address
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.moving import Moves
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.resolution import ResolutionMode
from notes_lsp.vault.settings import Links, Settings
from notes_lsp.vault.vault import Vault
from tests.features.rename.renaming import carried_out
from tests.memory import vault_of

FOLDERS = st.sampled_from(["", "a/", "b/", "a/c/"])
STEMS = st.sampled_from(["mill", "Mill", "fab", "the mill", "x.y", "Ünter"])
NOTES = st.builds(lambda folder, stem: f"{folder}{stem}.md", FOLDERS, STEMS)
IMAGES = st.builds(lambda folder, stem: f"{folder}{stem}.png", FOLDERS, STEMS)
HEADS = st.sampled_from(
    ["", "---\ntitle: The mill\n---\n", "---\ntitle: Fab\naliases: [Works]\n---\n", "# Mill\n"]
)
TARGETS = st.builds(
    lambda way, folder, stem, extension: f"{way}{folder}{stem}{extension}",
    st.sampled_from(["", "", "", "/", "./", "../"]),
    FOLDERS,
    STEMS | st.sampled_from(["The mill", "Works", "nobody"]),
    st.sampled_from(["", "", ".md", ".png"]),
)
FORMS = st.sampled_from(
    ["[[{}]]", "[[ {} | it]]", "[[{}#A]]", "![[{}]]", "[t](<{}>)", "![t](<{}#A>)", "text {} "]
)
BODIES = st.lists(st.builds(str.format, FORMS, TARGETS), max_size=4).map("\n".join)
FILES = st.dictionaries(NOTES, st.builds(str.__add__, HEADS, BODIES), min_size=2, max_size=5)
MODES = st.sampled_from(["folder-first", "folder-first", "obsidian", "quartz"])


def leads(vault: Vault, facts: Facts, path: NotePath) -> list[str | None]:
    """Where each link of a note leads, in order of text within each kind."""
    found = [vault.resolve(path, link).resolution for link in facts.wikilinks()]
    links = (link.destination for link in facts.markdown_links())
    definitions = (definition.destination for definition in facts.definitions())
    for written in chain(links, definitions):
        address = read_address(written.text)
        assert address is not None
        found.append(vault.resolver.resolve_path(path, address.path))
    return [resolution.note or resolution.file for resolution in found]


@settings(max_examples=400)
@given(FILES, st.sets(IMAGES, max_size=2), MODES, st.data())
def test_every_link_leads_where_it_led(
    notes: dict[str, str], images: set[str], mode: ResolutionMode, data: st.DataObject
) -> None:
    files = {**notes, **dict.fromkeys(images, "")}
    wanted = Settings(links=Links(resolution=mode, alias_first=False))
    vault = vault_of(files, wanted)
    moving = data.draw(
        st.lists(st.sampled_from(sorted(files)), min_size=1, max_size=3, unique=True)
    )
    places = {path: data.draw(IMAGES if path in images else NOTES) for path in moving}
    staying = files.keys() - places.keys()
    if len(set(places.values())) < len(places) or staying & set(places.values()):
        return  # two files of one name: nobody gets so far
    moves = Moves(
        {NotePath(old): NotePath(new) for old, new in places.items() if old in notes},
        {old: new for old, new in places.items() if old in images},
    )
    try:
        plan = plan_moves(vault, moves)
    except Refused:
        return
    assert vault.index == vault_of(files, wanted).index
    after_files = carried_out(files, plan)
    after = vault_of(after_files, wanted)
    for path, text in notes.items():
        old, new = NotePath(path), moves.after(NotePath(path))
        led = leads(vault, vault.index.facts[old], old)
        lead = leads(after, after.index.facts[new], new)
        assert len(led) == len(lead)
        for before, now in zip(led, lead, strict=True):
            assert before is None or now == places.get(before, before)
        were, are = (
            plain_paths(vault.index.facts[old], old),
            plain_paths(after.index.facts[new], new),
        )
        for was, is_now in zip(were, are, strict=True):
            assert was not in files or is_now == places.get(was, was)
        assert skeleton(text) == skeleton(after_files[new])


def plain_paths(facts: Facts, path: NotePath) -> list[str]:
    """The files that the Markdown links of a note name by their paths, as any program reads them;
    those that have an extension."""
    folder = path.rpartition("/")[0]
    addresses = [read_address(link.destination.text) for link in facts.markdown_links()]
    return [
        posixpath.normpath(
            posixpath.join("" if item.path[:1] == "/" else folder, item.path.strip("/"))
        )
        for item in addresses
        if item is not None
    ]


def skeleton(text: str) -> list[str]:
    """A text without what stands in its links."""
    return [line if line.startswith("text") else line[:1] for line in text.split("\n")]
