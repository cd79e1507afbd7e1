"""What may be fetched, and what is refused before anybody is asked."""

import ipaddress
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.press.fetching.answers import Failed, Kind
from nhipcau.press.fetching.client import Client
from nhipcau.press.fetching.fetch import fetch
from nhipcau.press.fetching.guard import Allowance, Refused, Target, check, read
from nhipcau.press.fetching.networks import is_public
from nhipcau.press.fetching.resolving import system_resolve
from tests.press.fetching.outlets import NOW, Outlet, client_for, page, turn

OWN_NETWORK = "Không tải: địa chỉ trỏ vào mạng nội bộ."
PUBLIC = ("93.184.216.34", "2606:2800:220:1::1")


def answers(*ips: str):
    return lambda name, port, wait_s: ips


def nobody(name: str, port: int, wait_s: float) -> tuple[str, ...]:
    raise AssertionError(f"{name} was looked up")


def why(address: str, **more: object) -> str:
    with pytest.raises(Refused) as refused:
        check(address, **{"resolve": nobody, **more})  # type: ignore[arg-type]
    return refused.value.sentence


def test_a_public_outlet_keeps_its_name_and_its_checked_numbers():
    target = check(" HTTPS://BÁO.example:443/tin?q=ê#đầu ", resolve=answers(*PUBLIC))

    host = "xn--bo-mia.example"
    address = f"https://{host}/tin?q=%C3%AA"
    assert target == Target(address, "https", host, 443, "/tin?q=%C3%AA", PUBLIC)
    assert target.host_line == host


def test_a_port_of_ones_own_is_said_to_the_host():
    target = read("http://bao.example:8080", allowance=Allowance(ports=frozenset({8080})))

    assert (target.host_line, target.origin, target.path) == (
        "bao.example:8080",
        "http://bao.example:8080",
        "/",
    )


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.8.8.8", "[::1]", "[::]", "0.0.0.0", "169.254.169.254", "10.0.0.1"),
        *("172.31.255.255", "192.168.1.1", "100.64.0.1", "198.18.0.1", "224.0.0.1", "240.0.0.1"),
        *("255.255.255.255", "168.63.129.16", "192.0.2.1", "[fe80::1]", "[fe80::1%25eth0]"),
        *("[fc00::1]", "[ff02::1]", "[::ffff:127.0.0.1]", "[::ffff:8.8.8.8]", "[::127.0.0.1]"),
        *("[64:ff9b::7f00:1]", "[64:ff9b:1::1]", "[2002:7f00:1::]", "[2001::1]", "[2001:db8::1]"),
        *("[100::1]", "[fec0::1]", "localhost", "LOCALHOST.", "a.localhost", "may-chu", "x.local"),
        *("metadata.google.internal", "router.lan", "x.home.arpa", "abc.onion", "127.0.0.1."),
    ],
)
def test_what_is_not_public_is_refused_without_a_look_up(host):
    assert why(f"http://{host}/") == OWN_NETWORK


@pytest.mark.parametrize(
    "host",
    ["2130706433", "0x7f000001", "0x7f.1", "127.1", "0177.0.0.1", "127.0.0.01", "1.2.3.4.5", "0x"],
)
def test_a_number_written_oddly_is_refused(host):
    sentence = "Không tải: số IP của máy chủ viết không đúng dạng thông thường."

    assert why(f"http://{host}/") == sentence
    assert why(f"http://{host}./") == sentence


@pytest.mark.parametrize(
    "address",
    [
        *("", " ", "bao.example", "//bao.example/", "ftp://bao.example/", "file:///etc/passwd"),
        *("javascript:alert(1)", "gopher://bao.example:80/", "http:", "http://", "http:///tin"),
        *("http://bao.example:22/", "http://bao.example:0/", "https://bao.example:8443/"),
        *("http://ten:mat@bao.example/", "http://ten@bao.example/", "http://@bao.example/"),
        *("http://127.0.0.1\\@bao.example/", "http:\\\\bao.example", "http://bao.example\\x"),
        *("http://bao.exa\tmple/", "http://bao.example/\r\nHost: x", "http://bao.example/\0"),
        *("http://bao example/", "http://bao..example/", "http://-/", "http://%31%32%37.1/"),
        *("http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/", "http://\ud800.example/", "http://[::1/"),
        *("http://[bao.example]/", "http://bao.example:99999/", "http://bao.example:8x/"),
        *("http://" + "a" * 64 + ".example/", "http://bao.example/" + "a" * 5000),
    ],
)
def test_odd_addresses_are_refused_with_one_sentence(address):
    sentence = why(address)

    assert sentence.startswith("Không tải: ")
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    "ips",
    [
        *(["127.0.0.1"], ["10.0.0.7"], ["::1"], ["fe80::1%eth0"], ["169.254.169.254"]),
        *([*PUBLIC, "192.168.0.1"], ["::ffff:10.0.0.1", *PUBLIC], ["không phải số"]),
    ],
)
def test_one_private_number_behind_a_name_refuses_the_name(ips):
    assert why("http://bao.example/", resolve=answers(*ips)).startswith("Không tải: ")


