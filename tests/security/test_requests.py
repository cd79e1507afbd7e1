"""What a request may carry: no forged form, no foreign address, no garbage that breaks a page."""

import pkgutil
from collections.abc import Iterable
from importlib import import_module

import pytest
from django.conf import settings
from django.core.cache import cache, caches
from django.test import Client
from django.urls import reverse

from nhipcau.organisations.models import Role
from nhipcau.workspace import forms as workspace_forms
from tests.factories.organisations import make_user
from tests.security.rights import RIGHTS

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.slow]

SIGN_IN = "/lam-viec/dang-nhap/"
PASSWORD = "cầu bắc qua sông"
HUGE = "9" * 40
GARBAGE = (
    HUGE, "-1", "0", "1e999", "NaN", "\x00", "a\x00b", "😀" * 50, "' OR 1=1 --", "%", "../../etc",
    "31/02/9999", "01/01/0001", "31/12/9999", "<script>", "ﬁ٣", "\ud800".encode("utf-8", "replace"),
    "a" * 5000,
)  # fmt: skip
PARAMETERS = (
    "page", "q", "task", "ke-hoach", "cua", "ky", "xem", "kind", "unit", "group", "plan", "first",
    "last", "state", "status", "whose", "dong", "nhom", "them", "sua", "next",
)  # fmt: skip
NOT_THE_HOUSE = ("https://example.com/", "//example.com/", "/\\example.com", "javascript:alert(1)",
                 "http:///example.com", "\thttps://example.com")  # fmt: skip


@pytest.fixture(autouse=True)
def _no_wrong_passwords_yet():
    caches["attempts"].clear()


@pytest.fixture
def officer():
    return make_user(username="du.lich", role=Role.OFFICER, password=PASSWORD)


def test_no_form_is_taken_without_its_token(staffed):

    got = {}
    for name, right in RIGHTS.items():
        letter = (right.change.replace("x", "") or "A")[0]
        client = staffed.client(letter, enforce_csrf_checks=True)
        got[name] = client.post(staffed.address(name)).status_code

    taken = {name: code for name, code in got.items() if code not in (403, 405)}
    assert taken == {}


@pytest.mark.parametrize("foreign", NOT_THE_HOUSE)
def test_no_way_leads_to_another_house(officer, foreign):
    posted = {"username": officer.username, "password": PASSWORD, "next": foreign}
    client = Client()
    client.force_login(officer)
    role = {"appointment": officer.appointments.get().pk, "next": foreign}

    answers = [
        Client().post(SIGN_IN, posted),
        Client().post(reverse("workspace:set_language"), {"language": "en", "next": foreign}),
        Client().post(reverse("workspace:set_language"), {}, headers={"referer": foreign}),
        client.post(reverse("workspace:choose_role"), role),
    ]

    assert {a.status_code for a in answers} == {302}
    assert [a.url for a in answers if not a.url.startswith("/") or a.url.startswith("//")] == []


def garbage(keys: Iterable[str], turn: int) -> dict[str, str | bytes]:
    """Each key with a value of GARBAGE, in turn; another `turn` gives each another one."""
    return {key: GARBAGE[(at + turn) % len(GARBAGE)] for at, key in enumerate(keys)}


@pytest.mark.parametrize("turn", range(2))
def test_no_page_breaks_on_what_stands_in_its_address(staffed, turn):

    broken = {}
    for letter in "FO":
        client = staffed.client(letter, raise_request_exception=False)
        for at, (name, right) in enumerate(RIGHTS.items()):
            if letter in right.read:
                asked = garbage([*PARAMETERS, "q[]"], turn * 5 + at)
                answer = client.get(staffed.address(name), query_params=asked)
                b"".join(answer)
                if answer.status_code >= 500:
                    broken[letter, name] = answer.status_code

    assert broken == {}


