"""`--format checkstyle`: the XML of Checkstyle."""

from __future__ import annotations

from xml.etree import ElementTree

from tests.cli.conftest import Run
from tests.cli.formats import hostile
from tests.cli.outcome import Outcome, text


def test_the_findings_by_note(run: Run) -> None:
    vault = "//- a.md\n[[#Gone]]\n[[B]]\n//- b.md\n---\ntitle: 'B: b'\n---\n[[gonö]]\n//- c.md\n"
    assert run("check", "--format", "checkstyle", vault=vault) == Outcome(
        1,
        text(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <checkstyle version="4.3">
              <file name="a.md">
                <error line="1" column="4" severity="warning" message="This note has no heading &#8220;Gone&#8221;" source="link.missing-heading"/>
              </file>
              <file name="b.md">
                <error line="4" column="3" severity="info" message="There is no note &#8220;gon&#246;&#8221;: create it, or correct the name" source="link.unresolved"/>
              </file>
            </checkstyle>
            """  # noqa: E501
        ),
    )


def test_it_can_be_read_whatever_a_note_holds(run: Run) -> None:
    said = run("check", "--format", "checkstyle", vault=hostile.VAULT)
    root = ElementTree.fromstring(said.out)
    assert [(file.tag, file.get("name")) for file in root] == [("file", hostile.PATH)]
    errors = list(root[0])
    assert errors[0].get("message") == 'This note has no heading “a%, "b":c;d]&<e>\ufffd”'
    for error in errors:
        assert set(error.keys()) == {"line", "column", "severity", "message", "source"}
        assert error.get("severity") in ("error", "warning", "info", "ignore")
        assert (error.tag, list(error)) == ("error", [])
    assert said.out.isascii()


def test_nothing_found(run: Run) -> None:
    said = run("check", "--format", "checkstyle", vault="//- a.md\n")
    assert list(ElementTree.fromstring(said.out)) == []


def test_it_has_no_statistics(run: Run) -> None:
    assert run("check", "--format", "checkstyle", "--statistics", vault="//- a.md\n").code == 2
