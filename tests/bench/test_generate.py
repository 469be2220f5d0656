from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import generate

PROGRAM = Path(generate.__file__)
NOTES = 600


@pytest.fixture(scope="module")
def vault() -> dict[str, str]:
    return dict(generate.files(generate.plan(NOTES)))


@pytest.fixture(scope="module")
def topics(vault: dict[str, str]) -> list[str]:
    """The texts of the notes that are no hubs."""
    return [text for path, text in vault.items() if len(set(Path(path).with_suffix("").parts)) > 1]


def run(*arguments: str, hash_seed: int = 0) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(PROGRAM), *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONHASHSEED": str(hash_seed)},
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_the_same_numbers_give_the_same_bytes(tmp_path: Path) -> None:
    for hash_seed in (1, 2):
        done = run(str(tmp_path / str(hash_seed)), "40", hash_seed=hash_seed)
        assert (done.returncode, done.stderr) == (0, "")
    first, second = (contents(tmp_path / name) for name in "12")
    assert len(first) == 41
    assert first == second
    texts = dict(generate.files(generate.plan(40)))
    assert first == {".notes-lsp.toml": b"", **{path: texts[path].encode() for path in texts}}


def test_another_seed_gives_another_vault(vault: dict[str, str]) -> None:
    assert vault.keys().isdisjoint(dict(generate.files(generate.plan(NOTES, seed=2), seed=2)))


@pytest.mark.parametrize("notes", [1, 2, 3, NOTES])
def test_there_are_as_many_notes_as_asked_for(notes: int) -> None:
    paths = [path for path, _ in generate.files(generate.plan(notes))]
    assert len(paths) == len(set(paths)) == notes


def test_notes_are_as_large_linked_and_stamped_as_real_ones(topics: list[str]) -> None:
    def mean(pattern: str) -> float:
        return sum(len(re.findall(pattern, text)) for text in topics) / len(topics)

    assert sum(len(text.encode()) for text in topics) / len(topics) == pytest.approx(
        5_000, rel=0.05
    )
    assert mean(r"\[\[") == pytest.approx(23, rel=0.1)
    assert mean(r"yt-timestamp|(?<!>)\[\d\d:\d\d:\d\d\]") == pytest.approx(35, rel=0.1)


def test_the_mean_size_is_a_choice() -> None:
    texts = [text for _, text in generate.files(generate.plan(NOTES), mean_bytes=12_000)]
    assert sum(len(text.encode()) for text in texts) / NOTES == pytest.approx(12_000, rel=0.05)


def test_some_notes_have_what_is_rare(topics: list[str]) -> None:
    def share(pattern: str) -> float:
        return sum(1 for text in topics if re.search(pattern, text)) / len(topics)

    assert share(r"[^\x00-\x7f]") == pytest.approx(generate.NON_ASCII, rel=0.15)
    shifted = r'(?s)(data-t="\d\d:\d\d:00".*){5}'
    assert share(shifted) == pytest.approx(generate.SHIFTED, rel=0.25)
    rare = (
        r"\[\[[A-Z]\w+ ",
        r"(?m)^```",
        r"(?m)^\|---",
        r"(?m)^\[\^1\]:",
        r"(?m)^> \[!",
        r"(?m)^\$\$$",
    )
    assert [pattern for pattern in rare if not 0 < share(pattern) < 1] == []


def test_links_lead_to_few_notes_of_the_folder_most(vault: dict[str, str]) -> None:
    for channel in generate.plan(NOTES):
        text = "".join(vault[f"{channel.name}/{topic.slug}.md"] for topic in channel.topics)
        counts = [text.count(f"[[{topic.slug}") for topic in channel.topics]
        assert counts[0] == max(counts)
        assert sum(counts[:10]) > 3 * sum(counts[-10:])


def test_slugs_follow_the_rule_of_the_titles(vault: dict[str, str]) -> None:
    for path, text in vault.items():
        title = re.match(r"---\ntitle: (.*)\n", text)
        assert title is not None
        assert Path(path).stem == generate.slug(title[1])


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.md").touch()
    done = run(str(tmp_path), "5")
    assert (done.returncode, done.stderr) == (1, f"{tmp_path} is not empty\n")
    assert contents(tmp_path) == {"mine.md": b""}


def test_no_notes_are_no_vault(tmp_path: Path) -> None:
    done = run(str(tmp_path), "0")
    assert (done.returncode, done.stderr) == (1, "NOTES is 1 or more\n")
