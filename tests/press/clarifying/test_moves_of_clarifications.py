"""Every move of a clarification from every state, and who may not make it."""

from datetime import date
from hashlib import sha256

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from nhipcau.notices.models import Notice
from nhipcau.organisations.models import Role, Succession
from nhipcau.press.clarifying import approving, facts, reopening, sending, writing
from nhipcau.press.clarifying.content import digest_of, last_version, signed_content
from nhipcau.press.models import Clarification
from tests.factories.clarifications import DAY, bring_clarification, make_signed, sign
from tests.factories.organisations import make_unit, make_user
from tests.factories.press import make_clarification, make_clipping, make_confirmed

pytestmark = pytest.mark.django_db

STATES = sorted(Clarification.State.values)
EDITABLE = ["drafting", "returned"]
REASON = "Nêu rõ trong bản này."


def _checked(row):
    return approving.check(row, by=make_user(), day=DAY).state


def _returned(row):
    return approving.return_to_drafter(row, reason=REASON, by=make_user()).state


def _signed(row):
    sign(row)
    return Clarification.objects.get(pk=row.pk).state


def _answered(row):
    row = sending.record_outcome(row, outcome="none", outcome_on=DAY, by=row.drafter)
    return row.state


MOVES = {
    "revise": (lambda r: writing.revise(r, changes={"title": "Tên khác"}, by=r.drafter).state,
               {"drafting": "drafting", "returned": "returned"}),
    "add_source": (lambda r: writing.add_source(r, clipping=make_confirmed(), by=r.drafter).state,
                   {"drafting": "drafting", "returned": "returned"}),
    "add_fact": (lambda r: facts.add_fact(r, statement="Có.", by=r.drafter).clarification.state,
                 {"drafting": "drafting", "returned": "returned"}),
    "send_to_check": (lambda r: approving.send_to_check(r, by=r.drafter, day=DAY).state,
                      dict.fromkeys(EDITABLE, "checking")),
    "take_back": (lambda r: approving.take_back(r, by=r.drafter).state, {"checking": "drafting"}),
    "return": (_returned, dict.fromkeys(["checking", "signing"], "returned")),
    "check": (_checked, {"checking": "signing"}),
    "sign": (_signed, {"signing": "signed"}),
    "drop": (lambda r: reopening.drop(r, reason=REASON, by=r.drafter).state,
             dict.fromkeys(EDITABLE, "dropped")),
    "reopen": (lambda r: reopening.reopen(r, reason=REASON, by=r.drafter).state,
               dict.fromkeys(["signed", "closed", "dropped"], "drafting")),
    "keep_signed": (lambda r: reopening.keep_signed(r, reason=REASON, by=r.drafter).state, {}),
    "outcome": (_answered, {"closed": "closed"}),
    "close": (lambda r: sending.close(r, by=r.drafter).state, {}),
}  # fmt: skip
"""Move -> how it is made, and where it leads from each state that allows it."""


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", sorted(MOVES))
def test_a_move_is_made_from_its_states_and_no_other(name, state):
    make, leads = MOVES[name]
    row = bring_clarification(state)
    steps = row.steps.count()

    try:
        reached = make(row)
    except ValidationError:
        reached = None

    now = Clarification.objects.get(pk=row.pk)
    assert reached == leads.get(state)
    assert (now.state, now.steps.count() > steps) == (reached or state, reached is not None)


@pytest.mark.parametrize("state", ["signed", "closed"])
def test_a_correction_is_left_and_the_draft_is_again_what_was_signed(state):
    row = bring_clarification(state)
    told = signed_content(row)
    row = reopening.reopen(row, reason=REASON, by=row.drafter)
    writing.revise(row, changes={"claim": "Khác hẳn."}, by=row.drafter)
    facts.take_off_fact(row.facts.get(), by=row.drafter)

    row = reopening.keep_signed(row, reason=REASON, by=row.drafter)

    assert (row.state, row.claim) == ("signed", told["claim"])
    source = row.facts.get().sources.get()
    assert (row.facts.get().statement, source.number) == ("Cảng vẫn đón tàu mỗi ngày.", "15/BC-CV")


