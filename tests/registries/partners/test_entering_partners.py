"""Entering and changing a partner: its names, its steps, the entries that are found by it."""

import pytest
from django.core.exceptions import ValidationError

from nhipcau.registries.models import Agreement, Delegation, Partner, Register, ToldApart
from nhipcau.registries.partners.entering import enter_partner, revise_partner
from tests.factories.organisations import make_unit, make_user
from tests.factories.refusals import codes_by_field
from tests.factories.registries import make_entry, make_partner

pytestmark = pytest.mark.django_db


def entered(aliases=(), apart_from=(), **values):
    least = {"kind": "locality", "name": "Thành phố Izumisano", "country": "JP"}
    return enter_partner(
        values=least | values,
        aliases=aliases,
        apart_from=apart_from,
        unit=make_unit(),
        by=make_user(),
    )


def test_a_partner_is_kept_under_all_its_names_each_once():
    partner = entered(
        ["泉佐野", " Izumi  Sano ", "izumi-sano", "thanh pho izumisano", ""],
        original_name="泉佐野市",
    )

    told = [(row.text, row.language, row.key) for row in partner.aliases.all()]
    assert told == [("Izumi Sano", "", "izumi sano"), ("泉佐野", "ja", "泉佐野")]
    assert [list(Partner.objects.search(words)) for words in ("佐野", "sano izumi")] == [
        [partner],
        [partner],
    ]
    assert [step.act for step in partner.steps.all()] == ["enter"]


@pytest.mark.parametrize(
    ("name", "country", "language"),
    [
        ("ジェトロ", "", "ja"),
        ("外務省", "JP", "ja"),
        ("外交部", "CN", "zh"),
        ("외교부", "", "ko"),
        ("ແຂວງສາລະວັນ", "", "lo"),
        ("ភ្នំពេញ", "", "km"),
        ("อุบลราชธานี", "", "th"),
        ("МИД", "", "ru"),
    ],
)
def test_the_script_of_a_name_tells_its_language(name, country, language):
    partner = entered([name], country=country)

    assert partner.aliases.get().language == language


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"name": "  "}, {"name": ["blank"]}),
        ({"name": "TUYỆT MẬT"}, {"name": ["secret"]}),
        ({"country": "XX"}, {"country": ["country"]}),
        ({"kind": "planet"}, {"kind": ["invalid_choice"]}),
        ({"website": "khong phai"}, {"website": ["invalid"]}),
        ({"aliases": ["???"]}, {"aliases": ["alias"]}),
        ({"aliases": ["x" * 301]}, {"aliases": ["alias"]}),
        ({"aliases": [f"tên {n}" for n in range(61)]}, {"aliases": ["too_many"]}),
    ],
)
def test_what_is_wrong_is_refused_at_its_field_and_nothing_is_stored(values, refusal):
    with pytest.raises(ValidationError) as refused:
        entered(**values)

    assert (codes_by_field(refused), Partner.objects.count()) == (refusal, 0)


def test_a_change_says_what_was_and_what_is():
    partner = entered(["Izumi Sano"])

    revise_partner(
        partner,
        values={"name": "Izumisano", "is_friendly": True},
        aliases=["Thành phố Izumisano"],
        reason="Tên chính thức",
        by=make_user(),
    )

    step = partner.steps.last()
    assert (step.act, step.reason, step.changes) == (
        "revise",
        "Tên chính thức",
        {
            "name": ["Thành phố Izumisano", "Izumisano"],
            "is_friendly": [False, True],
            "aliases": [["Izumi Sano"], ["Thành phố Izumisano"]],
        },
    )


def test_a_change_of_nothing_leaves_no_step():
    partner = entered(["Izumi Sano"])

    revise_partner(partner, values={"name": partner.name}, by=make_user())

    assert partner.steps.count() == 1


def test_entries_are_found_by_the_new_names_of_their_partner():
    partner = entered()
    delegation = make_entry(partners=[partner])
    agreement = make_entry(Register.AGREEMENT, partners=[partner])

    revise_partner(partner, values={}, aliases=["ເມືອງອິຊຸມິ"], by=make_user())

    found = [list(model.objects.search("ອິຊຸມິ")) for model in (Delegation, Agreement)]
    assert found == [[delegation], [agreement]]


def test_a_partner_never_stands_under_itself():
    above = entered()
    below = entered(name="Sở mẫu", parent=above)

    with pytest.raises(ValidationError) as refused:
        revise_partner(above, values={"parent": below}, by=make_user())

    assert codes_by_field(refused) == {"parent": ["circle"]}


def test_a_partner_that_was_merged_is_changed_no_more():
    gone = make_partner(merged_into=make_partner())

    with pytest.raises(ValidationError, match="đã gộp"):
        revise_partner(gone, values={"name": "Khác"}, by=make_user())


def test_whoever_overrules_a_warning_tells_the_two_apart():
    first = entered()

    second = entered(apart_from=[first])

    assert list(ToldApart.objects.values_list("one", "other")) == [(first.pk, second.pk)]


def test_another_unit_may_follow_a_partner():
    partner, unit = entered(), make_unit(name="Sở Ngoại vụ mẫu")

    revise_partner(partner, values={"unit": unit}, by=make_user())

    assert Partner.objects.get().unit == unit
