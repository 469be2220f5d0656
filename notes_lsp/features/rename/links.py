"""The links of a vault before and after files move: which would lead elsewhere, and what to write
in their place.

Looked at are all links of notes that move, since where a link leads depends on the note's folder,
and all links that name an old or a new name of what moves. A link is written anew in its own
style: as a name where it was one, as a path from the root or from the note where it was that, with
its extension; a name that is not enough any more becomes a path.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Final, NamedTuple, TypeAlias

from notes_lsp.features.cursor import Location
from notes_lsp.features.rename.plan import Plan, Refused
from notes_lsp.features.rename.quoted import escape_in_frontmatter
from notes_lsp.syntax.links import read_address, split_destination
from notes_lsp.syntax.nodes import Piece, Wikilink
from notes_lsp.text.span import Edit, Span
from notes_lsp.vault.mentions import mention_folds
from notes_lsp.vault.moving import Moves, moved
from notes_lsp.vault.names import alias_matches, fold, last_component, same_case
from notes_lsp.vault.note_names import names_of
from notes_lsp.vault.paths import (
    NotePath,
    folder_of,
    has_note_extension,
    note_stem,
    without_note_extension,
)
from notes_lsp.vault.resolution import Resolution, Rung
from notes_lsp.vault.vault import ResolvedLink, Vault
from notes_lsp.vault.writing import can_be_target, retarget, url_like

_ORDER: Final[tuple[Rung, ...]] = (
    *("self", "path", "stem", "case", "alias", "title", "folded", "redirect", "file", "none"),
)
"""From the surest way to find a note to the least."""


@dataclass(slots=True)
class _Seen:
    """A link of the note at `path`, and where it led before anything moved."""

    path: NotePath
    written: Piece
    """The target or destination."""
    target: str
    """What it says: without fragment, decoded."""
    link: ResolvedLink | None
    """None for Markdown links."""
    before: Resolution


class _Verdict(NamedTuple):
    """What is to be written in a link, None where it may stay; and whether it leads somewhere only
    now."""

    target: str | None
    newly_found: bool = False


_Named: TypeAlias = Callable[[str], bool]
"""Whether a target names what moves, by an old or a new name."""


def plan_moves(vault: Vault, moves: Moves) -> Plan:
    """What has to be edited that all links lead where they led, once the files have moved.

    Raises Refused where a link can't be written so, and where two files would be at one place.
    """
    _check_places(vault, moves)
    plan = Plan(moves=moves)
    seen = list(_links_in_question(vault, moves))
    with moved(vault, moves):
        verdicts = _verdicts(vault, moves, seen)
    for item, verdict in zip(seen, verdicts, strict=True):
        if verdict.newly_found:
            plan.newly_found.append(Location(item.path, item.written.span))
        if verdict.target is not None:
            plan.add(item.path, _edits(vault, moves, item, verdict.target))
    escape_in_frontmatter(vault, plan)
    return plan


def _check_places(vault: Vault, moves: Moves) -> None:
    going: dict[str, str] = dict(chain(moves.notes.items(), moves.files.items()))
    places = Counter(going.values())
    for place, count in places.items():
        taken = place in vault.index.facts or place in vault.index.file_paths
        if count > 1 or (taken and place not in going):
            raise Refused(f"there is already a file {place}")


# Which links


def _links_in_question(vault: Vault, moves: Moves) -> Iterator[_Seen]:
    folds = _names_in_question(vault, moves)
    extensions = vault.index.extensions

    @cache
    def named(target: str) -> bool:
        return not folds.isdisjoint(mention_folds(target, extensions))

    paths = {path for key in folds for path in vault.index.mentioning(key)}
    for path in sorted(paths | set(moves.touched())):
        wanted = None if path in moves.notes else named
        yield from _wikilinks(vault, path, wanted)
        yield from _markdown_links(vault, path, wanted)


def _names_in_question(vault: Vault, moves: Moves) -> set[str]:
    """All that what moves is called, now or then, folded."""
    extensions = vault.index.extensions
    folds: set[str] = set()
    for path in moves.touched():
        facts = vault.index.facts[path]
        folds |= names_of(path, facts, extensions).folds()
        folds |= names_of(moves.after(path), moves.named(path, facts), extensions).folds()
    for file in chain.from_iterable(moves.files.items()):
        folds.add(fold(last_component(file)))
    for old, new in vault.resolver.redirects.items():
        if not folds.isdisjoint(mention_folds(new, extensions)):
            folds.add(old)
    return folds


def _wikilinks(vault: Vault, path: NotePath, named: _Named | None) -> Iterator[_Seen]:
    """Those that name what moves; all of them for None."""
    facts = vault.index.facts[path]
    links: Iterable[Wikilink] = facts.wikilinks()
    if named is not None and not vault.index.alias_first:
        links = facts.wikilinks_to(list(filter(named, facts.targets)))
    for link in links:
        resolved = vault.resolve(path, link)
        target = resolved.reference.target
        if target.text and (named is None or named(target.text)):
            yield _Seen(path, target, target.text, resolved, resolved.resolution)


def _markdown_links(vault: Vault, path: NotePath, named: _Named | None) -> Iterator[_Seen]:
    facts = vault.index.facts[path]
    links = (link.destination for link in facts.markdown_links())
    definitions = (definition.destination for definition in facts.definitions())
    for written in chain(links, definitions):
        address = read_address(written.text)
        if address is None or not address.path or "?" in address.path:
            continue
        if named is None or named(address.path.rstrip("/")):
            before = vault.resolver.resolve_path(path, address.path)
            yield _Seen(path, written, address.path, None, before)


# What to write in their place; asked while the files have moved


def _verdicts(vault: Vault, moves: Moves, seen: Iterable[_Seen]) -> list[_Verdict]:
    """What becomes of each link: the same for all that say the same in one folder."""
    known: dict[tuple[str, str, str, bool], _Verdict] = {}
    verdicts = []
    for item in seen:
        folders = folder_of(item.path), folder_of(moves.after(item.path))
        case = (*folders, item.target, item.link is None)
        if case not in known:
            known[case] = _verdict(vault, moves, item)
        verdicts.append(known[case])
    return verdicts


def _is_from_root(vault: Vault, target: str, found: Resolution) -> bool:
    """Whether a wikilink's target is the whole path of what it leads to."""
    extensions = vault.index.extensions
    path = without_note_extension(found.file or found.note or "", extensions)
    return same_case(path) == same_case(without_note_extension(target.lstrip("/"), extensions))


