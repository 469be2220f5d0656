"""Timestamps that are put into a note."""

from __future__ import annotations

import pytest

from notes_lsp.features.changes import Refused
from notes_lsp.features.stamps.insert import insert_next_stamp, insert_stamp_of_url
from notes_lsp.syntax.notations import anchor
from notes_lsp.text.span import Span, apply_edits
from tests import vaultfix
from tests.memory import here_at, vault_of

VIDEO = "---\nvideoId: kJ3vHq8-Wm0\n---\n"


def following(source: str, by: int = 10) -> str:
    fixture = vaultfix.read(source)
    vault = vault_of(fixture.files)
    path, offset = fixture.cursor
    return insert_next_stamp(here_at(vault, path, fixture.files[path]), offset, by).text


@pytest.mark.parametrize(
    ("note", "stamp"),
    [
        ("Text $0", anchor(0)),
        (f"{anchor(62)} $0 {anchor(90)}", anchor(72)),
        ("[00:01:02] $0", "[00:01:12]"),
        (
            "[01:02](https://youtu.be/zaNTUdXETPI?t=62) $0",
            "[01:12](https://www.youtube.com/watch?v=zaNTUdXETPI&t=72s)",
        ),
        ("```timestamp\n00:01:02\n```\n$0", anchor(72)),
        (f'{anchor(62)} <a class="yt-timestamp" data-t="HH:MM:SS">[HH:MM:SS]</a> $0', anchor(72)),
    ],
)
def test_the_next_one_goes_on_from_the_last(note: str, stamp: str) -> None:
    assert following(f"{VIDEO}{note}") == stamp


def test_a_moment_must_be_one() -> None:
    with pytest.raises(Refused, match="no video has a moment -90 seconds"):
        following(f"{VIDEO}{anchor(62)} $0", -90)
    with pytest.raises(Refused, match="names no video"):
        following("Text $0")


def pasted(url: str) -> str:
    vault = vault_of({"a.md": VIDEO})
    here, end = here_at(vault, "a.md", VIDEO), len(VIDEO)
    return insert_stamp_of_url(here, Span(end, end), url).text


def test_a_url_becomes_a_timestamp_of_its_video() -> None:
    assert pasted(" https://youtu.be/kJ3vHq8-Wm0?t=1m2s\n") == anchor(62)
    assert pasted("https://www.youtube.com/watch?v=zaNTUdXETPI&t=62") == (
        "[01:02](https://www.youtube.com/watch?v=zaNTUdXETPI&t=62s)"
    )


@pytest.mark.parametrize("url", ["https://youtu.be/kJ3vHq8-Wm0", "https://example.org?t=3", ""])
def test_what_names_no_moment_becomes_none(url: str) -> None:
    with pytest.raises(Refused):
        pasted(url)


def after_next(source: str) -> str:
    """The note as it is when the next timestamp is put at the cursor."""
    fixture = vaultfix.read(source)
    path, offset = fixture.cursor
    text = fixture.files[path]
    here = here_at(vault_of(fixture.files), path, text)
    return apply_edits(text, [insert_next_stamp(here, offset, 10).edit])


NEXT = anchor(72)
CUT = f"{anchor(62)[:20]}$0{anchor(62)[20:]}"


@pytest.mark.parametrize(
    ("note", "result"),
    [
        (f"{CUT} x", f"{anchor(62)}{NEXT} x"),
        (f"{anchor(62)} [[b$0c]] x", f"{anchor(62)} [[bc]]{NEXT} x"),
        (f"{anchor(62)} [b$0c](d.md) x", f"{anchor(62)} [bc](d.md){NEXT} x"),
        (f"{anchor(62)} [[b](c$0) x", f"{anchor(62)} [[b](c){NEXT} x"),
        (f"{anchor(62)} #b$0c x", f"{anchor(62)} #bc{NEXT} x"),
        (f"{anchor(62)} [[b$0\nx", f"{anchor(62)} [[b{NEXT}\nx"),
        ("[00:00:01, $000:01:02] x", "[00:00:01, 00:01:02][00:00:11] x"),
        (f"{anchor(62)} x ^bc$0", f"{anchor(62)} x {NEXT} ^bc"),
        (f"{anchor(62)} x[^$01]\n\n[^1]: y", f"{anchor(62)} x[^1]{NEXT}\n\n[^1]: y"),
    ],
)
def test_it_goes_behind_what_it_would_break(note: str, result: str) -> None:
    assert after_next(f"{VIDEO}{note}\n") == f"{VIDEO}{result}\n"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("---\nvideo$0Id: kJ3vHq8-Wm0\n---\n", "the place is in the frontmatter"),
        ("---\nvideoId: kJ3vHq8-Wm0\n---$0", "it would break what stands there"),
        (f"{VIDEO}x `b$0c`\n", "the place is in code"),
        (f"{VIDEO}```\nb$0\n```\n", "the place is in code"),
        (f"{VIDEO}```timestamp\n00:00:01\n$0```\n", "the place is in code"),
        (f"{VIDEO}x $b$0c$\n", "the place is in a formula"),
        (f"{VIDEO}x <!-- b$0 -->\n", "the place is in a comment"),
        (f"{VIDEO}x %%b$0c%%\n", "the place is in a comment"),
        (f"{VIDEO}<pre>\nb$0\n</pre>\n", "the place is in HTML that is shown as it is"),
        (f"{VIDEO}$0```\nb\n```\n", "it would break what stands there"),
        (f"{VIDEO}x\n\n[b]: c.md$0\n\n[b]\n", "it would break what stands there"),
        (f"{VIDEO}[00:00:01] $0(x)\n", "it would not be read as a timestamp there"),
    ],
)
def test_where_none_can_stand_none_is_put(source: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        after_next(source)
    assert str(refused.value) == reason


def pasted_over(source: str) -> str:
    """The note as it is when a timestamp is pasted over the selection."""
    fixture = vaultfix.read(source)
    ((path, span),) = fixture.spans["over"]
    text = fixture.files[path]
    here = here_at(vault_of(fixture.files), path, text)
    url = "https://youtu.be/kJ3vHq8-Wm0?t=72"
    return apply_edits(text, [insert_stamp_of_url(here, span, url).edit])


def test_what_is_selected_gives_way_as_a_whole_only() -> None:
    assert pasted_over(f"{VIDEO}x <over|[[b]] y|over> z\n") == f"{VIDEO}x {NEXT} z\n"
    with pytest.raises(Refused, match="it would break what stands there"):
        pasted_over(f"{VIDEO}x [[b <over|c]] y|over> z\n")
