"""Finding what is said in a transcript by its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import fsum, log
from typing import Final

from notes_lsp.syntax.transcripts import Cue
from notes_lsp.vault.names import same_case

_WORD: Final = re.compile(r"[^\W_]+")

_WORDS: Final = 12
"""How many words before a time are looked for: a sentence, or what is left of it."""

_LEAST: Final = 1 / 3
"""Which part of the words a cue must hold, the rare ones counting for more: notes do not quote."""


def cues_saying(cues: Sequence[Cue], text: str, most: int) -> list[Cue]:
    """At most so many of `cues` that say the last words of `text`, with the cue behind them, since
    sentences go on. Those first that say more of them; the rarer a word is, the more it counts."""
    words = set(_words(text)[-_WORDS:])
    spoken = [words.intersection(_words(cue.text)) for cue in cues]
    count = Counter(word for some in spoken for word in some)
    weight = {word: log((len(cues) + 1) / max(1, count[word])) for word in words}
    own = [fsum(weight[word] for word in some) for some in spoken]
    both = [
        fsum(weight[word] for word in some.union(*spoken[number + 1 : number + 2]))
        for number, some in enumerate(spoken)
    ]
    least = _LEAST * fsum(weight.values())
    begun = [number for number, value in enumerate(both) if own[number] and value >= least]
    chosen: list[int] = []
    for number in sorted(begun, key=lambda number: (-both[number], -own[number], number)):
        if {number - 1, number + 1}.isdisjoint(chosen):
            chosen.append(number)
        if len(chosen) == most:
            break
    return [cues[number] for number in chosen]


def _words(text: str) -> list[str]:
    return _WORD.findall(same_case(text))
