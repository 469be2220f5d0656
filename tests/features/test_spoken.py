"""Finding what is said by its words."""

from __future__ import annotations

from notes_lsp.features.spoken import cues_saying
from notes_lsp.syntax.transcripts import Cue
from notes_lsp.text.span import Span


def said(*lines: str) -> list[Cue]:
    return [Cue(at, at + 1, line, Span(0, 0)) for at, line in enumerate(lines)]


def found(text: str, *lines: str, most: int = 5) -> list[int]:
    return [cue.start for cue in cues_saying(said(*lines), text, most)]


def test_what_says_more_of_the_words_comes_first() -> None:
    lines = ("the sun", "and -", "the sun and the moon", "then -", "The MOON of the sun, rising")
    assert found("the moon, rising", *lines) == [4, 2]
    assert found("the sun and moon", *lines)[0] == 2
    assert found("Venus", *lines) == []
    assert found("", *lines) == found("sun") == []


def test_a_rare_word_counts_for_more() -> None:
    lines = ("we say that", "so we say", "that is it", "mitochondria", "and we say", "we say so")
    assert found("what we say of mitochondria", *lines) == [3]


def test_a_sentence_over_two_cues_is_one() -> None:
    assert found("one two three four", "one two", "three four", "five", "six") == [0]
    assert found("seven", *["seven", "-"] * 4, most=2) == [0, 2]


def test_only_the_last_words_count() -> None:
    filler = " ".join(f"word{number}" for number in range(12))
    assert found(f"apples {filler} ", "apples", "word3 word4 word5 word6 word7 word8") == [1]
    assert found(f"apples {filler}", "apples", "pears") == []
