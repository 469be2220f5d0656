"""Which findings directives silence."""

from __future__ import annotations

from datetime import date

import pytest

from notes_lsp.rules.finding import Finding
from notes_lsp.rules.suppressions import Suppressions, read_instruction, silence
from notes_lsp.text.span import Span
from notes_lsp.vault.settings import Settings
from tests.memory import facts_of
from tests.rules.checking import TODAY, check, fixes, text

QUIET = Settings(rules={"suppression.unused": "off"})


def left(source: str, *codes: str, today: date = TODAY) -> list[str]:
    """What is left in the note `note.md` of a vault: line, column and code."""
    found = check(source, *codes, settings=QUIET, today=today)
    places = [line.split() for line in found.splitlines() if line.startswith("note.md:")]
    return [
        f"{place.split('-')[0].removeprefix('note.md:')} {code}" for place, _, code, *_ in places
    ]


def directive(says: str) -> str:
    return f"<!-- notes-lsp: {says} -->"


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ("ignore link.unresolved", ("ignore", ["link.unresolved"], None, "")),
        ("ignore a.b c.d,e.f,  g.*", ("ignore", ["a.b", "c.d", "e.f", "g.*"], None, "")),
        ("ignore", ("ignore", [], None, "")),
        ("ignore: a reason: two", ("ignore", [], None, "a reason: two")),
        (
            "ignore-file a.b: why, until=2026-01-01",
            ("ignore-file", ["a.b"], None, "why, until=2026-01-01"),
        ),
        ("ignore a.b until=2026-01-31: why", ("ignore", ["a.b"], "2026-01-31", "why")),
        ("ignore until=x a.b, until=y", ("ignore", ["a.b"], "y", "")),
        ("ignore\na.b\n:\nwhy", ("ignore", ["a.b"], None, "why")),
        ("", ("", [], None, "")),
        (": why", ("", [], None, "why")),
    ],
)
def test_words_of_a_directive(says: str, expected: tuple[str, list[str], str | None, str]) -> None:
    note = f"é\n<!-- notes-lsp: {says} -->\n"
    read = read_instruction(facts_of(note).directives[0])
    until = read.until.text if read.until else None
    assert (read.verb.text, [code.text for code in read.codes], until, read.reason) == expected
    pieces = [read.verb, *read.words, *([read.until] if read.until else [])]
    assert all(piece.span.of(note) == piece.text for piece in pieces)


def test_the_line_and_the_one_before() -> None:
    source = text(
        """
        [[a]] <!-- notes-lsp: ignore link.unresolved -->
        [[b]]

        <!-- notes-lsp: ignore link.unresolved -->
        [[c]]
        [[d]]
        """
    )
    assert left(source) == ["2:3 link.unresolved", "6:3 link.unresolved"]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_end_as_they_like(end: str) -> None:
    source = f"{directive('ignore link.unresolved')}\n[[a]]\n[[b]]\n".replace("\n", end)
    assert left(source) == ["3:3 link.unresolved"]


@pytest.mark.parametrize(
    ("says", "codes"),
    [
        ("ignore link.unresolved", ["link.missing-heading"]),
        ("ignore link.unresolved link.missing-heading", []),
        ("ignore link.unresolved,link.missing-heading", []),
        ("ignore link.*", []),
        ("ignore link", ["link.unresolved", "link.missing-heading"]),
        ("ignore *", []),
        ("ignore", []),
        ("ignore timestamp.*", ["link.unresolved", "link.missing-heading"]),
        ("ignore link.unresolvd", ["link.unresolved", "link.missing-heading"]),
        ("disable link.*", ["link.unresolved", "link.missing-heading"]),
        ("Ignore link.*", ["link.unresolved", "link.missing-heading"]),
        ("", ["link.unresolved", "link.missing-heading"]),
    ],
)
def test_codes_of_a_directive(says: str, codes: list[str]) -> None:
    assert [line.split()[1] for line in left(f"[[a]] [[#b]] {directive(says)}\n")] == codes


@pytest.mark.parametrize(
    "source",
    [
        "> [!tip] Look\n> <!-- notes-lsp: ignore -->\n> [[a]]\n",
        "> [[a]] <!-- notes-lsp: ignore -->\n",
        "- [[a]] <!-- notes-lsp: ignore -->\n",
        "- <!-- notes-lsp: ignore -->\n  [[a]]\n",
        "1. One\n\n   <!-- notes-lsp: ignore -->\n   [[a]]\n",
        "| a | b |\n|---|---|\n| [[a]] | b <!-- notes-lsp: ignore --> |\n",
        "# [[a]] <!-- notes-lsp: ignore -->\n",
        "<!-- notes-lsp: ignore -->\n# [[a]]\n",
        "<!-- notes-lsp: ignore -->\n\n[[a]]\n",
        "<!-- notes-lsp: ignore timestamp.* -->\n<!-- notes-lsp: ignore link.* -->\n[[a]]\n",
        "[^1]: [[a]] <!-- notes-lsp: ignore -->\n",
        "[[a]] <!-- notes-lsp: ignore\nlink.unresolved -->\n",
    ],
)
def test_directives_work_wherever_comments_do(source: str) -> None:
    assert left(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "[[a]] `<!-- notes-lsp: ignore -->`\n",
        "```\n<!-- notes-lsp: ignore -->\n```\n[[a]]\n",
        "%% <!-- notes-lsp: ignore --> %%\n[[a]]\n",
        "---\n# notes-lsp: ignore-file\n---\n[[a]]\n",
        "<!-- notes-lsp: ignore -->\nOne.\n[[a]]\n",
        "[[a]]\n<!-- notes-lsp: ignore -->\n",
    ],
)
def test_directives_do_not_work_elsewhere(source: str) -> None:
    assert [line.split()[1] for line in left(source)] == ["link.unresolved"]


