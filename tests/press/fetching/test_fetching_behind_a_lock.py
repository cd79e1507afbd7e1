"""HTTPS: the name is asked for and its certificate checked, though a checked number is called."""

import datetime as dt
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from nhipcau.press.fetching.answers import Failed, Kind, Limits
from nhipcau.press.fetching.fetch import fetch
from nhipcau.press.reading.shapes import Raw
from tests.press.fetching.outlets import NOW, Outlet, client_for, page


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate of bao.example that vouches for itself, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "bao.example")])
    today = dt.datetime.now(dt.UTC)
    paper = (
        x509.CertificateBuilder(name, name, key.public_key(), 1)
        .not_valid_before(today - dt.timedelta(days=1))
        .not_valid_after(today + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("bao.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = tmp_path_factory.mktemp("lock") / "papers.pem"
    path.write_bytes(secret + paper.public_bytes(pem))
    return path


@pytest.fixture
def locked(papers: Path) -> Iterator[Outlet]:
    lock = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    lock.load_cert_chain(papers)
    with Outlet({"/": page(b"tin")}, lock) as outlet:
        lock.sni_callback = lambda line, name, ours: outlet.names_asked.append(name)
        yield outlet


def visit(outlet: Outlet, host: str, trust: ssl.SSLContext | None) -> object:
    with client_for(outlet, trust=trust, resolve=lambda *_: ("127.0.0.1",)) as client:
        address = f"https://{host}:{outlet.port}/"
        return fetch(
            address, client=client, now=NOW, limits=Limits(total_s=2, connect_s=0.5)
        ).outcome


def test_the_name_is_asked_for_and_proved_over_the_checked_number(locked, papers):
    outcome = visit(locked, "bao.example", ssl.create_default_context(cafile=str(papers)))

    assert isinstance(outcome, Raw)
    assert outcome.body == b"tin"
    assert locked.names_asked == ["bao.example"]
    assert locked.asked[0].header("host") == f"bao.example:{locked.port}".encode()


@pytest.mark.parametrize(("host", "knows"), [("khac.example", True), ("bao.example", False)])
def test_a_certificate_of_another_name_or_of_nobody_is_refused(host, knows, locked, papers):
    trust = ssl.create_default_context(cafile=str(papers)) if knows else None

    outcome = visit(locked, host, trust)

    assert outcome == Failed(Kind.HARD, "Chứng thư số của trang báo không hợp lệ.")
    assert locked.asked == []


def test_a_plain_outlet_called_with_a_lock_is_told(outlet: Outlet):
    outcome = visit(outlet, "bao.example", None)

    assert isinstance(outcome, Failed)
    assert outcome.kind in (Kind.SOFT, Kind.TEMPORARY)
