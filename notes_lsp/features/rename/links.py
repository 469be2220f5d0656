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
from functools import cache
from itertools import chain
from typing import Final, NamedTuple, TypeAlias

from notes_lsp.features.cursor import Here, Location
from notes_lsp.features.rename.plan import Plan, Planning, Refused
from notes_lsp.features.rename.quoted import escape_in_frontmatter
from notes_lsp.syntax.links import read_address, split_destination
from notes_lsp.syntax.nodes import Piece, Wikilink
from notes_lsp.text.span import Edit, Span
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.mentions import mention_folds
from notes_lsp.vault.moving import Moves, NamesAfter
from notes_lsp.vault.names import alias_matches, fold, last_component, same_case
from notes_lsp.vault.paths import (
    NotePath,
    folder_of,
    has_note_extension,
    note_stem,
    without_note_extension,
)
from notes_lsp.vault.references import reference_of
from notes_lsp.vault.resolution import Resolution, Resolver, Rung
from notes_lsp.vault.vault import Vault
from notes_lsp.vault.writing import can_be_target, retarget, url_like

_ORDER: Final[tuple[Rung, ...]] = (
    *("self", "path", "stem", "case", "alias", "title", "folded", "redirect", "file", "none"),
)
"""From the surest way to find a note to the least."""


class Unsaved(NamedTuple):
    """A note that is open, and is no file of the vault yet: its links count, too."""

    path: NotePath
    facts: Facts


def unsaved(here: Here) -> Unsaved | None:
    """The note that somebody asks in, if it is none of the vault."""
    return None if here.path in here.vault.index.facts else Unsaved(here.path, here.facts())


class _Seen(NamedTuple):
    """A link of the note at `path`."""

    path: NotePath
    written: Piece
    """The target or destination."""
    target: str
    """What it says: without fragment, decoded."""
    link: Wikilink | None
    """None for Markdown links."""


class _Verdict(NamedTuple):
    """What becomes of links."""

    target: str | None = None
    """What is to be written, None where it may stay."""
    is_text: bool = False
    """The old target is what a reader sees, and stays visible."""
    newly_found: bool = False
    """Such links lead somewhere only now."""


_Named: TypeAlias = Callable[[str], bool]
"""Whether a target names what moves, by an old or a new name."""


def plan_moves(vault: Vault, moves: Moves, also: Unsaved | None = None) -> Planning:
    """What has to be edited that all links lead where they led, once the files have moved.

    Raises Refused where a link can't be written so, and where two files would be at one place.
    """
    _check_places(vault, moves)
    plan = Plan(moves=moves)
    names, folds = NamesAfter(vault.index, moves), _folds_of_files(moves)
    for path in moves.touched():
        folds |= vault.index.names[path].folds() | names.take(path).folds()
        yield
    judge = _Judge(vault, moves, names)
    for seen in _links_in_question(vault, moves, folds | _redirected(vault, folds), also):
        for item in seen:
            verdict = judge.verdict(item)
            if verdict.newly_found:
                plan.newly_found.append(Location(item.path, item.written.span))
            if verdict.target is not None:
                plan.add(item.path, _edits(vault, item, verdict))
        yield
    yield from escape_in_frontmatter(vault, plan)
    return plan


def _check_places(vault: Vault, moves: Moves) -> None:
    going: dict[str, str] = dict(chain(moves.notes.items(), moves.files.items()))
    places = Counter(going.values())
    for place, count in places.items():
        taken = place in vault.index.facts or place in vault.index.file_paths
        if count > 1 or (taken and place not in going):
            raise Refused(f"there is already a file {place}")


# Which links


def _folds_of_files(moves: Moves) -> set[str]:
    """All that attachments which move are called, now or then, folded."""
    return {fold(last_component(file)) for file in chain.from_iterable(moves.files.items())}


