"""Whether a message is one that the LSP has, by the types of lsprotocol."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import cattrs
from lsprotocol import converters
from lsprotocol import types as lsp

Json: TypeAlias = Any

Part: TypeAlias = Literal["call", "answer"]

_CONVERTER = converters.get_converter()


def fault(method: str, part: Part, message: Json) -> str | None:
    """What is wrong with the `message` that calls `method`, or that answers it; None: nothing."""
    types: Any = lsp.METHOD_TO_TYPES.get(method)
    kind = types and types[0 if part == "call" else 1]
    if kind is None:
        return None
    try:
        _CONVERTER.structure(message, kind)
    except Exception as error:
        return f"{method}: {'; '.join(cattrs.transform_error(error))}: {message}"
    return None
