"""Numbers in place of names: a note stands under some forty keys, in four bytes each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

Member = TypeVar("Member", bound=str)


class Numbering(Generic[Member]):
    """A number from 0 on for each member that was ever asked for. None is forgotten: a note that
    goes and comes back has the number that it had."""

    __slots__ = ("_numbers", "members")

    def __init__(self, members: Iterable[Member] = ()) -> None:
        self.members: list[Member] = list(members)
        """By number."""
        self._numbers = dict(zip(self.members, range(len(self.members)), strict=True))

    def number(self, member: Member) -> int:
        """The number of `member`, a new one if it has none yet."""
        number = self._numbers.setdefault(member, len(self.members))
        if number == len(self.members):
            self.members.append(member)
        return number

    def find(self, member: Member) -> int | None:
        """The number of `member`, if it has one."""
        return self._numbers.get(member)
