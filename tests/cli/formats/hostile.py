"""A vault with what formats could trip over: markup, separators, control characters."""

from __future__ import annotations

from typing import Final

VAULT: Final = """
//- 50%, "a":b;c]&<d>.md
[[#a%, "b":c;d]&<e>\x1b]]

[[gone\u202e]] [[gone\u202e]]
"""

PATH: Final = '50%, "a":b;c]&<d>.md'
