"""Between URIs and paths.

A file has one path but many URIs: clients differ in what they percent-encode, in the case of drive
letters, in slashes. `path_from_uri` gives all of them the same path; nothing behind it sees a URI.
"""

from __future__ import annotations

import ntpath
import os
import re
from urllib.parse import quote_from_bytes, unquote, unquote_to_bytes

WINDOWS = os.name == "nt"

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")
"""At least two letters: `C:\\notes` is a path."""
_DRIVE = re.compile(r"/([A-Za-z])[:|](?=/|$)")


def uri_scheme(uri: str) -> str:
    """The scheme of `uri` in lower case, "file", "untitled" and so on; "" if there is none."""
    match = _SCHEME.match(uri)
    return match.group(1).lower() if match else ""


def path_from_uri(uri: str, windows: bool = WINDOWS) -> str | None:
    """The absolute path of a `file` URI, normalised; None if `uri` names no file of this machine.

    `..`, doubled slashes and one at the end are gone. Bytes that are not UTF-8 become surrogates,
    as in `os.fsdecode`. On Windows the drive letter is small and slashes are backslashes. A `#` or
    `?` belongs to the path: some clients do not encode them, and no document URI has a fragment.
    """
    if uri_scheme(uri) != "file":
        return None
    rest = uri[len("file:") :]
    host, slash, rest = rest[2:].partition("/") if rest.startswith("//") else ("", "", rest)
    try:
        path = unquote_to_bytes(slash + rest).decode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a lone surrogate, which no file name has
        return None
    if not path.startswith("/") or "\0" in path:
        return None
    if host.lower() == "localhost":
        host = ""
    if windows:
        return _windows_path(host, path)
    return None if host else os.path.normpath("/" + path.lstrip("/"))


def uri_from_path(path: str, windows: bool = WINDOWS) -> str:
    """The `file` URI of the absolute `path`; `path_from_uri` gives the path back."""
    host = ""
    if windows:
        path = path.replace("\\", "/")
        if path.startswith("//"):
            host, _, path = path[2:].partition("/")
        path = "/" + path.lstrip("/")
    return f"file://{host}{_quoted(path, windows)}"


def uri_below(root: str, path: str, windows: bool = WINDOWS) -> str:
    """The URI of `path`, which has slashes and is normal, in the folder with the URI `root`."""
    return f"{root.removesuffix('/')}/{_quoted(path, windows)}"


def _quoted(path: str, windows: bool) -> str:
    encoded = path.encode("utf-8", "surrogateescape")
    return quote_from_bytes(encoded, safe="/:" if windows else "/")


def document_key(uri: str) -> str:
    """What an open document is kept under: its path, or for other schemes the decoded URI.

    No path looks like a URI, so the two never meet.
    """
    path = path_from_uri(uri)
    return unquote(uri) if path is None else path


def _windows_path(host: str, path: str) -> str:
    path = _DRIVE.sub(lambda drive: f"{drive.group(1).lower()}:", path, count=1)
    if path.endswith(":"):
        path += "/"
    return ntpath.normpath(f"//{host}{path}" if host else path)
