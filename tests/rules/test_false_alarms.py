"""What real notes hold that is no defect: nothing is said about it, not even as a hint."""

from __future__ import annotations

import pytest

from tests.rules.checking import check


def stamp(time: str) -> str:
    return f'<a class="yt-timestamp" data-t="{time}">[{time}]</a>'


OF_A_VIDEO = f"""
//- fab/fab.md
---
title: fab
---
### [How chips are made](https://www.youtube.com/watch?v=-VqmFI9vY7w)
- [[clean_rooms | Clean rooms]]
- [[wafers | Wafers]]
//- fab/clean_rooms.md
---
title: Clean rooms
videoId: -VqmFI9vY7w
---

From: [[fab]] <br/> \n\

## Air
Filters change the air ({stamp("00:12:04")}, {stamp("00:03:11")} {stamp("00:12:04")}).
> [!definition] Class 1
> At most one particle {stamp("00:12:04")} - {stamp("00:12:40")}

## Air
Doors open at 9:30 a.m.; Psalm 108:16, a scale of 1:10,000 and [[wafers | those discs]].
//- fab/wafers.md
---
title: Wafers
videoId: -VqmFI9vY7w
---

From: [[fab]] <br/> \n\

Sliced at {stamp("00:01:05")} and polished {stamp("00:00:59")}, as [[clean_rooms|rooms]] allow
//- fab/orphan.md
---
title: Nobody links here
videoId: abcdefghijk
---
No heading, no timestamp.
"""

PERSONAL = """
//- Home.md
---
title: 0.88
aliases: Start
created: 12:34:56
---
# Welcome back
- [ ] call at 10:15, [[🗂️ hub]], [[C#]] and [[C++ | templates]], [[notes.on.things]]
- [[Garden/Roses|roses]] and [[roses]], ![[chart.png|300]], ![[Roses#Care]], [[Roses#^first]]
| when | what |
| --- | --- |
| 12:30 | [[Roses\\|rose]] |

```sh
if [[ -z "$x" ]]; then echo "[[gone]]"; fi
```
Cited [[1]](https://example.org/1), [[12](https://example.org/12)], `[[gone]]` and [[BUG]: x](y).
Said[[12]] so: a[[1]] of [[1,2],[3,4]], b[["c"]], if [[ "$a" = b ]] or [[ ! -e $c ]].
<!-- [[gone]] --> %% [[gone]] 12:30 %% $[[gone]]$ [[]] [[<% tp.file.title %>]]
It cost $5 here and $10 there. [00:12] is a label, and so is [12:30](https://example.org).
//- 🗂️ hub.md
//- C#.md
//- C++.md
//- notes.on.things.md
//- Garden/Roses.md
## Care
Water them. ^first
//- chart.png
"""


@pytest.mark.parametrize("vault", [OF_A_VIDEO, PERSONAL], ids=["videos", "personal"])
def test_nothing_is_said_about_what_is_normal(vault: str) -> None:
    assert check(vault) == ""


def test_nothing_is_said_about_an_empty_vault() -> None:
    assert check("//- a.md\n") == ""
