"""What the product never does: it speaks to no other house and keeps no file on any person."""

import ast
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.models import FileField

import nhipcau
from nhipcau.documents.models import StoredFile
from nhipcau.organisations.models import Appointment, User
from nhipcau.registries.models import (
    Consent,
    Contact,
    ContactDetail,
    Member,
    Partner,
    PressArticle,
    PressVisit,
    PublicationCase,
    Registration,
)
from tests.security.rights import RIGHTS

ROOT = Path(nhipcau.__file__).parent
# Modules by which a program speaks over a network, posts, sends mail or starts another program.
SPEAKING = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib",
    "socket", "socketserver", "ssl", "subprocess", "telnetlib", "urllib.request", "urllib3",
    "webbrowser", "websockets", "xmlrpc", "django.core.mail",
}  # fmt: skip
ALLOWED = {
    "cli/gunicorn_server.py": {"socket"},  # asks whether our own port is free
    "editorial/translating/machine.py": {"urllib"},  # the translation service named, if one is
    "notices/letters.py": {"django"},  # letters to people outside, by the same hand
    # Outlets are asked, never told anything: see test_limits_of_press.
    "press/fetching/client.py": {"http", "socket", "ssl", "urllib3"},
    "press/fetching/failures.py": {"socket", "ssl", "urllib3"},
    "press/fetching/fetch.py": {"urllib3"},
    "press/fetching/guard.py": {"urllib3"},
    "press/fetching/resolving.py": {"socket"},
    "room/entering.py": {"http"},  # the names of answers, no line
    "notices/mailing.py": {
        "django",
        "smtplib",
    },  # the one hand that gives mails to the server named
}
# What a person's row may hold: who they are at work, and the account.
OF_A_PERSON = {
    "id", "username", "full_name", "folded", "email", "phone", "password", "last_login",
    "is_superuser", "is_staff", "is_active", "date_joined", "groups", "user_permissions",
    "receives_mail",
}  # fmt: skip
# What the record of a publication that misstates sovereignty may hold: an object and its papers.
OF_A_CASE = {
    "entry_ptr", "object_kind", "what", "quantity", "place", "basis", "basis_clause", "handler",
    "transferred_on", "document", "closed_on", "outcome", "result",
}  # fmt: skip
OF_A_ROLE = {"id", "user", "unit", "role", "title", "valid_from", "valid_to"}
# Of a visit of foreign press: the fields of form 01/BC-BNG, its permit, its days, who wrote to us.
OF_A_PRESS_VISIT = {
    "entry_ptr", "kind", "outlet", "outlet_name", "with_delegation", "country", "people", "purpose",
    "places", "interviews", "publication_plan", "equipment", "agency", "received_on",
    "forwarded_on", "answered_on", "informed_on", "permit_number", "permit_from", "permit_until",
    "guide", "reported_on", "request_code", "language", "requester_name", "requester_email",
    "requester_phone", "ground", "keep_until", "restricted_on", "erased_at",
}  # fmt: skip
# Of an article what it is called and where it stands; never who wrote it.
OF_AN_ARTICLE = {
    "id", "entry", "title", "outlet", "published_on", "language", "url", "taken_off_at",
    "taken_off_reason",
}  # fmt: skip
PROFILING = ("birth", "gender", "religion", "ethnic", "politic", "opinion", "sentiment", "score",
             "rating", "health", "marital", "facebook", "zalo", "social", "ip_address",
             "user_agent", "location", "photo", "avatar", "behaviour",
             "reputation", "risk")  # fmt: skip


