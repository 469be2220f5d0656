"""What a written time says: `00:12:34`, `12:34`, `1h2m3s`, and the ways to write one wrongly.

Nothing here knows of markup, notes or videos. All results are whole seconds.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

ClockForm: TypeAlias = Literal[
    "canonical",  # 00:12:34
    "short",  # 12:34, 1:05
    "one-digit-hours",  # 0:12:34
    "four-parts",  # 00:12:34:00, 00:12:34:17
    "three-digits",  # 024:45:00, 04:27:819
    "one-digit",  # 01:5:56, 00:43:0
    "trailing-colon",  # 01:26:
    "fraction",  # 00:12:34.500
    "number",  # 754
    "units",  # 12m34s
    "template",  # HH:MM:SS
    "unreadable",
]

GOOD_FORMS: Final[frozenset[ClockForm]] = frozenset(
    ("canonical", "short", "one-digit-hours", "number", "units")
)
"""The ways to write a time well: whole seconds, nothing missing or too much."""

MINUTE: Final = 60
HOUR: Final = 3600

_LONGEST_RANGE: Final = 300
_MOST_HOURS: Final = 4


class Clock(NamedTuple):
    """A written time, read.

    `form` is how it is written. `literal` is where the site's player goes, None where nowhere.
    `meant` is the moment that a repair would write, None where that cannot be known from the
    text; `certain` tells that no other reading is likely, so that the repair is safe. `in_range`
    is False where minutes or seconds are over 59 (the minutes of a short time may be more).
    """

    form: ClockForm
    literal: int | None
    meant: int | None
    certain: bool
    in_range: bool


# Digits are counted: `int` refuses very long numbers, and no video has them.
_CANONICAL = re.compile(r"([0-9]{2}):([0-9]{2}):([0-9]{2})")
_FIELDS = re.compile(r"[0-9]{1,9}(?::[0-9]{1,9}){1,3}")
_NUMBER = re.compile(r"[0-9]{1,9}")
_FRACTION = re.compile(r"((?:[0-9]{1,9}:){1,2}[0-9]{1,9})[.,][0-9]{1,9}Z?")
_UNITS = re.compile(r"(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s?)?", re.IGNORECASE)
_TEMPLATE = re.compile(r"(?=[0-9:]*[HMSX])[0-9HMSX]{1,4}(?::[0-9HMSX]{1,4}){1,3}", re.IGNORECASE)
_PLAYER_FIELD = re.compile(r"\s*([0-9]{0,9})(?:\.[0-9]*)?\s*")


@lru_cache(maxsize=1 << 15)  # a vault names few moments, many times
def read_clock(text: str) -> Clock:
    """Reads `text` as a time. Never raises: what is no time is `unreadable`."""
    text = text.strip()
    if canonical := _CANONICAL.fullmatch(text):
        return _three_parts("canonical", canonical.groups())
    literal = _player_seconds(text)
    if _FIELDS.fullmatch(text):
        return _read_fields(text.split(":"))
    if text.endswith(":") and _FIELDS.fullmatch(text, 0, len(text) - 1):
        inner = _read_fields(text[:-1].split(":"))
        whole = text.count(":") == 3
        meant = inner.meant if whole else None
        return Clock("trailing-colon", literal, meant, whole and inner.certain, inner.in_range)
    if fraction := _FRACTION.fullmatch(text):
        inner = _read_fields(fraction[1].split(":"))
        return Clock("fraction", literal, inner.meant, inner.certain, inner.in_range)
    if _NUMBER.fullmatch(text):
        return Clock("number", literal, int(text), True, True)
    if (seconds := read_url_time(text)) is not None:
        return Clock("units", literal, seconds, True, True)
    form: ClockForm = "template" if _TEMPLATE.fullmatch(text) else "unreadable"
    return Clock(form, literal, None, False, True)


def read_url_time(text: str) -> int | None:
    """The seconds of YouTube's `t`, `start` or `time_continue`: `185`, `185s`, `1h2m3s`."""
    match = _UNITS.fullmatch(text)
    if match is None or not text:
        return None
    hours, minutes, seconds = match.groups("0")
    return int(hours) * HOUR + int(minutes) * MINUTE + int(seconds)


def read_shift(text: str) -> int | None:
    """The seconds, some or less, of `90`, `-1:30`, `+1:00:00` or `1m30s`; None for what is no time
    in good form."""
    clock = read_clock(text[1:] if text.startswith(("+", "-")) else text)
    if clock.meant is None or clock.form not in GOOD_FORMS or not clock.in_range:
        return None
    return -clock.meant if text.startswith("-") else clock.meant


def format_clock(seconds: int) -> str:
    """`HH:MM:SS`, the canonical form, with as many digits of hours as it takes."""
    minutes, second = divmod(seconds, MINUTE)
    hour, minute = divmod(minutes, MINUTE)
    return f"{hour:02}:{minute:02}:{second:02}"


def format_short(seconds: int) -> str:
    """`MM:SS`, and `HH:MM:SS` from one hour on: what links and chapter lists show."""
    minutes, second = divmod(seconds, MINUTE)
    return format_clock(seconds) if minutes >= MINUTE else f"{minutes:02}:{second:02}"


