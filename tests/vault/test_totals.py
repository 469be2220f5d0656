"""Sums over folders, against counting anew."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.vault.paths import NotePath, folder_of
from notes_lsp.vault.totals import FolderTotals, LinkCount

PATHS = [NotePath(path) for path in ("a.md", "x/a.md", "x/b.md", "x/y/a.md")]
FOLDERS = ("", "x", "x/y", "z")


class Counted:
    """Notes with counts, and how often each was asked for."""

    def __init__(self) -> None:
        self.counts: dict[NotePath, LinkCount] = {}
        self.asked: list[NotePath] = []
        self.totals = FolderTotals(self._count, self._notes_of)

    def _count(self, path: NotePath) -> LinkCount | None:
        self.asked.append(path)
        return self.counts.get(path)

    def _notes_of(self, folder: str) -> list[NotePath]:
        return [path for path in self.counts if folder_of(path) == folder]

    def recount(self, folder: str) -> LinkCount:
        counts = [self.counts[path] for path in self._notes_of(folder)]
        return LinkCount(sum(item.links for item in counts), sum(item.dangling for item in counts))


@given(
    st.lists(
        st.one_of(
            st.tuples(st.sampled_from(PATHS), st.none() | st.tuples(*[st.integers(0, 9)] * 2)),
            st.sampled_from(FOLDERS),
        )
    )
)
def test_sums_equal_a_recount(steps: list[str | tuple[NotePath, tuple[int, int] | None]]) -> None:
    """A step asks for a folder, or changes a note (None takes it away)."""
    counted = Counted()
    for step in steps:
        if isinstance(step, str):
            assert counted.totals.of(step) == counted.recount(step)
            continue
        path, count = step
        if count is None:
            counted.counts.pop(path, None)
        else:
            counted.counts[path] = LinkCount(*count)
        counted.totals.touch([path])
    assert [counted.totals.of(folder) for folder in FOLDERS] == [
        counted.recount(folder) for folder in FOLDERS
    ]


def test_only_what_changed_is_counted_again() -> None:
    counted = Counted()
    counted.counts = {path: LinkCount(3, 1) for path in PATHS}
    assert counted.totals.of("x") == LinkCount(6, 2)
    assert sorted(counted.asked) == ["x/a.md", "x/b.md"]
    counted.asked.clear()
    counted.counts[PATHS[1]] = LinkCount(4, 4)
    counted.totals.touch([PATHS[0], PATHS[1]])
    assert counted.totals.of("x") == LinkCount(7, 5)
    assert counted.totals.of("x") == LinkCount(7, 5)
    assert counted.asked == ["x/a.md"]


def test_what_is_counted_in_time_is_not_counted_again() -> None:
    counted = Counted()
    counted.counts = {path: LinkCount(3, 1) for path in PATHS}
    counted.totals.count_now(PATHS[1])
    assert counted.asked == ["x/a.md"]
    assert counted.totals.of("x") == LinkCount(6, 2)
    assert counted.asked == ["x/a.md", "x/b.md"]
    counted.counts[PATHS[1]] = LinkCount(5, 5)
    counted.totals.count_now(PATHS[1])
    assert counted.totals.of("x") == LinkCount(8, 6)
