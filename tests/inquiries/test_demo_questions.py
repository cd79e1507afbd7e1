"""The demo shows questions in every state, told with the verbs."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from nhipcau.demo import asking, story
from nhipcau.inquiries.models import Inquiry, Rating
from nhipcau.organisations.models import Role
from tests.factories.organisations import make_unit, make_user

pytestmark = pytest.mark.django_db


def test_questions_of_the_demo_are_answered_refused_waiting_and_late():
    told = json.loads(Path(story.DATA / "questions.json").read_text("utf8"))
    units = {rule["unit"]: make_unit() for rule in told["rules"]}
    officers = {code: make_user(role=Role.OFFICER, unit=unit) for code, unit in units.items()}
    focal = make_user(role=Role.FOCAL)

    asking.tell_questions(told, units=units, officers=officers, focal=focal)

    states = Counter(Inquiry.objects.values_list("state", flat=True))
    assert states == {"answered": 4, "routed": 3, "new": 1, "drafted": 1, "refused": 1}
    assert Inquiry.objects.overdue_on(date(2024, 6, 18)).count() == 1
    assert Rating.objects.filter(about="answer").count() == 3
