"""Two partners that are one: what is shown before, what moves, what stays, what comes back."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from nhipcau.registries import keeping
from nhipcau.registries.models import Agreement, Contact, Delegation, Merge, Partner, Register
from nhipcau.registries.partners.entering import enter_partner, revise_partner
from nhipcau.registries.partners.finding import named, standing_for
from nhipcau.registries.partners.merging import merge_contacts, merge_partners
from nhipcau.registries.partners.planning import plan_partners
from nhipcau.registries.partners.undoing import last_day_to_undo, settle_merges, undo_merge
from nhipcau.registries.privacy.erasing import erase
from tests.factories.organisations import make_unit, make_user
from tests.factories.refusals import codes_of
from tests.factories.registries import make_contact, make_detail, make_entry, make_partner

pytestmark = pytest.mark.django_db


def entered(name, *aliases, **values):
    values = {"kind": "locality", "name": name, "country": "LA", **values}
    return enter_partner(values=values, aliases=aliases, unit=make_unit(), by=make_user())


@pytest.fixture
def kept():
    return entered("Tỉnh Champasak", website="https://champasak.example/")


@pytest.fixture
def gone():
    return entered("Tỉnh Chăm-pa-xắc", "ແຂວງຈຳປາສັກ", phone="+856 31", website="https://a.example/")


def undone(merge, **said):
    told = {"reason": "Hai nơi khác nhau", "by": make_user(), "today": last_day_to_undo(merge)}
    return undo_merge(merge, **told | said)


def test_the_plan_says_which_value_stays_and_what_moves(kept, gone):
    make_entry(Register.AGREEMENT, title="Bản ghi nhớ", partners=[gone])
    make_entry(title="Đoàn hai tên", partners=[kept, gone])
    make_contact(partner=gone)

    plan = plan_partners(kept, gone, {"website": "gone"})

    stays = {one.name: one.stays for one in plan.fields}
    assert stays == {"name": "kept", "unit": "kept", "website": "gone", "phone": "gone"}
    assert [(one.label, one.count, one.held, one.titles) for one in plan.moves] == [
        ("thỏa thuận quốc tế", 1, 0, ("Bản ghi nhớ",)),
        ("đoàn ra, đoàn vào", 1, 1, ("Đoàn hai tên",)),
        ("người liên hệ", 1, 0, ()),
    ]
    assert plan.names == ("Tỉnh Chăm-pa-xắc", "ແຂວງຈຳປາສັກ")


def test_what_pointed_at_the_gone_one_points_at_the_kept_one(kept, gone):
    agreement = make_entry(Register.AGREEMENT, partners=[gone])
    both = make_entry(partners=[kept, gone])
    contact = make_contact(partner=gone)

    merge_partners(kept, gone, by=make_user(), reason="Một tỉnh")

    linked = [list(agreement.partners.all()), list(both.partners.all())]
    assert linked == [[kept], [kept]]
    assert Contact.objects.get(pk=contact.pk).partner == kept
    assert Partner.objects.get(pk=gone.pk).merged_into == kept


def test_the_kept_one_goes_by_all_names_and_so_do_its_entries(kept, gone):
    old = make_entry(partners=[kept])
    moved = make_entry(Register.AGREEMENT, partners=[gone])

    merge_partners(kept, gone, by=make_user())

    assert named("tinh cham pa xac") == named("ແຂວງຈຳປາສັກ") == [kept]
    assert list(Delegation.objects.search("ຈຳປາສັກ")) == [old]
    assert list(Agreement.objects.search("champasak")) == [moved]


def test_a_name_that_does_not_stay_is_still_one_of_its_names(kept, gone):
    merge_partners(kept, gone, choices={"name": "gone"}, by=make_user())

    found = Partner.objects.get(pk=kept.pk)
    assert (found.name, named("Tỉnh Champasak")) == ("Tỉnh Chăm-pa-xắc", [found])


def test_history_stays_under_the_old_number_and_entries_say_what_happened(kept, gone):
    entry = make_entry(partners=[gone])

    merge_partners(kept, gone, reason="Một tỉnh", by=make_user())

    acts = [[step.act for step in one.steps.all()] for one in (kept, gone, entry)]
    assert acts == [["enter", "merge"], ["enter", "merge"], ["enter", "merge_partner"]]


def test_an_old_address_leads_to_the_one_kept_in_the_end(kept, gone):
    last = entered("Tỉnh Champassak")

    merge_partners(kept, gone, by=make_user())
    merge_partners(last, kept, by=make_user())

    assert standing_for(Partner.objects.get(pk=gone.pk)) == last


def test_work_done_since_the_merge_outlives_its_undoing(kept, gone):
    entry = make_entry(partners=[gone])
    merge = merge_partners(kept, gone, choices={"phone": "gone", "website": "gone"}, by=make_user())
    revise_partner(kept, values={"phone": "+856 99"}, by=make_user())
    keeping.revise(entry, values={"title": "Đoàn mới"}, by=make_user())

    undone(merge)

    kept.refresh_from_db()
    assert (kept.phone, kept.website) == ("+856 99", "https://champasak.example/")
    assert list(Delegation.objects.search("moi cham pa xac")) == [entry]
    assert (named("Tỉnh Chăm-pa-xắc"), named("Tỉnh Champasak")) == ([gone], [kept])


@pytest.mark.parametrize(
    ("days", "reason", "codes"), [(0, " ", {"reason"}), (1, "Nhầm", {"late"}), (0, "Nhầm", set())]
)
def test_a_merge_is_undone_with_a_reason_until_its_last_day(kept, gone, days, reason, codes):
    merge = merge_partners(kept, gone, by=make_user())
    day = last_day_to_undo(merge) + timedelta(days=days)

    try:
        undone(merge, reason=reason, today=day)
        refused = set()
    except ValidationError as refusal:
        refused = codes_of(pytest.ExceptionInfo.from_exception(refusal))

    assert refused == codes


def test_merges_of_the_same_are_undone_the_last_one_first(kept, gone):
    first = merge_partners(kept, gone, by=make_user())
    second = merge_partners(entered("Champassak"), kept, by=make_user())

    with pytest.raises(ValidationError) as refused:
        undone(first)
    undone(second)

    assert (codes_of(refused), undone(first).undone_at is not None) == ({"order"}, True)


def test_what_was_merged_is_not_merged_again_nor_with_itself(kept, gone):
    merge_partners(kept, gone, by=make_user())

    for one, other in ((kept, gone), (kept, kept)):
        with pytest.raises(ValidationError):
            merge_partners(one, other, by=make_user())

    assert Merge.objects.count() == 1


def test_a_friendly_day_makes_the_kept_one_friendly(kept):
    gone = make_partner(is_friendly=True, friendly_since="2012-05-06")

    merge_partners(kept, gone, by=make_user())

    assert Partner.objects.get(pk=kept.pk).is_friendly is True


def test_a_person_is_restricted_from_the_earlier_day_and_reached_in_each_way_once():
    kept, gone = make_contact(), make_contact(restricted_on="2024-05-06")
    make_detail(kept)
    make_detail(gone)
    make_detail(gone, value="+81 3", kind="phone")

    merge_contacts(kept, gone, by=make_user())

    kept.refresh_from_db()
    assert kept.restricted_on.isoformat() == "2024-05-06"
    assert sorted(kept.details.values_list("kind", flat=True)) == ["email", "phone"]


def test_no_word_of_a_person_stands_in_what_was_planned():
    kept, gone = make_contact(name="Tanaka"), make_contact(name="Yamada", note="Thư ký")

    merge = merge_contacts(kept, gone, by=make_user())

    assert "Yamada" not in str(merge.planned)
    assert "Thư ký" not in str(merge.planned)


def test_data_that_were_erased_do_not_come_back():
    kept, gone = make_contact(), make_contact(name="Yamada")
    merge = merge_contacts(kept, gone, by=make_user())
    erase([kept], by=make_user())

    with pytest.raises(ValidationError) as refused:
        undone(merge)

    assert codes_of(refused) == {"erased"}


def test_the_words_of_a_person_merged_away_go_once_it_cannot_be_undone():
    kept, gone = make_contact(name="Tanaka"), make_contact(name="Yamada")
    last = last_day_to_undo(merge_contacts(kept, gone, by=make_user()))

    too_early, done = settle_merges(today=last), settle_merges(today=last + timedelta(days=1))

    names = [Contact.objects.get(pk=one.pk).name for one in (kept, gone)]
    assert (too_early, done, names) == (0, 1, ["Tanaka", ""])