def test_a_note() -> None:
    source = "---\nvideoId: x\n---\n[[a]] [[#b]]\n\n<!-- notes-lsp: ignore-file link.* -->\n"
    assert left(source) == ["2:10 frontmatter.video-id"]
    everywhere = source.replace("link.*", "link.* frontmatter.video-id")
    assert left(everywhere) == []


def test_a_part_of_a_note() -> None:
    source = text(
        """
        [[a]]

        <!-- notes-lsp: ignore-start link.unresolved, timestamp.* -->

        [[b]] [[#b]]

        <!-- notes-lsp: ignore-start link.missing-heading -->

        [[c]] [[#c]]

        <!-- notes-lsp: ignore-end link.unresolved -->

        [[d]] [[#d]]

        <!-- notes-lsp: ignore-end -->

        [[e]] [[#e]]

        <!-- notes-lsp: ignore-start -->

        [[f]] [[#f]]
        """
    )
    assert left(source) == [
        "1:3 link.unresolved",
        "5:10 link.missing-heading",
        "13:3 link.unresolved",
        "17:3 link.unresolved",
        "17:10 link.missing-heading",
    ]


@pytest.mark.parametrize(
    ("until", "count"),
    [
        ("2026-06-16", 0),
        ("2026-06-15", 0),
        ("2026-06-14", 1),
        ("2026-02-30", 1),
        ("20260616", 1),
        ("soon", 1),
        ("", 1),
    ],
)
def test_a_date_still_counts_itself(until: str, count: int) -> None:
    assert len(left(f"[[a]] {directive(f'ignore link.unresolved until={until}: soon')}\n")) == count


def test_a_part_that_has_expired_keeps_no_other_from_beginning() -> None:
    expired = directive("ignore-start link.unresolved until=2000-01-01: soon")
    source = f"{expired}\n[[a]]\n\n{directive('ignore-start link.unresolved')}\n[[b]]\n\n"
    source += f"{directive('ignore-end link.unresolved')}\n[[c]]\n"
    assert left(source) == ["2:3 link.unresolved", "8:3 link.unresolved"]


def test_a_finding_belongs_to_the_line_where_it_begins() -> None:
    facts = facts_of(f"One {directive('ignore')}\nTwo\nThree")
    ends = [Finding("a.b", "hint", span, "") for span in (Span(0, 50), Span(46, 50))]
    assert silence(ends, Suppressions(facts.directives, TODAY)) == ends[1:]


def test_a_finding_that_stands_for_several_places_is_where_it_is_shown() -> None:
    source = "[[a]]\n\n[[a]] <!-- notes-lsp: ignore link.unresolved -->\n"
    assert left(source) == ["1:3 link.unresolved"]
    assert left("[[a]] <!-- notes-lsp: ignore link.unresolved -->\n\n[[a]]\n") == []


def test_nothing_is_repaired_where_its_code_is_ignored() -> None:
    source = "[[a]]\n\n[[a]]"
    assert fixes(source) == "- offered: Remove the link, keep its text"
    assert fixes(f"{source} <!-- notes-lsp: ignore link.unresolved -->\n") == ""
    near = "//- a.md\n[[the_be]]\n\n[[the_be]]{}\n//- the_bee.md\n\n"
    assert "Write the_bee" in fixes(near.format(""))
    assert fixes(near.format(" <!-- notes-lsp: ignore link.unresolved -->")) == ""


SHIFTED = "\n\n".join(
    f'Text <a class="yt-timestamp" data-t="{at}:00">[{at}:00]</a>{{}}'
    for at in ("02:05", "07:31", "12:40", "19:08", "41:50")
)


def test_marks_go_with_the_finding_that_speaks_of_them() -> None:
    source = f"---\nvideoId: abcdefghijk\n---\n{SHIFTED}\n"
    first, *others = left(source.format("", "", "", "", ""), "timestamp.shifted")
    assert len(others) == 4
    ignored = " <!-- notes-lsp: ignore timestamp.shifted -->"
    assert left(source.format(ignored, "", "", "", ""), "timestamp.shifted") == []
    one_less = source.format("", "", ignored, "", "")
    assert left(one_less, "timestamp.shifted") == [first, others[0], *others[2:]]
    assert fixes(one_less, "timestamp.shifted") == ""


def test_many_directives_and_findings_take_no_longer_for_being_many() -> None:
    """How many steps a question takes, whatever overlaps."""

    def asked(count: int) -> int:
        note = "<!-- notes-lsp: ignore-start a.b -->\n<!-- notes-lsp: ignore a.b -->\n" * count
        suppressions = Suppressions(facts_of(note).directives, TODAY)
        return sum(map(len, suppressions._covers.values()))

    assert [asked(10), asked(20)] == [11, 21]
