"""Globs, written as in a `.gitignore`.

pathspec makes regular expressions of them that try every way to share out a name among their
stars: with ten stars, which anybody's `.gitignore` may hold, a name of a hundred letters takes
hours. Here they are written anew so that each star takes as little as it can and keeps it, which
finds the same.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from pathspec import GitIgnoreSpec
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

_PART: Final = re.compile(
    r"""
    (?P<stars>(?:\[\^/\]\*)+)
    | (?P<above>\(\?:\.\+/\)\?)           # `**/` at the beginning
    | (?P<between>\(\?:/\.\+\)\?/)        # `/**/`
    | (?P<end>\(\?:\(\?P<ps_d>/\)\|\$\)|\(\?P<ps_d>/\))
    | (?P<slash>/)
    | (?P<any>\[\^/\]\+?)
    | (?P<set>\[\^?\]?[^\]]*\])
    | \\. | .
    """,
    re.VERBOSE | re.DOTALL,
)
"""What pathspec's expressions are made of."""


class _Glob(GitIgnoreSpecPattern):
    """A glob that is matched in a time that grows with the path."""

    @classmethod
    def pattern_to_regex(  # type: ignore[override]
        cls, pattern: str
    ) -> tuple[str | None, bool | None]:
        """The expression for a line, and whether it leaves out or brings back; None for what says
        nothing."""
        source, include = super().pattern_to_regex(pattern)
        return None if source is None else _in_linear_time(source), include


def read_globs(lines: Iterable[str]) -> GitIgnoreSpec:
    """The globs of `lines`, without those that can't be read: git passes over them, too."""
    with without_warnings():
        return _spec(line for line in lines if is_glob(line))


def is_glob(text: str) -> bool:
    """Whether `text` can be read as a glob; blank lines and comments can, too."""
    try:
        with without_warnings():
            _spec((text,))
    except (ValueError, re.error):  # the latter for a range that runs backwards: `[z-a]`
        return False
    return True


def _spec(lines: Iterable[str]) -> GitIgnoreSpec:
    # Other libraries for expressions, which pathspec would take where they are installed, can't
    # read ours.
    return GitIgnoreSpec.from_lines(lines, _Glob, backend="simple")


def _in_linear_time(source: str) -> str:
    """pathspec's expression for a glob, with the first place that fits for all between two stars:
    if any place does, then this one does too, since it leaves the most to what follows."""
    runs, joints, end = _runs(source)
    if not end:
        return source
    last = len(runs) - 1
    written = ""
    for number, (joint, run) in enumerate(zip(joints, map(_run, runs), strict=True)):
        if not joint or number == last:
            written += f"{joint}{run}"
        elif joint.endswith("/"):
            written += f"(?>(?:/.+?)??/{run}(?=/))"
        else:
            written += f"(?>(?:.+?/)??{run}(?=/))"
    return f"^{written}{end}"


def _runs(source: str) -> tuple[list[list[re.Match[str]]], list[str], str]:
    """What stands between the `**` of a glob's expression, what stands before each of these, and
    how it ends; no end where the expression is of another kind."""
    runs: list[list[re.Match[str]]] = [[]]
    joints = [""]
    for part in _PART.finditer(source.removeprefix("^")):
        match part.lastgroup:
            case "end":
                return (runs, joints, part[0]) if source.startswith("^") else ([], [], "")
            case "above" if runs == [[]]:
                joints = [part[0]]
            case "above" | "between":
                runs.append([])
                joints.append(part[0])
            case _:
                runs[-1].append(part)
    return [], [], ""


def _run(parts: list[re.Match[str]]) -> str:
    """Some names of folders, or the beginning or end of one, in each of which all stars but the
    last keep the least that they can take."""
    written = ""
    is_open = False
    for index, part in enumerate(parts):
        match part.lastgroup:
            case "stars":
                written += ")" if is_open else ""
                is_open = _has_stars_before_slash(parts[index + 1 :])
                written += "(?>[^/]*?" if is_open else "[^/]*"
            case "set":
                written += f"(?!/){part[0]}"  # else `[!a]` would be a slash, too
            case _:
                written += part[0]
    return written


def _has_stars_before_slash(parts: list[re.Match[str]]) -> bool:
    for part in parts:
        if part.lastgroup in ("stars", "slash"):
            return part.lastgroup == "stars"
    return False


@contextmanager
def without_warnings() -> Iterator[None]:
    """Make regular expressions of globs without what Python says of sets such as `[[:alpha:]]`,
    which it may read otherwise one day."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        yield
