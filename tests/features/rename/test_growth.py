"""That a rename takes no longer for each link than with fewer of them in a note."""

from __future__ import annotations

import pytest

from notes_lsp.features.rename.at_cursor import rename
from notes_lsp.features.rename.plan import made
from tests.growth import MORE, Action, grows_too_fast
from tests.memory import here_at, vault_of

LINKS = 300


def renaming(text: str) -> Action:
    """To rename what stands at the first `x` of a note that has the same text as another one."""
    vault = vault_of({"a.md": text, "c.md": text})
    here = here_at(vault, "a.md", text)
    offset = text.index("x")

    def plan() -> None:
        planning = rename(here, offset, "new")
        assert planning is not None
        made(planning)

    return plan


@pytest.mark.parametrize("part", ["[[x]]\n", "[[x]] [y](x.md)\n", "#x\n"])
def test_time_grows_with_the_links(part: str) -> None:
    assert not grows_too_fast(renaming(part * LINKS), renaming(part * MORE * LINKS))
