"""`--format junit`: notes as tests, in the form of Jenkins' schema `junit-10.xsd`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from tests.cli.conftest import Run
from tests.cli.formats import hostile
from tests.cli.outcome import Outcome, text

VAULT = """
//- a.md
[[#Gone]]
[[gone]] [[#Gone]]
//- b.md
[[gone]]
//- c.md
"""

ATTRIBUTES: Final = {
    "testsuites": (set[str](), {"name", "time", "tests", "failures", "errors"}),
    "testsuite": ({"name", "tests", "failures", "errors"}, {"skipped", "time", "timestamp"}),
    "testcase": ({"name"}, {"classname", "time", "group"}),
    "failure": (set[str](), {"type", "message"}),
    "system-out": (set[str](), set[str]()),
}
"""What the schema has for the elements in use: the attributes that must and those that may be."""

CHILDREN: Final = {
    "testsuites": {"testsuite"},
    "testsuite": {"testcase"},
    "testcase": {"failure", "system-out"},
}


def check_schema(element: Element) -> None:
    """What `junit-10.xsd` asks of an element and what is in it."""
    required, allowed = ATTRIBUTES[element.tag]
    assert required <= set(element.keys()) <= required | allowed
    assert {child.tag for child in element} <= CHILDREN.get(element.tag, set())
    for child in element:
        check_schema(child)


def test_a_test_for_each_note(run: Run) -> None:
    said = run("check", "--format", "junit", vault=VAULT)
    assert said == Outcome(
        1,
        text(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites>
              <testsuite name="notes-lsp check" tests="3" failures="1" errors="0" skipped="0">
                <testcase classname="notes-lsp" name="a.md">
                  <failure type="link.missing-heading" message="2 findings, the first: link.missing-heading This note has no heading &#8220;Gone&#8221;">a.md:1:4: warning link.missing-heading This note has no heading &#8220;Gone&#8221;
            a.md:2:13: warning link.missing-heading This note has no heading &#8220;Gone&#8221;
            </failure>
                  <system-out>a.md:2:3: information link.unresolved There is no note &#8220;gone&#8221;: create it, or correct the name
            </system-out>
                </testcase>
                <testcase classname="notes-lsp" name="b.md">
                  <system-out>b.md:1:3: information link.unresolved There is no note &#8220;gone&#8221;: create it, or correct the name
            </system-out>
                </testcase>
                <testcase classname="notes-lsp" name="c.md"/>
              </testsuite>
            </testsuites>
            """  # noqa: E501
        ),
    )
    check_schema(ElementTree.fromstring(said.out))


@pytest.mark.parametrize(
    ("fail_on", "failures"),
    [("information", 2), ("warning", 1), ("error", 0), ("error,link.unresolved", 2)],
)
def test_what_fails_the_check_fails_the_test(run: Run, fail_on: str, failures: int) -> None:
    said = run("check", "--format", "junit", "--fail-on", fail_on, vault=VAULT)
    root = ElementTree.fromstring(said.out)
    assert len(root.findall("testsuite/testcase/failure")) == failures
    assert root[0].get("failures") == str(failures)
    assert said.code == int(failures > 0)


@pytest.mark.skipif(os.name == "nt", reason="names are characters there")
def test_it_can_be_read_whatever_a_note_holds(run: Run, tmp_path: Path) -> None:
    run("check", vault=hostile.VAULT + "//- a.md\n[[#a]]\n")
    os.rename(tmp_path / "a.md", os.fsencode(tmp_path) + b"/caf\xe9.md")
    said = run("check", "--format", "junit")
    root = ElementTree.fromstring(said.out)
    check_schema(root)
    assert [case.get("name") for case in root[0]] == [hostile.PATH, "caf\ufffd.md"]
    assert root[0][0][0].get("message") == (
        'link.missing-heading This note has no heading “a%, "b":c;d]&<e>\ufffd”'
    )
    assert said.out.isascii()


def test_it_has_no_statistics(run: Run) -> None:
    assert run("check", "--format", "junit", "--statistics", vault="//- a.md\n").code == 2
