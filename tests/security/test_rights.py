"""Every address, every role, own and other unit: the table of rights is what really happens."""

import socket
import urllib.request
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from nhipcau.organisations.models import Role
from nhipcau.reports.models import UnitReport
from nhipcau.workspace.urls import urlpatterns
from tests.factories.organisations import make_user
from tests.factories.outputs import make_output
from tests.factories.reports import make_report
from tests.security.offices import Staffed
from tests.security.rights import ALL, RIGHTS

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.slow]

OF_THE_FRAME = ("django_session",)


@dataclass(frozen=True, slots=True)
class Seen:
    """An answer, and the changes it asked the database for; `page` is empty but for HTML."""

    status: int
    headers: dict[str, str]
    page: str
    written: list[str]

    @property
    def is_let_in(self) -> bool:
        """403, 405 and the way to the sign-in page are a refusal; anything else came through."""
        way_in = reverse("workspace:sign_in") + "?"
        to_sign_in = self.headers.get("Location", "").startswith(way_in)
        return self.status not in (403, 405) and not to_sign_in


def asked(client, method: str, address: str) -> Seen:
    """Whatever it did is taken back."""
    connection.queries_log.clear()  # the log holds 9,000, and all addresses together ask for more
    with CaptureQueriesContext(connection) as queries, transaction.atomic():
        answer = getattr(client, method)(address)
        content = b"".join(answer)
        transaction.set_rollback(True)
    is_page = not answer.streaming and answer.headers.get("Content-Type", "").startswith("text/h")
    written = [q["sql"] for q in queries if _is_writing(q["sql"])]
    return Seen(
        answer.status_code, dict(answer.headers), content.decode() if is_page else "", written
    )


def asked_everywhere(staffed: Staffed, letter: str, method: str) -> dict[str, Seen]:
    """By name of address; each time by a browser that has just signed in."""
    signed_in = staffed.client(letter).cookies
    seen = {}
    for name in RIGHTS:
        client = Client(raise_request_exception=False)
        client.cookies = deepcopy(signed_in)  # the session itself is put back with all else
        seen[name] = asked(client, method, staffed.address(name))
    return seen


def _cut(*_args: object, **_kwargs: object) -> None:
    raise OSError("the network is cut")


@pytest.fixture(scope="module")
def walks() -> dict[str, dict[str, Seen]]:
    """What each letter saw at every address: a walk is taken once for all who look at it."""
    return {}


@pytest.fixture
def walked(staffed, walks, monkeypatch) -> Callable[[str], dict[str, Seen]]:
    """Every address read by the person of a letter, while the network is cut."""

    def walk(letter: str) -> dict[str, Seen]:
        if letter not in walks:
            monkeypatch.setattr(socket.socket, "connect", _cut)
            monkeypatch.setattr(socket, "getaddrinfo", _cut)
            monkeypatch.setattr(urllib.request, "urlopen", _cut)
            walks[letter] = asked_everywhere(staffed, letter, "get")
        return walks[letter]

    return walk


def _is_writing(sql: str) -> bool:
    return sql.startswith(("INSERT", "UPDATE", "DELETE")) and not any(
        table in sql for table in OF_THE_FRAME
    )


def test_every_address_stands_in_the_table_of_rights():
    assert {pattern.name for pattern in urlpatterns} == set(RIGHTS)


def test_there_is_no_address_outside_the_three_faces():
    found = {}
    for pattern in get_resolver().url_patterns:
        assert isinstance(pattern, URLPattern | URLResolver)
        found[str(pattern.pattern)] = type(pattern).__name__

    assert found == {"lam-viec/": "URLResolver", "bien-tap/": "URLResolver", "": "URLResolver"}


@pytest.mark.parametrize("letter", ALL)
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_those_of_the_table_come_through_and_the_refused_change_nothing(
    staffed, walked, letter, method
):
    column = "read" if method == "get" else "change"
    may = {name: letter in getattr(right, column) for name, right in RIGHTS.items()}

    seen = walked(letter) if method == "get" else asked_everywhere(staffed, letter, "post")

    got = {name: one.is_let_in for name, one in seen.items()}
    written = {n: one.written for n, one in seen.items() if one.written and not one.is_let_in}
    assert (got, written) == (may, {})


_LEFT_BY_LOOKING = ("reports_reportitem", "inquiries_inquiryview", "registries_contactaccess")


def _is_unasked(sql: str) -> bool:
    """All but what looking is meant to leave: lines of a report, who saw personal data."""
    return not any(table in sql for table in _LEFT_BY_LOOKING)


@pytest.mark.parametrize("letter", ALL)
def test_reading_writes_nothing_but_what_the_outputs_say_of_ones_own_open_report(walked, letter):
    seen = walked(letter)

    written = {name for name, one in seen.items() if any(map(_is_unasked, one.written))}
    broken = {name: one.status for name, one in seen.items() if one.status >= 500}
    assert (written, broken) == (set(), {})


@pytest.mark.parametrize("letter", ALL)
def test_every_page_opens_with_the_network_cut(walked, letter):
    seen = walked(letter)

    codes = {name: seen[name].status for name, right in RIGHTS.items() if letter in right.read}
    assert {name: code for name, code in codes.items() if code not in (200, 302)} == {}


HEADERS_OF_THE_HOUSE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.mark.parametrize("letter", ALL)
def test_every_answer_bears_the_headers_of_the_house(walked, letter):
    lacking = {}
    for name, one in walked(letter).items():
        bare = {key for key, value in HEADERS_OF_THE_HOUSE.items() if one.headers.get(key) != value}
        policy = one.headers.get("Content-Security-Policy", "")
        if one.page and ("default-src 'self'" not in policy or "unsafe" in policy or "*" in policy):
            bare.add("Content-Security-Policy")
        if bare:
            lacking[name] = bare

    assert lacking == {}


@pytest.mark.parametrize("letter", ALL)
def test_no_page_holds_script_or_style_in_line(walked, letter):
    signs = ("<script>", "<style", " style=", " onclick=", " onload=", "javascript:")

    pages = {name: one.page.lower() for name, one in walked(letter).items()}

    inline = {name: [sign for sign in signs if sign in page] for name, page in pages.items()}
    assert {name: found for name, found in inline.items() if found} == {}
    assert any(pages.values())


@pytest.mark.parametrize("state", ["submitted", "accepted"])
def test_a_report_that_was_sent_is_the_same_whoever_looks_at_it(staffed, state):
    report = make_report(state=state)
    own = make_user(role=Role.OFFICER, unit=report.unit)
    make_output(units=(report.unit,), tasks=(report.items.first().task,))
    before = list(report.items.values()), UnitReport.objects.filter(pk=report.pk).values().get()

    for person in (own, *filter(None, staffed.people.values())):
        client = Client()
        client.force_login(person)
        for name, args in (("report_list", []), ("report_page", [report.pk]),
                           ("report_write", [report.pk])):  # fmt: skip
            client.get(reverse(f"workspace:{name}", args=args), {"cua": "don-vi"})

    after = list(report.items.values()), UnitReport.objects.filter(pk=report.pk).values().get()
    assert after == before
