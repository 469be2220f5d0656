"""The house rules of ARCHITECTURE.md, kept by looking at the files themselves."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

LAYERS = {
    "text": (),
    "syntax": ("text",),
    "vault": ("syntax", "text"),
    "rules": ("vault", "syntax", "text"),
    "features": ("rules", "vault", "syntax", "text"),
    "cli": ("features", "rules", "vault", "syntax", "text"),
    "lsp": ("features", "rules", "vault", "syntax", "text"),
}
"""What each package may import beside itself and the version."""

MAY_ALSO_IMPORT = {
    "notes_lsp.__main__": ("cli",),
    "notes_lsp.cli.serve": ("lsp",),
}

LSP_LIBRARIES = {"pygls", "lsprotocol"}

TOP_LEVEL = {
    "notes_lsp",
    "editors",
    "tests",
    "seeds",
    ".ci",
    ".github",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "ARCHITECTURE.md",
    "Makefile",
    "action.yml",
    ".pre-commit-hooks.yaml",
    ".pre-commit-config.yaml",
    ".gitignore",
}

MAX_LINES = 400
LONGER_FOR_A_REASON = {
    "notes_lsp/syntax/nodes.py": "the types of a note, side by side: a list, not a program",
}

# Folders and registries that belong to one machine. Written so that these lines do not match.
MACHINE_BOUND = re.compile(
    r"(?<![\w.])/(?:root|work|farm)/[a-z.]"
    r"|registry\.npmjs\.org|files\.pythonhosted\.org|pypi\.org/simple|deb\.debian\.org"
)


def imported_modules(source: str, module: str, is_package: bool = False) -> Iterator[str]:
    """The full names of all that `source` imports, at its top or inside, for types or for use."""
    package = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{name.name}" for name in node.names)


def is_allowed(module: str, imported: str) -> bool:
    """Whether the house lets `module` of notes_lsp import `imported`."""
    library, _, inside = imported.partition(".")
    layer = module.split(".")[1] if module.startswith("notes_lsp.") else ""
    if library in LSP_LIBRARIES:
        return layer == "lsp"
    if library != "notes_lsp":
        return layer != "text" or library in sys.stdlib_module_names
    target = inside.split(".")[0]
    return (
        target in {layer, "__version__"}
        or target in LAYERS.get(layer, ())
        or target in MAY_ALSO_IMPORT.get(module, ())
    )


def tracked_files() -> list[str]:
    """What git tracks or would add, without what is deleted."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git work tree")
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = listing.stdout.decode().split("\0")
    return [name for name in names if name and (ROOT / name).is_file()]


def package_files() -> list[Path]:
    return sorted((ROOT / "notes_lsp").rglob("*.py"))


@pytest.mark.parametrize(
    ("module", "source", "names"),
    [
        ("notes_lsp.vault.index", "import os.path", ["os.path"]),
        ("notes_lsp.vault.index", "from os import path, sep", ["os.path", "os.sep"]),
        ("notes_lsp.vault.index", "from . import names", ["notes_lsp.vault.names"]),
        ("notes_lsp.vault.index", "from .. import rules", ["notes_lsp.rules"]),
        ("notes_lsp.vault.index", "from ..rules.link import X", ["notes_lsp.rules.link.X"]),
        ("notes_lsp.vault.index", "def f():\n    import pygls", ["pygls"]),
        ("notes_lsp.vault.index", "if TYPE_CHECKING:\n    import pygls", ["pygls"]),
    ],
)
def test_imports_are_found_wherever_they_stand(module: str, source: str, names: list[str]) -> None:
    assert list(imported_modules(source, module)) == names


def test_a_relative_import_of_a_package_starts_in_the_package() -> None:
    found = list(imported_modules("from .names import x", "notes_lsp.vault", is_package=True))
    assert found == ["notes_lsp.vault.names.x"]


@pytest.mark.parametrize(
    ("module", "imported", "allowed"),
    [
        ("notes_lsp.syntax.parser", "notes_lsp.text.span.Span", True),
        ("notes_lsp.syntax.parser", "notes_lsp.syntax.nodes.Note", True),
        ("notes_lsp.syntax.parser", "pyromark", True),
        ("notes_lsp.syntax.parser", "notes_lsp.vault.index", False),
        ("notes_lsp.text.span", "re", True),
        ("notes_lsp.text.span", "yaml", False),
        ("notes_lsp.text.span", "notes_lsp.syntax.nodes.Note", False),
        ("notes_lsp.rules.link", "notes_lsp.features.hover", False),
        ("notes_lsp.features.actions", "notes_lsp.rules.finding.Finding", True),
        ("notes_lsp.features.hover", "lsprotocol.types.Hover", False),
        ("notes_lsp.lsp.server", "pygls.lsp.server.LanguageServer", True),
        ("notes_lsp.lsp.server", "notes_lsp.cli.main", False),
        ("notes_lsp.lsp.server", "notes_lsp.__version__", True),
        ("notes_lsp.cli.check", "notes_lsp.lsp.server", False),
        ("notes_lsp.cli.serve", "notes_lsp.lsp.server", True),
        ("notes_lsp.__main__", "notes_lsp.cli.main.main", True),
        ("notes_lsp.vault.index", "notes_lsp.unheard_of", False),
        ("notes_lsp", "notes_lsp.text.span", False),
    ],
)
def test_the_layers_are_told_apart(module: str, imported: str, allowed: bool) -> None:
    assert is_allowed(module, imported) is allowed


