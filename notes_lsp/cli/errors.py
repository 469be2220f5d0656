"""What a user did that can't be done, in one line that says what to do."""

from __future__ import annotations


class UsageError(Exception):
    """Wrong use, an unreadable path, or wrong settings: told on stderr, exit code 2."""
