"""Settings: one typed schema. Validation, defaults, descriptions, the JSON Schema and the settings
of editors all come from the types here.

Who may say what is settings_sources.py's, and who has the last word settings_layers.py's; what is
said of mistakes comes from settings_errors.py.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal, TypeAlias

import msgspec
from msgspec import Meta

Keys: TypeAlias = tuple[str, ...]
"""The way to a value: the keys of the tables that it is in, and its own."""

RuleLevel: TypeAlias = Literal["error", "warning", "information", "hint", "off"]
Levels: TypeAlias = dict[str, RuleLevel]
LinkStyleName: TypeAlias = Literal[
    "auto", "padded", "bare", "padded-always", "bare-always", "plain"
]
Globs: TypeAlias = tuple[str, ...]
Extension: TypeAlias = Annotated[str, Meta(pattern=r"^\.[^./\\]+$", examples=[".md"])]


class _Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """A table of the file. Keys are written with dashes."""


class Files(_Group, frozen=True):
    """Which files are notes."""

    extensions: Annotated[
        tuple[Extension, ...],
        Meta(min_length=1, description="What the names of notes end in, in any case."),
    ] = (".md", ".markdown")
    include: Annotated[
        Globs,
        Meta(
            description="Globs, as in a `.gitignore`, that bring back what is ignored. One with a"
            " slash also opens the ignored folders that it leads through."
        ),
    ] = ()
    exclude: Annotated[
        Globs,
        Meta(description="Globs, as in a `.gitignore`, of files and folders that are left out."),
    ] = ()
    max_size: Annotated[
        int, Meta(ge=1, description="Bytes. A larger note is skipped, with a finding.")
    ] = 10_000_000

    def __post_init__(self) -> None:
        """Names are compared in lower case."""
        lowered = tuple(extension.lower() for extension in self.extensions)
        msgspec.structs.force_setattr(self, "extensions", lowered)


class Links(_Group, frozen=True):
    """How wikilinks find their notes, and how they are written."""

    style: Annotated[
        LinkStyleName,
        Meta(
            description="How links are written that are completed or repaired: `padded`"
            " (`[[note | Title]]`) or `bare` (`[[note|Title]]`), with an alias where it differs"
            " from the file's name; `padded-always` or `bare-always`; `plain`: without. `auto`: as"
            " most links of the vault are; with fewer than 20 an alias only where the file's name"
            " is a slug of the title."
        ),
    ] = "auto"
    resolution: Annotated[
        Literal["auto", "folder-first", "obsidian", "quartz"],
        Meta(
            description="How a link finds its note. `auto`: `quartz` where there is a"
            " `quartz.config.ts`, else `folder-first`."
        ),
    ] = "auto"
    alias_first: Annotated[
        bool | Literal["auto"],
        Meta(
            description="Whether links are written `[[Label|target]]`. `auto`: where at least four"
            " of five links have the name of a note on the right, and fewer on the left."
        ),
    ] = "auto"
    redirects: Annotated[
        dict[str, str], Meta(description="Old names of notes, and the names of the notes now.")
    ] = {}
    ignore_targets: Annotated[
        Globs, Meta(description="Globs of targets that are never reported as unresolved.")
    ] = ()


class Timestamps(_Group, frozen=True):
    """What is known of the videos."""

    max_video_hours: Annotated[
        float, Meta(gt=0, description="Hours. Stamps past this need evidence to be believed.")
    ] = 4.0
    moment_window: Annotated[
        int, Meta(ge=0, description="Seconds around a moment that count as the same moment.")
    ] = 15
    on_type: Annotated[
        bool,
        Meta(
            description="Whether the `]` typed behind a time makes it an anchor, in a note about a"
            " video. Looked at when the server starts."
        ),
    ] = False
    transcripts: Annotated[
        bool,
        Meta(
            description="Whether hovers tell what is said at a moment, from a transcript (`.vtt`,"
            " `.srt` or `.json3`) of the note's name beside it, or of the video's in"
            " `transcripts/`."
        ),
    ] = True


class Notes(_Group, frozen=True):
    """How notes are named and begun."""

    slug: Annotated[
        Literal["auto", "underscore", "dash", "title", "none"],
        Meta(
            description="Which file name goes with a title: `scaling_laws`, `scaling-laws`, the"
            " title itself, or any. `auto`: the one that nearly all notes of a folder have."
        ),
    ] = "auto"
    new_note_folder: Annotated[
        str,
        Meta(
            description="Where notes are created, from the vault's root, such as `inbox`. Empty: in"
            " the folder of the note that links to them."
        ),
    ] = ""
    template: Annotated[
        str,
        Meta(
            description="A file of the vault that new notes begin as, such as `templates/note.md`,"
            " with `{{title}}`, `{{videoId}}`, `{{from}}` (the line `From: [[hub]]`) and"
            " `{{date}}`. Empty: as most notes of the vault begin."
        ),
    ] = ""
    daily_note: Annotated[
        str,
        Meta(description="The note of a day, from the vault's root, such as `journal/{{date}}`."),
    ] = "{{date}}"


class Completion(_Group, frozen=True):
    """What is offered while writing."""

    limit: Annotated[
        int,
        Meta(ge=1, le=1000, description="How many entries a list has at most, the best ones."),
    ] = 100


class Hover(_Group, frozen=True):
    """What is shown of the thing at the cursor."""

    thumbnails: Annotated[
        bool,
        Meta(
            description="Whether a timestamp shows a picture of its video, which the editor fetches"
            " from YouTube. For your own settings and those of the editor; no vault can switch it"
            " on."
        ),
    ] = False


class InlayHints(_Group, frozen=True):
    """What is shown between the words."""

    titles: Annotated[
        bool,
        Meta(
            description="The title of a note behind a link that has its file's name and no alias."
        ),
    ] = True
    sections: Annotated[
        bool, Meta(description="Which part of the video a section is about, at its heading.")
    ] = False
    stamps: Annotated[
        bool, Meta(description="By how much the two times of a timestamp differ, where they do.")
    ] = False


class CodeLens(_Group, frozen=True):
    """What is written above lines."""

    backlinks: Annotated[
        bool, Meta(description="How many notes link to this one, above its first line.")
    ] = True
    video_notes: Annotated[
        bool, Meta(description="How many other notes are on the video, above its `videoId`.")
    ] = True
    sections: Annotated[
        bool, Meta(description="A way into the video at the first moment of each section.")
    ] = False


class Format(_Group, frozen=True):
    """Bringing notes into their normal form."""

    enable: Annotated[
        bool,
        Meta(
            description="Whether an editor can format notes: timestamps as anchors, links with"
            " blanks as the vault has them. Prose is never touched. Looked at when the server"
            " starts."
        ),
    ] = False


class Diagnostics(_Group, frozen=True):
    """What an editor is told of findings."""

    scope: Annotated[
        Literal["open", "vault"],
        Meta(description="Of which notes: those that are open, or all of the vault."),
    ] = "open"


class Cache(_Group, frozen=True):
    """What is kept between runs."""

    enabled: Annotated[
        bool,
        Meta(
            description="Whether editors, `check` and its like keep what notes tell in the user's"
            " cache folder, to read only what has changed the next time."
        ),
    ] = True


class Settings(_Group, frozen=True):
    """All settings of notes-lsp."""

    files: Files = Files()
    links: Links = Links()
    timestamps: Timestamps = Timestamps()
    notes: Notes = Notes()
    rules: Annotated[Levels, Meta(description="Levels by the code of a rule.")] = {}
    per_path: Annotated[
        dict[str, Levels],
        Meta(description="Levels by code, for the notes whose path a glob matches."),
    ] = {}
    completion: Completion = Completion()
    hover: Hover = Hover()
    inlay_hints: InlayHints = InlayHints()
    code_lens: CodeLens = CodeLens()
    format: Format = Format()
    diagnostics: Diagnostics = Diagnostics()
    cache: Cache = Cache()


DECIDING: Final = frozenset({"files", "links", "timestamps", "notes", "rules", "per-path"})
"""The groups that decide findings. All others decide only how things look."""

PERSONAL: Final[dict[Keys, str]] = {("hover", "thumbnails"): "it lets the editor use the network"}
"""What no vault may set, and why."""