def test_what_is_signed_cannot_be_dropped_any_more():
    row = reopening.reopen(make_signed(), reason=REASON, by=make_user())

    with pytest.raises(ValidationError, match="giữ nguyên bản đã ký"):
        reopening.drop(row, reason=REASON, by=row.drafter)


@pytest.mark.parametrize("wrote", ["drafter", "changed", "added_fact", "added_source"])
def test_whoever_wrote_at_it_does_not_check_it(wrote):
    row, other = make_clarification(), make_user()
    if wrote == "changed":
        writing.revise(row, changes={"truth": "Chỉ sửa một cầu cảng."}, by=other)
    elif wrote == "added_fact":
        facts.add_fact_source(row.facts.get(), label="Thông báo", number="88/TB", by=other)
    elif wrote == "added_source":
        writing.add_source(row, clipping=make_confirmed(), by=other)
    approving.send_to_check(row, by=make_user(), day=DAY)

    with pytest.raises(ValidationError) as refused:
        approving.check(row, by=row.drafter if wrote == "drafter" else other, day=DAY)

    assert refused.value.code == "four_eyes"


def _no_facts(row):
    row.facts.all().delete()


def _no_proof(row):
    row.facts.get().sources.all().delete()


def _no_place(row):
    row.sources.all().delete()


def _no_copy(row):
    source = row.sources.get().clipping
    source.output, source.exemption = None, ""
    source.save()


@pytest.mark.parametrize(
    ("lack", "sentence"),
    [(_no_facts, "Chưa có sự thật nào."), (_no_place, "Chưa có nơi đăng nội dung sai."),
     (_no_proof, "Sự thật thứ 1 chưa có căn cứ: “Cảng vẫn đón tàu mỗi ngày.”"),
     (_no_copy, "chưa có bản lưu hoặc lý do không có.")],
)  # fmt: skip
def test_nothing_is_signed_without_its_sources(lack, sentence):
    row = bring_clarification("signing")
    lack(row)

    with pytest.raises(ValidationError) as refused:
        sign(row)

    assert sentence in refused.value.messages[0]
    assert (Clarification.objects.get().state, row.versions.count()) == ("signing", 0)


@pytest.mark.parametrize(
    ("role", "is_own", "signs"),
    [("head", True, True), ("head", False, False), ("leader", False, True),
     ("officer", True, False), ("focal", True, False), ("editor", False, False)],
)  # fmt: skip
def test_the_head_of_the_unit_or_a_leader_signs(role, is_own, signs):
    row = bring_clarification("signing")
    person = make_user(role=role, unit=row.unit if is_own else None)

    appointment = approving.appointment_to_sign(row, by=person, day=DAY)

    assert (appointment is not None) == signs


def test_an_appointment_that_has_ended_signs_nothing():
    row = bring_clarification("signing")
    head = make_user(role=Role.HEAD, unit=row.unit, valid_to=date(2024, 3, 13))

    with pytest.raises(ValidationError, match="đang giữ chức vụ"):
        approving.sign(row, document_number="1/A", documented_on=DAY, by=head, day=DAY)


def test_the_head_of_the_unit_that_took_it_over_signs_in_its_own_name():
    old, new = make_unit(valid_to=date(2024, 3, 12)), make_unit(name="Sở Mới")
    Succession.objects.create(predecessor=old, successor=new, effective_on=date(2024, 3, 13))
    row = bring_clarification("signing", unit=old)
    head = make_user(role=Role.HEAD, unit=new, title="Phó Giám đốc")

    version = approving.sign(row, document_number="1/SM", documented_on=DAY, by=head, day=DAY)

    assert (version.unit_name, version.signer_title) == ("Sở Mới", "Phó Giám đốc")


