"""Paths as hosts of repositories count them: from the top of the repository."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote


@dataclass(slots=True)
class Repository:
    """The git repository that the current folder is in, else the current folder."""

    top: Path

    @classmethod
    def here(cls) -> Repository:
        folder = Path.cwd()
        for place in (folder, *folder.parents):
            if os.path.exists(place / ".git"):
                return cls(place)
        return cls(folder)

    def path(self, shown: str) -> str:
        """The path from the top, with `/`, of the file at `shown`, a path from the current folder;
        the absolute path of a file outside."""
        absolute = Path(os.path.abspath(shown))
        if not absolute.is_relative_to(self.top):
            return absolute.as_posix()
        return absolute.relative_to(self.top).as_posix()

    def uri(self, shown: str) -> str:
        """The same as a relative reference of RFC 3986; a `file:` URI for a file outside. Bytes
        of names that are no UTF-8 come through."""
        path = self.path(shown)
        if os.path.isabs(path):
            return Path(path).as_uri()
        # A colon in the first part would make it a scheme.
        return quote(os.fsencode(path), safe="/!$&'()*+,;=@~")