def test_imports_go_down_the_layers_only() -> None:
    wrong = []
    for file in package_files():
        parts = file.relative_to(ROOT).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        module = ".".join(parts[:-1] if is_package else parts)
        wrong += [
            f"{module} imports {name}"
            for name in imported_modules(file.read_text("utf-8"), module, is_package)
            if not is_allowed(module, name)
        ]
    assert wrong == []


AT_ONCE = {"yaml", "frontmatter", "pyromark", "msgspec", "pathspec", "multiprocessing", "tomllib"}
"""Libraries without which the program must tell its version."""

LOADED = """
import contextlib, io, sys
from notes_lsp.cli.main import main
with contextlib.redirect_stdout(io.StringIO()):
    main(sys.argv[1:])
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


@pytest.mark.parametrize(
    ("words", "unwanted"),
    [
        (["check", "seeds"], LSP_LIBRARIES | {"asyncio", "rich", "rapidfuzz", "watchfiles"}),
        (["rule", "link.unresolved"], LSP_LIBRARIES | {"asyncio", "rich", "rapidfuzz"}),
        (["--version"], LSP_LIBRARIES | {"asyncio", "rich"} | AT_ONCE),
        (["--help"], LSP_LIBRARIES | {"asyncio", "rich"} | AT_ONCE),
    ],
)
def test_commands_load_no_more_than_they_need(words: list[str], unwanted: set[str]) -> None:
    listing = subprocess.run(
        [sys.executable, "-c", LOADED, *words], cwd=ROOT, capture_output=True, check=True
    )
    loaded = set(listing.stdout.decode().split())
    assert "notes_lsp" in loaded
    assert loaded & unwanted == set()


SHAKING_HANDS = """
import sys
from notes_lsp.cli.main import main
from notes_lsp.lsp import serve
def make_server():
    print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
    raise ImportError
serve.make_server = make_server
main(["serve"])
"""


def test_a_client_is_answered_before_libraries_are_loaded() -> None:
    content = b'{"id":1,"method":"initialize","params":{}}'
    served = subprocess.run(
        [sys.executable, "-c", SHAKING_HANDS],
        cwd=ROOT,
        input=b"Content-Length: %d\r\n\r\n%b" % (len(content), content),
        capture_output=True,
        check=True,
    )
    assert b'"hoverProvider":true' in served.stdout
    loaded = set(served.stderr.decode().split())
    assert "notes_lsp" in loaded
    assert loaded & (LSP_LIBRARIES | {"asyncio", "attr", "cattrs"} | AT_ONCE) == set()


def test_every_package_is_a_layer() -> None:
    packages = {file.relative_to(ROOT / "notes_lsp").parts[0] for file in package_files()}
    assert {name for name in packages if not name.endswith(".py")} <= LAYERS.keys()


def test_every_file_of_the_server_has_its_room() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rooms = text.partition("## The rooms of the server\n")[2].partition("\n## ")[0]
    files = {file.name for file in (ROOT / "notes_lsp" / "lsp").glob("*.py")} - {"__init__.py"}
    assert sorted(re.findall(r"`(\w+\.py)`", rooms)) == sorted(files)


def test_no_file_is_too_long_to_read() -> None:
    lengths = {
        file.relative_to(ROOT).as_posix(): file.read_text("utf-8").count("\n")
        for file in package_files()
    }
    too_long = {name for name, length in lengths.items() if length > MAX_LINES}
    assert too_long == LONGER_FOR_A_REASON.keys()


def test_the_top_level_holds_nothing_else() -> None:
    assert {name.split("/")[0] for name in tracked_files()} <= TOP_LEVEL


@pytest.mark.parametrize(
    "text", ["in /" + "root/.cache", "'/" + "work/notes'", "https://pypi.org/" + "simple"]
)
def test_what_belongs_to_one_machine_is_recognised(text: str) -> None:
    assert MACHINE_BOUND.search(text)


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = []
    for name in tracked_files():
        text = (ROOT / name).read_bytes().decode("utf-8", errors="replace")
        found += [f"{name}: {match[0]}" for match in MACHINE_BOUND.finditer(text)]
    assert found == []
