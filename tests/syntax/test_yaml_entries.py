from __future__ import annotations

import re

import pytest
import yaml
from frontmatter.default_handlers import YAMLHandler
from hypothesis import example, given, settings

from notes_lsp.syntax import yaml_events
from notes_lsp.syntax.frontmatter import read_frontmatter
from notes_lsp.syntax.nodes import Entry, Piece, Wikilink
from notes_lsp.syntax.parser import without_surrogates
from notes_lsp.syntax.yaml_entries import read_entries
from notes_lsp.syntax.yaml_events import MAX_DEPTH, YamlFault
from notes_lsp.text.span import Span
from tests.syntax.headers import header, shown, yaml_texts


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("duration: 12:34:56\nn: 0.88\nb: yes\nid: 12345678901\nd: 2024-13-45\nz: ~", None),
        ("a: [1, '2', {c: d}, [e]]", ["a=[1, 2]"]),
        ("a: [[note]]", ["a=[]"]),
        ("a: {b: c}", ["a"]),
        ("a: {{title}}", ["a"]),
        ("a:\nb:   \nc: ''", ["a=", "b=", "c="]),
        ("a:\n- b\n-\n- - c", ["a=[b, ]"]),
        ("a: one\n  two", ["a='one two' < 'one\\n  two'"]),
        ("a: |\n  one\n  two\nb: c", ["a='one\\ntwo\\n' < '|\\n  one\\n  two\\n'", "b=c"]),
        (r'a: "x \"y\""', [r"""a='x "y"' < '"x \\"y\\""'"""]),
        ("a: 'it''s'", ["""a="it's" < "'it''s'\""""]),
        ('a: "one\n  two"', ["a='one two' < '\"one\\n  two\"'"]),
        ("a: &x !t one\nb: *x", ["a=one", "b='one' < '*x'"]),
        ("a: &x [one, two]\nb: *x", ["a=[one, two]", "b=['one' < '*x', 'two' < '*x']"]),
        ("a: &x [*x]", ["a=[]"]),
        ("a: 1\na: 2", ["a=1", "a=2"]),
        ("'a b': 1\n? c\n: 2\n[d]: 3", ["a b=1", "c=2"]),
        ("a: b # comment\n# c: d", ["a=b"]),
        ("  a: b\n  c: d", ["a=b", "c=d"]),
        ("- a: b", []),
        ("text", []),
        ("# comment", []),
        ("<<: {a: b}\nc: d", ["<<", "c=d"]),
    ],
)
def test_scalars_stay_text_and_know_their_places(source: str, expected: list[str] | None) -> None:
    if expected is None:
        expected = [line.replace(": ", "=") for line in source.split("\n")]
    assert shown(header(source)) == expected


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029", "\ufeff", "\ue000", "\xa0"])
def test_what_pyyaml_misreads_is_ordinary_text(character: str) -> None:
    source = f"{character}a: '{character}b' # x\nc: {character}d{character}"
    assert shown(header(source)) == [f"{character}a={character}b", f"c={character}d{character}"]


def test_private_characters_are_kept_apart_from_what_they_stand_for() -> None:
    private = "".join(map(chr, range(0xE000, 0xF900)))
    assert shown(header(f"a: '{private}\u2028'")) == [f"a={private}\u2028"]


def test_a_lone_surrogate_reads_as_a_replacement() -> None:
    assert shown(header("a: '\ud800'\nb: c")) == ["a='\ufffd' < \"'\\ud800'\"", "b=c"]


