"""URIs and paths."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.lsp.uris import document_key, path_from_uri, uri_below, uri_from_path, uri_scheme


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///notes/a.md", "/notes/a.md"),
        ("file:///notes/a%20b%2Fc%C3%BC%F0%9F%99%82.md", "/notes/a b/cü🙂.md"),
        ("file:///notes/ü 🙂.md", "/notes/ü 🙂.md"),
        ("FILE:///a%2emd", "/a.md"),
        ("file:/notes/a.md", "/notes/a.md"),
        ("file://localhost/a.md", "/a.md"),
        ("file:////notes//a.md/", "/notes/a.md"),
        ("file:///notes/./b/../a.md", "/notes/a.md"),
        ("file:///", "/"),
        ("file:///c#.md", "/c#.md"),
        ("file:///why?.md", "/why?.md"),
        ("file:///100%.md", "/100%.md"),
        ("file:///%FF.md", "/\udcff.md"),
        ("file:///c%3A/a.md", "/c:/a.md"),
        ("file://server/share/a.md", None),
        ("file:///a%00.md", None),
        ("file:///\ud800.md", None),
        ("file:a.md", None),
        ("file:", None),
        ("untitled:Untitled-1", None),
        ("https://example.org/a.md", None),
        ("/notes/a.md", None),
        ("", None),
    ],
)
def test_a_file_uri_has_one_path(uri: str, path: str | None) -> None:
    assert path_from_uri(uri, windows=False) == path


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///c%3A/notes/a.md", "c:\\notes\\a.md"),
        ("file:///C:/notes/a%20b.md", "c:\\notes\\a b.md"),
        ("file:///C|/a.md", "c:\\a.md"),
        ("file:///c:", "c:\\"),
        ("file:///c%3A/notes//b/../a.md", "c:\\notes\\a.md"),
        ("file://server/share/a.md", "\\\\server\\share\\a.md"),
        ("file://localhost/c:/a.md", "c:\\a.md"),
    ],
)
def test_a_file_uri_of_windows(uri: str, path: str) -> None:
    assert path_from_uri(uri, windows=True) == path


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("/notes/a b/c#1?ü%.md", "file:///notes/a%20b/c%231%3F%C3%BC%25.md"),
        ("/c:/a.md", "file:///c%3A/a.md"),
        ("/\udcff.md", "file:///%FF.md"),
    ],
)
def test_a_path_becomes_a_uri(path: str, uri: str) -> None:
    assert uri_from_path(path, windows=False) == uri


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("c:\\notes\\a b.md", "file:///c:/notes/a%20b.md"),
        ("\\\\server\\share\\a.md", "file://server/share/a.md"),
    ],
)
def test_a_path_of_windows_becomes_a_uri(path: str, uri: str) -> None:
    assert uri_from_path(path, windows=True) == uri
    assert path_from_uri(uri, windows=True) == path


@pytest.mark.parametrize(
    ("root", "path", "uri"),
    [
        ("/my notes", "a b/c#1?ü%.md", "file:///my%20notes/a%20b/c%231%3F%C3%BC%25.md"),
        ("/", "\udcff.md", "file:///%FF.md"),
    ],
)
def test_the_uri_of_what_is_in_a_folder(root: str, path: str, uri: str) -> None:
    assert uri_below(uri_from_path(root, windows=False), path, windows=False) == uri
    assert uri_from_path(os.path.join(root, path), windows=False) == uri


def test_the_uri_of_what_is_on_a_drive_of_windows() -> None:
    for root in ("c:\\", "c:\\notes", "\\\\server\\share"):
        uri = uri_below(uri_from_path(root, windows=True), "a b/c.md", windows=True)
        assert path_from_uri(uri, windows=True) == f"{root.rstrip(chr(92))}\\a b\\c.md"


@given(st.binary(min_size=1))
def test_every_file_name_comes_back(name: bytes) -> None:
    path = "/notes/" + name.replace(b"/", b"").replace(b"\0", b"").decode(
        "utf-8", "surrogateescape"
    )
    if path.endswith(("/", "/.", "/..")):
        return
    assert path_from_uri(uri_from_path(path, windows=False), windows=False) == path


@given(st.text())
def test_no_uri_is_an_error(uri: str) -> None:
    for windows in (False, True):
        path = path_from_uri("file://" + uri, windows)
        assert path is None or path_from_uri(uri_from_path(path, windows), windows) == path


@pytest.mark.parametrize(
    ("uri", "scheme"),
    [
        ("FILE:///a", "file"),
        ("vscode-vfs://a", "vscode-vfs"),
        ("c:/a", ""),
        ("a/b:c", ""),
        ("", ""),
    ],
)
def test_schemes(uri: str, scheme: str) -> None:
    assert uri_scheme(uri) == scheme


def test_a_document_has_one_key_however_its_uri_is_written() -> None:
    assert document_key("file:///notes/a%20b.md") == document_key("file:///notes//a b.md")
    assert document_key("untitled:a%20b") == document_key("untitled:a b") == "untitled:a b"
