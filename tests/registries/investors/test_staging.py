"""A stage is reached on a day and shown by something; nothing else changes it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.registries import keeping
from nhipcau.registries.investors import staging
from nhipcau.registries.models import Investor
from tests.factories.documents import make_file
from tests.factories.investors import SAID, TODAY, make_investor, reached
from tests.factories.organisations import make_user
from tests.factories.refusals import codes_by_field

pytestmark = pytest.mark.django_db
State = Investor.State
DAY = date(2024, 5, 6)


def test_a_stage_is_kept_with_its_day_and_what_shows_it():
    file = make_file()

    row = reached(make_investor(), State.SURVEYED, on=DAY, file=file, url="https://example.vn/bb")

    (proof,) = row.stageproofs.all()
    told = (proof.state, proof.reached_on, proof.said, proof.file, proof.url)
    assert (row.state, told) == (
        State.SURVEYED,
        (State.SURVEYED, DAY, SAID, file, "https://example.vn/bb"),
    )


def test_the_trail_says_when_it_was_reached_not_only_when_it_was_typed():
    row = reached(make_investor(), State.IN_TOUCH, on=DAY)

    steps = [(s.act, s.from_state, s.to_state, s.happened_on) for s in row.steps.all()]
    assert steps == [
        ("enter", "lead", "lead", None),
        ("add_stageproof", "lead", "lead", None),
        ("move", "lead", "in_touch", DAY),
    ]


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        ({"said": "  "}, {"said": ["no_proof"]}),
        ({"reached_on": None}, {"reached_on": ["no_day"]}),
        ({"reached_on": date(2024, 6, 19)}, {"reached_on": ["future"]}),
        ({"reached_on": date(2024, 5, 5)}, {"reached_on": ["order"]}),
        ({"stage": State.SURVEYED}, {"stage": ["same"]}),
        ({"stage": "rich"}, {"stage": ["unknown"]}),
        ({"stage": State.IN_TOUCH}, {"reason": ["reason"]}),
        ({"stage": State.LOST}, {"reason": ["reason"]}),
        ({"url": "biên bản"}, {"url": ["invalid"]}),
    ],
)
def test_a_stage_without_day_evidence_or_reason_is_refused_and_nothing_stays(told, codes):
    row = make_investor(stage=State.SURVEYED, on=DAY)
    whole = {"stage": State.NEGOTIATING, "reached_on": DAY, "said": SAID, "day": TODAY, **told}

    with pytest.raises(ValidationError) as refused:
        staging.reach(row, **whole, by=make_user())

    assert codes_by_field(refused) == codes
    assert (row.stageproofs.count(), Investor.objects.get().state) == (1, State.SURVEYED)


def test_going_back_with_a_reason_keeps_what_was_reached_before():
    row = make_investor(stage=State.COMMITTED, on=DAY)

    row = reached(row, State.SURVEYED, on=date(2024, 6, 1), reason="Rút bản ghi nhớ.")

    proofs = [(proof.state, proof.reached_on) for proof in row.stageproofs.all()]
    assert proofs == [(State.COMMITTED, DAY), (State.SURVEYED, date(2024, 6, 1))]


def test_the_plain_move_does_not_pass_by_the_evidence():
    with pytest.raises(ValidationError) as refused:
        keeping.move(make_investor(), to=State.INVESTED, by=make_user())

    assert codes_by_field(refused) == {"state": ["no_proof"]}


def test_a_proof_is_mended_with_a_reason_and_the_trail_tells_both_days():
    proof = make_investor(stage=State.SURVEYED, on=DAY).stageproofs.get()
    told = {"reached_on": date(2024, 5, 7), "said": SAID, "day": TODAY, "by": make_user()}

    with pytest.raises(ValidationError, match="lý do"):
        staging.mend(proof, **told, reason=" ")
    staging.mend(proof, **told, reason="Ghi nhầm ngày.")

    step = proof.entry.steps.last()
    assert step.changes["reached_on"] == ["2024-05-06", "2024-05-07"]