def test_wikilinks_in_quoted_strings_are_found_at_any_depth() -> None:
    text = header("a: \"[[n | m]]\"\nb: [[x]]\nc:\n  d: ['![[e#f]] and [[g]]']\ne: [[[y]]]")
    found, _ = read_frontmatter(text)
    assert found is not None
    assert [text[link.start : link.end] for link in found.wikilinks] == [
        "[[n | m]]",
        "![[e#f]]",
        "[[g]]",
    ]
    start = text.index("[[n")
    assert found.wikilinks[0] == Wikilink(
        start=start,
        end=start + 9,
        target=Piece(start + 2, start + 3, "n"),
        fragment=None,
        alias=Piece(start + 6, start + 7, "m"),
        embed=False,
        context="text",
        escaped_pipe=False,
        doubtful=False,
    )


@pytest.mark.parametrize("nest", ["[", "{", "- ", "? ", "a: [", "[a, {b: "])
def test_deep_nesting_ends_in_a_fault(nest: str) -> None:
    source = nest * 20_000
    with pytest.raises(YamlFault) as fault:
        read_entries(source, Span(0, len(source)))
    assert fault.value.kind == "depth"
    assert fault.value.offset < (MAX_DEPTH + 2) * len(nest)


def test_references_to_references_are_not_expanded() -> None:
    rows = [f"k{i}: &k{i} [{', '.join([f'*k{i - 1}'] * 9)}]" for i in range(1, 40)]
    source = "k0: &k0 x\n" + "\n".join(rows)
    assert shown(header(source))[:3] == [
        "k0=x",
        "k1=[" + ", ".join(["'x' < '*k0'"] * 9) + "]",
        "k2=[]",
    ]


def flat(value: object) -> list[str] | str | None:
    """What an entry keeps of a value: a text, or the texts of a list."""
    if isinstance(value, list):
        return [item for item in value if isinstance(item, str)]
    return value if isinstance(value, str) else None


def values(entries: tuple[Entry, ...]) -> dict[str, list[str] | str | None]:
    """The entries as python-frontmatter gives them."""
    found: dict[str, list[str] | str | None] = {}
    for entry in entries:
        texts = [piece.text for piece in entry.values]
        found[entry.key.text] = texts if entry.is_list else "".join(texts) if texts else None
    return found


def loaded(source: str) -> dict[str, list[str] | str | None]:
    """What python-frontmatter makes of `source` where its values stay text."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    metadata = YAMLHandler().load(source, Loader=loader)
    return {key: flat(metadata[key]) for key in metadata} if isinstance(metadata, dict) else {}


# Without what is read otherwise on purpose: other line ends, aliases of things in each other.
COMMON = yaml_texts.map(lambda text: re.sub("[\x85\u2028\u2029\ufeff\ud800&*]", "", text))


@settings(max_examples=500)
@given(COMMON)
def test_values_are_those_of_python_frontmatter(source: str) -> None:
    try:
        entries = read_entries(source, Span(0, len(source))).entries
    except YamlFault:
        with pytest.raises(yaml.YAMLError):
            loaded(source)
        return
    try:
        expected = loaded(source)
    except yaml.constructor.ConstructorError:
        return  # a list or mapping as a key: no dictionary holds it
    assert values(entries) == expected


@given(yaml_texts.map(without_surrogates))
@example("a: &a \x85")
@example("a: !b\u2028c d")
def test_a_piece_covers_its_text_or_a_token_that_says_it(source: str) -> None:
    try:
        entries = read_entries(source, Span(0, len(source))).entries
    except YamlFault:
        return
    for entry in entries:
        for piece in (entry.key, *entry.values):
            written = piece.span.of(source)
            lines = len(re.split("\r\n|\r|\n", written))
            assert written == piece.text or written[0] in "'\"|>*" or lines > 1


def test_without_libyaml_the_reading_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "a: &x [1, '2']\nb: *x\nc: |\n  text\nd: \"\U0001f600 [[n]]\"\n"
    part = Span(0, len(source))
    expected = read_entries(source, part)

    class PureLoader(yaml.BaseLoader):
        get_single_data = yaml_events._Loader.get_single_data

    monkeypatch.setattr(yaml_events, "_Loader", PureLoader)
    assert read_entries(source, part) == expected
