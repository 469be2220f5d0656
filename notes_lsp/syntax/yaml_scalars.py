"""Text -> a YAML scalar that every reader takes for that text."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[^\W\d_](?:[\w .,;()&+/'’“”!?–—…-]|:(?! |$))*")
_MEANS_SOMETHING = re.compile(r"true|false|yes|no|on|off|y|n|null", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")


def yaml_scalar(text: str, *, quoted: bool = False) -> str:
    """`text` in one line: plain where that is sure to be text outside of `[…]`, unless it is to be
    `quoted`; else in double quotes."""
    text = _CONTROL.sub(" ", text).strip()
    if not quoted and _PLAIN.fullmatch(text) and not _MEANS_SOMETHING.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
