"""Byte strings on disk: each comes back, and none that is not as it was."""

from __future__ import annotations

import tempfile
from io import FileIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.vault.records import Places, Records

RECORDS = st.lists(st.binary(max_size=8), max_size=6)


def written(file: Path, records: list[bytes]) -> Places:
    """Where `records` lie in `file` now."""
    places = Places()
    with file.open("wb") as out:
        for record in records:
            places.append(out.tell(), record)
            out.write(record)
    return places


@given(RECORDS, RECORDS)
def test_records_of_a_file_and_later_ones_come_back(
    before: list[bytes], later: list[bytes]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "records")
        places = Places(written(file, before).packed())
        records = Records(FileIO(file), places)
        numbers = [records.append(record) for record in later]
        assert numbers == list(range(len(before), len(before) + len(later)))
        assert [records.read(number) for number in range(len(records))] == before + later
        del records


def test_a_record_that_is_not_as_it_was_is_none(tmp_path: Path) -> None:
    file = tmp_path / "records"
    places = written(file, [b"one", b"two", b"three"])
    records = Records(FileIO(file), places)
    file.write_bytes(b"oneTwot")
    assert [records.read(number) for number in range(3)] == [b"one", None, None]


def test_what_the_disk_has_no_room_for_is_kept_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    records = Records()
    records.append(b"one")

    def full(**_: object) -> None:
        raise OSError

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    without_disk = Records()
    assert [without_disk.read(without_disk.append(record)) for record in (b"a", b"b")] == [
        b"a",
        b"b",
    ]
    assert records.read(0) == b"one"