@pytest.mark.parametrize(
    ("number", "on", "field"),
    [(" ", DAY, "document_number"), ("TUYỆT MẬT", DAY, "document_number"),
     ("1/A", date(2024, 3, 11), "documented_on"), ("1/A", date(2190, 1, 1), "documented_on")],
)  # fmt: skip
def test_a_signature_has_a_number_and_a_possible_day(number, on, field):
    row = bring_clarification("signing")
    head = make_user(role=Role.HEAD, unit=row.unit)

    with pytest.raises(ValidationError) as refused:
        approving.sign(row, document_number=number, documented_on=on, by=head, day=DAY)

    assert list(refused.value.message_dict) == [field]


def test_what_is_signed_is_kept_word_for_word():
    unit = make_unit(name="Sở Du lịch")
    source = make_confirmed(title="Cảng đóng cửa", address="https://bao.example/cang.html")
    row = make_signed(unit=unit, source=source)

    told = signed_content(row)

    assert told == {
        "title": "Tin sai về cảng",
        "claim": "Cảng đã đóng cửa.",
        "appearances": [{
            "outlet": source.outlet.name, "title": "Cảng đóng cửa",
            "address": "https://bao.example/cang.html", "published_on": "2024-03-12",
            "language": "vi",
        }],
        "facts": [{
            "statement": "Cảng vẫn đón tàu mỗi ngày.",
            "sources": [{"label": "Báo cáo của cảng vụ", "number": "15/BC-CV", "url": ""}],
        }],
        "issuer": "Sở Du lịch",
        "document_number": "12/SDL-TT",
        "documented_on": "2024-03-14",
        "signer_title": "Giám đốc",
    }  # fmt: skip


def test_a_correction_of_our_own_is_a_new_version_and_the_old_one_stays():
    row = make_signed()
    first = last_version(row)
    row = reopening.reopen(row, reason="Số liệu cũ.", by=row.drafter)
    facts.change_fact(row.facts.get(), statement="Cảng đón 4 tàu mỗi ngày.", by=row.drafter)
    approving.send_to_check(row, by=row.drafter, day=DAY)
    approving.check(row, by=make_user(), day=DAY)

    second = sign(row, number="15/SDL-TT")

    first.refresh_from_db()
    statements = [one.told["facts"][0]["statement"] for one in (first, second)]
    assert statements == ["Cảng vẫn đón tàu mỗi ngày.", "Cảng đón 4 tàu mỗi ngày."]
    assert [one.digest == digest_of(one.told) for one in (first, second)] == [True, True]
    assert (second.number, first.digest != second.digest) == (2, True)


def test_the_digest_is_of_the_rows_whatever_their_order():
    told = {"b": "đ", "a": [1]}

    assert digest_of(told) == sha256('{"a":[1],"b":"đ"}'.encode()).hexdigest()
    assert digest_of({"a": [1], "b": "đ"}) == digest_of(told)


def test_people_hear_of_what_lies_with_them():
    unit = make_unit()
    head = make_user(role=Role.HEAD, unit=unit)
    row = make_clarification(unit=unit)
    approving.send_to_check(row, by=row.drafter, day=timezone.localdate())
    approving.check(row, by=make_user(), day=timezone.localdate())
    approving.return_to_drafter(row, reason=REASON, by=head)

    heard = Notice.objects.order_by("pk").values_list("user", "subject")
    assert list(heard) == [
        (head.pk, "Bản làm rõ thông tin chờ kiểm tra"),
        (head.pk, "Bản làm rõ thông tin chờ ký"),
        (row.drafter_id, "Bản làm rõ thông tin cần sửa"),
    ]


@pytest.mark.parametrize("verb", [reopening.reopen, reopening.drop, approving.return_to_drafter])
@pytest.mark.parametrize("reason", ["", "  ", "TUYỆT MẬT"])
def test_a_move_back_needs_a_reason_without_a_stamp(verb, reason):
    with pytest.raises(ValidationError) as refused:
        verb(make_clarification(), reason=reason, by=make_user())

    assert list(refused.value.message_dict) == ["reason"]


def test_a_clipping_nobody_confirmed_is_no_source():
    with pytest.raises(ValidationError) as refused:
        writing.draft(
            [make_clipping()], values={"title": "A", "claim": "B"}, unit=make_unit(), by=make_user()
        )

    assert refused.value.error_dict["clipping"][0].code == "not_confirmed"
