"""Vaults of any size to measure on, always the same for the same numbers.

They have the form of a real vault of 21,273 notes on 81 channels: a folder a channel with a hub
note, several notes a video, links by slug to notes of the same channel (few notes get most of
them), a stamp or two a sentence, and the same defects about as often. A note of the default size
has 23 links and 35 stamps on average. The words mean nothing.

    python tests/bench/generate.py OUT NOTES [--seed 1] [--mean-bytes 5000]
"""

from __future__ import annotations

import argparse
import re
import sys
from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeVar

Kind = TypeVar("Kind")

NOTES_PER_CHANNEL = 263
SIZE_PERCENTS = (30, 44, 56, 68, 82, 96, 112, 132, 160, 220)
"""Sizes of notes in percent of the mean, each as likely as the others; their mean is 100."""

SHIFTED = 0.16
"""Share of notes whose stamps are MM:SS written as HH:MM."""
BARE = 0.05
"""Share of notes whose stamps are brackets without an anchor."""
FENCED = 0.008
"""Share of notes whose body is wrapped in a Markdown fence."""
NON_ASCII = 0.29
"""Share of notes with curly quotes, dashes, accents."""
ALIASED = 0.02
"""Share of notes with aliases and tags in their frontmatter."""

LINK_KINDS = {
    "padded": 740,
    "unresolved": 80,
    "title": 115,
    "bare": 28,
    "tight": 20,
    "heading": 9,
    "folded": 7,
    "path": 1,
}
"""How often each way to write a link comes."""
STAMP_KINDS = {"right": 976, "short": 9, "no-brackets": 5, "empty": 4, "mismatch": 6}
"""How often each way to write a stamp comes."""

SUBJECTS = str.split("""
    Agency Algorithms Attention Automation Biology Bitcoin Capital Causality Chess Chips Cities
    Climate Compilers Complexity Compute Consciousness Cosmology Creativity Credit Culture
    Curiosity Databases Debt Democracy Design Distribution Economics Education Electrons Energy
    Entropy Ethics Evolution Fasting Finance Founders Fusion Games Genetics Geometry Gold
    Governance Gravity Growth Habits Happiness Health History Hiring Identity Incentives
    Inflation Information Insulin Intelligence Investing Jazz Language Law Leadership Learning
    Liquidity Logic Longevity Machines Management Markets Materials Meaning Medicine Memory
    Migration Minds Models Money Music Narrative Networks Neurons Oceans Optimism Orbits Physics
    Planning Poetry Policy Power Prediction Pricing Privacy Probability Productivity Proteins
    Psychology Quantum Reasoning Religion Research Robots Rockets Satellites Scale Scaling
    Science Semiconductors Sleep Software Solar Stoicism Storytelling Strategy Strength Supply
    Symmetry Taxes Teams Technology Theory Time Tokens Trade Training Trust Universities
    Vaccines Vision War Wealth Writing
""")
PATTERNS = (
    "{} and {} in {}",
    "Impact of {} on {} {}",
    "{} {} and its {}",
    "History of {} {} and {}",
    "The Role of {} {} in {}",
    "{} {} {} and {}",
    "How {} Changes {} and {}",
    "{} Challenges for {} and {}",
)
PROSE = str.split("""
    the of and to in a is that for as was with by on this are from at which but have an they
    were one all would there been so if will more when some its about into than them can only
    other new these two may then do first any my now such like our over even most made after
    also did many before must through years where much way well down should because each just
    those people how too little state good very make world still own see work long get here
    between both life being under never same another know while last might great year since
    against right used take three guest host argues explains describes suggests notes recalls
    claims question example reason result effect quickly rarely often mostly deeply simple hard
    common early later strong weak open
""")
ACCENTED = ("naïve", "café", "Erdős", "Poincaré", "über", "10–20", "Gödel’s", "façade", "π")
VIDEO_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


class Topic(NamedTuple):
    """A note about a part of a video. The slug is its file's stem."""

    number: int
    title: str
    slug: str
    video: str
    video_seconds: int

    @property
    def heading(self) -> str:
        """The first heading of its text, for links to it."""
        return f"Overview of {self.title}"


class Channel(NamedTuple):
    """A folder: its hub note, of the same name, and its topics, the most popular first."""

    name: str
    topics: list[Topic]


def slug(title: str) -> str:
    """The name of a note's file: the rule of the vaults that these are like."""
    return re.sub(r"[^A-Za-z0-9 ]+", "", title).replace(" ", "_").lower()


