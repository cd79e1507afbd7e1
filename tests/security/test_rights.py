"""The table of rights is what really happens: every address, every role, own and other unit."""

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
from tests.security.rights import ALL, RIGHTS

pytestmark = [pytest.mark.django_db, pytest.mark.once]

OF_THE_FRAME = ("django_session",)


def is_let_in(answer) -> bool:
    """403, 405 and the way to the sign-in page are a refusal; anything else came through."""
    if answer.streaming:
        b"".join(answer)
    to_sign_in = getattr(answer, "url", "").startswith(reverse("workspace:sign_in") + "?")
    return answer.status_code not in (403, 405) and not to_sign_in


def asked(client, method: str, address: str):
    """(came through, rows it wrote); whatever it did is taken back."""
    connection.queries_log.clear()  # the log holds 9,000, and all addresses together ask for more
    with CaptureQueriesContext(connection) as queries, transaction.atomic():
        answer = getattr(client, method)(address)
        came = is_let_in(answer)
        transaction.set_rollback(True)
    return came, [q["sql"] for q in queries if _is_writing(q["sql"])]


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
    staffed, letter, method
):
    column = "read" if method == "get" else "change"
    may, got, written = {}, {}, {}

    for name, right in RIGHTS.items():
        may[name] = letter in getattr(right, column)
        client = staffed.client(letter, raise_request_exception=False)
        got[name], rows = asked(client, method, staffed.address(name))
        if rows and not got[name]:
            written[name] = rows

    assert (got, written) == (may, {})


def _is_unasked(sql: str) -> bool:
    """All but what looking is meant to leave: lines of a report, who saw personal data."""
    return "reports_reportitem" not in sql and "inquiries_inquiryview" not in sql


def test_reading_writes_nothing_but_what_the_outputs_say_of_ones_own_open_report(staffed):
    written = set()
    for letter in "FALEOH":  # whoever is refused changes nothing: see above
        for name in RIGHTS:
            client = staffed.client(letter)
            _came, rows = asked(client, "get", staffed.address(name))
            written |= {(letter, name) for sql in rows if _is_unasked(sql)}

    assert written == set()


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
