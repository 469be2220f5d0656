from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.bench.bench import Bench
from tests.bench.others import notes, servers, work
from tests.bench.others.__main__ import lines
from tests.bench.others.servers import Server
from tests.bench.others.work import TASKS, Done

NOTES = 60


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return notes.build(tmp_path_factory.mktemp("others"), NOTES)


def test_all_notes_are_in_one_folder_and_have_links_that_all_servers_know(vault: Path) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in vault.glob("*.md")}
    assert len(texts) == NOTES + 1
    text = "".join(texts.values())
    written = f"({notes.TARGET}.md#{notes.FRAGMENT})"
    assert text.count(written) == notes.links(NOTES) == NOTES
    assert "[[" not in re.sub(r"(?s)`[^`]*`|<!--.*?-->|\$\$.*?\$\$", "", text)
    targets = re.findall(r"\]\((\w+\.md)[#)]", text)
    assert len(targets) > 10 * NOTES
    assert set(targets) <= texts.keys()


async def test_ours_does_all_of_it_rightly(vault: Path, tmp_path: Path) -> None:
    bench = Bench(vault, NOTES, tmp_path)
    done = await work.do(servers.ours(), vault, NOTES, bench.environment())
    assert {key: result.wrong for key, result in done.items()} == dict.fromkeys(TASKS, 0)
    assert {key for key, result in done.items() if not result.right} <= {"memory"}


def test_only_right_answers_have_a_time() -> None:
    found = {key: Done() for key in TASKS}
    found["hover"] = Done(wrong=3)
    found["definition"] = Done([0.001, 0.003, 0.002])
    found["symbol"] = Done([0.001], wrong=1)
    found["memory"] = Done([2e6])
    table = list(lines([Server("some", ["some"])], [found]))
    assert table[:2] == ["| | some |", "|---|---:|"]
    assert f"| {TASKS['hover']} | 0 of 3 right |" in table
    assert f"| {TASKS['definition']} | 2 ms |" in table
    assert f"| {TASKS['symbol']} | 1 ms, 1 of 2 right |" in table
    assert f"| {TASKS['memory']} | 2 MB |" in table
    assert f"| {TASKS['rename']} | – |" in table
