"""How long an editor waits: the start of a server on a vault, and the answers while somebody types.

    python tests/bench/bench_server.py VAULT [--edits N] [--command 'notes-lsp serve']

Every answer is checked for being right before its time counts. Figures are those of one run, and of
a machine that does other things too: compare them with others of the same run.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import shlex
import sys
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.client import Client, Json, connect, in_milliseconds

_LINK = re.compile(r"\[\[([\w.-]+) \| [^\]|]+\]\]")

_LONGEST_START = 60
"""Seconds after which the first answer must be right."""

_CAPABILITIES: Json = {
    "general": {"positionEncodings": ["utf-8", "utf-16"]},
    "window": {"workDoneProgress": True},
    "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}},
    "textDocument": {
        "diagnostic": {},
        "definition": {"linkSupport": True},
        "hover": {"contentFormat": ["markdown"]},
    },
}


class Trial(NamedTuple):
    """A note to type in, and a link in it that leads to `target`."""

    path: Path
    text: str
    line: int
    character: int
    target: Path


def trials(vault: Path, count: int) -> list[Trial]:
    """Notes of `vault`, always the same, each with a link to a note of its folder."""
    notes = sorted(vault.rglob("*.md"))
    random.Random(7).shuffle(notes)
    found = []
    for path in notes:
        text = path.read_text(encoding="utf-8")
        for number, line in enumerate(text.split("\n")):
            match = _LINK.search(line)
            target = path.parent / f"{match[1]}.md" if match else path
            if match and target != path and target.is_file():
                at = len(line[: match.start() + 3].encode())
                found.append(Trial(path, text, number, at, target))
                break
        if len(found) == count:
            break
    return found


async def bench(command: list[str], vault: Path, edits: int) -> None:
    """Measure, and print what was measured."""
    chosen = trials(vault, 20)
    if not chosen:
        raise SystemExit(f"{vault} has no note with a link to another")
    spawned = time.perf_counter()
    async with connect(command, vault) as client:
        await client.initialize(_CAPABILITIES)
        started = time.perf_counter()
        print(f"spawn to initialize       {1000 * (started - spawned):.0f} ms")
        await _first_answers(client, chosen[0], started)
        loaded = await client.notified("$/progress", lambda sent: sent["value"]["kind"] == "end")
        print(f"all notes read after      {1000 * (loaded.at - started):.0f} ms")
        client.seconds.clear()
        for trial in chosen:
            await _type(client, trial, edits // len(chosen))
        _print_times(client)
        print(f"resident memory           {_resident(client.process.pid)}")
        if await client.shut_down() != 0:
            raise SystemExit("the server did not end well")


async def _first_answers(client: Client, trial: Trial, started: float) -> None:
    """A definition, a hover and a completion as soon as may be."""
    _open(client, trial)
    place = _place(trial)
    while True:
        links = await client.request("textDocument/definition", place)
        if links and links[0]["targetUri"] == trial.target.as_uri():
            break
        _expect(time.perf_counter() < started + _LONGEST_START, "the first definition")
    print(f"first right definition    {1000 * (time.perf_counter() - started):.0f} ms")
    hover = await client.request("textDocument/hover", place)
    _expect(bool(hover and hover["contents"]["value"]), "the first hover")
    print(f"first hover               {1000 * (time.perf_counter() - started):.0f} ms")
    await _complete(client, trial, 2)
    print(f"first right completion    {1000 * (time.perf_counter() - started):.0f} ms")
    client.notify("textDocument/didClose", {"textDocument": {"uri": trial.path.as_uri()}})


async def _type(client: Client, trial: Trial, keys: int) -> None:
    """Type in a note and ask after each key what an editor asks."""
    _open(client, trial)
    uri = trial.path.as_uri()
    for version in range(2, 2 + keys):
        _insert(client, uri, version, trial.line, 0, "x")
        await client.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})
    place = _place(trial, keys)
    links = await client.request("textDocument/definition", place)
    _expect(links and links[0]["targetUri"] == trial.target.as_uri(), "a definition")
    await client.request("textDocument/hover", place)
    await client.request("textDocument/references", place | {"context": _CONTEXT})
    await _complete(client, trial, 2 + keys)
    client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})


_CONTEXT = {"includeDeclaration": False}


async def _complete(client: Client, trial: Trial, version: int) -> None:
    """Type `[[` and the first letters of a note's name on a line of their own: there must be notes
    that begin so."""
    uri = trial.path.as_uri()
    stem = trial.target.stem
    written = f"[[{stem[:3]}"
    _insert(client, uri, version, trial.line, 0, f"{written}\n")
    place = {
        "textDocument": {"uri": uri},
        "position": {"line": trial.line, "character": len(written)},
    }
    found = await client.request("textDocument/completion", place)
    items = found["items"] if found else []
    fits = [item for item in items if item["filterText"].lower().startswith(stem[:3])]
    _expect(fits, "a completion")


def _open(client: Client, trial: Trial) -> None:
    document = {
        "uri": trial.path.as_uri(),
        "languageId": "markdown",
        "version": 1,
        "text": trial.text,
    }
    client.notify("textDocument/didOpen", {"textDocument": document})


def _insert(client: Client, uri: str, version: int, line: int, character: int, text: str) -> None:
    place = {"line": line, "character": character}
    change = {"range": {"start": place, "end": place}, "text": text}
    client.notify(
        "textDocument/didChange",
        {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]},
    )


def _place(trial: Trial, typed: int = 0) -> Json:
    return {
        "textDocument": {"uri": trial.path.as_uri()},
        "position": {"line": trial.line, "character": trial.character + typed},
    }


def _expect(right: object, what: str) -> None:
    if not right:
        raise SystemExit(f"{what} was wrong: no times of wrong answers")


def _print_times(client: Client) -> None:
    names = {
        "textDocument/diagnostic": "keystroke to diagnostics",
        "textDocument/completion": "completion",
        "textDocument/definition": "definition",
        "textDocument/hover": "hover",
        "textDocument/references": "references",
    }
    for method, name in names.items():
        print(f"{name:25} {in_milliseconds(client.seconds[method])}")


def _resident(pid: int) -> str:
    """The memory of a process, where the system tells it."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return "not told by this system"
    kilobytes = re.search(r"VmRSS:\s*(\d+)", status)
    return f"{int(kilobytes[1]) // 1024} MB" if kilobytes else "not told by this system"


def main() -> None:
    parser = argparse.ArgumentParser(description="How long an editor waits for answers.")
    parser.add_argument("vault", type=Path)
    parser.add_argument("--edits", type=int, default=400, help="keys to type in all (400)")
    parser.add_argument("--command", help="the server to measure; ours without it")
    arguments = parser.parse_args()
    ours = [sys.executable, "-P", "-m", "notes_lsp", "serve"]
    command = shlex.split(arguments.command) if arguments.command else ours
    asyncio.run(bench(command, arguments.vault.resolve(), arguments.edits))


if __name__ == "__main__":
    main()
