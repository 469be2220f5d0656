"""Paths as hosts of repositories count them: from the top of the repository."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(slots=True)
class Repository:
    """The git repository that the current folder is in, else the current folder."""

    top: str

    @classmethod
    def here(cls) -> Repository:
        folder = Path.cwd()
        for place in (folder, *folder.parents):
            if os.path.exists(place / ".git"):
                return cls(str(place))
        return cls(str(folder))

    def path(self, shown: str) -> str:
        """The path from the top, with `/`, of what is at `shown`, a path from the current
        folder. It begins with `../` for what is outside, and is absolute on another drive."""
        absolute = os.path.abspath(shown)
        try:
            return os.path.relpath(absolute, self.top).replace(os.sep, "/")
        except ValueError:  # on another drive
            return Path(absolute).as_posix()
