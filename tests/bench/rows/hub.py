"""What 10,000 notes hang on: the list of all links to it, and its rename."""

from __future__ import annotations

from tests.bench import floors, vaults
from tests.bench.bench import Bench, expect
from tests.bench.client import Json
from tests.bench.editing import Document
from tests.bench.measurement import Figures, Judged, Measurement, Row, Target

_TIMES = 5

NEW_NAME = "renamed_by_the_bench"

_REFERENCES = Row(
    "references",
    "references, per answer, of 10,000",
    "an echo server",
    Judged.MEDIAN,
    Target({10_000: 3e-6, 100_000: 3e-6}),
)
_RENAME = Row(
    "rename",
    "rename of a note with 10,000 backlinks",
    "an echo server",
    Judged.MEDIAN,
    Target({10_000: 0.150, 100_000: 0.150}),
)


async def _references(bench: Bench) -> dict[str, Figures]:
    figures = Figures()
    wanted = vaults.backlinks(bench.notes)
    async with bench.server() as client, bench.echo() as echo:
        linking = Document(client, bench.vault / vaults.FRESH, LINK_TO_HUB)
        await linking.diagnostics()
        for _ in range(_TIMES):
            answer = await linking.at(
                "textDocument/references", 0, 4, context={"includeDeclaration": False}
            )
            result = answer.result()
            expect(len(result) == wanted + 1, f"{len(result)} links to the hub")
            await floors.prepare_echo(echo, result)
            floor = await floors.echo(echo)
            figures.add((answer.arrived - answer.sent) / len(result), floor / len(result))
    return {_REFERENCES.key: figures}


async def _rename(bench: Bench) -> dict[str, Figures]:
    figures = Figures()
    async with bench.server() as client, bench.echo() as echo:
        linking = Document(client, bench.vault / vaults.FRESH, LINK_TO_HUB)
        await linking.diagnostics()
        for _ in range(_TIMES):
            answer = await linking.at("textDocument/rename", 0, 4, newName=NEW_NAME)
            result = answer.result()
            expect_all_edits(bench, result)
            await floors.prepare_echo(echo, result)
            figures.add(answer.arrived - answer.sent, await floors.echo(echo))
    return {_RENAME.key: figures}


LINK_TO_HUB = "[[bench_hub]]\n"
"""The text of an open note that has a link to the hub at its very beginning."""


def expect_all_edits(bench: Bench, edit: Json) -> None:
    """Raise WrongAnswer unless the hub's rename changes each link to it, and moves the file."""
    changes = edit["documentChanges"]
    edits = sum(len(change.get("edits", [])) for change in changes)
    expect(edits == vaults.backlinks(bench.notes) + 1, f"{edits} edits of links to the hub")
    moved = [change["newUri"].rpartition("/")[2] for change in changes if "newUri" in change]
    expect(moved == [f"{NEW_NAME}.md"], f"{moved} as new names of the hub")


REFERENCES = Measurement([_REFERENCES], _references)
RENAME = Measurement([_RENAME], _rename)