def plan(notes: int, seed: int = 1) -> list[Channel]:
    """The channels of a vault of `notes` notes, hubs included: all but the texts."""
    random = Random(f"{seed}/plan")
    count = max(1, notes // NOTES_PER_CHANNEL)
    shares = [1 / (rank + 3) for rank in range(count)]
    sizes = [int((notes - count) * share / sum(shares)) for share in shares]
    sizes[0] += notes - count - sum(sizes)
    channels = []
    number = 0
    for index, size in enumerate(sizes):
        name = f"{random.choice(SUBJECTS)}{random.choice(SUBJECTS)}{index}".lower()
        channels.append(Channel(name, list(_topics(random, size, number))))
        number += size
    return channels


def _topics(random: Random, count: int, number: int) -> Iterator[Topic]:
    """`count` topics with titles of their own, one to six on the same video."""
    slugs: set[str] = set()
    video, video_seconds, left = "", 0, 0
    while len(slugs) < count:
        title = random.choice(PATTERNS).format(*(random.choice(SUBJECTS) for _ in range(4)))
        if slug(title) in slugs:
            continue
        if left == 0:
            video = "".join(random.choice(VIDEO_CHARACTERS) for _ in range(11))
            video_seconds = random.randrange(300, 10_800)
            left = random.randint(1, 6)
        left -= 1
        slugs.add(slug(title))
        yield Topic(number + len(slugs) - 1, title, slug(title), video, video_seconds)


def files(
    channels: list[Channel], seed: int = 1, mean_bytes: int = 5_000
) -> Iterator[tuple[str, str]]:
    """The path and text of each note, one after the other: a large vault needs no memory."""
    popularity = list(
        accumulate(1 / rank for rank in range(1, 1 + max(len(c.topics) for c in channels)))
    )
    for index, channel in enumerate(channels):
        yield f"{channel.name}/{channel.name}.md", _hub(channel)
        elsewhere = channels[(index + 1) % len(channels)]
        for topic in channel.topics:
            random = Random(f"{seed}/{topic.number}")
            size = mean_bytes * random.choice(SIZE_PERCENTS) // 100
            text = _Writer(random, topic, channel, elsewhere, popularity).note(size)
            yield f"{channel.name}/{topic.slug}.md", text


def _hub(channel: Channel) -> str:
    """The note that lists a channel's videos and their notes."""
    text = f"---\ntitle: {channel.name}\n---\n\n"
    video = ""
    for topic in channel.topics:
        if topic.video != video:
            video = topic.video
            text += f"\n### [{topic.title}](https://www.youtube.com/watch?v={video})\n"
        text += f"- [[{topic.slug} | {topic.title}]]\n"
    return text


class _Writer:
    """Writes one note."""

    def __init__(
        self,
        random: Random,
        topic: Topic,
        channel: Channel,
        elsewhere: Channel,
        popularity: list[float],
    ) -> None:
        self.random = random
        self.topic = topic
        self.channel = channel
        self.elsewhere = elsewhere
        self.popularity = popularity
        self.shifted = random.random() < SHIFTED
        self.bare = random.random() < BARE
        self.non_ascii = random.random() < NON_ASCII
        self.footnotes = 0

    def note(self, size: int) -> str:
        """A whole note of about `size` bytes."""
        head = f"---\ntitle: {self.topic.title}\nvideoId: {self.topic.video}\n"
        if self.random.random() < ALIASED:
            head += f"aliases:\n  - {self.phrase(2)}\ntags: [{self.phrase(1).lower()}]\n"
        head += f"---\n\nFrom: [[{self.channel.name}]] <br/> \n\n"
        opening = self.sentence()
        if self.non_ascii:
            opening = f"“{opening}” — {self.random.choice(ACCENTED)}"
        body = f"{opening}\n\n## {self.topic.heading}\n"
        # Half a block less: the last one ends, on average, half its size beyond.
        while len(head) + len(body) < size - 300:
            body += self.choose(BLOCKS)(self)
        body = body.rstrip("\n")
        if self.random.random() < FENCED:
            body = f"```markdown\n{body}\n```"
        return head + body

    def choose(self, kinds: dict[Kind, int]) -> Kind:
        """One of `kinds`, each as often as its number says."""
        return self.random.choices(list(kinds), list(kinds.values()))[0]

    def phrase(self, words: int) -> str:
        return " ".join(self.random.choice(SUBJECTS) for _ in range(words))

    def sentence(self) -> str:
        """Words with links among them, and the stamps that prove them."""
        words = self.random.choices(PROSE, k=self.random.randint(6, 14))
        if self.non_ascii and self.random.random() < 0.1:
            words.append(self.random.choice(ACCENTED))
        for _ in range(self.random.choice((0, 0, 1, 1, 1, 1, 1, 1, 1, 2))):
            words.insert(self.random.randint(0, len(words)), self.link())
        text = " ".join(words)
        stamps = [self.stamp() for _ in range(self.random.choice((1, 1, 1, 2, 2)))]
        return f"{text[0].upper()}{text[1:]}. {' '.join(stamps)}"

    def target(self, channel: Channel) -> Topic:
        """A topic of `channel`: the one at rank n is picked 1/n as often as the first."""
        last = len(channel.topics) - 1
        at = self.random.random() * self.popularity[last]
        return channel.topics[bisect(self.popularity, at, 0, last)]

    def link(self) -> str:
        kind = self.choose(LINK_KINDS)
        text = self.phrase(self.random.randint(1, 2)).lower()
        if kind == "unresolved" or not self.channel.topics:
            return f"[[{slug(self.phrase(5))} | {text}]]"
        topic = self.target(self.channel)
        match kind:
            case "title":
                return f"[[{topic.title} | {text}]]"
            case "bare":
                return f"[[{topic.slug}]]"
            case "tight":
                return f"[[{topic.slug}|{text}]]"
            case "heading":
                return f"[[{topic.slug}#{topic.heading} | {text}]]"
            case "folded":
                return f"[[{topic.slug.replace('_', '-').capitalize()} | {text}]]"
            case "path" if self.elsewhere.topics:
                return f"[[{self.elsewhere.name}/{self.target(self.elsewhere).slug} | {text}]]"
        return f"[[{topic.slug} | {text}]]"

    def stamp(self) -> str:
        """A moment of the video, written as this note writes them."""
        second = self.random.randrange(self.topic.video_seconds)
        if self.shifted and self.random.random() < 0.9:
            minute, second = divmod(second % 3_600, 60)
            return self.anchor(f"{minute:02}:{second:02}:00")
        time = clock(second)
        match self.choose(STAMP_KINDS):
            case "short":
                return self.anchor(time[3:])
            case "no-brackets":
                return f'<a class="yt-timestamp" data-t="{time}">{time}</a>'
            case "empty":
                return f'<a class="yt-timestamp" data-t="{time}"></a>'
            case "mismatch":
                return f'<a class="yt-timestamp" data-t="{time}">[{clock(second + 4)}]</a>'
        return self.anchor(time)

    def anchor(self, time: str) -> str:
        if self.bare:
            return f"[{time}]"
        return f'<a class="yt-timestamp" data-t="{time}">[{time}]</a>'

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.random.randint(2, 4))) + "\n\n"

    def list(self) -> str:
        items = [f"- **{self.phrase(1)}** {self.sentence()}\n" for _ in range(3)]
        return "".join(items) + "\n"

    def section(self) -> str:
        level = self.random.choice(("##", "###"))
        linked = f" for the {self.link()}" if self.random.random() < 0.05 else ""
        return f"{level} {self.phrase(3)}{linked}\n{self.sentence()}\n\n"

    def callout(self) -> str:
        kind = self.random.choice(("info", "note", "quote", "warning"))
        return f"> [!{kind}] {self.phrase(2)}\n>\n> {self.sentence()}\n\n"

    def code(self) -> str:
        return "```python\n# no heading, [[no_link]], no #tag\nprint('[00:00:01]')\n```\n\n"

    def table(self) -> str:
        rows = [f"| {self.phrase(1)} | {self.stamp()} |\n" for _ in range(3)]
        return f"| {self.phrase(1)} | Moment |\n|---|---|\n{''.join(rows)}\n"

    def footnote(self) -> str:
        self.footnotes += 1
        label = self.footnotes
        return f"{self.phrase(4)}.[^{label}]\n\n[^{label}]: {self.sentence()}\n\n"

    def math(self) -> str:
        display = "$$\nx_{[[a]]} = \\sum_i y_i\n$$"
        return f"{display}\n\nWith $a_1 + b$ it costs $5. {self.sentence()}\n\n"

    def comment(self) -> str:
        return (
            f"<!-- [[no_link]]\n{self.phrase(3)} -->\n\n%%{self.phrase(2)}%% {self.sentence()}\n\n"
        )

    def tag(self) -> str:
        tag = self.phrase(1).lower()
        return (
            f"Use `[[no_link]]` with #{tag}/{self.phrase(1).lower()}. {self.sentence()} ^{tag}\n\n"
        )


