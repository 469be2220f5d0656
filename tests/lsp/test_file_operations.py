"""Files that the user moves or deletes in the editor: links follow, or what is lost is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.lsp.editing import files_after
from tests.lsp.talking import CLIENTS, WATCHING, Talk, recorded

OPERATIONS = ("willRename", "didRename", "didCreate", "willDelete", "didDelete")
ABLE: Any = {
    "workspace": {
        **WATCHING["workspace"],
        "workspaceEdit": {"documentChanges": True},
        "fileOperations": dict.fromkeys(OPERATIONS, True),
    }
}

VAULT = """
    //- x.md
    🙂 [[talks/mill]] [[mill]] ![[p.png]] [w](talks/wheel.md#top) ![p](talks/p.png)
    //- talks/mill.md
    [[wheel]] [w](wheel.md) [x](../x.md)
    //- talks/wheel.md
    # Top
    //- talks/p.png
    //- .git/HEAD
    """

pytestmark = pytest.mark.usefixtures("quiet_disk")


def moved(client: Talk, *pairs: tuple[str, str]) -> Any:
    """The edits for files that go from one place to another."""
    client.wait_until_read()
    files = [{"oldUri": client.uri(old), "newUri": client.uri(new)} for old, new in pairs]
    return client.wire.request("workspace/willRenameFiles", {"files": files})


def changed(client: Talk, edit: Any) -> dict[str, str]:
    """The files that `edit` changes."""
    after = files_after(client, edit)
    return {path: text for path, text in after.items() if text != client.text(path)}


@pytest.mark.parametrize("name", CLIENTS)
def test_an_editor_that_tells_is_asked_to(talk: Callable[..., Talk], name: str) -> None:
    capabilities = recorded(name)
    client = talk(VAULT, capabilities)
    announced = capabilities.get("workspace", {}).get("fileOperations") or {}
    offered = client.offered["workspace"].get("fileOperations", {})
    assert sorted(offered) == sorted(key for key in OPERATIONS if announced.get(key))
    everything = {"filters": [{"scheme": "file", "pattern": {"glob": "**/*"}}]}
    assert all(each == everything for each in offered.values())


def test_a_note(talk: Callable[..., Talk]) -> None:
    client = talk(VAULT, ABLE)
    client.open("talks/mill.md")
    edit = moved(client, ("talks/mill.md", "in/fab.md"))
    assert changed(client, edit) == {
        "x.md": "🙂 [[in/fab]] [[fab]] ![[p.png]] [w](talks/wheel.md#top) ![p](talks/p.png)\n",
        "talks/mill.md": "[[wheel]] [w](../talks/wheel.md) [x](../x.md)\n",
    }
    versions = [change["textDocument"]["version"] for change in edit["documentChanges"]]
    assert versions == [1, None]


def test_a_folder_with_all_that_is_in_it(talk: Callable[..., Talk]) -> None:
    client = talk(VAULT, ABLE)
    assert changed(client, moved(client, ("talks", "old/talks"))) == {
        "x.md": "🙂 [[old/talks/mill]] [[mill]] ![[p.png]] [w](old/talks/wheel.md#top) "
        "![p](old/talks/p.png)\n",
        "talks/mill.md": "[[wheel]] [w](wheel.md) [x](../../x.md)\n",
    }


def test_several_at_once_and_attachments(talk: Callable[..., Talk]) -> None:
    client = talk(VAULT, ABLE)
    edit = moved(client, ("talks/p.png", "q.png"), ("talks/wheel.md", "rim.md"))
    assert changed(client, edit) == {
        "x.md": "🙂 [[talks/mill]] [[mill]] ![[q.png]] [w](rim.md#top) ![p](q.png)\n",
        "talks/mill.md": "[[rim]] [w](../rim.md) [x](../x.md)\n",
    }


def test_where_nothing_is_to_be_done(talk: Callable[..., Talk]) -> None:
    client = talk(VAULT, ABLE)
    assert moved(client, ("talks/none.txt", "b.txt")) is None
    assert moved(client, ("/elsewhere/a.md", "b.md")) is None
    assert moved(client) is None


def test_a_note_that_leaves_its_vault(talk: Callable[..., Talk]) -> None:
    client = talk(VAULT, ABLE)
    assert moved(client, ("talks/mill.md", "mill.txt")) is None
    told = client.wire.expect("window/showMessage")["message"]
    missed = "2 links in 1 note will lead nowhere without talks/mill.md"
    assert told == f"notes-lsp: {missed}, outside of the vault then"


def test_a_folder_that_the_vault_leaves_out(talk: Callable[..., Talk]) -> None:
    client = talk(VAULT, ABLE)
    assert moved(client, ("talks", ".talks")) is None
    told = client.wire.expect("window/showMessage")["message"]
    missed = "5 links in 1 note will lead nowhere without 3 files"
    assert told == f"notes-lsp: {missed}, outside of the vault then"


def test_what_is_named_itself_does_not_go_with_its_folder(talk: Callable[..., Talk]) -> None:
    for pairs in (
        [("talks/mill.md", "in/fab.md"), ("talks", "old")],
        [("talks", "old"), ("talks/mill.md", "in/fab.md")],
    ):
        client = talk(VAULT, ABLE)
        assert changed(client, moved(client, *pairs)) == {
            "x.md": "🙂 [[in/fab]] [[fab]] ![[p.png]] [w](old/wheel.md#top) ![p](old/p.png)\n",
            "talks/mill.md": "[[wheel]] [w](../old/wheel.md) [x](../x.md)\n",
        }


def test_two_notes_change_places(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[b]] [x](b.md)\n//- b.md\n[[a]]\n//- x.md\n[[a]] [[b]]\n", ABLE)
    assert changed(client, moved(client, ("a.md", "b.md"), ("b.md", "a.md"))) == {
        "a.md": "[[a]] [x](a.md)\n",
        "b.md": "[[b]]\n",
        "x.md": "[[b]] [[a]]\n",
    }


def test_a_name_that_would_take_links_from_another(talk: Callable[..., Talk]) -> None:
    client = talk("//- x.md\n[[fab]] [[mill]]\n//- in/fab.md\n\n//- mill.md\n\n", ABLE)
    edit = moved(client, ("mill.md", "fab.md"))
    assert changed(client, edit) == {"x.md": "[[in/fab | fab]] [[fab]]\n"}


@pytest.mark.parametrize(("old", "new"), [("talks/mill.md", "talks/Mill.md"), ("talks", "Talks")])
def test_another_case_alone(talk: Callable[..., Talk], old: str, new: str) -> None:
    client = talk(VAULT, ABLE)
    edit = moved(client, (old, new))
    after = changed(client, edit)["x.md"]
    assert f"[[{'talks/mill'.replace(old.removesuffix('.md'), new.removesuffix('.md'))}]]" in after


def test_from_one_vault_into_another(talk: Callable[..., Talk]) -> None:
    source = """
        //- one/.notes-lsp.toml
        //- one/a.md
        [[b]]
        //- one/b.md
        [[a]]
        //- two/.notes-lsp.toml
        //- two/c.md
        [[d]] [[a]]
        //- two/d.md
        """
    client = talk(source, ABLE, folders=("one", "two"))
    edit = moved(
        client, ("one/a.md", "two/a.md"), ("one/b.md", "one/z.md"), ("two/d.md", "two/e.md")
    )
    assert changed(client, edit) == {"one/a.md": "[[z]]\n", "two/c.md": "[[e]] [[a]]\n"}
    told = client.wire.expect("window/showMessage")["message"]
    assert (
        told
        == "notes-lsp: 1 link in 1 note will lead nowhere without a.md, outside of the vault then"
    )


def test_a_folder_with_notes_that_are_open(talk: Callable[..., Talk]) -> None:
    client = talk(VAULT, ABLE)
    client.open("x.md", "talks/mill.md")
    client.type("talks/mill.md", "[[wheel]]", "[[wheel]] not saved [[x]] [x](../x.md)")
    edit = moved(client, ("talks", "old/talks"))
    mill = "[[wheel]] not saved [[x]] [x](../../x.md) [w](wheel.md) [x](../../x.md)\n"
    assert changed(client, edit)["talks/mill.md"] == mill
    client.close("talks/mill.md")
    (client.folder / "old").mkdir()
    (client.folder / "talks").rename(client.folder / "old/talks")
    both = {"oldUri": client.uri("talks"), "newUri": client.uri("old/talks")}
    client.wire.notify("workspace/didRenameFiles", {"files": [both]})
    client.open("old/talks/mill.md", text=mill)
    (vault,) = client.editor.workspace.vaults.values()
    assert sorted(vault.index.facts) == ["old/talks/mill.md", "old/talks/wheel.md", "x.md"]
    assert vault.index.file_paths == {"old/talks/p.png"}


def test_a_move_that_is_not_made_changes_nothing(talk: Callable[..., Talk]) -> None:
    client = talk(VAULT, ABLE)
    moved(client, ("talks", "old"))
    (vault,) = client.editor.workspace.vaults.values()
    assert sorted(vault.index.facts) == ["talks/mill.md", "talks/wheel.md", "x.md"]
    assert vault.index.file_paths == {"talks/p.png"}


def test_a_place_that_is_taken(talk: Callable[..., Talk]) -> None:
    client = talk(VAULT, ABLE)
    assert moved(client, ("talks/mill.md", "x.md")) is None
    told = client.wire.expect("window/showMessage")["message"]
    assert told == "notes-lsp: the links were left as they are: there is already a file x.md"
    (vault,) = client.editor.workspace.vaults.values()
    assert sorted(vault.index.facts) == ["talks/mill.md", "talks/wheel.md", "x.md"]


def test_moves_wait_until_all_is_read(talk: Callable[..., Talk]) -> None:
    client = talk(VAULT, ABLE)
    files = [{"oldUri": client.uri("talks/mill.md"), "newUri": client.uri("fab.md")}]
    request = client.wire.start("workspace/willRenameFiles", {"files": files})
    client.wait_until_read()
    client.wire.loop.run_until_idle(0.05)
    assert "[[fab]]" in changed(client, client.wire.result(request))["x.md"]


def test_what_a_deletion_leaves_behind(talk: Callable[..., Talk]) -> None:
    client = talk(VAULT, ABLE)
    client.wait_until_read()

    def delete(*paths: str) -> None:
        files = {"files": [{"uri": client.uri(path)} for path in paths]}
        assert client.wire.request("workspace/willDeleteFiles", files) is None

    delete("talks/mill.md")
    told = client.wire.expect("window/showMessage")["message"]
    assert told == "notes-lsp: 2 links in 1 note will lead nowhere without talks/mill.md"
    delete("talks")
    told = client.wire.expect("window/showMessage")["message"]
    assert told == "notes-lsp: 5 links in 1 note will lead nowhere without 3 files"
    delete("x.md")
    told = client.wire.expect("window/showMessage")["message"]
    assert told == "notes-lsp: 1 link in 1 note will lead nowhere without x.md"
    client.write("lone.md", "Alone.")
    client.touched("lone.md")
    delete("lone.md")
    with pytest.raises(AssertionError):
        client.wire.expect("window/showMessage")


def test_the_vault_knows_at_once_what_happened(talk: Callable[..., Talk]) -> None:
    client = talk(VAULT, ABLE)
    client.wait_until_read()
    (vault,) = client.editor.workspace.vaults.values()

    def tell(method: str, *files: Any) -> list[str]:
        client.wire.notify(f"workspace/{method}", {"files": list(files)})
        return sorted(vault.index.facts)

    (client.folder / "talks/mill.md").rename(client.folder / "fab.md")
    both = {"oldUri": client.uri("talks/mill.md"), "newUri": client.uri("fab.md")}
    assert tell("didRenameFiles", both) == ["fab.md", "talks/wheel.md", "x.md"]
    client.write("new.md", "")
    new = {"uri": client.uri("new.md")}
    assert tell("didCreateFiles", new) == ["fab.md", "new.md", "talks/wheel.md", "x.md"]
    client.remove("new.md")
    assert tell("didDeleteFiles", new) == ["fab.md", "talks/wheel.md", "x.md"]
