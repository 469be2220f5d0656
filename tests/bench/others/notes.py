"""Notes that every server understands: in one folder, with relative Markdown links."""

from __future__ import annotations

import re
import shutil
from functools import partial
from pathlib import Path

from tests.bench import generate

TARGET = "common_ground"
HEADING = "What They Share"
FRAGMENT = "what-they-share"
"""As GitHub has it."""

MOST_LINKS = 1_000
"""How many notes link to the heading of the target, if there are so many."""

_WIKILINK = re.compile(r"\[\[([^\]|#]*)(?:#([^\]|]*))?(?:\|([^\]]*))?\]\]")

_TARGET_TEXT = f"# Common Ground\n\nEverybody knows it.\n\n## {HEADING}\n\nMuch, it seems.\n"


def build(folder: Path, notes: int) -> Path:
    """The folder with so many notes in `folder`, which is built if it is not there yet."""
    vault = folder / f"markdown-{notes}"
    if not vault.is_dir():
        unfinished = folder / f"markdown-{notes}.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        _write(unfinished, notes)
        unfinished.rename(vault)
    return vault


def links(notes: int) -> int:
    """How many links lead to the heading of the target."""
    return min(notes, MOST_LINKS)


def _write(vault: Path, notes: int) -> None:
    (vault / ".notes-lsp.toml").touch()
    channels = generate.plan(notes)
    stems = {channel.name: {topic.slug for topic in channel.topics} for channel in channels}
    for number, (path, text) in enumerate(generate.files(channels)):
        channel, stem = path.removesuffix(".md").split("/")
        frontmatter, end, body = text.partition("\n---\n")
        if number < links(notes):
            body = f"\nSee what is [common]({TARGET}.md#{FRAGMENT}) to them.\n{body}"
        body = _WIKILINK.sub(partial(_markdown, channel, stems[channel]), body)
        (vault / f"{channel}_{stem}.md").write_text(f"{frontmatter}{end}{body}", encoding="utf-8")
    (vault / f"{TARGET}.md").write_text(_TARGET_TEXT, encoding="utf-8")


def _markdown(channel: str, stems: set[str], link: re.Match[str]) -> str:
    """A wikilink as a Markdown link, or its text where it leads nowhere."""
    target, _, alias = (part.strip() if part else "" for part in link.groups())
    stem = target if target in stems else generate.slug(target)
    text = alias or target
    return f"[{text}]({channel}_{stem}.md)" if stem in stems else text
