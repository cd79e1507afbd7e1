"""What guard, limits and manners cost on top of the bare library: CPU of one visit on loopback.

Run: python bench/press/fetching.py [visits]
Prints one JSON line. `ours` and `yardstick` are milliseconds of CPU for one conditional visit (304)
by `fetch` and by urllib3 with the same request; `page_*` the same for a page of 60 KB, packed.
`growth` is the cost of a body of 8 MB over one of 0.8 MB (10 is linear). `hostile`: seconds (by
the clock and of CPU) and megabytes of memory until each hostile outlet is let go, 2 s at most.
"""

import gzip
import json
import multiprocessing
import random
import resource
import socket
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import urllib3

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from nhipcau.press.fetching.answers import Failed, Known, Limits, NotModified
from nhipcau.press.fetching.client import Client
from nhipcau.press.fetching.fetch import fetch
from nhipcau.press.fetching.guard import Allowance
from nhipcau.press.reading.shapes import Raw

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
ETAG = '"phien-ban-1"'
SENTENCE = "hội nghị xúc tiến đầu tư của tỉnh với các doanh nghiệp nước ngoài về du lịch biển"
HOSTILE = ("endless", "chunks", "bomb", "hundred", "drip")
OK = b"HTTP/1.1 200 OK\r\n"


def text(size: int) -> bytes:
    chance = random.Random(size)
    return " ".join(chance.choices(SENTENCE.split(), k=size // 5)).encode()[:size]


def answers() -> dict[bytes, bytes]:
    """Whole answers by path; hostile ones are made while they are sent."""
    made = {b"/same": b"HTTP/1.1 304 Not Modified\r\nETag: " + ETAG.encode() + b"\r\n\r\n"}
    packed = gzip.compress(text(60_000))
    made[b"/page"] = OK + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed)
    made[b"/page"] += packed
    for name, size in ((b"/large", 8_000_000), (b"/tenth", 800_000)):
        packed = gzip.compress(text(size))
        made[name] = OK + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed)
        made[name] += packed
    bomb = gzip.compress(bytes(500_000_000), 1)
    made[b"/bomb"] = OK + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(bomb) + bomb
    return made


def hostile(line: socket.socket, path: bytes) -> None:
    """An answer that does not end by itself."""
    if path == b"/drip":
        line.sendall(OK + b"\r\n")
        while True:
            line.sendall(b"a")
            time.sleep(0.05)
    piece = b"x" * 65_536
    chunked = path == b"/chunks"
    line.sendall(OK + (b"Transfer-Encoding: chunked\r\n\r\n" if chunked else b"\r\n"))
    for _ in range(1600 if path == b"/hundred" else 100_000):
        line.sendall(b"10000\r\n" + piece + b"\r\n" if chunked else piece)


def serve(door: socket.socket) -> None:
    made = answers()
    while True:
        line, _ = door.accept()
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            while asked := line.recv(65_536):
                path = asked.split(b" ", 2)[1]
                if path in made:
                    line.sendall(made[path])
                else:
                    hostile(line, path)
                    break
        except OSError:
            pass
        line.close()


def cpu_ms(action: Callable[[], object], times: int) -> float:
    began = time.process_time()
    for _ in range(times):
        action()
    return (time.process_time() - began) * 1000 / times


def ours(client: Client, address: str, known: Known, expected: type) -> Callable[[], None]:
    def visit() -> None:
        fetched = fetch(address, client=client, now=NOW, known=known)
        assert isinstance(fetched.outcome, expected), fetched.outcome

    return visit


def bare(pool: urllib3.PoolManager, address: str, headers: dict[str, str]) -> Callable[[], None]:
    def visit() -> None:
        response = pool.request("GET", address, headers=headers, retries=False, timeout=30)
        assert response.status in (200, 304)
        assert response.data is not None

    return visit


def let_go(client: Client, address: str) -> dict[str, float]:
    wall, cpu = time.monotonic(), time.process_time()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    fetched = fetch(address, client=client, now=NOW, limits=Limits(total_s=2.0))
    assert isinstance(fetched.outcome, Failed), address
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "wall_s": round(time.monotonic() - wall, 2),
        "cpu_s": round(time.process_time() - cpu, 2),
        "more_mb": round((after - before) / 1024, 1),
    }


def measure(port: int, visits: int) -> dict[str, object]:
    site = f"http://127.0.0.1:{port}"
    allowance = Allowance(loopback_ports=frozenset({port}))
    client = Client(office="Sở Ngoại vụ", contact="bao-chi@tinh.example", allowance=allowance)
    pool = urllib3.PoolManager()
    said = {"User-Agent": client.agent, "Accept": "*/*", "From": "bao-chi@tinh.example"}
    said |= {"Accept-Encoding": "gzip, deflate, br"}
    known = Known(f"{site}/same", ETAG, "", "")
    contests = {
        "ours": ours(client, f"{site}/same", known, NotModified),
        "yardstick": bare(pool, f"{site}/same", {**said, "If-None-Match": ETAG}),
        "page_ours": ours(client, f"{site}/page", Known(), Raw),
        "page_yardstick": bare(pool, f"{site}/page", said),
    }
    turns = [name for name in contests for _ in range(10)]
    random.Random(1).shuffle(turns)
    took: dict[str, list[float]] = {name: [] for name in contests}
    for name in turns:
        client.close()  # one connection at a time: the server has one door-keeper
        pool.clear()
        took[name].append(cpu_ms(contests[name], visits // 10))
    middle = {name: sorted(times)[len(times) // 2] for name, times in took.items()}
    client.close()
    pool.clear()
    bodies = {
        name: cpu_ms(ours(client, f"{site}/{name}", Known(), Raw), 5) for name in ("tenth", "large")
    }
    return {
        "bench": "fetching",
        **{name: round(value, 3) for name, value in middle.items()},
        "ratio": round(middle["ours"] / middle["yardstick"], 2),
        "page_ratio": round(middle["page_ours"] / middle["page_yardstick"], 2),
        "size": visits,
        "growth": round(bodies["large"] / bodies["tenth"], 1),
        "hostile": {name: let_go(client, f"{site}/{name}") for name in HOSTILE},
    }


def main() -> None:
    visits = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    door = socket.create_server(("127.0.0.1", 0))
    keeper = multiprocessing.get_context("fork").Process(target=serve, args=(door,), daemon=True)
    keeper.start()
    try:
        print(json.dumps(measure(door.getsockname()[1], visits)))
    finally:
        keeper.terminate()


if __name__ == "__main__":
    main()
