"""What a vault is, in counts: how its links are written and what they find, what its notes are
called, which videos they are about. What is wrong in it is for rules to say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from notes_lsp.syntax.nodes import Notation, Wikilink
from notes_lsp.vault.link_style import is_padded
from notes_lsp.vault.paths import folder_of
from notes_lsp.vault.resolution import Resolver, Rung
from notes_lsp.vault.slugs import Followed
from notes_lsp.vault.vault import ResolvedLink, Vault
from notes_lsp.vault.videos import read_duration

LinkForm: TypeAlias = Literal["bare", "padded", "tight"]
"""`[[name]]`, `[[name | text]]` and `[[name|text]]`."""

Found: TypeAlias = Literal["name", "other name", "nothing"]
"""What a link finds: a note by its file's name or path, one by anything else, or none."""

_BY_OTHER_NAME: Final = frozenset[Rung](("alias", "title", "folded", "redirect"))


@dataclass(slots=True)
class Survey:
    """Counts over all notes of a vault."""

    notes: int = 0
    folders: int = 0
    """That hold notes themselves."""
    attachments: int = 0
    forms: Counter[LinkForm] = field(default_factory=Counter)
    """Of the links to notes, without embeds."""
    found: Counter[Found] = field(default_factory=Counter)
    """Of the links to notes, embeds included."""
    same_folder: int = 0
    """How many links find a note of their own folder."""
    not_in_obsidian: int = 0
    """How many links that find a note would find another one in Obsidian, or none."""
    alias_first: bool = False
    markdown_links: int = 0
    """Those within the vault."""
    naming: Followed | None = None
    """How most titles become file names."""
    videos: int = 0
    """Of notes, or named by timestamps."""
    stamps: Counter[Notation] = field(default_factory=Counter)
    longest: int | None = None
    """The longest `duration`, in seconds, that a note gives for its video. What stamps show is no
    proof of a long video: two notes of one that agree on seven hours can both be shifted."""

    @property
    def links(self) -> int:
        """How many links to notes there are, embeds of notes included."""
        return self.found.total()


def survey(vault: Vault) -> Survey:
    """Look at all notes of a vault that has been read."""
    index = vault.index
    answer = Survey(
        notes=len(index.facts),
        folders=len(set(map(folder_of, index.facts))),
        attachments=index.attachments,
        alias_first=index.alias_first,
        naming=index.habits.slugs.majority(),
    )
    obsidian = Resolver(index, "obsidian")
    videos = set[str]()
    for path, facts in index.facts.items():
        answer.markdown_links += sum(1 for _ in facts.markdown_links())
        for stamp in facts.timestamps():
            answer.stamps[stamp.notation] += 1
            if stamp.video is not None:
                videos.add(stamp.video)
        for resolved in vault.resolved_links(path):
            if _count_link(answer, resolved):
                target = resolved.reference.target.text
                note = obsidian.resolve(path, target).note
                answer.not_in_obsidian += note != resolved.resolution.note
        if facts.video is not None:
            videos.add(facts.video)
        duration = None if facts.duration is None else read_duration(facts.duration)
        if duration is not None:
            answer.longest = max(duration, answer.longest or 0)
    answer.videos = len(videos)
    return answer


def _count_link(answer: Survey, resolved: ResolvedLink) -> bool:
    """Count a link, if it is one to a note; whether it finds one."""
    link, reference, resolution = resolved
    if not resolved.dangles and (resolution.note is None or not reference.target.text):
        return False
    if not link.embed:
        answer.forms[_form(link)] += 1
    answer.same_folder += resolution.same_folder
    if resolution.note is None:
        answer.found["nothing"] += 1
    else:
        answer.found["other name" if resolution.rung in _BY_OTHER_NAME else "name"] += 1
    return resolution.note is not None


def _form(link: Wikilink) -> LinkForm:
    if link.alias is None or not link.alias.text:
        return "bare"
    return "padded" if is_padded(link) else "tight"
