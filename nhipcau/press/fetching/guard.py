"""Which addresses may be fetched, and over which numbers; every other is refused with a reason."""

import re
import unicodedata
from dataclasses import dataclass, replace
from ipaddress import IPv4Address, IPv6Address

from urllib3.exceptions import HTTPError
from urllib3.util import Url, parse_url

from nhipcau.press.fetching.networks import ip_of, is_public
from nhipcau.press.fetching.resolving import Resolve, system_resolve

PORTS = {"http": 80, "https": 443}
LONGEST_ADDRESS = 4096
# Names that never lead out of one's own house (RFC 6761, 6762, 7686, 8375 and custom).
OWN_NAMES = (
    *("localhost", "local", "localdomain", "internal", "intranet", "home", "lan", "corp"),
    *("private", "home.arpa", "in-addr.arpa", "ip6.arpa", "onion", "test", "invalid", "alt"),
)


class Refused(Exception):
    """An address that must not be fetched; `sentence` says why, for officers."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is allowed beyond the rule: other ports of public hosts, and (for trying things out on
    one's own machine) loopback, on these ports alone.
    """

    ports: frozenset[int] = frozenset()
    loopback_ports: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Target:
    """An address that was checked. `address` is its plain form without the part after #; `host` is
    the name for the Host line and the certificate; `ips` are the checked numbers, the only ones
    that may be connected to.
    """

    address: str
    scheme: str
    host: str
    port: int
    path: str
    ips: tuple[str, ...] = ()

    @property
    def host_line(self) -> str:
        """The value of Host: the port is said only when it is not the usual one."""
        return self.host if PORTS[self.scheme] == self.port else f"{self.host}:{self.port}"

    @property
    def origin(self) -> str:
        """Whose robots.txt counts."""
        return f"{self.scheme}://{self.host_line}"


NOTHING_MORE = Allowance()


def read(address: str, *, allowance: Allowance = NOTHING_MORE) -> Target:
    """The parts of an address, judged by its words alone: nothing is asked of anybody.

    Raises `Refused` for other schemes, ports and forms, for credentials, and for names and numbers
    that are not public.
    """
    url = _parse(address)
    scheme, host = url.scheme or "", (url.host or "").rstrip(".")
    if scheme not in PORTS:
        raise Refused("Không tải: địa chỉ phải bắt đầu bằng http:// hoặc https://.")
    port = PORTS[scheme] if url.port is None else url.port
    loopback = port in allowance.loopback_ports
    if port not in PORTS.values() and port not in allowance.ports and not loopback:
        raise Refused(f"Không tải: cổng {port} không phải cổng của báo điện tử (80, 443).")
    _check_host(host, loopback=loopback)
    path = (url.path or "/") + ("" if url.query is None else f"?{url.query}")
    said = host if PORTS[scheme] == port else f"{host}:{port}"
    return Target(f"{scheme}://{said}{path}", scheme, host, port, path)


def check(
    address: str,
    *,
    allowance: Allowance = NOTHING_MORE,
    resolve: Resolve = system_resolve,
    wait_s: float = 10.0,
) -> Target:
    """`read`, and the numbers behind the name. One number that is not public is enough to refuse
    them all: an honest outlet has none.

    Raises `Refused`; OSError when the name leads nowhere or nobody answers in `wait_s` seconds.
    """
    target = read(address, allowance=allowance)
    bare = target.host.strip("[]")
    ips = (bare,) if ip_of(bare) else resolve(target.host, target.port, wait_s)
    if not ips:
        raise OSError(f"no numbers for {target.host}")
    loopback = target.port in allowance.loopback_ports
    for ip in ips:
        _check_ip(ip_of(ip), loopback=loopback)
    return replace(target, ips=tuple(ips))


def _parse(address: str) -> Url:
    text = unicodedata.normalize("NFC", address.strip(" \t\r\n\f"))
    if not text or len(text) > LONGEST_ADDRESS:
        raise Refused("Không tải: địa chỉ trống hoặc quá dài.")
    odd = any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in text)
    if "@" in _authority(text):
        raise Refused("Không tải: địa chỉ có kèm tên đăng nhập hoặc mật khẩu.")
    if odd or "\\" in text:
        raise Refused("Không tải: địa chỉ có ký tự không được phép.")
    try:
        return parse_url(text)
    except (HTTPError, ValueError):
        raise Refused("Không tải: địa chỉ viết không đúng.") from None


def _authority(text: str) -> str:
    return re.split(r"[/?#\\]", text.partition("//")[2], maxsplit=1)[0]


def _check_host(host: str, *, loopback: bool) -> None:
    if not host:
        raise Refused("Không tải: địa chỉ không có tên máy chủ.")
    number = ip_of(host.strip("[]"))
    if number is not None:
        if "%" in host:
            raise Refused("Không tải: địa chỉ trỏ vào mạng nội bộ.")
        return _check_ip(number, loopback=loopback)
    last = host.rpartition(".")[2]
    if last.isdigit() or re.fullmatch(r"0x[0-9a-f]*", last):
        raise Refused("Không tải: số IP của máy chủ viết không đúng dạng thông thường.")
    if loopback and host == "localhost":
        return None
    if "." not in host or any(host == own or host.endswith(f".{own}") for own in OWN_NAMES):
        raise Refused("Không tải: địa chỉ trỏ vào mạng nội bộ.")
    if len(host) > 253 or not all(re.fullmatch(r"[a-z0-9_-]{1,63}", x) for x in host.split(".")):
        raise Refused("Không tải: tên máy chủ viết không đúng.")
    return None


def _check_ip(ip: IPv4Address | IPv6Address | None, *, loopback: bool) -> None:
    """An allowed loopback number is a plain one: a mapped one is refused even then."""
    if ip is None:
        raise Refused("Không tải: tên máy chủ dẫn tới một số IP không đọc được.")
    if not is_public(ip) and not (loopback and ip.is_loopback and not _carries(ip)):
        raise Refused("Không tải: địa chỉ trỏ vào mạng nội bộ.")


def _carries(ip: IPv4Address | IPv6Address) -> bool:
    return isinstance(ip, IPv6Address) and ip.ipv4_mapped is not None
