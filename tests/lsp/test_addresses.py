"""What `--tcp` takes."""

from __future__ import annotations

import pytest

from notes_lsp.lsp.streams import parse_address


@pytest.mark.parametrize(
    ("tcp", "address"),
    [
        ("127.0.0.1:9257", ("127.0.0.1", 9257)),
        ("9257", ("127.0.0.1", 9257)),
        (":0", ("127.0.0.1", 0)),
        ("0.0.0.0:65535", ("0.0.0.0", 65535)),
        ("[::1]:80", ("::1", 80)),
        ("localhost:80", ("localhost", 80)),
    ],
)
def test_an_address(tcp: str, address: tuple[str, int]) -> None:
    assert parse_address(tcp) == address


@pytest.mark.parametrize(
    "tcp", ["", "localhost", "localhost:", "a:65536", "a:-1", "a:\uff18", "a: 80"]
)
def test_what_is_no_address(tcp: str) -> None:
    with pytest.raises(ValueError, match="takes HOST:PORT, such as"):
        parse_address(tcp)
