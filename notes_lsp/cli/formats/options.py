"""What a user may want of a report besides its format."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Options:
    """`everything`: no limit to a code's findings. `statistics`: only counts. `quiet`: nothing
    but findings. `fix_command`: what repairs them, where that was not done."""

    everything: bool = False
    statistics: bool = False
    quiet: bool = False
    fix_command: str | None = None
