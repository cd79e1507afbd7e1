"""Partners that are likely one, and those that only look like it."""

import pytest

from nhipcau.registries.partners.apart import tell_apart
from nhipcau.registries.partners.doubles import Why, likely_doubles, suspected_pairs
from nhipcau.registries.partners.likeness import bare_words, closeness
from tests.factories.organisations import make_user
from tests.factories.registries import make_partner

ALIKE = [
    ("Công ty TNHH Ánh Dương", "Công ty Cổ phần Anh Duong"),
    ("Toyota Motor Corporation", "TOYOTA MOTOR CORP."),
    ("Sao Mai Co., Ltd", "Công ty trách nhiệm hữu hạn Sao Mai"),
    ("株式会社日立製作所", "日立製作所"),
    ("日立製作所(株)", "株式会社 日立製作所"),
    ("삼성전자 주식회사", "삼성전자"),
    ("บริษัท ไทยเบฟ จำกัด", "ไทยเบฟ"),
    ("Tỉnh Champasak", "Champassak Province"),
    ("Tỉnh Salavan", "Tỉnh Saravan"),
    ("Tỉnh Attapeu", "Tỉnh Attapư"),
    ("Izumi Sano", "Thành phố Izumisano"),
    ("泉佐野市", "泉佐野"),
    ("Société Générale S.A.", "Societe Generale"),
    ("Hội Hữu nghị Lào - Việt Nam", "Hội hữu nghị Việt Nam – Lào"),
    ("Viện Khoa học Liên ngành mẫu", "Viện Khoa học Liên ngành mẫu ICISE"),
]
OTHERS = [
    ("Tỉnh Champasak", "Tỉnh Salavan"),
    ("Tỉnh Sekong", "Tỉnh Salavan"),
    ("Đại sứ quán Nhật Bản tại Việt Nam", "Đại sứ quán Hàn Quốc tại Việt Nam"),
    ("Hội người Việt Nam tại tỉnh Champasak", "Hội người Việt Nam tại tỉnh Salavan"),
    ("Công ty TNHH Ánh Dương", "Công ty TNHH Bình Minh"),
    ("Trường Trung học số 1", "Trường Trung học số 2"),
    ("Khách sạn Sa Pa", "Khách sạn Sa"),
    ("Công ty Hải Dương", "Công ty Hải Phong"),
    ("日本貿易振興機構", "日本放送協会"),
    ("NHK", "NHA"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_names_of_one_organisation_are_close(one, other):
    assert closeness(bare_words(one), bare_words(other)) > 0


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_names_of_two_organisations_are_not(one, other):
    assert closeness(bare_words(one), bare_words(other)) == 0


@pytest.mark.parametrize("name", ["Công ty", "Group", "株式会社", "市"])
def test_a_name_that_is_a_legal_form_alone_stays_whole(name):
    assert bare_words(name) != ()


@pytest.mark.django_db
def test_what_is_being_entered_is_held_against_every_name():
    partner = make_partner(original_name="泉佐野市", names="Izumisano City")

    by_alias = likely_doubles({"name": "Izumisano city", "country": "JP"})
    by_script = likely_doubles({"name": "Thị trấn mẫu", "original_name": "泉佐野"})

    assert [(one.partner, one.why) for one in by_alias] == [(partner, (Why.SAME_NAME,))]
    assert [(one.partner, one.why) for one in by_script] == [(partner, (Why.CLOSE_NAME,))]


@pytest.mark.django_db
@pytest.mark.parametrize(("country", "is_warned"), [("JP", False), ("LA", True), ("", True)])
def test_close_names_in_two_countries_are_two_partners(country, is_warned):
    make_partner(name="Hội doanh nhân Attapu", country="LA")

    found = likely_doubles({"name": "Hội doanh nhân Attapeu", "country": country})

    assert (found != []) == is_warned


@pytest.mark.django_db
def test_a_mission_there_is_none_of_the_missions_here():
    make_partner(name="Đại sứ quán Nhật Bản tại Việt Nam", kind="mission")
    theirs = {"name": "Đại sứ quán Việt Nam tại Nhật Bản", "country": "JP"}

    assert likely_doubles(theirs | {"kind": "our_mission"}) == []
    assert likely_doubles(theirs | {"kind": "mission"}) != []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"website": "http://izumi.example/vi"}, (Why.WEBSITE,)),
        ({"email": "office@izumi.example"}, (Why.MAIL_HOST,)),
        ({"email": "INFO@izumi.example"}, (Why.MAILBOX,)),
        ({"email": "info@gmail.com"}, None),
    ],
)
def test_the_same_host_makes_a_likely_double(values, why):
    make_partner(website="https://www.izumi.example/", email="info@izumi.example")
    make_partner(name="Hội mẫu", email="hoi@gmail.com")

    found = likely_doubles({"name": "Cơ quan khác hẳn", **values})

    assert [one.why for one in found] == ([why] if why else [])


@pytest.mark.django_db
def test_a_host_of_many_and_the_house_of_a_parent_tell_nothing():
    parent = make_partner(name="Tỉnh mẫu", website="https://mau.example/")
    make_partner(name="Sở Du lịch", website="https://mau.example/dl", parent=parent)

    assert suspected_pairs() == []


@pytest.mark.django_db
def test_pairs_told_apart_are_not_suspected_again():
    one = make_partner(name="Tỉnh Salavan", country="LA")
    other = make_partner(name="Tỉnh Saravan", country="LA")
    make_partner(name="Tỉnh Salavan cũ", country="LA", merged_into=one)
    before = [(pair.one, pair.other) for pair in suspected_pairs()]

    tell_apart(other, one, by=make_user())

    assert (before, suspected_pairs()) == ([(one, other)], [])