@pytest.mark.parametrize("turn", range(2))
def test_no_form_breaks_on_what_is_posted(staffed, turn):
    fields = posted_names(staffed)

    changing = {
        name: (staffed.address(name), letter)
        for name, right in RIGHTS.items()
        if name != "sign_out" and (letter := next((a for a in "FAO" if a in right.change), ""))
    }
    broken = {}
    for at, (name, (address, letter)) in enumerate(changing.items()):
        client = staffed.client(letter, raise_request_exception=False)
        answer = client.post(address, garbage(sorted(fields), turn * 3 + at))
        if answer.status_code >= 500:
            broken[name] = answer.status_code

    assert broken == {}


def posted_names(staffed) -> set[str]:
    """Every name of a field in the forms of the workspace, and those read beside them."""
    modules = [
        import_module(f"{workspace_forms.__name__}.{one.name}")
        for one in pkgutil.iter_modules(workspace_forms.__path__)
    ]
    forms = [
        one for module in modules for one in vars(module).values() if hasattr(one, "base_fields")
    ]
    items = [item.pk for item in staffed.office.report.items.all()]
    of_items = {
        f"{name}-{pk}" for name in ("words", "is_nil", "nil_reason", "status") for pk in items
    }
    beside = {"row", "group", "key", "another", "draft", "fill", "reuse", "submit", "language"}
    return {name for form in forms for name in form.base_fields} | of_items | beside


@pytest.mark.parametrize("day", ["01/01/0001", "31/12/9999", "01/01/1944", "01/01/2201"])
def test_a_round_of_another_age_is_refused_at_its_field(staffed, day):
    names = ("window_start", "window_end", "opens_on", "due_on")
    told = {"plan": staffed.office.plan.pk, "kind": "quarter", "year": "2024", "index": "3"}
    told |= dict.fromkeys(names, day) | {"title": "Quý", "reason": "Thử"}
    client, round = staffed.client("F"), staffed.office.round

    answers = [
        client.post(reverse("workspace:round_new"), told),
        client.post(reverse("workspace:round_revise", args=[round.pk]), told),
    ]

    assert [(a.status_code, len(a.context["form"].errors)) for a in answers] == [(422, 4)] * 2


@pytest.mark.parametrize("number", ["0", HUGE, "1" * 4000])
def test_an_address_with_a_number_of_nothing_is_not_found(staffed, number):
    client = staffed.client("F", raise_request_exception=False)
    paths = ("ke-hoach/{}/", "nhiem-vu/{}/", "ket-qua/{}/", "bao-cao/{}/", "bao-cao/dot/{}/",
             "bao-cao/tong-hop/{}/", "so-lieu/{}/", "tep/{}/", "don-vi/{}/", "nguoi-dung/{}/",
             "ke-hoach/nap/{}/")  # fmt: skip

    codes = {path: client.get(f"/lam-viec/{path.format(number)}").status_code for path in paths}

    assert set(codes.values()) == {404}, codes


@pytest.mark.parametrize(
    "address", ["/%00", "/lam-viec/%ff/", "/lam-viec/../etc/passwd", "/lam-viec/%0d%0aX: y/", "//"]
)
def test_an_address_that_is_garbage_is_not_found(client, address):
    client.raise_request_exception = False

    assert client.get(address).status_code in (302, 404)


def test_a_foreign_host_is_refused(client, settings):
    settings.ALLOWED_HOSTS = ["localhost"]

    assert client.get(SIGN_IN, headers={"host": "evil.example"}).status_code == 400


def test_cookies_are_for_our_pages_alone(client, officer):
    client.post(SIGN_IN, {"username": officer.username, "password": PASSWORD})
    session, token = (
        client.cookies[settings.SESSION_COOKIE_NAME],
        settings.CSRF_COOKIE_SAMESITE,
    )

    assert (session["httponly"], session["samesite"], token) == (True, "Lax", "Lax")
    assert settings.SESSION_COOKIE_SECURE == settings.CSRF_COOKIE_SECURE


def test_signing_in_begins_a_session_of_its_own(client, officer):
    client.get(SIGN_IN)
    client.session["planted"] = True
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = before = session.session_key

    client.post(SIGN_IN, {"username": officer.username, "password": PASSWORD})

    assert client.session.session_key != before
    assert not type(session)().exists(before)


