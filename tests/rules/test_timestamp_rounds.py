"""Repairing stamps in rounds, as `check --fix` does: it comes to an end, says nothing new, and
changes nothing that nobody spoke of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable

from hypothesis import example, given, settings
from hypothesis import strategies as st

from notes_lsp.rules.engine import find
from notes_lsp.rules.finding import Finding
from notes_lsp.rules.registry import RULES
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.nodes import Timestamp
from notes_lsp.text.span import Edit, apply_edits
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.videos import counted_seconds
from tests import vaultfix
from tests.memory import facts_of, vault_of
from tests.rules.stamp_notes import VIDEO, anchor, clock, note, pair, spread

A = NotePath("a.md")

ROUNDS = 10


def after_fixes(text: str, siblings: str) -> str:
    """The text of note `a.md` after all of its safe fixes, until there are none."""
    others = vaultfix.read(siblings).files if siblings else {}
    for _ in range(ROUNDS):
        edits: list[Edit] = []
        for finding in findings(text, others):
            if finding.fix is not None and finding.fix.safe and _fits(edits, finding.fix.edits):
                edits += finding.fix.edits
        if not edits:
            return text
        text = apply_edits(text, edits)
    raise AssertionError("there is always something left to repair")


def findings(text: str, others: dict[str, str]) -> list[Finding]:
    return find(NoteView(A, vault_of({A: text, **others})), RULES)


def _fits(edits: Iterable[Edit], more: Iterable[Edit]) -> bool:
    return not any(
        one.start < other.end and other.start < one.end for one in edits for other in more
    )


FORMS: dict[str, Callable[[str], str]] = {
    "canonical": anchor,
    "shifted": lambda time: anchor(f"{time[3:]}:00"),
    "shifted, with frames": lambda time: anchor(f"{time[3:]}:07"),
    "shifted label": lambda time: anchor(time, f"{time[3:]}:00"),
    "shifted data-t": lambda time: anchor(f"{time[3:]}:00", time),
    "wrong hour": lambda time: anchor(f"03{time[2:]}"),
    "rounded": lambda time: anchor(f"{time[:-2]}00"),
    "two parts": lambda time: anchor(time[3:]),
    "four parts": lambda time: anchor(f"{time}:00"),
    "one digit of hours": lambda time: anchor(time[1:]),
    "template": lambda time: anchor("HH:MM:SS", time),
    "out of range": lambda time: anchor(f"{time[:-2]}94"),
    "empty": lambda time: f'<a class="yt-timestamp" data-t="{time}"></a>',
    "empty and shifted": lambda time: f'<a class="yt-timestamp" data-t="{time[3:]}:00"></a>',
    "bare label": lambda time: f'<a class="yt-timestamp" data-t="{time}">{time}</a>',
    "words": lambda time: f'<a class="yt-timestamp" data-t="{time[3:]}:00">how it began</a>',
    "in brackets": lambda time: f"[{anchor(time)}]",
    "in brackets and shifted": lambda time: f"[{anchor(f'{time[3:]}:00')}]",
    "in a link": lambda time: f"[{time}]({anchor(time)})",
    "wrong class": lambda time: anchor(time).replace("yt-timestamp", "yt_timestamp"),
    "bare": lambda time: f"[{time}]",
    "bare and short": lambda time: f"[{time[3:]}]",
    "bare and shifted": lambda time: f"[{time[3:]}:00]",
    "bare and out of range": lambda time: f"[{time[:-2]}94]",
    "in a wikilink": lambda time: f"[[{time}]]",
    "in a wikilink and shifted": lambda time: f"[[{time[3:]}:00]]",
    "of another video": lambda time: f"[[{time}]](https://youtu.be/zzzzzzzzzzz?t=2041)",
}

SIDE_BY_SIDE = [
    *("{0} {0}", "{0}, {0}, {0}, {1}", "[{t0}] {0}", "{0} [{t0}]", "[{t0}, {t1}] {1}"),
    *("[{t0} - {t1}]", "[{t0}] [{t0}]", "[[{t0}, {t1}]]", "{s0} {0}", "{s0} {s0} - {1}"),
    *("[{t0}, {s1}] {1}", "{0} {e0} {0}", "[{t0}, 13:10:13:14] {0}", "[{t0}] {e0} [{t0}] {0}"),
]
"""Stamps together: `t` is a time as it is, of the first or the second, `s` an anchor of it shifted,
`e` one with an empty label."""

seconds = st.integers(0, 3_599).map(clock)
stamps = st.builds(lambda form, time: FORMS[form](time), st.sampled_from(sorted(FORMS)), seconds)
shifted_ones = st.builds(lambda time: FORMS["shifted"](time), seconds)
notes = st.lists(st.one_of(stamps, shifted_ones), min_size=1, max_size=14).map(
    lambda found: f"---\nvideoId: {VIDEO}\n---\n" + "".join(f"- Says {one} so.\n" for one in found)
)


def together(form: str, first: str, second: str) -> str:
    return form.format(
        anchor(first),
        anchor(second),
        t0=first,
        t1=second,
        s0=FORMS["shifted"](first),
        s1=f"{second[3:]}:00",
        e0=FORMS["empty"](first),
    )


crowds = st.builds(together, st.sampled_from(SIDE_BY_SIDE), seconds, seconds)
crowded_notes = st.lists(st.one_of(stamps, crowds, shifted_ones), min_size=1, max_size=10).map(
    lambda found: f"---\nvideoId: {VIDEO}\n---\n" + "".join(f"- Says {one} so.\n" for one in found)
)
ends = st.sampled_from(["", pair("00:04:31"), pair("00:59:59"), note("b.md", spread("00:31:07"))])


def stamps_of(text: str) -> list[Timestamp]:
    return list(facts_of(text).timestamps())


def around_stamps(text: str) -> list[str]:
    """What stands between the stamps."""
    found = stamps_of(text)
    starts = [stamp.start for stamp in found] + [len(text)]
    return [
        text[end:start] for end, start in zip([0, *(s.end for s in found)], starts, strict=True)
    ]


def speakers(text: str, others: dict[str, str]) -> set[int]:
    """Where the stamps start that have a finding; `timestamp.bare` speaks of all in brackets."""
    found = stamps_of(text)
    starts = [stamp.start for stamp in found]
    said = findings(text, others)
    places = {starts[bisect_right(starts, finding.span.start) - 1] for finding in said}
    if any(finding.code == "timestamp.bare" for finding in said):
        places |= {stamp.start for stamp in found if stamp.notation == "bracket"}
    return places


def spoken_of(text: str, others: dict[str, str]) -> set[int]:
    """The numbers of the stamps that have a finding."""
    starts = [stamp.start for stamp in stamps_of(text)]
    return {starts.index(start) for start in speakers(text, others)}


def lines_spoken_of(text: str, others: dict[str, str]) -> set[int]:
    """The numbers of the lines with a stamp that has a finding."""
    return {text.count("\n", 0, start) for start in speakers(text, others)}


def moments_by_line(text: str) -> dict[int, set[int]]:
    """The moments that each line is about."""
    found: dict[int, set[int]] = {}
    for stamp in stamps_of(text):
        moment = counted_seconds(stamp)
        if moment is not None:
            found.setdefault(text.count("\n", 0, stamp.start), set()).add(moment)
    return found


# One that no video is long enough for tells after its repair what is right beside it: before, too.
@settings(max_examples=150)
@given(notes, ends)
@example(vaultfix.read(note("a.md", ["02:02:00", "04:00:00", "12:00:00"])).files[A], "")
def test_repairing_ends_and_touches_only_stamps_that_were_spoken_of(
    text: str, siblings: str
) -> None:
    others = vaultfix.read(siblings).files if siblings else {}
    after = after_fixes(text, siblings)
    assert around_stamps(after) == around_stamps(text)
    before = spoken_of(text, others)
    assert spoken_of(after, others) <= before
    for number, (old, new) in enumerate(zip(stamps_of(text), stamps_of(after), strict=True)):
        if number not in before:
            assert text[old.start : old.end] == after[new.start : new.end]


@settings(max_examples=150)
@given(notes, ends)
def test_repairing_moves_no_stamp_but_to_where_its_minutes_were_hours(
    text: str, siblings: str
) -> None:
    after = after_fixes(text, siblings)
    for old, new in zip(stamps_of(text), stamps_of(after), strict=True):
        was, now = counted_seconds(old), counted_seconds(new)
        assert now == was or (was is not None and now == was // 60)


@settings(max_examples=150)
@given(crowded_notes, ends)
def test_of_stamps_side_by_side_no_moment_is_lost(text: str, siblings: str) -> None:
    others = vaultfix.read(siblings).files if siblings else {}
    after = after_fixes(text, siblings)
    assert lines_spoken_of(after, others) <= lines_spoken_of(text, others)
    assert [line[:6] + line[-4:] for line in after.splitlines()[3:]] == ["- Says so."] * (
        text.count("\n") - 3
    )
    was, now = moments_by_line(text), moments_by_line(after)
    for line in was.keys() | now.keys():
        assert all({moment, moment // 60} & now[line] for moment in was[line])
        assert now[line] <= was[line] | {moment // 60 for moment in was[line]}


@settings(max_examples=50)
@given(st.lists(st.integers(3_600, 4 * 3_600 - 1), min_size=1, max_size=12), st.data())
def test_a_sound_note_is_never_repaired(moments: list[int], data: st.DataObject) -> None:
    """Whatever its siblings say: not all of them need be about the whole video."""
    times = [clock(moment + (moment % 60 == 0)) for moment in moments]
    end = data.draw(st.integers(60, 4 * 3_600 - 1).map(clock))
    text = vaultfix.read(note("a.md", times)).files[A]
    assert after_fixes(text, pair(end)) == text
