"""A request is forwarded, permitted or refused, takes place, is reported; clocks go along."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.documents.models import StoredFile
from nhipcau.registries import keeping, parts
from nhipcau.registries.models import Paper, PressArticle, PressVisit, ProgrammeItem
from nhipcau.registries.press_visits import handling
from nhipcau.registries.press_visits.changing import answer, ask_change
from nhipcau.registries.press_visits.figures import press_figures
from tests.factories.organisations import make_user
from tests.factories.plans import make_plan, make_section, make_task
from tests.factories.press_visits import ARRIVES, LEAVES, MONDAY, make_permitted, make_request
from tests.factories.refusals import codes_by_field
from tests.factories.registries import make_entry

pytestmark = pytest.mark.django_db
State = PressVisit.State


def clocks(visit: PressVisit) -> dict[str, tuple[date, date | None]]:
    return {one.code: (one.due_on, one.done_on) for one in visit.clocks.all()}


def took_place() -> PressVisit:
    visit = make_permitted()
    return handling.took_place(visit, by=visit.guide)


def test_a_request_must_be_at_the_ministry_ten_days_before_and_is_sent_on_next_day():
    visit = make_request()

    assert clocks(visit) == {
        "press_apply": (date(2024, 6, 21), None),
        "press_forward": (date(2024, 6, 4), None),
    }


def test_the_ministry_has_seven_working_days_from_the_day_it_was_sent_on():
    visit = handling.forward(make_request(), on=date(2024, 6, 4), by=make_user())

    assert clocks(visit)["press_permit"] == (date(2024, 6, 13), None)


def test_a_resident_office_is_answered_by_the_province_in_five_working_days():
    visit = make_request(kind="resident")

    due = (date(2024, 6, 10), None)
    assert clocks(visit) == {"press_answer": due, "press_inform": due}


def test_the_report_is_due_three_working_days_after_the_last_day():
    visit = took_place()

    assert clocks(visit)["press_report"] == (date(2024, 7, 10), None)
    visit = handling.report(visit, on=date(2024, 7, 9), by=visit.guide)
    assert clocks(visit)["press_report"] == (date(2024, 7, 10), date(2024, 7, 9))


@pytest.mark.parametrize(
    ("to", "values", "codes"),
    [
        ("forwarded", {}, {"forwarded_on": ["no_forwarding"]}),
        ("refused", {}, {"answered_on": ["no_answer"]}),
        (
            "permitted",
            {},
            {
                "permit_number": ["no_permit"],
                "answered_on": ["no_answer"],
                "permit_from": ["no_validity"],
                "permit_until": ["no_validity"],
            },
        ),
        (
            "permitted",
            {
                "permit_number": "1/GP",
                "answered_on": MONDAY,
                "permit_from": date(2024, 7, 2),
                "permit_until": date(2024, 7, 4),
            },
            {"starts_on": ["before_permit"], "ends_on": ["after_permit"]},
        ),
    ],
)
def test_each_state_needs_what_belongs_to_it(to, values, codes):
    visit = make_request()

    with pytest.raises(ValidationError) as refused:
        handling.move(visit, to=to, values=values, reason="Vì vậy.", by=make_user())

    assert codes_by_field(refused) == codes


def test_a_resident_office_needs_no_days_of_validity():
    visit = make_request(kind="resident")

    visit = handling.permit(visit, number="20/UBND-NC", on=date(2024, 6, 7), by=make_user())

    assert (visit.state, clocks(visit)["press_answer"][1]) == ("permitted", date(2024, 6, 7))


def test_nothing_takes_place_without_a_guide_of_the_unit_and_an_approved_programme():
    visit = handling.permit(
        make_request(), number="1/GP", on=MONDAY, valid_from=ARRIVES, valid_until=LEAVES,
        by=make_user(),
    )  # fmt: skip

    found = []
    for guide in (None, make_user()):
        with pytest.raises(ValidationError) as refused:
            handling.move(visit, to="took_place", values={"guide": guide}, by=make_user())
        found.append(codes_by_field(refused))

    assert found == [
        {"guide": ["no_guide"], "__all__": ["no_programme"]},
        {"guide": ["foreign_guide"], "__all__": ["no_programme"]},
    ]


def test_with_the_permit_the_programme_asked_for_is_approved_and_who_asked_is_told():
    visit = make_permitted()

    assert visit.programmeitems.get().is_approved
    kinds = [one.kind for one in visit.mails.all()]
    assert kinds == ["receipt", "forwarded", "permitted"]


def test_a_refusal_tells_its_reason_to_who_asked():
    visit = make_request()

    visit = handling.refuse(visit, reason="Trùng lịch.", on=date(2024, 6, 5), by=make_user())

    assert "Trùng lịch." in visit.mails.last().body


def test_going_back_writes_no_letter():
    visit = took_place()

    handling.move(visit, to="permitted", reason="Ghi nhầm.", by=visit.guide)

    assert visit.mails.last().kind == "permitted"
    assert visit.mails.count() == 3


def test_an_approved_programme_moves_only_with_an_approved_change():
    visit = make_permitted()
    point, by = visit.programmeitems.get(), visit.guide

    codes = []
    for act in (
        lambda: parts.change(point, values={"place": "Nơi khác"}, by=by),
        lambda: parts.take_off(point, reason="Thôi.", by=by),
        lambda: parts.add(visit, ProgrammeItem, values={"on": ARRIVES, "what": "Thêm"}, by=by),
    ):
        with pytest.raises(ValidationError) as refused:
            act()
        codes.append(codes_by_field(refused))

    assert codes == [{"__all__": ["approved"]}] * 3


def test_an_approved_change_adds_and_drops_points_and_leaves_a_step():
    visit = make_permitted()
    by, old = visit.guide, visit.programmeitems.get()
    change = ask_change(visit, what="Đổi sang làng khác", on=date(2024, 6, 20), by=by)
    told = {"on": ARRIVES, "what": "Làng khác", "is_approved": False}
    new = parts.add(visit, ProgrammeItem, values=told, by=by)

    answer(change, is_approved=True, document="9/UBND", on=date(2024, 6, 21), adds=[new],
           drops=[old], by=by)  # fmt: skip

    standing = visit.programmeitems.filter(taken_off_at=None, is_approved=True)
    assert [str(one) for one in standing] == ["Làng khác"]
    assert "press_change" not in clocks(visit)
    assert [one.act for one in visit.steps.all()][-1] == "answer_change"
    assert visit.mails.last().kind == "change"


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        ({"is_approved": True, "document": " "}, {"document": ["no_document"]}),
        ({"is_approved": True, "on": date(2024, 6, 1)}, {"answered_on": ["order"]}),
        ({"is_approved": False, "drops": True}, {"is_approved": ["points"]}),
    ],
)
def test_an_answer_is_in_writing_and_a_refused_change_moves_nothing(told, codes):
    visit = make_permitted()
    change = ask_change(visit, what="Đổi", on=date(2024, 6, 20), by=visit.guide)
    drops = [visit.programmeitems.get()] if told.pop("drops", None) else []

    with pytest.raises(ValidationError) as refused:
        answer(change, **{"document": "9/UBND", "on": date(2024, 6, 21)} | told, drops=drops,
               by=visit.guide)  # fmt: skip

    assert codes_by_field(refused) == codes
    assert clocks(visit)["press_change"] == (date(2024, 6, 24), None)


def test_before_the_permit_the_programme_is_simply_written():
    visit, by = make_request(), make_user()
    point = parts.add(
        visit, ProgrammeItem, values={"on": ARRIVES, "what": "Làng", "is_approved": False}, by=by
    )

    parts.change(point, values={"what": "Làng gốm"}, by=by)
    with pytest.raises(ValidationError):
        ask_change(visit, what="Đổi", on=MONDAY, by=by)

    assert visit.programmeitems.get().what == "Làng gốm"


@pytest.mark.parametrize(
    ("name", "media_type", "subject"),
    [
        ("passport_scan.jpg", "image/jpeg", ""),
        ("Hộ chiếu Tanaka.pdf", "application/pdf", ""),
        ("MyPassport.PNG", "image/png", ""),
        ("img_0123.jpg", "image/jpeg", "Bản chụp hộ chiếu"),
        ("护照.pdf", "application/pdf", ""),
    ],
)
def test_a_scan_of_a_passport_is_refused_with_a_sentence(name, media_type, subject):
    visit, by = make_request(), make_user()
    file = StoredFile.objects.create(name=name, media_type=media_type, size=1, sha256="0" * 64)

    with pytest.raises(ValidationError, match="không giữ bản chụp hộ chiếu") as refused:
        parts.add(visit, Paper, values={"kind": "other", "file": file, "subject": subject}, by=by)

    assert (codes_by_field(refused), visit.papers.count()) == ({"file": ["passport"]}, 0)


def test_other_papers_are_kept_and_words_about_passports_too():
    visit, by = make_request(), make_user()
    file = StoredFile.objects.create(
        name="Chương trình.pdf", media_type="application/pdf", size=1, sha256="0" * 64
    )

    parts.add(visit, Paper, values={"kind": "programme", "file": file}, by=by)
    parts.add(visit, Paper, values={"kind": "other", "subject": "Về thị thực, hộ chiếu"}, by=by)

    assert visit.papers.count() == 2


def test_articles_prove_the_output_by_themselves():
    plan = make_plan(year=2024)
    visit = took_place_in_past(tasks=[make_task(plan=plan, group=make_section(plan))])

    article = {"title": "Kilns", "outlet": "Sample", "published_on": date(2024, 5, 20),
               "url": "https://outlet.example/kilns"}  # fmt: skip
    parts.add(visit, PressArticle, values=article, by=visit.guide)

    visit.refresh_from_db()
    assert visit.output.quantity == 2
    assert "https://outlet.example/kilns" in {one.url for one in visit.output.evidence.all()}


def took_place_in_past(**values: object) -> PressVisit:
    """As `took_place`, in May 2024, so that it may count."""
    visit = make_permitted()
    days = {"starts_on": date(2024, 5, 6), "ends_on": None, "permit_from": date(2024, 5, 1),
            "received_on": date(2024, 4, 1)}  # fmt: skip
    visit = keeping.revise(visit, values=days | values, by=visit.guide)
    return handling.took_place(visit, by=visit.guide)


def test_figures_of_a_window_count_visits_people_countries_and_articles():
    visit = took_place_in_past()
    article = {"title": "Kilns", "outlet": "Sample", "published_on": date(2024, 5, 20)}
    parts.add(visit, PressArticle, values=article, by=visit.guide)
    make_request(kind="resident", outlet_name="Other", day=date(2024, 5, 2))

    told = press_figures(date(2024, 5, 1), date(2024, 5, 31))

    assert (told.visits, told.reporters, told.countries) == (1, 2, (("JP", 1),))
    assert (told.articles, told.asked, told.kinds) == (1, 1, (("resident", 1),))
    assert told.reports_late == 1


@pytest.mark.parametrize(
    ("model", "values", "codes"),
    [
        (ProgrammeItem, {"on": date(2024, 7, 6), "what": "Làng"}, {"on": ["outside"]}),
        (PressArticle, {"published_on": date(2024, 6, 30)}, {"published_on": ["before"]}),
        (PressArticle, {"url": "https://outlet.example/1"}, {"url": ["twice"]}),
    ],
)
def test_points_and_articles_belong_to_the_visit(model, values, codes):
    visit, by = make_request(), make_user()
    article = {"title": "Bài", "outlet": "Báo", "published_on": LEAVES}
    told = article | {"url": "https://outlet.example/1"}
    parts.add(visit, PressArticle, values=told, by=by)

    with pytest.raises(ValidationError) as refused:
        parts.add(visit, model, values=values if "on" in values else article | values, by=by)

    assert codes_by_field(refused) == codes


def test_whoever_wrote_to_us_is_kept_until_some_day():
    with pytest.raises(ValidationError) as refused:
        make_entry("press_visit", requester_email="a@outlet.example")

    assert codes_by_field(refused) == {"keep_until": ["no_end"]}
