"""What is counted in a vault."""

from __future__ import annotations

from collections import Counter

from notes_lsp.features.survey import Survey, survey
from notes_lsp.vault.slugs import Followed
from tests import vaultfix
from tests.memory import vault_of


def surveyed(source: str) -> Survey:
    return survey(vault_of(vaultfix.read(source).files))


def test_links_by_their_form_and_what_they_find() -> None:
    found = surveyed(
        """
        //- x/fab.md
        ---
        title: The Fab
        ---
        [[fab]] [[#Part]] [[gone | x]] [[photo.png]] [[a]](https://example.org) `[[fab]]`
        [[The Fab|x]] ![[fab]] [[https://example.org]] [[00:24:36]]
        [text](chips.md) [text](https://example.org)
        //- y/chips.md
        [[FAB | x]] [[fab]] [[x/fab | ]]
        //- y/photo.png
        """
    )
    assert found == Survey(
        notes=2,
        folders=2,
        attachments=1,
        forms=Counter({"bare": 3, "padded": 2, "tight": 1}),
        found=Counter({"name": 5, "other name": 1, "nothing": 1}),
        same_folder=3,
        not_in_obsidian=1,
        markdown_links=1,
        naming=None,
        stamps=Counter({"wikilink": 1}),
    )
    assert found.links == 7


def test_videos_are_of_notes_or_named_by_timestamps() -> None:
    found = surveyed(
        """
        //- scaling_laws.md
        ---
        title: Scaling laws
        videoId: kJ3vHq8-Wm0
        duration: 1:30:00
        ---
        <a class="yt-timestamp" data-t="00:01:12">[00:01:12]</a> [00:02:00]
        //- data_sets.md
        ---
        title: Data sets
        videoId: kJ3vHq8-Wm0
        duration: 0:40:00
        ---
        [03:05](https://www.youtube.com/watch?v=3ezFd3x718A&t=185s)
        """
    )
    assert found == Survey(
        notes=2,
        folders=1,
        naming=Followed("underscore", 2, 2),
        videos=2,
        stamps=Counter({"anchor": 1, "bracket": 1, "video-link": 1}),
        longest=5400,
    )


def test_nothing_is_counted_as_nothing() -> None:
    assert survey(vault_of({})) == Survey()