def test_a_new_password_ends_every_other_session(officer):
    here, elsewhere = Client(), Client()
    here.force_login(officer)
    elsewhere.force_login(officer)
    fresh = "nhịp cầu mới tinh"

    here.post(
        reverse("workspace:own_password"),
        {"old_password": PASSWORD, "new_password1": fresh, "new_password2": fresh},
    )

    today = reverse("workspace:today")
    assert (here.get(today).status_code, elsewhere.get(today).status_code) == (200, 302)


def test_a_password_renewed_by_the_administrator_ends_every_session(officer):
    theirs, administrator = Client(), Client()
    theirs.force_login(officer)
    administrator.force_login(make_user(role=Role.ADMINISTRATOR))

    administrator.post(reverse("workspace:person_password", args=[officer.pk]))

    assert theirs.get(reverse("workspace:today")).status_code == 302


def test_a_session_that_was_signed_out_opens_nothing_any_more(client, officer):
    client.force_login(officer)
    kept = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post(reverse("workspace:sign_out"))
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = kept

    assert thief.get(reverse("workspace:today")).status_code == 302


def try_from(place: str, name: str, password: str):
    told = {"username": name, "password": password}
    return Client(REMOTE_ADDR=place).post(SIGN_IN, told)


def test_wrong_passwords_from_many_places_make_the_name_wait(officer):
    for number in range(60):
        try_from(f"10.0.0.{number}", officer.username, "sai")

    assert try_from("10.1.0.1", officer.username, PASSWORD).status_code == 422


def test_a_browser_the_person_has_used_is_not_held_up_by_strangers(officer):
    own = Client(REMOTE_ADDR="10.1.0.1")
    told = {"username": officer.username, "password": PASSWORD}
    own.post(SIGN_IN, told)
    own.post(reverse("workspace:sign_out"))
    for number in range(60):
        try_from(f"10.0.0.{number}", officer.username, "sai")

    assert own.post(SIGN_IN, told).status_code == 302


def test_a_browser_known_for_one_name_is_not_known_for_another(officer):
    stranger = make_user(username="ke.gian", password=PASSWORD)
    own = Client(REMOTE_ADDR="10.1.0.1")
    own.post(SIGN_IN, {"username": stranger.username, "password": PASSWORD})
    own.post(reverse("workspace:sign_out"))
    for number in range(60):
        try_from(f"10.0.0.{number}", officer.username, "sai")

    answer = own.post(SIGN_IN, {"username": officer.username, "password": PASSWORD})

    assert answer.status_code == 422


def test_a_few_wrong_passwords_elsewhere_keep_nobody_out(officer):
    for _ in range(12):
        try_from("10.0.0.1", officer.username, "sai")

    assert try_from("10.1.0.1", officer.username, PASSWORD).status_code == 302


def test_other_names_do_not_wash_the_count_away(officer):
    for _ in range(10):
        try_from("10.0.0.1", officer.username, "sai")
    for number in range(700):
        cache.set(f"other-{number}", 1)

    assert try_from("10.0.0.1", officer.username, PASSWORD).status_code == 422


@pytest.mark.parametrize("written", ["DU.LICH", " du.lich ", "ｄｕ.lich"])
def test_another_spelling_of_the_name_is_the_same_name(officer, written):
    for _ in range(10):
        try_from("10.0.0.1", written, "sai")

    assert try_from("10.0.0.1", officer.username, PASSWORD).status_code == 422


def test_a_body_far_beyond_any_upload_is_refused_before_it_is_read(client):
    answer = client.post(SIGN_IN, {}, CONTENT_LENGTH=str(10 * 2**30))

    assert answer.status_code == 413
    assert "quá lớn" in answer.content.decode()


def test_a_long_report_is_not_too_long_to_post(client):
    client.force_login(make_user(role=Role.OFFICER))

    answer = client.post(
        reverse("workspace:output_new"), {f"words-{n}": "ậ" * 5000 for n in range(300)}
    )

    assert answer.status_code == 422