def _is_from_note(vault: Vault, source: NotePath, path: str, found: Resolution) -> bool:
    """Whether the path of a Markdown link leads there by itself, its extension aside."""
    extensions = vault.index.extensions
    folder = "" if path.startswith("/") else folder_of(source)
    whole = posixpath.normpath(posixpath.join(folder, path.strip("/")))
    wanted = found.file or found.note or ""
    return without_note_extension(whole, extensions) == without_note_extension(wanted, extensions)


def _verdict(vault: Vault, moves: Moves, item: _Seen) -> _Verdict:
    source = moves.after(item.path)
    after = _resolve(vault, source, item, item.target)
    wanted = _after(moves, item.before)
    if wanted is None:
        return _Verdict(None, newly_found=_after(Moves(), after) is not None)
    was_literal = _is_literal(vault, item.path, item, item.target, item.before)
    is_spoilt = was_literal and not _is_literal(vault, source, item, item.target, after)
    if not is_spoilt and _leads_as_well(after, item.before, wanted):
        return _Verdict(None)
    for target in _candidates(vault, moves, item, wanted):
        if item.link is not None and not can_be_target(target):
            continue
        if _leads_as_well(_resolve(vault, source, item, target), item.before, wanted):
            # What is no better than it was may as well stay.
            return _Verdict(target if target != item.target else None)
    where = note_stem(item.path, vault.index.extensions)
    raise Refused(f"no link in “{where}” could lead to {wanted} any more")


