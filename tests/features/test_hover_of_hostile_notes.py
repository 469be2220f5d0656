"""Whatever stands in notes, a hover shows neither HTML nor pictures, and leads to the web alone."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from notes_lsp.features.hover import hover
from notes_lsp.vault.settings import Hover, Settings
from tests.features.test_neutral import PLAIN, WITH_MATH, is_harmless
from tests.memory import here_at, vault_of

_HOSTILE = st.lists(
    st.sampled_from(
        [
            *("<script>x</script>", "<img src=x onerror=y>", "<!--", "-->", "<", "</a>", "<pre>"),
            *("![x](https://e.v/i.png)", "![x][l]", "![l]", "![](data:image/png;base64,x)"),
            *("[x](command:a)", "[x](vscode://a)", "[x](file:///a)", "](javascript:x)", "[l]"),
            *("[x](java&#115;cript:x)", "[x](https&colon;//e.v)", "<command:x>", "<file:///a>"),
            *("`", "```", "~~~", "$", "\\", "%%", "[", "]", "(", ")", "|", "*", "> ", "- ", "a"),
        ]
    ),
    max_size=6,
).map("".join)
_HOSTILE_LINES = st.lists(_HOSTILE, max_size=5).map("\n".join)


@settings(max_examples=60)
@given(st.lists(_HOSTILE, min_size=9, max_size=9), _HOSTILE_LINES, _HOSTILE_LINES)
def test_no_hover_runs_loads_or_leads_away(words: list[str], body: str, note: str) -> None:
    title, alias, tag, hub, heading, target, fragment, definition, said = words
    text = (
        f"---\ntitle: {title}\naliases: [{alias}]\ntags: [{tag}]\nvideoId: dQw4w9WgXcQ\n---\n"
        f"From: [[{hub}]]\n\n# {heading}\n[[b]] [[b#{fragment}]] [[{target}]] [[b#^id]] text[^1] "
        f"[x](b.md#{fragment}) [x][l] [00:00:35] #tag/{tag} ^id\n\n"
        f"[^1]: {note}\n\n[l]: command:{definition}\n"
    )
    other = (
        f"---\ntitle: {alias}\nvideoId: dQw4w9WgXcQ\n---\n{body}\n\n"
        f"# {fragment}\n{said} [00:00:36]\n\n{note} ^id\n"
    )
    vault = vault_of({"a.md": text, "b.md": other})
    here = here_at(vault, "a.md", text)
    for offset in range(0, len(text) + 1, 3):
        found = hover(here, offset)
        if found is not None:
            assert is_harmless(found.markdown, PLAIN)
            assert is_harmless(found.markdown, WITH_MATH)


def test_the_only_picture_is_the_one_that_the_user_allows() -> None:
    text = "---\nvideoId: dQw4w9WgXcQ\n---\n![x](https://e.v/i.png) [00:00:35]"
    for allowed in (False, True):
        vault = vault_of({"a.md": text}, Settings(hover=Hover(thumbnails=allowed)))
        found = hover(here_at(vault, "a.md", text), len(text) - 3)
        assert found is not None
        assert ("https://i.ytimg.com/vi/dQw4w9WgXcQ/hqdefault.jpg" in found.markdown) == allowed
        assert "e.v" not in found.markdown
