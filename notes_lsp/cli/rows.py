"""Answers that are lists: as lines for people, or as JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from notes_lsp.cli.terminal import printable

FORMATS: Final = ("text", "json", "jsonl")


class Row(NamedTuple):
    """One entry of a list: what people see of it, and what programs do."""

    line: str
    fields: Mapping[str, object]


def write_rows(form: str, name: str, rows: Iterable[Row], **more: object) -> None:
    """Write `rows` to stdout in one of FORMATS. `json` is one object of version 1, to which keys
    are only ever added: `more`, and the rows under `name`; `jsonl` is one object a line."""
    out = sys.stdout
    # Escaped, so that the names of files which are no UTF-8 come through any encoding.
    if form == "json":
        whole = {"version": 1, **more, name: [dict(row.fields) for row in rows]}
        out.write(f"{json.dumps(whole, ensure_ascii=True, indent=2)}\n")
    elif form == "jsonl":
        out.writelines(f"{json.dumps(dict(row.fields), ensure_ascii=True)}\n" for row in rows)
    else:
        out.writelines(f"{printable(row.line)}\n" for row in rows)


def say(lines: Sequence[str]) -> None:
    """Tell what is no answer, on stderr."""
    sys.stderr.writelines(f"{printable(line)}\n" for line in lines)
