"""What a user may want of a report besides its format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from notes_lsp.cli.fail_on import FailOn

_WARNINGS: Final = FailOn("warning", frozenset())


@dataclass(slots=True)
class Options:
    """`everything`: no limit to a code's findings. `statistics`: only counts. `quiet`: nothing
    but findings. `fix_command`: what repairs them, where that was not done. `fail_on`: the
    findings that make the check fail."""

    everything: bool = False
    statistics: bool = False
    quiet: bool = False
    fix_command: str | None = None
    fail_on: FailOn = _WARNINGS