def _redirected(vault: Vault, folds: set[str]) -> set[str]:
    """The old names, folded, that lead to any of `folds`."""
    extensions = vault.index.extensions
    return {
        old
        for old, new in vault.resolver.redirects.items()
        if not folds.isdisjoint(mention_folds(new, extensions))
    }


def _links_in_question(
    vault: Vault, moves: Moves, folds: set[str], also: Unsaved | None
) -> Iterator[Iterator[_Seen]]:
    """Those of notes that move, and all that name any of `folds`; note by note."""
    extensions = vault.index.extensions

    @cache
    def named(target: str) -> bool:
        return not folds.isdisjoint(mention_folds(target, extensions))

    paths = {path for key in folds for path in vault.index.mentioning(key)}
    for path in sorted(paths | set(moves.touched())):
        wanted = None if path in moves.notes else named
        yield _links_of(vault, path, vault.index.facts[path], wanted)
    if also is not None:
        yield _links_of(vault, also.path, also.facts, named)


def _links_of(vault: Vault, path: NotePath, facts: Facts, named: _Named | None) -> Iterator[_Seen]:
    """The links of a note that name what moves; all of them for None."""
    return chain(_wikilinks(vault, path, facts, named), _markdown_links(path, facts, named))


def _wikilinks(vault: Vault, path: NotePath, facts: Facts, named: _Named | None) -> Iterator[_Seen]:
    alias_first = vault.index.alias_first
    links: Iterable[Wikilink] = facts.wikilinks()
    if named is not None and not alias_first:
        links = facts.wikilinks_to(list(filter(named, facts.targets)))
    for link in links:
        target = reference_of(link, alias_first=True).target if alias_first else link.target
        if target.text and (named is None or named(target.text)):
            yield _Seen(path, target, target.text, link)


def _markdown_links(path: NotePath, facts: Facts, named: _Named | None) -> Iterator[_Seen]:
    links = (link.destination for link in facts.markdown_links())
    definitions = (definition.destination for definition in facts.definitions())
    for written in chain(links, definitions):
        address = read_address(written.text)
        if address is None or not address.path or "?" in address.path:
            continue
        if named is None or named(address.path.rstrip("/")):
            yield _Seen(path, written, address.path, None)


# What to write in their place


class _Judge:
    """What becomes of links: the same for all that say the same in one folder."""

    def __init__(self, vault: Vault, moves: Moves, names: NamesAfter) -> None:
        self._vault = vault
        self._moves = moves
        self._before = vault.resolver
        self._after = Resolver(names, self._before.mode, self._before.redirects)
        self._known: dict[tuple[str, str, str, bool], _Verdict] = {}

    def verdict(self, item: _Seen) -> _Verdict:
        """Raises Refused where nothing can be written that leads where the link led."""
        source = self._moves.after(item.path)
        case = (folder_of(item.path), folder_of(source), item.target, item.link is None)
        found = self._known.get(case)
        if found is None:
            found = self._known[case] = self._find(item, source)
        return found

    def _find(self, item: _Seen, source: NotePath) -> _Verdict:
        vault, moves = self._vault, self._moves
        before = _resolve(self._before, item.path, item, item.target)
        after = _resolve(self._after, source, item, item.target)
        wanted = _place_after(moves, before)
        if wanted is None:
            return _Verdict(newly_found=(after.note or after.file) is not None)
        was_literal = _is_literal(vault, item.path, item, before)
        is_spoilt = was_literal and not _is_literal(vault, source, item, after)
        if not is_spoilt and _leads_as_well(after, before, wanted):
            return _Verdict()
        for target in _candidates(vault, moves, item, before, wanted):
            if item.link is not None and not can_be_target(target):
                continue
            if _leads_as_well(_resolve(self._after, source, item, target), before, wanted):
                # What is no better than it was may as well stay.
                if target == item.target:
                    return _Verdict()
                return _Verdict(target, _is_text(moves, item, before, target))
        where = note_stem(item.path, vault.index.extensions)
        raise Refused(f"no link in “{where}” could lead to {wanted} any more")


