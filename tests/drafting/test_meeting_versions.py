"""A version is printed as the plan was printed when it stood, whatever came after."""

from datetime import date

import pytest

from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.plan_from_register import plan_from_register, plan_of_version
from nhipcau.drafting.plan_paper import plan_document
from nhipcau.drafting.plan_workbook import plan_workbook
from nhipcau.plans.models import Plan
from tests.factories.organisations import make_unit
from tests.factories.plans import make_plan, make_section, make_task
from tests.plans.amending.plan_kit import applied, draft

pytestmark = pytest.mark.django_db

ODD = ("=1+1", '"Hội chợ"', "Le\u0302\u0303 ho\u0323\u0302i", "Một\nHai\n- Ba", "A" * 3000, "-5%")
KINDS = {"docx": lambda drafted: build(plan_document(drafted)), "xlsx": plan_workbook}


def odd_plan() -> Plan:
    first, second = make_unit(name="Sở Du lịch"), make_unit(name="Sở Ngoại vụ")
    plan = make_plan()
    section = make_section(plan, code="I", title="Mục = lạ")
    for title in ODD:
        words = {"note_text": title[::-1], "budget_text": "=0", "product_text": f"{title}\n{title}"}
        make_task(group=section, title=title, leads=(first, second), **words)
    return plan


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_first_version_is_printed_byte_for_byte_after_two_amendments(kind):
    plan, printed = odd_plan(), KINDS[kind]
    before = printed(plan_from_register(plan))
    first = draft(plan, ("remove", ODD[0], {}), ("change", ODD[1], {"lead_text": "Sở Ngoại vụ"}))
    applied(first)
    second = draft(Plan.objects.get(pk=plan.pk), ("change", ODD[2], {"title": "Khác"}))
    day = date(2024, 7, 1)
    applied(second, document_number="100/QĐ-UBND", issued_on=day, in_force_from=day)

    now = Plan.objects.get(pk=plan.pk)

    assert printed(plan_of_version(now.versions.get(number=1))) == before
    assert printed(plan_of_version(now.versions.get(number=3))) == printed(plan_from_register(now))
