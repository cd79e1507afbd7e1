"""Every address of the workspace, asked by everybody: none breaks, all speak one language."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, reverse

from nhipcau.organisations.models import Role
from nhipcau.workspace.urls import urlpatterns
from tests.workspace.reading_html import faults_of, links_of, parsed, words_of
from tests.workspace.whole_office import Office

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ROLES = ["", *Role.values]
OPEN_TO_STRANGERS = {"sign_in", "set_language"}
ENGLISH = re.compile(
    r"\b(This field|Required|Submit|Choose file|Select a valid|Enter a|Ensure this|Currently|"
    r"Search|Save|Delete|Next|Previous|Sign in|Log in|Log out|Page not found|Forbidden|"
    r"None|True|False|Object|Unknown|recorded|draft|withdrawn|submitted|accepted|returned|"
    r"not_started|under_way|done|dropped|carried_over|lead|coordinate|officer|focal|article)\b"
)
FRAME_IN_VIETNAMESE = re.compile(
    "Hôm nay|Kế hoạch|Nhiệm vụ|Kết quả|Báo cáo|Toàn cảnh năm|Đơn vị|Người dùng|Quản trị|"
    "Đến nội dung chính|Tìm|Làm việc với vai trò|Đổi mật khẩu|Đăng xuất|Không nhập bí mật"
)


def addresses(office: Office) -> Iterator[tuple[str, str]]:
    """(name, address) of all; an address that nobody has told how to fill is an error here."""
    for pattern in urlpatterns:
        assert isinstance(pattern, URLPattern)
        takes = pattern.pattern.converters
        given = office.arguments(pattern.name) if takes else {}
        yield (
            pattern.name,
            reverse(f"workspace:{pattern.name}", kwargs={k: given[k] for k in takes}),
        )


def seen_by(office: Office, role: str, language: str = "") -> Iterator[tuple[str, str, object]]:
    """(name, address, answer) of every address, as the person of that role gets it."""
    client = Client()
    client.force_login(office.people[role])
    if language:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    for name, address in addresses(office):
        answer = client.get(address)
        if answer.streaming:
            b"".join(answer)  # a file that is read to its end is closed
        yield name, address, answer


# Shown as the public sees them, in the language of the text.
OF_THE_PUBLIC = {"edition_preview", "check_preview"}


def is_page(answer) -> bool:
    return answer.status_code in (200, 403) and answer["Content-Type"].startswith("text/html")


def test_strangers_get_nothing_but_the_way_in(office):
    sign_in = reverse("workspace:sign_in")
    client = Client()

    got = {
        name: "the way in" if getattr(answer, "url", "").startswith(sign_in) else answer.status_code
        for name, address in addresses(office)
        for answer in [client.get(address)]
    }

    let_through = {name: seen for name, seen in got.items() if seen not in ("the way in", 405)}
    assert let_through == {"sign_in": 200, "set_language": 302}


@pytest.mark.parametrize("role", ROLES)
def test_no_page_breaks_or_speaks_english_in_between(office, role):
    wrong = {}
    for name, _address, answer in seen_by(office, role):
        if answer.status_code not in (200, 302, 403, 405):
            wrong[name] = [answer.status_code]
        elif is_page(answer):
            page = parsed(answer.content.decode())
            english = ENGLISH.findall(words_of(page, "vi"))
            wrong[name] = [*faults_of(page, language="vi"), *english]

    assert {name: faults for name, faults in wrong.items() if faults} == {}


@pytest.mark.parametrize("role", [Role.OFFICER, Role.FOCAL, Role.LEADER, Role.ADMINISTRATOR])
def test_the_frame_speaks_english_where_it_was_chosen(office, role):
    left = {}
    for name, _address, answer in seen_by(office, role, language="en"):
        if not is_page(answer) or name in OF_THE_PUBLIC:
            continue
        page = parsed(answer.content.decode())
        frame = parsed("".join(map(str, page.select("body > :not(main), h1, .lead"))))
        said = FRAME_IN_VIETNAMESE.findall(words_of(frame, "en"))
        left[name] = [*faults_of(page, language="en"), *said]

    assert {name: faults for name, faults in left.items() if faults} == {}


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HEAD, Role.FOCAL, Role.LEADER])
def test_no_page_offers_a_way_its_reader_may_not_go(office, role):
    offered: dict[str, str] = {}
    for name, address, answer in seen_by(office, role):
        if answer.status_code == 200 and is_page(answer):
            for href in links_of(parsed(answer.content.decode())):
                offered.setdefault(urljoin(address, href), name)
    client = Client()
    client.force_login(office.people[role])

    closed = {}
    for href, where in offered.items():
        answer = client.get(href)
        b"".join(answer)
        if answer.status_code not in (200, 302):
            closed[where, href] = answer.status_code

    assert closed == {}
