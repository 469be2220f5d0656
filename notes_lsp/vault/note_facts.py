"""The facts of all notes of a vault: objects for the notes that were looked at lately, bytes on
disk for the others, which come back in some microseconds.

As objects those of 100,000 notes take more than a gigabyte, as bytes a quarter of one.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from operator import attrgetter
from types import GenericAlias
from typing import Final, get_type_hints

import msgspec

from notes_lsp.vault.facts import Facts, Fault
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.records import Records

_MOST_OBJECTS: Final = 1000
"""How many notes' facts are kept as objects: some 10 KB each, and all of a small vault."""

_NO_RECORD: Final = -1
"""In place of a record's number: there is none of these facts yet."""

_FIELDS: Final = tuple(field.name for field in fields(Facts))
_TYPES: Final = get_type_hints(Facts)

_encoder: Final = msgspec.msgpack.Encoder()
_values_of: Final = attrgetter(*_FIELDS)
_values_decoder: Final = msgspec.msgpack.Decoder(
    GenericAlias(tuple, tuple(_TYPES[name] for name in _FIELDS))
)


def pack_facts(facts: Facts) -> bytes | None:
    """`facts` as bytes: the values of their fields, in order, as MessagePack. None where a string
    has halves of characters, as editors can send them."""
    try:
        return _encoder.encode(_values_of(facts))
    except UnicodeEncodeError:
        return None


def unpack_facts(packed: bytes) -> Facts:
    """What `pack_facts` made `packed` of. Raises ValueError for other bytes."""
    return Facts(*_values_decoder.decode(packed))


class _Beginning(msgspec.Struct, array_like=True):
    """The first fields of `Facts`."""

    length: int
    lines: bytes
    digest: bytes
    fault: Fault | None


_beginning_of: Final = msgspec.msgpack.Decoder(_Beginning).decode


def digest_and_fault(packed: bytes) -> tuple[bytes, Fault | None]:
    """Those of packed facts, without looking at the rest."""
    beginning = _beginning_of(packed)
    return beginning.digest, beginning.fault


class NoteFacts(Mapping[NotePath, Facts]):
    """Facts by path, in the order in which the notes came. What is asked for twice may be two
    objects; they are equal."""

    def __init__(
        self,
        read: Callable[[NotePath], Facts],
        records: Records | None = None,
        paths: Iterable[NotePath] = (),
    ) -> None:
        """Begin with the facts of `paths`, which are `records`. `read` reads a note from its file:
        for those whose records have gone bad."""
        self._read = read
        self._records = records or Records()
        self._numbers = {path: number for number, path in enumerate(paths)}
        self._objects: OrderedDict[NotePath, Facts] = OrderedDict()
        """Those that were looked at last come last."""
        self._unpackable: dict[NotePath, Facts] = {}
        self.incomplete: set[NotePath] = set()
        """The notes that are known by name alone."""

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[NotePath]:
        return iter(self._numbers)

    def __contains__(self, path: object) -> bool:
        return path in self._numbers

    def __getitem__(self, path: NotePath) -> Facts:
        facts = self._objects.get(path)
        if facts is not None:
            self._objects.move_to_end(path)
            return facts
        number = self._numbers[path]
        return self._unpackable[path] if number < 0 else self._look(path, number)

    def in_passing(self, path: NotePath) -> Facts:
        """Those of `path`, for somebody who goes over all notes: as an object they are not kept
        then, which would drive out those of the notes that people look at."""
        facts = self._objects.get(path)
        if facts is not None:
            return facts
        record = self._record(path)
        return self[path] if record is None else unpack_facts(record)

    def put(self, path: NotePath, facts: Facts) -> None:
        """Make `facts` those of `path`. They are not to be changed any more."""
        self._numbers[path] = _NO_RECORD
        self._unpackable.pop(path, None)
        if facts.complete:
            self.incomplete.discard(path)
        else:
            self.incomplete.add(path)
        self._keep(path, facts)

    def remove(self, path: NotePath) -> None:
        """Forget those of `path`. Raises KeyError where there are none."""
        del self._numbers[path]
        self._objects.pop(path, None)
        self._unpackable.pop(path, None)
        self.incomplete.discard(path)

    def copy(self) -> NoteFacts:
        """The same facts, to be changed on their own."""
        copy = NoteFacts(self._read, self._records, ())
        copy._numbers = dict(self._numbers)
        copy._objects = self._objects.copy()
        copy._unpackable = dict(self._unpackable)
        copy.incomplete = set(self.incomplete)
        return copy

    def packed(self, path: NotePath) -> bytes | None:
        """Those of `path` as bytes, as far as that can be."""
        record = self._record(path)
        return pack_facts(self[path]) if record is None else record

    def packed_lines(self, path: NotePath) -> bytes:
        """The lines of `path`, of which nothing else is looked at where it is bytes on disk."""
        facts = self._objects.get(path)
        if facts is not None:
            return facts.lines
        record = self._record(path)
        return self[path].lines if record is None else _beginning_of(record).lines

    def _record(self, path: NotePath) -> bytes | None:
        """What is on the disk for `path`, if there is anything, and it is as it was."""
        number = self._numbers[path]
        return None if number < 0 else self._records.read(number)

    def _look(self, path: NotePath, number: int) -> Facts:
        record = self._records.read(number)
        if record is None:
            facts = self._read(path)
            self._numbers[path] = _NO_RECORD
        else:
            facts = unpack_facts(record)
        self._keep(path, facts)
        return facts

    def _keep(self, path: NotePath, facts: Facts) -> None:
        """Keep the object for a while; those that nobody has looked at for the longest time go."""
        self._objects[path] = facts
        self._objects.move_to_end(path)
        while len(self._objects) > _MOST_OBJECTS:
            oldest, facts = self._objects.popitem(last=False)
            if self._numbers[oldest] < 0:
                packed = pack_facts(facts)
                if packed is None:
                    self._unpackable[oldest] = facts
                else:
                    self._numbers[oldest] = self._records.append(packed)
