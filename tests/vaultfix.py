"""Whole vaults, with a cursor and spans in them, from one string.

    //- channel/a.md         starts a file; text before the first such line is `note.md`
    See [[b$0 | other]].     `$0` is the cursor; two of them are a selection
    //- channel/b.md
    <def|# B|def>            a span named `def`; the same name may be used again

The string is dedented and its first line end dropped, so that it can be indented with the test
around it. Lines that hold only blanks become empty (`textwrap.dedent` does that). All else is kept
as it is: `|name>` is text where no `<name|` stands before it.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field
from typing import NamedTuple

from notes_lsp.text.span import Span

DEFAULT_PATH = "note.md"

_FILE = re.compile(r"^//- (\S.*)\n", re.MULTILINE)
_MARKER = re.compile(r"\$0|<(?P<opened>[a-z][\w-]*)\||\|(?P<closed>[a-z][\w-]*)>")


class Cursor(NamedTuple):
    """A place between two code points of a file."""

    path: str
    offset: int


class Place(NamedTuple):
    """A span of a file, in code points."""

    path: str
    span: Span


@dataclass(slots=True)
class Fixture:
    """What a fixture says: the files' texts without markers, in order, and where the markers were.

    `cursors` holds the cursor, or the two ends of a selection, or nothing.
    """

    files: dict[str, str] = field(default_factory=dict)
    cursors: list[Cursor] = field(default_factory=list)
    spans: dict[str, list[Place]] = field(default_factory=dict)

    @property
    def cursor(self) -> Cursor:
        """The one cursor."""
        if len(self.cursors) != 1:
            raise ValueError(f"the fixture has {len(self.cursors)} cursors, not one")
        return self.cursors[0]

    @property
    def selection(self) -> Place:
        """From the first cursor to the last; empty where there is one."""
        if not self.cursors:
            raise ValueError("the fixture has no cursor")
        first, last = self.cursors[0], self.cursors[-1]
        return Place(first.path, Span(first.offset, last.offset))

    @property
    def text(self) -> str:
        """The text of the only file."""
        if len(self.files) != 1:
            raise ValueError(f"the fixture has {len(self.files)} files, not one")
        return next(iter(self.files.values()))


def read(source: str) -> Fixture:
    """The fixture that `source` writes down.

    Raises ValueError where a span is not closed in its file, opened within itself or closed twice,
    where a path comes twice, and where there are more than two cursors or two in different files.
    """
    fixture = Fixture()
    head, *rest = _FILE.split(textwrap.dedent(source).removeprefix("\n"))
    files = list(zip(rest[::2], rest[1::2], strict=True))
    if head or not files:
        files.insert(0, (DEFAULT_PATH, head))
    for path, marked in files:
        if path in fixture.files:
            raise ValueError(f"the fixture has two files {path}")
        fixture.files[path] = _read_file(path, marked, fixture)
    if len(fixture.cursors) > 2 or len({cursor.path for cursor in fixture.cursors}) > 1:
        raise ValueError("the fixture's cursors are neither one place nor one selection")
    return fixture


def _read_file(path: str, marked: str, fixture: Fixture) -> str:
    """The text without its markers, which are noted in `fixture`."""
    text = ""
    done = 0
    opened: dict[str, int] = {}
    closed: set[str] = set()
    for marker in _MARKER.finditer(marked):
        if (ending := marker["closed"]) and ending not in opened and ending not in closed:
            continue
        text += marked[done : marker.start()]
        done = marker.end()
        if name := marker["opened"]:
            if name in opened:
                raise ValueError(f"span {name} is opened within itself in {path}")
            opened[name] = len(text)
        elif ending:
            if ending not in opened:
                raise ValueError(f"span {ending} is closed twice in {path}")
            place = Place(path, Span(opened.pop(ending), len(text)))
            fixture.spans.setdefault(ending, []).append(place)
            closed.add(ending)
        else:
            fixture.cursors.append(Cursor(path, len(text)))
    if opened:
        raise ValueError(f"span {', '.join(opened)} is not closed in {path}")
    return text + marked[done:]
