"""A server that says back what it is told: to test the client with, and the floor below what a
server can answer. Standard library only.

`echo` answers its parameters, `fail` an error, `ask` what the client answers to a request, `die`
ends without an answer; the notification `announce` comes back as one. `prepare` is told a result,
which `again` answers at once, however large it is; notifications unknown here are read and dropped.
"""

from __future__ import annotations

import json
import sys
from typing import Any


def receive() -> Any:
    length = 0
    while line := sys.stdin.buffer.readline().strip():
        name, _, value = line.partition(b":")
        if name == b"Content-Length":
            length = int(value)
    return json.loads(sys.stdin.buffer.read(length))


def send(**message: Any) -> None:
    write(json.dumps({"jsonrpc": "2.0", **message}).encode())


def write(body: bytes) -> None:
    # A second header in small letters: clients read names without case, in any order.
    head = f"content-type: application/vscode-jsonrpc\r\ncontent-length: {len(body)}\r\n\r\n"
    sys.stdout.buffer.write(head.encode() + body)
    sys.stdout.buffer.flush()


def main() -> int:
    prepared = b"null"
    while True:
        message = receive()
        match message["method"]:
            case "echo" | "initialize":
                send(id=message["id"], result=message["params"])
            case "fail":
                send(id=message["id"], error={"code": -32602, "message": "no such thing"})
            case "ask":
                send(id="q", method="workspace/configuration", params=message["params"])
                send(id=message["id"], result=receive()["result"])
            case "prepare":
                prepared = json.dumps(message["params"]).encode()
                send(id=message["id"], result=None)
            case "again":
                write(b'{"jsonrpc":"2.0","id":%d,"result":%b}' % (message["id"], prepared))
            case "announce":
                send(method="announced", params=message["params"])
            case "shutdown":
                send(id=message["id"], result=None)
            case "exit":
                return 0
            case "die":
                return 3


if __name__ == "__main__":
    sys.exit(main())
