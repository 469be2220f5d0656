"""Folders of files on a disk, from a listing of their names."""

from __future__ import annotations

from pathlib import Path

import pytest


def write(folder: Path, *names: str) -> Path:
    """Make the files `names`, with their folders; a name that ends with `/` is a folder."""
    for name in names:
        place = folder / name
        if name.endswith("/"):
            place.mkdir(parents=True, exist_ok=True)
        else:
            put(place, "")
    return folder


def put(place: Path, text: str) -> None:
    """Write `text` to a file, and make the folders that it is in."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(text.encode())


def link(place: Path, target: Path) -> None:
    """Make a symbolic link, or skip the test where there are none."""
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        place.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("no symbolic links here")
