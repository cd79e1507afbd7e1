"""The room lets in whom an appointment of today lets in, and lets them write where it says."""

from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from nhipcau.editorial.models import SectionPage
from nhipcau.editorial.rooms import bring_rights_up_to, place_of, unit_for
from nhipcau.organisations.models import Role, Succession
from tests.factories.editorial import edition_of, make_editor, make_home, make_page
from tests.factories.organisations import make_unit, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def section():
    """The component page of a unit."""
    return make_page(SectionPage, title="Du lịch", slug="du-lich", unit=make_unit())


def board(client, user):
    client.force_login(user)
    return client.get(reverse("wagtailadmin_home"))


@pytest.mark.parametrize("role", [Role.EDITOR, Role.FOCAL, Role.ADMINISTRATOR])
def test_editors_and_keepers_write_everywhere(client, role):
    make_home()

    assert board(client, make_user(role=role)).status_code == 200


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HEAD, Role.LEADER, ""])
def test_others_are_told_who_may_come_in(client, role):
    make_home()

    answer = board(client, make_user(role=role))

    assert answer.status_code == 403
    assert "Phòng biên tập dành cho biên tập viên" in answer.content.decode()


def test_nobody_comes_in_without_signing_in(client):
    answer = client.get(reverse("wagtailadmin_explore_root"))

    assert (answer.status_code, answer.url.split("?")) == (
        302,
        [reverse("workspace:sign_in"), "next=/bien-tap/pages/"],
    )


def test_the_editors_own_sign_in_leads_to_ours(client):
    answer = client.get(reverse("wagtailadmin_login"), {"next": "/bien-tap/"})

    assert unquote(answer.url) == f"{reverse('workspace:sign_in')}?next=/bien-tap/"


def test_an_officer_writes_under_the_page_of_the_unit_alone(client, section):
    officer = make_user(role=Role.OFFICER, unit=section.unit)
    inside, outside = make_page(parent=section, slug="trong"), make_page(slug="ngoai")
    client.force_login(officer)

    statuses = [
        client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code
        for page in (inside, outside, section.get_parent())
    ]

    assert statuses == [200, 302, 302]


def test_an_officer_sees_no_draft_of_another_unit(client, section):
    page = make_page(slug="ngoai", title="Bản nháp của đơn vị khác")
    text, home = page.latest_revision_id, make_home("en")
    source, _made = TranslationSource.get_or_create_from_instance(page)
    client.force_login(make_user(role=Role.OFFICER, unit=section.unit))

    names = ("edit", "history", "usage", "view_draft", "copy", "move", "delete", "revisions_index")
    addresses = [
        *(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]) for name in names),
        reverse("wagtailadmin_pages:revisions_view", args=[page.pk, text]),
        reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "earliest", "latest"]),
        reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
        reverse("wagtailadmin_choose_page_child", args=[page.get_parent().pk]),
        reverse("wagtailadmin_api:pages:listing"),
        reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
        reverse("wagtail_localize:update_translations", args=[source.pk]),
    ]

    told = {one for one in addresses if "Bản nháp của" in client.get(one).content.decode()}
    assert (told, home.get_children().count()) == (set(), 0)


def test_an_heir_writes_under_the_page_of_the_unit_that_ended(section, today):
    heir, old = make_unit(), section.unit
    old.valid_from, old.valid_to = today - timedelta(900), today - timedelta(30)
    old.save()
    Succession.objects.create(predecessor=old, successor=heir, effective_on=today - timedelta(29))

    place = place_of(make_user(role=Role.OFFICER, unit=heir), day=today)

    assert place.sections == (section.pk,)
    assert unit_for(section, by=make_editor(), day=today) == heir


def test_rights_go_with_the_appointment(client, today):
    make_home()
    editor = make_editor()
    board(client, editor)
    editor.appointments.update(valid_to=today - timedelta(1))

    assert board(client, editor).status_code == 403
    assert list(editor.groups.all()) == []


def test_where_nothing_changed_three_questions_are_asked(django_assert_max_num_queries, today):
    make_home()
    editor = make_editor()
    bring_rights_up_to(editor, day=today)

    with django_assert_max_num_queries(3):
        bring_rights_up_to(editor, day=today)


def test_no_right_of_the_room_is_one_to_publish(today, section):
    people = [make_editor(), make_user(role=Role.OFFICER, unit=section.unit)]
    for person in people:
        bring_rights_up_to(person, day=today)

    held = {
        right.permission.codename
        for person in people
        for group in person.groups.all()
        for right in group.page_permissions.all()
    }

    assert held == {"add_page", "change_page"}


def test_a_page_under_a_component_page_is_a_work_of_its_unit(client, section):
    client.force_login(make_user(role=Role.OFFICER, unit=section.unit))
    address = reverse("wagtailadmin_pages:add", args=["editorial", "infopage", section.pk])

    client.post(address, {"title": "Giới thiệu", "slug": "gioi-thieu", "body-count": "0"})

    page = Page.objects.get(slug="gioi-thieu")
    assert (edition_of(page).work.unit, page.live) == (section.unit, False)


@pytest.mark.parametrize(
    "name",
    [
        "wagtailadmin_account",
        "wagtailadmin_password_reset",
        "wagtailadmin_reports:site_history",
        "wagtailadmin_workflows:index",
        "wagtaillocales:index",
        "wagtailsites:index",
        "wagtailusers_groups:index",
        "wagtailusers_users:index",
    ],
)
def test_what_the_house_keeps_itself_is_closed(client, name):
    make_home()
    client.force_login(make_user(role=Role.ADMINISTRATOR))

    answer = client.get(reverse(name))

    own = name == "wagtailadmin_account"
    assert answer.status_code == (302 if own else 404)
