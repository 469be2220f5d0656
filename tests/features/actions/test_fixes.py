"""Fixes: single, all of a kind, all of a note."""

from __future__ import annotations

import pytest

from notes_lsp.features.actions.action import includes
from tests.features.actions.doing import done, offered

ALL = "source.fixAll.notes-lsp"
STAMPS = f"{ALL}.timestamps"
LINKS = f"{ALL}.links"

FAB = "//- x/fab.md\n---\ntitle: The fab\n---\n"
STAMP = '<a class="yt-timestamp" data-t="{0}">[{0}]</a>'
TWO_KINDS = f"""\
//- x/a.md
[[The$0 fab]], [[The Fab | it]]
{STAMP.format("01:02")}
{STAMP.format("03:04")}
{FAB}"""
REPAIRED_LINKS = "[[fab | The fab]], [[fab | it]]\n"
REPAIRED_STAMPS = f"{STAMP.format('00:01:02')}\n{STAMP.format('00:03:04')}\n"
BROKEN_LINKS = "[[The fab]], [[The Fab | it]]\n"
BROKEN_STAMPS = f"{STAMP.format('01:02')}\n{STAMP.format('03:04')}\n"


def test_a_fix_is_offered_where_its_finding_is() -> None:
    assert offered("[[gone$0]]") == [
        "Remove the link, keep its text",
        "Create the note gone",
        "Ignore link.unresolved on this line",
        "Ignore link.unresolved in this note",
    ]
    assert offered("$0x [[gone]]") == []


def test_all_of_a_kind_are_offered_where_there_are_others() -> None:
    assert offered(TWO_KINDS, "quickfix") == [
        "*Write fab",
        "Fix all 2 link.inexact in this note",
        "Ignore link.inexact on this line",
        "Ignore link.inexact in this note",
    ]
    assert done(TWO_KINDS, "Fix all 2 link.inexact in this note") == REPAIRED_LINKS + BROKEN_STAMPS


def test_what_is_not_safe_is_not_made_for_all() -> None:
    assert not [title for title in offered("[[gone$0]] [[went]]") if title.startswith("Fix all")]


def test_a_marked_place_offers_what_its_finding_does() -> None:
    stamps = [STAMP.format(f"{time}:00") for time in ("02:05", "07:31", "12:40", "19:08", "41:50")]
    note = "---\nvideoId: abcdefghijk\n---\n" + "\n\n".join(f"x {stamp}" for stamp in stamps) + "\n"
    second = note.replace('"07:31:00', '"07:31:$000')
    assert offered(second)[0] == "Read 5 timestamps as MM:SS"
    assert '"00:07:31">[00:07:31]' in done(second, "Read 5 timestamps as MM:SS")
    both = second.replace('"02:05:00', '"02:05:$000')
    assert offered(both).count("Read 5 timestamps as MM:SS") == 1


@pytest.mark.parametrize(
    ("only", "titles"),
    [
        ([], None),
        (["quickfix"], None),
        ([""], None),
        (["refactor.move"], []),
        (["source.organizeImports"], []),
        (["source.fixAll.other"], []),
        (["source.fixAll.notes-lsp.link"], []),
        (["source.fixAll"], ["all"]),
        ([ALL], ["all"]),
        ([STAMPS], ["timestamps"]),
        ([LINKS], ["links"]),
        ([LINKS, STAMPS], ["timestamps", "links"]),
        ([LINKS, ALL], ["all"]),
        (["source"], ["all", "timestamps", "links"]),
    ],
)
def test_fixing_a_note_is_for_those_who_ask_for_it(
    only: list[str], titles: list[str] | None
) -> None:
    known = {
        "all": "Fix all that is safe to fix",
        "timestamps": "Fix timestamps that are safe to fix",
        "links": "Fix links that are safe to fix",
    }
    found = offered(TWO_KINDS, *only)
    if titles is None:
        assert found
        assert not set(found) & set(known.values())
    else:
        assert found == [known[title] for title in titles]


def test_all_that_is_safe_is_fixed_wherever_it_is() -> None:
    assert done(TWO_KINDS, "Fix all that is safe to fix", ALL) == REPAIRED_LINKS + REPAIRED_STAMPS
    timestamps = done(TWO_KINDS, "Fix timestamps that are safe to fix", STAMPS)
    assert timestamps == BROKEN_LINKS + REPAIRED_STAMPS
    links = done(TWO_KINDS, "Fix links that are safe to fix", LINKS)
    assert links == REPAIRED_LINKS + BROKEN_STAMPS


def test_what_a_fix_lays_open_is_fixed_too() -> None:
    note = f"//- x/a.md\n$0```markdown\n# Chips\n[[The fab]]\n```\n{FAB}"
    assert done(note, "Fix all that is safe to fix", ALL) == "# Chips\n[[fab | The fab]]\n"


def test_where_nothing_is_safe_nothing_is_offered() -> None:
    assert offered("[[gone$0]]", ALL) == []
    assert offered("All is well.$0", "source") == []


@pytest.mark.parametrize(
    ("kinds", "kind", "included"),
    [
        (["a"], "a", True),
        (["a"], "a.b", True),
        (["a"], "ab", False),
        (["a.b"], "a", False),
        (["b", "a"], "a.b.c", True),
        ([""], "a", True),
        ([], "a", False),
    ],
)
def test_kinds_include_what_is_below_them(kinds: list[str], kind: str, included: bool) -> None:
    assert includes(kinds, kind) is included
