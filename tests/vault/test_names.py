"""How names compare, and the rules by which titles become file names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.vault.names import (
    alias_matches,
    composed,
    file_extension,
    fold,
    heading_ascii,
    heading_fold,
    heading_key,
    heading_slug,
    last_component,
    same_case,
)

NAMES = st.text(
    st.one_of(
        st.sampled_from("aAbB _-'’,.+#/&\n\u00a0"),
        st.sampled_from("éÉßẞıİﬁ\uff21\uff11ΣςǆǅKÅ\u0301\u0345\u210c…"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=8,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DeepSeek AI", "deepseek_ai"),
        ("public_speaking tips_for-storytellers", "Public Speaking Tips for Storytellers"),
        ("Bill Gates’ strategies", "bill_gates_strategies"),
        ("Bill Gates' strategies", "bill_gates_strategies"),
        ("Yes, and...", "yes_and"),
        ("GPT 3.5", "gpt_35"),
        ("a\u00a0b", "ab"),
        ("a\nb", "ab"),
        ("é\nb", "éb"),
        ("Cafe\u0301", "CAFÉ"),
        ("Straße", "STRASSE"),
        ("ﬁne", "Fine"),
        ("\uff21\uff29", "ai"),
    ],
)
def test_names_that_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("C#", "C++"), ("C#", "C"), ("A/B", "AB"), ("R&D", "RD"), ("a*", "a"), ("cash", "ca$h")],
)
def test_names_that_do_not(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(NAMES)
def test_the_coarsest_fold_joins_all_that_the_others_join(name: str) -> None:
    assert fold(composed(name)) == fold(name)
    assert fold(same_case(name)) == fold(name)


@given(st.text(st.sampled_from("aA_ -.,'#\t\n"), max_size=6))
def test_ascii_is_folded_as_the_rest_is(name: str) -> None:
    assert fold(f"{name}é") == fold(name) + "é"
    assert same_case(f"{name}é") == same_case(name) + "é"


@pytest.mark.parametrize(
    ("alias", "name", "matches"),
    [
        ("OpenAI", "openai", True),
        ("OpenAI", "OPENAI", True),
        ("openai", "OPENAI", True),
        ("Cafe\u0301 Noir", "café noir", True),
        ("NASA", "nasa", False),
        ("RETRIEVAL", "retrieval", False),
        ("RETRIEVAL", "RETRIEVAL", True),
        ("GPT-4 TURBO", "gpt-4 turbo", False),
        ("Ai", "AI", False),
        ("Ai", "Ai", True),
        ("Wien", "wien", False),
        ("Vienna", "vienna", True),
        ("e\u0301te\u0301", "été", True),
    ],
)
def test_aliases_that_are_short_or_all_capitals_match_exactly(
    alias: str, name: str, matches: bool
) -> None:
    assert alias_matches(alias, name) is matches


@pytest.mark.parametrize(
    ("target", "last", "extension"),
    [
        ("a/b/Some Note", "Some Note", ""),
        ("a", "a", ""),
        ("a/", "", ""),
        ("img/x.PNG", "x.PNG", "png"),
        ("nikhil.kamath", "nikhil.kamath", ""),
        ("GPT 3.5", "GPT 3.5", ""),
        ("png", "png", ""),
        ("a.png/b", "b", ""),
        ("board.canvas", "board.canvas", "canvas"),
    ],
)
def test_last_components_and_extensions_of_attachments(
    target: str, last: str, extension: str
) -> None:
    assert (last_component(target), file_extension(target)) == (last, extension)


@pytest.mark.parametrize(
    ("one", "other", "same_key", "same_fold"),
    [
        ("Key  Points", "key points", True, True),
        ("Key Points", "key-points", False, True),
        ("Why? (2024)", "why 2024", False, True),
        ("Café", "CAFE\u0301", True, True),
        ("One", "Two", False, False),
        ("की", "का", False, False),
    ],
)
def test_headings_compare(one: str, other: str, same_key: bool, same_fold: bool) -> None:
    assert (heading_key(one) == heading_key(other)) is same_key
    assert (heading_fold(one) == heading_fold(other)) is same_fold


@pytest.mark.parametrize(
    ("heading", "slug", "plain"),
    [
        ("Costs of Training", "costs-of-training", "costsoftraining"),
        ("R&D – what's next?", "rd--whats-next", "rdwhatsnext"),
        ("GPT_4 pre-trained", "gpt_4-pre-trained", "gpt4pretrained"),
        ("Übung 🙂", "übung-", "ubung"),
        ("हिन्दी भाषा", "हिन्दी-भाषा", ""),
    ],
)
def test_the_slug_of_a_heading(heading: str, slug: str, plain: str) -> None:
    assert (heading_slug(heading), heading_ascii(heading)) == (slug, plain)
