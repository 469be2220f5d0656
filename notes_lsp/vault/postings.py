"""Which notes stand under a key: sets that take no room while they hold one note."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

Member = TypeVar("Member", bound=str)


class Postings(Generic[Member]):
    """A map of keys to sets of members. Most keys of a vault have one, kept without a set."""

    __slots__ = ("_members",)

    def __init__(self) -> None:
        self._members: dict[str, Member | set[Member]] = {}

    def add(self, key: str, member: Member) -> None:
        """Put `member` under `key`; nothing happens if it is there."""
        present = self._members.get(key)
        if present is None:
            self._members[key] = member
        elif isinstance(present, set):
            present.add(member)
        elif present != member:
            self._members[key] = {present, member}

    def discard(self, key: str, member: Member) -> None:
        """Take `member` from under `key`; nothing happens if it is not there."""
        present = self._members.get(key)
        if present == member:
            del self._members[key]
        elif isinstance(present, set):
            present.discard(member)
            if len(present) == 1:
                self._members[key] = present.pop()

    def of(self, key: str) -> Iterator[Member]:
        """The members under `key`, in no order."""
        present = self._members.get(key)
        if present is None:
            return iter(())
        return iter(present if isinstance(present, set) else (present,))

    def count(self, key: str) -> int:
        present = self._members.get(key)
        if present is None:
            return 0
        return len(present) if isinstance(present, set) else 1

    def __iter__(self) -> Iterator[str]:
        """The keys that have members."""
        return iter(self._members)

    def __len__(self) -> int:
        """How many keys have members."""
        return len(self._members)

    def __contains__(self, key: str) -> bool:
        return key in self._members

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Postings) and self._members == other._members