def test_loopback_is_allowed_on_the_named_port_alone():
    allowed = Allowance(loopback_ports=frozenset({8080}))

    assert check("http://127.0.0.1:8080/", allowance=allowed).ips == ("127.0.0.1",)
    assert check("http://[::1]:8080/", allowance=allowed).ips == ("::1",)
    assert why("http://127.0.0.1/", allowance=allowed) == OWN_NETWORK
    assert why("http://[::ffff:127.0.0.1]:8080/", allowance=allowed) == OWN_NETWORK
    assert why("http://10.0.0.1:8080/", allowance=allowed) == OWN_NETWORK
    assert why("http://127.0.0.1:8081/", allowance=allowed) != ""


def test_another_port_of_public_hosts_does_not_open_loopback():
    allowed = Allowance(ports=frozenset({8080}))

    assert why("http://127.0.0.1:8080/", allowance=allowed) == OWN_NETWORK


@given(st.ip_addresses())
def test_no_number_is_called_public_that_the_registry_keeps_back(ip):
    if is_public(ip):
        assert ip.is_global
        assert not ip.is_multicast
        assert not ip.is_reserved


@given(st.ip_addresses(v=4))
def test_no_number_that_carries_another_is_public(ip):
    carrying = [
        ipaddress.IPv6Address(f"::ffff:{ip}"),
        ipaddress.IPv6Address(f"64:ff9b::{ip}"),
        ipaddress.IPv6Address((0x2002 << 112) | (int(ip) << 80)),
        ipaddress.IPv6Address((0x20010000 << 96) | (int(ip) ^ 0xFFFFFFFF)),
    ]

    assert [address for address in carrying if is_public(address)] == []


@given(st.text(max_size=40))
def test_whatever_is_written_is_read_or_refused_and_never_leads_inside(text):
    for address in (text, f"http://{text}", f"http://{text}/", f"https://bao.example{text}"):
        try:
            target = check(address, resolve=answers(PUBLIC[0]))
        except Refused:
            continue
        assert all(is_public(ipaddress.ip_address(ip)) for ip in target.ips)
        assert target.address.isascii()
        assert read(target.address).address == target.address


def test_without_allowance_nothing_is_sent_to_this_machine(outlet: Outlet):
    hosts = ("127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f000001", "127.1", "bao.example")
    with Client(office="Sở", contact="x@y.example", resolve=answers("127.0.0.1")) as client:
        came = [fetch(outlet.at("/", host), client=client, now=NOW).outcome for host in hosts]

    assert {getattr(outcome, "kind", None) for outcome in came} == {Kind.HARD}
    assert outlet.connections == 0


def test_a_name_that_leads_to_this_machine_is_refused_before_a_byte_is_sent(outlet: Outlet):
    allowed = Allowance(ports=frozenset({outlet.port}))
    with Client(
        office="Sở", contact="x@y.example", allowance=allowed, resolve=answers("127.0.0.1")
    ) as client:
        fetched = fetch(outlet.at("/", "bao.example"), client=client, now=NOW)

    assert fetched.outcome == Failed(Kind.HARD, OWN_NETWORK)
    assert outlet.connections == 0


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "localhost", "2130706433", "trong.example"])
def test_a_redirect_to_another_door_of_this_machine_is_refused(host, outlet: Outlet):
    with Outlet({"/": page(b"secret")}) as inside:
        outlet.answers["/"] = turn(inside.at("/", host))
        with client_for(outlet, resolve=answers("127.0.0.1")) as client:
            fetched = fetch(outlet.at("/"), client=client, now=NOW)

        assert isinstance(fetched.outcome, Failed)
        assert fetched.outcome.kind == Kind.HARD
        assert inside.connections == 0


@pytest.mark.parametrize("place", ["file:///etc/passwd", "http://169.254.169.254/", "ftp://a.vn/"])
def test_a_redirect_is_checked_like_any_address(place, outlet: Outlet, client: Client):
    outlet.answers["/"] = turn(place)

    assert isinstance(fetch(outlet.at("/"), client=client, now=NOW).outcome, Failed)


def test_a_name_that_changes_its_number_between_check_and_visit_gains_nothing(outlet: Outlet):
    outlet.answers["/"] = page(b"tin")
    told = iter([("127.0.0.1",), ("10.0.0.1",)])
    with client_for(outlet, resolve=lambda *_: next(told)) as client:
        first = fetch(outlet.at("/", "bao.example"), client=client, now=NOW)
        second = fetch(outlet.at("/", "bao.example"), client=client, now=NOW)

    assert first.outcome.body == b"tin"
    assert second.outcome == Failed(Kind.HARD, OWN_NETWORK)
    assert [request.header("host") for request in outlet.asked] == [
        f"bao.example:{outlet.port}".encode()
    ]


def test_the_system_tells_every_number_once_or_why_not():
    assert set(system_resolve("localhost", 80, 5.0)) <= {"127.0.0.1", "::1"}
    with pytest.raises(OSError, match=r"."):
        system_resolve("a" * 300, 80, 5.0)


def test_a_look_up_is_waited_for_no_longer_than_we_have(monkeypatch):
    monkeypatch.setattr("socket.getaddrinfo", lambda *asked, **more: time.sleep(0.3) or [])

    with pytest.raises(TimeoutError):
        system_resolve("bao.example", 80, 0.01)
