"""The real server as a process, asked by clients that can do what real editors can."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import converters
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient
from pytest_lsp.client import make_test_lsp_client

from tests import vaultfix
from tests.lsp.talking import recorded

pytestmark = pytest.mark.filterwarnings("error::pytest_lsp.LspSpecificationWarning")

LIMIT = 30.0
"""Seconds that a server may take for anything."""

NOTES = """
    //- .notes-lsp.toml

    //- a.md
    ---
    videoId: 0123456789a
    ---
    é🙂 [[bee]] at <a class="yt-timestamp" data-t="01:02">[01:02]</a>, [[nobody]]

    //- bee.md
    ---
    title: The bee
    ---
    It hums.
    """


def make_client() -> LanguageClient:
    """A client that has whatever it is asked to, as editors have."""
    client = make_test_lsp_client()

    @client.feature(lsp.CLIENT_REGISTER_CAPABILITY)
    def register(params: lsp.RegistrationParams) -> None:
        pass

    return client


class Editor:
    """One editor at work in a folder."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def named(self, name: str) -> lsp.TextDocumentIdentifier:
        return lsp.TextDocumentIdentifier(self.uri(name))

    def open(self, name: str) -> None:
        text = (self.folder / name).read_bytes().decode()
        item = lsp.TextDocumentItem(self.uri(name), "markdown", 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def type(self, name: str, version: int, line: int, text: str) -> None:
        """Write `text` at the start of a line."""
        place = lsp.Position(line, 0)
        change = lsp.TextDocumentContentChangePartial(lsp.Range(place, place), text)
        document = lsp.VersionedTextDocumentIdentifier(version, self.uri(name))
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))

    def width(self, text: str) -> int:
        """How many columns `text` takes."""
        general = self.client.capabilities and self.client.capabilities.general
        encodings = general.position_encodings if general else None
        encoding = str(encodings[0]) if encodings else "utf-16"
        units = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
        name, width = units[encoding]
        return len(text.encode(name)) // width

    async def codes(self, name: str, *wanted: str) -> None:
        """Wait until a note's diagnostics have these codes, asked for or pushed."""
        async with asyncio.timeout(LIMIT):
            while await self._codes(name) != sorted(wanted):
                await asyncio.sleep(0.02)

    async def _codes(self, name: str) -> list[Any]:
        items = self.client.diagnostics.get(self.uri(name), ())
        capabilities = self.client.capabilities
        assert capabilities is not None
        assert capabilities.text_document is not None
        if capabilities.text_document.diagnostic is not None:
            asked = lsp.DocumentDiagnosticParams(self.named(name))
            report = await self.client.text_document_diagnostic_async(asked)
            assert isinstance(report, lsp.RelatedFullDocumentDiagnosticReport)
            items = report.items
        return sorted(str(item.code) for item in items)


@pytest_lsp.fixture(
    params=["vscode_1.139", "neovim_0.12", "emacs_30"],
    config=ClientServerConfig(
        server_command=[sys.executable, "-m", "notes_lsp", "serve"], client_factory=make_client
    ),
)
async def client(
    request: pytest.FixtureRequest, lsp_client: LanguageClient, tmp_path: Path
) -> AsyncIterator[None]:
    """A client in a folder of notes. The server must end with the session, and without a word."""
    for path, text in vaultfix.read(NOTES).files.items():
        (tmp_path / path).write_bytes(text.encode())
    capabilities = converters.get_converter().structure(
        recorded(request.param), lsp.ClientCapabilities
    )
    folder = lsp.WorkspaceFolder(tmp_path.as_uri(), "notes")
    await lsp_client.initialize_session(
        lsp.InitializeParams(
            capabilities=capabilities, root_uri=folder.uri, workspace_folders=[folder]
        )
    )
    yield
    server = lsp_client._server
    assert server is not None
    await lsp_client.shutdown_session()
    assert server.returncode == 0
    assert [*lsp_client.messages, *lsp_client.log_messages] == []


@pytest.fixture
def editor(client: LanguageClient, tmp_path: Path) -> Editor:
    return Editor(client, tmp_path)


async def test_a_note_is_written(editor: Editor) -> None:
    client = editor.client
    editor.open("a.md")
    await editor.codes("a.md", "link.unresolved", "timestamp.parts")

    editor.type("a.md", 2, 4, "🙂 [[be")
    place = lsp.Position(4, editor.width("🙂 [[be"))
    completion = await client.text_document_completion_async(
        lsp.CompletionParams(editor.named("a.md"), place)
    )
    assert isinstance(completion, lsp.CompletionList)
    (item,) = completion.items
    assert item.label in ("bee", "The bee")
    resolved = await client.completion_item_resolve_async(item)
    assert "It hums." in str(resolved.documentation)


async def test_a_link_is_followed(editor: Editor) -> None:
    client = editor.client
    editor.open("a.md")
    place = lsp.Position(3, 8)
    found = await client.text_document_definition_async(
        lsp.DefinitionParams(editor.named("a.md"), place)
    )
    (target,) = found if isinstance(found, (list, tuple)) else (found,)
    uri = target.target_uri if isinstance(target, lsp.LocationLink) else target.uri
    assert uri == editor.uri("bee.md")
    hover = await client.text_document_hover_async(lsp.HoverParams(editor.named("a.md"), place))
    assert hover is not None
    assert "It hums." in str(hover.contents)
    links = await client.text_document_document_link_async(
        lsp.DocumentLinkParams(editor.named("a.md"))
    )
    assert links is not None
    assert {link.target for link in links} >= {editor.uri("bee.md")}
    everything = lsp.Range(lsp.Position(0, 0), lsp.Position(9, 0))
    actions = await client.text_document_code_action_async(
        lsp.CodeActionParams(editor.named("a.md"), everything, lsp.CodeActionContext([]))
    )
    assert actions is not None
    assert any(action.title for action in actions)


async def test_a_file_appears_behind_the_editors_back(editor: Editor) -> None:
    editor.open("a.md")
    await editor.codes("a.md", "link.unresolved", "timestamp.parts")
    (editor.folder / "nobody.md").write_text("Somebody.\n")
    workspace = editor.client.capabilities and editor.client.capabilities.workspace
    watched = workspace and workspace.did_change_watched_files
    if watched and watched.dynamic_registration:
        event = lsp.FileEvent(editor.uri("nobody.md"), lsp.FileChangeType.Created)
        editor.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([event]))
    await editor.codes("a.md", "timestamp.parts")