def imported(path: Path) -> set[str]:
    """Dotted names of what a module takes in, at the top or inside a function."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "__import__":
            found.add("__import__")
    return found


def is_speaking(name: str) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in SPEAKING)


def test_nothing_of_ours_speaks_over_a_network_but_what_is_listed():
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        where = str(path.relative_to(ROOT))
        speaking = {name.split(".")[0] for name in imported(path) if is_speaking(name)}
        if speaking - ALLOWED.get(where, set()):
            found[where] = speaking

    assert found == {}


def test_no_page_or_script_of_ours_asks_another_house():
    own = ("http://www.w3.org/", "http://localhost", "https://example")
    found = {}
    for path in sorted((*ROOT.rglob("*.html"), *ROOT.rglob("*.css"), *ROOT.rglob("elements/*.js"))):
        words = path.read_text("utf-8")
        for sign in ('src="http', 'src="//', 'href="http', 'href="//', "url(http", "@import url(h",
                     "fetch(", "sendBeacon", "XMLHttpRequest", "WebSocket"):  # fmt: skip
            if sign in words and not any(one in words for one in own):
                found[str(path.relative_to(ROOT))] = sign

    assert found == {}


def test_the_framework_asks_nobody_either():
    assert (
        settings.WAGTAIL_GRAVATAR_PROVIDER_URL,
        settings.WAGTAIL_ENABLE_UPDATE_CHECK,
        settings.WAGTAIL_ENABLE_WHATS_NEW_BANNER,
        settings.SECURE_REFERRER_POLICY,
    ) == (None, False, False, "same-origin")


def test_a_person_is_a_name_an_account_and_dated_roles():
    person = {one.name for one in User._meta.get_fields() if not one.auto_created or one.concrete}
    role = {one.name for one in Appointment._meta.get_fields() if not one.auto_created}

    assert (person, role | {"id"}) == (OF_A_PERSON, OF_A_ROLE)


def test_no_register_of_ours_rates_or_follows_a_person():
    of_pages_and_answers = {
        "Inquiry.rating_key",
        "Rating.score",  # by nobody, of nobody
        "Picture.photographer",  # whose picture it is, as the law asks to say
    }
    fields = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("nhipcau.")
        for field in model._meta.get_fields()
        if any(word in field.name.lower() for word in PROFILING)
    }

    assert fields <= of_pages_and_answers


def test_of_foreign_press_we_keep_what_the_request_and_the_permit_say_and_nothing_more():
    visit = {field.name for field in PressVisit._meta.local_fields}
    article = {field.name for field in PressArticle._meta.local_fields}

    assert (visit, article) == (OF_A_PRESS_VISIT, OF_AN_ARTICLE)


def test_a_case_of_a_publication_is_an_object_and_has_no_field_for_a_person():
    own = {field.name for field in PublicationCase._meta.local_fields}
    linked = {
        field.related_model
        for field in PublicationCase._meta.get_fields()
        if field.is_relation and field.concrete
    }

    assert own == OF_A_CASE
    assert linked & {Contact, Member, Registration, Partner} == set()


def test_nothing_searches_for_cases_follows_them_or_asks_for_a_removal():
    """They are entered by hand on the common pages of the registers; no address is theirs."""
    words = ("case", "vu-viec", "takedown", "removal", "monitor", "crawl", "scan")
    addresses = {
        name
        for name in RIGHTS
        if name.split("_")[0] in words or any(word in name for word in words[2:])
    }

    assert addresses == set()


def test_a_person_of_the_registers_is_reached_at_work_and_nothing_more():
    private = ("belief", "family", "spouse", "child", "hobby", "private", "home", "network",
               "profile", "twitter", "linkedin", "account", "handle", "scan")  # fmt: skip
    people = (Contact, ContactDetail, Member, Registration, PressVisit)

    fields = {
        f"{model.__name__}.{field.name}"
        for model in people
        for field in model._meta.local_fields
        if any(word in field.name.lower() for word in private)
    }

    assert (fields, set(ContactDetail.Kind.values)) == (
        set(),
        {"email", "phone", "mobile", "address", "other"},
    )


def test_no_scan_of_a_passport_can_be_kept_beside_a_person():
    kept = {
        f"{model.__name__}.{field.name}"
        for model in (Contact, ContactDetail, Consent, Member, Registration, PressVisit)
        for field in model._meta.local_fields
        if isinstance(field, FileField) or field.related_model is StoredFile
    }

    assert kept == {"Consent.proof"}
