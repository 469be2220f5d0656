"""What is shown between the words."""

from __future__ import annotations

import pytest

from notes_lsp.features.inlay_hints import inlay_hints
from notes_lsp.text.span import Span
from notes_lsp.vault.settings import InlayHints, Settings
from tests.memory import here_at, vault_of

LONG = " ".join(["word"] * 40)

VAULT = {
    "grist_mill.md": "---\ntitle: Grist mill\n---\n",
    "gm2.md": "---\ntitle: The second mill\naliases: [Number Two]\n---\n",
    "h.md": "# Heading only\n",
    "long.md": f"---\ntitle: {LONG}\n---\n",
    "plan.pdf": "",
}


def hinted(
    text: str,
    within: Span | None = None,
    *,
    titles: bool = False,
    sections: bool = False,
    stamps: bool = False,
) -> str:
    """The text with the hints in it."""
    wanted = InlayHints(titles=titles, sections=sections, stamps=stamps)
    vault = vault_of({**VAULT, "here.md": text}, Settings(inlay_hints=wanted))
    for hint in reversed(inlay_hints(here_at(vault, "here.md", text), within)):
        text = f"{text[: hint.offset]}«{hint.label}»{text[hint.offset :]}"
    return text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[gm2]].", "[[gm2]]«The second mill»."),
        ("[[gm2#Part]].", "[[gm2#Part]]«The second mill»."),
        ("[[/gm2]]", "[[/gm2]]«The second mill»"),
        ("[[h]]", "[[h]]«Heading only»"),
        ("[[number two]]", "[[number two]]«The second mill»"),
    ],
)
def test_the_title_stands_behind_a_bare_link(text: str, told: str) -> None:
    assert hinted(text, titles=True) == told
    assert hinted(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "[[grist_mill]] [[Grist Mill]] [[the second mill]]",  # it says so itself
        "[[gm2 | x]] ![[gm2]]",
        "[[nowhere]] [[plan.pdf]] [[#gm2]] [x](gm2.md)",
        "`[[gm2]]` %%[[gm2]]%%",
    ],
)
def test_elsewhere_no_title_does(text: str) -> None:
    assert hinted(text, titles=True) == text


def test_a_long_title_is_cut() -> None:
    assert len(hinted("[[long]]", titles=True)) < 80


ANCHOR = '<a class="yt-timestamp" data-t="{}">[{}]</a>'


def test_a_section_tells_its_part_of_the_video() -> None:
    text = f"# A #\n\n{ANCHOR.format('00:01:00', '00:01:00')}\n\nB\n===\n[00:02:30] [00:03:00]\n"
    told = text.replace("# A", "# A«00:01:00»").replace("\nB", "\nB«00:02:30–00:03:00»")
    assert hinted(text, sections=True) == told
    assert hinted(text, Span(0, 3), sections=True) == text.replace("# A", "# A«00:01:00»")


@pytest.mark.parametrize(
    ("time", "label", "told"),
    [
        ("00:01:00", "00:01:00", ""),
        ("00:01:00", "00:01:20", "«20 s apart»"),
        ("00:01:00", "00:00:00", "«00:01:00 apart»"),
        ("00:01:00", "here", ""),
        ("1:00", "00:01:00", ""),
    ],
)
def test_a_timestamp_tells_by_how_much_its_times_differ(time: str, label: str, told: str) -> None:
    text = f"x {ANCHOR.format(time, label)} y"
    assert hinted(text, stamps=True) == text.replace("</a>", f"</a>{told}")


def test_only_what_is_asked_about_is_looked_at() -> None:
    text = "[[gm2]]\n\n[[h]]\n\n[[gm2]]\n"
    at = text.index("[[h")
    assert hinted(text, Span(at, at + 3), titles=True) == text.replace(
        "[[h]]", "[[h]]«Heading only»"
    )
