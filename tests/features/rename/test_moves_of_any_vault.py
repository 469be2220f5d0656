"""Whatever moves: every link that led somewhere leads there, and nothing but links is touched."""

from __future__ import annotations

import posixpath
from itertools import chain
from urllib.parse import quote

from hypothesis import given, settings
from hypothesis import strategies as st

from notes_lsp.features.rename.links import plan_moves
from notes_lsp.features.rename.plan import Refused, made
from notes_lsp.syntax.links import read_address, split_destination
from notes_lsp.text.span import Span
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
TARGETS = st.builds(
    lambda way, folder, stem, extension: f"{way}{folder}{stem}{extension}",
    st.sampled_from(["", "", "", "/", "./", "../"]),
    FOLDERS,
    STEMS | st.sampled_from(["The mill", "Works", "nobody"]),
    st.sampled_from(["", "", ".md", ".png"]),
)
TARGETS = st.builds(
    lambda way, folder, stem, extension: f"{way}{folder}{stem}{extension}",
    st.sampled_from(["", "", "", "/", "./", "../"]),
    FOLDERS,
    STEMS | st.sampled_from(["The mill", "Works", "nobody"]),
    st.sampled_from(["", "", ".md", ".png"]),
)
MATTERS = st.sampled_from(
    ["", "title: The mill\n", "title: Fab\naliases: [Works]\n", "aliases: [mill, Ünter, 'x.y']\n"]
)
QUOTED = st.sampled_from(["up: '[[{}]]'\n", 'up: "[[{}|it]]"\n', "up:\n  - '[[{}#A]]'\n"])
HEADS = st.builds(
    lambda matter, value, target: f"---\n{matter}{value.format(target)}---\n",
    MATTERS,
    st.just("") | QUOTED,
    TARGETS,
) | st.sampled_from(["", "# Mill\n"])
FORMS = st.sampled_from(
    [
        *("[[{}]]", "[[ {} | it]]", "[[{}#A]]", "[[{}#A#B|]]", "![[{}]]", "text [[{}#^b]] é🙂"),
        *("[t](<{}>)", "![t](<{}#A>)", "[t](<{}> 'a title') text", "text {} ", "# A [[{}]] text"),
        *("[t]: <{}>", "\n[r]: <{}#A> 'title'\n\n[r] text", "`[[{}]]`", "- [ ] [[{}]]\r"),
        *("\n| a |\n| --- |\n| [[{}\\|x]] |\n", "> [!note] [[{}]]\n> text", "%% [[{}]] %%"),
    ]
)
ENCODED = st.sampled_from(["[t]({})", "![t]({}#A) text", "\n[e]: {}\n\n[e] text"])
LINKS = st.builds(str.format, FORMS, TARGETS) | st.builds(
    lambda form, target: form.format(quote(target, safe="/")), ENCODED, TARGETS
)
BODIES = st.lists(LINKS, max_size=5).map("\n".join)
FILES = st.dictionaries(NOTES, st.builds(str.__add__, HEADS, BODIES), min_size=2, max_size=6)
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
        plan = made(plan_moves(vault, moves))
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
        bare = [link.alias is None for link in vault.index.facts[old].wikilinks()]
        were_outside = outside(vault, old, text, bare)
        assert were_outside == outside(after, new, after_files[new], bare)
        assert fragments(vault.index.facts[old]) == fragments(after.index.facts[new])


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


def outside(vault: Vault, path: NotePath, text: str, bare: list[bool]) -> str:
    """A text without what links say of where they lead: all that a move may change. Where a link
    is `bare`, it may have got an alias."""
    facts = vault.index.facts[path]
    spans = [
        Span(link.target.start, link.alias.end if link.alias is not None and is_bare else end)
        for link, is_bare in zip(facts.wikilinks(), bare, strict=True)
        for end in [(link.fragment or link.target).end if is_bare else link.target.end]
    ]
    destinations = (link.destination for link in facts.markdown_links())
    for written in chain(destinations, (each.destination for each in facts.definitions())):
        path_part, _ = split_destination(written.text)
        spans.append(Span(written.start, written.start + len(path_part)))
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    return text


def fragments(facts: Facts) -> list[str]:
    """What all links say of the parts that they lead to."""
    links = [link.fragment.text if link.fragment else "" for link in facts.wikilinks()]
    urls = [split_destination(link.destination.text)[1] for link in facts.markdown_links()]
    return links + urls
