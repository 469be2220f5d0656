"""A key is pressed in the middle of a very long note: one of ordinary blocks, and one that is a
single paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.bench import floors
from tests.bench.bench import Bench
from tests.bench.editing import Document, Typist, with_typed_line, with_typed_words
from tests.bench.measurement import Figures, Measurement, Row, Target

_KEYS = 20

_BYTES = 1_000_000
_PARAGRAPH_BYTES = 986_000
"""Those of the longest note of the real vault that the generated ones are like."""

_FRONTMATTER = "---\ntitle: Very Much\nvideoId: vErYmUcH123\n---\n\n"

_SHIFTED = re.compile(r'data-t="\d\d:\d\d:00"')
_LINK = re.compile(r"\[\[([^\]|#]+)")

_BLOCKS = Row(
    "large-blocks",
    "1 MB note of ordinary blocks: keystroke → diagnostics",
    "an echo server",
    target=Target({10_000: 0.008, 100_000: 0.008}),
)
_PARAGRAPH = Row(
    "large-paragraph",
    "986 KB note that is one paragraph: keystroke → diagnostics",
    "an echo server",
    target=Target({10_000: 0.080, 100_000: 0.080}),
)


async def _blocks(bench: Bench) -> dict[str, Figures]:
    folder = _largest_folder(bench.vault)
    text = _filled(_ordinary_blocks(folder), "\n\n", _BYTES)
    text, line = with_typed_line(f"{_FRONTMATTER}{text}\n")
    return {_BLOCKS.key: await _type(bench, folder, text, line, 0)}


async def _paragraph(bench: Bench) -> dict[str, Figures]:
    folder = _largest_folder(bench.vault)
    prose = (block for block in _ordinary_blocks(folder) if block[0].isalpha())
    text = _filled(prose, "\n", _PARAGRAPH_BYTES)
    text, line, start = with_typed_words(f"{_FRONTMATTER}{text}\n")
    return {_PARAGRAPH.key: await _type(bench, folder, text, line, start)}


async def _type(bench: Bench, folder: Path, text: str, line: int, start: int) -> Figures:
    figures = Figures()
    async with bench.server() as client, bench.echo() as echo:
        document = Document(client, folder / "bench_large.md", text)
        typist = Typist(document, line, start)
        _, found = await typist.press()
        await floors.prepare_echo(echo, found)
        for _ in range(_KEYS):
            seconds, _ = await typist.press()
            figures.add(seconds, await floors.echo(echo, document.last_change))
    return figures


def _largest_folder(vault: Path) -> Path:
    folders = [folder for folder in vault.iterdir() if not folder.name.startswith(".")]
    return max(folders, key=lambda folder: len(list(folder.glob("*.md"))) if folder.is_dir() else 0)


def _ordinary_blocks(folder: Path) -> Iterator[str]:
    """Those of the folder's notes, again and again, with no more wrong with them than with one
    note: without dangling links, of many of which little would be said, and without the shifted
    timestamps of some notes, which are all of those notes or none."""
    stems = {path.stem for path in folder.glob("*.md")}
    while True:
        for path in sorted(folder.glob("*.md")):
            text = path.read_text(encoding="utf-8").partition("\n---\n")[2]
            if "```" not in text and "$$" not in text and "<!--" not in text:
                for block in filter(None, text.strip("\n").split("\n\n")):
                    links = map(str.rstrip, _LINK.findall(block))
                    if stems.issuperset(links) and not _SHIFTED.search(block):
                        yield block


def _filled(blocks: Iterator[str], between: str, size: int) -> str:
    """As many of the blocks as make `size` bytes."""
    taken: list[str] = []
    while size > 0:
        taken.append(next(blocks))
        size -= len(taken[-1].encode()) + len(between)
    return between.join(taken)


BLOCKS = Measurement([_BLOCKS], _blocks)
PARAGRAPH = Measurement([_PARAGRAPH], _paragraph)
