"""An outlet on loopback that answers rightly, wrongly or never; and a client that may ask it."""

import socket
import ssl
import struct
import threading
import urllib.parse
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Self

from nhipcau.press.fetching.client import Client
from nhipcau.press.fetching.guard import Allowance

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
CLOSE, RESET = b"<close>", b"<reset>"


@dataclass(frozen=True)
class Request:
    path: str
    lines: tuple[bytes, ...]
    connection: int

    def header(self, name: str) -> bytes | None:
        for line in self.lines:
            key, _, value = line.partition(b": ")
            if key.lower() == name.lower().encode():
                return value
        return None


Answer = Callable[[Request], Iterable[bytes]]


def page(body: bytes = b"", *headers: str, status: str = "200 OK") -> Answer:
    """An honest answer."""
    lines = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}", "", ""]
    return lambda request: ["\r\n".join(lines).encode() + body]


def turn(place: str | bytes, status: str = "302 Found") -> Answer:
    to = place if isinstance(place, bytes) else place.encode()
    head = f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nLocation: ".encode()
    return lambda request: [head + to + b"\r\n\r\n"]


def bytes_as_they_are(*pieces: bytes) -> Answer:
    """Whatever is written, then the connection is closed."""
    return lambda request: [*pieces, CLOSE]


@dataclass
class Outlet:
    """Answers by path; `asked` are the requests, `connections` how often somebody came in."""

    answers: dict[str, Answer] = field(default_factory=dict)
    lock: ssl.SSLContext | None = None
    asked: list[Request] = field(default_factory=list)
    names_asked: list[str | None] = field(default_factory=list)
    connections: int = 0
    lines: list[socket.socket] = field(default_factory=list)
    is_over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.door.getsockname()[1])
        self.threads = [threading.Thread(target=self._open)]
        self.threads[0].start()
        return self

    def __exit__(self, *problem: object) -> None:
        self.is_over.set()
        self.door.shutdown(socket.SHUT_RDWR)
        self.door.close()
        for line in self.lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        for thread in self.threads:
            thread.join(5)

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def slowly(self, piece: bytes, wait_s: float = 0.02) -> Iterator[bytes]:
        """The same piece again and again, until nobody listens."""
        while not self.is_over.wait(wait_s):
            yield piece

    def _open(self) -> None:
        while not self.is_over.is_set():
            try:
                line, _ = self.door.accept()
            except OSError:
                return
            self.connections += 1
            self.lines.append(line)
            self.threads.append(threading.Thread(target=self._serve, args=(line,)))
            self.threads[-1].start()

    def _serve(self, line: socket.socket) -> None:
        number = self.connections
        line.settimeout(3)
        try:
            with self.lock.wrap_socket(line, server_side=True) if self.lock else line as inside:
                while not self.is_over.is_set() and self._answer(inside, number):
                    pass
        except (OSError, StopIteration):
            line.close()

    def _answer(self, line: socket.socket, number: int) -> bool:
        head = b""
        while b"\r\n\r\n" not in head:
            got = line.recv(65536)
            if not got:
                return False
            head += got
        first, *rest = head.split(b"\r\n\r\n")[0].split(b"\r\n")
        request = Request(first.split(b" ")[1].decode(), tuple(rest), number)
        self.asked.append(request)
        answer = self.answers.get(urllib.parse.urlsplit(request.path).path, page(status="404 No"))
        for piece in answer(request):
            if piece == RESET:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            if piece in (RESET, CLOSE):
                return False
            line.sendall(piece)
        return True


def client_for(*outlets: Outlet, **more: object) -> Client:
    """An office that may ask these outlets and nobody else on this machine."""
    ports = frozenset(outlet.port for outlet in outlets)
    said = {"allowance": Allowance(loopback_ports=ports), **more}
    return Client(office="Sở Ngoại vụ", contact="bao-chi@tinh.example", **said)  # type: ignore[arg-type]
