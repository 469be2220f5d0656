"""One YAML document as its pairs of scalars, by python-frontmatter and PyYAML.

Read from the parser's events, not from `yaml.compose`: events tell where an alias stands, expand
none, and come one by one, so that deep nesting ends in a fault and not in an exhausted stack.
Offsets count code points of the YAML, which is to hold none that PyYAML refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

import yaml
from frontmatter.default_handlers import YAMLHandler

if TYPE_CHECKING:
    from yaml import BaseLoader
else:
    # libyaml's, eight times as fast, where PyYAML was built with it.
    BaseLoader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

MAX_DEPTH: Final = 100
"""Of lists and mappings in each other. libyaml's time grows with the square of it."""

FaultKind: TypeAlias = Literal[
    "syntax", "control", "depth", "unknown-alias", "repeated-anchor", "second-document"
]


class YamlFault(Exception):
    """A text is no YAML. `offset` is where the reader noticed."""

    def __init__(self, kind: FaultKind, offset: int) -> None:
        super().__init__(f"{kind} at {offset}")
        self.kind: FaultKind = kind
        self.offset = offset


class Scalar(NamedTuple):
    """A scalar, and where its token stands: with its quotes, its anchor and its tag."""

    start: int
    end: int
    text: str
    quoted: bool


class Pair(NamedTuple):
    """A key of the outermost mapping, and its value: a scalar, or the scalars of a list."""

    key: Scalar
    values: tuple[Scalar, ...]
    is_list: bool


class Document(NamedTuple):
    """The pairs in order, repeated keys too, and the quoted scalars at any depth."""

    pairs: tuple[Pair, ...]
    quoted: tuple[Scalar, ...]


_HANDLER: Final = YAMLHandler()


def read_document(source: str) -> Document:
    """Read `source`, the text between the fences. Raises YamlFault where it is no YAML."""
    document = _HANDLER.load(source, Loader=_Loader)
    assert isinstance(document, Document)
    return document


class _Loader(BaseLoader):
    """Gives the document with its places in place of bare values."""

    def get_single_data(self) -> Document:
        try:
            return _EventReader(self.get_event).document()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise YamlFault("syntax", 0 if mark is None else mark.index) from error


class _Value(NamedTuple):
    """The scalars of a node: one, or those of a list, or none."""

    scalars: tuple[Scalar, ...]
    is_list: bool


_OTHER: Final = _Value((), False)


class _EventReader:
    """Takes the events of a stream in order, each once."""

    def __init__(self, take: Callable[[], yaml.Event]) -> None:
        self._take = take
        self._anchors: dict[str, _Value] = {}
        self._quoted: list[Scalar] = []

    def document(self) -> Document:
        """The stream's only document; one without pairs where its root is no mapping."""
        pairs: list[Pair] = []
        self._take()  # the stream's start
        event = self._take()
        if isinstance(event, yaml.DocumentStartEvent):
            root = self._take()
            if isinstance(root, yaml.MappingStartEvent):
                self._open(root)
                pairs = list(self._pairs())
            else:
                self._value(root)
            self._take()  # the document's end
            event = self._take()
        if not isinstance(event, yaml.StreamEndEvent):
            raise YamlFault("second-document", _start(event))
        return Document(tuple(pairs), tuple(self._quoted))

    def _pairs(self) -> Iterator[Pair]:
        while not isinstance(event := self._take(), yaml.MappingEndEvent):
            key = self._value(event)
            value = self._value(self._take())
            if key.scalars and not key.is_list:
                yield Pair(key.scalars[0], value.scalars, value.is_list)

    def _value(self, event: yaml.Event) -> _Value:
        """The node that begins with `event`, to its end."""
        if not isinstance(event, yaml.SequenceStartEvent):
            return self._item(event)
        self._open(event)
        items: list[Scalar] = []
        while not isinstance(item := self._take(), yaml.SequenceEndEvent):
            value = self._item(item)
            if not value.is_list:
                items += value.scalars
        return self._named(event, _Value(tuple(items), True))

    def _item(self, event: yaml.Event) -> _Value:
        """The same, but a list is passed over as a mapping is."""
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if isinstance(event, yaml.ScalarEvent):
            self._open(event)
            return self._named(event, _Value((self._scalar(event),), False))
        self._pass_over(event)
        return _OTHER

    def _pass_over(self, event: yaml.Event) -> None:
        """Take the events of a list or mapping up to its end."""
        self._open(event)
        depth = 1
        while depth:
            event = self._take()
            if isinstance(event, yaml.CollectionStartEvent):
                self._open(event)
                depth += 1
                if depth > MAX_DEPTH:
                    raise YamlFault("depth", _start(event))
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            else:
                self._item(event)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        quoted = event.style in ("'", '"')
        scalar = Scalar(_start(event), _end(event), event.value, quoted)
        if quoted:
            self._quoted.append(scalar)
        return scalar

    def _alias(self, event: yaml.AliasEvent) -> _Value:
        value = self._anchors.get(event.anchor or "")
        if value is None:
            raise YamlFault("unknown-alias", _start(event))
        scalars = (
            Scalar(_start(event), _end(event), scalar.text, False) for scalar in value.scalars
        )
        return _Value(tuple(scalars), value.is_list)

    def _open(self, event: yaml.Event) -> None:
        """Make the anchor of a node known. PyYAML allows each but once."""
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            if event.anchor in self._anchors:
                raise YamlFault("repeated-anchor", _start(event))
            self._anchors[event.anchor] = _OTHER

    def _named(self, event: yaml.NodeEvent, value: _Value) -> _Value:
        """`value`, kept under the anchor of its node."""
        if event.anchor is not None:
            self._anchors[event.anchor] = value
        return value


def _start(event: yaml.Event) -> int:
    return 0 if event.start_mark is None else event.start_mark.index


def _end(event: yaml.Event) -> int:
    return 0 if event.end_mark is None else event.end_mark.index
