"""Settings as TOML: keys and values, each on one line."""

from __future__ import annotations

import json
import re
from typing import Final

_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
_DELETE: Final = "\x7f"


def toml_key(key: str) -> str:
    """`key` as it is, or in quotes."""
    return key if _BARE_KEY.fullmatch(key) else _string(key)


def toml_value(value: object) -> str:
    """A text, number, truth value, or a list or table of such."""
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml_value, value))}]"
    if isinstance(value, dict):
        pairs = (f"{toml_key(key)} = {toml_value(item)}" for key, item in value.items())
        return f"{{ {', '.join(pairs)} }}" if value else "{}"
    return json.dumps(value) if isinstance(value, bool) else str(value)


def _string(text: str) -> str:
    # JSON escapes what TOML does, but for one character.
    return json.dumps(text, ensure_ascii=False).replace(_DELETE, "\\u007f")