def _resolve(resolver: Resolver, source: NotePath, item: _Seen, target: str) -> Resolution:
    if item.link is None:
        return resolver.resolve_path(source, target)
    return resolver.resolve(source, target)


def _is_literal(vault: Vault, source: NotePath, item: _Seen, found: Resolution) -> bool:
    """Whether the target is the very path of what it leads to, and no part of that or a name: then
    other programs find it, too."""
    if item.link is None:
        return _is_from_note(vault, source, item.target, found)
    return _is_from_root(vault, item.target, found)


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


def _place_after(moves: Moves, found: Resolution) -> str | None:
    """The file that a link led to, where it will be."""
    if found.note is not None:
        return moves.after(found.note)
    return None if found.file is None else moves.files.get(found.file, found.file)


def _is_text(moves: Moves, item: _Seen, before: Resolution, target: str) -> bool:
    """Whether the name that a link had is not enough any more, or was an alias or a title that
    stays, and still is what a reader sees."""
    is_name = "/" not in item.target and last_component(target) == item.target
    return is_name or (before.rung in ("alias", "title") and before.note not in moves.names)


def _leads_as_well(now: Resolution, before: Resolution, wanted: str) -> bool:
    """Whether a link that led somewhere by `before` leads to `wanted`, and by no worse a name."""
    if (now.note or now.file) != wanted:
        return False
    if _ORDER.index(now.rung) > _ORDER.index(before.rung):
        return False
    return now.ambiguous <= before.ambiguous and now.inexact <= before.inexact


def _candidates(
    vault: Vault, moves: Moves, item: _Seen, before: Resolution, wanted: str
) -> Iterator[str]:
    """What can be written for the file `wanted`, what is most like the old target first."""
    old, source = item.target, moves.after(item.path)
    extensions = vault.index.extensions
    bare = without_note_extension(wanted, extensions)
    named = wanted if before.file or has_note_extension(old, extensions) else bare
    if item.link is None:
        yield _relative(source, old, named)
        yield _relative(source, old, wanted)
        return
    if old.startswith(("./", "../")):
        relative = _relative(source, old, named)
        yield relative if relative.startswith("../") else f"./{relative.removeprefix('./')}"
    elif "/" in old:
        slash = "/" if old.startswith("/") else ""
        if not slash and not _is_literal(vault, item.path, item, before):
            yield "/".join(named.split("/")[-len(old.split("/")) :])
        yield slash + named
    else:
        yield from _new_names(moves, item, before)
        yield last_component(named)
    yield named if "/" in named else f"/{named}"
    yield wanted if "/" in wanted else f"/{wanted}"


def _new_names(moves: Moves, item: _Seen, before: Resolution) -> Iterator[str]:
    """What a link may say that called a note by a name which its text has anew."""
    names = moves.names.get(before.note) if before.note is not None else None
    if names is None:
        return
    if before.rung == "alias":
        for old, new in names.aliases.items():
            if alias_matches(old, item.target):
                yield new
    elif before.rung == "title":
        yield from (name for name in (names.title, names.first_heading) if name)


def _relative(source: NotePath, old: str, wanted: str) -> str:
    """The path of `wanted` as a Markdown link in `source` has it: from the root where the old one
    began there, with a `./` where it had one."""
    if old.startswith("/"):
        return f"/{wanted}"
    path = posixpath.relpath(wanted, folder_of(source) or ".")
    return f"./{path}" if old.startswith("./") and not path.startswith("../") else path


# The edits


def _edits(vault: Vault, item: _Seen, verdict: _Verdict) -> tuple[Edit, ...]:
    target = verdict.target or ""
    if item.link is None:
        path, _ = split_destination(item.written.text)
        span = Span(item.written.start, item.written.start + len(path))
        return (Edit(*span, url_like(item.written.text, target)),)
    if verdict.is_text:
        return retarget(vault, item.path, vault.resolve(item.path, item.link), target)
    return (Edit(*item.written.span, target),)
