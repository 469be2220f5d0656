from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.bench import vaults, walking
from tests.bench.bench import Bench
from tests.bench.editing import trials, with_typed_line, with_typed_words
from tests.bench.registry import with_rows

NOTES = 130


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("git") is None:
        pytest.skip("git is not there")
    return vaults.build(tmp_path_factory.mktemp("bench"), NOTES)


def test_a_vault_is_built_once(vault: Path) -> None:
    (vault / "untouched.txt").touch()
    assert vaults.build(vault.parent, NOTES) == vault
    assert (vault / "untouched.txt").exists()
    assert [path.name for path in vault.parent.iterdir()] == [vault.name]


def test_all_notes_link_to_the_hub_and_some_to_its_heading(vault: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in vaults.linking(vault)]
    assert len(texts) == vaults.backlinks(NOTES) == NOTES
    assert [len(re.findall(r"\[\[bench_hub[ #]", text)) for text in texts] == [1] * NOTES
    to_heading = [f"[[bench_hub#{vaults.HEADING} |" in text for text in texts]
    assert to_heading == [True] * 100 + [False] * 30


def test_branches_differ_in_many_notes(vault: Path) -> None:
    files = vaults.changed(vault)
    assert len(files) == NOTES
    vaults.switch(vault, vaults.AFTER)
    after = [path.read_text(encoding="utf-8") for path in files]
    vaults.switch(vault, vaults.BEFORE)
    before = [path.read_text(encoding="utf-8") for path in files]
    fresh = "\nNew is [[bench_fresh | this]].\n\n"
    assert [text.count(fresh) for text in after] == [1] * NOTES
    assert [text.replace(fresh, "") for text in after] == before


def test_walking_finds_all_notes(vault: Path) -> None:
    seen: list[str] = []
    assert walking.walk(vault, lambda note: seen.append(note.path)) == NOTES + 2
    assert sorted(seen) == sorted(map(str, vault.rglob("*.md")))


def test_trials_are_links_that_lead_somewhere(vault: Path) -> None:
    found = trials(vault, 10)
    assert found == trials(vault, 10)
    assert len({trial.path for trial in found}) == 10
    for trial in found:
        lines = trial.text.split("\n")
        assert lines[trial.line][trial.character - 3 :].startswith(f"[[{trial.target.stem} | ")
        title = f"title: {trial.title}\n"
        assert title in trial.target.read_text(encoding="utf-8")
        assert lines[trial.typed_line - 1 : trial.typed_line + 2] == ["", "See [[zzq]] end.", ""]


def test_a_line_to_type_in_is_put_into_the_middle() -> None:
    assert with_typed_line("one\n\ntwo\n\nthree four\n") == (
        "one\n\ntwo\n\nSee [[zzq]] end.\n\nthree four\n",
        4,
    )
    assert with_typed_words("one\ntwo\nthree\nfour\n") == (
        "one\ntwo\nthree\nSee [[zzq]] end. four\n",
        3,
        0,
    )


async def test_the_program_answers_rightly(vault: Path, tmp_path: Path) -> None:
    bench = Bench(vault, NOTES, tmp_path / "cache")
    found: set[str] = set()
    for measurement in with_rows(["references", "affected", "keystroke", "checkout"]):
        found |= (await measurement.run(bench)).keys()
    assert found >= {"references", "affected", "keystroke", "checkout"}
