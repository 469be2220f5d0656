"""From JSON to lsprotocol's objects, more forgiving than lsprotocol is.

lsprotocol rejects a whole message for one number that it does not know. A client may be newer
than the library, or sloppy: what can be understood is.
"""

from __future__ import annotations

import json
import math
import re
from enum import Enum
from typing import Any

import cattrs
from lsprotocol import types as lsp
from pygls.protocol import default_converter

UINTEGER_MAX = 2**31 - 1
"""The greatest `uinteger` of the LSP ("Base Types")."""


def read_json(body: bytes) -> Any:
    """The JSON value that `body` holds. Raises ValueError, or RecursionError.

    Python reads some numbers that it cannot write as JSON again.
    """
    return json.loads(body, parse_constant=_refuse_number, parse_float=_finite)


def _finite(number: str) -> float:
    value = float(number)
    return value if math.isfinite(value) else _refuse_number(number)


def _refuse_number(number: str) -> float:
    raise ValueError(f"{number[:20]} is no number")


def make_converter() -> cattrs.Converter:
    """pygls' converter, made to take what lsprotocol would reject."""
    converter: cattrs.Converter = default_converter()  # type: ignore[no-untyped-call]
    # pygls#326, #438: an enumeration's unknown member makes the whole message unreadable. Keep the
    # bare value: nothing here depends on enumerations that a client sends being complete. It may
    # have to be written again, in the answer to a `…/resolve`.
    for lsp_type in lsp.ALL_TYPES_MAP.values():
        if isinstance(lsp_type, type) and issubclass(lsp_type, Enum):
            converter.register_structure_hook(lsp_type, _known_member)
            converter.register_unstructure_hook(lsp_type, _bare_value)
    # Clients write "to the end" as the greatest number that they have, and some write -1;
    # lsprotocol rejects both. The LSP has positions past the end moved into the text anyway.
    converter.register_structure_hook(lsp.Position, _position)
    return converter


def read_params(converter: cattrs.Converter, method: str, params: Any) -> Any:
    """The `params` of a request or notification as lsprotocol has them.

    Those of `initialize`, and of a method that is not of the LSP, stay as they are. Raises
    ValueError, with what is wrong and where, in one line.
    """
    types = lsp.METHOD_TO_TYPES.get(method)
    if types is None:
        return params
    params_type = types[2]
    if params_type is None:  # The method has no parameters: whatever there is, is no matter.
        return None
    if method == lsp.INITIALIZE:  # They are read by `handshake.agree`, which refuses nobody.
        if not isinstance(params, dict):
            raise ValueError("expected an object @ $")
        return params
    return _structure(converter, params, params_type)


def read_result(converter: cattrs.Converter, method: str, result: Any) -> Any:
    """The client's `result` for a request of the server. Raises ValueError as `read_params`."""
    types = lsp.METHOD_TO_TYPES.get(method)
    if types is None or types[1] is None:
        return result
    response = {"jsonrpc": "2.0", "id": 0, "result": result}
    return _structure(converter, response, types[1]).result


def _structure(converter: cattrs.Converter, value: Any, wanted: Any) -> Any:
    try:
        return converter.structure(value, wanted)
    except Exception as error:  # cattrs and lsprotocol's hooks raise of every kind.
        faults = "; ".join(cattrs.transform_error(error)[:3])
        raise ValueError(_camel(faults)) from error


def _camel(text: str) -> str:
    """`text` with the names of lsprotocol in it as the LSP has them."""
    return re.sub("(?<=[a-z])_([a-z])", lambda match: match[1].upper(), text)


def _known_member(value: Any, wanted: type[Enum]) -> Any:
    try:
        return wanted(value)
    except ValueError:
        if isinstance(value, (int, str)):
            return value
        raise


def _bare_value(member: Any) -> Any:
    return member.value if isinstance(member, Enum) else member


def _position(value: Any, _: type) -> lsp.Position:
    return lsp.Position(_uinteger(value["line"]), _uinteger(value["character"]))


def _uinteger(value: Any) -> int:
    return min(max(int(value), 0), UINTEGER_MAX)
