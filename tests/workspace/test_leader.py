"""The year on one page: every number leads to its items, three things to decide."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from nhipcau.reports import lifecycle
from nhipcau.workspace import year
from nhipcau.workspace.decisions import decisions
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_plan, make_section, make_task
from tests.factories.reports import bring, make_round, set_due
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db

PAGE = "/lam-viec/lanh-dao/"


@pytest.fixture
def leader(client):
    client.force_login(make_user(role="leader"))
    return client


def a_year():
    """A plan of two sections whose second quarter is on, one output in each quarter and section."""
    plan = make_plan()
    for code in ("I", "II"):
        task = make_task(group=make_section(plan, code=code), leads=(make_unit(),))
        for day in (date(2024, 2, 1), date(2024, 4, 1)):
            make_output(tasks=(task,), happened_on=day)
    make_round(plan=plan, index=2)
    return plan


def test_every_number_leads_to_exactly_its_items(leader):
    a_year()

    page = leader.get(PAGE).content.decode()

    links = re.findall(r'<a class="figure" href="([^"]+)">([\d.]+)', page)
    shown = {
        href: leader.get(href.replace("&amp;", "&")).context["total"] for href, _number in links
    }
    assert len(links) == 6
    assert shown == {href: int(number) for href, number in links}


def test_bars_and_units_lead_to_exactly_their_items(leader):
    plan = a_year()
    make_output(title="Kế hoạch khác", tasks=(make_task(plan=make_plan()),))

    context = leader.get(f"{PAGE}?ke-hoach={plan.pk}").context

    shown = [
        (leader.get(href).context["total"], number)
        for href, number in [
            *((bar.href, bar.value) for bar in context["bars"]),
            *((bar.note_href, int(bar.note.split()[-1])) for bar in context["bars"]),
            *((series.href, sum(series.counts)) for series in context["series"]),
        ]
    ]
    assert len(shown) == 6
    assert all(found == number for found, number in shown)


def test_groups_tell_this_period_beside_the_last(leader):
    a_year()

    lines = leader.get(PAGE).context["groups"]

    assert [(line.outputs, line.outputs_before, line.with_outputs) for line in lines] == [
        (1, 1, 1),
        (1, 1, 1),
    ]


def test_a_section_with_an_overdue_task_wants_attention(leader):
    make_task(due_on=date(2024, 3, 31))

    page = leader.get(PAGE).content.decode()

    assert "Cần chú ý" in page
    assert "1 nhiệm vụ quá hạn chưa hoàn thành." in page


def propose(report, words):
    report = lifecycle.write(report, general={"proposals": words}, by=make_user())
    return bring(report, state="accepted")


def test_a_proposal_is_listed_once_from_the_latest_accepted_report():
    plan = make_task(leads=(make_unit(name="Sở Du lịch"),)).plan
    propose(make_round(plan=plan, index=1).reports.get(), "Bổ sung kinh phí")
    propose(make_round(plan=plan, index=2).reports.get(), "Bổ sung kinh phí")

    told = decisions(plan, date(2024, 1, 1))

    assert [one.sentence for one in told] == ["Sở Du lịch: Bổ sung kinh phí"]


def test_a_proposal_that_is_no_longer_made_is_not_listed():
    plan = make_task(leads=(make_unit(),)).plan
    propose(make_round(plan=plan, index=1).reports.get(), "Bổ sung kinh phí")
    bring(make_round(plan=plan, index=2).reports.get(), state="accepted")

    assert decisions(plan, date(2024, 1, 1)) == []


def test_late_reports_are_counted_by_the_round():
    plan = make_task(leads=(make_unit(), make_unit())).plan
    round = set_due(make_round(plan=plan), date(2024, 3, 20))

    told = decisions(plan, date(2024, 4, 1))

    sentence = f"2 đơn vị quá hạn nộp báo cáo {round.title} (hạn 20/03/2024)."
    assert [(one.sentence, one.href) for one in told] == [
        (sentence, reverse("workspace:round_page", args=[round.pk]))
    ]


def test_an_empty_house_says_what_will_stand_here(leader):
    assert "Chưa có gì để xem" in leader.get(PAGE).content.decode()


@pytest.mark.parametrize("query", ["?ky=99", "?ky=-1", "?ky=²", "?ke-hoach=abc&ky=x"])
def test_what_is_asked_wrongly_shows_the_latest(leader, query):
    plan = a_year()

    context = leader.get(PAGE + query).context

    assert (context["plan"], context["span"].title) == (plan, "Quý II năm 2024")


def test_a_withdrawn_plan_is_not_shown():
    make_plan(withdrawn_at=timezone.now())

    assert year.page(date(2024, 4, 1), {}) == {"plan": None}


def test_strangers_are_led_to_the_sign_in_page(client):
    assert client.get(PAGE).url.startswith(reverse("workspace:sign_in"))


def test_thirty_tasks_groups_and_units_cost_no_more_queries_than_one(leader):
    def fill(times):
        plan = make_plan()
        for number in range(times):
            group = make_section(plan, code=str(number))
            unit = make_unit()
            task = make_task(group=group, leads=(unit,), due_on=date(2024, 3, 31))
            make_output(tasks=(task,), units=(unit,), happened_on=date(2024, 4, 1))
        for index in (1, 2):
            for report in make_round(plan=plan, index=index).reports.all():
                propose(report, "Kinh phí")
        return f"{PAGE}?ke-hoach={plan.pk}"

    few, many = fill(1), fill(30)

    assert queries_of(leader, many) == queries_of(leader, few)
