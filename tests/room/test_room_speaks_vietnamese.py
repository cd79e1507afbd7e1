"""Every screen of the room in use is Vietnamese: no word asked for goes without its answer."""

import json
import re
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils.translation import trans_real
from wagtail.models import Locale

from nhipcau.editorial.catalogue import answer_of, answers, files
from nhipcau.editorial.models import KINDS, HomePage, SectionPage
from tests.factories.editorial import (
    make_editor,
    make_home,
    make_page,
    make_picture,
    make_translation,
)
from tests.workspace.reading_html import parsed, words_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.once,
    pytest.mark.usefixtures("drawn_pictures"),
]

# The same in both languages, or a name.
SAME = {"%(size)d byte", "%s KB", "%s MB"}
ENGLISH = re.compile(
    r"\b(?:Wagtail|the|page|pages|image|images|document|save|edit|delete|publish|draft|search|"
    r"locale|translation|history|settings|upload|choose|snippet|toggle|more|and|of|with)\b",
    re.IGNORECASE,
)


@pytest.fixture
def unanswered(monkeypatch) -> set[str]:
    """Words that were asked for in Vietnamese and had no answer."""
    found: set[str] = set()

    def watched(ask):
        def asked(self, *words):
            message = words[1] if ask.__name__.startswith(("pget", "npget")) else words[0]
            answer = ask(self, *words)
            if answer in words and re.search(r"[A-Za-z]{2}", message) and message.isascii():
                found.add(message)
            return answer

        return asked

    for name in ("gettext", "ngettext", "pgettext", "npgettext"):
        plain = getattr(trans_real.DjangoTranslation, name)
        monkeypatch.setattr(trans_real.DjangoTranslation, name, watched(plain))
    return found


@pytest.fixture
def room(client) -> SimpleNamespace:
    editor = make_editor()
    make_home("en", by=editor)
    section = make_page(SectionPage, title="Tin", slug="tin", by=editor)
    draft = make_page(parent=section, title="Lễ hội", slug="le-hoi", by=editor)
    first = draft.latest_revision_id
    draft.title = "Lễ hội lớn"
    second = draft.save_revision(user=editor)
    picture = make_picture(uploaded_by_user=editor)
    client.force_login(editor)
    return SimpleNamespace(
        client=client,
        section=section,
        draft=draft,
        texts=(first, second.pk),
        picture=picture,
    )


def screens(room) -> Iterator[str]:
    page, section = room.draft.pk, room.section.pk
    yield reverse("wagtailadmin_home")
    yield reverse("wagtailadmin_explore_root")
    yield reverse("wagtailadmin_explore", args=[section])
    yield reverse("wagtailadmin_pages:search")
    yield reverse("wagtailadmin_pages:add_subpage", args=[section])
    for kind in filter(lambda kind: kind.is_creatable, KINDS):
        if kind is not HomePage:
            name = kind._meta.model_name
            yield reverse("wagtailadmin_pages:add", args=["editorial", name, section])
    for name in ("edit", "history", "copy", "move", "delete", "usage"):
        yield reverse(f"wagtailadmin_pages:{name}", args=[page])
    yield reverse("wagtailadmin_pages:revisions_compare", args=[page, *room.texts])
    yield reverse("wagtailadmin_pages:revisions_revert", args=[page, room.texts[0]])
    yield reverse("wagtailadmin_choose_page")
    for library in ("wagtailimages", "wagtaildocs"):
        for name in ("index", "add", "add_multiple"):
            yield reverse(f"{library}:{name}")
        yield reverse(f"{library}_chooser:choose")
    for name in ("edit", "delete", "image_usage"):
        yield reverse(f"wagtailimages:{name}", args=[room.picture.pk])
    yield reverse("wagtail_localize:submit_page_translation", args=[page])


def said(answer) -> str:
    """What a page says, or the part of a page that a chooser sends."""
    html = answer.content.decode()
    if answer.headers["Content-Type"] == "application/json":
        html = answer.json().get("html", "")
    return words_of(parsed(html), "vi")


def test_every_word_of_the_screens_in_use_is_answered(room, unanswered):
    left = {}
    for address in screens(room):
        answer = room.client.get(address)
        assert answer.status_code == 200, address
        if words := set(ENGLISH.findall(said(answer))):
            left[address] = words

    assert (unanswered - SAME, left) == (set(), {})


def test_a_refused_form_speaks_vietnamese_too(room, unanswered):
    address = reverse("wagtailadmin_pages:edit", args=[room.draft.pk])

    answer = room.client.post(address, {"title": "", "slug": "", "body-count": "0"})

    assert (unanswered - SAME, set(ENGLISH.findall(said(answer)))) == (set(), set())


def test_the_translation_page_speaks_vietnamese(room, unanswered):
    english = Locale.objects.get(language_code="en")
    make_translation(room.section, "en", title="News")
    submit = reverse("wagtail_localize:submit_page_translation", args=[room.draft.pk])
    room.client.post(submit, {"locales": english.pk})
    translated = room.draft.get_translation(english)

    answer = room.client.get(reverse("wagtailadmin_pages:edit", args=[translated.pk]))

    assert (unanswered - SAME, set(ENGLISH.findall(said(answer)))) == (set(), set())
    assert "Lưu bản dịch vào bản nháp" in said(answer)


@pytest.mark.parametrize("address", ["/bien-tap/jsi18n/", "/bien-tap/localize/jsi18n/"])
def test_scripts_are_told_our_words(client, address):
    script = client.get(address).content.decode()
    told = json.loads(re.search(r"newcatalog = (\{.*?\n  \});", script, re.DOTALL)[1])
    known = [entry for path in files("djangojs") for entry in answers(path).values()]
    ours = {e.msgid: answer_of(e) for e in known if not (e.msgctxt or e.msgid_plural)}

    assert {word: told.get(word) for word in ours} == ours