def format_like(text: str, seconds: int) -> str | None:
    """`seconds` in the form that the time `text` has: `5:09` for `4:59`, `69s` for `59s`. Short
    times get hours where they need some. None where `text` has no form to keep: it is broken, or
    more exact than seconds."""
    hours, minutes, second = seconds // HOUR, seconds // MINUTE % MINUTE, seconds % MINUTE
    match read_clock(text).form:
        case "canonical":
            return format_clock(seconds)
        case "one-digit-hours":
            return f"{hours}:{minutes:02}:{second:02}"
        case "short":
            return _short_like(text.strip(), seconds)
        case "number":
            return str(seconds)
        case "units" if re.search("[hm]", text, re.IGNORECASE):
            return f"{hours}h{minutes}m{second}s" if hours else f"{minutes}m{second}s"
        case "units":
            return f"{seconds}s"
    return None


def _short_like(text: str, seconds: int) -> str:
    """`seconds` as minutes and seconds: past an hour only where `text` counts on there, too."""
    written = text.split(":")[0]
    minutes, second = divmod(seconds, MINUTE)
    if minutes < MINUTE or (int(written) >= MINUTE and minutes < 100):
        return f"{minutes:0{len(written)}}:{second:02}"
    hour, minute = divmod(minutes, MINUTE)
    return f"{hour:0{len(written)}}:{minute:02}:{second:02}"


def shifted(seconds: int) -> int | None:
    """The reading of `A:B:00` as `00:A:B`; None for a time that does not end in `:00`."""
    return seconds // MINUTE if seconds % MINUTE == 0 else None


def _player_seconds(text: str) -> int | None:
    """As the site's player reads `data-t`: `[h = "0", m = "0", s = "0"] = text.split(":")`, each
    made a number by `+`, by which an empty field is 0. So `41:50` is 41 hours 50 minutes."""
    if not text:
        return None
    total = 0
    for field, weight in zip(text.split(":", 3), (HOUR, MINUTE, 1), strict=False):
        number = _PLAYER_FIELD.fullmatch(field)
        if number is None:
            return None
        total += int(number[1] or 0) * weight
    return total


def _read_fields(fields: list[str]) -> Clock:
    """Two to four numbers with colons between them."""
    if len(fields) == 4:
        return _four_parts(fields)
    three_digits = any(len(field) > 2 for field in fields)
    one_digit = any(len(field) == 1 for field in fields[1:])
    if len(fields) == 2:
        return _two_parts(
            "three-digits" if three_digits else "one-digit" if one_digit else "short", fields
        )
    if three_digits:
        clock = _three_parts("three-digits", fields)
        return clock._replace(certain=clock.certain and _has_one_zero_too_many(fields))
    if one_digit:
        # 01:5:56 lost a zero; 00:43:0 may have lost any digit.
        clock = _three_parts("one-digit", fields)
        return clock._replace(certain=clock.certain and len(fields[2]) == 2)
    return _three_parts("canonical" if len(fields[0]) == 2 else "one-digit-hours", fields)


def _has_one_zero_too_many(fields: list[str]) -> bool:
    """`001:02:03`, but not `024:45:00`, which may as well be `0:24:45:00`."""
    hours, minutes, seconds = fields
    return len(hours) == 3 and hours.startswith("00") and len(minutes) == len(seconds) == 2


def _two_parts(form: ClockForm, fields: list[str]) -> Clock:
    minutes, seconds = map(int, fields)
    literal = minutes * HOUR + seconds * MINUTE
    in_range = seconds < MINUTE
    meant = minutes * MINUTE + seconds if in_range else None
    return Clock(form, literal, meant, form == "short" and in_range, in_range)


def _three_parts(form: ClockForm, fields: tuple[str, ...] | list[str]) -> Clock:
    """Hours, minutes, seconds. Minutes over 59 carry only where there are no hours: whoever wrote
    `00:60:33` counted minutes on past the hour."""
    hours, minutes, seconds = map(int, fields)
    literal = hours * HOUR + minutes * MINUTE + seconds
    in_range = minutes < MINUTE and seconds < MINUTE
    readable = in_range or (hours == 0 and minutes < 100 and seconds < MINUTE)
    return Clock(form, literal, literal if readable else None, readable, in_range)


def _four_parts(fields: list[str]) -> Clock:
    """The fourth part is dropped: right in 478 of 479 real ones that could be checked against
    other notes of the video."""
    clock = _three_parts("four-parts", fields[:3])
    if _is_range(*map(int, fields)):
        return clock._replace(meant=None, certain=False)
    return clock


def _is_range(first: int, second: int, third: int, fourth: int) -> bool:
    """Whether `21:28:21:44` is a range of two short times: a short one, where the first part is
    too much for hours or the last one is not the usual `00`."""
    length = (third - first) * MINUTE + fourth - second
    return (
        0 < length <= _LONGEST_RANGE
        and second < MINUTE
        and fourth < MINUTE
        and (first >= _MOST_HOURS or fourth > 0)
    )
