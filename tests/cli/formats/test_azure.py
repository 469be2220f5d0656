"""`--format azure`: logging commands of Azure Pipelines."""

from __future__ import annotations

from tests.cli.conftest import Run
from tests.cli.formats import hostile
from tests.cli.outcome import Outcome, text


def test_the_worst_come_first(run: Run) -> None:
    vault = "//- a.md\n[[gone]] [[#Gone]]\n//- b.md\n---\ntitle: A: b\n---\n"
    assert run("check", "--format", "azure", vault=vault) == Outcome(
        1,
        text(
            """
            ##vso[task.logissue type=error;sourcepath=b.md;linenumber=2;columnnumber=9;code=frontmatter.syntax;]“: ” inside an unquoted value: put the value in quotes
            ##vso[task.logissue type=warning;sourcepath=a.md;linenumber=1;columnnumber=13;code=link.missing-heading;]This note has no heading “Gone”
            ##vso[task.logissue type=warning;sourcepath=a.md;linenumber=1;columnnumber=3;code=link.unresolved;]There is no note “gone”: create it, or correct the name
            3 findings in 2 notes.
            """  # noqa: E501
        ),
    )


def test_what_means_something_in_commands_is_escaped(run: Run) -> None:
    said = run("check", "--format", "azure", vault=hostile.VAULT)
    assert said.out.splitlines()[0] == (
        '##vso[task.logissue type=warning;sourcepath=50%AZP25, "a":b%3Bc%5D&<d>.md;linenumber=1;'
        "columnnumber=4;code=link.missing-heading;]"
        'This note has no heading “a%AZP25, "b":c;d]&<e>\\x1b”'
    )


def test_statistics_and_quiet(run: Run) -> None:
    vault = "//- a.md\n[[#Gone]]\n"
    said = run("check", "--format", "azure", "--statistics", vault=vault)
    assert said == Outcome(1, "1 finding in 1 note.\n")
    assert run("check", "--format", "azure", "--quiet").out.count("\n") == 1
