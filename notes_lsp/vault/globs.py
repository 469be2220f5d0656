"""Globs, written as in a `.gitignore`."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from pathspec import GitIgnoreSpec


def read_globs(lines: Iterable[str]) -> GitIgnoreSpec:
    """The globs of `lines`, without those that can't be read: git passes over them, too."""
    with without_warnings():
        return GitIgnoreSpec.from_lines(line for line in lines if is_glob(line))


def is_glob(text: str) -> bool:
    """Whether `text` can be read as a glob; blank lines and comments can, too."""
    try:
        with without_warnings():
            GitIgnoreSpec.from_lines((text,))
    except (ValueError, re.error):  # the latter for a range that runs backwards: `[z-a]`
        return False
    return True


@contextmanager
def without_warnings() -> Iterator[None]:
    """Make regular expressions of globs without what Python says of sets such as `[[:alpha:]]`,
    which it may read otherwise one day."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        yield