BLOCKS = {
    _Writer.paragraph: 400,
    _Writer.list: 330,
    _Writer.section: 190,
    _Writer.callout: 40,
    _Writer.code: 10,
    _Writer.table: 8,
    _Writer.footnote: 8,
    _Writer.math: 6,
    _Writer.comment: 4,
    _Writer.tag: 4,
}
"""How often each kind of block comes."""


def clock(second: int) -> str:
    """`HH:MM:SS`."""
    return f"{second // 3_600:02}:{second // 60 % 60:02}:{second % 60:02}"


def write(out: Path, notes: int, seed: int = 1, mean_bytes: int = 5_000) -> int:
    """Write a vault into `out`, a folder that is empty or not there yet; how many bytes it has."""
    channels = plan(notes, seed)
    for channel in channels:
        (out / channel.name).mkdir(parents=True)
    (out / ".notes-lsp.toml").touch()
    total = 0
    for path, text in files(channels, seed, mean_bytes):
        total += (out / path).write_bytes(text.encode())
    return total


def main() -> str | None:
    """What is wrong with the arguments, if anything is."""
    parser = argparse.ArgumentParser(description="Generate a vault to measure on.")
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("notes", type=int, metavar="NOTES")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mean-bytes", type=int, default=5_000)
    arguments = parser.parse_args()
    if arguments.notes < 1:
        return "NOTES is 1 or more"
    if arguments.out.exists() and any(arguments.out.iterdir()):
        return f"{arguments.out} is not empty"
    total = write(arguments.out, arguments.notes, arguments.seed, arguments.mean_bytes)
    print(f"{arguments.out}: {arguments.notes:,} notes, {total / 1e6:.1f} MB")
    return None


if __name__ == "__main__":
    sys.exit(main())
