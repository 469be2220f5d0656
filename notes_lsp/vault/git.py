"""What git knows of the folder that a vault is in: the only place that runs git, or anything.

Nothing of a vault may run. Its repository is part of the vault, with settings that can name
programs: hooks, filters that files go through, watchers, transports. All of these are switched off;
nothing is written there, and nothing is fetched. Paths come between NULs, so that any name is a
name, and a revision never stands where an option could.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from notes_lsp.vault.paths import NotePath

_SAFE: Final = (
    "--no-pager",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "protocol.allow=never"),
)
_ENVIRONMENT: Final = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_FILE_MODES: Final = (b"100644", b"100755")
"""Of ordinary files, and not of links and repositories within."""


class GitError(Exception):
    """What git can't tell, and why, in one line."""


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that holds the files in `folder`. All paths are from there, with `/`."""

    folder: Path
    prefix: str
    """The path of `folder` from the top of the repository, `""` or with a `/` at its end."""
    environment: Mapping[str, str]

    @classmethod
    def of(cls, folder: Path) -> Repository:
        """The repository of `folder`. Raises GitError where there is none, or no git."""
        if not is_in_repository(folder):
            raise GitError(f"{folder} is in no git repository")
        environment = {**os.environ, **_ENVIRONMENT}
        prefix = _run(folder, environment, ["rev-parse", "--show-prefix"])
        environment |= _without_filters(folder, environment)
        return cls(folder, os.fsdecode(prefix.removesuffix(b"\n")), environment)

    def uncommitted(self) -> frozenset[str]:
        """The files that differ from the last commit, staged or not, and those that git does not
        know yet and does not ignore."""
        options = ["--untracked-files=all", "--no-renames", "--ignore-submodules=all"]
        output = self._ask(["status", "--porcelain=v1", "-z", *options, "--", "."])
        names = (os.fsdecode(entry[3:]) for entry in output.split(b"\0") if entry)
        return frozenset(name.removeprefix(self.prefix) for name in names)

    def commit(self, revision: str) -> str:
        """The id of the commit that `revision` names. Raises GitError where there is none."""
        name = f"{revision}^{{commit}}"
        try:
            found = self._ask(["rev-parse", "--verify", "--quiet", "--end-of-options", name])
        except GitError:
            raise GitError(f"there is no commit {revision!r}{self._hint()}") from None
        return found.decode().strip().rpartition("\n")[2]

    def _hint(self) -> str:
        shallow = self._ask(["rev-parse", "--is-shallow-repository"])
        if shallow.strip() != b"true":
            return f" in the repository of {self.folder}"
        return " in this shallow clone: fetch all of it (git fetch --unshallow, or fetch-depth: 0)"

    def tree(self, commit: str) -> dict[str, str]:
        """The ordinary files of a commit, with the ids of what is in them."""
        folder = f"{commit}:{self.prefix.removesuffix('/')}"
        try:
            output = self._ask(["ls-tree", "--full-tree", "-r", "-z", folder])
        except GitError:
            return {}  # the folder was not there
        return dict(_entries(output))

    def staged(self) -> dict[str, str]:
        """The ordinary files as they would be committed now, with the ids of what is in them."""
        return dict(_entries(self._ask(["ls-files", "--stage", "-z", "--", "."])))

    def contents(self, ids: Iterable[str]) -> Iterator[bytes]:
        """What is in the files with these ids, in order."""
        wanted = "".join(f"{item}\n" for item in ids).encode()
        output = self._ask(["cat-file", "--batch"], wanted)
        start = 0
        while start < len(output):
            end = output.index(b"\n", start)
            kind, _, size = output[start:end].rpartition(b" ")
            if not kind.endswith(b" blob"):
                raise GitError(f"the repository of {self.folder} lacks {kind.decode()}")
            start = end + 1 + int(size)
            yield output[end + 1 : start]
            start += 1

    def _ask(self, words: Sequence[str], given: bytes = b"") -> bytes:
        return _run(self.folder, self.environment, words, given)


def _entries(output: bytes) -> Iterator[tuple[str, str]]:
    """Path and id of each file in what `ls-tree` or `ls-files --stage` says."""
    for entry in output.split(b"\0"):
        told, _, path = entry.partition(b"\t")
        if told.startswith(_FILE_MODES):
            words = told.decode().split(" ")
            yield os.fsdecode(path), words[2] if words[1] == "blob" else words[1]


def _without_filters(folder: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """The environment that switches off the programs which files go through, and which any file of
    a vault may ask for."""
    named = ["config", "--null", "--name-only", "--get-regexp", r"^filter\."]
    try:
        keys = os.fsdecode(_run(folder, environment, named)).split("\0")
    except GitError:
        return {}  # there are none
    settings = {
        f"{key.rpartition('.')[0]}.{last}": value
        for key in keys
        if key
        for last, value in (("clean", ""), ("smudge", ""), ("process", ""), ("required", "false"))
    }
    first = int(environment.get("GIT_CONFIG_COUNT") or 0)
    told = {"GIT_CONFIG_COUNT": str(first + len(settings))}
    for number, (key, value) in enumerate(settings.items(), first):
        told |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return told


def _run(
    folder: Path, environment: Mapping[str, str], words: Sequence[str], given: bytes = b""
) -> bytes:
    """What git says. Raises GitError with its first line where it does not do it."""
    try:
        done = subprocess.run(
            ["git", *_SAFE, *words],
            cwd=folder,
            env=environment,
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise GitError(f"git can't be run: {error.strerror or error}") from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "backslashreplace").strip().partition("\n")[0]
        raise GitError(said.removeprefix("fatal: ") or f"git {words[0]} failed")
    return done.stdout


def is_in_repository(folder: Path) -> bool:
    """Whether `folder`, or one above it, looks like the top of a repository."""
    return any(os.path.exists(place / ".git") for place in (folder, *folder.parents))


def uncommitted_notes(root: Path, extensions: tuple[str, ...]) -> frozenset[NotePath]:
    """The notes of the vault at `root` that are being worked on, as far as git tells; none where
    there is no repository, or no git."""
    try:
        files = Repository.of(root).uncommitted()
    except GitError:
        return frozenset()
    return frozenset(NotePath(file) for file in files if file.lower().endswith(extensions))
