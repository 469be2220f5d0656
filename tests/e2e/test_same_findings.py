"""The editor and `notes-lsp check` say the same of the same notes."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple

import pytest

from notes_lsp.cli.main import main
from tests.lsp.talking import PULLING, Talk
from tests.lsp.wire import Json

ROOT = Path(__file__).parents[2]
CHANNELS = ROOT.parent / "shared" / "corpora" / "tubegraph"
"""Real notes, which are not part of the project."""

LEVELS = {1: "error", 2: "warning", 3: "information", 4: "hint"}

VAULT = """
    //- .notes-lsp.toml
    per-path."quiet/**"."link.unresolved" = "off"
    per-path."loud/**"."link.unresolved" = "error"
    //- channel/shifted.md
    ---
    title: Shifted
    videoId: 0123456789a
    ---
    From: [[channel]]

    é🙂 <a class="yt-timestamp" data-t="42:34:00">[42:34:00]</a>
    and <a class="yt-timestamp" data-t="17:20:00">[17:20:00]</a>.
    <a class="yt-timestamp" data-t="03:10:00">[03:10:00]</a>
    <a class="yt-timestamp" data-t="05:55:00">[05:55:00]</a>
    //- channel/clean.md
    ---
    title: Clean
    videoId: 0123456789a
    ---
    <a class="yt-timestamp" data-t="00:41:12">[00:41:12]</a> 🙂
    <a class="yt-timestamp" data-t="1:02">[1:02]</a>
    <a class="yt-timestamp" data-t="00:70:00">[00:70:00]</a>
    <a class="yt-timestamp" data-t="00:07:00"></a>
    <a class="yt-timestamp" data-t="00:08:00">[HH:MM:SS]</a>
    <a class="yt-timestamp" data-t="00:01:00">[00:02:00]</a>
    <a class="yt-timestamp" data-t="00:01:00">00:01:00</a>
    <a class="yt-timestamp" data-t="00:09:01">[00:09:01]</a> [00:09:01] [[00:09:11]]
    <a class="yt-timestamp" data-t="00:09:21">[00:09:21]</a>, <a class="yt-timestamp" data-t="00:09:21">[00:09:21]</a>
    <a data-t="00:01:00">[00:01:00]
    //- channel/late.md
    ---
    title: Late
    videoId: abcdefghijk
    duration: 20
    ---
    <a class="yt-timestamp" data-t="00:41:12">[00:41:12]</a>
    //- channel/nowhere.md
    ---
    title: Nowhere
    ---
    <a class="yt-timestamp" data-t="00:41:12">[00:41:12]</a>
    //- channel/links.md
    [[Cl ean]] [[clean#Nowhere]] [[clean#^nothing]] [[nobody | 🙂]] [[x]] [[shifted|[[clean]]]]
    //- a/x.md

    //- b/x.md

    //- quiet/y.md
    [[nobody]]
    //- loud/y.md
    🙂\u2028[[nobody]]
    //- broken.md
    ---
    title: one: two
    ---
    text
    //- ignoring.md
    <!-- notes-lsp: ignore link.unresolved until=2999-12-31: some day -->
    [[nobody]]

    [[nobody at all]] <!-- notes-lsp: ignore link.inexact until=2020-01-01 -->
    //- fenced.md
    ```markdown
    # A note
    Text of it.
    ```
    """  # noqa: E501
CODES = {
    "frontmatter.syntax",
    "link.ambiguous",
    "link.inexact",
    "link.missing-block",
    "link.missing-heading",
    "link.unresolved",
    "note.fenced-body",
    "suppression.unused",
    "timestamp.bare",
    "timestamp.beyond-end",
    "timestamp.field-range",
    "timestamp.in-wikilink",
    "timestamp.label-empty",
    "timestamp.label-form",
    "timestamp.label-mismatch",
    "timestamp.markup",
    "timestamp.no-video",
    "timestamp.parts",
    "timestamp.repeated",
    "timestamp.shifted",
    "timestamp.template",
}
"""What is wrong in this vault, so that there is something to compare."""


class Said(NamedTuple):
    """A finding, with its place in code points from 0."""

    path: str
    start: tuple[int, int]
    end: tuple[int, int]
    code: str
    level: str
    message: str


def checked(folder: Path, capsys: pytest.CaptureFixture[str], *paths: str) -> list[Said]:
    """What the checker says."""
    with chdir(folder):
        main(["check", *paths, "--format", "json", "--min-level", "hint", "--exit-zero"])
    found = json.loads(capsys.readouterr().out)["findings"]
    return sorted(
        Said(
            item["path"],
            (item["line"] - 1, item["column"] - 1),
            (item["endLine"] - 1, item["endColumn"] - 1),
            item["code"],
            item["level"],
            item["message"],
        )
        for item in found
    )


def pulled(client: Talk, paths: list[str], pull: Callable[[str], Json]) -> list[Said]:
    """What the editor gets."""

    def place(position: Json) -> tuple[int, int]:
        return position["line"], position["character"]

    return sorted(
        Said(
            path,
            place(item["range"]["start"]),
            place(item["range"]["end"]),
            item["code"],
            LEVELS[item["severity"]],
            item["message"],
        )
        for path in paths
        for item in pull(path)["items"]
    )


def notes(folder: Path) -> list[str]:
    """The paths of the notes below `folder`."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))


def assert_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[Said]:
    """That both say the same; what they say. A document that is open is judged as one that is
    not."""
    said = checked(folder, capsys)
    with Talk(folder, "", PULLING, encoding="utf-32") as client:
        paths = notes(folder)
        assert pulled(client, paths, client.pull) == said

        def pull_open(path: str) -> Json:
            client.open(path)
            return client.pull(path)

        assert pulled(client, paths, pull_open) == said
    return said


def test_they_say_the_same(
    write_vault: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_vault(VAULT)
    crlf = folder / "channel" / "crlf.md"
    crlf.write_bytes((folder / "channel" / "links.md").read_bytes().replace(b"\n", b"\r\n"))
    said = assert_same(folder, capsys)
    assert {item.code for item in said} >= CODES


def test_they_say_the_same_of_what_is_no_text(
    write_vault: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_vault("//- a.md\n[[b]] [[c]]\n")
    (folder / "b.md").write_bytes(b"[[nobody]] \xff")
    (folder / "c.md").write_bytes(b"\xff\xfe[\x00[\x00")
    with Talk(folder, "", PULLING, encoding="utf-32") as client:
        said = pulled(client, notes(folder), client.pull)
    assert said == checked(folder, capsys)
    assert {item.code for item in said} == {"link.unresolved", "note.encoding"}


@pytest.mark.parametrize("vault", ["seeds", "tests/e2e/vault"])
def test_they_say_the_same_of_the_projects_notes(
    vault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert_same(ROOT / vault, capsys)


@pytest.mark.skipif(
    not CHANNELS.is_dir(), reason="extra: there are no real notes beside the project"
)
@pytest.mark.parametrize("channel", ["3blue1brown", "lemmino", "nikhil.kamath"])
def test_they_say_the_same_of_real_notes(
    channel: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / channel).symlink_to(CHANNELS / channel)
    said = checked(tmp_path / channel, capsys)
    with Talk(tmp_path / channel, "", PULLING, encoding="utf-32") as client:
        client.wait_until_read()
        assert pulled(client, notes(tmp_path / channel), client.pull) == said
