"""Who asks: our name in every request, connections that go to checked numbers and end in time."""

import http.client
import io
import re
import socket
import ssl
import time
import unicodedata
from types import TracebackType
from typing import Self

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ProtocolError

from nhipcau.press.fetching.guard import NOTHING_MORE, Allowance, Target
from nhipcau.press.fetching.resolving import Resolve, system_resolve
from nhipcau.press.fetching.unpacking import ACCEPTED

ROBOT = "NhipCau"  # the word that robots.txt may name
READABLE = "application/rss+xml, application/atom+xml, application/feed+json, text/html, */*;q=0.5"
CONNECTIONS_KEPT = 32


class _Timed(io.RawIOBase):
    """What comes over a connection, until a moment: each wait is only what is left."""

    def __init__(self, raw: io.RawIOBase, sock: socket.socket) -> None:
        self._raw, self._sock = raw, sock
        self._ends_at = time.monotonic() + (sock.gettimeout() or 0.0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int | None:  # type: ignore[override]  # any buffer
        left = self._ends_at - time.monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        self._sock.settimeout(left)
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


class _TimedResponse(http.client.HTTPResponse):
    """The time limit set for reading counts for the whole answer, head and body, not for a wait."""

    def __init__(self, sock: socket.socket, *args: object, **named: object) -> None:
        super().__init__(sock, *args, **named)  # type: ignore[arg-type]  # passed on as they come
        raw = self.fp.detach()
        self.fp = io.BufferedReader(_Timed(raw, sock))


class _Connection(HTTPConnection):
    response_class = _TimedResponse


class _SecureConnection(HTTPSConnection):
    response_class = _TimedResponse


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


class Client:
    """The office in whose name we ask; `office` and `contact` (an e-mail or a web address of the
    office) stand in every request. Thread-safe; connections are kept and reused.

    `allowance` and `resolve` go to the guard; `trust` replaces the system's list of authorities.
    Raises ValueError without office or contact: nobody is asked anonymously.
    """

    def __init__(
        self,
        *,
        office: str,
        contact: str,
        allowance: Allowance = NOTHING_MORE,
        resolve: Resolve = system_resolve,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        name, reach = _latin(office), _latin(contact)
        if not name or not reach:
            raise ValueError("Phải có tên cơ quan và địa chỉ liên hệ khi tải tin.")
        self.allowance, self.resolve = allowance, resolve
        self.agent = f"{ROBOT}/1.0 ({name}; +{reach})"
        self._sender = reach if re.fullmatch(r"[^@\s]+@[^@\s]+", reach) else ""
        self._trust = trust
        self._pools = urllib3.PoolManager(num_pools=CONNECTIONS_KEPT, maxsize=1, retries=False)
        self._pools.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}

    def ask(
        self,
        target: Target,
        ip: str,
        *,
        more: dict[str, str],
        ends_at: float,
        connect_s: float,
    ) -> urllib3.BaseHTTPResponse:
        """One GET of a checked target over one of its checked numbers; redirects are not followed,
        the body is not read. All of the answer, its body too, must come before `ends_at`
        (monotonic). A kept connection that was let go meanwhile is opened once anew. Raises what
        urllib3 raises.
        """
        secure = self._secure(target) if target.scheme == "https" else {}
        pool = self._pools.connection_from_host(ip, target.port, target.scheme, secure)
        headers = {"Host": target.host_line, **self._headers(), **more}
        opened = pool.num_connections
        try:
            return _get(pool, target.path, headers, _wait(ends_at, connect_s))
        except ProtocolError:
            if pool.num_connections != opened:
                raise
        return _get(pool, target.path, headers, _wait(ends_at, connect_s))

    def _secure(self, target: Target) -> dict[str, object]:
        """A number is called, but the name is asked for and its certificate checked."""
        if self._trust is None:  # read once, it takes a while
            self._trust = ssl.create_default_context()
        return {"ssl_context": self._trust, "server_hostname": target.host.strip("[]")}

    def _headers(self) -> dict[str, str]:
        said = {"User-Agent": self.agent, "Accept": READABLE, "Accept-Encoding": ACCEPTED}
        return {**said, "From": self._sender} if self._sender else said

    def close(self) -> None:
        self._pools.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _wait(ends_at: float, connect_s: float) -> urllib3.Timeout:
    left = max(ends_at - time.monotonic(), 0.001)
    return urllib3.Timeout(total=left, connect=min(left, connect_s))


def _get(
    pool: HTTPConnectionPool, path: str, headers: dict[str, str], wait: urllib3.Timeout
) -> urllib3.BaseHTTPResponse:
    return pool.urlopen(
        "GET",
        path,
        headers=headers,
        timeout=wait,
        retries=False,
        redirect=False,
        assert_same_host=False,
        preload_content=False,
        decode_content=False,
    )


def _latin(text: str) -> str:
    """Plain letters only, as a header wants them; brackets and control characters are dropped."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return " ".join(re.sub(r"[^ -~]|[()<>;\\]", "", plain).split())