def _resolve(vault: Vault, source: NotePath, item: _Seen, target: str) -> Resolution:
    if item.link is None:
        return vault.resolver.resolve_path(source, target)
    return vault.resolver.resolve(source, target)


def _is_literal(
    vault: Vault, source: NotePath, item: _Seen, target: str, found: Resolution
) -> bool:
    """Whether `target` is the very path of what it leads to, and no part of that or a name: then
    other programs find it, too."""
    if item.link is None:
        return _is_from_note(vault, source, target, found)
    return _is_from_root(vault, target, found)


def _after(moves: Moves, found: Resolution) -> str | None:
    """The file that a link led to, where it will be."""
    if found.note is not None:
        return moves.after(found.note)
    return None if found.file is None else moves.files.get(found.file, found.file)


def _leads_as_well(now: Resolution, before: Resolution, wanted: str) -> bool:
    """Whether a link that led somewhere by `before` leads to `wanted`, and by no worse a name."""
    if (now.note or now.file) != wanted:
        return False
    if _ORDER.index(now.rung) > _ORDER.index(before.rung):
        return False
    return now.ambiguous <= before.ambiguous and now.inexact <= before.inexact


def _candidates(vault: Vault, moves: Moves, item: _Seen, wanted: str) -> Iterator[str]:
    """What can be written for the file `wanted`, what is most like the old target first."""
    old, source = item.target, moves.after(item.path)
    extensions = vault.index.extensions
    bare = without_note_extension(wanted, extensions)
    named = wanted if item.before.file or has_note_extension(old, extensions) else bare
    if item.link is None:
        yield _relative(source, old, named)
        yield _relative(source, old, wanted)
        return
    if old.startswith(("./", "../")):
        relative = _relative(source, old, named)
        yield relative if relative.startswith("../") else f"./{relative.removeprefix('./')}"
    elif "/" in old:
        slash = "/" if old.startswith("/") else ""
        if not slash and not _is_literal(vault, item.path, item, old, item.before):
            yield "/".join(named.split("/")[-len(old.split("/")) :])
        yield slash + named
    else:
        yield from _new_names(moves, item)
        yield last_component(named)
    yield named if "/" in named else f"/{named}"
    yield wanted if "/" in wanted else f"/{wanted}"


def _new_names(moves: Moves, item: _Seen) -> Iterator[str]:
    """What a link may say that called a note by a name which its text has anew."""
    names = moves.names.get(item.before.note) if item.before.note is not None else None
    if names is None:
        return
    if item.before.rung == "alias":
        for old, new in names.aliases.items():
            if alias_matches(old, item.target):
                yield new
    elif item.before.rung == "title":
        yield from (name for name in (names.title, names.first_heading) if name)


def _relative(source: NotePath, old: str, wanted: str) -> str:
    """The path of `wanted` as a Markdown link in `source` has it: from the root where the old one
    began there, with a `./` where it had one."""
    if old.startswith("/"):
        return f"/{wanted}"
    path = posixpath.relpath(wanted, folder_of(source) or ".")
    return f"./{path}" if old.startswith("./") and not path.startswith("../") else path


# The edits


def _edits(vault: Vault, moves: Moves, item: _Seen, target: str) -> tuple[Edit, ...]:
    if item.link is None:
        path, _ = split_destination(item.written.text)
        span = Span(item.written.start, item.written.start + len(path))
        return (Edit(*span, url_like(item.written.text, target)),)
    is_name = "/" not in item.target and last_component(target) == item.target != target
    is_text = item.before.rung in ("alias", "title") and item.before.note not in moves.names
    if is_name or is_text:
        # The name is not enough any more, and still is what a reader sees.
        return retarget(vault, item.path, item.link, target)
    return (Edit(*item.written.span, target),)
