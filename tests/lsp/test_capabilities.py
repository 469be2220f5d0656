"""What is understood of what clients announce; the texts are written after real ones."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.lsp.capabilities import ClientSupport

VS_CODE: Any = {
    "workspace": {
        "applyEdit": True,
        "workspaceEdit": {
            "documentChanges": True,
            "resourceOperations": ["create", "rename", "delete"],
            "changeAnnotationSupport": {"groupsOnLabel": True},
        },
        "configuration": True,
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "fileOperations": {"willRename": True, "didRename": True, "willCreate": False},
        "codeLens": {"refreshSupport": True},
        "diagnostics": {"refreshSupport": True},
    },
    "textDocument": {
        "completion": {
            "completionItem": {
                "snippetSupport": True,
                "documentationFormat": ["markdown", "plaintext"],
                "insertReplaceSupport": True,
                "resolveSupport": {"properties": ["documentation", "detail"]},
                "labelDetailsSupport": True,
            },
            "completionItemKind": {"valueSet": [1, 2]},
            "completionList": {"itemDefaults": ["editRange", "data"]},
        },
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "definition": {"dynamicRegistration": True, "linkSupport": True},
        "typeDefinition": {"linkSupport": True},
        "documentSymbol": {
            "hierarchicalDocumentSymbolSupport": True,
            "symbolKind": {"valueSet": []},
        },
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "quickfix"]}},
            "dataSupport": True,
            "isPreferredSupport": True,
            "resolveSupport": {"properties": ["edit"]},
        },
        "rename": {"prepareSupport": True},
        "documentLink": {"tooltipSupport": True},
        "publishDiagnostics": {
            "relatedInformation": True,
            "versionSupport": False,
            "tagSupport": {"valueSet": [1, 2]},
            "codeDescriptionSupport": True,
            "dataSupport": True,
        },
        "diagnostic": {"dynamicRegistration": True, "relatedDocumentSupport": False},
    },
    "window": {"workDoneProgress": True, "showDocument": {"support": True}},
    "general": {"positionEncodings": ["utf-16"]},
    "experimental": {"commands": {"commands": ["notes-lsp.shiftTimestamps"]}},
}


def test_a_client_that_can_do_much() -> None:
    assert ClientSupport.of(VS_CODE) == ClientSupport(
        encoding="utf-16",
        apply_edit=True,
        document_changes=True,
        resource_operations=frozenset({"create", "rename", "delete"}),
        configuration=True,
        watches_files=True,
        file_operations=frozenset({"willRename", "didRename"}),
        refresh=frozenset({"codeLens", "diagnostics"}),
        snippets=True,
        label_details=True,
        insert_replace=True,
        item_defaults=frozenset({"editRange", "data"}),
        completion_resolve=frozenset({"documentation", "detail"}),
        any_item_kind=True,
        completion_markup="markdown",
        hover_markup="markdown",
        location_links=frozenset({"definition", "typeDefinition"}),
        hierarchical_symbols=True,
        any_symbol_kind=True,
        code_action_literals=True,
        code_action_resolve=frozenset({"edit"}),
        preferred_actions=True,
        prepare_rename=True,
        link_tooltips=True,
        pull_diagnostics=True,
        registers_diagnostics=True,
        related_documents=False,
        related_information=True,
        code_descriptions=True,
        diagnostic_tags=frozenset({1, 2}),
        diagnostic_versions=False,
        commands=frozenset({"notes-lsp.shiftTimestamps"}),
        work_done_progress=True,
        show_document=True,
    )


@pytest.mark.parametrize("announced", [None, {}, [], "", 5, {"workspace": None, "textDocument": 5}])
def test_a_client_that_says_nothing_can_do_nothing(announced: Any) -> None:
    assert ClientSupport.of(announced) == ClientSupport()


def test_what_is_of_another_type_is_not_supported() -> None:
    announced = {
        "general": {"positionEncodings": "utf-8"},
        "workspace": {"applyEdit": 1, "workspaceEdit": {"resourceOperations": "rename"}, "x": []},
        "textDocument": {
            "completion": {
                "completionItem": {"snippetSupport": "yes", "resolveSupport": [1]},
                "completionItemKind": {},
            },
            "hover": {"contentFormat": {"markdown": True}},
            "definition": True,
            "diagnostic": True,
            "publishDiagnostics": {"tagSupport": {"valueSet": ["1", None]}},
        },
    }
    assert ClientSupport.of(announced) == ClientSupport()


@pytest.mark.parametrize(
    ("listed", "chosen"),
    [
        (["utf-32", "utf-8", "utf-16"], "utf-32"),
        (["utf-7", 5, "utf-8"], "utf-8"),
        (["utf-7"], "utf-16"),
        ([], "utf-16"),
    ],
)
def test_the_first_known_encoding_is_taken(listed: list[Any], chosen: str) -> None:
    client = ClientSupport.of({"general": {"positionEncodings": listed}})
    assert client.encoding == chosen


def test_actions_come_late_only_where_their_data_comes_back() -> None:
    code_action = {"resolveSupport": {"properties": ["edit"]}}
    client = ClientSupport.of({"textDocument": {"codeAction": code_action}})
    assert client.code_action_resolve == frozenset()


def test_operations_on_files_imply_document_changes() -> None:
    workspace_edit = {"resourceOperations": ["rename", "create", "delete"]}
    client = ClientSupport.of({"workspace": {"workspaceEdit": workspace_edit}})
    assert client.document_changes


def test_diagnostics_are_described_by_either_way_of_getting_them() -> None:
    pulled = {"relatedInformation": True, "tagSupport": {"valueSet": [1]}}
    client = ClientSupport.of({"textDocument": {"diagnostic": pulled}})
    assert (client.pull_diagnostics, client.related_information) == (True, True)
    assert client.diagnostic_tags == {1}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["utf-8", "markdown", "x"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["workspace", "textDocument", "general", "completion", "x"]), inner
        )
    ),
)


@given(json_values)
def test_no_announcement_is_an_error(announced: Any) -> None:
    assert isinstance(ClientSupport.of(announced), ClientSupport)
